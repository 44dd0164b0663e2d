"""Who works in the showroom."""
