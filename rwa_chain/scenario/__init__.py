"""A lifecycle as a checked file."""
