"""Cues with their speaker and what is said: the skeleton of each sentence that reports speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.analysis.quotes import subjects
from dossier.analysis.quotes.lexicon import Cue, Lexicon
from dossier.analysis.quotes.units import MASK, Unit, Word, words
from dossier.model import Span
from dossier.text import trim


class Frame(NamedTuple):
    """One report of speech."""

    cue: Span
    speaker: Span | None
    content: tuple[Span, ...]
    is_according: bool = False


_TRAIL = re.compile(rf"(?:[,?!{MASK}–—]|\s-)\s?$")
_GAP = re.compile(r"[\s,:]*")
_REST = re.compile(rf"[\s.,;:!?)]*$")


def frames(lexicon: Lexicon, masked: str, unit: Unit) -> tuple[Frame, ...]:
    """Return the reports of speech of a sentence in reading order."""
    tokens = words(masked, unit.span)
    found = [*_by_verb(lexicon, masked, unit, tokens), *_according(lexicon, masked, unit)]
    return tuple(sorted(found, key=lambda frame: frame.cue))


def _according(lexicon: Lexicon, masked: str, unit: Unit) -> Iterator[Frame]:
    """Yield what is said by "according to X"."""
    for match in lexicon.according.finditer(masked, unit.span.start, unit.span.end):
        cue = trim(masked, Span(match.start(), match.end()))
        is_first = masked[unit.span.start : match.start()].strip() == ""
        end = unit.span.end
        if is_first:
            end = _name_end(masked, match.end(), unit.span.end)
        speaker = subjects.after(lexicon, masked, match.end(), end)
        if speaker is None:
            continue
        rest = Span(speaker.end, unit.span.end) if is_first else Span(unit.span.start, cue.start)
        if not is_first and masked[cue.start - 2 : cue.start].strip() not in {",", MASK}:
            after = masked[speaker.end : speaker.end + 1]
            rest = Span(speaker.end, unit.span.end) if after == " " else rest
        content = _tidy(masked, rest)
        if content:
            yield Frame(cue, subjects.without_paper(lexicon, masked, speaker), (content,), True)


def _name_end(masked: str, start: int, limit: int) -> int:
    """Return the comma after a speaker that opens a sentence, past its apposition."""
    commas = [m.start() for m in re.compile(r",\s").finditer(masked, start, limit)]
    return commas[0] if commas else limit


def _by_verb(lexicon: Lexicon, masked: str, unit: Unit, tokens: Sequence[Word]) -> Iterator[Frame]:
    first, speaker = unit.span.start, None
    verbs = [(i, lexicon.cues[w.lower]) for i, w in enumerate(tokens) if w.lower in lexicon.cues]
    for index, cue in verbs:
        word = tokens[index]
        if word.start < first or not _is_verb(lexicon, masked, tokens, index, cue):
            continue
        frame = _frame(lexicon, masked, unit, list(tokens), index, cue, first, speaker)
        if frame is None:
            continue
        speaker = frame.speaker or speaker
        yield frame


def _is_verb(lexicon: Lexicon, masked: str, tokens: Sequence[Word], index: int, cue: Cue) -> bool:
    """Say whether a form is the verb of a report, and neither a noun nor an infinitive."""
    word = tokens[index]
    before = tokens[index - 1].lower if index else ""
    if index and before in lexicon.words["passive"] and not word.lower.endswith("ing"):
        return False
    if before in lexicon.words["determiner"] or before.endswith(("’s", "'s")):
        return False
    if word.lower == cue.lemma and before in lexicon.words["infinitive"]:
        return _went_on(tokens, index)
    if word.lower in lexicon.words["noun-cue"]:
        return _is_noun_used_as_verb(lexicon, masked, tokens, index)
    return True


def _went_on(tokens: Sequence[Word], index: int) -> bool:
    words_before = [w.lower for w in tokens[max(0, index - 3) : index]]
    return words_before[-3:-1] in (["went", "on"], ["goes", "on"]) or (
        words_before[-1:] == ["to"] and words_before[-2:-1] in (["continued"], ["continues"])
    )


def _is_noun_used_as_verb(
    lexicon: Lexicon, masked: str, tokens: Sequence[Word], index: int
) -> bool:
    """Say whether "claims" or "report" has its subject right before it and its object behind."""
    if index == 0:
        return False
    before, word = tokens[index - 1], tokens[index]
    if masked[before.end : word.start] != " " or masked[word.start].isupper():
        return False
    follows = masked[word.end : word.end + 6]
    if re.match(r"\s(?:of|on|in|and|or|from|by|at|were|was|are|is)\b|[.]", follows):
        return False
    return (
        before.lower in lexicon.words["pronoun"]
        or before.lower.endswith("ly")
        or (masked[before.start].isupper() and index > 0)
        or follows.startswith((" that", ": ", " the ", " a "))
        or (before.lower.endswith("s") and word.lower[-1] != "s")
    )


def _frame(  # noqa: PLR0913 - the sentence, the cue and what came before
    lexicon: Lexicon,
    masked: str,
    unit: Unit,
    tokens: list[Word],
    index: int,
    cue: Cue,
    first: int,
    last_speaker: Span | None,
) -> Frame | None:
    word = tokens[index]
    verb = tokens[subjects.verb_group(lexicon, tokens, index)]
    span = Span(word.start, word.end)
    before = trim(masked, Span(first, verb.start))
    if word.lower.endswith("ing") and verb is word and len(before):
        return _participle(lexicon, masked, unit, word, cue, last_speaker)
    if cue.kind == "speech":
        frame = _inverted(lexicon, masked, unit, word, before) or _trailing(
            lexicon, masked, unit, word, verb, first
        )
        if frame:
            return frame
    speaker = subjects.before(lexicon, masked, first, verb.start)
    content = _behind(lexicon, masked, unit, tokens, index, cue)
    if content is None or (speaker is None and last_speaker is None):
        return None
    return Frame(span, speaker or last_speaker, (content,))


def _participle(  # noqa: PLR0913 - the sentence, the cue and what came before
    lexicon: Lexicon, masked: str, unit: Unit, word: Word, cue: Cue, speaker: Span | None
) -> Frame | None:
    """Return ", adding that …": said by whoever spoke before in the sentence."""
    if cue.kind == "thought":
        return None
    content = _behind(lexicon, masked, unit, words(masked, unit.span), None, cue, word)
    if content is None:
        return None
    own = speaker or subjects.before(
        lexicon, masked, unit.span.start, _main_verb(lexicon, masked, unit, word.start)
    )
    return Frame(Span(word.start, word.end), own, (content,)) if own else None


def _main_verb(lexicon: Lexicon, masked: str, unit: Unit, limit: int) -> int:
    """Return where the first verb of a sentence stands."""
    found = lexicon.finite.search(masked, unit.span.start, limit)
    return found.start() if found else limit


def _inverted(lexicon: Lexicon, masked: str, unit: Unit, word: Word, before: Span) -> Frame | None:
    """Return "…," said X: the cue stands right behind what is said."""
    if len(before) == 0 or before.end < word.start - 1:
        return None
    said = before.of(masked)
    if not _TRAIL.search(said) or not _is_statement(lexicon, said):
        return None
    if _GAP.sub("", masked[word.end : word.end + 2], count=1).startswith(MASK):
        return None
    following = re.compile(r"\s(\w+)").match(masked, word.end)
    if following is None or following[1].lower() in lexicon.words["not-a-name"]:
        return None
    speaker = subjects.after(lexicon, masked, word.end, unit.span.end)
    if speaker is None or not _looks_like_speaker(lexicon, masked, speaker):
        return None
    content = _tidy(masked, before)
    more = _next_quote(masked, speaker.end, unit.span.end)
    pieces = tuple(p for p in (content, more) if p)
    return Frame(Span(word.start, word.end), speaker, pieces) if pieces else None


def _looks_like_speaker(lexicon: Lexicon, masked: str, speaker: Span) -> bool:
    """Say whether words behind a cue name somebody and are not a clause of their own."""
    plain = lexicon.relative.sub(" ", speaker.of(masked) + ",")
    head = re.split(r"\s(?:who|which|whose|whom)\s", plain)[0].lower()
    return lexicon.finite.search(head) is None


def _is_statement(lexicon: Lexicon, said: str) -> bool:
    return MASK in said or lexicon.finite.search(said.lower()) is not None


def _trailing(  # noqa: PLR0913 - the sentence, the cue and what came before
    lexicon: Lexicon, masked: str, unit: Unit, word: Word, verb: Word, first: int
) -> Frame | None:
    """Return "…, X said": the speaker stands between what is said and the cue."""
    after = _skip_recipient(lexicon, masked, word, unit.span.end)
    after = _skip_when(lexicon, masked, after, unit.span.end)
    rest = masked[after : unit.span.end]
    ends = _REST.match(rest) is not None
    goes_on = rest.startswith((",", " –", " —", ";", ":", ".")) and not ends
    speaker = subjects.before(lexicon, masked, first, verb.start)
    if speaker is None:
        return None
    said = trim(masked, Span(first, speaker.start))
    if len(said) == 0 or not _TRAIL.search(said.of(masked)):
        return None
    if not (ends or goes_on or _only_setting(lexicon, rest)):
        return None
    if not _is_statement(lexicon, said.of(masked)) and not goes_on:
        return None
    content = _tidy(masked, said)
    more = _goes_on(lexicon, masked, Span(after, unit.span.end)) if goes_on else None
    pieces = tuple(p for p in (content, more) if p)
    return Frame(Span(word.start, word.end), speaker, pieces) if pieces else None


def _only_setting(lexicon: Lexicon, rest: str) -> bool:
    """Say whether what follows a cue tells only when, where and to whom."""
    start = re.match(
        r"\s(?:on|in|at|to|during|after|of|about|when|as|through|via|by|following|before|while|with|from|while|for)\b",
        rest,
    )
    return start is not None and MASK not in rest and " that " not in rest[:40]


def _goes_on(lexicon: Lexicon, masked: str, rest: Span) -> Span | None:
    """Return the second part of a statement that its cue interrupts."""
    start = _GAP.match(masked, rest.start, rest.end)
    begin = start.end() if start else rest.start
    head = re.compile(r"[\w’']+").match(masked, begin)
    if masked[begin : begin + 1] != MASK and head:
        word = head[0].lower()
        if word in lexicon.cues and word.endswith("ing"):
            return None
        if word in lexicon.words["relative"] or word in {"but", "as", "while", "after", "when"}:
            return None
    return _tidy(masked, Span(begin, rest.end))


def _next_quote(masked: str, start: int, limit: int) -> Span | None:
    """Return the quote that follows a speaker: …," said X, "…"."""
    at = masked.find(MASK, start, limit)
    return _tidy(masked, Span(at, limit)) if at >= 0 else None


def _skip_recipient(lexicon: Lexicon, masked: str, word: Word, limit: int) -> int:
    if lexicon.cues[word.lower].lemma not in {"tell", "ask", "remind", "assure", "inform", "warn"}:
        return word.end
    to = lexicon.recipient.match(masked, word.end, limit)
    return to.end() if to else word.end


def _skip_when(lexicon: Lexicon, masked: str, start: int, limit: int) -> int:
    found = lexicon.when.match(masked, start, limit)
    return found.end() if found else start


def _behind(  # noqa: PLR0913 - the sentence and the cue
    lexicon: Lexicon,
    masked: str,
    unit: Unit,
    tokens: list[Word],
    index: int | None,
    cue: Cue,
    word: Word | None = None,
) -> Span | None:
    """Return what is said after a cue."""
    here = word or tokens[index or 0]
    start = here.end
    if cue.lemma in {"tell", "assure", "remind", "inform", "ask", "advise", "warn"}:
        to = lexicon.recipient.match(masked, start, unit.span.end)
        if to and cue.lemma == "tell":
            start = to.end()
    start = _skip_when(lexicon, masked, start, unit.span.end)
    gap = _GAP.match(masked, start, unit.span.end)
    start = gap.end() if gap else start
    that = re.compile(r"that\s").search(masked, here.end, min(unit.span.end, here.end + 90))
    if that and that.start() > start and not lexicon.finite.search(masked[here.end : that.start()]):
        start = that.start()
    end = _stop(lexicon, masked, tokens, start, unit.span.end)
    content = _tidy(masked, Span(start, end))
    if content is None or not _is_said(lexicon, masked, content, here, cue):
        return None
    return content


def _is_said(lexicon: Lexicon, masked: str, content: Span, word: Word, cue: Cue) -> bool:
    """Say whether words behind a cue can be what is said."""
    words_ = content.of(masked)
    if MASK in words_[:1]:
        return True
    first = re.match(r"[\w’']+", words_)
    head = first[0].lower() if first else ""
    if word.lower.endswith("ed") and (head == "by" or lexicon.finite.fullmatch(head)):
        return False
    if cue.kind == "thought":
        return head == "that" or lexicon.finite.search(words_.lower()) is not None
    if cue.lemma in {"speak", "talk"}:
        return False
    return len(words_.split()) >= 2  # noqa: PLR2004 - one word is no statement


_COORDINATED = re.compile(r",?\s(?:and|but|while)\s$")


_TURN = re.compile(rf"[,{MASK}]\s(?:but|although|though|even as)\s|(?<={MASK})\s[a-z]+ing\b|;\s")


class _End(NamedTuple):
    """Where a search ends that found nothing."""

    at: int

    def start(self) -> int:
        """Return it as a match would."""
        return self.at


def _stop(lexicon: Lexicon, masked: str, tokens: Sequence[Word], start: int, limit: int) -> int:
    """Return where what is said ends: before the next report, or with the sentence."""
    end = limit
    turn = _TURN.search(masked, start, limit)
    according = lexicon.according.search(masked, start, limit)
    end = min(m.start() for m in (turn, according, _End(limit)) if m)
    for word in tokens:
        if not start < word.start < end or word.lower not in lexicon.cues:
            continue
        before = masked[max(start, word.start - 6) : word.start]
        cue = lexicon.cues[word.lower]
        if cue.kind != "speech":
            continue
        is_verb = word.lower.endswith("ing") and before.endswith(", ")
        is_next = (
            _COORDINATED.search(before)
            and not word.lower.endswith("ing")
            and word.lower != cue.lemma
        )
        if (is_verb or is_next) and word.start - start > 1:
            joint = _COORDINATED.search(before)
            return word.start - (len(joint[0]) if joint else 2)
    return end


def _tidy(masked: str, span: Span) -> Span | None:
    """Return a stretch without the punctuation around it, ``None`` where nothing is left."""
    start, end = span.start, span.end
    while start < end and masked[start] in " ,;:–—-\u00a0.":
        start += 1
    while end > start and masked[end - 1] in " ,;:.–—-\u00a0?!":
        end -= 1
    return Span(start, end) if end > start else None
