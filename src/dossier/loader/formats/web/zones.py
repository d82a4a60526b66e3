"""What the names that pages give to their parts say: comments, links to other articles, forms."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.loader.formats.web.tree import Element

_TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "form": "form",
    "aside": "aside",
    "button": "button",
    "menu": "navigation",
}
_NAMED = (
    ("comments", r"comment|disqus|\brespond|repl(?:y|ies)\b"),
    (
        "subscription form",
        r"newsletter|subscri|sign-?up|optin|register|login|paywall|donat|\bcta\b",
    ),
    ("share buttons", r"shar(?:e|ing)|social|follow|addthis|addtoany"),
    (
        "link to another article",
        r"relat|recommend|recirc|popular|trending|most-|latest|read-?more|also|outbrain|taboola|teaser|promo",
    ),
    ("advertisement", r"advert|\bads?\b|[-_]ads?[-_ ]|sponsor|banner|dfp|affiliate"),
    ("cookie notice", r"cookie|consent|gdpr"),
    (
        "navigation",
        r"\bnav|navigation|menu|breadcrumb|pagination|pager|toolbar|skip|masthead|dropdown",
    ),
    ("footer", r"footer|\bfoot|copyright|legal|disclaimer"),
    ("author note", r"author|byline|bio\b|contributor|profile|vcard"),
    ("caption", r"caption|credit|gallery|slideshow"),
    ("tags", r"tags?\b|taglist|topics|categor|meta\b|\bdate|rating|print"),
    (
        "sidebar",
        r"sidebar|side-bar|\brail|widget|player|video|embed|modal|popup|hidden|header|poll|survey",
    ),
)
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _NAMED)
_ANY = re.compile("|".join(pattern for _, pattern in _NAMED), re.IGNORECASE)
_TEXT = re.compile(
    r"(?:article|story|entry|post|content|body|text)[-_]*(?:body|content|text|copy)|article__|richtext|"
    r"rich-text|paragraph|\bbody\b",
    re.IGNORECASE,
)
_EMBED = re.compile(r"tweet|instagram-media|tiktok-embed|fb-post")


def label(element: Element) -> str:
    """Return the names that a page gives to an element."""
    return f"{element.get('class')} {element.get('id')} {element.get('itemprop')}".strip()


@lru_cache(maxsize=4096)
def zone(label: str) -> str | None:
    """Return what kind of furniture a label speaks of."""
    if not label or not _ANY.search(label):
        return None
    return next((name for name, pattern in _PATTERNS if pattern.search(label)), None)


@lru_cache(maxsize=4096)
def is_text(label: str) -> bool:
    """Say whether a label speaks of the text of an article."""
    return _TEXT.search(label) is not None


@lru_cache(maxsize=4096)
def is_embed(label: str) -> bool:
    """Say whether a label speaks of a post that is shown inside an article."""
    return _EMBED.search(label) is not None


class Names:
    """What the names of one element say, read once."""

    __slots__ = ("is_embed", "is_text", "zone")

    def __init__(self, element: Element) -> None:
        words = label(element)
        self.zone = zone(words)
        self.is_text = is_text(words)
        self.is_embed = is_embed(words)


def why(chain: tuple[Element, ...]) -> str:
    """Return in words what a block outside the article belongs to; the nearest sign wins."""
    for element in chain:
        found = _TAGS.get(element.tag) or zone(label(element))
        if found is not None:
            return found
        if element.tag in {"article", "main", "body"}:
            break
    return "part of the web page"
