"""A transparency log by public standards, unchanged: RFC 6962 trees, C2SP tiles, notes, checkpoints and cosignatures.

These modules read like the standards that they follow and know nothing of ceasefires.
"""
