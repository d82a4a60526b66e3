"""Places: a word that only places have, or a larger place after a comma."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.analysis.names.cues import is_plain
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token, word_before

_COMMA = re.compile(r"\s?,\s?$")
_NOUN = re.compile(r" ([a-z]+)\b")
LONGEST = 4
"""Words of a long name of a place, of which few have more."""


def read(tokens: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the place that begins with a token, and the index of the token after it."""
    if not _can_begin(tokens[at]):
        return None
    noun = _noun_after(tokens[at], words, text)
    if noun:
        return Sighting("place", tokens[at].start, noun, text[tokens[at].start : noun], 1.0), at + 1
    last = at
    while not _has_place_word(tokens, at, last, words, text):
        if last + 1 >= len(tokens) or last - at + 1 > LONGEST or tokens[last].facts.owns:
            return None
        if tokens[last + 1].gap != " ":
            return _in_larger(tokens, at, last, words, text)
        last += 1
    return _sighting(tokens, at, last, text)


def _noun_after(token: Token, words: Lexicon, text: str) -> int:
    """Return where the word ends that makes a place of the word before it: "Hebei province"."""
    match = _NOUN.match(text, token.end)
    if match is None or match[1] not in words.place_nouns:
        return 0
    unknown = token.word not in words.known and is_plain(token)
    return 0 if unknown else match.end()


def _sighting(tokens: list[Token], at: int, last: int, text: str) -> tuple[Sighting, int]:
    start, end = tokens[at].start, tokens[last].end
    return Sighting("place", start, end, text[start:end], 1.0), last + 1


def _can_begin(token: Token) -> bool:
    return token.facts.begins_place_first if token.opens else token.facts.begins_place


def _has_place_word(tokens: list[Token], at: int, last: int, words: Lexicon, text: str) -> bool:
    lower = tokens[last].facts.lower
    if last == at or lower not in words.places:
        return False
    if lower not in words.weak_places or tokens[at].facts.folded not in words.given:
        return True
    return last - at + 1 == LONGEST or words.has("the", word_before(text, tokens[at].start))


def named_after(
    person: tuple[Sighting, int], tokens: list[Token], words: Lexicon, text: str
) -> tuple[Sighting, int] | None:
    """Return the place that is called after a person: "Charles de Gaulle Airport"."""
    seen, behind = person
    if behind >= len(tokens) or tokens[behind].gap != " " or tokens[behind - 1].facts.owns:
        return None
    lower = tokens[behind].facts.lower
    if lower not in words.places or lower in words.weak_places:
        return None
    end = tokens[behind].end
    return Sighting("place", seen.start, end, text[seen.start : end], 1.0), behind + 1


def _in_larger(
    tokens: list[Token], at: int, last: int, words: Lexicon, text: str
) -> tuple[Sighting, int] | None:
    """Read "Novi, Michigan": an unknown place before the place that it lies in."""
    after = tokens[last + 1]
    name = tokens[at : last + 1]
    if not _COMMA.fullmatch(after.gap or "") or words.known.get(after.word) != "place":
        return None
    if not words.rules["before-place"].search(text, max(0, tokens[at].start - 9), tokens[at].start):
        return None
    if name[0].facts.folded in words.given and len(name) > 1:
        return None
    if any(is_plain(t) for t in name[:1]) or words.known.get(text[name[0].start : name[-1].end]):
        return None
    return _sighting(tokens, at, last, text)


def framed(tokens: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Read a place that no list has by the words around it: "the town of Tressick", "in Tressick"."""
    first = tokens[at]
    if not (first.facts.is_free and _can_begin(first)) or first.word in words.known:
        return None
    last = at
    while (
        last + 1 < min(at + LONGEST, len(tokens))
        and tokens[last + 1].gap == " "
        and not tokens[last].facts.owns
    ):
        last += 1
    if last - at + 1 >= LONGEST or not all(t.facts.is_free for t in tokens[at : last + 1]):
        return None
    if _said_behind(text, tokens[last].end, words) or _is_led_to(
        tokens[at], tokens[last], words, text
    ):
        found, behind = _sighting(tokens, at, last, text)
        return replace(found, framed=True), behind
    return None


def _is_led_to(first: Token, last: Token, words: Lexicon, text: str) -> bool:
    """Say whether the words before a name make it a place."""
    if first.opens or text[first.start - 1 : first.start] != " ":
        return False
    lead = words.leads[word_before(text, first.start)]
    if lead.is_direction or (lead.is_small and _is_framed(text, first.start, words)):
        return True
    if lead.is_comma and _is_in_larger(text, first.start, last.end, words):
        return True
    return (
        lead.is_where
        and _is_where(text, first.start, words)
        and not last.facts.owns
        and _stands_alone(text, last.end, words)
    )


def _is_framed(text: str, start: int, words: Lexicon) -> bool:
    """Say whether "the town of" stands before a name."""
    of = words.rules["framed"].search(text[max(0, start - 40) : start])
    return of is not None and of[1] in words.place_frames


_IN_LARGER = re.compile(r" (?P<in>[a-z]+) (?P<where>(?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+), $")
_CLOSES = re.compile(r"[,.;)]|$")


def _is_in_larger(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Say whether a name is where a place lies that stands behind "in": "in Tressick, Pendleshire"."""
    found = _IN_LARGER.search(text, max(0, start - 60), start)
    if found is None or found["in"] not in words.sure_prepositions:
        return False
    is_short = text[end : end + 1] == "." and end - start < SHORTEST
    return not is_short and found["where"] not in words.calendar and bool(_CLOSES.match(text, end))


SHORTEST = 5
"""Letters from which a word before a full stop is no abbreviation ("Mich.")."""


def _said_behind(text: str, end: int, words: Lexicon) -> bool:
    """Say whether what follows makes a name a place: "-based", "port", ", a town in"."""
    behind = words.rules["behind-place"].match(text, end)
    if behind and (behind[1] is None or behind[1] in words.behind_places):
        return True
    said = words.rules["place-apposition"].match(text, end)
    return said is not None and said[1] in words.place_frames


def _is_where(text: str, start: int, words: Lexicon) -> bool:
    """Say whether a name stands behind "in", or after a place that does: "in Galway and Mayo"."""
    before = text[max(0, start - 60) : start]
    found = words.rules["where"].search(before)
    if found is None or found["in"].lower() not in words.sure_prepositions:
        return False
    return (found[1] or "").lower() not in words.not_of_places


_NEXT = re.compile(r" ([a-z]+)")


def _stands_alone(text: str, end: int, words: Lexicon) -> bool:
    """Say whether no noun follows to which a name belongs: "in MacBook keyboards"."""
    found = _NEXT.match(text, end)
    if found is None or words.ends("adverb-ending", found[1]):
        return True
    return any(found[1] in known for known in (words.joining, words.after_places, words.speech))


def is_behind_preposition(text: str, start: int, words: Lexicon) -> bool:
    """Say whether "in" or "from" stands before a name, and not "according to"."""
    is_behind = word_before(text, start).lower() in words.place_prepositions
    return is_behind and not is_according(text, start, words)


def is_according(text: str, start: int, words: Lexicon) -> bool:
    """Say whether "according to" stands before a name."""
    before = text[max(0, start - 30) : start].rstrip().lower()
    return before.endswith(tuple(words.according))
