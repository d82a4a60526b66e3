import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition

from dossier import builder, building, cli, edition, terminal
from dossier.builder.page import Page
from dossier.builder.traces import Traces
from dossier.errors import TemplateError
from dossier.model import Edition, Issue, Settings

HOME = Page("index.html", b"<!doctype html><title>A</title><h1>A</h1>")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "dam"
    made.mkdir()
    (made / "a.txt").write_text(
        "The dam is closed\n\nThe dam was closed on Monday, the council said.\n"
    )
    return made


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> list[Edition]:
    """Let the pipeline return the sample, and the builder one page; gives the editions built."""
    built: list[Edition] = []

    def renew(found: Edition, *_: object, **__: object) -> builder.Made:
        built.append(found)
        return builder.Made((HOME,), Traces())

    monkeypatch.setattr(edition, "compose", lambda *_, **__: make_edition())
    monkeypatch.setattr(builder, "renew", renew, raising=False)
    return built


def test_help_tells_what_each_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    said = capsys.readouterr().out
    for command in ("new", "add", "build", "serve", "check", "explain"):
        assert f"\n  {command} " in said


@pytest.mark.parametrize("command", ["new", "add", "build", "serve", "check", "explain"])
def test_each_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([command, "--help"]) == 0
    assert f"dossier {command}" in capsys.readouterr().out


def test_help_imports_nothing_that_a_command_needs() -> None:
    heavy = (
        "jinja2",
        "rich",
        "msgspec",
        "yaml",
        "lxml",
        "trafilatura",
        "dateparser",
        "markdown_it",
        "watchfiles",
    )
    code = f"import sys, dossier.cli as c; c.run(['--help']); sys.exit(sum(m in sys.modules for m in {heavy!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dossier 0.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "none"], "none is not a folder; name the folder that holds the clippings.\n"),
        (["check", "none"], "none is not a folder; name the folder that holds the clippings.\n"),
        (["serve", "none"], "none is not a folder; name the folder that holds the clippings.\n"),
        (
            ["explain", "x", "--dir", "none"],
            "none is not a folder; name the folder that holds the clippings.\n",
        ),
    ],
)
def test_a_folder_that_is_not_there_is_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    assert capsys.readouterr() == ("", said)


def test_a_folder_without_clippings_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert cli.run(["build", str(tmp_path / "empty")]) == 2
    said = capsys.readouterr().err
    assert "holds no clippings" in said
    assert said.count("\n") == 1
    assert not (tmp_path / "empty/site").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_mistake_in_the_settings_is_one_sentence_with_its_line(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dossier.yaml").write_text("title: A dam\npublised: full\n")
    assert cli.run([command, str(folder)]) == 2
    said = 'dossier.yaml, line 2: "publised" is not a field of a dossier; did you mean "publish"?\n'
    assert capsys.readouterr() == ("", said)


def test_an_unknown_option_is_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["build", "--outt", "x"]) == 2
    assert "--outt" in capsys.readouterr().err


@pytest.mark.usefixtures("sample")
def test_a_build_says_what_was_written_read_and_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["build", str(folder)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines() == [
        "Wrote 1 file: 1 new.",
        "Read 2 clippings, 2 articles from 2 named sources.",
        "Found 2 events, 1 quote, 1 name, 2 points, 1 discrepancy.",
        f"Open {folder / 'site/index.html'}",
        "1 more remark: `dossier check` lists all.",
    ]
    assert (folder / "site/index.html").read_bytes() == HOME.data


def test_what_was_built_lasts_as_long_as_whoever_ends_afterwards(
    folder: Path, sample: list[Edition]
) -> None:
    made: list[building.Built] = []
    assert cli.run(["build", str(folder)], made) == 0
    (built,) = made
    assert built.edition in sample


@pytest.mark.usefixtures("sample")
def test_a_second_build_says_that_nothing_differs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["build", str(folder), "--no-cache"]) == 0
    capsys.readouterr()
    assert cli.run(["build", str(folder), "--no-cache"]) == 0
    assert "Wrote 1 file: none differs" in capsys.readouterr().out


def test_an_unchanged_dossier_is_recognised_without_reading_it(
    folder: Path, sample: list[Edition], capsys: pytest.CaptureFixture[str]
) -> None:
    time.sleep(0.1)  # a file that was written within the clock's last tick could change unseen
    assert cli.run(["build", str(folder)]) == 0
    first = capsys.readouterr().out.splitlines()
    assert cli.run(["build", str(folder)]) == 0
    second = capsys.readouterr().out.splitlines()
    assert second == ["Nothing has changed since the last build.", *first[1:]]
    assert len(sample) == 1
    (folder / "a.txt").write_text("The dam is open\n\nThe dam was opened on Friday.\n")
    assert cli.run(["build", str(folder)]) == 0
    assert len(sample) == 2


def test_the_address_of_the_site_can_be_given(folder: Path, sample: list[Edition]) -> None:
    assert cli.run(["build", str(folder), "--base-url", "https://example.org/repo"]) == 0
    assert sample[0].settings.base_url == "https://example.org/repo/"


@pytest.mark.parametrize("address", ["example.org", "javascript:alert(1)", "https://", ""])
def test_an_address_that_is_none_is_refused(
    address: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["build", str(folder), "--base-url", address]) == 2
    assert "beginning with https://" in capsys.readouterr().err


@pytest.mark.usefixtures("sample")
def test_a_folder_that_holds_something_else_is_not_written_into(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/cat.jpg").write_bytes(b"cat")
    assert cli.run(["build", str(folder), "--out", str(tmp_path / "photos")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert [p.name for p in (tmp_path / "photos").iterdir()] == ["cat.jpg"]


def test_a_broken_template_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TemplateError("templates/page.html, line 3: no")

    monkeypatch.setattr(edition, "compose", lambda *_, **__: make_edition())
    monkeypatch.setattr(builder, "renew", fail, raising=False)
    assert cli.run(["build", str(folder)]) == 2
    assert capsys.readouterr().err == "templates/page.html, line 3: no\n"


@pytest.mark.usefixtures("sample")
def test_check_lists_everything_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "  warning  b.txt does not say when it was published" in said
    assert said.splitlines()[-1] == "1 warning, 1 note."
    assert not (folder / "site").exists()


@pytest.mark.usefixtures("sample")
def test_strict_ends_with_one_when_something_is_worth_a_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.run(["check", str(folder), "--strict"]) == 1
    assert cli.run(["build", str(folder), "--strict"]) == 0
    grave = replace(make_edition(), issues=(Issue("x", "warning", "x", "x"),))
    monkeypatch.setattr(edition, "compose", lambda *_, **__: grave)
    assert cli.run(["build", str(folder), "--strict", "--no-cache"]) == 1


@pytest.mark.usefixtures("sample")
def test_explain_explains(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain", "q-a-1", "--dir", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("Quote q-a-1")


def test_explaining_what_is_not_there_is_two(folder: Path, sample: list[Edition]) -> None:
    assert cli.run(["explain", "0123456789", "--dir", str(folder)]) == 2


def test_new_makes_a_folder_whose_settings_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "the-closed_dam"
    assert cli.run(["new", str(made)]) == 0
    assert f"dossier build {made}" in capsys.readouterr().out
    from dossier import settings  # noqa: PLC0415 - the command must not need it before

    expected = Settings(title="The closed dam", clippings="clippings", publish="excerpt")
    assert settings.read(made) == expected


def test_new_does_not_touch_a_folder_that_is_not_empty(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["new", str(folder)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [p.name for p in folder.iterdir()] == ["a.txt"]


def test_the_signs_of_a_terminal_are_shown_and_not_obeyed() -> None:
    assert terminal.harmless("a\x1b[31mb\u202ec\r") == "a\\x1b[31mb\\x202ec\\x0d"


def test_an_interrupted_command_says_so_by_its_code(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(edition, "compose", stop)
    assert cli.run(["build", str(folder)]) == cli.INTERRUPTED
