"""Who undertook what, on which condition and by when, what became of it, and what hangs on it."""
