"""Bodies: capitalised phrases with a word that only bodies have."""

from __future__ import annotations

from itertools import pairwise

from dossier.analysis.names import roles
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token, word_before

LONGEST_IN_CAPITALS = 5
"""Letters of an abbreviation; a longer word in capitals belongs to a heading."""
_SHORTEST = 3
"""Letters of one that is no "HQ"."""


def read(tokens: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the body that begins with a token, and the index of the token after it."""
    last = _last(tokens, at, words)
    if last is None or not _may_begin(tokens, at, last, words):
        return None
    start, end = tokens[at].start, tokens[last].end
    return Sighting("organisation", start, end, text[start:end], 1.0), last + 1


def in_letters(token: Token, at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the body of whose name only letters are known: "the news agency TRN"."""
    short = token.word
    if not token.facts.is_in_capitals or not _SHORTEST <= len(short) <= LONGEST_IN_CAPITALS:
        return None
    is_named = words.has("noun-of-letters", word_before(text, token.start))
    if not is_named or short in words.short_roles or text[token.end : token.end + 1] == "-":
        return None
    return Sighting("organisation", token.start, token.end, short, 1.0), at + 1


def _last(tokens: list[Token], at: int, words: Lexicon) -> int | None:
    """Return the index of the last token of the body."""
    found = None
    for index in range(at, min(at + 9, len(tokens))):
        if index > at and not _joined(tokens, index, words, has_head=found is not None):
            break
        if tokens[index].facts.is_head or (found is not None and index > at):
            found = index
        if tokens[index].facts.owns:
            break
    return found if found is not None and found > at else None


def _joined(tokens: list[Token], index: int, words: Lexicon, *, has_head: bool) -> bool:
    """Say whether a token continues the name before it."""
    gap = (tokens[index].gap or "").strip()
    if tokens[index].word in words.calendar:
        return False
    if gap == "":
        return tokens[index].gap == " " and not (has_head and _is_over(tokens, index, words))
    if gap == "&" or words.has("and", gap):
        return gap == "&" or _and_goes_on(tokens, index, words, has_head=has_head)
    if gap in _PLURAL:
        return not has_head and roles.are_roles(tokens[index - 1].word, words)
    return gap in words.joints and _any_head(tokens, index)


_PLURAL = frozenset("'’")
"""What stands behind those whose body it is: "the Nurses' Union"."""


def _any_head(tokens: list[Token], index: int) -> bool:
    """Say whether one of the words just before an index is a head: "Bank of …"."""
    return any(t.facts.is_head for t in tokens[max(0, index - 4) : index])


def _is_over(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Say whether the name ended with the head before: "Council | Secretary Ali …"."""
    previous, here = tokens[index - 1], tokens[index]
    if here.facts.is_head or words.has("heads", "first") or _leads(previous, words):
        return False
    if _is_object(previous, here, words):
        return False
    more = index + 1 < len(tokens) and tokens[index + 1].gap == " "
    return previous.facts.is_head or (more and here.facts.lower in words.role_words)


def _leads(head: Token, words: Lexicon) -> bool:
    """Say whether a head stands before the name, in a language in which heads do not: "Grupo Norte"."""
    return words.has("leading-head", head.facts.lower)


def _is_object(head: Token, here: Token, words: Lexicon) -> bool:
    """Say whether a head behind "for" begins what a body is for: "Institute for School Reform"."""
    other = here.facts.lower in words.role_words or here.facts.folded in words.given
    return (head.gap or "").strip() in words.joints - {""} and not other


def _and_goes_on(tokens: list[Token], index: int, words: Lexicon, *, has_head: bool) -> bool:
    """Say whether "and" stands inside a name: "Department of Health and Human Services"."""
    if tokens[index].word in words.known or tokens[index].facts.folded in words.given:
        return False
    before = tokens[max(0, index - 3) : index]
    if any(" ".join(t.word for t in before[n:]) in words.known for n in range(len(before))):
        return False
    is_first = words.has("heads", "first") and tokens[index].facts.is_head
    if is_first or _leads(tokens[index], words):
        return False
    if has_head:
        return any(words.has("of", (t.gap or "").strip()) for t in before)
    if words.known.get(before[-1].word) or before[-2:][0].facts.folded in words.given:
        return False
    after = tokens[index : index + 2]
    return after[-1].gap == " " and any(t.facts.is_head for t in after)


def _may_begin(tokens: list[Token], at: int, last: int, words: Lexicon) -> bool:
    """Say whether the words from ``at`` to ``last`` can be a body."""
    first = tokens[at]
    lower = first.facts.lower
    if _is_heading(first, tokens[last], words):
        return False
    if last == at + 1 and _is_weak(tokens, at, words):
        return False
    if lower in words.roles and _is_office(tokens, at, last, words):
        return False
    if first.word.isupper() and len(first.word) > LONGEST_IN_CAPITALS:
        return all(t.word.isupper() for t in tokens[at : last + 1])
    if first.opens and lower in words.common and lower not in words.modifiers:
        return last > at + 1 and first.word not in words.not_names and lower in words.heads
    return not _holds_role(tokens[at : last + 1], words)


def _is_office(tokens: list[Token], at: int, last: int, words: Lexicon) -> bool:
    """Say whether a role begins what looks like a body: "Chief Press | Secretary"."""
    if not tokens[at + 1].facts.is_head:
        return True
    after = tokens[last + 1 : last + 2]
    goes_on = bool(after) and after[0].gap == " " and after[0].facts.lower in words.roles
    return last == at + 1 and goes_on


def _is_heading(first: Token, last: Token, words: Lexicon) -> bool:
    """Say whether the last word is one of a heading in capitals ("El Clasico TV TIMES")."""
    in_capitals = last.word.isupper() and not first.word.isupper()
    return in_capitals and last.facts.lower in words.heads and last.word not in words.tails


def _is_weak(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Say whether two words are no body although the second can end one: "Oval Office"."""
    first, last = tokens[at], tokens[at + 1]
    if first.facts.lower in words.heads and last.facts.lower not in words.heads:
        return first.facts.lower in words.weak_heads
    beside = first.word in words.demonyms or words.known.get(first.word) == "place"
    return last.facts.lower in words.weak_heads and not beside


def _holds_role(tokens: list[Token], words: Lexicon) -> bool:
    heads = (i for i, token in enumerate(tokens) if token.facts.is_head)
    first = next(heads, len(tokens))
    return any(
        a.facts.lower in words.roles and not b.facts.is_head and (b.gap == " " or i < first)
        for i, (a, b) in enumerate(pairwise(tokens))
    )
