"""One finder a field; the order in which they are tried stands in ``loader.steps``."""
