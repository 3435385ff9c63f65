"""What is held against what was agreed."""
