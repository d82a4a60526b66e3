"""Who is said to have said what: direct, mixed and indirect speech with its speaker and cue.

:mod:`.marks` finds quotation marks, :mod:`.units` the sentences around them, :mod:`.frames` cues with
speaker and statement, :mod:`.speakers` whom "he" and "the statement" stand for. Here they meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.analysis.quotes import labelled, scenes, shape, speakers, turns
from dossier.analysis.quotes.frame import Frame
from dossier.analysis.quotes.frames import acting, frames
from dossier.analysis.quotes.labelled import Labelled
from dossier.analysis.quotes.lexicon import Lexicon, lexicon
from dossier.analysis.quotes.marks import Marked
from dossier.analysis.quotes.speakers import Called, Known, Scene
from dossier.analysis.quotes.units import MASK, Page, Unit, page
from dossier.lang import primary
from dossier.model import Article, LocalName, Quote, QuoteKind, Record, Sentence, Span, Speaker


class _Stage(Record, frozen=True):
    """What does not change while an article is read."""

    article: Article
    page: Page
    words: Lexicon
    who: Known


class _Voice(Record, frozen=True):
    """The last who spoke, for quotes that go on without a cue."""

    frame: Frame
    whom: Called
    unit: int
    is_open: bool
    """Whether the last quote was not closed, and so goes on in the next paragraph."""


def find(
    article: Article, sentences: Sequence[Sentence], names: Sequence[LocalName]
) -> tuple[Quote, ...]:
    """Return the quotes of an article in reading order.

    Args:
        article: its headline is read as well.
        sentences: of the article.
        names: of the article; speakers refer to them by index.

    Returns:
        Quotes that are reported as somebody's words. Words in marks that nobody is said to have said
        (scare quotes, titles) are not among them.
    """
    words = lexicon(primary(article.language))
    if words is None:
        return ()
    stage = _Stage(article, page(article, sentences, words), words, speakers.known(names))
    once: dict[tuple[Span, QuoteKind], Quote] = {}
    for quote in _quotes(stage):
        once.setdefault((quote.span, quote.kind), quote)
    return tuple(once[key] for key in sorted(once))


def _quotes(stage: _Stage) -> Iterator[Quote]:
    scene = speakers.NOBODY
    voice: _Voice | None = None
    waiting: list[int] = []
    taken = turns.turns(stage.words, stage.article, tuple(stage.who.names))
    yield from (_labelled(turn) for turn in taken.values() if turn)
    for number, unit in enumerate(stage.page.units):
        if unit.block in taken:
            voice = None
            continue
        is_caption = stage.article.blocks[unit.block].kind == "caption"
        found = () if is_caption else _frames(stage, unit)
        if not found and not is_caption:
            more, voice = _without_cue(stage, number, voice, scene)
            yield from more
            waiting = _waiting(stage, number, waiting, more)
        for frame in found:
            if frame.is_according and _is_told_by_another(frame, found):
                continue
            seen = _seen(stage, unit, frame, found, scene)
            whom = speakers.called(stage.words, stage.page.text, frame.speaker, stage.who, seen)
            said_by = speakers.speaker(frame.speaker, whom, _via(unit, found, frame))
            yield from _begun(stage, waiting, number, frame, said_by)
            yield from shape.said(stage.page, unit, frame, said_by, shape.claimed(frame, found))
            if frame.is_noun:
                continue
            written = _written(stage, frame)
            if whom.name is not None or not stage.words.has("stands-for", written.lower()):
                scene = scenes.seen(stage.words, scene, whom, written, stage.who)
            voice = _Voice(frame, whom, number, _is_open(unit))
        if not found and stage.article.blocks[unit.block].kind == "headline":
            yield from map(_labelled, labelled.headed(stage.words, stage.page, unit, stage.who))
        if not is_caption:
            scene = _acted(stage, unit, [f for f in found if not f.is_noun], scene)


def _labelled(found: Labelled) -> Quote:
    speaker = speakers.speaker(found.label, found.whom, None)
    return Quote(found.words, found.kind, speaker, found.colon)


def _frames(stage: _Stage, unit: Unit) -> tuple[Frame, ...]:
    """Return the reports of a sentence; most sentences have no word that could report."""
    words = stage.page.folded[unit.span.start : unit.span.end].split()
    triggers = stage.words.triggers if unit.marks else stage.words.triggers_alone
    if triggers.isdisjoint(words) and not (unit.marks and _is_ascribed(stage, unit)):
        return ()
    return frames(stage.words, stage.page.masked, unit)


def _is_ascribed(stage: _Stage, unit: Unit) -> bool:
    """Say whether words in marks may be somebody's without a verb: "― Quill", "Her answer: “No”"."""
    after = stage.page.masked[unit.marks[-1].outer.end : unit.span.end].strip()
    sentence = unit.span.of(stage.page.masked)
    phrases = stage.words.words.get("passed-marked", ())
    return (
        after[:1] in set("―—–-")
        or f": {MASK}" in sentence
        or any(map(sentence.__contains__, phrases))
    )


def _seen(stage: _Stage, unit: Unit, frame: Frame, found: Sequence[Frame], scene: Scene) -> Scene:
    """Return what a speaker can point back to, the first part of their sentence included."""
    span = Span(unit.span.start, frame.speaker.start)
    written = _written(stage, frame).lower()
    if stage.words.has("thing", written):
        if stage.words.rules["within-which"].search(stage.page.masked, span.start, span.end):
            scene = _led(stage, unit, scene)
        return scenes.begun(scene, stage.who, span, stage.page.masked)
    if not stage.words.has("singular", written):
        return scene
    if any(span.holds(f.speaker) for f in found if not f.is_noun):
        return scene
    return scenes.within(stage.words, scene, stage.who, span, stage.page.masked)


def _led(stage: _Stage, unit: Unit, scene: Scene) -> Scene:
    """Return the scene with the subject of a sentence for its body: "A gang sent a note, in which it …"."""
    subject = acting(stage.words, stage.page.masked, unit)
    whom = subject and speakers.called(stage.words, stage.page.text, subject, stage.who, scene)
    return replace(scene, body=whom) if whom else scene


def _written(stage: _Stage, frame: Frame) -> str:
    return frame.speaker.of(stage.page.text)


def _acted(stage: _Stage, unit: Unit, found: Sequence[Frame], scene: Scene) -> Scene:
    """Return the scene after a sentence whose speakers are not persons, or that has none."""
    if any(speakers.people(stage.who, f.speaker) for f in found):
        return scene
    if any(stage.words.has("pronoun", _written(stage, f).lower()) for f in found):
        return scene
    return scenes.looked(stage.words, scene, stage.who, unit.span, stage.page.masked)


def _is_open(unit: Unit) -> bool:
    return bool(unit.marks) and not unit.marks[-1].is_closed


def _without_cue(
    stage: _Stage, number: int, voice: _Voice | None, scene: Scene
) -> tuple[tuple[Quote, ...], _Voice | None]:
    """Return the quotes of a sentence that stands in marks wholly, and whose voice is heard now."""
    unit = stage.page.units[number]
    if voice and not voice.frame.content and _is_block(stage, number):
        whole = Span(unit.span.start, stage.article.blocks[unit.block].span.end)
        return (_reported(whole, voice),), None
    if not unit.marks or not _all_marked(stage, unit.span):
        return (), _announced(stage, number, scene) or (voice if voice and voice.is_open else None)
    if voice is None or number - voice.unit > _FARTHEST:
        voice = _actor(stage, number, scene) if _is_long(stage.page, unit.marks[0]) else None
    if voice is None:
        return (), None
    spoken = tuple(_continued(mark, voice) for mark in unit.marks)
    return spoken, replace(voice, unit=number, is_open=_is_open(unit))


def _waiting(stage: _Stage, number: int, before: list[int], spoken: Sequence[Quote]) -> list[int]:
    """Return the paragraphs of a quote that goes on and on before somebody is said to have said it."""
    unit = stage.page.units[number]
    goes_on = before if before[-1:] == [number - 1] else []
    is_begun = not spoken and _is_open(unit) and _all_marked(stage, unit.span)
    return [*goes_on, number] if is_begun else []


def _begun(
    stage: _Stage, waiting: list[int], number: int, frame: Frame, said_by: Speaker
) -> Iterator[Quote]:
    """Yield the paragraphs of a quote that ends with who said it: its last one begins a sentence."""
    unit = stage.page.units[number]
    is_end = waiting[-1:] == [number - 1] and stage.page.masked.startswith(MASK, unit.span.start)
    if is_end and frame.content and frame.content[0].start == unit.span.start:
        for mark in (mark for n in waiting for mark in stage.page.units[n].marks):
            yield Quote(mark.words, "direct", said_by, frame.cue)


def _reported(span: Span, voice: _Voice) -> Quote:
    whom = speakers.speaker(voice.frame.speaker, voice.whom, None)
    return Quote(span, "indirect", whom, voice.frame.cue)


def _is_block(stage: _Stage, number: int) -> bool:
    """Say whether a paragraph without marks follows the colon that announced it."""
    here, before = stage.page.units[number], stage.page.units[number - 1]
    is_announced = stage.page.masked.endswith(":", 0, before.span.end)
    return is_announced and not here.marks and here.block == before.block + 1


def _continued(mark: Marked, voice: _Voice) -> Quote:
    return Quote(
        mark.outer if mark.is_plain else mark.words,
        "indirect" if mark.is_plain else "direct",
        speakers.speaker(voice.frame.speaker, voice.whom, None),
        voice.frame.cue if len(voice.frame.cue) else None,
    )


def _announced(stage: _Stage, number: int, scene: Scene) -> _Voice | None:
    """Return who acts in a sentence that ends with a colon."""
    if not stage.page.masked.endswith(":", 0, stage.page.units[number].span.end):
        return None
    return _acting(stage, number, number, scene)


def _actor(stage: _Stage, number: int, scene: Scene) -> _Voice | None:
    """Return who acted in the sentence before, in the same paragraph: the quote will be theirs."""
    units = stage.page.units
    if number == 0 or units[number - 1].block != units[number].block:
        return None
    return _acting(stage, number - 1, number, scene)


def _acting(stage: _Stage, acted: int, number: int, scene: Scene) -> _Voice | None:
    span = acting(stage.words, stage.page.masked, stage.page.units[acted])
    if span is None:
        return None
    whom = speakers.called(stage.words, stage.page.text, span, stage.who, scene)
    if whom.name is None or stage.who.names[whom.name].kind != "person":
        return None
    return _Voice(Frame(Span(span.end, span.end), span, ()), whom, number, is_open=False)


def _is_long(here: Page, mark: Marked) -> bool:
    return len(mark.words.of(here.text).split()) >= shape.STATEMENT


_FARTHEST = 2
"""Sentences (a caption among them) over which a voice is still heard."""


def _all_marked(stage: _Stage, span: Span) -> bool:
    """Say whether all words stand in marks, but for a verb whose subject a language may leave out."""
    rest = span.of(stage.page.masked).replace(MASK, "")
    return not any(map(str.isalnum, rest)) or bool(stage.words.rules["dropped"].fullmatch(rest))


def _is_told_by_another(frame: Frame, found: Sequence[Frame]) -> bool:
    """Say whether what is known from a source is itself somebody's statement, from its beginning."""
    begin = frame.content[0].start + _OPENING
    return any(f is not frame and min(f.speaker.start, f.cue.start) <= begin for f in found)


_OPENING = 12
"""Characters that may stand before the speaker: "On Monday,"."""


def _via(unit: Unit, found: Sequence[Frame], frame: Frame) -> Span | None:
    """Return through whom a statement is known, when another cue of its sentence says so."""
    if frame.is_according:
        return None
    if frame.through is not None:
        return frame.through
    others = [
        f
        for f in found
        if f.is_according and (f.content[0] < f.cue or f.cue.start == unit.span.start)
    ]
    return others[0].speaker if others else None
