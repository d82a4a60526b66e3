"""Pages that lead on: an event keeps every address that it has had, whichever article came first."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.builder import urls
from dossier.builder.pages.events import language
from dossier.builder.pages.parts import crumbs
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link
from dossier.model import Event, Record


class MovedPage(Record, frozen=True):
    """``events/<former id>.html``."""

    to: Link
    """The event."""
    language: str


def parts(register: Register) -> Iterator[Part]:
    """Yield the part of each event."""
    yield from (Part(pages, (event,)) for event in register.events)


def pages(register: Register, event_id: str) -> Iterator[Sheet]:
    """Yield a page for each id that an event would have with another of its articles as the first."""
    event = register.events[event_id]
    for former in event.former:
        if former not in register.events:
            yield _sheet(register, event, former)


def _sheet(register: Register, event: Event, former: str) -> Sheet:
    to = event_link(register, event.id)
    return Sheet(
        path=urls.event(former),
        template="moved.html",
        title=to.text,
        section="events",
        context=MovedPage(to, language(register, event)),
        crumbs=crumbs((register.words.events, urls.EVENTS)),
        index=False,
        moved=to.url,
    )
