"""The words by which a language reports speech, compiled from its files."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from dossier.analysis.alternatives import either
from dossier.lang import ordered, table
from dossier.lang import words as lang_words

CueKind = Literal["speech", "object", "marked", "thought"]
_FILES: tuple[tuple[str, CueKind], ...] = (
    ("cues_marked", "marked"),
    ("cues_thought", "thought"),
    ("cues_object", "object"),
    ("cues", "speech"),
)


class Cue(NamedTuple):
    """A form of a verb that reports speech."""

    lemma: str
    kind: CueKind


class Lexicon(NamedTuple):
    """All that is known of how a language reports speech."""

    cues: dict[str, Cue]
    """By their form in lower case."""
    triggers: frozenset[str]
    """Words of which a sentence needs one to report speech."""
    triggers_alone: frozenset[str]
    """The same, for a sentence without quotation marks."""
    words: dict[str, frozenset[str]]
    """The lists of ``speech_words``."""
    past: frozenset[str]
    according: re.Pattern[str]
    when: re.Pattern[str]
    """What stands between a cue and what is said: "on Sunday", "in a statement"."""
    occasion: re.Pattern[str]
    """The same, where it cannot be part of a name."""
    when_before: re.Pattern[str]
    """The same at the end of a stretch, between the speaker and the cue."""
    recipient: re.Pattern[str]
    """To whom something is told."""
    statement: re.Pattern[str]
    """The paper that speaks for somebody: "a statement from"."""
    paper: re.Pattern[str]
    """A paper right behind whose it is: "Ada Quill press release"."""
    finite: re.Pattern[str]
    """A verb that shows that a stretch is more than a name."""
    boundary: re.Pattern[str]
    relative: re.Pattern[str]
    participle: re.Pattern[str]
    """A participle behind its noun: "a report released on Friday"."""
    remark: re.Pattern[str]
    """Where the reporter judges what was said: "…, a move that Tehran welcomed"."""
    fronted: re.Pattern[str]
    kinds: dict[str, frozenset[str]]
    """Forms of address and given names of ``men`` and of ``women``."""
    titles: frozenset[str]
    """Short forms of titles, as written, without their full stop."""


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language, ``None`` where its folder does not have them."""
    words = {name: frozenset(forms) for name, forms in table(language, "speech_words").items()}
    if not words:
        return None
    cues = {
        form: Cue(lemma, kind)
        for file, kind in _FILES
        for lemma, forms in table(language, file).items()
        for form in (lemma, *forms)
    }
    past = frozenset(ordered(language, "past_cues"))
    according = {phrase.split()[0] for phrase in words["according"]}
    when = _when(language, words)
    return Lexicon(
        cues=cues,
        triggers=frozenset(cues) | according,
        triggers_alone=frozenset(c for c in cues if cues[c].kind != "marked") | according,
        words=words,
        past=past,
        according=_pattern(rf"\b{_any(words, 'according')}\s"),
        when=_pattern(rf"(?:,?\s{when})+(?=[\s,.:;]|$)"),
        occasion=_pattern(rf",?\s{when.replace(_BARE_YEAR, '')}(?=[\s,.:;]|$)"),
        when_before=_pattern(rf"(?:,?\s{when})+,?$"),
        recipient=_pattern(_recipient(words)),
        statement=_pattern(
            rf"(?:the|a|an|his|her|its|their)\s(?:[\w-]+\s){{0,2}}?{_any(words, 'statement')}"
            rf"(?:\sissued|\sreleased)?(?:\s{_any(words, 'from')}\s|$)"
        ),
        paper=_pattern(rf"(?<![’'])(?<![’']s)\s{_any(words, 'statement')}$"),
        finite=_finite(words, past),
        boundary=_pattern(rf"(?:^|[\s,(]){_any(words, 'boundary')}\s"),
        relative=_pattern(rf",?\s{_any(words, 'relative')}\s[^,]*(?:,|$)"),
        participle=_pattern(_participle(words)),
        remark=_pattern(
            rf"(?:,|\s[–—-]|\s--|\s?—)\s?(?:a|an|the|another)\s(?:[\w-]+\s){{0,2}}?{_any(words, 'remark')}\s"
        ),
        fronted=_pattern(_fronted(words)),
        kinds={kind: _kind(language, kind) for kind in ("men", "women")},
        titles=lang_words(language, "role_abbreviations") | lang_words(language, "honorifics"),
    )


def _kind(language: str, kind: str) -> frozenset[str]:
    """Return the forms of address and the given names of men, or of women."""
    return lang_words(language, f"honorifics_of_{kind}") | lang_words(
        language, f"given_names_of_{kind}"
    )


def _participle(words: dict[str, frozenset[str]]) -> str:
    return (
        rf"(?<=[a-z]\s){_any(words, 'participle')}"
        rf"(?=\s(?:{_any(words, 'behind-participle')}\b|(?-i:[A-Z])\w+day\b)|$)"
        rf"|(?<=[a-z]\s){_any(words, 'participle-of-name')}(?=\s(?-i:[A-Z0-9]))"
    )


def _fronted(words: dict[str, frozenset[str]]) -> str:
    ago = rf"{_any(words, 'time-unit')}\s{_any(words, 'time-side')}"
    return (
        rf"(?:{_any(words, 'fronted')}\b|\w+(?:ly|ing)\b"
        rf"|{_any(words, 'count')}\s(?:[\w-]+\s)?{ago}\b)[^,]*,\s"
    )


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(words: dict[str, frozenset[str]], name: str) -> str:
    return f"(?:{either(words[name])})"


def _when(language: str, words: dict[str, frozenset[str]]) -> str:
    """Return a pattern for a day or an occasion."""
    day = either(table(language, "weekdays"))
    month = either(form for forms in table(language, "months").values() for form in forms)
    unit = "day|week|month|year|night|morning|afternoon|evening|weekend"
    return (
        (
            rf"(?:(?:(?:on|late|early|late on|early on|earlier|later|last|this|by)\s){{0,2}}(?:{day})(?:\s(?:{unit}))?"
            rf"|(?:on|in)\s(?:{month})\.?(?:\s\d{{1,4}})?(?:,\s\d{{4}})?"
            rf"{_BARE_YEAR}|(?:earlier|later|last|this|that|the same|the next|the previous)\s(?:on\s)?(?:this\s|that\s|in the\s)?(?:{unit})"
            rf"|yesterday|today|tonight|afterwards?|later|recently|at the time"
            rf"|(?:in|during|via|on|through|by)\s(?:(?:a|an|his|her|its|their|the|another|one|separate)\s)?(?:[\w-]+\s){{0,2}}?{_any(words, 'setting')}"
            rf"(?:\s(?:with|to|on|in|at|for|from)\s(?:the\s)?(?:[A-Z][\w’'.-]*|[a-z]+)(?:\s(?:[A-Z][\w’'.-]*))*)?)"
        )
        .replace("[A-Z]", "(?-i:[A-Z])")
        .replace("[a-z]+", "(?-i:(?!that|the)[a-z]+)")
    )


_BARE_YEAR = r"|(?:in\s)?\d{4}"


def _recipient(words: dict[str, frozenset[str]]) -> str:
    name = r"(?-i:[A-Z][\w’'.&-]*(?:\s(?:of\s|and\s|the\s)?[A-Z][\w’'.&-]*)*)"
    return (
        rf"\s(?:(?:the|a|an|his|her|its|their|our|my|this)\s(?:[\w’'-]+\s){{0,3}}?(?:{name}|[\w-]+)(?:’s|'s)?|"
        rf"(?:[\w-]+\s)?{_any(words, 'recipient')}\b|{name})"
    )


_NOT_ADJECTIVE = (
    r"(?<=[\w,)]\s)(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!ly\s)(?<!\bof\s)(?<!\bhis\s)(?<!\bher\s)"
)
"""Before a form in -ed: "the elected president", "newly appointed"."""


def _finite(words: dict[str, frozenset[str]], past: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for what is certainly a verb, in lower case."""
    forms = either(
        (words["finite"] | past) - {"left", "read", "set", "cut", "found", "held", "dead", "lay"}
    )
    before_object = (
        rf"(?<!\bthe\s)(?<!\bfar\s){_any(words, 'verb-before-object')}"
        rf"(?=\s(?:{_any(words, 'object-start')}\b|[A-Z]))"
    )
    return re.compile(
        rf"(?<![\w’'-])(?:{forms}|{before_object}|{_NOT_ADJECTIVE}[a-z]{{2,}}[^e\W]ed)(?![\w-])"
    )
