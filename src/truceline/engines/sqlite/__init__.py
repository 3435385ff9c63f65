"""SQLite: a record in one file."""
