"""Timings, never part of the tests: `make bench` runs them and writes docs/benchmarks.md."""
