"""Static news dossiers in which every statement leads back to the exact words that support it."""

__version__ = "0.1.0"
