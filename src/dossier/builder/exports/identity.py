"""Names of things that never change: made from their ids, and from no clock and no address."""

from __future__ import annotations

from uuid import UUID, uuid5

NAMESPACE = UUID("5d0c9c5e-6f0e-5b4e-9a6e-0d055e1f4c1b")
"""Of all things in dossiers. A reader of feeds knows them by it: it must never be changed."""


def urn(kind: str, *parts: str) -> str:
    """Return the name of a thing: ``urn:uuid:…``, the same in every build."""
    return uuid5(NAMESPACE, "\x1f".join([kind, *parts])).urn
