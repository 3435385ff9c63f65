"""A made-up world whose truth is known: what happens in it, who sees what of it, and marks for judging it."""
