"""What is said after a cue, and where it ends."""

from __future__ import annotations

import re

from dossier.analysis.quotes.lexicon import Cue
from dossier.analysis.quotes.line import Line, tidy
from dossier.analysis.quotes.units import MASK, Word
from dossier.model import Span

END = re.compile(r"[\s.,;:!?)]*$")
"""What may stand behind the last word of a sentence."""
_CIRCUMSTANCE = re.compile(
    r"\s(?:on|in|at|to|during|after|of|about|when|as|through|via|by|following|before|while|with|"
    r"from|for|some|many)\b"
)
_LONGEST_RECIPIENT = 10
"""Words of the longest recipient: "told some of the miners at the gate"."""
_THAT = re.compile(r"that\s")
_NEAR = 90
"""Characters after a cue within which its "that" stands."""
_TURN = re.compile(
    rf"[,{MASK}]\s(?:but|although|though|even as)\s"
    rf"|(?<={MASK})\s(?:[a-z]+ing|which)\b|;\s"
)
_COORDINATED = re.compile(r",?\s(?:and|but|while)\s$")
_NEEDS_THAT = frozenset(
    {
        "show",
        "find",
        "learn",
        "continue",
        "point",
        "shout",
        "sing",
        "read",
        "decide",
        "underscore",
        "underline",
        "suggest",
        "signal",
        "indicate",
        "reveal",
        "rule",
        "observe",
        "submit",
        "clarify",
    }
)
_BLAMED = re.compile(r"(?<![\w’'.&-])(?:[\w’'.&-]+,?\s){1,8}?of\s")
_CHARGES = {"accuse": _BLAMED, "charge": _BLAMED, "call": re.compile(r"for\s")}
_AND_DID = re.compile(
    rf"(?:\sand|,)\s(?:has|have|had|was|were|is|are|also|then|often)\s|(?<={MASK})\sand\s[a-z]+ed\b"
)
"""Where the speaker does something else behind what is said of an object."""
_NOT_SAID = frozenset(
    {"of", "by", "into", "upon", "up", "himself", "herself", "itself", "themselves"}
)
_BESIDE = frozenset({"on", "in", "at", "from", "with"})
"""Words that begin a circumstance, unless words in marks follow."""
_THATS = frozenset({"that", "how", "why", "whether", "what"})
_WITH_RECIPIENT = frozenset({"promise", "ask", "warn", "urge", "advise", "beg", "answer", "order"})
_NEEDS_VERB = frozenset({"answer"})
_FINDS = frozenset({"find", "show", "suggest", "indicate", "reveal"})
_TO_THING = frozenset({"add", "respond", "point", "reply", "react", "state"})
_OUT_AT = frozenset({"lash", "call", "apologise", "apologize"})
_ON = frozenset({"call", "blame"})


def behind(here: Line, word: Word) -> Span | None:
    """Return what is said after a cue, ``None`` where the words there are something else."""
    recipient = _recipient(here, word)
    start = _past_outlet(here, here.past_gap(here.past_occasion(recipient)))
    that = _THAT.search(here.masked, word.end, min(here.span.end, word.end + _NEAR))
    is_clear = here.cue(word).kind != "object" and that is not None
    if (
        that
        and is_clear
        and that.start() > start
        and not here.has_verb(Span(word.end, that.start()))
    ):
        start = that.start()
    start = _past_object(here, word, _at_colon(here, word, start))
    content = tidy(here.masked, Span(start, _stop(here, word, start)))
    return content if content and _is_said(here, content, word) else None


_COLON = re.compile(rf"[^{MASK}:]{{1,80}}:\s(?={MASK})")


def _at_colon(here: Line, word: Word, start: int) -> int:
    """Return where the quote begins that a colon announces: "said after the hearing: “…”"."""
    found = _COLON.match(here.masked, word.end, here.span.end)
    if found is None or here.has_verb(Span(word.end, found.end())):
        return start
    return max(start, found.end())


def _past_outlet(here: Line, start: int) -> int:
    """Return where the statement begins in "As X reports for the Echo, the pier is lost"."""
    comma = here.masked.find(", ", start, here.span.end)
    if here.head(here.span.start) != "as" or here.head(start) not in _BESIDE | {"for"}:
        return start
    return comma + 2 if comma > 0 else start


def _recipient(here: Line, word: Word) -> int:
    """Return where those end to whom something is said, in front of the quote: "promised Mr Lark “help”"."""
    told = here.past_recipient(word)
    if here.cue(word).lemma not in _WITH_RECIPIENT:
        return told
    to = here.lexicon.recipient.match(here.masked, word.end, here.span.end)
    return to.end() if to and here.masked.startswith(f" {MASK}", to.end()) else told


def _past_object(here: Line, word: Word, start: int) -> int:
    """Return where the charge begins: "inciting riots" of "accused them of inciting riots"."""
    pattern = _CHARGES.get(here.cue(word).lemma)
    blamed = pattern.match(here.masked, start, here.span.end) if pattern else None
    return blamed.end() if blamed else start


def _is_said(here: Line, content: Span, word: Word) -> bool:
    """Say whether the words behind a cue are a statement."""
    said = content.of(here.masked)
    if said.startswith(MASK):
        return True
    head, cue = here.head(content.start), here.cue(word)
    if head == "this" and not here.has_verb(content):
        return False
    if cue.kind == "object" and here.has("behind-passive", head) and cue.lemma not in _OUT_AT:
        return False
    if cue.lemma in _NEEDS_THAT:
        return head in _THATS or (cue.lemma in _FINDS and _is_found(here, content, word))
    if head in _NOT_SAID or here.lexicon.finite.match(here.masked, content.start):
        return False
    return MASK in said or (cue.kind != "marked" and _is_told(here, content, head, cue))


def _is_found(here: Line, content: Span, word: Word) -> bool:
    """Say whether what a study or a court found without "that" is a statement."""
    before = here.masked[here.span.start : word.start].lower().split()
    is_finder = here.cue(word).lemma != "find" or any(
        here.has("finder", w.strip(",")) for w in before
    )
    return (
        is_finder and here.has_verb(content) and not here.has("pronoun", here.head(content.start))
    )


def _is_told(here: Line, content: Span, head: str, cue: Cue) -> bool:
    """Say whether words without marks are a statement, and no circumstance of one."""
    if head == "to" and cue.lemma in _TO_THING:
        return False
    if head in _BESIDE and not (head == "on" and cue.lemma in _ON):
        return False
    if cue.kind == "thought" or cue.lemma in _NEEDS_VERB:
        return head == "that" or here.has_verb(content)
    return " " in content.of(here.masked)


def _stop(here: Line, cue: Word, start: int) -> int:
    """Return where what is said ends: before the next report, or with the sentence."""
    turn = _TURN.search(here.masked, start, here.span.end)
    remark = here.lexicon.remark.search(here.masked, start, here.span.end)
    according = here.lexicon.according.search(here.masked, start, here.span.end)
    alone = _ALONE.match(here.masked, start, here.span.end)
    did = _AND_DID.search(here.masked, start, here.span.end)
    is_clause = here.has("subordinate", here.head(here.span.start))
    over = _CLAUSE_END.search(here.masked, start, here.span.end) if is_clause else None
    is_object = here.cue(cue).kind == "object"
    end: int = min(
        [
            here.span.end,
            *((alone.end("marked"),) if alone else ()),
            *(m.start() for m in (turn, remark, according, over, did if is_object else None) if m),
        ]
    )
    for word in here.words:
        if start + 1 < word.start < end and _is_next_report(here, word, start):
            joint = _COORDINATED.search(here.masked[start : word.start])
            return word.start - (len(joint[0]) if joint else 2)
    return end


_ALONE = re.compile(rf"(?P<marked>{MASK}+)\s(?:as|after|amid|while|when|before|during|in|on|at)\b")
"""Words in marks that are all that is said, and the circumstance behind them."""
_CLAUSE_END = re.compile(rf"(?<={MASK}),\s")
"""Where a clause ends before the main one: "When she said “no”, I laughed"."""


def _is_next_report(here: Line, word: Word, start: int) -> bool:
    """Say whether a cue begins a report of its own: ", adding …", "and said …"."""
    cue = here.lexicon.cues.get(word.lower)
    if cue is None or cue.kind != "speech":
        return False
    before = here.masked[max(start, word.start - 7) : word.start]
    if word.lower.endswith("ing"):
        return before.endswith(", ")
    return word.lower != cue.lemma and _COORDINATED.search(before) is not None


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
        if is_whole and head not in {"and", "that", "if", "including", "because"}:
            return None
        if head in here.lexicon.cues and head.endswith("ing"):
            return None
        if here.has("relative", head):
            return None
    return tidy(here.masked, Span(begin, here.span.end))


def next_quote(here: Line, start: int) -> Span | None:
    """Return the quote that follows a speaker: …," said X, "…"."""
    at = here.masked.find(MASK, start, here.span.end)
    return tidy(here.masked, Span(at, here.span.end)) if at >= 0 else None


def is_rest(here: Line, start: int, *, is_sure: bool) -> bool:
    """Say whether what follows a cue tells only when, where and to whom."""
    rest = here.masked[start : here.span.end]
    has_verb = here.has_verb(Span(start, here.span.end))
    if END.match(rest):
        return True
    if MASK in rest:
        return is_sure and not has_verb
    if is_sure and not rest.startswith((" that ", ":")):
        return _CIRCUMSTANCE.match(rest) is not None or not has_verb
    is_short = len(rest.split()) <= _LONGEST_RECIPIENT and not has_verb
    return (_CIRCUMSTANCE.match(rest) is not None and " that " not in rest[:40]) or (
        is_short and rest.startswith(" ")
    )
