"""Writes what a long run found: `python -m tests.assurance.deep`."""
