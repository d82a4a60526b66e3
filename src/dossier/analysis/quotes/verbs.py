"""Which words of a sentence are verbs that report speech, and not nouns or infinitives."""

from __future__ import annotations

import re

from dossier.analysis.quotes.content import END
from dossier.analysis.quotes.line import Line
from dossier.analysis.quotes.units import MASK, Word
from dossier.model import Span


def reporting(line: Line) -> list[int]:
    """Return the indices of the verbs that report speech."""
    return [i for i in line.at if is_verb(line, i)]


def is_verb(line: Line, index: int) -> bool:
    """Say whether a form is the verb of a report."""
    word = line.words[index]
    before = _neighbour(line, index)
    if line.has("not-report", before) or _is_no_verb(line, index, before):
        return False
    is_object = line.ends("gerund-ending", word.lower)
    if _is_told_of(line, index, before) and not is_object:
        return False
    if line.has("determiner", before) and not _is_subject(line, word, before):
        return False
    if word.lower == line.cue(word).lemma and line.has("infinitive", before):
        return _went_on(line, index) or _may_report(line, word, before)
    if line.has("noun-cue", word.lower):
        is_noun = is_object and _is_determined(line, index)
        is_last = _closes_quote(line, index) or _closes_statement(line, index)
        is_last = is_last or _is_at_quote(line, word)
        return not is_noun and (is_last or _has_subject_and_object(line, index))
    return True


def _is_told_of(line: Line, index: int, before: str) -> bool:
    """Say whether a verb is passive, with or without an adverb: "was later reported"."""
    first = index - 1
    while first > 0 and _may_part(line, before):
        first -= 1
        before = _neighbour(line, first + 1)
    return line.has("passive", before)


def _may_part(line: Line, word: str) -> bool:
    """Say whether a word can stand between a verb and its participle: "was sharply criticised"."""
    is_adverb = line.ends("adverb-ending", word) and not line.has("no-adverb", word)
    return is_adverb or line.has("between-passive", word)


def _is_passive(line: Line, index: int) -> bool:
    """Say whether somebody was asked, or to stay unnamed, or something was announced at some time."""
    word = line.words[index]
    if line.lexicon.rules["not-to-be"].match(line.masked, word.end):
        return True
    if line.has("passive-to", word.lower) and line.lexicon.rules["to"].match(line.masked, word.end):
        return True
    is_asked = line.has("asked", word.lower) and (index == 0 or _is_set_off(line, word))
    if is_asked and line.lexicon.rules["asked"].match(line.masked, word.end):
        return True
    is_dated = line.lexicon.rules["done-then"].match(line.masked, word.end) is not None
    is_first = is_dated and line.masked.count(", ", line.span.start, word.start) == 1
    return is_first and line.is_past(word.lower) and _is_set_off(line, word)


def _is_bare(line: Line, index: int) -> bool:
    """Say whether a form stands without its auxiliary that never does as a verb: "a written notice"."""
    return line.has("never-bare", line.words[index].lower) and first_of(line, index) == index


def _is_set_off(line: Line, word: Word) -> bool:
    """Say whether a participle stands between its subject and the verb: "Quill, asked about it, said"."""
    is_behind = line.masked.endswith(", ", line.span.start, word.start)
    commas = (m.end() for m in _COMMA.finditer(line.masked, word.end, line.span.end))
    return is_behind and any(line.lexicon.finite.match(line.masked, at) for at in commas)


_COMMA = re.compile(r",\s")


def _is_subject(line: Line, word: Word, before: str) -> bool:
    """Say whether "some" or "official" is who spoke, as what follows can be no noun."""
    return line.has("subject", before) and not line.has("noun-cue", word.lower)


def _is_no_verb(line: Line, index: int, before: str) -> bool:
    """Say whether a word is part of a name, owned by somebody, or an aside in brackets."""
    in_brackets = line.masked[line.words[index].start - 1] == "("
    if _is_hedge(line, index) or _is_passive(line, index) or _is_bare(line, index):
        return True
    return in_brackets or _is_owner(line, before) or _is_within_name(line, index)


def _is_hedge(line: Line, index: int) -> bool:
    """Say whether a participle is passive: "a tram, believed to be too fast"."""
    word = line.words[index]
    if not line.masked.endswith(", ", line.span.start, word.start) or not line.is_past(word.lower):
        return False
    is_to = line.lexicon.rules["to"].match(line.masked, word.end) is not None
    return is_to and not _is_behind_apposition(line, word)


def _is_behind_apposition(line: Line, word: Word) -> bool:
    """Say whether two commas before a verb enclose what its subject is: "Quill, the mayor, vowed to"."""
    before = Span(line.span.start, word.start)
    return before.of(line.masked).count(", ") > 1 and not line.has_verb(before)


def _is_within_name(line: Line, index: int) -> bool:
    """Say whether a capital shows that a word is a name, and not the verb of a headline."""
    word = line.words[index]
    if index == 0 or not line.masked[word.start].isupper():
        return False
    follows = line.words[index + 1 : index + 2]
    is_last = not follows and not line.is_past(word.lower) and not line.has("noun-cue", word.lower)
    is_headline = is_last or (bool(follows) and line.masked[follows[0].start].isupper())
    is_headline = is_headline and _has_title_case(line)
    return not is_headline and line.masked[word.end : word.end + 2] not in {" \x01", ": "}


def _has_title_case(line: Line) -> bool:
    """Say whether no long word begins with a small letter."""
    return not any(
        len(word.lower) >= _LONG_WORD and line.masked[word.start].islower() for word in line.words
    )


_LONG_WORD = 5
"""Letters; headlines write shorter words small."""


def _is_owner(line: Line, before: str) -> bool:
    """Say whether a word is a possessive, and not "he’s"."""
    return line.ends("owner-ending", before) and not line.has("pronoun", before[:-2])


def _neighbour(line: Line, index: int) -> str:
    """Return the word right before, none where a quote or a comma stands between."""
    if index == 0:
        return ""
    before = line.words[index - 1]
    return before.lower if line.masked[before.end : line.words[index].start] == " " else ""


def first_of(line: Line, index: int) -> int:
    """Return the index of the first word of the verb: "has repeatedly said"."""
    first = index
    while first > 0 and _is_helper(line, first):
        first -= 1
    return first


def _is_helper(line: Line, index: int) -> bool:
    before = line.words[index - 1]
    gap = line.masked[before.end : line.words[index].start]
    if gap.strip(" ,") or ("," in gap and line.masked[before.start].isupper()):  # the month of May
        return False
    if line.has("floating", before.lower) and not _follows_word(line, index - 1):
        return False
    is_adverb = line.ends("adverb-ending", before.lower) and not line.has("no-adverb", before.lower)
    return line.has("auxiliary", before.lower) or is_adverb


def _follows_word(line: Line, index: int) -> bool:
    """Say whether a word stands right behind another: "they all agreed", and not "in the end, all agreed"."""
    return index > 0 and line.masked[line.words[index - 1].end : line.words[index].start] == " "


def _may_report(line: Line, word: Word, before: str) -> bool:
    """Say whether an infinitive tells news: "the Echo can reveal"."""
    return line.has("can-report", before) and line.has("reported-as-can", word.lower)


def _went_on(line: Line, index: int) -> bool:
    """Say whether an infinitive reports: "went on to say"."""
    *_, third, second, first = [
        "",
        "",
        "",
        *(w.lower for w in line.words[max(0, index - 3) : index]),
    ]
    if not line.has("to", first):
        return False
    return line.has("continued", second) or (line.has("went", third) and line.has("on", second))


def _has_relative(line: Line, end: int) -> bool:
    """Say whether "that" and its verb describe a noun: "rules that could end the trade"."""
    that = line.lexicon.rules["that-behind"].match(line.masked, end)
    return that is not None and bool(line.lexicon.finite.match(line.masked, that.end()))


def _is_determined(line: Line, index: int) -> bool:
    """Say whether a form in -ing is a noun with its adjective: "its earlier finding that"."""
    before = line.words[max(0, index - 2) : index]
    joined = line.masked[before[0].end : line.words[index].start] if before else ","
    return "," not in joined and any(line.has("determiner", w.lower) for w in before)


def _is_main(line: Line, index: int) -> bool:
    """Say whether "that" follows a word that must be the verb, since none stands before it."""
    word = line.words[index]
    if any(line.has("determiner", w.lower) for w in line.words[max(0, index - 2) : index]):
        return False
    is_first = line.lexicon.finite.search(line.masked, line.span.start, word.start) is None
    return is_first and bool(line.lexicon.rules["that-behind"].match(line.masked, word.end))


def _is_shown(line: Line, index: int) -> bool:
    """Say whether a film or a poll stands before "shows" as its subject."""
    word = line.words[index]
    if not line.has("finds", line.cue(word).lemma):
        return False
    start = max(line.span.start, word.start - _SHOWER)
    is_one = any(line.has("exhibit", w.lower) for w in line.words[:index] if w.start >= start)
    return is_one and not line.has_verb(Span(start, word.start))


_SHOWER = 80
"""Characters before "shows" in which its subject stands."""


def _closes_quote(line: Line, index: int) -> bool:
    """Say whether a sentence ends with a subject and its verb behind a quote: "“…,” the article read"."""
    word = line.words[index]
    mark = line.masked.rfind(MASK, line.span.start, word.start)
    if mark < 0 or END.match(line.masked, word.end, line.span.end) is None:
        return False
    subject = Span(mark + 1, word.start)
    is_short = 0 < len(subject.of(line.masked).split()) <= _SUBJECT
    return is_short and not line.has_verb(subject)


_SUBJECT = 6
"""Words of a subject between a quote and the verb that ends the sentence."""


def _closes_statement(line: Line, index: int) -> bool:
    """Say whether a subject between a comma and a verb ends a sentence: "…, the Marlow Echo reports"."""
    word = line.words[index]
    if END.match(line.masked, word.end, line.span.end) is None:
        return False
    comma = line.masked.rfind(", ", line.span.start, word.start)
    subject = Span(max(comma, line.span.start) + 2, word.start)
    head = subject.of(line.masked).split()[:1]
    is_exhibit = bool(head) and line.has("exhibit", head[0].lower())
    if word.lower == line.cue(word).lemma:
        return is_exhibit and comma > 0 and line.has_verb(Span(line.span.start, comma))
    is_subject = bool(head) and (line.has("article", head[0].lower()) or head[0][:1].isupper())
    is_statement = comma > 0 and line.has_verb(Span(line.span.start, comma))
    return is_subject and is_statement and not line.has_verb(subject)


def _is_behind_aside(line: Line, word: Word) -> bool:
    """Say whether a cue follows what is told of its subject: "Quill, whose farm it is, estimates he …"."""
    aside = line.lexicon.rules["aside-before"].search(line.masked, line.span.start, word.start)
    head = line.head(word.end + 1)
    is_form = word.lower != line.cue(word).lemma and line.has("subject-pronoun", head)
    return aside is not None and (is_form or line.has("that", head))


def _is_at_quote(line: Line, word: Word) -> bool:
    """Say whether a cue stands between a quote and who is quoted, or at a quote: "“…,” notes Quill"."""
    follows = line.masked[word.end + 1 : word.end + 2]
    is_named = follows.isupper() or line.has("article", line.head(word.end + 1))
    if line.last_but_comma(word.start) == MASK and is_named:
        return True
    is_reading = line.has("reads", line.cue(word).lemma) and line.masked[word.start].islower()
    return is_reading and line.masked[word.end : word.end + 3].lstrip(": ").startswith(MASK)


def _has_subject_and_object(line: Line, index: int) -> bool:
    """Say whether "claims" or "report" has its subject right before it and its object behind."""
    if index == 0:
        return False
    before, word = line.words[index - 1], line.words[index]
    if _is_behind_aside(line, word):
        return True
    if line.masked[before.end : word.start] != " " or line.masked[word.start].isupper():
        return False
    is_plural = line.ends("plural-ending", before.lower) or line.has("plural-subject", before.lower)
    is_plural = is_plural or _is_main(line, index) or _is_shown(line, index)
    if word.lower == line.cue(word).lemma and not is_plural:
        return False
    follows = line.masked[word.end : word.end + 6]
    if line.lexicon.rules["not-object"].match(follows) or _has_relative(line, word.end):
        return False
    return (
        line.has("pronoun", before.lower)
        or line.has("plural-subject", before.lower)
        or line.ends("adverb-ending", before.lower)
        or line.masked[before.start].isupper()
        or line.lexicon.rules["object"].match(follows) is not None
        or _is_shown(line, index)
        or (line.ends("plural-ending", before.lower) and not line.ends("plural-ending", word.lower))
    )
