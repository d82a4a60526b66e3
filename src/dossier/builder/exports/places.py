"""Where the downloads lie, so that pages can link to them; paths relative to the site."""

from __future__ import annotations

from typing import Literal

Subject = Literal["events", "topics", "sources"]
Citable = Literal["articles", "events"]

FEED = "feed.xml"
JSON_FEED = "feed.json"
CALENDAR = "data/timeline.ics"
TIMELINE = "data/timeline.json"
ANNOTATIONS = "data/annotations.json"
PACKAGE = "data/datapackage.json"
SCHEMA = "data/dossier.schema.json"
SITEMAP = "sitemap.xml"

CITATION_FORMATS = ("bib", "ris", "json")
"""Suffixes of the citations: BibTeX, RIS, CSL-JSON."""


def table(name: str) -> str:
    """Return the address of a table as CSV."""
    return f"data/{name}.csv"


def annotation_page(kind: Citable, subject: str) -> str:
    """Return the address of the annotations of an event, or of an article that reports none."""
    return f"data/annotations/{kind}/{subject}.json"


def citations(suffix: str) -> str:
    """Return the address of the citations of all articles."""
    return f"data/citations.{suffix}"


def citation(kind: Citable, subject: str, suffix: str) -> str:
    """Return the address of the citation of one article, or of those of one event."""
    return f"cite/{kind}/{subject}.{suffix}"


def as_json(atom: str) -> str:
    """Return the address of the JSON feed beside an Atom feed."""
    return f"{atom.removesuffix('.xml')}.json"


def feed(kind: Subject, subject: str, suffix: Literal["xml", "json"] = "xml") -> str:
    """Return the address of the feed of an event, a topic or a source."""
    return f"feeds/{kind}/{subject}.{suffix}"
