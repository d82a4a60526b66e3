"""Lighthouse on five kinds of page: ``make lighthouse``."""
