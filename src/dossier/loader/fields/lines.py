"""Lines of their own around a text: dates, addresses, sections, sources, end signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dossier import lang
from dossier.alternatives import either
from dossier.loader import shape
from dossier.loader.archives import SHORT, captured
from dossier.loader.calendar import find_date, month_pattern
from dossier.loader.fields.order import order_of
from dossier.loader.fields.people import has_given_name
from dossier.loader.fields.places import is_known, is_place
from dossier.loader.pieces import Clue, ClueField, Page, Piece, decided, kept, removed
from dossier.model import Basis, FoundDate, Interval

_DATE_WORDS = re.compile(
    r"(?P<updated>(?:\b|(?<=\d))(?:(?:last|story|article|page)\s+)?(?:update[ds]?|modified|edited|revised|changed)\b)"
    r"|(?P<published>\b(?:(?:first|story|article|page)\s+)?(?:published|posted|created|issued|released|uploaded|date|pub\. date|publication date))",
    re.IGNORECASE,
)
_AROUND_DATES = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b"
    r"|\b(?:on|at|et|est|edt|gmt|utc|bst|pt|pst|pdt|ist|cet|cest|eet|eest|aest|aedt|msk|local time|(?:eastern|central|mountain|pacific) (?:daylight|standard) time|ad|ah|ـ|muharram|safar|rajab|shaaban|ramadan|shawwal|am|pm|a\.m\.|p\.m\.|ago|read(?:ing)? time|time)(?:\b|(?<=\.))"
    r"|\b(?:twitter|x) (?:for (?:iphone|ipad|android|mac)|web app|web client)"
    r"|\d+|(?<=\d)(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)(?: read)?\b|[\W_]+",
    re.IGNORECASE,
)
LONGEST_DATE_LINE = 120


@cache
def _said_of_dates(kind: str) -> re.Pattern[str]:
    """Return the words of all languages but English that stand around the date of an article."""
    rows = (lang.table(code, "date_words").get(kind, ()) for code in lang.codes("date_words"))
    words = either(word for row in rows for word in row)
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def find_date_lines(page: Page) -> Page:
    """Take lines that hold a date and nothing else out of the text."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    day_first = order_of(page)
    for index, piece in kept(page):
        if (
            not (piece.is_open or piece.kind in {"byline", "paragraph"})
            or len(piece.text) > LONGEST_DATE_LINE + 60
        ):
            continue
        dates = tuple(dates_in(piece.text, index, day_first=day_first))
        if not dates:
            if piece.is_open and _is_half_a_date(piece.text) and not _is_between(page, index):
                changes[index] = removed(piece, "date of publication")
            continue
        is_line = is_date_line(piece.text, dates) or _is_said_place(page, piece.text, dates)
        if piece.kind != "byline" and _is_apart(page, index) and is_line:
            changes[index] = removed(piece, _why(dates))
            clues += dates
        elif piece.kind == "byline":
            clues += dates
    return decided(page, changes, tuple(clues))


_IN = r"\b(?:in|at|near|en|à|aan|te|dans|bei|em|nel|w|v|в)"


def _is_said_place(page: Page, text: str, dates: tuple[Clue, ...]) -> bool:
    """Say whether a line is a day with its time and a place, in which something is said to be."""
    if _TIME.search(text) is None or len(text) > LONGEST_DATE_LINE:
        return False
    words = re.split(r"\s[|–—-]\s|,", text[: dates[0].start], maxsplit=1)[0].strip(" |,–—-")
    if not is_place(words) or has_given_name(words):
        return False
    within = re.compile(rf"{_IN} (?:[^\W\d_]+ ){{0,4}}{re.escape(words)}\b")
    return any(within.search(p.text) for p in page.pieces if p.why is None and p.text != text)


def _is_apart(page: Page, index: int) -> bool:
    """Say whether a line stands outside the running text, as far as the markup says."""
    return page.pieces[index].is_open or not any(
        shape.is_sentence(p.text) and p.why is None
        for p in page.pieces[max(0, index - _NEAR) : index]
    )


_HALF = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d)?\d\d\b|\b\d+ (?:second|minute|min|hour|day|week|month|year)s? ago\b|\b\d{1,2}:\d\d\b|\b\d{1,2}\.\d\d(?=\s?[a-z])"
    r"|^(?:published|updated|last updated|posted)$",
    re.IGNORECASE,
)


def _is_half_a_date(text: str) -> bool:
    """Say whether a line holds a time without a day, or a day that can be read in two ways."""
    if len(text) > LONGEST_DATE_LINE or not _HALF.search(text):
        return False
    words = _month().sub("", text)
    return len(without_dates(words)) <= 3 and not text.strip().isdigit()  # noqa: PLR2004 - a time zone


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{month_pattern()})\b\.?", re.IGNORECASE)


def _is_between(page: Page, index: int) -> bool:
    """Say whether a time stands between paragraphs, where it says when something happened."""
    if _DATE_WORDS.search(page.pieces[index].text):
        return False
    above = page.pieces[max(0, index - _NEAR) : index]
    below = page.pieces[index + 1 : index + 2]
    return any(shape.is_sentence(p.text) for p in above) and any(
        shape.is_sentence(p.text) for p in below
    )


_NEAR = 3


def _why(dates: tuple[Clue, ...]) -> str:
    return (
        "date of publication"
        if any(d.field == "published" for d in dates)
        else "date of the last change"
    )


def is_date_line(text: str, dates: tuple[Clue, ...]) -> bool:
    """Say whether a line holds dates and nothing else."""
    if len(text) > LONGEST_DATE_LINE:
        return False
    rest = text
    for clue in reversed(dates):
        rest = rest[: clue.start] + rest[clue.end :]
    left = without_dates(_ZONE.sub("", rest))
    if len(left) <= 3:  # noqa: PLR2004 - the short form of a time zone
        return True
    return _TIME.search(text) is not None and is_known(left)


def is_day(text: str) -> bool:
    """Say whether a line is the date of an article and nothing else."""
    dates = tuple(dates_in(text, 0))
    return bool(dates) and is_date_line(text, dates)


def is_labelled(text: str, date: Clue) -> bool:
    """Say whether the words before a date say of what it is ("By Jane Roe, posted 3 May 2023")."""
    before = text[: date.start].rstrip(" :,|-–—")
    return len(text) <= LONGEST_DATE_LINE and any(
        match.end() == len(before) for match in _DATE_WORDS.finditer(before)
    )


_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
"""A time of day, which the line of a page has and a dateline has not."""

_ZONE = re.compile(r"\b[A-Z]{2,4}\b(?=[\W\d]*$)")


def without_dates(text: str) -> str:
    """Return what is left of a line without words that stand around dates."""
    words = re.sub(r"(?<=\d)\s(?=[a-z])", "", _DATE_WORDS.sub("", text))
    left = _AROUND_DATES.sub("", words).strip()
    if not left or (left.isascii() and left.istitle() and " " in left):
        return left
    for kind in ("published", "updated", "around"):
        words = _said_of_dates(kind).sub("", words)
    return min(left, _AROUND_DATES.sub("", words).strip(), key=len)


def dates_in(text: str, index: int, *, day_first: bool | None = None) -> Iterator[Clue]:
    """Yield the dates of a line, as dates of publication or of change by the words before them."""
    at = 0
    while (found := find_date(text, at, day_first=day_first)) is not None:
        day, start, end = found
        before = list(_DATE_WORDS.finditer(text, at, start))
        is_change = bool(before) and before[-1].lastgroup == "updated"
        if not before:
            is_change = _said_of_dates("updated").search(text, at, start) is not None
        field: ClueField = "updated" if is_change else "published"
        date = FoundDate(Interval(day, day, "day"), Basis.TEXT, written=text[start:end].strip())
        yield Clue(field, text[start:end], Basis.TEXT, index, start, end, date)
        at = end


_ADDRESS = re.compile(
    r"(?:(?:url|link|source|original|read at|retrieved from|from|permalink|archived?)\s*+:?\s*+)?<?(?P<url>https?://[^\s<>\"]{4,2000})>?",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(
    r"www\.[\w.-]+\.[a-z]{2,}(?:/\S*)?|(?:[\w-]+\.){1,3}[a-z]{2,}/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_OF_PAGE = "address of the page"


def find_addresses(page: Page) -> Page:
    """Take lines that are an address out of the text."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index, piece in kept(page):
        match = _ADDRESS.fullmatch(piece.text) if piece.is_open and "://" in piece.text else None
        if match is None:
            if piece.is_open and _BARE_ADDRESS.fullmatch(piece.text):
                is_mail = "@" in piece.text
                changes[index] = removed(piece, "address of the author" if is_mail else _OF_PAGE)
            continue
        changes[index] = removed(piece, _OF_PAGE)
        start, end = match.span("url")
        inner = captured(match["url"])
        is_archived = inner is not None or SHORT.match(match["url"]) is not None
        field: ClueField = "archived_url" if is_archived else "url"
        clues.append(Clue(field, match["url"], Basis.TEXT, index, start, end))
        if inner is not None:
            clues.append(Clue("url", inner.url, Basis.TEXT, index, end - len(inner.url), end))
    return decided(page, changes, tuple(clues))
