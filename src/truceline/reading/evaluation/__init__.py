"""Passages with what reading should propose of each, written by somebody who had not seen the rules."""
