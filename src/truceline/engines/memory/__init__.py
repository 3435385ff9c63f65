"""Memory: a record for tests and trials, which keeps the same promises for as long as it lives."""
