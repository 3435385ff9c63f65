"""Evidence: files named by their SHA-256, what was done with them, and what can be said of them."""
