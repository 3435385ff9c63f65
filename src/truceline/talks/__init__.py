"""What was said and promised around the talks, by whom, on whose behalf, and where each side stands."""
