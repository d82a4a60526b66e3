"""Whether the words behind a cue are what was said, and not something else."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.quotes.lexicon import Cue
from dossier.analysis.quotes.line import Line
from dossier.analysis.quotes.units import MASK, Word
from dossier.model import Span

NEAR = 90
"""Characters around a cue within which its "that", or its subject, stands."""
_SHOWN = 4
"""Words of the shortest thing that a film or a poll shows."""


def is_said(here: Line, content: Span, word: Word) -> bool:
    """Say whether the words behind a cue are a statement."""
    said = content.of(here.masked)
    if said.startswith(MASK) or content.start == past_as(here, word):
        return True
    head, cue = here.head(content.start), here.cue(word)
    if _is_beside(here, content, head, cue):
        return False
    if here.has("needs-that", cue.lemma):
        is_finding = here.has("finds", cue.lemma) and _is_found(here, content, word)
        is_doing = here.has("takes-saying", cue.lemma) and here.ends("gerund-ending", head)
        is_ruling = _is_ruling(here, content, word) if not is_finding else True
        return here.has("thats", head) or is_doing or is_ruling
    if here.has("asks-whether", cue.lemma):
        return here.has("thats", head) or MASK in said
    if _is_verb(here, content, cue) and not is_within_relative(here, word):
        return False
    return MASK in said or (cue.kind != "marked" and _is_told(here, content, head, cue))


def _is_beside(here: Line, content: Span, head: str, cue: Cue) -> bool:
    """Say whether the words behind a cue tell when, why or of what, and not what was said."""
    if here.has("pointing", head) and not here.has_verb(content):
        return True
    is_passive = here.has("behind-passive", head) and not here.has("out-at", cue.lemma)
    is_passive = is_passive and cue.kind == "object"
    is_doubled = here.has_cue(head) and here.ends("gerund-ending", head)
    if is_doubled and not here.has("takes-saying", cue.lemma):
        return True
    return is_passive or here.has("not-said", head) or _is_empty(here, content)


def _is_sentence(here: Line, head: str, content: Span) -> bool:
    """Say whether words behind "agreed" are a clause, and nothing that two agree on: "a deal that ends it"."""
    return here.has("thats", head) or (
        not here.has("count", head) and _has_main_verb(here, content)
    )


def _has_main_verb(here: Line, content: Span) -> bool:
    """Say whether a verb stands before any relative clause: not in "a list of what was lost"."""
    relative = here.lexicon.rules["in-which"].search(here.masked, content.start, content.end)
    return here.has_verb(Span(content.start, relative.start() if relative else content.end))


def _is_clause(here: Line, head: str, content: Span) -> bool:
    """Say whether words behind "recalled" tell something: "that …", "seeing …", "he was …"."""
    is_told = here.has("thats", head) or here.ends("gerund-ending", head)
    return is_told or (here.has("pronoun", head) and here.has_verb(content))


def _is_verb(here: Line, content: Span, cue: Cue) -> bool:
    """Say whether a verb stands behind a cue: "a fleet planned in May never sailed".

    A participle of an object is none: "called for increased trade".
    """
    head = here.head(content.start)
    first = content.start + len(head) + 1 if here.has("negation", head) else content.start
    verb = here.lexicon.finite.match(here.masked, first)
    is_object = cue.kind == "object" and verb is not None and here.ends("past-ending", verb[0])
    is_report = cue.kind == "speech" and not here.has("noun-cue", cue.lemma)
    if verb is not None and is_report and _is_adjective(here, content, verb.end()):
        return False
    return verb is not None and not is_object


def _is_adjective(here: Line, content: Span, end: int) -> bool:
    """Say whether a participle describes who acts in what is said: "said armed men had fled"."""
    is_past = here.ends("past-ending", here.head(content.start))
    is_noun = is_past and here.masked[end : end + 1] == " "
    is_noun = is_noun and not here.has("behind-participle", here.head(end + 1))
    return is_noun and here.has_verb(Span(end, content.end))


def _is_empty(here: Line, content: Span) -> bool:
    """Say whether an object does not tell what was said: "the claim" of "denied the claim"."""
    return (
        here.lexicon.rules["empty"].fullmatch(here.masked, content.start, content.end) is not None
    )


def _is_found(here: Line, content: Span, word: Word) -> bool:
    """Say whether what a study or a court found without "that" is a statement."""
    before = here.masked[here.span.start : word.start].lower().split()
    is_finder = not here.has("needs-finder", here.cue(word).lemma) or any(
        here.has("finder", w.strip(",")) or here.has("exhibit", w.strip(",")) for w in before
    )
    head = here.head(content.start)
    is_object = here.has("pronoun", head) and not here.has("subject-pronoun", head)
    if is_finder and _has_main_verb(here, content) and not is_object:
        return True
    return _is_exhibited(here, content, before)


def _is_ruling(here: Line, content: Span, word: Word) -> bool:
    """Say whether what a judge ruled without "that" is a clause."""
    is_ruled = here.has("rules", here.cue(word).lemma) and here.ends("past-ending", word.lower)
    head = here.head(content.start)
    is_object = here.has("pronoun", head) and not here.has("subject-pronoun", head)
    return is_ruled and not is_object and _has_main_verb(here, content)


def _is_exhibited(here: Line, content: Span, before: Sequence[str]) -> bool:
    """Say whether a film or a poll shows what follows without a verb: "shows him on the pier"."""
    is_exhibit = any(here.has("exhibit", w.strip(",")) for w in before)
    is_thing = not (
        here.has("beside", here.head(content.start))
        or here.has("not-said", here.head(content.start))
    )
    return is_exhibit and is_thing and len(content.of(here.masked).split()) >= _SHOWN


def _is_told(here: Line, content: Span, head: str, cue: Cue) -> bool:
    """Say whether words without marks are a statement, and no circumstance of one."""
    if here.has("to", head) and here.has("to-thing", cue.lemma):
        return False
    if here.has("needs-clause", cue.lemma):
        return _is_clause(here, head, content)
    if here.has("agrees", cue.lemma) and not here.has("to", head):
        return _is_sentence(here, head, content)
    is_on = here.has("on", head) and here.has("on-thing", cue.lemma)
    is_amount = here.lexicon.rules["amount"].match(content.of(here.masked)) is not None
    if here.has("beside", head) and not (is_on or is_amount):
        return False
    if cue.kind == "thought" or here.has("needs-verb", cue.lemma):
        is_clause = here.has("that", head) or here.has_verb(content)
        return is_clause or _is_wish(here, content, head, cue)
    return " " in content.of(here.masked)


def _is_wish(here: Line, content: Span, head: str, cue: Cue) -> bool:
    """Say whether something is to happen that somebody wants or plans: "to win", "the dam to hold"."""
    if here.has("plans", cue.lemma) and not here.has("to", head):
        return False
    is_wish = here.has("wishes", cue.lemma)
    return is_wish and here.lexicon.rules["wish"].match(content.of(here.masked)) is not None


def is_within_relative(here: Line, word: Word) -> bool:
    """Say whether the subject of what is said stands before the report: "the market, which he said was full"."""
    first = max(here.span.start, word.start - NEAR)
    return here.lexicon.rules["gap"].search(here.masked, first, word.start) is not None


def past_as(here: Line, word: Word) -> int:
    """Return where the statement begins in "As X pointed out, the pier is lost", or where the cue ends."""
    front = here.masked[here.span.start : word.start]
    found = here.lexicon.rules["as-behind"].match(here.masked, word.end, here.span.end)
    is_as = here.lexicon.rules["as-front"].match(front) is not None
    is_as = is_as and here.has("as-said", here.cue(word).lemma)
    return found.end() if is_as and found else word.end
