"""How each kind of step is played: what parties send, in which order, at which time."""
