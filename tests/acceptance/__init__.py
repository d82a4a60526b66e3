"""The shipped dossier, checked against what a careful reader finds in its five files."""
