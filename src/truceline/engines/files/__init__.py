"""Folders: keys, and files of evidence under their digests, on any disk or stick."""
