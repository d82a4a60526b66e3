"""Print every figure beside its floor, then the worst errors; end with 1 where a floor is broken.

The floors that once stood are kept in ``floors.txt``. One that is raised is written down there; one that
is lower than it was is refused.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import tests.evaluation as package
from tests.evaluation import _floors
from tests.evaluation.report import CorpusMissing, Report

_NOT_MEASUREMENTS = {"__main__", "report"}


def measurements() -> list[str]:
    """Return the names of the modules that measure something."""
    names = [m.name for m in pkgutil.iter_modules(package.__path__) if not m.ispkg]
    return sorted(
        n for n in names if n not in _NOT_MEASUREMENTS and not n.startswith(("test_", "_"))
    )


def main(chosen: list[str]) -> int:
    """Measure what is chosen, or everything."""
    broken = 0
    floors: dict[str, float] = {}
    for name in chosen or measurements():
        try:
            report: Report = importlib.import_module(f"tests.evaluation.{name}").run()
        except CorpusMissing as missing:
            print(f"{name}: not measured, since {missing}")
            continue
        floors |= {f"{name}: {figure.name}": figure.floor for figure in report.figures}
        for figure in report.figures:
            under = figure.value < figure.floor
            broken += under
            verdict = "UNDER ITS FLOOR OF" if under else "floor"
            print(f"{name}: {figure.name}: {figure.value:.3f} ({verdict} {figure.floor:.3f})")
        for error in report.worst:
            print(f"    {error}")
    refused = _floors.lowered(floors, _floors.kept())
    print(*refused, sep="\n", end="\n" if refused else "")
    _floors.keep(floors)
    return 1 if broken or refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
