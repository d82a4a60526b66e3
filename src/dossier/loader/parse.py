"""From the bytes of a clipping to its articles: pure, and never an exception."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath

from msgspec.structs import replace

from dossier.loader.alike import mixed_letters
from dossier.loader.assemble import Origin, assemble
from dossier.loader.decode import is_binary, recoded
from dossier.loader.draft import Drafts, Format, Given, Limits
from dossier.loader.formats import FORMATS, HEAD
from dossier.loader.ids import id_of
from dossier.loader.kinds import not_an_article
from dossier.loader.packed import opened
from dossier.loader.second import second_article
from dossier.loader.sidecar import charset_of, read_sidecar
from dossier.loader.strange import unknown
from dossier.model import Article, Basis, Issue, Record


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
    limits = limits or Limits()
    clipping = opened(file, data, limits)
    issues += clipping.issues
    row = format_of(clipping.name, clipping.data) if clipping.data else None
    if row is None:
        return Parsed((), issues if clipping.issues else (*issues, unknown(file, clipping.data)))
    said = charset_of(sidecar) if sidecar else None
    found = row.read(recoded(clipping.data, said), file, limits)
    if clipping.issues:
        found = _cut_off(found)
    found = _without_endless(found, file, limits.article_signs)
    read = _articles(found, row, Origin(file, "", row.name, id_of(file, folder), given), data)
    told = issues + found.issues + read.issues
    nothing = () if read.articles or found.issues or read.issues else (_no_text(file),)
    return Parsed(read.articles, told + nothing)


def _without_endless(found: Drafts, file: str, most: int) -> Drafts:
    """Leave out what is too long for an article, and say so."""
    sizes = [sum(len(block.text) for block in draft.blocks) for draft in found.drafts]
    told = tuple(_endless(file, draft.record, size, most) for draft, size in zip(found.drafts, sizes, strict=True) if size > most)  # fmt: skip
    kept = tuple(d for d, size in zip(found.drafts, sizes, strict=True) if size <= most)
    return Drafts(kept, found.issues + told) if told else found


def _endless(file: str, record: int | None, size: int, most: int) -> Issue:
    name = file if record is None else f"{file}, record {record},"
    message = (
        f"{name} has a text of {size:,} characters, more than the {most:,} that are read of one "
        "article: split it, or keep it outside the dossier."
    )
    return Issue("too-big", "error", file, message)


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
        found_in = (other, second, mixed_letters(article))
        issues += [issue for issue in found_in if issue is not None]
        if article.text and other is None:
            articles.append(article)
    return Parsed(tuple(articles), tuple(issues))


def _for_one(found: Drafts, given: tuple[Given, ...]) -> tuple[Given, ...]:
    """Leave out of the sidecar of a collection what can be true of one article only."""
    if len(found.drafts) < 2:  # noqa: PLR2004 - one article or several
        return given
    return tuple(g for g in given if g.field in {"source", "language", "rights", "saved", "agency"})


def _cut_off(found: Drafts) -> Drafts:
    """Say of the last article of a file that breaks off that it does, too."""
    given = Given("cut_off", "the file breaks off", Basis.RECORD)
    last = tuple(replace(d, given=(*d.given, given)) for d in found.drafts[-1:])
    return replace(found, drafts=found.drafts[:-1] + last)


def format_of(file: str, data: bytes) -> Format | None:
    """Return the row of the table for a clipping, ``None`` where it is of no known format."""
    suffix = PurePosixPath(file).suffix.lower()
    head = data[:HEAD]
    named = [row for row in FORMATS if suffix in row.suffixes]
    sure = next((r for r in named if r.recognise and r.recognise(head)), None)
    told = next((r for r in named if r.recognise is None and r is not FORMATS[-1]), None)
    if sure or told:
        return sure or told
    # What is called a text may be anything but a mail, whose head people paste with its words.
    others = (
        row
        for row in FORMATS
        if row.recognise and row not in named and not (named and row.name == "mail")
    )
    other = next((r for r in others if r.recognise and r.recognise(head)), None)
    is_xml = head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml")
    return other or (None if is_xml or is_binary(data) else FORMATS[-1])


def _empty(file: str) -> Issue:
    message = f"{file} is empty: save the article again, or delete the file."
    return Issue("empty-file", "error", file, message)


def _no_text(file: str) -> Issue:
    message = f"No article was found in {file}: look at what was saved, and save the article again."
    return Issue("no-article", "warning", file, message)
