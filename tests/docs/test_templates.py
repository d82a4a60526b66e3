"""What is documented of the templates holds, and can be used to change them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.templates import TEMPLATES, contexts, fields, page

from dossier import building
from dossier.errors import TemplateError
from dossier.layout import Options

DOCS = TEMPLATES.parent / "docs"
PARTS = {"bottom.html", "frame.html", "macros.html", "reports.html", "together.html", "top.html"}
TEXT = "The mayor of Tartville opened the bridge on Monday, her office said."


@pytest.mark.slow
def test_the_page_about_templates_is_that_of_the_code() -> None:
    assert (DOCS / "templates.md").read_text("utf-8") == page(), "run `make docs`"


def test_every_template_is_documented() -> None:
    there = {path.name for path in TEMPLATES.glob("*.html")}
    assert there == set(contexts()) | PARTS
    assert all(f"`{name}`" in page() for name in there)


@pytest.mark.parametrize("name", sorted(contexts()))
def test_what_a_template_asks_its_page_for_is_documented(name: str) -> None:
    asked = set(re.findall(r"\bpage\.([a-z_0-9]+)", (TEMPLATES / name).read_text("utf-8")))
    assert asked <= {field.removesuffix("()") for field, _, _ in fields(contexts()[name])}


def build(folder: Path) -> Path:
    (folder / "one.txt").write_text(f"Bridge opened in Tartville\n\n{TEXT}\n", "utf-8")
    building.build(folder, Options(jobs=1, cache=False))
    return folder / "site"


def test_a_template_and_a_style_of_the_dossier_take_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "static/pictures").mkdir(parents=True)
    (tmp_path / "templates/topics.html").write_text("<h1>Mine: {{ page.topics|length }}</h1>")
    (tmp_path / "static/style.css").write_text("h1 { color: teal }")
    (tmp_path / "static/pictures/mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "dossier.yaml").write_text('accent: "#004488"\nlogo: static/pictures/mark.svg\n')
    site = build(tmp_path)
    assert "<h1>Mine: " in (site / "topics.html").read_text("utf-8")
    (style,) = site.glob("assets/style.*.css")
    assert style.read_text() == "h1 { color: teal }\n:root{--accent:#004488}\n"
    home = (site / "index.html").read_text("utf-8")
    (logo,) = re.findall(r'<img src="(assets/pictures/mark\.[^"]+)"', home)
    assert (site / logo).is_file()


def test_a_name_that_is_not_documented_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/topics.html").write_text("<h1>x</h1>\n{{ page.colour }}")
    with pytest.raises(TemplateError, match=r"topics\.html, line 2: .*colour"):
        build(tmp_path)
