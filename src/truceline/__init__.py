"""Truceline keeps the record of a ceasefire. The rooms and their order are drawn in ARCHITECTURE.md."""
