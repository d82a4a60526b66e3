"""What was saved instead of an article: a login wall, a page that was not found, a list of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.loader import shape
from dossier.model import Article, Basis, Block, Found, Issue

_MISSING = re.compile(
    r"\b(?:404|page not found|page (?:can ?not|can['’]t|could not) be found|not found|seite nicht gefunden|page introuvable|página no encontrada)\b",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:log ?in|sign ?in|subscribe|create (?:a free |an )?account|register|access denied|are you a (?:human|robot)|verify you are human|enable javascript|checking your browser|anmelden|connexion)\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:we value your privacy|we care about your privacy|your privacy(?: choices)?|before you continue|cookie|consent|datenschutz|vie privée)\b",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"https?://[^/?#]+(?:/(?:[a-z]{2}/?)?(?:home(?:page)?|index|default)?(?:\.\w{3,5})?/?)?"
)
"""Addresses of front pages: no path but a language and "home"."""
_PARTNERS = re.compile(r"\b(?:cookies?|partners|personal data|consent)\b", re.IGNORECASE)
_ENOUGH = 60
"""Words of running text from which a page is an article whatever its title says."""
_FEW = _ENOUGH // 4
_LINKS = 8
"""Headlines of other articles that make a list."""
_HEADLINE_WORDS = 4
_PARAGRAPH = 45
"""Words of a paragraph, where a teaser has fewer."""
_TEXT = frozenset({"paragraph", "note"})
_LOOKED_AT = 3000


def not_an_article(article: Article) -> Issue | None:
    """Return what to say of a page that is no article, ``None`` where it may be one."""
    other = _other(article)
    if other is None:
        return None
    name = article.file if article.record is None else f"{article.file}, record {article.record},"
    where = f" ({article.url.value})" if article.url and article.record is not None else ""
    message = f"{name}{where} seems to be {other}, not an article: open the article itself and save it again."
    return Issue("not-an-article", "warning", article.file, message)


def _other(article: Article) -> str | None:
    running = [b.span.of(article.text) for b in article.blocks if b.kind in _TEXT]
    words = sum(shape.size(text) for text in running)
    if words < _ENOUGH:
        heads = " ".join(_heads(article))
        if _MISSING.search(heads):
            return "a page that was not found"
        if _WALL.search(heads) or (words < _FEW and _WALL.search(_everything(article))):
            return "a login wall"
    if words < 3 * _ENOUGH and _is_cookie_notice(article, running):
        return "a notice about cookies"
    if _is_index(article, words, is_empty=not running):
        return "a list of articles"
    if words < 3 * _ENOUGH and _is_front(article.url):
        return "the front page of a site"
    return "a list of articles" if _is_list(article.text, article.blocks) else None


def _is_front(url: Found | None) -> bool:
    """Say whether a page gives the address of its site as its own."""
    is_own = url is not None and url.basis in {Basis.METADATA, Basis.JSON_LD}
    return url is not None and is_own and _FRONT.fullmatch(url.value) is not None


def _is_cookie_notice(article: Article, running: list[str]) -> bool:
    """Say whether a page asks for consent, and each of its paragraphs speaks of that."""
    heads = " ".join(_heads(article))
    return bool(_COOKIES.search(heads)) and all(map(_PARTNERS.search, running))


def _heads(article: Article) -> Iterator[str]:
    """Yield what stands as a headline or is made into one, and a line that is nothing but a sign."""
    if article.headline is not None:
        yield article.headline.value
    yield from (b.span.of(article.text) for b in article.blocks if b.kind == "headline")
    yield from (r.text for r in article.removed if _MISSING.fullmatch(r.text.strip(" .!:")))


def _everything(article: Article) -> str:
    words = [article.text[:_LOOKED_AT], *(r.text for r in article.removed)]
    return " ".join(words)[:_LOOKED_AT]


def _links(article: Article) -> int:
    return sum(
        r.why == "link to another article" and shape.size(r.text) >= _HEADLINE_WORDS
        for r in article.removed
    )


def _is_index(article: Article, words: int, *, is_empty: bool) -> bool:
    """Say whether a page has links or headings and hardly anything else."""
    if words < _FEW and _links(article) >= _LINKS:
        return True
    return is_empty and _titles(article) >= _LINKS


def _titles(article: Article) -> int:
    """Return how many headings stand in a text that has nothing under them."""
    heads = (b.span.of(article.text) for b in article.blocks if b.kind == "subheading")
    return sum(shape.size(text) >= _HEADLINE_WORDS for text in heads)


def _is_list(text: str, blocks: tuple[Block, ...]) -> bool:
    """Say whether a text consists of headlines with a teaser each, without one paragraph."""
    lines = [b.span.of(text) for b in blocks if b.kind in _TEXT or b.kind == "subheading"]
    if len(lines) < 2 * _LINKS or any(map(_is_paragraph, lines)):
        return False
    titles = [line for line in lines if not shape.ends(line)]
    telling = sum(map(_is_title, titles))
    return telling >= _LINKS and telling * 3 >= len(lines) and telling * 4 >= len(titles) * 3


def _is_paragraph(line: str) -> bool:
    return shape.size(line) >= _PARAGRAPH or (
        shape.ends(line) and len(re.findall(r"[a-z][.!?]\s+[“\"A-Z]", line)) > 1
    )


def _is_title(line: str) -> bool:
    return (
        _HEADLINE_WORDS <= shape.size(line) < shape.LONG
        and line[0].isupper()
        and not any(c.isdigit() for c in line)
        and not line.endswith((":", ",", ";"))
    )
