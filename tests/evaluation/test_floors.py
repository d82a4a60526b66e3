"""No change lowers what was reached."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from tests.evaluation import _floors, cost
from tests.evaluation.__main__ import measurements
from tests.evaluation.report import CorpusMissing, Report

# Processor time swings while other tests run beside it, so `make eval` alone measures the cost.
MEASURED = [name for name in measurements() if name != "cost"]


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURED)
def test_every_figure_is_at_or_above_its_floor(name: str) -> None:
    try:
        report: Report = importlib.import_module(f"tests.evaluation.{name}").run()
    except CorpusMissing as missing:
        pytest.skip(str(missing))
    assert report.figures
    under = [
        f"{f.name}: {f.value:.3f} < {f.floor:.3f}" for f in report.figures if f.value < f.floor
    ]
    assert under == []
    floors = {f"{name}: {figure.name}": figure.floor for figure in report.figures}
    assert _floors.lowered(floors, _floors.kept()) == []


def test_a_floor_is_raised_and_never_lowered(tmp_path: Path) -> None:
    file = tmp_path / "floors.txt"
    _floors.keep({"tea: cups": 0.9, "tea: tarts": 0.5}, file)
    _floors.keep({"tea: cups": 0.8, "tea: tarts": 0.6}, file)
    assert _floors.kept(file) == {"tea: cups": 0.9, "tea: tarts": 0.6}
    assert _floors.lowered({"tea: cups": 0.8}, _floors.kept(file)) == [
        "The floor of tea: cups was 0.9 and is 0.8: a floor is not lowered."
    ]
    assert _floors.lowered({"tea: tarts": 0.6, "tea: dormice": 0.1}, _floors.kept(file)) == []


def test_every_step_whose_cost_is_measured_is_there() -> None:
    assert [row for row in cost.STEPS if not callable(getattr(row[1], row[2], None))] == []
