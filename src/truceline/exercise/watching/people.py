"""Who puts what is seen of a made-up world on record: both sides, the mission, and outlets."""

SIDES = (0, 1)
MISSION = 2
OUTLETS: tuple[str, ...] = ("the-line", "both-banks", "evening-wire", "far-mirror")
"""Invented; the last two take over what the first two bring."""
ORIGINALS = 2
