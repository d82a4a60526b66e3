"""What is said after a cue, and where it ends."""

from __future__ import annotations

import re

from dossier.analysis.quotes.line import Line, tidy
from dossier.analysis.quotes.told import NEAR, is_said, is_within_relative, past_as
from dossier.analysis.quotes.units import MASK, Word
from dossier.model import Span

END = re.compile(r"[\s.,;:!?)]*$")
"""What may stand behind the last word of a sentence."""
_LONGEST_RECIPIENT = 10
"""Words of the longest recipient: "told some of the miners at the gate"."""


def behind(here: Line, word: Word) -> Span | None:
    """Return what is said after a cue, ``None`` where the words there are something else."""
    recipient = _recipient(here, word)
    start = _past_outlet(here, here.past_gap(here.past_occasion(recipient)))
    that = here.lexicon.rules["that"].search(
        here.masked, word.end, min(here.span.end, word.end + NEAR)
    )
    is_clear = here.cue(word).kind != "object" and that is not None
    if (
        that
        and is_clear
        and that.start() > start
        and not _is_aim(here, word, start)
        and here.lexicon.finite.match(here.masked, that.end()) is None
        and not here.has_verb(Span(word.end, that.start()))
        and not (here.has("finds", here.cue(word).lemma) and _is_described(here, start, that.end()))
    ):
        start = that.start()
    start = _past_object(here, word, _at_colon(here, word, start, recipient))
    start = max(start, past_as(here, word), _at_warning(here, word))
    content = tidy(here.masked, Span(start, _stop(here, word, start)))
    return content if content and is_said(here, content, word) else None


def _is_described(here: Line, start: int, that: int) -> bool:
    """Say whether "that" describes what is found: "showed a rise that …", and not "showed them that it …"."""
    head = here.head(that)
    is_subject = here.has("pronoun", head) or here.has("determiner", head)
    is_beside = here.lexicon.rules["circumstance"].match(here.masked, start - 1) is not None
    return not (is_subject or is_beside or here.masked[that : that + 1].isupper())


_COLON = re.compile(rf"[^{MASK}:]{{1,80}}:\s(?={MASK})")


def _at_warning(here: Line, word: Word) -> int:
    """Return where the quote begins in "warned of “grave consequences”", or where the cue ends."""
    of = here.lexicon.rules["of-marked"].match(here.masked, word.end, here.span.end)
    return of.end() if of and here.has("warns-of", here.cue(word).lemma) else word.end


def _is_aim(here: Line, word: Word, start: int) -> bool:
    """Say whether something is to be done, and nobody told: "pledged to start a year that …"."""
    if not here.has("to", here.head(start)) or here.has("needs-that", here.cue(word).lemma):
        return False
    behind = here.masked.find(" ", start, here.span.end)
    return here.lexicon.recipient.match(here.masked, behind, here.span.end) is None


def _at_colon(here: Line, word: Word, start: int, told: int) -> int:
    """Return where the quote begins that a colon announces: "said after the hearing: “…”".

    A verb may stand before it only in a clause that says when: "told them before he left: “…”".
    """
    found = _COLON.match(here.masked, word.end, here.span.end) or here.lexicon.rules[
        "said-of"
    ].match(here.masked, word.end, here.span.end)
    if found is None:
        return start
    is_when = here.lexicon.rules["moment"].match(here.masked, told, here.span.end) is not None
    has_verb = not is_when and here.has_verb(Span(word.end, found.end()))
    return start if has_verb else max(start, found.end())


def _past_outlet(here: Line, start: int) -> int:
    """Return where the statement begins in "As X reports for the Echo, the pier is lost"."""
    comma = here.masked.find(", ", start, here.span.end)
    if not here.has("as", here.head(here.span.start)) or not here.has("outlet", here.head(start)):
        return start
    return comma + 2 if comma > 0 else start


def _recipient(here: Line, word: Word) -> int:
    """Return where those end to whom something is said, in front of the quote: "promised Mr Lark “help”"."""
    told = here.past_recipient(word)
    if not here.has("told-first", here.cue(word).lemma):
        return told
    to = here.lexicon.recipient.match(here.masked, word.end, here.span.end)
    return to.end() if to and here.masked.startswith(f" {MASK}", to.end()) else told


def _past_object(here: Line, word: Word, start: int) -> int:
    """Return where the charge begins: "inciting riots" of "accused them of inciting riots"."""
    lemma = here.cue(word).lemma
    blamed = here.lexicon.rules[f"charge-{lemma}"].match(here.masked, start, here.span.end)
    return blamed.end() if blamed else start


def _stop(here: Line, cue: Word, start: int) -> int:
    """Return where what is said ends: before the next report, or with the sentence."""
    turn = here.lexicon.rules["turn"].search(here.masked, start, here.span.end)
    remark = here.lexicon.rules["remark"].search(here.masked, start, here.span.end)
    is_whole = here.masked[start : start + 1] == MASK
    is_object = here.cue(cue).kind == "object"
    according = here.may_accord and here.lexicon.according.search(here.masked, start, here.span.end)
    alone = is_whole and here.lexicon.rules["alone"].match(here.masked, start, here.span.end)
    did = (is_object or is_whole) and here.lexicon.rules["and-did"].search(
        here.masked, start, here.span.end
    )
    is_clause = here.has("subordinate", here.head(here.span.start)) or (
        is_object and is_whole and is_within_relative(here, cue)
    )
    is_gap = here.lexicon.finite.match(here.masked, start) and is_within_relative(here, cue)
    relative = is_gap and _COMMA.search(here.masked, start, here.span.end)
    over = _CLAUSE_END.search(here.masked, start, here.span.end) if is_clause else None
    end: int = min(
        [
            here.span.end,
            *((alone.end("marked"),) if alone else ()),
            *((relative.start(),) if relative else ()),
            *_relative_end(here, cue, start),
            *_subordinate_end(here, start),
            *(m.start() for m in (turn, remark, according, over, did) if m),
        ]
    )
    for word in here.cues:
        if start + 1 < word.start < end and _is_next_report(here, word, start):
            joint = here.lexicon.rules["coordinated"].search(here.masked[start : word.start])
            return word.start - (len(joint[0]) if joint else 2)
        if start + 1 < word.start < end and (turn_at := _next_speaker(here, word, start)):
            return turn_at
    return end


def _relative_end(here: Line, cue: Word, start: int) -> tuple[int, ...]:
    """Return where a clause ends that holds the cue, before the main verb: "X, who thanked Y, said"."""
    first = max(here.span.start, cue.start - NEAR)
    if here.lexicon.rules["in-relative"].search(here.masked, first, cue.start) is None:
        return ()
    commas = _COMMA.finditer(here.masked, start, here.span.end)
    finite, is_object = here.lexicon.finite, here.cue(cue).kind == "object"
    ends = (
        m.start() for m in commas if is_object or finite.match(here.masked, m.end(), here.span.end)
    )
    return tuple(ends)[:1]


def _subordinate_end(here: Line, start: int) -> tuple[int, ...]:
    """Return where a clause ends that comes before the main one: "When Quill said no, Lark laughed"."""
    if not here.has("subordinate", here.head(here.span.start)):
        return ()
    if "," in here.masked[here.span.start : start]:
        return ()
    comma = _COMMA.search(here.masked, start, here.span.end)
    return (comma.start(),) if comma else ()


def _next_speaker(here: Line, word: Word, start: int) -> int | None:
    """Return where words in marks end behind which a name has its own report."""
    cue = here.cue(word)
    if cue.kind not in {"speech", "object"} or word.lower == cue.lemma:
        return None
    first = max(start, word.start - _NAMED)
    found = here.lexicon.rules["next-speaker"].search(here.masked, first, word.start)
    return found.end("marked") if found else None


_NAMED = 80
"""Characters of the longest name between words in marks and the next cue."""


_COMMA = re.compile(r",\s")
_CLAUSE_END = re.compile(rf"(?<={MASK}),\s")
"""Where a clause ends before the main one: "When she said “no”, I laughed"."""


def _is_next_report(here: Line, word: Word, start: int) -> bool:
    """Say whether a cue begins a report of its own: ", adding …", "and said …"."""
    cue = here.cue(word)
    before = here.masked[max(start, word.start - _JOINT) : word.start]
    if here.ends("gerund-ending", word.lower):
        return before.endswith(", ") and cue.kind in {"speech", "object"}
    joint = here.lexicon.rules["coordinated"].search(before)
    if joint is None or word.lower == cue.lemma:
        return False
    if joint.groupdict().get("as") and not here.ends("plural-ending", word.lower):
        return False
    if cue.kind == "marked":
        return MASK in here.masked[word.end : min(word.end + NEAR, here.span.end)]
    return cue.kind != "thought" or MASK in before


_JOINT = 40
"""Characters of the longest joint between two reports: ", and they", " as the union"."""


def goes_on(here: Line, start: int, *, is_whole: bool) -> Span | None:
    """Return the second part of a statement that its cue interrupts.

    Args:
        here: the sentence.
        start: behind the cue and its occasion.
        is_whole: whether the first part could stand alone; then only a quote goes on.
    """
    begin = here.past_gap(start)
    while begin < here.span.end and here.masked[begin] in " –—-;.":
        begin += 1
    if here.masked[begin : begin + 1] != MASK:
        head = here.head(begin)
        if is_whole and not here.has("goes-on", head):
            return None
        if head in here.lexicon.cues and here.ends("gerund-ending", head):
            return None
        if here.has("relative", head):
            return None
    return tidy(here.masked, Span(begin, here.span.end))


def next_quote(here: Line, start: int) -> Span | None:
    """Return the quote that follows a speaker: …," said X, "…"."""
    at = here.masked.find(MASK, start, here.span.end)
    return tidy(here.masked, Span(at, here.span.end)) if at >= 0 else None


_NEAR_THAT = 40
"""Characters behind a cue in which its "that" would stand, were anything to be told."""


def is_rest(here: Line, start: int, *, is_sure: bool) -> bool:
    """Say whether what follows a cue tells only when, where and to whom."""
    rest = here.masked[start : here.span.end]
    has_verb = here.has_verb(Span(start, here.span.end))
    if END.match(rest):
        return True
    if MASK in rest:
        return is_sure and not has_verb
    circumstance, that = (
        here.lexicon.rules["circumstance"].match(rest),
        here.lexicon.rules["that-behind"],
    )
    if is_sure and not (that.match(rest) or rest.startswith(":")):
        return circumstance is not None or not has_verb
    is_short = len(rest.split()) <= _LONGEST_RECIPIENT and not has_verb
    return (circumstance is not None and that.search(rest, 0, _NEAR_THAT) is None) or (
        is_short and rest.startswith(" ")
    )
