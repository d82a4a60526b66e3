"""Checkers that look at an open page: each returns what is wrong with it, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import Literal

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

PRELUDE = """
const main = document.querySelector('main');
const add = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  main.append(made);
  return made;
};
const style = (rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
"""
"""What planted faults may use."""


def plant(page: Page, fault: str) -> None:
    """Plant a fault in an open page."""
    page.evaluate(f"() => {{ {PRELUDE} {fault}; }}")


_VIOLATIONS = """async (rules) => {
  const found = await axe.run({preload: false, resultTypes: ['violations'], ...rules});
  return found.violations;
}"""
"""Of what is right nothing is gathered, which would take as long again."""
_COLOURS = ["color-contrast", "link-in-text-block"]
_RULES: Mapping[str, Mapping[str, list[str]]] = {"light": {}, "dark": {"runOnly": _COLOURS}}
"""The dark changes nothing but colours."""


_EACH_COLOUR_ONCE = """() => {
  const Color = axe.commons.color.Color, parse = Color.prototype.parseString, known = new Map();
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) known.set(text, parse.call(new Color(), text));
    const {r, g, b, alpha} = known.get(text);
    return Object.assign(this, {r, g, b, alpha});
  };
}"""
"""Reads a colour that was read before from memory: half of the time goes into the same few."""


def axe(page: Page) -> list[str]:
    """Return what axe-core complains of, wide and narrow, in the light and in the dark."""
    page.evaluate(Path(AXE_FILE_PATH).read_text("utf-8"))
    page.evaluate(_EACH_COLOUR_ONCE)
    complaints: list[str] = []
    for width, scheme in product((320, 1280), SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for found in page.evaluate(_VIOLATIONS, _RULES[scheme]):
            nodes = (node["html"] for node in found["nodes"])
            complaints += (f"{found['id']} at {width}, {scheme}: {node}" for node in nodes)
    return complaints


def wide(page: Page) -> list[str]:
    """Return the widths of screens on which a page has to be scrolled sideways."""
    found = []
    for width in (320, 390, 800, 1280, 3840):
        page.set_viewport_size({"width": width, "height": 900})
        found += _beyond(page, width)
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def larger(page: Page) -> list[str]:
    """Return how far a page has to be scrolled sideways when its letters are twice as large."""
    found = []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += _beyond(page, width)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def _beyond(page: Page, width: int) -> list[str]:
    needed = page.evaluate("document.documentElement.scrollWidth")
    return [f"at {width} px it needs {needed} px"] if needed > width else []


_SEEN = ("h2", "tr", "blockquote", "li", "a[href]")
_DEAD = "main button:visible, main input[type=search]:visible"


def incomplete(plain: Page, scripted: Page) -> list[str]:
    """Return what a page without scripts lacks, and what does nothing there."""
    counts = {w: [p.locator(f"main {w}:visible").count() for p in (plain, scripted)] for w in _SEEN}
    found = [f"{what}: {a} without scripts, {b} with" for what, (a, b) in counts.items() if a != b]
    return found + [f"useless: {one.inner_text()}" for one in plain.locator(_DEAD).all()]


_MOVING = """() => [...document.querySelectorAll('*')].filter((one) => {
  const has = getComputedStyle(one);
  return has.animationName !== 'none' || has.transitionDuration.split(', ').some((t) => parseFloat(t))
    || has.scrollBehavior === 'smooth';
}).map((one) => one.localName)"""


def motion(page: Page) -> list[str]:
    """Return what moves although the reader asked for stillness."""
    page.emulate_media(reduced_motion="reduce")
    return list(page.evaluate(_MOVING))


_FOCUSABLE = "a[href], button, input, select, summary, [tabindex='0']"
_FOCUSED = """() => {
  const one = document.activeElement, has = getComputedStyle(one), box = one.getBoundingClientRect();
  const shown = has.outlineStyle !== 'none' && parseFloat(has.outlineWidth) >= 1;
  const seen = box.bottom > 0 && box.top < innerHeight;
  return [one.dataset.place || '', shown, seen, one.outerHTML.slice(0, 80)];
}"""
_NUMBER = f"""() => {{
  const all = [...document.querySelectorAll("{_FOCUSABLE}")].filter((one) => one.checkVisibility());
  all.forEach((one, place) => {{ one.dataset.place = place; }});
  return all.length;
}}"""
_STEPS = 40
_FIELDS = 5
"""Steps within a field for a date."""


def focus(page: Page) -> list[str]:
    """Return where somebody with nothing but a keyboard is lost, in the first steps from the top."""
    number = page.evaluate(_NUMBER)
    found: list[str] = []
    for step in range(min(_STEPS, number)):
        place, shown, seen, tag = _next(page, str(step - 1) if step else "")
        if place != str(step):
            return [*found, f"number {step} is not reached, but {tag}"]
        found += [] if shown else [f"no outline around {tag}"]
        found += [] if seen else [f"out of sight: {tag}"]
    return found


def _next(page: Page, before: str) -> tuple[str, bool, bool, str]:
    """Go from one element to the next; a field for a date is several steps wide."""
    for _ in range(_FIELDS):
        page.keyboard.press("Tab")
        place, shown, seen, tag = page.evaluate(_FOCUSED)
        if place != before:
            break
    return place, shown, seen, tag


_ON_PAPER = """() => {
  const away = [...document.querySelectorAll('main :is(h2, h3, p, blockquote, td, th, li, figcaption)')]
    .filter((one) => !one.closest('.pager, .outline, .filter, .marks, .away, #search, [hidden]'));
  const hidden = away.filter((one) => !one.checkVisibility() || one.getBoundingClientRect().width < 2);
  const cut = away.filter((one) => one.scrollHeight > one.clientHeight + 4
    && getComputedStyle(one).overflowY !== 'visible' && getComputedStyle(one).display !== 'inline');
  return [...hidden.map((one) => `hidden: ${one.outerHTML.slice(0, 90)}`),
    ...cut.map((one) => `cut: ${one.outerHTML.slice(0, 90)}`)];
}"""
_SHEET = 718
"""Pixels between the margins of a sheet of A4."""

_NO_PAPER = "header nav, .crumbs, .pager, .outline, .filter, .marks"


def paper(page: Page) -> list[str]:
    """Return what is missing from a printed page, and what has no business on it."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found = list(page.evaluate(_ON_PAPER))
    page.set_viewport_size({"width": _SHEET, "height": 900})
    found += _beyond(page, _SHEET)
    if page.locator("main details:not([open])").count():
        found.append("something is folded")
    if page.locator(_NO_PAPER).locator("visible=true").count():
        found.append("navigation is printed")
    return found


_MARKS = """() => ['.q', '.text a.n', '.text .d', '.text .t'].filter((kind) => {
  const one = document.querySelector(kind);
  if (!one) return false;
  const has = getComputedStyle(one), sides = ['Top', 'Bottom'];
  return has.textDecorationLine === 'none' && sides.every((s) => has[`border${s}Style`] === 'none');
})"""


def marks(page: Page) -> list[str]:
    """Return the kinds of mark in a text that nobody can tell who sees no colours."""
    page.emulate_media(forced_colors="active")
    return list(page.evaluate(_MARKS))


CHECKERS: Mapping[str, Callable[[Page], list[str]]] = {
    "axe": axe,
    "width": wide,
    "larger": larger,
    "motion": motion,
    "focus": focus,
    "paper": paper,
    "marks": marks,
}
