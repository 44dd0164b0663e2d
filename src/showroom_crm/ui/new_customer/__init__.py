"""Take down a new customer while they stand before us."""
