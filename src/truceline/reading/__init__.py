"""Reads articles, statements and agreements, and proposes entries; a person decides about each."""
