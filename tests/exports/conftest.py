"""An edition made by hand: two fictional outlets on one fictional event."""

from __future__ import annotations

import pytest

from dossier.model import Edition
from exports.sample import make_edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    return make_edition()
