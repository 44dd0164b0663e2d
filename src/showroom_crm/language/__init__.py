"""How things are said: the catalog, dates and numbers, and the words of each value."""
