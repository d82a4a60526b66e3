"""Articles that break off say so."""

from dossier.loader import parse
from dossier.model import Basis

TEXT = "A harbour wall fell into the sea on Tuesday, injuring five people, the mayor said."
PAID = '{"@type": "NewsArticle", "headline": "Wall falls", "isAccessibleForFree": %s}'
PAGE = (
    '<html><head><title>Wall falls</title><script type="application/ld+json">%s</script></head>'
    "<body><article><h1>Wall falls</h1>%s</article></body></html>"
)


def page(free: str, paragraphs: int) -> bytes:
    body = "".join(f"<p>{TEXT} It was the wall of pier {n}.</p>" for n in range(paragraphs))
    return (PAGE % (PAID % free, body)).encode()


def test_a_short_text_for_subscribers_is_cut_off() -> None:
    (article,) = parse("a.html", page("false", 2)).articles

    assert article.cut_off is not None
    assert article.cut_off.basis == Basis.JSON_LD


def test_a_long_text_for_subscribers_was_saved_whole() -> None:
    (article,) = parse("a.html", page('"False"', 30)).articles

    assert article.cut_off is None


def test_a_free_text_is_not_cut_off() -> None:
    (article,) = parse("a.html", page("true", 2)).articles

    assert article.cut_off is None


def test_the_entry_of_a_feed_that_has_only_a_summary_says_so() -> None:
    entry = "<item><title>Wall falls into the sea</title><%s>%s</%s></item>"
    one, two = (entry % (name, TEXT, name) for name in ("description", "content:encoded"))
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{one}{two}</channel></rss>'

    short, full = parse("a.rss", feed.encode()).articles

    assert short.cut_off is not None
    assert short.cut_off.value == "only a summary in the record"
    assert full.cut_off is None


def test_the_last_page_of_an_archive_that_breaks_off_is_cut() -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("true", 9)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ellery.example/%s\r\n"
        "Content-Length: %d\r\n\r\n"
    )
    one, two = ((head % (name, len(http))).encode() + http + b"\r\n\r\n" for name in "ab")

    parsed = parse("a.warc", one + two[:-300])

    assert [a.cut_off is not None for a in parsed.articles] == [False, True]
    assert [issue.code for issue in parsed.issues] == ["truncated-archive"]
