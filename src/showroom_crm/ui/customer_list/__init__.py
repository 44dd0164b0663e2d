"""The list of customers beside the chart: search, filter, rows."""
