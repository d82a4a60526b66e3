"""Web pages: elements with positions, visible blocks, metadata, and which blocks are the article."""
