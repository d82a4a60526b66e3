"""When Python looks for what is referred to though it is of no use any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it, nothing is looked for that is of no use though it is referred to.

    What a build makes lives as long as the build; to look for garbage among it takes a tenth of it, and
    so would the first look afterwards, if what has been made since counted as new.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.enable()
