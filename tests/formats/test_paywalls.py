"""What paywalls say under a text that breaks off, a line each: ``paywalls.txt``."""

from pathlib import Path

import pytest

from dossier.loader import parse

LINES = (Path(__file__).parent / "paywalls.txt").read_text("utf-8").splitlines()
TEXT = """Harbour wall falls in Ellery

By Ann Example

2 May 2031

A harbour wall fell into the sea on Tuesday, injuring five people, the mayor of Port Ellery said.

It was the wall of the third pier, which was built two hundred years ago.

The fishermen had warned the council many times, and the council had
"""


@pytest.mark.parametrize("line", LINES)
def test_a_text_over_it_is_cut_off_and_the_line_is_not_of_the_text(line: str) -> None:
    (article,) = parse("a.txt", f"{TEXT}\n{line}\n".encode()).articles
    assert article.cut_off is not None
    assert line not in article.text


def test_a_text_that_is_whole_is_not_cut_off() -> None:
    (article,) = parse(
        "a.txt", f"{TEXT} answered them in a letter.\n".replace("had\n ", "had ").encode()
    ).articles
    assert article.cut_off is None


FOREIGN = {
    "fr": ("Le conseil municipal de Port-Tarn s'est réuni mardi pour discuter du canal entre les deux villes, et le maire a",
           "La suite est réservée aux abonnés"),
    "de": ("Der Rat von Tarnhafen hat am Dienstag über den Kanal zwischen den beiden Städten beraten, und der Bürgermeister",
           "Jetzt weiterlesen mit einem Abo"),
    "es": ("El ayuntamiento de Puerto Tarn se reunió el martes para hablar del canal entre las dos ciudades, y el alcalde",
           "Contenido exclusivo para suscriptores"),
    "ru": ("Совет города Порт-Тарн во вторник обсудил канал между двумя городами, впервые за последний год, и мэр",
           "Материал доступен только подписчикам"),
    "ar": ("اجتمع مجلس مدينة بورت تارن يوم الثلاثاء لمناقشة القناة بين المدينتين للمرة الأولى منذ عام وقال رئيس البلدية",
           "هذا المحتوى متاح للمشتركين فقط"),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_paywalls_are_known_in_other_languages(language: str) -> None:
    text, line = FOREIGN[language]
    (article,) = parse("a.txt", f"{text} .\n\n{text}\n\n{line}\n".encode()).articles
    assert article.language == language
    assert article.cut_off is not None
    assert line not in article.text
