"""Files of other sources: read by a mapping, checked row by row, kept with their history; bad rows are held back."""
