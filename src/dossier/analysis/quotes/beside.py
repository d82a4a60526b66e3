"""Cues beside what is said: "…," said X, and "…, X said"."""

from __future__ import annotations

import re

from dossier.analysis.quotes import subjects
from dossier.analysis.quotes.content import END, goes_on, is_rest, next_quote
from dossier.analysis.quotes.frame import Frame, framed
from dossier.analysis.quotes.line import Line, tidy
from dossier.analysis.quotes.units import MASK, Word
from dossier.model import Span
from dossier.text import trim

_GOES_ON = re.compile(r",|\s[–—]|[;:.]")
_NEXT_QUOTE = re.compile(rf"[,.]\s(?:[a-z]{{1,7}}\s)?{MASK}")


_TRAILS = (",", "?", "!", MASK, "–", "—")


def _trails(words: str) -> bool:
    """Say whether words end as what is said does before its cue: with a comma, a mark or a dash."""
    words = words[:-1] if words[-1:].isspace() else words
    return words.endswith(_TRAILS) or (words.endswith("-") and words[-2:-1].isspace())


_CLAUSE = 4
"""Words before a comma that are a statement when nothing but the cue follows it."""


def opening(here: Line, word: Word) -> Frame | None:
    """Return Said X: "…"."""
    if word.start != here.span.start:
        return None
    colon = here.masked.find(":", word.end, here.span.end)
    if colon < 0 or here.ends("gerund-ending", word.lower):
        return None
    speaker = subjects.after(here, word.end, colon)
    said = next_quote(here, colon)
    return framed(here, word, speaker, (said,)) if speaker and said else None


def inverted(here: Line, word: Word) -> Frame | None:
    """Return "…," said X: the cue stands right behind what is said."""
    before = trim(here.masked, Span(here.span.start, word.start))
    if here.has("not-inverted", here.cue(word).lemma):
        return None
    if not _is_said_before(here, before):
        return _within(here, word, before)
    between = here.lexicon.rules["before-subject"].match(here.masked, word.end, here.span.end)
    start = between.end() if between else word.end
    follows = here.head(start + 1)
    if not follows or here.has("not-a-name", follows) or here.past_occasion(start) > start:
        return None
    speaker = subjects.after(here, start, here.span.end)
    if speaker is None or _goes_on_as_clause(here, before, speaker):
        return None
    if here.has("pronoun-owner", follows) and not _is_somebodys(here, speaker):
        return None
    said = tidy(here.masked, _behind_colon(here, before))
    more = next_quote(here, speaker.end)
    if more and _has_own_report(here, speaker, more.start):
        more = None
    pieces = tuple(p for p in (said, more) if p)
    return framed(here, word, speaker, pieces) if pieces else None


def _has_own_report(here: Line, speaker: Span, mark: int) -> bool:
    """Say whether a quote behind a speaker has a verb of its own: "…,” said Quill, who warned of “…”"."""
    if here.last(mark) in _PARTING:
        return False
    clause = here.lexicon.relative.search(here.masked, speaker.start, speaker.end)
    between = Span(clause.start() if clause else speaker.end, mark)
    return here.has_verb(between) or any(between.start < cue.start < mark for cue in here.cues)


_PARTING = frozenset(",.:;—–-")


def _is_somebodys(here: Line, speaker: Span) -> bool:
    """Say whether words for a speaker name somebody near to another: "his mother", "its new president"."""
    near = speaker.of(here.masked).lower().replace(",", "").split()[1:_NEAR]
    return any(w in here.lexicon.kin or w in here.lexicon.roles for w in near)


_NEAR = 5
"""Words of a speaker among which the noun for them stands."""


def _within(here: Line, word: Word, before: Span) -> Frame | None:
    """Return "The dam, said X, is lost": the cue and its speaker stand within what is said."""
    comma = here.masked.find(", ", word.end, here.span.end)
    if comma < 0 or not before.of(here.masked).endswith(","):
        return None
    if here.lexicon.finite.match(here.masked, comma + 2, here.span.end) is None:
        return None
    if here.past_occasion(word.end) > word.end:
        return None
    is_named = here.masked[word.end + 1].isupper() or here.has(
        "name-start", here.head(word.end + 1)
    )
    speaker = subjects.after(here, word.end, comma) if is_named else None
    said = tidy(here.masked, here.span)
    return framed(here, word, speaker, (said,)) if speaker and said else None


def _goes_on_as_clause(here: Line, before: Span, speaker: Span) -> bool:
    """Say whether a verb follows what looks like a speaker: "X, who saw it, said the dam broke"."""
    if here.last_but_comma(before.end) == MASK:
        return False
    return here.lexicon.finite.match(here.masked, speaker.end + 1, here.span.end) is not None


def _is_said_before(here: Line, before: Span) -> bool:
    """Say whether the words before a cue are a statement, and not its speaker."""
    words = before.of(here.masked)
    if len(before) == 0 or not _trails(words):
        return False
    if MASK in words:
        return here.last_but_comma(before.end) == MASK
    return _has_own_verb(here, before)


def _has_own_verb(here: Line, said: Span) -> bool:
    """Say whether a verb is left in a stretch without its relative clauses."""
    plain = here.lexicon.relative.sub(" ", said.of(here.masked))
    return here.lexicon.finite.search(plain) is not None


def _trailed(here: Line, speaker: Span) -> Span | None:
    """Return what stands before a speaker, where it can be a statement with its cue to come."""
    said = _behind_colon(here, trim(here.masked, Span(here.span.start, speaker.start)))
    if len(said) == 0 or not _trails(said.of(here.masked)):
        return None
    return None if here.has("relative", here.head(speaker.start)) else said


def _is_thing(here: Line, speaker: Span) -> bool:
    """Say whether a single word before a cue is nobody: "three die, probe ordered"."""
    words = speaker.of(here.masked)
    if not words.islower() or " " in words or here.ends("plural-ending", words):
        return False
    groups = ("pronoun", "headed", "office", "name-start", "who")
    known = here.lexicon.roles | here.lexicon.people | here.lexicon.kin
    return words not in known and not any(here.has(name, words) for name in groups)


def trailing(here: Line, word: Word, speaker: Span | None) -> Frame | None:
    """Return "…, X said": the speaker stands between what is said and the cue."""
    said = _trailed(here, speaker) if speaker else None
    if speaker is None or said is None or _is_thing(here, speaker):
        return None
    told = here.past_recipient(word)
    after = here.past_occasion(told)
    rest = here.masked[after : here.span.end]
    is_marked = MASK in said.of(here.masked)
    if rest[:1] == ":" and not is_marked:
        return None
    is_last = END.match(rest) is not None and len(said.of(here.masked).split()) >= _CLAUSE
    is_statement = (is_marked or here.has_verb(said) or is_last) and not _is_left_open(here, said)
    runs_on = _GOES_ON.match(rest) is not None and END.match(rest) is None
    front = here.lexicon.fronted.match(here.masked, said.start, speaker.start)
    is_front = front is not None and front.end() == speaker.start
    is_front = is_front and not (
        _is_gerund_with_verb(here, said) or (is_last and _is_clause(here, said))
    )
    if is_front and not is_inserted(here, word):
        return None
    is_after_quote = here.last_but_comma(said.end) == MASK
    is_over = any(is_rest(here, at, is_sure=is_after_quote) for at in {after, told})
    if not (runs_on or (is_statement and is_over)):
        return None
    more = goes_on(here, after, is_whole=is_statement and not is_front) if runs_on else None
    if more and is_after_quote and not _is_told_on(here, more):
        more = None
    if is_after_quote and more is None and _NEXT_QUOTE.search(rest):
        more = next_quote(here, after)
    if not is_statement and more is None:
        return None
    pieces = _pieces(here, said, more, is_statement=is_statement)
    return framed(here, word, speaker, pieces) if pieces else None


def _is_told_on(here: Line, more: Span) -> bool:
    """Say whether what follows a quote and its cue is told too: "and that …", and not "and waited"."""
    head = here.head(more.start)
    return (
        not here.has("joint", head)
        or here.lexicon.rules["that-joined"].match(here.masked, more.start, more.end) is not None
    )


def _is_left_open(here: Line, said: Span) -> bool:
    """Say whether the words before an inserted cue wait for those behind it: "The dam would, he said, hold"."""
    last = said.of(here.masked).rstrip(" ,").rpartition(" ")[2]
    return here.has("left-open", last)


def _pieces(here: Line, said: Span, more: Span | None, *, is_statement: bool) -> tuple[Span, ...]:
    """Return what is said before and behind a cue; as one where the first part is no statement."""
    first = tidy(here.masked, said)
    if first is None or more is None or is_statement:
        return tuple(p for p in (first, more) if p)
    if here.masked[more.start] == MASK or _is_adverb(here, first):
        return (more,)
    return (Span(first.start, more.end),)


def _is_adverb(here: Line, span: Span) -> bool:
    """Say whether a single word before a cue tells only when or how: "Meanwhile, Quill said"."""
    words = span.of(here.masked).lower().split()
    return len(words) == 1 and (
        here.ends("adverb-ending", words[0])
        or here.has("fronted", words[0])
        or here.has("opening", words[0])
    )


def _is_gerund_with_verb(here: Line, said: Span) -> bool:
    """Say whether a form in -ing begins a statement and no circumstance: "Rising seas could …"."""
    return here.ends("gerund-ending", here.head(said.start)) and _has_own_verb(here, said)


def _is_clause(here: Line, said: Span) -> bool:
    """Say whether words that could be a circumstance are a statement: "In May the dam was lost"."""
    is_speaking = here.has("speaking", here.head(said.start))
    return not is_speaking and _has_own_verb(here, said)


_ANNOUNCED = re.compile(rf"[^{MASK}]*:\s({MASK}+)$")


def _behind_colon(here: Line, said: Span) -> Span:
    """Return the quote that a colon announces: "Quill scolded him: “…,” she said"."""
    words = said.of(here.masked)
    found = _ANNOUNCED.fullmatch(words) if ":" in words else None
    return Span(said.start + found.start(1), said.end) if found else said


def is_inserted(here: Line, word: Word) -> bool:
    """Say whether a statement goes on behind its cue: "the test, Seoul said, was a success"."""
    after = here.past_occasion(here.past_recipient(word))
    rest = here.masked[after : here.span.end]
    return rest.startswith(", ") and rest[2:3] != MASK and END.match(rest) is None
