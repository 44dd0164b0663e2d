"""Papers as PDFs, made from domain objects only."""
