"""``docs/templates.md``: what each template may use, read from the records that reach it."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from dossier.builder import pages
from dossier.builder.indexing import index
from dossier.builder.register import compared
from dossier.builder.render import Frame, Site
from dossier.builder.sheet import Sheet
from dossier.edition import compose
from dossier.model import Record

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
HEAD = """# Templates

A dossier changes its looks by files of its own: `templates/event.html` in its folder takes the place of
the template of that name, `static/style.css` that of the style sheet of all pages, `static/parts/chart.css`
that of a part of the sheets of some kinds of page, and a file of a new name in `static/` is published with
the others. `accent` and `logo` in `dossier.yaml` set a colour and a picture without any of this.

The templates are [Jinja](https://jinja.palletsprojects.com/). Whatever they print is escaped, and a name
that does not exist stops the build with the template's file and line. Each page is made in two steps: its
own template, and `frame.html` around it. All of them know

| name | what it is |
| --- | --- |
| `root` | the way up to the root of the site, to be put before every address: empty, `../` … |
| `site` | what is the same on all pages: see [Site](#site) |
| `w` | the interface's phrases by name, as in `src/dossier/lang/en/interface.txt`: `{{ w.events }}`; `w.say(name, n=3)` fills places, `w.count(3, 'article')` counts, `w.number`, `w.percent`, `w.noun` and `w['status_' ~ status]` do what they say |
| `isolated` | a filter: keeps right-to-left words in a sentence from reordering what is around them |
| `page` | in a page's own template: the record named below |
| `frame`, `body` | in `frame.html`: see [Frame](#frame), and the page made by its own template |

`macros.html` holds what many pages show, `reports.html` the table of articles of an event, `together.html` why they are together, `top.html` and
`bottom.html` what stands above and below every page: they are made once for a section, and know `root`,
`site`, `section`, `path`, `styles` and `scripts`. This page is made from the code by `make docs`.
"""


@cache
def page() -> str:
    """Return the page."""
    tops = contexts()
    every: list[type[Any]] = [*tops.values(), Frame, Site]
    nested = sorted({record for top in every for record in _below(top)}, key=_name)
    return "\n".join(
        (
            HEAD,
            "## Pages\n",
            *(_section(f"`{name}`: {_name(record)}", record) for name, record in tops.items()),
            "## Frame\n",
            _fields(Frame),
            "## Site\n",
            _fields(Site),
            "## Records\n",
            *(_section(_name(record), record) for record in nested),
        )
    )


@cache
def contexts() -> dict[str, type[Record]]:
    """Return the record that reaches each template of a page."""
    register = pages.ready(compared(index(compose(TEMPLATES.parent)), ()))
    made = (thing for part in pages.parts(register) for thing in part.made(register)[0])
    found: dict[str, type[Any]] = {
        sheet.template: type(sheet.context) for sheet in made if isinstance(sheet, Sheet)
    }
    return dict(sorted(found.items()))


def _section(title: str, record: type[Any]) -> str:
    about = (inspect.getdoc(record) or "").partition("\n")[0]
    return f"### {title}\n\n{about}\n\n{_fields(record)}"


def _fields(record: type[Any]) -> str:
    rows = [f"| `{n}` | {_typed(kind)} | {about} |" for n, kind, about in fields(record)]
    if not rows:
        return "It has no fields.\n"
    return "\n".join(("| field | type | meaning |", "| --- | --- | --- |", *rows, ""))


def _typed(kind: str) -> str:
    return "`" + kind.replace("|", "\\|") + "`"


def fields(record: type[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and meaning of each field of a record, those of its bases first."""
    for base in reversed(record.__mro__):
        if base is not Record and issubclass(base, Record):
            yield from _own_fields(base)


def _own_fields(record: type[Any]) -> Iterator[tuple[str, str, str]]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(record))).body
    assert isinstance(tree, ast.ClassDef)
    for node, after in zip(tree.body, [*tree.body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, ast.unparse(node.annotation), _told(after)
        elif isinstance(node, ast.FunctionDef) and node.returns and node.name[0] != "_":
            yield f"{node.name}()", ast.unparse(node.returns), ast.get_docstring(node) or ""


def _told(node: ast.stmt) -> str:
    """Return a docstring in one line."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return " ".join(str(node.value.value).split()).replace("``", "`").replace("|", "\\|")
    return ""


def _below(record: type[Any]) -> set[type[Any]]:
    """Return the records that stand in the fields of a record, at any depth."""
    found: set[type[Any]] = set()
    waiting = [record]
    while waiting:
        one = waiting.pop()
        known = vars(sys.modules[one.__module__])
        hints = [*get_type_hints(one, known).values()]
        asked = (m for name, m in vars(one).items() if inspect.isfunction(m) and name[0] != "_")
        hints += [get_type_hints(m, known).get("return") for m in asked]
        for kind in _records(hints):
            if kind not in found:
                found.add(kind)
                waiting.append(kind)
    return found


def _records(kinds: Iterable[Any]) -> Iterator[type[Any]]:
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            yield kind
        yield from _records(get_args(kind))


def _name(record: type[Any]) -> str:
    return record.__name__
