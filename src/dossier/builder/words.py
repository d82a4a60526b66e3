"""What the pages say in their own voice: one catalogue a language, and how it counts and dates."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from markupsafe import Markup, escape

from dossier.builder.markup import made, quoted
from dossier.lang import table
from dossier.model import Interval


class Words:
    """The catalogue of one language; templates read its phrases as attributes.

    Attributes:
        language: BCP 47 tag of the pages.
    """

    def __init__(self, language: str) -> None:
        """Read the catalogue, with English behind it for what it lacks."""
        self.language = language
        own = table(language, "interface")
        self._phrases = {**table("en", "interface"), **own}
        self._plural = [re.compile(pattern) for pattern in self._phrases["plural"]]

    def __getattr__(self, key: str) -> str:
        """Return a phrase.

        Raises:
            AttributeError: the catalogue has no such phrase.
        """
        try:
            found = "|".join(self.__dict__["_phrases"][key])
        except KeyError:
            raise AttributeError(f"the catalogue has no phrase {key!r}") from None
        self.__dict__[key] = found  # so that this is asked once
        return found

    def __getitem__(self, key: str) -> str:
        """Return a phrase whose key a template puts together."""
        return str(getattr(self, key))

    def say(self, key: str, **values: object) -> str:
        """Return a phrase with its places filled."""
        return str(getattr(self, key)).format(**values)

    def forms(self, key: str) -> tuple[str, ...]:
        """Return the forms of an entry, such as the names of the months."""
        return self._phrases[key]

    def noun(self, number: int, key: str) -> str:
        """Return a noun in the form that goes with a number; the last where it has no such form."""
        forms, digits = self._phrases[key], str(number)
        place = (n for n, rule in enumerate(self._plural) if rule.fullmatch(digits))
        return forms[min(next(place, len(forms)), len(forms) - 1)]

    def count(self, number: int, key: str) -> str:
        """Return a number with its noun: "3 articles"."""
        return f"{self.number(number)} {self.noun(number, key)}"

    def number(self, number: int) -> str:
        """Return a whole number with its thousands set apart."""
        mark = "\u202f" if self.thousands == "space" else self.thousands
        return f"{number:,}".replace(",", mark)

    def percent(self, share: float) -> str:
        """Return a share between 0 and 1 as a whole percentage, never rounded to all or nothing."""
        whole = round(share * 100)
        if 0 < share < 1:
            whole = min(max(whole, 1), 99)
        return self.say("percentage", n=whole)

    def label(self, kind: str, value: str) -> str:
        """Return what the pages call a value of a closed list, such as a basis."""
        return str(getattr(self, f"{kind}_{value.replace(' ', '_').replace('-', '_')}"))

    def day(self, day: dt.date) -> str:
        """Return a day: "20 March 2023"."""
        month = self.forms("months")[day.month - 1]
        return self.say("date_day", day=day.day, month=month, year=day.year)

    def until(self, start: dt.date, end: dt.date) -> str:
        """Return the first day of a range without what it has in common with the last."""
        if start.year != end.year or start == end:
            return self.day(start)
        month = self.forms("months")[start.month - 1]
        key = "date_day_of_month" if start.month == end.month else "date_day_of_year"
        return self.say(key, day=start.day, month=month, year=start.year)

    def opening(self, first: str, start: str | None, end: str | None) -> str:
        """Return what is said of the first of two dates, where the second follows it.

        Args:
            first: how the first is called alone.
            start: the first as in ``<time datetime>``, if that can say it.
            end: the second likewise.
        """
        days = [dt.date.fromisoformat(day) for day in (start, end) if day and len(day) == _WHOLE]
        return self.until(days[0], days[1]) if len(days) > 1 else first

    def when(self, when: Interval) -> str:
        """Return an interval as exactly as it is known and no more exactly."""
        if when.start is None or when.end is None:
            return self._open(when)
        if when.precision in {"second", "day"} or when.start == when.end:
            return self.day(when.start)
        month = self.forms("months")[when.start.month - 1]
        key = f"date_{when.precision.replace(' ', '_')}"
        if when.precision in _BY_YEAR:
            return self.say(key, month=month, year=when.start.year, day=self.day(when.start))
        start, end = self.until(when.start, when.end), self.day(when.end)
        if (when.start.month, when.start.day, when.end.month, when.end.day) == (1, 1, 12, 31):
            start, end = str(when.start.year), str(when.end.year)
        return self.say("date_range", start=start, end=end)

    def _open(self, when: Interval) -> str:
        if when.start:
            return self.say("date_not_before", day=self.day(when.start))
        if when.end:
            return self.say("date_not_after", day=self.day(when.end))
        return str(self.date_unknown)


_WHOLE = len("2023-03-20")
_BY_YEAR = frozenset(
    {
        "week",
        "month",
        "early in the year",
        "middle of the year",
        "late in the year",
        "year",
        "decade",
    }
)


@cache
def words(language: str) -> Words:
    """Return the catalogue of a language."""
    return Words(language)


_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_STRETCH = re.compile(f"[{_RIGHT_TO_LEFT}][^A-Za-z\n]*")
_BDI = Markup("<bdi>{}</bdi>")
_TAIL = re.compile(f"[^{_RIGHT_TO_LEFT}]")


def isolated(sentence: str) -> Markup:
    """Return a sentence whose right-to-left stretches do not reorder what stands around them."""
    if sentence.isascii() or not _STRETCH.search(sentence):  # nearly all are
        return made(quoted(sentence))
    parts: list[str] = []
    done = 0
    for found in _STRETCH.finditer(sentence):
        end = found.end()
        while _TAIL.match(sentence[end - 1]):
            end -= 1
        parts += (
            escape(sentence[done : found.start()]),
            _BDI.format(sentence[found.start() : end]),
        )
        done = end
    return Markup("").join((*parts, sentence[done:]))
