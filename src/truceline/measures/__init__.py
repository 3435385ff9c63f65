"""Figures with what they can and cannot say."""
