"""What belongs to the page and not to the article: by what the markup says, by phrases, by shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from dossier.loader import shape
from dossier.loader.cells import cells
from dossier.loader.draft import Hint
from dossier.loader.glued import box
from dossier.loader.paths import LONGEST, is_menu, is_path
from dossier.loader.phrases import Phrase, phrase_in
from dossier.loader.pieces import Page, Piece, decided, marked, removed
from dossier.loader.remarks import is_told
from dossier.model import BlockKind
from dossier.outlets import agency, publication

_KINDS: dict[Hint, BlockKind] = {
    "headline": "headline",
    "subheading": "subheading",
    "standfirst": "standfirst",
    "byline": "byline",
    "paragraph": "paragraph",
    "list": "paragraph",
    "quotation": "paragraph",
    "caption": "caption",
    "credit": "caption",
    "table": "paragraph",
}


def from_hints(page: Page) -> Page:
    """Take over what the markup says."""
    changes = {}
    for index, piece in enumerate(page.pieces):
        hint = piece.block.hint
        if hint == "furniture":
            changes[index] = removed(piece, piece.block.why or "part of the web page")
        elif hint is not None:
            changes[index] = marked(piece, _KINDS[hint])
    return decided(page, changes)


_JUDGED = frozenset({None, "paragraph", "subheading"})

_COUNTER = re.compile(
    r"(?:(?:(?:image|photo|picture|slide)\s)?\d{1,3}\s?(?:of\s?/|/|of|von|de|sur)\s?\d{1,3}|#?\d{1,5}(?:[.,]\d+)?[kKmM]?\+?"
    r"|(?:comments? )?(?:\(?\d[\d.,]*[kKmM]?\)?\s(?:shares?|comments?|views?|likes?|reads?|votes?|replies|reply|photos?|images?|videos?|retweets?|reposts?|boosts?|favou?rites?|reactions?|subscribers|quote tweets|quotes|bookmarks?|followers|restacks?)[\s·|,]*){1,6}(?:\d{1,2}:\d{2})?"
    r"|\d{1,2}:\d{2} - source: .{2,20}"
    r"|(?:•\s?)?\d{1,2}[hdwm]\s?•\s?\d{1,2} min read"
    r"|\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\s?min(?:ute)?s?(?:\sread)?|\d{1,2}:\d{2}(?::\d{2})?(?:\s?/\s?\d{1,2}:\d{2})?"
    r"|\d{1,2} (?:minuti|minutos|minutes|minuten) (?:di|de) (?:lettura|leitura|lectura|lecture)|\+\d{1,3}"
    r"|\d{1,3}%|(?:\d{1,2}\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?|secs?)|\d{1,2}\s?[smhdw])\sago)",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(r"[\W_]+|[^\W\d_]")
PAYWALL = "paywall"
_SURE = (PAYWALL, "part of the mail")
"""What a paragraph may be that reads like a sentence."""
MECHANICAL = ("counter of the page", "ornament")


def mechanical(text: str) -> str | None:
    """Say why a line without words of its own is not news: a counter, a rule, a lone letter."""
    if is_path(text):
        return "path of the page"
    if len(text) > LONGEST:
        return MECHANICAL[1] if _NO_WORDS.fullmatch(text) else None
    if is_menu(text):
        return "menu of the page"
    if _COUNTER.fullmatch(text.strip("()[] ")):
        return MECHANICAL[0]
    return MECHANICAL[1] if _NO_WORDS.fullmatch(text) else None


def by_phrases(page: Page) -> Page:
    """Remove the lines that web pages put around articles, with the headlines they announce."""
    found = {
        index: phrase
        for index, piece in enumerate(page.pieces)
        if piece.why is None and piece.kind in _JUDGED
        if (phrase := _phrase(page, piece)) is not None
    }
    found = _without_cells(page, found)
    changes = {i: removed(page.pieces[i], phrase.why) for i, phrase in found.items()}
    told = _told_above(page) if any(p.why == "comments" for p in found.values()) else []
    changes |= {
        index + 1: removed(page.pieces[index + 1], phrase.why)
        for index, phrase in found.items()
        if _links_below(page, index, phrase)
    }
    text = next((i for i, p in enumerate(page.pieces) if _is_text(p) and i not in found), 0)
    for index, phrase in found.items():
        if _announces(page.pieces[index], phrase):
            is_over = phrase.why == "comments" and (told[index] or _is_answered(page, index))
            is_menu_head = index < text and phrase.why in _MENUS
            for follower in _announced(page, index, phrase, is_over=is_over):
                if is_menu_head and _is_title(page.pieces[follower].text):
                    break
                changes.setdefault(follower, removed(page.pieces[follower], phrase.why))
                if follower in found and _announces(page.pieces[follower], found[follower]):
                    break
    changes |= dict(_read_aloud(page))
    return decided(page, changes | dict(_in_forms(page, changes)))


_MENUS = frozenset({"link to another article", "links to other articles", "list of subjects"})
"""What heads of lists are that are entries of a menu, too: above a text, its headline may follow."""
_ENTRY = 4
"""Words of an entry of a menu."""


def _is_title(text: str) -> bool:
    return shape.size(text) > _ENTRY and shape.is_headline_like(text)


def _is_text(piece: Piece) -> bool:
    return piece.why is None and shape.is_sentence(piece.text)


def _without_cells(page: Page, found: dict[int, Phrase]) -> dict[int, Phrase]:
    """Leave out the numbers that are cells of a table within the text."""
    counters = {i for i, phrase in found.items() if phrase.why in MECHANICAL}
    own = cells(page.pieces, frozenset(found.keys() - counters)) if counters else frozenset()
    return {i: phrase for i, phrase in found.items() if i not in own}


_LIST_OF = re.compile(r"list of \d+ items?", re.IGNORECASE)
END_OF_LIST = "end of list"
_MOST_IN_LIST = 40


def _read_aloud(page: Page) -> Iterator[tuple[int, Piece]]:
    """Yield the lists of links that a page marks for those who listen: "list of 3 items … end of list"."""
    for index, piece in enumerate(page.pieces):
        if _LIST_OF.fullmatch(piece.text) is None:
            continue
        near = page.pieces[index : index + _MOST_IN_LIST]
        size = next((n for n, p in enumerate(near) if p.text == END_OF_LIST), 0)
        listed = near[: size + 1] if size else ()
        yield from ((index + n, removed(p, LISTED)) for n, p in enumerate(listed) if p.is_open)


LISTED = "list of links"
"""A list within the text, between marks for those who listen."""


_FORM = "subscription form"


def _in_forms(page: Page, gone: dict[int, Piece]) -> Iterator[tuple[int, Piece]]:
    """Yield the lines without an end that stand within a form."""
    for index in sorted(gone)[:-1]:
        if not all(i in gone and gone[i].why == _FORM for i in (index, index + 2)):
            continue
        piece = page.pieces[index + 1]
        if piece.is_open and index + 1 not in gone and not shape.ends(piece.text):
            yield index + 1, removed(piece, _FORM)


def _announces(piece: Piece, phrase: Phrase) -> bool:
    """Say whether what follows a line belongs to it."""
    return phrase.reach != "line" and (phrase.whole or piece.text.endswith(":"))


_SHORT_LINK = 6
_TITLE = 4


def _links_below(page: Page, index: int, phrase: Phrase) -> bool:
    """Say whether a headline follows a short line such as "Read more on the floods"."""
    if phrase.reach != "next" or phrase.whole or shape.size(page.pieces[index].text) > _SHORT_LINK:
        return False
    below = page.pieces[index + 1 : index + 2]
    return any(p.is_open and _is_link(p.text) for p in below)


_ANSWERS = re.compile(
    r"reply|like|report|\d{1,2} (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago",
    re.IGNORECASE,
)


def _is_answered(page: Page, index: int) -> bool:
    """Say whether buttons and times of several comments stand below a heading of comments."""
    below = page.pieces[index + 1 :]
    return (
        is_told(page, index) and sum(map(bool, (_ANSWERS.fullmatch(p.text) for p in below))) > _FEW
    )


_TOLD = 50
"""Words of running text above a heading of comments by which an article may have been told."""


def _told_above(page: Page) -> list[bool]:
    """Say for each line whether more running text stands above it than below, and enough."""
    words = [shape.size(p.text) if shape.is_sentence(p.text) else 0 for p in page.pieces]
    above = list(accumulate(words, initial=0))
    return [max(_TOLD, above[-1] - before) <= before for before in above[:-1]]


def _phrase(page: Page, piece: Piece) -> Phrase | None:
    text = piece.text
    why = mechanical(text)
    why = why or box(text)
    if why is not None and piece.block.hint is None:
        return Phrase(why, "line", whole=False)
    phrase = phrase_in(text, page.language)
    is_text = piece.block.hint in {"paragraph", "list", "quotation"} and shape.is_sentence(text)
    return phrase if not is_text or (phrase and phrase.why in _SURE) else None


_FEW = 2


def _announced(page: Page, index: int, phrase: Phrase, *, is_over: bool) -> Iterator[int]:
    """Yield the lines after a phrase such as "Previous Article" that it announces."""
    for follower in range(index + 1, len(page.pieces)):
        piece = page.pieces[follower]
        if phrase.reach == "next" and (follower > index + _FEW or _is_paragraph(piece.text)):
            return
        is_link = follower == index + 1 and phrase.whole and _is_link(piece.text)
        if not piece.is_open or (not (is_over or is_link) and _goes_on(page, follower, index)):
            return
        if phrase.reach == "next" and follower > index + 1 and _tells_on(page, follower, index):
            return
        yield follower
        if piece.text == END_OF_LIST:
            return


def _goes_on(page: Page, index: int, links: int) -> bool:
    """Say whether the article itself goes on at a line: two lines of running text follow closely."""
    near = page.pieces[index : index + 4]
    texts = [piece.text for piece in near if piece.is_open]
    running = [text for text in texts if shape.is_sentence(text) and shape.ends(text)]
    is_here = bool(running) and running[0] == texts[0]
    if len(running) >= _FEW and not any(map(_is_house, texts[:_FEW])):
        return True
    return is_here and (index == len(page.pieces) - 1 or is_of_text(page.pieces, index, links))


def _is_link(text: str) -> bool:
    return shape.is_headline_like(text) and shape.size(text) >= _TITLE and not shape.ends(text)


def _tells_on(page: Page, index: int, links: int) -> bool:
    """Say whether a sentence under one link speaks of what the text above the link does."""
    text = page.pieces[index].text
    if not (shape.is_sentence(text) and text.endswith(".")):
        return False
    told = _stems(" ".join(p.text for p in page.pieces[:links] if shape.is_sentence(p.text)))
    return len(_stems(text) & told) > 1


def _is_paragraph(text: str) -> bool:
    """Say whether a line is longer than any title, and ends like a sentence."""
    return shape.size(text) >= shape.LONG and shape.ends(text)


def _is_house(text: str) -> bool:
    """Say whether a line is nothing but an outlet's name, as it stands under the title of a link."""
    return shape.size(text) <= _SHORT_LINK and (
        agency(text) is not None or publication(text) is not None
    )


_SHARED = 3
_STEM = 5


def is_of_text(pieces: Sequence[Piece], index: int, links: int) -> bool:
    """Say whether a long paragraph goes on with a text: links alone part them, and it speaks of the same.

    Args:
        pieces: of a page.
        index: of the paragraph.
        links: where the links begin.
    """
    text = pieces[index].text
    above = [p.text for p in pieces[:links] if p.is_open]
    if text[:1] in _QUOTED and _SAID.search(text) and any(map(shape.is_sentence, above)):
        return True
    if shape.size(text) < shape.LONG or not above or not shape.is_sentence(above[-1]):
        return False
    told = _stems(" ".join(filter(shape.is_sentence, above)))
    return len(_stems(text) & told) >= _SHARED


_QUOTED = frozenset('"“«„”')
_SAID = re.compile(r"[”\"»“],? [^”\"»“]{2,60}\.$")
"""Behind what somebody said, who that was: no link and no teaser says so in a sentence."""


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in re.findall(r"\w{5,}", text))
