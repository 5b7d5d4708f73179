"""The report of a replay: one HTML file that a banker reads, made from the ledger alone."""

from rwa_chain.report.page import render, write_report
from rwa_chain.report.revenue import render_revenue, write_revenue_report

__all__ = ["render", "render_revenue", "write_report", "write_revenue_report"]
