"""Any history of builds ends where a single build would have ended."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import examples

from dossier.builder.page import Page
from dossier.builder.write import write

PATHS = st.sampled_from(["index.html", "a/1.html", "a/2.html", "b/c/d.html", "e.css", ".nojekyll"])
SITES = st.dictionaries(PATHS, st.binary(max_size=3), min_size=1).map(
    lambda site: tuple(Page(path, data) for path, data in site.items())
)
BUILDS = st.lists(st.tuples(SITES, st.booleans()), min_size=1, max_size=5)


def tree(folder: Path) -> dict[str, bytes | None]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() if p.is_file() else None
        for p in folder.rglob("*")
    }


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BUILDS)
def test_a_history_of_builds_ends_where_a_clean_build_ends(
    builds: list[tuple[tuple[Page, ...], bool]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pages, in_place in builds:
            written = write(pages, folder / "site", in_place=in_place)
            told = {*written.new, *written.changed, *written.unchanged}
            assert told == {page.path for page in pages}
        write(builds[-1][0], folder / "clean")
        assert tree(folder / "site") == tree(folder / "clean")
        assert sorted(p.name for p in folder.iterdir()) == ["clean", "site"]
