"""Which quotes are the same utterance in several wordings or translations."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import Name, QuoteRecord, Reading


def families(readings: Sequence[Reading], names: Sequence[Name]) -> tuple[QuoteRecord, ...]:
    """Return a record for each quote of each article, in the order of the readings."""
    people = {local: name.id for name in names for local in name.locals}
    return tuple(
        QuoteRecord(
            quote_id := f"{reading.article.id}-q{quote.span.start}",
            reading.article.id,
            index,
            people.get((reading.article.id, quote.speaker.name))
            if quote.speaker and quote.speaker.name is not None
            else None,
            quote_id,
        )
        for reading in readings
        for index, quote in enumerate(reading.study.quotes)
    )
