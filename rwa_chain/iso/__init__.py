"""ISO 20022 out of the index: what a bank's other systems read."""
