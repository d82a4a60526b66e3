"""What the editor says in ``dossier.yaml``: the dossier itself and the decisions."""

from __future__ import annotations

from typing import Literal

from dossier.model.base import FoundDate, Record
from dossier.model.study import NameKind

Publish = Literal["full", "excerpt", "record"]


class SourceSettings(Record, frozen=True):
    """What the editor knows of an outlet."""

    name: str
    """The name that pages show."""
    spellings: tuple[str, ...] = ()
    """Other forms under which clippings name it, hosts among them."""
    url: str | None = None
    note: str | None = None
    """Markdown."""
    publish: Publish | None = None


class TopicSettings(Record, frozen=True):
    """A topic of the editor's."""

    label: str
    terms: tuple[str, ...]
    """Words and phrases, compared without case and accents; ``*`` at the end stands for any ending."""
    note: str | None = None


class ArticleDecision(Record, frozen=True):
    """Fields of one article that the editor sets; ``None`` leaves what the machine found."""

    file: str
    """Path or file name of the clipping, or the id of the article."""
    line: int
    """Line in ``dossier.yaml``, for messages."""
    headline: str | None = None
    standfirst: str | None = None
    byline: tuple[str, ...] | None = None
    source: str | None = None
    published: FoundDate | None = None
    url: str | None = None
    archived_url: str | None = None
    language: str | None = None
    withhold: bool = False
    reason: str | None = None
    note: str | None = None


class EventDecision(Record, frozen=True):
    """An event that the editor puts together, or whose title the editor gives."""

    articles: tuple[str, ...]
    """Files or ids of its articles; those named are moved here from wherever they stood."""
    line: int
    id: str | None = None
    title: str | None = None
    only: bool = False
    """Whether articles that the machine would add stay out."""
    reason: str | None = None
    note: str | None = None


class NameDecision(Record, frozen=True):
    """Forms that are one name, or that are kept apart."""

    forms: tuple[str, ...]
    line: int
    same: bool
    label: str | None = None
    kind: NameKind | None = None
    reason: str | None = None


class Settings(Record, frozen=True):
    """All of ``dossier.yaml``, checked, with its defaults filled in."""

    title: str | None = None
    introduction: str | None = None
    """Markdown."""
    clippings: str = "."
    """Folder of the clippings, relative to the dossier's."""
    language: str = "en"
    """Of the pages."""
    base_url: str | None = None
    """Address under which the site is published, for feeds, the sitemap and the 404 page."""
    publish: Publish = "full"
    licence: str | None = None
    """Licence of the dossier's own data."""
    accent: str | None = None
    """Accent colour, ``#rrggbb``."""
    logo: str | None = None
    sources: tuple[SourceSettings, ...] = ()
    topics: tuple[TopicSettings, ...] = ()
    articles: tuple[ArticleDecision, ...] = ()
    events: tuple[EventDecision, ...] = ()
    names: tuple[NameDecision, ...] = ()
    withhold: tuple[str, ...] = ()
    """Names of people who must not occur in the site."""
    ner: str | None = None
    """A pipeline that looks for names beside the rules: ``spacy:MODEL``."""
