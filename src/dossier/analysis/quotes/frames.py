"""Cues with their speaker and what is said: the skeleton of each sentence that reports speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analysis.quotes import subjects, verbs
from dossier.analysis.quotes.according import according
from dossier.analysis.quotes.beside import inverted, is_inserted, opening, trailing
from dossier.analysis.quotes.content import END, behind
from dossier.analysis.quotes.frame import Frame, framed
from dossier.analysis.quotes.lexicon import Lexicon
from dossier.analysis.quotes.line import Line, line
from dossier.analysis.quotes.nesting import outermost
from dossier.analysis.quotes.nouns import nouns
from dossier.analysis.quotes.passed import passed_on
from dossier.analysis.quotes.units import MASK, Unit, Word
from dossier.model import Span


def frames(lexicon: Lexicon, masked: str, unit: Unit) -> tuple[Frame, ...]:
    """Return the reports of speech of a sentence in reading order."""
    if _is_endless(masked, unit):
        return ()
    here = line(lexicon, masked, unit)
    told, passed = tuple(according(here)), tuple(passed_on(here))
    taken = [*(t.speaker for t in told), *(p.clause for p in passed)]
    found = [
        *_signed(here),
        *told,
        *nouns(here),
        *(Frame(p.cue, p.speaker, (p.content,)) for p in passed),
        *(f for f in _by_verb(here) if not any(span.holds(f.cue) for span in taken)),
    ]
    return tuple(sorted(outermost(here, found), key=lambda frame: frame.cue))


def _is_endless(masked: str, unit: Unit) -> bool:
    """Say whether a stretch is too long for a sentence: a table, a list, a text without stops."""
    return len(unit.span.of(masked).replace(MASK, "")) > _LONGEST_SENTENCE


_LONGEST_SENTENCE = 1_200
"""Characters outside quotation marks."""
_SIGNED = re.compile(rf"{MASK}\s*(?P<dash>[―—–]|--?)\s*(?P<name>[^{MASK}]{{3,60}})$")


def _signed(here: Line) -> Iterator[Frame]:
    """Yield a quote with its speaker behind a dash, as in a pull quote."""
    words = here.masked[here.span.start : here.span.end].rstrip(" .")
    found = _SIGNED.search(words)
    if found and words.startswith(MASK) and not here.lexicon.finite.search(found["name"]):
        first = here.span.start
        name = Span(first + found.start("name"), first + found.end("name"))
        said = Span(first, first + found.start() + 1)
        if here.masked[name.start].isupper():
            yield Frame(Span(first + found.start("dash"), first + found.end("dash")), name, (said,))


def _by_verb(here: Line) -> Iterator[Frame]:
    speaker: Span | None = None
    for index in verbs.reporting(here):
        frame = _frame(here, index, speaker)
        if frame:
            is_who = here.has("who", here.head(frame.speaker.start))
            speaker = speaker if is_who else frame.speaker
            yield frame


def _frame(here: Line, index: int, last: Span | None) -> Frame | None:
    """Return what one verb reports.

    Args:
        here: the sentence.
        index: of the verb among its words.
        last: who spoke before in the sentence.
    """
    word = here.words[index]
    verb = here.words[verbs.first_of(here, index)]
    if here.lexicon.rules["beside-it"].search(here.masked, here.span.start, verb.start):
        return None
    if here.ends("gerund-ending", word.lower) and verb is word and word.start > here.span.start:
        return _participle(here, word, last)
    is_speech = here.cue(word).kind == "speech"
    found = (opening(here, word) or inverted(here, word)) if is_speech else _cried(here, word)
    if found or here.has("nobody", _word_before(here, verb.start)):
        return found
    speaker = subjects.before(here, verb.start)
    if is_speech or _is_close(here, speaker):
        found = trailing(here, word, _set_off(here, word, verb) or speaker)
    return found or _leading(here, index, speaker, last)


def _leading(here: Line, index: int, speaker: Span | None, last: Span | None) -> Frame | None:
    """Return X said "…": the cue stands before what is said."""
    word = here.words[index]
    if speaker and _names_itself(here, speaker):
        return _named(here, word, speaker)
    if speaker and here.has("no-speaker", here.head(speaker.start)):
        return None
    content = behind(here, word)
    if speaker and _is_nobody_told(here, speaker, word):
        return None
    if content and _is_nothing(here, index, speaker, content):
        return None
    verb = here.words[verbs.first_of(here, index)]
    whom = speaker or (last if _goes_on(here, verb) else None) or _shared(here, verb)
    if content is None and whom and _announces(here, word):
        return framed(here, word, whom, ())
    return framed(here, word, whom, (content,)) if content and whom else None


def _goes_on(here: Line, verb: Word) -> bool:
    """Say whether a verb is joined to what stands before it, and has no subject of its own that was not read."""
    before = here.masked[here.span.start : verb.start].rstrip()
    joints = tuple(f" {joint}" for joint in here.lexicon.endings.get("joint", ()))
    is_pronoun = here.has("pronoun", _word_before(here, verb.start))
    return is_pronoun or before[-1:] in _JOINTS or before.endswith(joints)


_JOINTS = frozenset({*",;:—–-)", MASK})


def _cried(here: Line, word: Word) -> Frame | None:
    """Return "…," fumed X: only what stands in marks is said so."""
    is_cried = here.cue(word).kind == "marked" and here.last_but_comma(word.start) == MASK
    follows = here.masked[word.end + 1 : word.end + 2]
    is_named = follows.isupper() or here.has("name-start", here.head(word.end + 1))
    return inverted(here, word) if is_cried and is_named else None


def _is_nobody_told(here: Line, speaker: Span, word: Word) -> bool:
    """Say whether the reader is addressed, or the writer wishes something."""
    who = speaker.of(here.masked).lower()
    is_wish = here.has("wishes", here.cue(word).lemma)
    return here.has("reader", who) or (is_wish and here.has("author", who))


def _is_nothing(here: Line, index: int, speaker: Span | None, content: Span) -> bool:
    """Say whether a verb reports nothing: what was never said, and what has a name."""
    if _is_denied(here, index) and MASK not in content.of(here.masked):
        return True
    return speaker is not None and _is_named_so(here, here.words[index], speaker, content)


def _is_named_so(here: Line, word: Word, speaker: Span, content: Span) -> bool:
    """Say whether a thing has a name, and nobody gives it one: "set up a company called Calder Lines"."""
    if not here.has("naming", here.cue(word).lemma) or not here.masked[content.start].isupper():
        return False
    thing = here.lexicon.rules["a-thing"].search(speaker.of(here.masked))
    if thing is None:
        return False
    return thing["noun"] not in here.lexicon.roles | here.lexicon.people | here.lexicon.kin


def _is_denied(here: Line, index: int) -> bool:
    """Say whether a verb is negated, so that nothing was said: "never wrote it down"."""
    chain = here.words[verbs.first_of(here, index) : index]
    return any(
        here.has("negation", w.lower) or here.ends("negation-ending", w.lower) for w in chain
    )


def _word_before(here: Line, at: int) -> str:
    before = here.masked[max(here.span.start, at - 12) : at].lower().split()
    return before[-1] if before else ""


def _is_close(here: Line, speaker: Span | None) -> bool:
    """Say whether a speaker stands right behind words in marks: "“…,” Quill fumed"."""
    return speaker is not None and here.last(speaker.start) == MASK


def _set_off(here: Line, word: Word, verb: Word) -> Span | None:
    """Return the speaker of a cue that is set off by a comma before it, or by two."""
    if here.masked.rfind(", ", here.span.start, verb.start) < 0:
        return None
    after = here.past_occasion(here.past_recipient(word))
    is_last = END.match(here.masked, after, here.span.end) is not None
    is_sure = is_last or is_inserted(here, word)
    return subjects.behind_comma(here, verb.start, is_sure=is_sure)


def _shared(here: Line, verb: Word) -> Span | None:
    """Return the subject of the first verb of the sentence, when another is joined to it."""
    joints = tuple(f" {joint} " for joint in here.lexicon.endings.get("joint", ()))
    if not here.masked.endswith(joints, here.span.start, verb.start):
        return None
    first = _main_verb(here, verb.start)
    if here.lexicon.relative.search(here.masked, first, verb.start):
        return None
    near = subjects.before(here, _last_verb(here, first, verb.start))
    if near is None or _is_subordinate(here, near):
        return subjects.before(here, first)
    return near


def _is_subordinate(here: Line, subject: Span) -> bool:
    """Say whether a subject is that of a clause within another: "states where boats sank"."""
    return here.has("subordinate", _word_before(here, subject.start))


def _last_verb(here: Line, first: int, limit: int) -> int:
    """Return where the last verb before an offset begins, with its auxiliaries."""
    start = first
    end = -1
    for found in here.lexicon.finite.finditer(here.masked, first, limit):
        if here.masked[end : found.start()].strip() or end < 0:
            start = found.start()
        end = found.end()
    return start


def _announces(here: Line, word: Word) -> bool:
    """Say whether a sentence ends with a colon behind its cue, and a quote is to come."""
    after = here.past_occasion(here.past_recipient(word))
    return here.masked[after : here.span.end].strip() == ":"


def _names_itself(here: Line, speaker: Span) -> bool:
    """Say whether the clause stands for a thing: "what he calls"."""
    return here.ends("what", here.masked[here.span.start : speaker.start].rstrip().lower())


def _named(here: Line, word: Word, speaker: Span) -> Frame | None:
    """Return what somebody calls such a thing, in marks: "in what Quill called “a farce”"."""
    if here.cue(word).kind != "object":
        return None
    found = here.lexicon.rules["called"].match(here.masked, word.end, here.span.end)
    return framed(here, word, speaker, (Span(*found.span("marked")),)) if found else None


def _participle(here: Line, word: Word, last: Span | None) -> Frame | None:
    """Return ", adding that …": said by whoever spoke before, or by the subject of the sentence."""
    if here.cue(word).kind == "thought":
        return None
    content = behind(here, word)
    is_set_off = here.last(word.start) in {",", MASK, "—", "–"} or _is_in_paper(here, word)
    if content is None:
        return None
    if not (
        is_set_off
        or here.masked[content.start] == MASK
        or here.has("that", here.head(content.start))
    ):
        return None
    first = _main_verb(here, word.start)
    if is_set_off and last is None and first == word.start:
        return None
    is_clear = here.cue(word).kind == "speech" or not here.lexicon.boundary.search(
        here.masked, first, word.start
    )
    whom = last or (subjects.before(here, first) if is_clear else None)
    return framed(here, word, whom, (content,)) if whom else None


def _is_in_paper(here: Line, word: Word) -> bool:
    """Say whether a participle tells what stands in a paper: "a statement calling the vote a farce"."""
    return here.has("statement", _word_before(here, word.start))


def _main_verb(here: Line, limit: int) -> int:
    """Return where the first verb of a sentence stands."""
    found = here.lexicon.finite.search(here.masked, here.span.start, limit)
    return found.start() if found else limit


def acting(lexicon: Lexicon, masked: str, unit: Unit) -> Span | None:
    """Return the subject of a sentence that reports no speech."""
    if _is_endless(masked, unit):
        return None
    here = line(lexicon, masked, unit)
    return subjects.before(here, _main_verb(here, unit.span.end))
