"""Names that must not occur in the site: masked in every article before anything is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from dossier import analysis
from dossier.analysis import linking
from dossier.builder.earlier import Data, without
from dossier.decisions import is_named
from dossier.model import Article, Issue, Reading, Settings
from dossier.withholding.guard import refuse_leaks
from dossier.withholding.hiding import MASK, Forms, hide

__all__ = ["MASK", "Forms", "apply", "from_earlier", "hide", "refuse_leaks"]

_R = TypeVar("_R", bound=Struct)


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


def from_earlier(data: Data, settings: Settings) -> Data:
    """Return what an earlier edition told, without what the editor withholds now."""
    hidden = {d.file for d in settings.articles if d.withhold}
    named = (a.id for a in data.articles if any(is_named(name, a) for name in hidden))
    data = without(data, frozenset(named))
    if not settings.withhold:
        return data
    given = Forms.of(settings.withhold)
    same = (name.label for name in data.names if hide(name.label, given) != name.label)
    forms = Forms.of((*settings.withhold, *same))
    articles = tuple(
        replace(a, file="withheld") if _is_in_address(a.file, forms) else a for a in data.articles
    )
    return _masked(replace(data, articles=articles), forms)


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
