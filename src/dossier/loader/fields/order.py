"""Whether a page writes the day or the month first, where a date such as 03/04/2023 does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier import lang
from dossier.loader.fields.source import host_of
from dossier.loader.pieces import Page

_SLASHED = re.compile(
    r"(?<![\d/-])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?:19|20)\d\d(?!\d)"
)
_MONTHS = 12
_EITHER = frozenset({"us", "ca", "ph"})
"""Countries in whose pages the month may stand first."""


def order_of(page: Page) -> bool | None:
    """Say whether the day stands first in the dates of a page, ``None`` where nothing tells.

    Another date of the page tells, then its language (only English ever writes the month first), then the
    country in the address of its outlet.
    """
    dates = [match for piece in page.pieces for match in _slashed(piece.text)]
    if not dates:
        return None
    told = {int(m["first"]) > _MONTHS for m in dates if max(map(int, m.groups())) > _MONTHS}
    if told:
        return told.pop() if len(told) == 1 else None
    if lang.primary(page.language) not in {"en", "und"}:
        return True
    return True if any(map(_is_elsewhere, _hosts(page))) else None


def _slashed(text: str) -> Iterator[re.Match[str]]:
    return _SLASHED.finditer(text) if "/" in text or "-" in text else iter(())


def _hosts(page: Page) -> Iterator[str]:
    addresses = [given.value for given in page.given if given.field == "url"]
    addresses += [clue.value for clue in page.clues if clue.field == "url"]
    yield from (host for address in addresses if (host := host_of(address)))


def _is_elsewhere(host: str) -> bool:
    """Say whether a host is of a country where the day stands first."""
    country = host.rpartition(".")[2]
    return len(country) == 2 and country not in _EITHER  # noqa: PLR2004 - domains of countries
