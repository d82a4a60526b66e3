"""From articles to what they report: pure functions, each result with its evidence."""
