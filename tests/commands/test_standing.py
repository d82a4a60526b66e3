"""A built site is verified against its clippings."""

import shutil
from pathlib import Path

import pytest

from dossier import building, composing
from dossier.checks.standing import standing
from dossier.layout import Options
from dossier.model import Issue

STORY = """The dam is closed

TARTVILLE, March 20, 2031 (Tartville News Agency) — The dam of Tartville was closed on Monday, the council said.

“No drop shall be lost again,” said Bill Lizard, the mayor of Tartville.

Fourteen members of the council voted for it, and three against.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dam")
    (made / "a.txt").write_text(STORY)
    (made / "b.txt").write_text(STORY.replace("The dam is", "Tartville: dam is now"))
    (made / "dossier.yaml").write_text("title: The dam\n")
    building.build(made, Options(cache=False))
    return made


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def found(folder: Path) -> tuple[Issue, ...]:
    edition = composing.compose(folder, Options(cache=False))
    return standing(edition, building.render(edition), folder / "site")


def codes(folder: Path) -> set[str]:
    return {issue.code for issue in found(folder)}


def test_a_site_just_built_holds(folder: Path) -> None:
    assert found(folder) == ()


def test_without_a_site_nothing_is_said(folder: Path) -> None:
    edition = composing.compose(folder, Options(cache=False))
    assert standing(edition, building.render(edition), folder / "none") == ()


def test_a_page_that_was_changed_by_hand_is_said(folder: Path) -> None:
    page = folder / "site/index.html"
    page.write_bytes(page.read_bytes() + b"<!-- mine -->")
    (issue,) = [issue for issue in found(folder) if issue.level != "note"]
    assert issue.code == "site-altered"
    assert issue.message.startswith("index.html in ")


def test_a_page_that_was_removed_is_said(folder: Path) -> None:
    (folder / "site/index.html").unlink()
    assert codes(folder) == {"site-altered"}


def test_a_site_older_than_its_settings_is_said(folder: Path) -> None:
    (folder / "dossier.yaml").write_text("title: Another title\n")
    assert codes(folder) == {"site-stale"}


def test_a_statement_that_no_longer_stands_in_its_clipping_is_said(folder: Path) -> None:
    (folder / "a.txt").write_text(STORY.replace("No drop shall be lost again", "Water is for all"))
    gone = [issue for issue in found(folder) if issue.code == "statement-gone"]
    assert any("“No drop shall be lost again,”" in issue.message for issue in gone)
    assert all(issue.subject == "a.txt" and issue.level == "error" for issue in gone)
    assert not any("Fourteen" in issue.message for issue in gone)


def test_a_clipping_that_is_gone_is_said(folder: Path) -> None:
    (folder / "b.txt").unlink()
    gone = [issue for issue in found(folder) if issue.code == "clipping-gone"]
    assert [issue.subject for issue in gone] == ["b.txt"]
