"""Instruments of a life, one module or package each; importing them makes them known to files."""

from rwa_chain.instruments.bond import Bond

__all__ = ["Bond"]
