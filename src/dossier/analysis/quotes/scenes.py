"""What a sentence leaves behind for the pronouns of the next: who spoke, and who acted."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.analysis.quotes.lexicon import Lexicon
from dossier.analysis.quotes.speakers import RECENT, Called, Known, Scene, mentions, people
from dossier.analysis.quotes.units import MASK
from dossier.model import Span

_SLACK = 4
"""Characters before the name that a sentence begins with: an open mark."""


def _with(scene: Scene, person: Called) -> Scene:
    """Return the scene with one more person who spoke or acted."""
    return replace(scene, person=person, people=(*scene.people[1 - RECENT :], person))


def seen(lexicon: Lexicon, scene: Scene, speaker: Called | None, written: str, who: Known) -> Scene:
    """Return the scene after somebody spoke."""
    if speaker is None:
        return scene
    is_person = speaker.name is not None and who.names[speaker.name].kind == "person"
    if is_person or (speaker.name is None and lexicon.has("singular", written.lower())):
        return _with(scene, speaker)
    scene = replace(scene, roles=(*scene.roles[-7:], speaker))
    if _is_they(lexicon, speaker.text):
        scene = replace(scene, group=speaker)
    if lexicon.has("pronoun", speaker.text.lower()):
        return scene
    return _seen_without_name(lexicon, scene, speaker, who)


def _seen_without_name(lexicon: Lexicon, scene: Scene, speaker: Called, who: Known) -> Scene:
    """Return the scene after somebody spoke whom no person's name stands for."""
    if speaker.name is None and _names_bodies(speaker.text, who):
        return replace(scene, group=speaker, body=speaker)
    if _is_plural(lexicon, speaker.text):
        return replace(scene, group=speaker)
    if _is_body(lexicon, speaker, who):
        is_office = _has_office(lexicon, speaker)
        return replace(scene, body=speaker, office=speaker if is_office else scene.office)
    return replace(scene, person=speaker)


def _is_they(lexicon: Lexicon, text: str) -> bool:
    """Say whether one who is not named is called "they": "a council spokesperson"."""
    head = lexicon.rules["plural-end"].split(text)[0].split()[-1:]
    return bool(head) and lexicon.has("they", head[0].lower())


def _names_bodies(text: str, who: Known) -> bool:
    """Say whether the words of a speaker name bodies or places only: "both the Echo and the Herald"."""
    kinds = {n.kind for n in who.names if n.label in text}
    return bool(kinds) and "person" not in kinds


def _is_plural(lexicon: Lexicon, text: str) -> bool:
    head = lexicon.rules["plural-end"].split(text)[0].strip().lower()
    if lexicon.has("several", head.split(" ", 1)[0]):
        return True
    return lexicon.ends("plural-ending", head) and not lexicon.ends("not-plural-ending", head)


def _is_body(lexicon: Lexicon, speaker: Called, who: Known) -> bool:
    if speaker.name is not None:
        return who.names[speaker.name].kind != "person"
    return _has_office(lexicon, speaker)


def _has_office(lexicon: Lexicon, speaker: Called) -> bool:
    return any(lexicon.has("office", word) for word in re.findall(r"\w+", speaker.text.lower()))


def looked(lexicon: Lexicon, scene: Scene, who: Known, span: Span, masked: str) -> Scene:
    """Return the scene after a sentence in which somebody acted: its first person.

    "Tanya's mother wept" is told of somebody else, and of nobody known.
    """
    here = _named(who, span, masked)
    acted = [i for _, end, i in here if _acts(lexicon, masked, end)]
    if here and here[0][0] - span.start < _SLACK and (not acted or acted[0] != here[0][2]):
        scene = replace(scene, person=None, people=())
    if not acted:
        return scene
    return _with(scene, Called(who.names[acted[0]].label, acted[0]))


def within(lexicon: Lexicon, scene: Scene, who: Known, span: Span, masked: str) -> Scene:
    """Return the scene behind the first part of a sentence that begins with who acts in it.

    "Ada Quill won applause when she …": not behind a preposition, "after a row with Quill, she …".
    """
    here = _named(who, span, masked)
    if not here:
        return scene
    first = here[0]
    before = masked[span.start : first[0]]
    last = before.split()[-1:]
    is_object = bool(last) and lexicon.has("before-object", last[0].lower())
    if is_object or lexicon.finite.search(before) or not _acts(lexicon, masked, first[1]):
        return scene
    return _with(scene, Called(who.names[first[2]].label, first[2]))


def begun(scene: Scene, who: Known, span: Span, masked: str) -> Scene:
    """Return the scene of a sentence that a body begins: "The Echo will close, it said"."""
    first = next(iter(mentions(who, span)), None)
    if first is None or who.names[first[2]].kind == "person" or masked[first[0]] == MASK:
        return scene
    if first[0] - span.start > _SLACK:
        return scene
    return replace(scene, body=Called(who.names[first[2]].label, first[2]))


def _named(who: Known, span: Span, masked: str) -> list[tuple[int, int, int]]:
    """Return the persons named in a stretch, but for those in marks and in credits."""
    here = people(who, span)
    return [row for row in here if masked[row[0]] != MASK and not _is_in_brackets(masked, row[0])]


def _is_in_brackets(text: str, at: int) -> bool:
    """Say whether a name stands in a credit: "(Photo: Ada Quill/Marlow Echo)"."""
    before = text[max(0, at - _CREDIT) : at]
    return before.rfind("(") > before.rfind(")")


_CREDIT = 40
"""Characters of a credit before the name."""


def _acts(lexicon: Lexicon, text: str, end: int) -> bool:
    """Say whether a sentence is about a name: not where it tells of somebody near to them, "Quill’s mother"."""
    owned = lexicon.rules["owned"].match(text, end)
    follows = (
        text[owned.end() : owned.end() + _CREDIT].lower().replace(",", "").split()[:3]
        if owned
        else []
    )
    return not any(w in lexicon.kin or w in lexicon.roles or w in lexicon.people for w in follows)
