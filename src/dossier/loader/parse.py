"""From the bytes of a clipping to its articles: pure, and never an exception."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath

from dossier.loader.assemble import Origin, assemble
from dossier.loader.decode import is_binary
from dossier.loader.draft import Drafts, Format, Given, Limits
from dossier.loader.formats import FORMATS, HEAD
from dossier.loader.ids import id_of
from dossier.loader.kinds import not_an_article
from dossier.loader.second import second_article
from dossier.loader.sidecar import read_sidecar
from dossier.model import Article, Issue, Record


class Parsed(Record, frozen=True):
    """What was understood of a clipping, and what was not."""

    articles: tuple[Article, ...]
    issues: tuple[Issue, ...] = ()


def parse(
    file: str,
    data: bytes,
    sidecar: bytes | None = None,
    *,
    folder: str = ".",
    limits: Limits | None = None,
) -> Parsed:
    """Return the articles of a clipping.

    Args:
        file: its path relative to the dossier's folder, with forward slashes.
        data: its bytes.
        sidecar: the bytes of the YAML file beside it, if there is one.
        folder: the folder of the clippings, which ids leave out.
        limits: bounds on what is read.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return Parsed((), (_empty(file),))
    given, issues = read_sidecar(f"{file}.yaml", sidecar) if sidecar else ((), ())
    row = format_of(file, data)
    if row is None:
        return Parsed((), (*issues, _unknown(file)))
    found = row.read(data, file, limits or Limits())
    read = _articles(found, row, Origin(file, "", row.name, id_of(file, folder), given), data)
    told = issues + found.issues + read.issues
    nothing = () if read.articles or found.issues or read.issues else (_no_text(file),)
    return Parsed(read.articles, told + nothing)


def _articles(found: Drafts, row: Format, origin: Origin, data: bytes) -> Parsed:
    """Return the articles of the drafts, and issues for those drafts that are none."""
    digest = sha256(data).hexdigest()
    origin = Origin(origin.file, digest, row.name, origin.id, _for_one(found, origin.sidecar))
    articles: list[Article] = []
    issues: list[Issue] = []
    for draft in found.drafts:
        article = assemble(draft, origin)
        other = not_an_article(article)
        second = second_article(article, draft) if row.name == "plain" else None
        issues += [issue for issue in (other, second) if issue is not None]
        if article.text and other is None:
            articles.append(article)
    return Parsed(tuple(articles), tuple(issues))


def _for_one(found: Drafts, given: tuple[Given, ...]) -> tuple[Given, ...]:
    """Leave out of the sidecar of a collection what can be true of one article only."""
    if len(found.drafts) < 2:  # noqa: PLR2004 - one article or several
        return given
    return tuple(g for g in given if g.field in {"source", "language", "rights", "saved", "agency"})


def format_of(file: str, data: bytes) -> Format | None:
    """Return the row of the table for a clipping, ``None`` where it is of no known format."""
    suffix = PurePosixPath(file).suffix.lower()
    head = data[:HEAD]
    fitting = (row for row in FORMATS if suffix in row.suffixes)
    row = next((r for r in fitting if r.recognise is None or r.recognise(head)), None)
    if row is not None:
        return row
    row = next((r for r in FORMATS if r.recognise is not None and r.recognise(head)), None)
    if row is not None or is_binary(data):
        return row
    return next(r for r in FORMATS if r.name == "plain")


def _empty(file: str) -> Issue:
    message = f"{file} is empty: save the article again, or delete the file."
    return Issue("empty-file", "error", file, message)


def _unknown(file: str) -> Issue:
    message = (
        f"{file} is not text and of no format that is known: save the article as text, HTML or PDF."
    )
    return Issue("binary-file", "error", file, message)


def _no_text(file: str) -> Issue:
    message = f"No article was found in {file}: look at what was saved, and save the article again."
    return Issue("no-article", "warning", file, message)
