"""What a noun says that somebody said: "Quill’s claim that …", "warnings by the council that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analysis.quotes import subjects
from dossier.analysis.quotes.frame import Frame
from dossier.analysis.quotes.line import Line, tidy
from dossier.model import Span

_COMMA = re.compile(r",\s")
_FEWEST = 4
"""Words of the shortest statement, its "that" included: "the claim that she made" is none."""


def nouns(here: Line) -> Iterator[Frame]:
    """Yield what a claim, a warning, a view or the like says, with whose it is as the speaker."""
    words = [word.lower for word in here.words]
    if here.lexicon.telling.isdisjoint(words):
        return
    if not here.lexicon.words["claim-noun"].isdisjoint(words):
        yield from _claims(here)
    if not here.lexicon.words["answer-noun"].isdisjoint(words):
        yield from _answers(here)
    if not here.lexicon.words["opinion"].isdisjoint(words):
        yield from _opinions(here)


def _claims(here: Line) -> Iterator[Frame]:
    for name in ("claim-of", "claim-by"):
        for found in here.lexicon.rules[name].finditer(here.masked, here.span.start, here.span.end):
            content = _content(here, found)
            speaker = _speaker(here, Span(*found.span("who")))
            if content and speaker and len(content.of(here.masked).split()) >= _FEWEST:
                cue = Span(found.start("cue"), found.end("cue"))
                yield Frame(cue, speaker, (content,), is_noun=True)


def _answers(here: Line) -> Iterator[Frame]:
    """Yield what somebody's answer or message is, behind a colon."""
    rule = here.lexicon.rules["answer-of"]
    for found in rule.finditer(here.masked, here.span.start, here.span.end):
        content = tidy(here.masked, Span(found.end(), here.span.end))
        if content:
            yield Frame(Span(*found.span("cue")), Span(*found.span("who")), (content,))


def _opinions(here: Line) -> Iterator[Frame]:
    """Yield what is somebody's opinion: "in her view, the pier is lost"."""
    rule = here.lexicon.rules["in-view"]
    for found in rule.finditer(here.masked, here.span.start, here.span.end):
        content = tidy(here.masked, Span(found.end(), here.span.end))
        if content and here.has_verb(content):
            cue = Span(found.start("cue"), found.end("cue"))
            yield Frame(cue, Span(*found.span("who")), (content,), is_noun=True)


def _speaker(here: Line, who: Span) -> Span | None:
    """Return whose claim it is; who stands by their own claim is the subject of the sentence."""
    if not any(here.has(name, who.of(here.masked).lower()) for name in ("his", "their", "its")):
        return _holder(here, who)
    before = [w for w in here.words if w.start < who.start]
    verb = here.lexicon.finite.search(here.masked, here.span.start, who.start)
    if verb is None or any(w.lower in here.lexicon.cues for w in before):
        return who
    return subjects.before(here, verb.start()) or who


def _holder(here: Line, span: Span) -> Span | None:
    """Return whose claim it is, without what stands before: "the ministry" of "Quill denied the ministry’s"."""
    start = span.start
    for word in here.words:
        if not span.holds(Span(word.start, word.end)):
            continue
        if word.lower in here.lexicon.cues or here.has_verb(Span(word.start, word.end)):
            start = word.end + 1
        elif here.has("article", word.lower):
            start = word.start
    return Span(start, span.end) if start < span.end else None


def _content(here: Line, found: re.Match[str]) -> Span | None:
    """Return the words from "that" on, ``None`` where they describe the noun: "a report that was lost"."""
    that = here.lexicon.rules["that"].match(here.masked, found.end(), here.span.end)
    if that is None or here.lexicon.finite.match(here.masked, that.end(), here.span.end):
        return None
    end = _end(here, found.start(), found.end())
    return tidy(here.masked, Span(found.end(), end)) if end is not None else None


def _end(here: Line, noun: int, start: int) -> int | None:
    """Return where a claim ends: an object goes on to the next clause, a subject to the main verb."""
    stop = here.lexicon.rules["claim-end"].search(here.masked, start, here.span.end)
    end = stop.start() if stop else here.span.end
    is_fronted = here.has("front-preposition", here.head(here.span.start))
    if not is_fronted and here.has_verb(Span(here.span.start, noun)):
        return end
    for comma in _COMMA.finditer(here.masked, start, end):
        if here.has_verb(Span(start, comma.start())) and here.has_verb(Span(comma.end(), end)):
            return comma.start()
    return _main_verb(here, start, end)


def _main_verb(here: Line, start: int, end: int) -> int | None:
    """Return where the second verb stands, the end where there is one verb, ``None`` where there are more."""
    verbs = [m.span() for m in here.lexicon.finite.finditer(here.masked, start, end)]
    groups = [
        at
        for i, (at, _) in enumerate(verbs)
        if i == 0 or not _is_one(here, here.masked[verbs[i - 1][1] : at].strip())
    ]
    if len(groups) > 2:  # noqa: PLR2004 - the verb of the claim, and that of the sentence
        return None
    return groups[1] if len(groups) > 1 else end


def _is_one(here: Line, between: str) -> bool:
    """Say whether two verbs are one: "has said", "has clearly said"."""
    return not between or (here.ends("adverb-ending", between.lower()) and " " not in between)
