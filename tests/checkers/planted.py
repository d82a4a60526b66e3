"""The kinds of fault that a page can have, each planted for the checker that has to find it.

A fault is HTML for the checkers that read files, and JavaScript for those that look at an open page, where
``main`` is the page's main part.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple


class Planted(NamedTuple):
    """A fault of one kind."""

    kind: str
    checker: str
    fault: str
    told: str
    """Part of what the checker says of it."""


def _data(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


_NOISE = " ".join(sha256(bytes(n)).hexdigest() for n in range(1600))
"""Words that no packing makes much smaller."""

_CARD = '<meta property="og:image" content="https://news.example/repo/cards/gone.png">'

PLANTED = (
    Planted("a link to no page", "links", '<a href="nowhere.html">lost</a>', "is no file"),
    Planted("a link to no place", "links", '<a href="events.html#no">lost</a>', "is no place"),
    Planted("a link from the root", "links", '<a href="/repo/events.html">x</a>', "from disk"),
    Planted("a link out of the site", "links", '<a href="../../x.html">x</a>', "is no file"),
    Planted("a link to a folder", "links", '<a href="events/">all</a>', "is no file"),
    Planted("a missing picture", "links", '<img src="gone.png" alt="">', "is no file"),
    Planted("an id twice", "markup", '<p id="main">again</p>', "stands twice"),
    Planted("code as an address", "markup", '<a href=" JavaScript:a()">x</a>', "JavaScript"),
    Planted("a vague link", "markup", '<a href="events.html">Click here</a>', "Click here"),
    Planted("no direction", "markup", "<p>وصل الوزير</p>", "no direction"),
    Planted("broken data", "markup", _data('{"@type": '), "not parse"),
    Planted("another's work", "markup", _data('{"@type": "NewsArticle"}'), "to be a NewsArticle"),
    Planted("a voucher", "manners", '<a href="https://x.example/">x</a>', "vouches"),
    Planted("a foreign file", "manners", '<img src="https://x.example/x.png">', "another host"),
    Planted("a style in a tag", "manners", '<p style="color: red">x</p>', "stands in a tag"),
    Planted("a script in a page", "manners", "<script>alert(1)</script>", "a script stands"),
    Planted("code in a tag", "manners", '<p onclick="alert(1)">x</p>', "code of its own"),
    Planted("two headings", "manners", "<h1>Another</h1>", "the first level"),
    Planted("a date without a date", "manners", "<time>12 May</time>", "no date"),
    Planted("a date for people", "manners", '<time datetime="12 May">x</time>', "no date"),
    Planted("another's place", "manners", '<link rel="canonical" href="https://x/">', "stands at"),
    Planted("a card that is not there", "manners", _CARD, "is not there"),
    Planted("a page without end", "budget", "<p>x</p>" * 16_000, "bytes of HTML"),
    Planted("too much script", "budget", '<script src="assets/fat.js"></script>', "of .js"),
    Planted("too much style", "budget", '<link rel="stylesheet" href="assets/fat.css">', "of .css"),
    Planted("too many files", "budget", '<img src="assets/fat.css" alt="">' * 5, "requests"),
    Planted("too much in all", "budget", f"<p>{_NOISE}</p>", "are moved"),
    Planted("wrong nesting", "validity", "<ul><p>no item</p></ul>", "not allowed as child"),
    Planted("a wrong address", "validity", "<a href='x y'>z</a>", "Bad value"),
    Planted("no words for a picture", "axe", "main.append(new Image())", "image-alt"),
    Planted("pale words", "axe", "main.querySelector('p').style.color = '#bbb'", "color-contrast"),
    Planted(
        "pale in the dark",
        "axe",
        "style('@media (prefers-color-scheme:dark){main p{color:#444!important}}')",
        "color-contrast at 1280, dark",
    ),
    Planted("no language", "axe", "document.documentElement.lang = ''", "html-has-lang"),
    Planted("a button without a name", "axe", "add('button', '')", "button-name"),
    Planted(
        "a skipped level",
        "axe",
        "main.querySelectorAll('h2').forEach((one) => one.outerHTML = '<h5>x</h5>')",
        "heading-order",
    ),
    Planted("an error", "console", "console.error('it broke')", "it broke"),
    Planted("an exception", "console", "setTimeout(() => { throw Error('lost') })", "lost"),
    Planted(
        "a refused style", "console", "main.innerHTML = '<p style=color:red>'", "Security Policy"
    ),
    Planted("a refused script", "console", "add('script', '1')", "Security Policy"),
    Planted(
        "a request elsewhere", "console", "add('img', '').src = 'http://x.invalid/'", "x.invalid"
    ),
    Planted("a missing script", "console", "add('script', '').src = 'gone.js'", "gone.js"),
    Planted(
        "wider than a phone", "width", "add('p', 'x'.repeat(99)).style.whiteSpace = 'pre'", "px"
    ),
    Planted(
        "wide in large letters",
        "larger",
        "style('main{min-width:12rem}')",
        "px",
    ),
    Planted("motion", "motion", "main.style.transition = 'all 1s'", "main"),
    Planted("a hidden focus", "focus", "style('*{outline:0!important}')", "no outline"),
    Planted(
        "no way by keyboard", "focus", "main.querySelector('a').tabIndex = -1", "is not reached"
    ),
    Planted("hidden on paper", "paper", "add('p', 'x').className = 'skip'", "skip"),
    Planted("wider than paper", "paper", "add('p', 'x').style.minWidth = '60rem'", "px"),
    Planted("cut on paper", "paper", "style('main p{height:9px;overflow:hidden}')", "cut"),
    Planted("a mark that is colour alone", "marks", "style('.q{border:0!important}')", "q"),
)
