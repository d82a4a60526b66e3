"""A build after any changes is, byte for byte, the build from nothing; and the same on every machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.support import FUZZ, tree

from dossier import cli

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
STORIES = tuple(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))
DECISIONS = (
    "title: Seas\n",
    "publish: excerpt\n",
    "publish: record\nsources:\n  AFP:\n    publish: full\n",
    "withhold: [Ali Shamkhani]\n",
    "names:\n  same:\n    - [Ali Shamkhani, Qasim al-Araji]\n",
    "articles:\n  a.txt:\n    published: 2023-03-20\n    withhold: yes\n",
    "articles:\n  b.txt:\n    headline: A title\n    published: 2024-01-01\n",
    "topics:\n  - label: Border\n    terms: [border*, security]\n",
    "introduction: '*Seas*'\nlicence: CC0\nbase_url: https://news.example/a/\n",
    "events:\n  - title: Seas\n    articles: [always.txt, a.txt]\n    reason: One story.\n",
    "events:\n  - title: Sea\n    articles: [always.txt]\n    note: Alone.\n",
    "names:\n  apart:\n    - [Ali Shamkhani, Qasim al-Araji]\n",
    "sources:\n  The Post:\n    url: https://post.example/\n    note: A paper.\n    publish: record\n",
    "articles:\n  always.txt:\n    note: '[A](https://a.example/)'\n    source: The Times\n",
)
SIDECARS = ("source: The Post\n", "url: https://post.example/1\npublished: 2023-03-21\n", "title: Told\nrights: CC BY\n")  # fmt: skip
THEME = {"static/style.css": "p { color: green }\n", "templates/404.html": "<!doctype html><title>x</title>"}  # fmt: skip
NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt", "d/e.txt", "f.md"])


class Dossier(RuleBasedStateMachine):
    """A folder to which anything may happen between two builds."""

    @initialize()
    def begin(self) -> None:
        self.base = Path(tempfile.mkdtemp())
        os.environ["XDG_CACHE_HOME"] = str(self.base / "cache")
        self.folder = self.base / "dossier"
        self.folder.mkdir()
        (self.folder / "always.txt").write_text(STORIES[0], "utf-8")

    @rule(
        name=NAMES, story=st.sampled_from(STORIES), more=st.sampled_from(["", "\n\nIt rained.\n"])
    )
    def add_or_change(self, name: str, story: str, more: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(story + more, "utf-8")

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @rule(one=NAMES, other=NAMES)
    def rename(self, one: str, other: str) -> None:
        if (self.folder / one).exists():
            (self.folder / other).parent.mkdir(exist_ok=True)
            (self.folder / one).replace(self.folder / other)

    @rule(said=st.sampled_from(DECISIONS))
    def decide(self, said: str) -> None:
        (self.folder / "dossier.yaml").write_text(said, "utf-8")

    @rule()
    def decide_nothing(self) -> None:
        (self.folder / "dossier.yaml").unlink(missing_ok=True)

    @rule(name=NAMES, said=st.sampled_from(SIDECARS))
    def say_beside(self, name: str, said: str) -> None:
        if (self.folder / name).exists():
            (self.folder / f"{name}.yaml").write_text(said, "utf-8")

    @rule(name=NAMES)
    def say_nothing_beside(self, name: str) -> None:
        (self.folder / f"{name}.yaml").unlink(missing_ok=True)

    @rule(name=NAMES)
    def touch(self, name: str) -> None:
        if (self.folder / name).exists():
            os.utime(self.folder / name, (1, 1))

    @rule(name=st.sampled_from(sorted(THEME)))
    def change_the_theme(self, name: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(THEME[name], "utf-8")

    @rule(name=st.sampled_from(sorted(THEME)))
    def keep_the_theme(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @invariant()
    def is_as_from_nothing(self) -> None:
        assert cli.run(["build", str(self.folder), "--out", str(self.base / "site")]) == 0
        clean = self.base / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        assert cli.run(["build", str(self.folder), "--no-cache", "--out", str(clean)]) == 0
        assert tree(self.base / "site") == tree(clean)

    def teardown(self) -> None:
        os.environ.pop("XDG_CACHE_HOME", None)
        if hasattr(self, "base"):
            shutil.rmtree(self.base)


TestDossier = Dossier.TestCase
TestDossier.settings = settings(
    max_examples=40 if FUZZ else 3,
    stateful_step_count=20 if FUZZ else 6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_no_clock_locale_hash_order_or_number_of_processes_changes_a_byte(tmp_path: Path) -> None:
    sites = []
    for number, (names, extra) in enumerate(
        (
            (sorted(SEEDS.glob("*.txt")), {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}),
            (
                sorted(SEEDS.glob("*.txt"), reverse=True),
                {"PYTHONHASHSEED": "77", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
            ),
        )
    ):  # fmt: skip
        folder = tmp_path / str(number) / "same"
        folder.mkdir(parents=True)
        for path in names:
            shutil.copyfile(path, folder / path.name)
        jobs = ["--jobs", str(number + 1)]
        command = [sys.executable, "-m", "dossier", "build", str(folder), "--no-cache", *jobs]
        subprocess.run(command, check=True, env={**os.environ, **extra}, capture_output=True)
        sites.append(tree(folder / "site"))
    assert sites[0] == sites[1]
