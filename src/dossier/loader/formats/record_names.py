"""Names that collections give to the fields of an article, in the order of trust."""

from __future__ import annotations

from typing import Literal

from dossier.loader.draft import Field

Part = Field | Literal["text"]

NAMES: tuple[tuple[Part, str], ...] = (
    (
        "text",
        "text body content articlebody fulltext maintext content_html content_text bodytext article story articletext cleanedtext plaintext raw_text rawtext article_text body_text bodyhtml body_html content_encoded encoded description_full html paragraphs contents storytext newstext abstract texte texto inhalt contenu corps contenido conteudo testo artikeltext tekst текст النص lead_paragraph snippet summary description trailtext",
    ),
    (
        "headline",
        "headline title webtitle headlines titre titel titulo head name article_title news_title title_full heading título überschrift titre_article заголовок العنوان",
    ),
    (
        "standfirst",
        "standfirst subtitle subheadline dek deck teaser lead chapo subhead trailtext excerpt meta_description description summary abstract snippet untertitel vorspann",
    ),
    (
        "byline",
        "byline author authors creator creators auteur autor authorname author_name writer journalist reporter dc_creator verfasser autore autora autores автор الكاتب user username account screen_name",
    ),
    (
        "source",
        "containertitle publicationtitle publication_title source_hostname source publisher site outlet newspaper publication source_name sourcename sitename site_name website meta_site_name media media_name medium journal provider organization channel domain source_domain sourcedomain source_url hostname feed origin quelle zeitung fuente fonte origem medio testata journal_name источник издание المصدر",
    ),
    ("agency", "agency wire credit"),
    ("section", "section category categories rubric rubrique sectionname desk kicker"),
    (
        "published",
        "published date publisheddate datepublished published_at publishedat publish_date publishdate date_publish date_published pubdate pub_date publicationdate publication_date webpublicationdate issued created created_at createdat timestamp datetime time published_date published_time publishedtime day date_posted posted firstpublished pub datum fecha data datetimestamp erscheinungsdatum дата التاريخ",
    ),
    (
        "updated",
        "updated modified datemodified date_modify date_modified updated_at updatedat lastmod modified_at last_modified",
    ),
    (
        "saved",
        "accessed saved crawled crawldate crawl_date date_download retrieved scraped_at fetched accessdate date_accessed download_date seendate filedate indexed_date",
    ),
    (
        "url",
        "url link weburl web_url permalink canonical canonical_url href address uri source_link article_url external_url guid source id",
    ),
    ("archived_url", "archived_url archive_url wayback archiveurl archive"),
    ("language", "language lang inlanguage locale"),
    ("rights", "rights copyright licence license"),
)
"""Names of fields in the order of trust, compared without case, blanks and punctuation."""
