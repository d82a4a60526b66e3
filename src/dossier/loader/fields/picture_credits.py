"""Credits of pictures in languages other than English."""

from __future__ import annotations

import re
from functools import cache

from dossier import lang
from dossier.alternatives import either
from dossier.loader import shape


@cache
def _elsewhere() -> re.Pattern[str]:
    """Return the words before a credit in languages other than English, at the head of a line or behind a caption."""
    words = either(
        w.rstrip(".") for c in lang.codes("picture_words") for w in lang.words(c, "picture_words")
    )
    return re.compile(
        rf"(?:^\(?|[.!?»”\"]\s|\s[-–—|(]\s?|\s(?-i:(?=[A-ZА-ЯΑ-Ω]\w+:(?: [A-ZÀ-Ý][\w.’'-]+){{1,3}}(?: ?/ ?[A-Z]\w+(?: [A-Z]\w+)*)?$))){words}(?:\s?[:：/]|\.(?-i:(?=\s?[^\W\d_a-zß-ÿа-яά-ώ])))\s?(?P<who>[^.!?:：]{{2,60}}\)?)\.?$",
        re.IGNORECASE,
    )


def is_credit_elsewhere(text: str) -> bool:
    """Say whether a line is, or ends with, a credit in another language: "Foto: Jane Roe", "Φωτ. …"."""
    tail = text[-110:]
    if not any(map(tail.__contains__, (":", "：", "/", "."))):
        return False
    found = _elsewhere().search(tail)
    return found is not None and shape.size(found["who"]) <= _MOST_WORDS


_MOST_WORDS = 7
