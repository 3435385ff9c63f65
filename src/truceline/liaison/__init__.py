"""What became of notices, windows of silence, messages, sessions and tasks."""
