"""What the clippings do not say and an editor may know, and what an editor said in vain."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.model import Issue, Level
from dossier.text import fold

MOST = 12
"""Issues of one kind that are told one by one; more are told together."""


def articles_without_date(case: Case) -> Iterator[Issue]:
    """Find articles of which nobody knows when they were published."""
    missing = [article.file for article in case.articles.values() if article.published is None]
    phrases = (
        "does not say when it was published, so that its weekdays cannot be resolved",
        "do not say when they were published, so that their weekdays cannot be resolved",
    )
    yield from _gaps(missing, ("no-date", "warning", "published"), phrases)


def articles_without_source(case: Case) -> Iterator[Issue]:
    """Find articles of which nobody knows the outlet."""
    named = {a for s in case.edition.analysis.sources if s.name for a in s.articles}
    missing = [article.file for article in case.articles.values() if article.id not in named]
    phrases = ("does not name its outlet", "do not name their outlet")
    yield from _gaps(missing, ("no-source", "note", "source"), phrases)


def _gaps(
    files: list[str], kind: tuple[str, Level, str], phrases: tuple[str, str]
) -> Iterator[Issue]:
    """Yield an issue for each file, or one for all of them where they are many."""
    code, level, field = kind
    if len(files) > MOST:
        subject = f"{len(files):,} articles"
        examples = ", ".join(files[:3])
        yield Issue(code, level, subject, _gap(f"{subject} ({examples} …)", phrases[1], field))
        return
    for file in files:
        yield Issue(code, level, file, _gap(file, phrases[0], field))


def _gap(subject: str, phrase: str, field: str) -> str:
    return f'{subject} {phrase}; set "{field}" under articles in dossier.yaml if you know.'


def idle_settings(case: Case) -> Iterator[Issue]:
    """Find sources, topics and names in the settings that nothing in the clippings answers to."""
    found, settings = case.edition.analysis, case.edition.settings
    sources = {source.name for source in found.sources}
    topics = {topic.label for topic in found.topics if topic.articles}
    forms = {fold(spelling.form) for name in found.names for spelling in name.spellings}
    for source in settings.sources:
        if source.name not in sources:
            yield _idle(f'source "{source.name}"', "no clipping is from it")
    for topic in settings.topics:
        if topic.label not in topics:
            yield _idle(f'topic "{topic.label}"', "none of its terms stands in a clipping")
    for decision in settings.names:
        missing = [form for form in decision.forms if fold(form) not in forms]
        if len(decision.forms) - len(missing) < 2:  # noqa: PLR2004 - one form alone decides nothing
            yield _idle(
                f"group of names in line {decision.line}",
                f'"{missing[0]}" was not found as a name',
            )


def _idle(what: str, why: str) -> Issue:
    message = f"dossier.yaml: the {what} has no effect, since {why}; correct it, or take it away."
    return Issue("idle-setting", "warning", "dossier.yaml", message)
