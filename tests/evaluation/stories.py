"""How well running stories are taken apart: what follows from a happening is another one."""

from __future__ import annotations

from tests.evaluation._folders import Folder, folders
from tests.evaluation.events import bcubed, errors
from tests.evaluation.report import Figure, Report

from dossier import analysis
from dossier.model import Event, Settings


def grouped(folder: Folder) -> tuple[Event, ...]:
    """Return the events of a folder."""
    return analysis.compare(folder.readings, Settings())[0].events


_DAYS = (("", 1, 0.95), (", every other day unknown", 2, 0.82), (", no day known", 0, 0.72))
"""What is known of the days on which articles appeared, how many get theirs, and the floor."""


def run() -> Report:
    """Measure by BCubed on invented stories, each a folder of its own."""
    figures: list[Figure] = []
    worst: list[str] = []
    for known, every, floor in _DAYS:
        rows = [(folder, grouped(folder)) for folder in folders("stories", every)]
        scores = [bcubed(events, folder.events) for folder, events in rows]
        precision, recall = (sum(part) / len(scores) for part in zip(*scores, strict=True))
        f1 = 2 * precision * recall / (precision + recall)
        figures.append(Figure(f"events: BCubed F1 on running stories{known}", f1, floor))
        worst.append(f"P {precision:.3f} R {recall:.3f}{known}")
        worst += [
            f"{folder.name}: {line}"
            for folder, events in rows
            for line in errors(events, folder.events)
        ]
    return Report(tuple(figures), tuple(worst))
