"""Which of the lines above a text is its headline."""

from __future__ import annotations

import re
from collections import Counter

from dossier.loader import shape
from dossier.loader.fields.mastheads import is_house
from dossier.loader.pieces import Page

FEW = 4
"""Lines that a headline may have around it without the text being a pasted page."""
SUFFIX = re.compile(
    r"\s(?:[|«»•·]|[-–—])\s(?P<name>[^|«»•·]{2,40}?)(?:\s[-–—|]\s\d{1,4}[./-]\d{1,2}[./-]\d{1,4})?$"
)
NAVIGATION = "navigation"


def key(text: str) -> str:
    """Return the words of a line in lower case, without what stands between them."""
    return " ".join(re.findall(r"\w+", text)).casefold()


def bare(text: str) -> str:
    """Return a title without the name of the site after it."""
    match = SUFFIX.search(text)
    return text[: match.start()] if match else text


TOLD = 5
"""Lines from the lede on whose words the headline is compared with."""
_STEM = 5


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a line."""
    return frozenset(word[:_STEM].casefold() for word in re.findall(r"\w{4,}", text))


def chosen(page: Page, lede: int, candidates: list[int]) -> int | None:
    """Return the candidate that is the headline of the text that begins at a line."""
    told = stems(" ".join(p.text for p in page.pieces[lede : lede + TOLD] if p.why is None))
    if sum(1 for p in page.pieces[:lede] if p.why == NAVIGATION) <= FEW:
        return _first(page, candidates, told)
    counts = Counter(key(bare(p.text)) for p in page.pieces[: lede + 1])
    best = max(candidates, key=lambda i: (_score(page, i, lede, counts, told), -i))
    return _over(page, best, candidates, told)


def _first(page: Page, candidates: list[int], told: frozenset[str]) -> int | None:
    """Return the first line that is more than a section; under "Press release", where it says so."""
    label = max((i for i in candidates if _is_label_below(page, i)), default=-1)
    lines = [i for i in candidates if shape.size(page.pieces[i].text) > 2]  # noqa: PLR2004 - one or two words are a section
    below = [i for i in lines if i > label and not is_house(page.pieces[i].text)]
    found = next(iter(below), next(iter(lines), None))
    under = lines[lines.index(found) + 1 :][:1] if found is not None else []
    return next((i for i in under if found is not None and _is_over(page, found, i, told)), found)


def _is_over(page: Page, index: int, headline: int, told: frozenset[str]) -> bool:
    """Say whether a line of three words is what a headline, which tells more of the text, stands under."""
    kicker, words = page.pieces[index].text, page.pieces[headline].text
    between = page.pieces[index + 1 : headline]
    if (
        any(p.is_open and shape.size(p.text) >= _TOPIC for p in between)
        or shape.size(words) < _VERB
    ):
        return False
    is_more = len(stems(words) & told) > len(stems(kicker) & told)
    is_more = is_more or any(
        p.kind == "byline" for p in page.pieces[headline + 2 : headline + TOLD]
    )
    most = next((size for mark, size in _JOINED if mark in kicker), _TOPIC)
    return shape.size(kicker) <= most and is_more and not shape.ends(words)


_JOINED = ((" / ", 8), (" & ", 4))
"""What joins the names of sections, and how many words they have then."""


_TOPIC = 3
"""Words of a section or a subject over a headline."""
_VERB = 5
"""Words of a headline that says what somebody did."""


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
    is_told = len(stems(words) & told) >= _TOLD_ABOVE and shape.size(words) > _TOPIC
    return above if is_told and "|" not in words and not shape.trails_off(words) else best


_TOLD_ABOVE = 2


def _score(page: Page, index: int, lede: int, counts: Counter[str], told: frozenset[str]) -> float:
    """Weigh a line as headline: words of the lede in it, length, repetition, nearness."""
    text = page.pieces[index].text
    words = shape.size(text)
    points = min(len(stems(text) & told), 5) - 0.07 * (lede - index)
    points += 2.5 if words >= 6 else (1 if words >= 4 else 0)  # noqa: PLR2004 - headlines have a verb
    points += 2 if counts[key(bare(text))] > 1 else 0
    points -= 1 if words > 16 and not shape.in_title_case(text) else 0  # noqa: PLR2004 - a standfirst
    points -= 2 if shape.trails_off(text) or "|" in text else 0
    return points + (0.5 if page.pieces[index].why is None else 0)
