"""Names of places, grid references and "3 km north-west of X", as geometry with its uncertainty. Nothing is guessed."""
