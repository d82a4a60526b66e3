"""Captions under pictures, with the credits they end with, each caption once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.fields.held import is_held, is_lent, is_taker
from dossier.loader.fields.picture_credits import is_credit_elsewhere
from dossier.loader.pieces import Page, Piece, decided, marked, removed
from dossier.outlets import agency, agency_pattern, publication

_SIGN = (
    r"(?:photo(?:graph(?:er|s|y)?|s)?|image|picture|pic|credit|illustration|graphic|video|still|"
    r"screen ?(?:shot|grab)|file|handout|courtesy|getty|shutterstock|alamy|archive)"
)
_CREDIT_END = re.compile(
    r"(?:[(\[](?P<inner>[^()\[\]]{2,90})[)\]]|[|•]\s*(?P<bar>[^|•]{2,60}))(?: (?:less|more))?[.\s]*$"
)
_CREDIT_WORDS = re.compile(
    rf"\b{_SIGN}\b\s*(?:[:/©]|by\b|via\b|courtesy|from\b)|/|\bvia\b|©|^{_SIGN}\b", re.IGNORECASE
)
_LEADING = re.compile(
    rf"(?:{_SIGN}|main image|cover|illustrative|{_SIGN} (?:credit|by|courtesy|source)|representational {_SIGN}|"
    rf"(?:ap|afp|reuters|epa|getty) (?:file )?{_SIGN})(?:\s+(?:photo|image|picture|by|courtesy(?: of)?))?\s*(?::|[-–—]\s|/\s?[A-Z]|©)\s?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?:[.!?”\"’)]|\s[-–—])\s+(?:(?:{_SIGN})(?:\s(?:credit|by|courtesy|source))?\s?[:/©]|(?:photo|image) by (?-i:(?=[A-Z]))|©|[A-Z][\w.’' -]{{2,40}}/(?:AP|AFP|Reuters|EPA|Getty|Bloomberg|Anadolu))[^.!?]{{2,80}}$",
    re.IGNORECASE,
)
_NAMES = r"[A-Z][\w.’'-]*(?: (?:of |de |the )?[A-Z][\w.’'-]*){0,5}"
_VIA_WIRE = re.compile(rf"{_NAMES}(?:(?: ?/ ?| via | for ){_NAMES}){{1,3}}\.?")
_NUMBERED = re.compile(r"(?:\[\d{1,2}/\d{1,2}\]|\d{1,2}/\d{1,2}(?= [A-Z].*/))\s?[A-Z“\"]")
"""The number of a picture among several: "[1/2] A man walks past …"."""
_UNPARTED = re.compile(
    r"\s(?:©|(?:Image|Photo|Picture|Pic|Credit|Photograph|Video|CREDIT|PHOTO|IMAGE|PIC)\s?(?:[:©]|/(?=\s?[A-Z])|\.\.\.))\s?"
    r"(?P<who>[A-Z©@][^.!?:]{2,70})\.?$"
)
"""A credit behind a caption without a stop between them."""
_BARE_INNER = re.compile(
    r"(?:file|file (?:photo|image|picture|pic)|photo|handout|supplied|contributed|courtesy|courtesy photo|screen ?grab|screenshot|"
    r"archives?|archive (?:photo|image)|illustrative|illustrative (?:photo|image)|representational (?:photo|image|picture)|"
    r"representative (?:photo|image|picture)|provided|photo provided|stock (?:photo|image)|pool photo)",
    re.IGNORECASE,
)
_NAMED_INNER = re.compile(r"(?P<house>[A-Z][\w.’' -]{1,30}):\s?[A-Z@]")
_SHORT_SLASH = re.compile(r"[A-Z]{2,6}\s?/\s?[A-Z][\w.’'-]*[a-z]")
_LENDERS = frozenset(
    {"supplied", "provided", "facebook", "instagram", "twitter", "x", "handout", "telegram"}
)


@cache
def _wire_end() -> re.Pattern[str]:
    """Return a pattern for a credit in two parts without brackets: "REUTERS/Jon Dow/File Photo"."""
    wires = agency_pattern().pattern
    behind = rf"{wires}(?: Photo)?\s?/\s?{_NAMES}(?:\s?/\s?[A-Z][\w ]+)*"
    before = rf"[.!?”\"’)]\s+(?:-|{_NAMES})\s?/\s?{wires}"
    licence = r"(?: Purchase Licensing Rights\b.*)?"
    named = rf"\s[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{1,3}}/{wires}"
    return re.compile(rf"(?:(?:^|[.!?”\"’)]\s+){behind}|{before}|{named})\.?{licence}$")


_PICTURED = re.compile(
    r"(?:\((?:L|R|C|left|right|center|centre|pictured)\)|\b(?:is|are) (?:pictured|seen) (?:in|on|at|during|here|with)\b|\bin this (?:undated |file |handout |screen ?grab |video )?(?:photo|picture|image|still|handout))",
    re.IGNORECASE,
)
_BY_SLASH = re.compile(r"(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+ ?/ ?(?:The )?[A-Z]")
_SHOWS = re.compile(
    r"(?:(?:an?|this|in this|the|undated|file|handout) )(?:undated |file |handout |combination |satellite |aerial |general )?(?:photo(?:graph)?|picture|image|screen ?(?:grab|shot)|still|illustration|rendering) "
    r"(?:issued|taken|shows?|showing|provided|released|made available|distributed|posted) ",
    re.IGNORECASE,
)
LONGEST_CAPTION = 110
"""Words."""


_LABELLED = re.compile(
    r"(?:image|media|photo|picture) (?:copyright|caption|source|credit),? ?\b|caption$",
    re.IGNORECASE,
)


_LABEL_ALONE = re.compile(r"(?:image|photo|picture|video|file|gallery|still)s?:?", re.IGNORECASE)
_MARK = re.compile(r"[()\[\]|:/©]|\bvia\b|Credit\.|(?:hoto|mage) by ")
_MARKS = ("(", ")", "[", "]", "|", ":", "/", "©", "via", "Credit.", "hoto by ", "mage by ")
_GLUED = re.compile(r"\S(?:Credit|Photo|Image|Picture): ?[A-Z].{1,60}$")


_BY_WHOM = re.compile(
    r"(?:photos?|images?|pictures?|pics?|video|illustration|graphic) (?:by|courtesy of|provided by|via) (?P<names>[\w.’' /&-]{3,80})",
    re.IGNORECASE,
)
_JOINTS = frozenset({"of", "de", "the", "for", "via", "and", "&", ""})


def _is_by_whom(text: str) -> bool:
    """Say whether a line is a credit alone: "Photo by Jane Roe/Getty Images"."""
    match = _BY_WHOM.fullmatch(text)
    words = re.split(r"[ /]", match["names"]) if match else ()
    return bool(words) and all(word in _JOINTS or word[0].isupper() for word in words)


_OWNED = re.compile(
    rf"© ?(?!.*(?:(?:19|20)\d\d (?:by )?[A-Z]|[Rr]ights|[Cc]opyright|RESERVED|RISERVATA)){_NAMES}(?: ?/ ?{_NAMES})? [A-Z][^.!?]{{20,200}}[.!?]?"
)
"""A caption behind its owner: "© Jane Roe Divers search the wreck near Port Ellery."."""


_FILED = re.compile(
    r"[.\w]\s(?:File|Representational|Representative|Archive|Illustrative) (?:photo|picture|image|pic)\.?$"
)
"""Behind a caption, that its picture was taken before: "Pluckers return to a garden. File picture"."""
_BARRED = re.compile(r"\b(?:PHOTO|Photo|PIC|Pic|Picture) ?\| ?[A-Z][\w .&|-]{1,50}$")


_FREE = re.compile(r",?\s\(?CC[ -](?:BY|0)[\w -]*(?:\d\.\d)?\)?\.?$")
"""The licence of a picture behind its credit: ", CC BY-SA 4.0."."""


def is_caption(text: str) -> bool:
    """Say whether a line is a caption, by its credit or the words it begins with."""
    if shape.size(text) > LONGEST_CAPTION or text.startswith(("Copyright", "COPYRIGHT")):
        return False
    text = _FREE.sub("", text) if "CC" in text[-20:] else text
    if _LABELLED.match(text) or _LEADING.match(text) or _NUMBERED.match(text):
        return not _LABEL_ALONE.fullmatch(text)
    if (
        _FILED.search(text[-40:])
        or is_held(text)
        or _is_by_whom(text)
        or _OWNED.fullmatch(text)
        or is_credit_elsewhere(text)
    ):
        return True
    if _SHOWS.match(text) and shape.size(text) < 2 * shape.LONG:
        return True
    tail = text[-130:]
    if not any(map(tail.__contains__, _MARKS)) or _MARK.search(tail) is None:
        return False
    return bool(
        _GLUED.search(tail[-90:])
        or _BARRED.search(tail[-60:])
        or _credit(text)
        or _TRAILING.search(tail)
        or _UNPARTED.search(tail[-90:])
        or _wire_end().search(tail)
    ) or _is_wire_credit(text)


def _is_wire_credit(text: str) -> bool:
    """Say whether a whole line is a credit: "Spencer Platt/Getty Images", "AFP via Getty Images"."""
    if shape.size(text) > 12 or not ("/" in text or " via " in text):  # noqa: PLR2004 - a credit is a few names
        return False
    return bool(_VIA_WIRE.fullmatch(text) and agency_pattern().search(text))


def _credit(text: str) -> bool:
    """Say whether a line ends with the credit of a picture, in brackets or behind a bar."""
    match = _CREDIT_END.search(text[-130:])
    if match is None:
        return False
    inner = (match["inner"] or match["bar"]).strip()
    if _SIGNED_BY.search(inner):
        return False
    before = text[: len(text) - len(match.group())].rstrip()
    if match["bar"] is not None:
        return bool(_CREDIT_WORDS.search(inner) and re.match(_SIGN, inner, re.IGNORECASE))
    if text[-1:] == ")" and is_taker(before, inner):
        return True
    return _is_after_caption(before, inner) if before else _is_all_credit(inner)


_SIGNED_BY = re.compile(r"/[a-zäöü]{2,5}$")
"""Behind a wire service, the letters by which somebody of the desk signs a text: "(dpa/mq)"."""


def _is_all_credit(inner: str) -> bool:
    """Say whether a line in brackets is a credit."""
    sign = rf"{_SIGN}\b\s*(?:[:/©]|by\b|courtesy|credit)"
    has_wire = "/" in inner and agency_pattern().search(inner) is not None
    return has_wire or re.match(sign, inner, re.IGNORECASE) is not None


def _is_after_caption(before: str, inner: str) -> bool:
    """Say whether brackets behind a caption hold its credit."""
    slashes = (agency_pattern().search, _BY_SLASH.match, _SHORT_SLASH.match)
    if "/" in inner and any(form(inner) for form in slashes):
        return True
    if _BARE_INNER.fullmatch(inner) or _is_named(inner):
        return True
    if re.match(rf"{_SIGN}\b", inner, re.IGNORECASE) and len(inner) > 5:  # noqa: PLR2004 - more than the word
        return bool(re.search(r"[:/©]| by | courtesy|file|via|[A-Z]{2}", inner[4:]))
    return bool(re.search(r" via | Photo\b|©", inner)) or _is_one_picture(before, inner)


def _is_named(inner: str) -> bool:
    """Say whether brackets hold a house and a name: "Reuters: Jon Dow", "Supplied: Police"."""
    match = _NAMED_INNER.match(inner)
    house = match["house"] if match and shape.size(inner) <= 8 else ""  # noqa: PLR2004 - two names
    return bool(house) and (
        agency(house) is not None or publication(house) is not None or house.casefold() in _LENDERS
    )


def _is_one_picture(before: str, inner: str) -> bool:
    """Say whether one sentence with "(AFP)" after it describes a picture rather than ends an article."""
    if agency_pattern().fullmatch(inner) is None:
        return False
    date = find_date(before[-40:])
    is_dated = date is not None and date[2] >= len(before[-40:]) - 1
    return is_dated or _PICTURED.search(before) is not None


def find_captions(page: Page) -> Page:
    """Mark captions; one that is repeated stands once."""
    return decided(page, dict(_changes(page)))


_ANNOUNCED = re.compile(r"(?:image|media|photo|picture) caption[,:]?", re.IGNORECASE)


def _is_announced(page: Page, index: int) -> bool:
    """Say whether the line above says that this one is a caption."""
    return index > 0 and _ANNOUNCED.fullmatch(page.pieces[index - 1].text) is not None


_SIGNED = re.compile(r"[.!?”\"]\s?[—–/]\s?(?:[A-Z][\w’'.-]*(?:[ /]|$)(?:(?:of|the|by) )?){1,5}$")
"""A sentence with a credit behind a dash: "Divers search the wreck on Monday. — AFP"."""


def _is_signed(page: Page, index: int) -> bool:
    """Say whether a line is a sentence with a credit; as the last of a text it would be the text's own."""
    text = page.pieces[index].text
    if shape.size(text) > 2 * shape.LONG or not any(map(text[-60:].__contains__, "—–/")):
        return False
    if _SIGNED.search(text[-60:]) is None:
        return False
    below = page.pieces[index + 1 : index + 5]
    return any(p.block.hint is None and shape.is_sentence(p.text) for p in below)


_TWICE = 4
"""Lines within which a gallery shows a caption again."""


def _is_twice(page: Page, index: int) -> bool:
    """Say whether a line without an end stands twice within a text, as under a picture and its gallery."""
    text = page.pieces[index].text
    if _PICTURED.search(text) is None or shape.ends(text) or page.pieces[index].block.hint:
        return False
    if all(p.text != text for p in page.pieces[index + 1 : index + 1 + _TWICE]):
        return False
    return sum(shape.is_sentence(p.text) for p in page.pieces[:index]) > 1


def _is_described(page: Page, index: int) -> bool:
    """Say whether the line above describes the picture that this one, without an end, is a caption of."""
    above = page.pieces[index - 1].text if index else ""
    text = page.pieces[index].text
    return is_held(above) and shape.is_headline_like(text) and not shape.ends(text)


def _is_lent(page: Page, index: int) -> bool:
    """Say whether a line is a caption over "JON DOW (EFE)", or this credit of it."""
    text = page.pieces[index].text
    if any(is_lent(p.text) for p in page.pieces[index + 1 : index + 2] if p.text[-1:] == ")"):
        return shape.SENTENCE // 2 <= shape.size(text) <= 2 * shape.LONG
    above = page.pieces[index - 1].text if index and text[-1:] == ")" else ""
    is_below = shape.size(above) >= shape.SENTENCE // 2 and not above.isupper()
    return is_below and is_lent(text)


_BY_PLACE = (_is_lent, _is_announced, _is_signed, _is_twice, _is_described)


def _changes(page: Page) -> Iterator[tuple[int, Piece]]:
    seen: set[str] = set()
    for index, piece in enumerate(page.pieces):
        if piece.why is not None or piece.kind not in {None, "paragraph", "caption"}:
            continue
        is_one = is_caption(piece.text) or any(sign(page, index) for sign in _BY_PLACE)
        words = piece.text.casefold()
        if piece.kind != "caption" and not is_one and words not in seen:
            continue
        if words in seen:
            yield index, removed(piece, "the caption once more")
        else:
            seen.add(words)
            yield index, marked(piece, "caption")
