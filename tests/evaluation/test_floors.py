"""No change lowers what was reached."""

from __future__ import annotations

import importlib

import pytest
from tests.evaluation import cost
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


def test_every_step_whose_cost_is_measured_is_there() -> None:
    assert [row for row in cost.STEPS if not callable(getattr(row[1], row[2], None))] == []
