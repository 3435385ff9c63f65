"""Answers over HTTP: reads requests, calls tasks, chooses statuses. Rules live elsewhere."""
