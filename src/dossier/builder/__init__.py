"""From results to a site: addresses, page contexts, rendering and writing."""
