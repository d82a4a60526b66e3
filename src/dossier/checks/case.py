"""What is examined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.builder.page import Page
from dossier.model import Article, Edition, Record
from dossier.stowed import articles_of


class Case(Record, frozen=True):
    """An edition and its pages, with its articles by their ids."""

    edition: Edition
    """Whose records are examined."""
    among: Edition
    """Whose records they may name."""
    pages: tuple[Page, ...]
    articles: Mapping[str, Article]

    @classmethod
    def of(cls, edition: Edition, pages: Sequence[Page], among: Edition | None = None) -> Case:
        """Return the case of an edition and its pages.

        Args:
            edition: whose records are examined.
            pages: what would be written.
            among: the whole edition, where some of its records alone are examined.
        """
        among = among or edition
        articles = {article.id: article for article in articles_of(among.readings)}
        return cls(edition, among, tuple(pages), articles)

    def file(self, article_id: str) -> str:
        """Return the path of an article's clipping, for messages; its id where it is not there."""
        article = self.articles.get(article_id)
        return article.file if article else article_id
