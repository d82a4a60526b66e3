"""Pages that are no articles: login walls, pages not found, front pages and lists."""

from __future__ import annotations

import re

from dossier.loader.draft import DraftBlock
from dossier.loader.formats.web.features import size

_MISSING = re.compile(
    r"\b(?:404|page not found|page (?:can ?not|can['’]t|could not) be found|not found|seite nicht gefunden|page introuvable|página no encontrada)\b",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:log ?in|sign ?in|subscribe|create (?:a free |an )?account|register|access denied|are you a (?:human|robot)|verify you are human|enable javascript|checking your browser|anmelden|connexion)\b",
    re.IGNORECASE,
)
_ENOUGH = 60
"""Words of running text from which a page is an article whatever its title says."""
_TEASERS = 8


def not_an_article(blocks: tuple[DraftBlock, ...], title: str) -> str | None:
    """Say what a page is instead of an article, ``None`` where it may be one."""
    words = sum(size(b.text) for b in blocks if b.hint in {"paragraph", "list", "quotation"})
    if words >= _ENOUGH:
        return None
    heads = " ".join([title, *(b.text for b in blocks if b.hint == "headline")])
    if _MISSING.search(heads):
        return "a page that was not found"
    everything = " ".join(b.text for b in blocks)[:3000]
    if _WALL.search(heads) or (words < _ENOUGH // 4 and _WALL.search(everything)):
        return "a login wall"
    links = sum(
        1 for b in blocks if b.why == "link to another article" and size(b.text) >= _TEASERS // 2
    )
    if words < _ENOUGH // 4 and links >= _TEASERS:
        return "a list of articles"
    return None
