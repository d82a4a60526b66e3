"""Reading a dateline from the words before a lede: place, day and agency."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier import lang
from dossier.loader import shape
from dossier.loader.fields.dateline_forms import (
    Read,
    set_by_service,
    set_otherwise,
    short_date,
    with_day,
)
from dossier.loader.fields.places import MOST_WORDS, is_known, is_place, known_cities, known_places
from dossier.outlets import agency, publication

_LETTERS = re.compile(r"[^\W\d_]{3}")
LONGEST = 130
"""Code points within which a dateline ends."""
MOST_TRIES = 4

_STOP = re.compile(
    r"(?:(?<!\s)\s+)?(?:(?<!-)-{1,3}(?!-)|[–—―−]|:|_)(?=\s|(?<=\)[–—―-])\w|(?<=\)\s[–—―-])[A-Z]|$)\s*|(?<=\))\s*/\s+|(?<=\))\s*(?=[A-Z“\"‘'])"
    r"|(?:(?<=[)\]/])\s*|(?<=\b(?:19|20)\d\d))\.-?\s+|(?<=\)):(?=[A-Z“\"‘'])|(?:(?<!\s)\s+)?/\s+(?=[A-Z“\"‘'])"
)
_ENDS = (" -", "- ", "–", "—", "―", "−", ": ", ") ", "_ ", "-- ", ")", ". ", "/ ")
_AGENCY = re.compile(r"[(\[/]\s*+(?P<name>[^()\[\]/]{2,45}?)\s*+[)\]/]")
_TRIM = " ,;|/.·•-–—"
SHORT_NAME = 4
_PLAIN_SHORT = frozenset({"AFP", "AP", "UPI", "DPA", "dpa", "EFE", "PTI", "ANI", "IANS", "TASS"})
"""Short names of wire services that are no word, state or place besides."""


@lru_cache(maxsize=256)  # several steps ask about the same few lines
def read_dateline(text: str) -> Read | None:
    """Return the dateline that a paragraph begins with."""
    other = None if text[:LONGEST].isascii() else set_otherwise(text)
    return _with_dash(text) if other is None else other


def _with_dash(text: str) -> Read | None:
    """Return the dateline that ends with a dash, a colon or a bracket."""
    head = text[:LONGEST]
    if not head[:1].isalpha() and head[:1] not in "([/“":
        return None
    if not any(mark in head for mark in _ENDS):
        return None
    set_apart = set_by_service(head) if "--(" in head else _by_house(head, text)
    if set_apart is not None:
        return set_apart
    for tries, stop in enumerate(_STOP.finditer(head)):
        if tries == MOST_TRIES or not _may_hold(head[: stop.start()]):
            return None
        if stop.end() == len(text) or not text[stop.end() : stop.end() + 1].strip():
            continue
        found = parts_of_dateline(head[: stop.start()], stop.group().strip(), text[stop.end() :])
        if found is not None and _goes_on(found, text[stop.end() :]):
            found = _with_place(found._replace(end=stop.end()), text)
            return with_day(_with_house(found, text), text)
    return None


def _by_house(head: str, text: str) -> Read | None:
    house = _HOUSE.match(head)
    if house is None or not shape.is_sentence(text) or not _is_agency(house["name"]):
        return None
    return Read(house.end(), None, None, house.span("name"))


def has_lede(text: str) -> bool:
    """Say whether a dateline stands before running text."""
    found = read_dateline(text) if shape.size(text) >= shape.SENTENCE else None
    return found is not None and shape.is_sentence(text[found.end :])


_BEHIND = re.compile(
    r"(?:\((?P<name>[^()]{2,40})\)(?:\s*[–—:-]{1,2})?\s+|(?P<bare>[^\W\d_][\w ]{2,20})\.\s+)(?=[^\W\d_a-zß-ÿ“\"])"
)


def _with_house(found: Read, text: str) -> Read:
    """Take in an agency behind the dash: "SEOUL — (Yonhap) …", "МОСКВА, 3 мая - РИА Новости. …"."""
    match = _BEHIND.match(text, found.end) if found.agency is None else None
    name = match and (match["name"] or match["bare"])
    if match is None or not name or agency(name) is None:
        return found
    return found._replace(end=match.end(), agency=match.span("name" if match["name"] else "bare"))


def _with_place(found: Read, text: str) -> Read:
    """Take in a place behind the agency: "(ANSA) - ROMA, 17 MAG - …"."""
    inner = _with_dash(text[found.end :]) if found.place is None and text[:1] == "(" else None
    if inner is None or inner.place is None or inner.agency is not None:
        return found
    at = found.end
    start, end = inner.place
    day = inner.date and (inner.date[0] + at, inner.date[1] + at)
    return found._replace(end=inner.end + at, place=(start + at, end + at), date=day)


_HOUSE = re.compile(r"(?P<name>[A-Z][\w.’-]+(?: [A-Z0-9][\w.’-]*){0,3}) ?/ +(?=[A-Z“\"])")
"""An outlet and a stroke: "Shafaq News/ …"."""


def _goes_on(found: Read, rest: str) -> bool:
    """Say whether what follows is a lede: it begins with a capital, and is not all capitals."""
    if _CLOCK.match(rest):
        return False
    if found.date is not None:
        return True
    if found.place is None and shape.size(rest) < _LEDE:
        return False
    return not shape.in_capitals(rest) and (found.agency is not None or not rest[:1].islower())


_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b")
_VERB = re.compile(r"[“”\"?!;]|\b(?:is|are|was|were|has|have|said|will)\b")
_SENTENCE = re.compile(rf"[a-z]{{3}}[.!?]\s(?!\()|{_VERB.pattern}")


def _may_hold(head: str) -> bool:
    """Say whether what stands before a dash is no sentence."""
    if _VERB.search(head):
        return False
    return not _SENTENCE.search(short_date().sub("", head))


def parts_of_dateline(head: str, stop: str, lede: str = "") -> Read | None:
    """Take agency and date away; what is left must be a place."""
    inner = _BRACKETED.fullmatch(head)
    if inner and _is_sure_alone(inner[1]):
        return Read(0, inner.span(1), None, None)
    by = _agency_in(head)
    rest = head if by is None else _blanked(head, *_around(head, by))
    date = _date_in(rest)
    rest = rest if date is None else _blanked(rest, *date)
    if by is None:
        by = _bare_agency(rest)
        rest = rest if by is None else _blanked(rest, *by)
    place = _trimmed(rest)
    if place is None:
        return Read(0, None, date, by) if by and _stands_alone(head, stop, by) else None
    words = _COUNTRY.sub(r", \1", rest[place[0] : place[1]])
    if not is_place(re.sub(r"(?:(?<!\s)\s++)?[()]", " ", words).strip()):
        return None
    if not _is_sure(words, date, by, stop, head) and not (
        stop == ":" and _is_city_before(words, lede)
    ):
        return None
    return Read(0, place, date, by)


_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_COUNTRY = re.compile(r"(?:(?<!\s)\s+)?\[([^\[\]]+)\]")
"""A country in brackets behind its town."""
_DASHES = frozenset({"–", "—", "--", "-"})
_OUTLET = re.compile(r"[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){1,3}")
_SHORT = re.compile(r"[A-Z]{3,6}")


def _is_sure_alone(words: str) -> bool:
    """Say whether a place in brackets is one, with nothing else to tell by."""
    return is_place(words) and agency(words) is None and is_known(words)


def _stands_alone(head: str, stop: str, by: tuple[int, int]) -> bool:
    """Say whether an agency makes a dateline without a place."""
    name = head[by[0] : by[1]]
    if _is_agency(name):
        return bool(stop) or head[0] == "("
    return head[0] == "(" and stop in _DASHES and bool(_OUTLET.fullmatch(name))


def _agency_in(head: str) -> tuple[int, int] | None:
    """Return the agency in brackets: one that is known, else the last that can be one."""
    found = [name for match in _AGENCY.finditer(head) if (name := _name_in(match)) is not None]
    known = (name for name in found if _is_agency(head[name[0] : name[1]]))
    return next(known, next((n for n in reversed(found) if not is_known(head[n[0] : n[1]])), None))


def _name_in(match: re.Match[str]) -> tuple[int, int] | None:
    name = match["name"]
    if short_date().fullmatch(name) or not name[0].isalpha():
        return None
    if (name.islower() and not agency(name)) or match.group()[0] == "[":
        return match.span("name") if _is_agency(name) else None
    if any(c.isdigit() for c in name) and not (short_date().search(name) or _LETTERS.search(name)):
        return None
    date = short_date().search(name)
    start, end = match.span("name")
    if date is not None:
        end = start + len(name[: date.start()].rstrip(_TRIM))
    return (start, end) if end > start else None


def _around(head: str, by: tuple[int, int]) -> tuple[int, int]:
    start = by[0] - 1
    while start > 0 and head[start] not in "([/":
        start -= 1
    end = by[1]
    inner = short_date().match(head, end + len(head[end:]) - len(head[end:].lstrip(_TRIM)))
    if inner is None:
        while end < len(head) and head[end] not in ")]/":
            end += 1
    return start, min(end + 1, len(head))


def _bare_agency(rest: str) -> tuple[int, int] | None:
    """Find an agency without brackets: "LONDON, Reuters", "AFP | PARIS", "Tehran, March 20, IRNA"."""
    for match in re.finditer(r"[^,|\s][^,|]*[^,|\s]|[^,|\s]", rest):
        words = match.group().strip(_TRIM)
        after_date = rest[: match.start()].endswith("   , ") and match.end() == len(rest)
        is_sure = len(words) > SHORT_NAME or words in _PLAIN_SHORT or words.isupper()
        known = _is_agency(words) and is_sure and not is_known(words)
        if known or (after_date and _SHORT.fullmatch(words)):
            at = match.start() + match.group().find(words)
            return at, at + len(words)
    last = _LAST_WORD.search(rest)
    return last.span("name") if last and _is_agency(last["name"]) else None


_LAST_WORD = re.compile(
    r"(?:(?<=\w )|(?<=  )(?=[A-Z]+\.|[А-Я]))(?P<name>[A-ZА-Я]{3,5}|[A-ZА-Я][\w.]{2,20})\s*$"
)
"""A house behind a place or a day without a comma: "Washington CNN", "Астана. 3 мая. INTERFAX.RU"."""


def _date_in(rest: str) -> tuple[int, int] | None:
    match = short_date().search(rest)
    return match.span() if match else None


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _trimmed(rest: str) -> tuple[int, int] | None:
    inner = rest.strip(_TRIM + "()[]")
    start = rest.find(inner)
    if not inner:
        return None
    behind = rest[start + len(inner) : start + len(inner) + 1]
    if (behind == "]" and "[" in inner) or (behind == ")" and "(" in inner):
        inner += behind
    elif behind == "." and re.search(r"\b\w{1,5}$", inner):
        inner += "."  # "Ky.", "Conn.": the stop belongs to the state's short form
    return start, start + len(inner)


def _is_sure(
    words: str, date: tuple[int, int] | None, by: tuple[int, int] | None, stop: str, head: str
) -> bool:
    """Say whether a place-like beginning is a dateline: capitals, a day, an agency, a known place."""
    if date is not None and any(c.isdigit() for c in head[date[0] : date[1]]):
        return True
    segments = [s.strip() for s in re.split(r"[,/]", words)]
    known = [s for s in segments if s.casefold() in known_places()]
    if by is not None:
        name = head[by[0] : by[1]]
        trusted = _is_agency(name) or shape.in_capitals(segments[0]) or bool(known)
        return trusted and (bool(stop) or _is_agency(name))
    if stop in {":", "_", "", "/", "."}:
        is_set = shape.in_capitals(segments[0]) and known == segments
        several = len(segments) > 1 and bool(known) and all(map(shape.in_capitals, segments))
        return stop == ":" and (is_set or several)
    if date is not None:
        return bool(known) or shape.in_capitals(segments[0])
    first = segments[0]
    if (shape.in_capitals(first) and len(first) > SHORT_BODY) or known[:1] == [first]:
        return True
    return stop in _DASHES and len(segments) == TOWN_AND_COUNTRY and _is_town(words)


def _is_city_before(words: str, lede: str) -> bool:
    """Say whether a town and a colon stand before a lede: "NEW DELHI: The …", "Beirut: The …"."""
    is_town = words.strip().casefold() in known_cities() or (
        shape.in_capitals(words) and words.casefold() in known_places()
    )
    return is_town and lede[:1].isupper() and shape.size(lede) >= _LEDE and shape.is_sentence(lede)


_LEDE = 8
"""Words."""
TOWN_AND_COUNTRY = 2
SHORT_BODY = 3
"""Letters up to which a word in capitals is rather the short form of a body."""


def _is_town(words: str) -> bool:
    return len(words.split()) < MOST_WORDS and words.split(maxsplit=1)[0].strip(
        ","
    ) not in lang.words("en", "given_names")


def _is_agency(name: str) -> bool:
    return agency(name) is not None or publication(name) is not None
