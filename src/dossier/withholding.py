"""Names that must not occur in the site: masked in every article before anything is compared.

A mask has as many signs as the words that it hides, so that every passage stays where it is. Hidden
are the forms that the editor gives, those in which other articles write the same name, slight
misspellings, and the last word of each form where it stands alone. Who shares that last word is
hidden too: rather one name too many than the one that must not be read.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, unquote

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import Levenshtein

from dossier import analysis
from dossier.analysis import linking
from dossier.errors import OutputError
from dossier.model import Article, Issue, Reading, Record, Settings
from dossier.text import fold

if TYPE_CHECKING:  # the builder brings Jinja along, which reading does not need
    from dossier.builder.page import Page

MASK = "█"

_WORD = re.compile(r"[^\W_]+")
_WIDEST_GAP = 3
"""Signs between two words of one name ("Some-Body", "Some, Body")."""
_LONG = 6
"""Letters from which a word with one wrong letter is still taken for the name's."""
_SHORTEST = 3
"""Letters of a last word that is hidden where it stands alone."""
_JOINED = 8
"""Letters from which a name is recognised without a space, as in an address."""

_R = TypeVar("_R", bound=Struct)


class Forms(Record, frozen=True):
    """The words of names that are hidden, folded."""

    whole: frozenset[tuple[str, ...]]
    alone: frozenset[str]
    """Last words, hidden where they begin with a capital letter."""
    joined: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Forms:
        """Return the forms of names as people write them."""
        whole = frozenset(words for name in names if (words := tuple(_folded(name))))
        longer = [words for words in whole if len(words) > 1]
        alone = frozenset(words[-1] for words in longer if len(words[-1]) >= _SHORTEST)
        joined = frozenset("".join(words) for words in longer)
        return cls(whole, alone, frozenset(one for one in joined if len(one) >= _JOINED))


def apply(
    readings: Sequence[Reading], settings: Settings
) -> tuple[tuple[Reading, ...], Settings, Callable[[Issue], Issue]]:
    """Return the readings and the settings without the names that the editor withholds.

    Returns:
        Readings, settings, and what does the same to an issue.
    """
    forms = Forms.of((*settings.withhold, *_other_spellings(readings, settings)))
    masked = tuple(_mask_reading(reading, forms, settings.ner) for reading in readings)
    rest = _masked(replace(settings, withhold=()), forms)
    return masked, rest, partial(_masked, forms=forms)


def _other_spellings(readings: Sequence[Reading], settings: Settings) -> Iterator[str]:
    """Yield the forms in which articles write the names that are given."""
    given = Forms.of(settings.withhold)
    names, _ = linking.link(readings, settings.names)
    for name in names:
        forms = [spelling.form for spelling in name.spellings]
        if any(hide(form, given) != form for form in forms):
            yield from forms


def _mask_reading(reading: Reading, forms: Forms, ner: str | None) -> Reading:
    article = reading.article
    masked = _masked(_without_traces(article, forms), forms)
    if masked == article:
        return reading
    return Reading(masked, analysis.study(masked, ner))


def _without_traces(article: Article, forms: Forms) -> Article:
    """Return the article without addresses and file names that hold the name."""
    fields: dict[str, Any] = {}
    for name in ("url", "archived_url"):
        found = getattr(article, name)
        if found and _is_in_address(found.value, forms):
            fields[name] = None
    if _is_in_address(article.file, forms) or _is_in_address(article.id, forms):
        number = f"-{article.record}" if article.record else ""
        fields["id"] = f"withheld-{article.sha256[:12]}{number}"
        fields["file"] = f"withheld-{article.sha256[:12]}"
    return replace(article, **fields) if fields else article


def _is_in_address(address: str, forms: Forms) -> bool:
    # An address has no capital letters to tell a name by, so that its words are taken for names.
    plain = unquote(address)
    return hide(plain.title(), forms) != plain.title()


def _masked(record: _R, forms: Forms) -> _R:
    """Return a record in which every text has its names hidden."""
    fields = {name: _mask_value(getattr(record, name), forms) for name in record.__struct_fields__}
    changed = {name: new for name, new in fields.items() if new is not getattr(record, name)}
    return replace(record, **changed) if changed else record


def _mask_value(value: Any, forms: Forms) -> Any:
    if isinstance(value, str) and type(value) is str:
        return hide(value, forms)
    if isinstance(value, Struct):
        return _masked(value, forms)
    if isinstance(value, tuple):
        new = tuple(_mask_value(each, forms) for each in value)
        return value if all(a is b for a, b in zip(new, value, strict=True)) else new
    return value


def hide(text: str, forms: Forms) -> str:
    """Return the text with masks in the place of names, of the same length."""
    words = [(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text)]
    hidden = sorted({*_whole(text, words, forms), *_single(text, words, forms)})
    if not hidden:
        return text
    signs = list(text)
    for start, end in hidden:
        signs[start:end] = [MASK if not sign.isspace() else sign for sign in signs[start:end]]
    return "".join(signs)


_Word = tuple[int, int, str]


def _whole(text: str, words: Sequence[_Word], forms: Forms) -> Iterator[tuple[int, int]]:
    """Yield where whole names stand."""
    by_last: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms.whole):
        by_last.setdefault(form[-1], []).append(form)
    lasts = tuple(sorted(by_last))
    for number, (start, end, word) in enumerate(words):
        for last in _likely(word, lasts):
            for form in by_last[last]:
                run = words[max(0, number - len(form) + 1) : number + 1]
                if _is_form(text, run, form):
                    yield (run[0][0], end) if len(form) > 1 else (start, end)


def _is_form(text: str, run: Sequence[_Word], form: tuple[str, ...]) -> bool:
    if len(run) != len(form):
        return False
    near = all(b[0] - a[1] <= _WIDEST_GAP for a, b in pairwise(run))
    same = all(_alike(word, wanted) for (_, _, word), wanted in zip(run, form, strict=True))
    return near and same and (len(form) > 1 or not text[run[0][0]].islower())


def _single(text: str, words: Sequence[_Word], forms: Forms) -> Iterator[tuple[int, int]]:
    """Yield where the last word of a name stands alone, and where a name is written as one word."""
    alone = tuple(sorted(forms.alone))
    for start, end, word in words:
        is_last = not text[start].islower() and bool(_likely(word, alone))
        if is_last or any(one in word for one in forms.joined):
            yield start, end


@lru_cache(maxsize=65_536)
def _likely(word: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in wanted if _alike(word, one))


@lru_cache(maxsize=65_536)
def _alike(word: str, wanted: str) -> bool:
    if word == wanted:
        return True
    if min(len(word), len(wanted)) < _LONG:
        return False
    return Levenshtein.distance(word, wanted, score_cutoff=1) <= 1


def _folded(name: str) -> Iterator[str]:
    for match in _WORD.finditer(name):
        if word := fold(match[0]):
            yield word


def refuse_leaks(pages: Sequence[Page], names: Sequence[str]) -> None:
    """Refuse pages in which a withheld name occurs in any form.

    Raises:
        OutputError: naming the page; the name itself is not repeated.
    """
    signs = [sign for name in names for sign in sorted(_signs(name))]
    if not signs:
        return
    pattern = re.compile("|".join(rf"(?<![^\W_]){sign}(?![^\W_])" for sign in signs))
    for page in pages:
        plain = _plain(page.path + "\n" + page.data.decode("utf-8", "replace"))
        if pattern.search(plain):
            raise OutputError(
                f"{page.path} would hold a name that is withheld; nothing was written. "
                "Look for it in dossier.yaml, in templates/ and in static/."
            )


def _plain(text: str) -> str:
    return text.casefold() if text.isascii() else "".join(map(_fold_sign, text)).casefold()


@lru_cache(maxsize=16_384)
def _fold_sign(sign: str) -> str:
    return sign if sign.isascii() else (fold(sign) if sign.isalpha() else sign)


_BETWEEN = r"(?:[\s_+./,-]|%20|&#32;|&nbsp;){1,3}"


def _signs(name: str) -> set[str]:
    """Return patterns of the forms in which a name could slip through: joined, turned, encoded, hashed."""
    words = list(_folded(name))
    if not words:
        return set()
    turned = [word[::-1] for word in reversed(words)]
    orders = [words, turned, list(reversed(words)), [words[-1], *words[:-1]]]
    found = {_BETWEEN.join(map(re.escape, order)) for order in orders}
    if len("".join(words)) >= _JOINED:
        found |= {re.escape("".join(words)), re.escape("".join(turned))}
    for spelt in (name, name.lower(), " ".join(words), "-".join(words)):
        found |= {re.escape(one.casefold()) for one in _encoded(spelt)}
    return found


def _encoded(name: str) -> Iterator[str]:
    data = name.encode()
    yield quote(name)
    yield data.hex()
    yield base64.b64encode(data).decode().rstrip("=")
    for algorithm in ("md5", "sha1", "sha256"):
        yield hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
