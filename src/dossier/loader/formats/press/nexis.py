"""Nexis and LexisNexis: "1 of 25 DOCUMENTS" of old, "End of Document" of today."""

from __future__ import annotations

import re

from dossier.loader.draft import Field
from dossier.loader.formats.press.regions import Entry, Line, lines, split_after
from dossier.model import Span

_NUMBER = re.compile(
    r"^[ \t]*(?:Document )?\d+ (?:of|von|de|sur) \d+ (?:DOCUMENTS?|DOKUMENTEN?)[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_END = re.compile(r"^[ \t]*End of Document[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(
    r"(BYLINE|SECTION|LENGTH|HIGHLIGHT|DATELINE|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|SUBJECT|GRAPHIC|"
    r"AUTOR|AUTEUR|RUBRIK|RUBRIQUE|SECCI[ÓO]N|SECTIE|RUBRIEK|L[ÄA]NGE|LONGUEUR|LONGITUD|LENGTE|SPRACHE|LANGUE|IDIOMA|TAAL|UPDATE|LADEDATUM|DATE-CHARGEMENT|"
    r"TYPE-PUBLICATION|GEOGRAPHIC|ORGANIZATION|PERSON|COMPANY|TICKER|INDUSTRY|COUNTRY|STATE|CITY|TYPE|DISTRIBUTION|CORRECTION|"
    r"CORRECTION-DATE|HEADLINE|NOTES|SERIES|URL|COPYRIGHT|Body|Classification|Notes|Graphic)(?::[ \t\u00a0]*+(.*))?",
    re.IGNORECASE,
)
_OTHER_WORDS = {
    "autor": "byline",
    "auteur": "byline",
    "rubrik": "section",
    "rubrique": "section",
    "rubriek": "section",
    "sectie": "section",
    "sección": "section",
    "seccion": "section",
    "länge": "length",
    "longueur": "length",
    "longitud": "length",
    "lengte": "length",
    "sprache": "language",
    "langue": "language",
    "idioma": "language",
    "taal": "language",
    "update": "load-date",
    "ladedatum": "load-date",
    "date-chargement": "load-date",
    "type-publication": "publication-type",
}
"""Names of the fields in other languages of the database."""
_FIELDS: dict[str, Field] = {
    "byline": "byline",
    "section": "section",
    "highlight": "standfirst",
    "language": "language",
    "copyright": "rights",
    "url": "url",
}
_AFTER = frozenset(
    {
        "load-date",
        "language",
        "publication-type",
        "journal-code",
        "subject",
        "geographic",
        "organization",
        "person",
        "company",
        "ticker",
        "industry",
        "country",
        "state",
        "city",
        "type",
        "distribution",
        "classification",
        "graphic",
        "notes",
        "correction-date",
    }
)
_BARE = frozenset({"body", "classification", "notes", "graphic"})
_DAY = re.compile(
    r"(?:[^\W\d]+,? )?(?:[^\W\d]+\.? \d{1,2}, ?\d{4}|\d{1,2}\.? [^\W\d]+ \d{4})\b.{0,40}"
)


def is_text(text: str) -> bool:
    """Say whether a text is a Nexis export."""
    head = text[:40_000]
    if not (_NUMBER.search(head) or _END.search(text)):
        return False
    return (
        re.search(
            r"^[ \t]*(?:length|länge|longueur|longitud|lengte):[ \t\u00a0]*[\d,.]+ (?:words?|wörter|mots?|palabras|woorden)",
            head,
            re.MULTILINE | re.IGNORECASE,
        )
        is not None
    )


def entries(text: str) -> list[Entry | None]:
    """Return the records of an export."""
    if _END.search(text):
        return [_entry(record) for record in split_after(text, _END)]
    starts = [m.start() for m in _NUMBER.finditer(text)]
    return [_entry(text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _field(line: Line) -> tuple[str, Span] | None:
    match = _FIELD.fullmatch(line.text)
    if match is None or (match[2] is None and match[1].lower() not in _BARE):
        return None
    start = line.span.start + (match.start(2) if match[2] is not None else len(line.text))
    name = match[1].lower()
    return _OTHER_WORDS.get(name, name), Span(start, line.span.end)


def _entry(raw: str) -> Entry | None:
    all_lines = [
        line for line in lines(raw) if not _NUMBER.match(line.text) and not _END.match(line.text)
    ]
    marks = [(i, *mark) for i, line in enumerate(all_lines) if (mark := _field(line))]
    if not marks:
        return None
    first = marks[0][0]
    fields: list[tuple[Field, Span]] = []
    headline = _head(all_lines[:first], fields)
    spans = {name: span for _, name, span in reversed(marks)}
    headline = spans.get("headline", headline)
    fields += [
        (field, spans[name])
        for name, field in _FIELDS.items()
        if name in spans and len(spans[name])
    ]
    start = _start(marks)
    stop = next((i for i, name, _ in marks if i >= start and name in _AFTER), len(all_lines))
    body = _without_rights(all_lines[start:stop], fields)
    bodies = (Span(body[0].span.start, body[-1].span.end),) if body else ()
    return Entry(raw, headline, bodies, tuple(fields))


def _start(marks: list[tuple[int, str, Span]]) -> int:
    """Return the line at which the text begins: after "Body", or after the last field above it."""
    for i, name, _ in marks:
        if name == "body":
            return i + 1
    start = marks[0][0] + 1
    for i, name, _ in marks:
        if name in _AFTER:
            break
        start = i + 1
    return start


_PAGE = re.compile(r"(?:page|seite|pagina) \d+ (?:of|von|de|sur|van) \d+", re.IGNORECASE)
_EDITION = re.compile(
    r"(?:[\w.,']+[ -]){0,5}?(?:edition|ausgabe|édition|edición|editie|cycle|final)\b(?: ?[-–,] ?\w+| \d+)?",
    re.IGNORECASE,
)
"""A line under the date that says which edition it was."""


def _head(above: list[Line], fields: list[tuple[Field, Span]]) -> Span | None:
    """Read source, date and headline; the old layout begins with the source, today's with the headline."""
    above = [line for line in above if not (_rights(line) or _PAGE.fullmatch(line.text))]
    cover = [i for i, line in enumerate(above) if _COVER.match(line.text)]
    above = above[_end_of_list(above, cover[-1]) :] if cover else above
    day = next((i for i, line in enumerate(above) if _DAY.fullmatch(line.text)), None)
    if day is None or day == 0:
        return above[0].span if above else None
    fields.append(("published", above[day].span))
    after = [line for line in above[day + 1 :] if not _EDITION.fullmatch(line.text)]
    if after:
        fields.append(("source", above[0].span))
        return Span(after[0].span.start, after[-1].span.end)
    if day == 1:
        fields.append(("source", above[0].span))
        return None
    fields.append(("source", above[day - 1].span))
    return Span(above[0].span.start, above[day - 2].span.end)


_COVER = re.compile(
    r"(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by|Content Type|About LexisNexis)\b|Documents? \(\d+\)",
    re.IGNORECASE,
)
"""What stands on the page before the first article that says who searched for what."""
_LISTED = re.compile(r"\d+\. (?P<title>\S.*)")


def _end_of_list(above: list[Line], last: int) -> int:
    """Return the line after the list of articles that follows the last line of a cover."""
    at = last + 1
    while at < len(above) and (_LISTED.fullmatch(above[at].text) or "-None-" in above[at].text):
        at += 1
    return at


def _rights(line: Line) -> bool:
    return line.text.lower().startswith(("copyright ", "all rights reserved", "©"))


def _without_rights(body: list[Line], fields: list[tuple[Field, Span]]) -> list[Line]:
    while body and _rights(body[-1]):
        fields.append(("rights", body.pop().span))
    return body
