"""The articles as citations: BibTeX, RIS and CSL-JSON; all of them, each, and those of each event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dossier.builder.exports import places, said
from dossier.builder.exports.pieces import Download, Joint, Section, nothing
from dossier.builder.exports.records import each, encode, runs
from dossier.builder.page import Page
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.model import Article, Basis, Interval, Record


class Citation(Record, frozen=True):
    """What a bibliography says of an article."""

    id: str
    title: str
    authors: tuple[str, ...]
    outlet: str
    when: Interval | None
    language: str
    url: str | None
    archived: str | None


def downloads(register: Register) -> tuple[Download, ...]:
    """Return the citations of all articles in each format."""
    of = runs(register.articles)
    sections = {
        "bib": Section(b"", each(_in_bibtex, of), lambda found: "\n".join(found).encode(), b"\n"),
        "ris": Section(b"", each(_in_ris, of), lambda found: "".join(found).encode()),
        "json": Section(b"[\n", each(_in_csl, of), _items, b",\n", b"\n]\n", b"[]\n"),
    }
    return tuple(Download(places.citations(name), (one,)) for name, one in sections.items())


JOINT = Joint(downloads, nothing)


def _in_bibtex(register: Register, article_id: str) -> Iterator[str]:
    yield _bibtex(_citation(register, register.articles[article_id]))


def _in_ris(register: Register, article_id: str) -> Iterator[str]:
    yield "".join(_ris(_citation(register, register.articles[article_id])))


def _in_csl(register: Register, article_id: str) -> Iterator[dict[str, Any]]:
    yield _csl(_citation(register, register.articles[article_id]))


def _items(found: Iterable[dict[str, Any]]) -> bytes:
    """Return what stands between the brackets of a list."""
    return encode([*found]).removeprefix(b"[\n").removesuffix(b"\n]\n")


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the citations of each article, and of those of each event."""
    yield from (Part(of_article, (article,)) for article in register.articles)
    yield from (Part(of_event, (event.id, event.reports)) for event in register.events.values())


def of_article(register: Register, article_id: str) -> Iterator[Page]:
    """Yield the citation of an article in each format."""
    cited = [_citation(register, register.articles[article_id])]
    for suffix, write in FORMATS.items():
        yield Page(places.citation("articles", article_id, suffix), write(cited))


def of_event(register: Register, event_id: str, reports: Sequence[str]) -> Iterator[Page]:
    """Yield the citations of the articles of an event in each format."""
    cited = [_citation(register, register.articles[article]) for article in reports]
    for suffix, write in FORMATS.items():
        yield Page(places.citation("events", event_id, suffix), write(cited))


def _citation(register: Register, article: Article) -> Citation:
    """Return what a bibliography says of an article; nothing is added to what is known."""
    return Citation(
        id=article.id,
        title=_title(article),
        authors=said.authors(article),
        outlet=said.outlet(register, article.id),
        when=article.published.when if article.published else None,
        language="" if article.language == "und" else article.language,
        url=said.original(article),
        archived=said.web(article.archived_url.value) if article.archived_url else None,
    )


def _title(article: Article) -> str:
    """Return the title; in square brackets, as librarians do, where it was not given by the source."""
    own = article.headline and article.headline.basis is not Basis.LEDE
    return said.heading(article) if own else f"[{said.heading(article)}]"


def _parts(day: dt.date, precision: str) -> tuple[int, ...]:
    """Return a day as far as it is known: year, year and month, or all three."""
    known = {"month": 2, "season": 1, "year": 1, "decade": 1, "century": 1}.get(precision, 3)
    known = 1 if precision.endswith("the year") else known
    return (day.year, day.month, day.day)[:known]


def _split_name(name: str) -> tuple[str, str] | None:
    """Return (given, family) of a name of two to four words, or ``None`` where it is not sure."""
    parts = name.split()
    if not 2 <= len(parts) <= 4 or not re.fullmatch(r"[^\d,;:()/&|]+", name):  # noqa: PLR2004 - words of a personal name
        return None
    if not all(part[0].isupper() or part[:3].lower() in _PARTICLES for part in parts):
        return None
    cut = next((i for i, part in enumerate(parts) if i and part.islower()), len(parts) - 1)
    return " ".join(parts[:cut]), " ".join(parts[cut:])


_PARTICLES = {"al-", "el-", "van", "von", "der", "den", "de", "da", "di", "bin", "ibn", "del", "la"}


# CSL-JSON


def csl(citations: Sequence[Citation]) -> bytes:
    """Return citations as CSL-JSON, which Zotero and pandoc read."""
    return encode([_csl(one) for one in citations])


def _csl(one: Citation) -> dict[str, Any]:
    """Return one citation; a field that is not known is left out."""
    fields = {
        "id": one.id,
        "type": "article-newspaper" if one.outlet else "article",
        "title": one.title,
        "author": [_csl_name(name) for name in one.authors],
        "container-title": one.outlet,
        "issued": _csl_date(one.when),
        "language": one.language,
        "URL": one.url,
        "note": f"Archived: {one.archived}" if one.archived else None,
    }
    return {name: value for name, value in fields.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    """Return a name in its parts, or as it is where they are not sure."""
    parts = _split_name(name)
    return {"given": parts[0], "family": parts[1]} if parts else {"literal": name}


def _csl_date(when: Interval | None) -> dict[str, Any] | None:
    """Return an interval as one date, or as a range."""
    days = said.known_days(when)
    if not when or not days:
        return None
    parts = list(dict.fromkeys(_parts(day, when.precision) for day in days))
    vague = when.precision in {"earliest", "season"} or when.precision.endswith("the year")
    return {"date-parts": parts, **({"circa": True} if vague else {})}


# RIS


def ris(citations: Sequence[Citation]) -> bytes:
    """Return citations as RIS."""
    return "".join(line for one in citations for line in _ris(one)).encode()


def _ris(one: Citation) -> Iterator[str]:
    """Yield the lines of one citation."""
    day = said.known_days(one.when)[:1]
    parts = _parts(day[0], one.when.precision) if day and one.when else ()
    tags: list[tuple[str, str | None]] = [
        ("TY", "NEWS"),
        ("ID", one.id),
        ("TI", one.title),
        *(("AU", _ris_name(name)) for name in one.authors),
        ("T2", one.outlet),
        ("PY", str(parts[0]) if parts else None),
        (
            "DA",
            "/".join([*(f"{part:02}" for part in parts), *[""] * (4 - len(parts))])
            if parts
            else None,
        ),
        ("LA", one.language),
        ("UR", one.url),
        ("N1", f"Archived: {one.archived}" if one.archived else None),
    ]
    yield from (f"{tag}  - {value}\r\n" for tag, value in tags if value)
    yield "ER  - \r\n\r\n"


def _ris_name(name: str) -> str:
    """Return a name, family name first where it is sure."""
    parts = _split_name(name)
    return f"{parts[1]}, {parts[0]}" if parts else name


# BibTeX

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(citations: Sequence[Citation]) -> bytes:
    """Return citations as BibTeX in UTF-8."""
    return "\n".join(_bibtex(one) for one in citations).encode()


def _bibtex(one: Citation) -> str:
    """Return one entry."""
    days = said.known_days(one.when)[:1]
    parts = _parts(days[0], one.when.precision) if days and one.when else ()
    fields = [
        ("title", f"{{{{{_tex(one.title)}}}}}"),
        ("author", _braced(" and ".join(_tex_name(name) for name in one.authors))),
        ("journal", _braced(_tex(one.outlet))),
        ("year", str(parts[0]) if parts else ""),
        ("month", _MONTHS[parts[1] - 1] if len(parts) > 1 else ""),
        ("day", str(parts[2]) if len(parts) > 2 else ""),  # noqa: PLR2004 - year, month, day
        ("url", _braced(_tex_address(one.url))),
        ("note", _braced(f"Archived: {_tex_address(one.archived)}" if one.archived else "")),
    ]
    kind = "article" if one.outlet else "misc"
    lines = "".join(f"  {name} = {value},\n" for name, value in fields if value)
    return f"@{kind}{{{_bibtex_key(one.id)},\n{lines}}}\n"


def _bibtex_key(article: str) -> str:
    """Return a key that BibTeX takes; article ids are unique in these characters."""
    return re.sub(r"[^A-Za-z0-9_.:\-]", "-", article)


def _tex(text: str) -> str:
    """Return a text with all that means something to TeX made to be shown."""
    return text.translate(_SPECIAL)


def _tex_name(name: str) -> str:
    """Return a name; in braces where it is not to be taken apart."""
    return _tex(name) if _split_name(name) else f"{{{_tex(name)}}}"


def _tex_address(address: str | None) -> str:
    """Return an address for a field that TeX reads as it stands."""
    return (address or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _braced(text: str) -> str:
    """Return a value in braces, or nothing for nothing."""
    return f"{{{text}}}" if text else ""


FORMATS: dict[str, Callable[[Sequence[Citation]], bytes]] = {"bib": bibtex, "ris": ris, "json": csl}
