"""What is on record: entries in the order in which they came, chained so that any later change shows."""
