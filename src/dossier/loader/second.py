"""Signs that one text file holds two articles: a finding, for only the editor can part them."""

from __future__ import annotations

import re

from dossier.loader import shape
from dossier.loader.draft import Draft
from dossier.loader.fields.byline import is_byline
from dossier.loader.fields.dateline import read_dateline
from dossier.loader.fields.lines import is_day
from dossier.model import Article, Issue

_BEFORE = 60
"""Words of running text after which another article may begin."""
_AFTER = 30
_SHORT = 15
"""Words that are enough on either side where both a byline and a day of its own stand below the headline."""
_HEAD = 4
"""Lines after a second headline among which its byline or dateline stands."""
_RULE = re.compile(r"(?:[-=*_#~–—]\s?){3,}")
_TITLE_WORDS = range(4, 25)


def second_article(article: Article, draft: Draft) -> Issue | None:
    """Return where another article seems to begin in a plain text."""
    at = _second(draft)
    if at is None:
        return None
    block = draft.blocks[at]
    line = draft.raw.count("\n", 0, block.runs[0].raw_start) + 1
    title = block.text if len(block.text) < _SHOWN else block.text[:_SHOWN].rstrip() + " …"
    message = (
        f"{article.file} seems to hold two articles, the second from line {line} (“{title}”): "
        "save each in a file of its own."
    )
    return Issue("two-articles", "warning", article.file, message)


_SHOWN = 80


def _second(draft: Draft) -> int | None:
    """Return the index of the block with which a second article begins."""
    blocks = draft.blocks
    if any(b.hint is not None for b in blocks):
        return None
    words = [shape.size(b.text) if shape.is_sentence(b.text) else 0 for b in blocks]
    left, before = sum(words), 0
    for index, block in enumerate(blocks[:-1]):
        is_long = before >= _BEFORE and left >= _AFTER
        if (
            min(before, left) >= _SHORT
            and _begins(draft, index)
            and (is_long or _is_whole(draft, index))
        ):
            return index
        before += words[index]
        left -= words[index]
        if not block.text:
            return None
    return None


def _begins(draft: Draft, index: int) -> bool:
    """Say whether a headline stands here with a byline or a dateline under it."""
    blocks = draft.blocks
    text = blocks[index].text
    if not _is_title(text) or not _stands_apart(draft, index):
        return False
    for below in blocks[index + 1 : index + _HEAD]:
        if is_byline(below.text) or read_dateline(below.text) is not None:
            return True
        if shape.is_sentence(below.text):
            return False
    return False


def _is_whole(draft: Draft, index: int) -> bool:
    """Say whether both a byline and a day of its own stand under a headline, and those of another above."""
    below = [block.text for block in draft.blocks[index + 1 : index + _HEAD]]
    above = [block.text for block in draft.blocks[1:_HEAD]]
    return all(any(map(is_byline, lines)) and any(map(is_day, lines)) for lines in (above, below))


def _is_title(text: str) -> bool:
    return (
        shape.size(text) in _TITLE_WORDS
        and text[0] not in "-*•("
        and not shape.ends(text)
        and not text.endswith((":", ",", ";"))
        and read_dateline(text) is None
        and not is_byline(text)
    )


def _stands_apart(draft: Draft, index: int) -> bool:
    """Say whether a blank line or a rule stands before a line."""
    block, before = draft.blocks[index], draft.blocks[index - 1]
    return block.gap > 1 or _RULE.fullmatch(before.text) is not None
