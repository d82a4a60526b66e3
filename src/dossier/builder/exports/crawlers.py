"""What is written for machines that visit the site: ``robots.txt``, ``.nojekyll``, the sitemap."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.builder import urls
from dossier.builder.exports import places, said
from dossier.builder.exports.xml import escape
from dossier.builder.page import Page
from dossier.builder.register import Register
from dossier.model import Settings

MOST_ADDRESSES = 50_000
"""What one sitemap may hold."""


def pages(register: Register) -> tuple[Page, ...]:
    """Return what every site has."""
    base = said.web(register.settings.base_url)
    lines = [
        "User-agent: *",
        "Allow: /",
        *([f"Sitemap: {base.rstrip('/')}/{places.SITEMAP}"] if base else []),
    ]
    return (Page("robots.txt", ("\n".join(lines) + "\n").encode()), Page(".nojekyll", b""))


def sitemap(paths: Iterable[str], settings: Settings) -> tuple[Page, ...]:
    """Return the sitemap of the pages that search engines may keep.

    A sitemap must have full addresses, so there is none where that of the site is not known; and
    beyond 50,000 pages it is several, listed in ``sitemap.xml``.

    Args:
        paths: the pages, relative to the site.
        settings: for the address of the site.
    """
    base = said.web(settings.base_url)
    if base is None:
        return ()
    root = base.rstrip("/")
    addresses = [urls.whole(base, path) for path in sorted(paths)]
    parts = [addresses[i : i + MOST_ADDRESSES] for i in range(0, len(addresses), MOST_ADDRESSES)]
    if len(parts) <= 1:
        return (_xml(places.SITEMAP, "urlset", "url", addresses),)
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    listed = _xml(places.SITEMAP, "sitemapindex", "sitemap", [f"{root}/{name}" for name in names])
    return (listed, *(_xml(n, "urlset", "url", part) for n, part in zip(names, parts, strict=True)))


def _xml(path: str, root: str, item: str, addresses: Iterable[str]) -> Page:
    """Return a list of addresses by the sitemap protocol."""
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<{item}><loc>{escape(address)}</loc></{item}>" for address in addresses),
        f"</{root}>",
    )
    return Page(path, ("\n".join(lines) + "\n").encode())
