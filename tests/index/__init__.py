"""The index: its rows, its faults, what is read from it."""
