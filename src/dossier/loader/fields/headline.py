"""The headline, and where there is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.fields.dateline import has_lede, read_dateline
from dossier.loader.fields.mastheads import is_house
from dossier.loader.fields.people import is_person, is_staff
from dossier.loader.fields.sections import summary_heads
from dossier.loader.phrases import phrase_in
from dossier.loader.pieces import Clue, Page, Piece, decided, marked, removed
from dossier.model import Basis
from dossier.outlets import agency, publication

WINDOW = 60
"""Lines above the lede among which the headline of a pasted page is looked for."""
LONGEST = 30
FEW = 4
"""Lines that a headline may have around it without the text being a pasted page."""
_SUFFIX = re.compile(
    r"\s(?:[|«»•·]|[-–—])\s(?P<name>[^|«»•·]{2,40}?)(?:\s[-–—|]\s\d{1,4}[./-]\d{1,2}[./-]\d{1,4})?$"
)
_NAVIGATION = "navigation"


def find_headline(page: Page) -> Page:
    """Mark the headline and take out its repetitions."""
    index = _hinted(page)
    if index is None:
        index = _stated(page)
    if index is None:
        index = _seen(page)
    return page if index is None else _with_headline(page, index)


def _hinted(page: Page) -> int | None:
    stated = {_key(g.value) for g in page.given if g.field == "headline"}
    hinted = [i for i, p in enumerate(page.pieces) if p.kind == "headline"]
    fitting = (i for i in hinted if _key(page.pieces[i].text) in stated)
    return next(fitting, hinted[0] if hinted else None)


def _stated(page: Page) -> int | None:
    """Find the line that says what the clipping states as its headline."""
    stated = {_key(g.value) for g in page.given if g.field == "headline"}
    if not stated:
        return None
    lines = (i for i, p in enumerate(page.pieces) if _may_be_heading(p) and _key(p.text) in stated)
    return next(lines, None)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).casefold()


def _may_be_heading(piece: Piece) -> bool:
    return piece.is_open or piece.why == _NAVIGATION or piece.kind == "subheading"


def lede_of(page: Page) -> int | None:
    """Return the index of the first line of running text."""
    for index, piece in enumerate(page.pieces):
        if piece.why is not None or piece.kind not in {None, "paragraph"}:
            continue
        if piece.kind == "paragraph" or _opens(page, index, piece):
            return index
    return None


def _opens(page: Page, index: int, piece: Piece) -> bool:
    if has_lede(piece.text):
        return True
    return shape.is_sentence(piece.text) and not _is_long_headline(page, index, piece.text)


def _is_long_headline(page: Page, index: int, text: str) -> bool:
    """Say whether a first line that ends like a sentence is a headline all the same."""
    if not shape.ends(text) or shape.size(text) < 4:  # noqa: PLR2004 - fewer words are a heading of the page
        return False
    if _is_turn(page, text):
        return False
    above = any(p.why is None and p.kind in {None, "headline"} for p in page.pieces[:index])
    if not above and text.endswith(".") and _is_told_again(page, index, text):
        return True
    if (
        above
        or shape.size(text) > LONGEST
        or (text.endswith((".", "…", "。", "।", "۔")) and not shape.in_title_case(text))
    ):
        return False
    body = [p.text for p in page.pieces[index + 1 : index + 4] if p.is_open]
    return bool(body) and shape.is_sentence(body[0]) and not _same_set(text, body[0])


_FULL_STOP_WORDS = 20
_TOLD_AGAIN = 0.5


def _is_told_again(page: Page, index: int, text: str) -> bool:
    """Say whether a first line with a full stop stands over a lede: a dateline, or its own words."""
    if shape.size(text) > _FULL_STOP_WORDS or re.search(r"[a-z]{3}[.!?] ", text):
        return False
    body = [p.text for p in page.pieces[index + 1 : index + 3] if p.is_open]
    if not body or not shape.is_sentence(body[0]) or read_dateline(text) is not None:
        return False
    if read_dateline(body[0]) is not None:
        return True
    words = _stems(text)
    again = len(words & _stems(body[0]))
    return again > _FEW_WORDS and again >= len(words) * _TOLD_AGAIN


_FEW_WORDS = 2
_TURN = re.compile(r"[A-Z][\w.’' -]{1,30}: ")


def _is_turn(page: Page, text: str) -> bool:
    """Say whether a line is a turn of a conversation: its speaker speaks again."""
    speaker = _TURN.match(text)
    if speaker is None:
        return False
    return sum(1 for p in page.pieces if p.text.startswith(speaker.group())) > 1


def _same_set(text: str, following: str) -> bool:
    """Say whether two lines are set alike: one of them is then no heading of the other."""
    return text.endswith(".") and not shape.in_title_case(text) and len(following) < 2 * len(text)


def _seen(page: Page) -> int | None:
    lede = lede_of(page)
    if lede is None:
        return _only_lines(page)
    candidates = list(_candidates(page, lede))
    if not candidates:
        return None
    if sum(1 for p in page.pieces[:lede] if p.why == _NAVIGATION) <= FEW:
        return _first(page, candidates)
    counts = Counter(_key(_bare(p.text)) for p in page.pieces[: lede + 1])
    told = _stems(" ".join(p.text for p in page.pieces[lede : lede + TOLD] if p.why is None))
    best = max(candidates, key=lambda i: (_score(page, i, lede, counts, told), -i))
    return _over(page, best, candidates, told)


def _first(page: Page, candidates: list[int]) -> int | None:
    """Return the first line that is more than a section; under "Press release", where it says so."""
    label = max((i for i in candidates if _is_label_below(page, i)), default=-1)
    lines = [i for i in candidates if shape.size(page.pieces[i].text) > 2]  # noqa: PLR2004 - one or two words are a section
    below = [i for i in lines if i > label and not is_house(page.pieces[i].text)]
    return next(iter(below), next(iter(lines), None))


def _is_label_below(page: Page, index: int) -> bool:
    below = page.pieces[index + 1 : index + 2]
    return any(p.why == _RELEASE for p in below)


_RELEASE = "label of a press release"


def _over(page: Page, best: int, candidates: list[int], told: frozenset[str]) -> int:
    """Return the line right above, where that is a headline too: the lower one is then the standfirst."""
    above = best - 1
    if above not in candidates:
        return best
    words = page.pieces[above].text
    is_told = len(_stems(words) & told) >= _TOLD_ABOVE and shape.size(words) > _TOLD_ABOVE
    return above if is_told and "|" not in words and not shape.trails_off(words) else best


_TOLD_ABOVE = 2


def _only_lines(page: Page) -> int | None:
    """Find a headline over a text without a single sentence, such as a table."""
    lines = [i for i, p in enumerate(page.pieces) if p.is_open]
    if len(lines) < 2 or not shape.is_headline_like(page.pieces[lines[0]].text):  # noqa: PLR2004 - a headline and a body
        return None
    return lines[0] if page.pieces[lines[1]].block.gap > 1 else None


def _candidates(page: Page, lede: int) -> Iterator[int]:
    for index in range(max(0, lede - WINDOW), lede):
        piece = page.pieces[index]
        if piece.text.casefold().rstrip(":") in summary_heads():
            return
        is_name = agency(piece.text) is not None or publication(piece.text) is not None
        if not _may_be_heading(piece) or _is_of_page(page, piece) or is_name:
            continue
        words = shape.size(piece.text)
        is_title = shape.is_headline_like(piece.text) or _is_long_headline(page, index, piece.text)
        if find_date(piece.text) is not None and words < 2 * shape.SENTENCE:
            continue
        if piece.text.startswith(("by ", "By ", "*", "Edited by ")) or "www." in piece.text:
            continue
        if is_person(piece.text.split(",")[0].strip()) and (words <= 3 or is_staff(piece.text)):  # noqa: PLR2004 - a name
            continue
        if is_title and words <= LONGEST and read_dateline(piece.text) is None:
            yield index


def _is_of_page(page: Page, piece: Piece) -> bool:
    """Say whether a line among the navigation is one that pages are known to have."""
    return piece.why == _NAVIGATION and phrase_in(piece.text, page.language) is not None


def _bare(text: str) -> str:
    """Return a title without the name of the site after it."""
    match = _SUFFIX.search(text)
    return text[: match.start()] if match else text


TOLD = 5
"""Lines from the lede on whose words the headline is compared with."""
_STEM = 5


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in re.findall(r"\w{4,}", text))


def _score(page: Page, index: int, lede: int, counts: Counter[str], told: frozenset[str]) -> float:
    """Weigh a line as headline: words of the lede in it, length, repetition, nearness."""
    text = page.pieces[index].text
    words = shape.size(text)
    points = min(len(_stems(text) & told), 5) - 0.07 * (lede - index)
    points += 2.5 if words >= 6 else (1 if words >= 4 else 0)  # noqa: PLR2004 - headlines have a verb
    points += 2 if counts[_key(_bare(text))] > 1 else 0
    points -= 1 if words > 16 and not shape.in_title_case(text) else 0  # noqa: PLR2004 - a standfirst
    points -= 2 if shape.trails_off(text) or "|" in text else 0
    return points + (0.5 if page.pieces[index].why is None else 0)


def _with_headline(page: Page, index: int) -> Page:
    piece = page.pieces[index]
    start, end, source = _without_site(page, piece.text)
    clues = [Clue("headline", piece.text[start:end], Basis.HEADLINE, index, start, end)]
    if source is not None:
        clues.append(source_clue(source, piece.text, index))
    changes = {
        i: removed(page.pieces[i], "the headline once more")
        for i in _repeats(page, index, piece.text[start:end])
    }
    changes |= {
        i: replace(marked(p, "subheading"))
        for i, p in enumerate(page.pieces)
        if p.kind == "headline" and i != index and i not in changes
    }
    return decided(page, {**changes, index: marked(piece, "headline")}, tuple(clues))


def source_clue(source: str, text: str, index: int) -> Clue:
    """Return the clue that the end of a title gives about the outlet."""
    start = text.rfind(source)
    wire = agency(source)
    if wire is not None:
        return Clue("agency", wire, Basis.HEADLINE, index, start, start + len(source))
    return Clue("source", source, Basis.HEADLINE, index, start, start + len(source))


def _without_site(page: Page, text: str) -> tuple[int, int, str | None]:
    """Part a headline from the name of the site behind it, and from "Subject:" before it."""
    label = _SUBJECT.match(text)
    start = label.end() if label else 0
    match = _SUFFIX.search(text, start)
    if match is None:
        return start, len(text), None
    name = match["name"].strip()
    known = publication(name) is not None or agency(name) is not None
    alone = any(_key(p.text) == _key(text[: match.start()]) for p in page.pieces)
    said = any(g.field == "source" and _key(g.value) == _key(name) for g in page.given)
    if known or alone or said:
        return start, match.start(), name
    return start, len(text), None


_SUBJECT = re.compile(
    r"(?:subject|title|headline):\s*+(?:\[[^\]]{2,40}\]\s*+)?(?=\S)", re.IGNORECASE
)


_REPEATED = frozenset({"headline", "subheading", "paragraph"})


def _repeats(page: Page, index: int, headline: str) -> list[int]:
    key = _key(headline)
    return [
        i
        for i, p in enumerate(page.pieces)
        if i != index and (p.is_open or p.why == _NAVIGATION or p.kind in _REPEATED)
        if abs(len(p.text) - len(headline)) < 50 and _key(_bare(p.text)) == key  # noqa: PLR2004 - the name of a site
    ]
