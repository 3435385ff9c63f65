"""Articles, statements and agreements as text: what kind of file it was no longer matters behind this door."""
