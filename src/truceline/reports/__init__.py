"""What is shown to people: the same answers as words, as plain data, and as a page for a day."""
