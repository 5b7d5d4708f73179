"""The report of a replay: one HTML file that a banker reads, made from the ledger alone."""

from rwa_chain.report.page import render, write_report

__all__ = ["render", "write_report"]
