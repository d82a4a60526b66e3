"""What a new dossier's folder holds, and the workflows."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier import __version__, scaffold, settings
from dossier.model import ArticleDecision, EventDecision, Settings

REPOSITORY = Path(__file__).resolve().parents[2]
TEMPLATE = Path(scaffold.__file__).parent / "files"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    scaffold.new(tmp_path / "x")
    return tmp_path / "x"


def workflows() -> list[tuple[str, dict[str, Any]]]:
    paths = (TEMPLATE / "pages.yml", *sorted((REPOSITORY / ".github/workflows").glob("*.yml")))
    return [(str(path), yaml.safe_load(path.read_text("utf-8"))) for path in paths]


def test_the_folder_is_ready_for_clippings(made: Path) -> None:
    found = sorted(p.relative_to(made).as_posix() for p in made.rglob("*") if p.is_file())
    assert found == [
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "clippings/.gitkeep",
        "dossier.yaml",
    ]


def test_nothing_is_left_to_be_filled_in(made: Path) -> None:
    for path in made.rglob("*"):
        assert not path.is_file() or not re.search(r"%[A-Z]+%", path.read_text("utf-8"))
    assert f"news-dossier=={__version__}" in (made / ".github/workflows/pages.yml").read_text()


@pytest.mark.parametrize("name", ["a: b", "#x", '"q"', "ملف", "---"])
def test_any_name_of_a_folder_makes_settings_that_are_read(tmp_path: Path, name: str) -> None:
    scaffold.new(tmp_path / name)
    assert settings.read(tmp_path / name).title


def test_every_line_of_the_commented_settings_works_when_it_is_uncommented(made: Path) -> None:
    text = (made / "dossier.yaml").read_text("utf-8")
    title, example = text.split("clippings: clippings", 1)
    lines = [re.sub(r"^# ((?: {2,}|- |)\S.*)$", r"\1", line) for line in example.splitlines()]
    fields = [line for line in lines if re.match(r"( {2,}|[a-z_]+:(?:$| [^ ]+))", line)]
    known = re.compile(r"[a-z_]+:")
    wanted = [line for line in fields if line.startswith("  ") or known.match(line)]
    found = settings.parse("\n".join(["clippings: clippings", *_without_prose(wanted)]).encode())
    for name in Settings.__struct_fields__:
        if name not in {"title", "introduction"}:
            assert getattr(found, name), name
    for record, decision in (
        (ArticleDecision, found.articles[0]),
        (EventDecision, found.events[0]),
    ):
        for name in record.__struct_fields__:
            assert getattr(decision, name) or name in {"withhold", "note"}, name
    assert title


def _without_prose(lines: list[str]) -> list[str]:
    return [line for line in lines if not re.match(r"  (excerpt|full|record) ", line)]


@pytest.mark.parametrize(("path", "workflow"), workflows(), ids=lambda value: str(value)[-30:])
def test_every_action_is_pinned_to_a_commit_and_rights_are_the_least(
    path: str, workflow: dict[str, Any]
) -> None:
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"]
        assert set(job["permissions"]) <= {"contents", "pages", "id-token"}
        assert job["permissions"].get("contents") in {None, "read"}
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            assert "${{" not in step.get("run", "")
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_both_workflows_use_the_same_actions() -> None:
    uses = [
        {
            step["uses"]
            for job in workflow["jobs"].values()
            for step in job["steps"]
            if "uses" in step
        }
        for _, workflow in workflows()
    ]
    assert uses[0] == uses[1]


def test_the_site_is_built_for_the_address_that_pages_gives_it() -> None:
    for _, workflow in workflows():
        steps = workflow["jobs"]["build"]["steps"]
        (build,) = [step for step in steps if "dossier build" in step.get("run", "")]
        assert build["env"] == {"BASE_URL": "${{ steps.pages.outputs.base_url }}"}
        assert '--base-url "$BASE_URL"' in build["run"]
