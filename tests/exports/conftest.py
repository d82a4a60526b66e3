"""An edition made by hand: two fictional outlets on one fictional event."""

from __future__ import annotations

import pytest
from tests.exports.sample import make_edition

from dossier.model import Edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    return make_edition()
