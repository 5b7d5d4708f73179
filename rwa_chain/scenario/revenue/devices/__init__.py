"""Kinds of devices that a pool may be of, a module each; `kinds` lists them."""
