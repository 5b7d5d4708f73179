"""Pictures of figures as SVG, drawn for a page: bars, lines, ranks, who holds, who paid whom."""
