"""Records that wait as bytes, each decoded when it is asked for.

A thousand articles are half a million small objects, of which each process of a build gets a copy of
its own as soon as it looks at them. As bytes they take a third of the room, once for all processes.
"""

from dossier.stowed.readings import (
    Folded,
    Readings,
    articles_of,
    ids_of,
    rest,
    stow_readings,
    studies_of,
    unfolded,
)
from dossier.stowed.records import (
    Kept,
    Records,
    Stowed,
    Stretch,
    digest,
    joined,
    stow,
    woken,
)

__all__ = [
    "Folded",
    "Kept",
    "Readings",
    "Records",
    "Stowed",
    "Stretch",
    "articles_of",
    "digest",
    "ids_of",
    "joined",
    "rest",
    "stow",
    "stow_readings",
    "studies_of",
    "unfolded",
    "woken",
]
