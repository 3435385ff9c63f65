"""Exchanges of people and of bodies: what was promised, what was delivered, and by whose count."""
