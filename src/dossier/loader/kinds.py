"""What was saved instead of an article: a login wall, a page that was not found, a list of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dossier import lang
from dossier.alternatives import either
from dossier.loader import shape
from dossier.loader.phrases import folded
from dossier.model import Article, Basis, Block, Found, Issue

_SAID = {
    "missing": "a page that was not found",
    "error": "an error of the server",
    "wall": "a login wall",
    "about": "a page about the site",
}
"""What pages that are no articles are, by the tables of their words."""
_LISTING = re.compile(
    r"(?:search results|results for|tags?:|category:|topic:|author:|archives?:|posts (?:by|tagged))\b.*|.{2,40} archives?",
    re.IGNORECASE,
)
"""Headings of pages that list articles."""
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
    sign = _sign(article, words)
    if sign is not None:
        return _SAID[sign]
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


def _sign(article: Article, words: int) -> str | None:
    """Return what a page is by its heading, or by words that no short article holds."""
    heads = {_bare(head) for head in _heads(article)}
    found = (kind for kind in _SAID if not heads.isdisjoint(_whole(kind)))
    for kind in found:
        if words < _ENOUGH or (kind == "about" and not article.byline):
            return kind
    if words >= _ENOUGH:
        return None
    said = folded(_everything(article) if words < _FEW else article.text[:_LOOKED_AT])
    return next((kind for kind in _SAID if _anywhere(kind).search(said)), None)


@cache
def _whole(kind: str) -> frozenset[str]:
    tables = (lang.table(code, "no_article_heads") for code in lang.codes("no_article_heads"))
    return frozenset(folded(head) for rows in tables for head in rows.get(kind, ()))


@cache
def _anywhere(kind: str) -> re.Pattern[str]:
    codes = lang.codes("no_article_phrases")
    tables = (lang.table(code, "no_article_phrases") for code in codes)
    forms = either(folded(form) for rows in tables for form in rows.get(kind, ()))
    return re.compile(rf"(?<!\w){forms}(?!\w)")


def _bare(head: str) -> str:
    """Return a heading without the name of its site, as the tables write it."""
    return folded(re.split(r"\s[|–—-]\s", head, maxsplit=1)[0])


def _heads(article: Article) -> Iterator[str]:
    """Yield what stands as a headline or is made into one, and removed lines that may be one."""
    if article.headline is not None:
        yield article.headline.value
    yield from (b.span.of(article.text) for b in article.blocks[:1] if b.kind in _TEXT)
    yield from (b.span.of(article.text) for b in article.blocks if b.kind == "headline")
    yield from (r.text for r in article.removed if _is_number(r.text))


def _is_number(text: str) -> bool:
    """Say whether a line is the number of an error."""
    return text.strip(" .!:") in {"404", "403", "410", "500", "502", "503"}


def _everything(article: Article) -> str:
    """Return the words of a page; those of its menus only where it has no author and no date."""
    if article.byline or article.published:
        return article.text[:_LOOKED_AT]
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
    if is_empty and _titles(article) >= _LINKS:
        return True
    lines = [b.span.of(article.text) for b in article.blocks if b.kind in _TEXT]
    if any(map(_is_paragraph, lines)):
        return False
    trailing = sum(map(shape.trails_off, lines))
    if trailing >= _LINKS and trailing * 5 >= len(lines) * 4:
        return True
    return any(_LISTING.fullmatch(_bare(head)) for head in _heads(article))


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
