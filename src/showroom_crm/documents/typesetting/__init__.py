"""From text to a PDF: fonts, lines, marks in their places, rows that flow down pages."""
