"""Photos and PDFs of a customer."""
