"""Accuracy, measured on public sets and on gold of our own; ``make eval`` prints it."""
