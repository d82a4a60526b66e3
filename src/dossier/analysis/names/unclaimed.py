"""Single words that may be the name of somebody whom the article does not name in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.analysis.names.groups import Group
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.places import is_according, is_behind_preposition
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import word_before
from dossier.model import Mention, Span
from dossier.text import fold

SHORTEST = 4
"""Letters of such a word; shorter ones are initials and syllables."""


def find(
    text: str, sightings: Sequence[Sighting], groups: Sequence[Group], words: Lexicon
) -> Iterator[Mention]:
    """Yield the words of somebody who speaks, and who is none of the people whom the article names.

    They stand alone, are no ordinary words, and never where a place would.
    """
    taken = {s.start for group in groups for s in group.sightings}
    left = [s for s in sightings if s.start not in taken and _may_be_somebody(text, s, words)]
    speak = {s.form for s in left if _speaks(text, s, words)}
    places = {s.form for s in left if is_behind_preposition(text, s.start, words)}
    for seen in left:
        if seen.form in speak - places:
            yield Mention(Span(seen.start, seen.end), seen.form)


def _may_be_somebody(text: str, seen: Sighting, words: Lexicon) -> bool:
    """Say whether a sighting is one word that only a name is, without an article before it."""
    form = seen.form
    if seen.kind is not None or seen.plain or seen.doubtful or seen.addressed or " " in form:
        return False
    folded = {fold(form), form.lower()}
    is_ordinary = not words.common.isdisjoint(folded) and words.surnames.isdisjoint(folded)
    if form in words.known or is_ordinary or len(form) < SHORTEST or form.isupper():
        return False
    before = text[max(0, seen.start - 8) : seen.start]
    return not words.rules["determined"].search(before)


def _speaks(text: str, seen: Sighting, words: Lexicon) -> bool:
    """Say whether a verb of speech stands beside a word, or "according to" before it."""
    after = _NEXT.match(text, seen.end)
    return (
        (after is not None and after[1] in words.speech)
        or word_before(text, seen.start).lower() in words.speech
        or is_according(text, seen.start, words)
    )


_NEXT = re.compile(r" ([a-z]+)")
