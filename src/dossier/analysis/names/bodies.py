"""Bodies: capitalised phrases with a word that only bodies have."""

from __future__ import annotations

from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token


def read(tokens: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the body that begins with a token, and the index of the token after it."""
    last = _last(tokens, at, words)
    if last is None or not _may_begin(tokens, at, last, words):
        return None
    start, end = tokens[at].start, tokens[last].end
    return Sighting("organisation", start, end, text[start:end], sure=True), last + 1


def _last(tokens: list[Token], at: int, words: Lexicon) -> int | None:
    """Return the index of the last token of the body."""
    found = None
    for index in range(at, min(at + 9, len(tokens))):
        if index > at and not _joined(tokens, index, words, has_head=found is not None):
            break
        if _is_head(tokens[index], words) or (found is not None and index > at):
            found = index
        if tokens[index].owns:
            break
    return found if found is not None and found > at else None


def _joined(tokens: list[Token], index: int, words: Lexicon, *, has_head: bool) -> bool:
    """Say whether a token continues the name before it."""
    gap = (tokens[index].gap or "").strip()
    if gap == "":
        return tokens[index].gap == " " and not (has_head and _is_over(tokens, index, words))
    if gap in {"and", "&", "and the"}:
        return gap == "&" or _and_goes_on(tokens, index, words)
    return gap in words.joints and _is_head(tokens[index - 1], words)


def _is_over(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Say whether the name ended with the head before: "Council | Secretary Ali …"."""
    previous, here = tokens[index - 1], tokens[index]
    if _is_head(here, words):
        return False
    return _is_head(previous, words) or here.word.lower() in words.role_words


def _and_goes_on(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Say whether "and" stands inside a name: "Department of Health and Human Services"."""
    if tokens[index].word in words.known:
        return False
    before = any(
        (t.gap or "").strip() in {"of", "for", "of the"} for t in tokens[max(0, index - 3) : index]
    )
    after = (
        index + 1 < len(tokens)
        and tokens[index + 1].gap == " "
        and _is_head(tokens[index + 1], words)
    )
    return before or after or _is_head(tokens[index], words)


def _is_head(token: Token, words: Lexicon) -> bool:
    return (
        token.word.lower() in words.heads
        or token.word in words.tails
        or (token.word.rstrip(".") in words.tails)
    )


def _may_begin(tokens: list[Token], at: int, last: int, words: Lexicon) -> bool:
    first = tokens[at]
    lower = first.word.lower()
    if lower in words.role_words | words.modifiers and not _is_head(tokens[at + 1], words):
        return lower in words.modifiers and not _holds_role(tokens[at:last], words)
    if first.opens and lower in words.common and last == at + 1 and lower not in words.modifiers:
        return _is_head(tokens[at + 1], words) and not first.opens
    return not _holds_role(tokens[at : last + 1], words)


def _holds_role(tokens: list[Token], words: Lexicon) -> bool:
    return any(
        a.word.lower() in words.roles and not _is_head(b, words)
        for a, b in zip(tokens, tokens[1:], strict=False)
    )
