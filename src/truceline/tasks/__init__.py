"""What the program does, as verbs: each joins stages, and takes what it needs instead of fetching it."""
