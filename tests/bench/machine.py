"""Where and when something was measured."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path


def machine() -> str:
    """Return the processor, its cores, the memory, the system, the program and the date in a line."""
    cores = len(os.sched_getaffinity(0))
    day = datetime.now(tz=UTC).date()
    parts = (
        _processor(),
        f"{cores} cores",
        _memory(),
        platform.system(),
        f"Python {platform.python_version()}",
    )
    return f"{', '.join(part for part in parts if part)}, load {os.getloadavg()[0]:.1f}, {day:%-d %B %Y}"


def _processor() -> str:
    return _value("/proc/cpuinfo", "model name") or platform.processor()


def _memory() -> str:
    kilobytes = _value("/proc/meminfo", "MemTotal").split()
    return f"{int(kilobytes[0]) / 2**20:.0f} GB" if kilobytes else ""


def _value(file: str, name: str) -> str:
    """Return what a file of the system says under a name; nothing where it does not."""
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
