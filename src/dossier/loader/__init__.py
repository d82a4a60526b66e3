"""From clippings on disk to articles: the only room that opens a clipping."""
