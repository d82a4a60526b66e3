"""Write ``docs/templates.md``."""

from __future__ import annotations

from pathlib import Path

from tests.docs.templates import page

DOCS = Path(__file__).resolve().parents[2] / "docs"

(DOCS / "templates.md").write_text(page(), "utf-8")
