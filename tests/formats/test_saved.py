"""Files in the shape that tools and sites write, and the whole record of each: ``saved/``.

Beside ``name.ext`` lies ``name.ext.record``: a line for each thing that is said of the file, then for each
article a line ``--`` with its language, a line ``@ field: value`` for each field that is known, and one
block a line as in ``tests/loader/cases``.
"""

from pathlib import Path

import pytest
from tests.loader.test_cases import told
from tests.loader.test_records import fields

from dossier import loader
from dossier.loader import Parsed

SAVED = Path(__file__).parent / "saved"
FILES = sorted(p for p in SAVED.iterdir() if p.suffix not in {".record", ".yaml"})


def read(path: Path) -> Parsed:
    sidecar = path.with_name(f"{path.name}.yaml")
    beside = sidecar.read_bytes() if sidecar.is_file() else None
    return loader.parse(path.name, path.read_bytes(), beside)


def record(parsed: Parsed) -> str:
    lines = [f"! {issue.message}" for issue in parsed.issues]
    for article in parsed.articles:
        head = article.headline
        lines.append(f"-- {article.language}")
        lines += [f"@ headline: {head.value} [{head.basis}]"] if head else []
        saved = article.saved
        lines += [f"@ saved: {saved.when.start}"] if saved else []
        lines += [*fields(article), *told(article)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_saved_file_is_read_as_its_record_says(path: Path) -> None:
    assert record(read(path)) == path.with_name(f"{path.name}.record").read_text("utf-8")
