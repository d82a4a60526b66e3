"""Speed, measured beside Hugo on a corpus made for it; ``make bench`` prints the table."""
