"""Tables of a language by the forms that texts have."""

from __future__ import annotations

from functools import cache

from dossier.lang import table


@cache
def inverted(language: str, name: str) -> dict[str, str]:
    """Return the key of each form of a table."""
    return {form: key for key, forms in table(language, name).items() for form in forms}
