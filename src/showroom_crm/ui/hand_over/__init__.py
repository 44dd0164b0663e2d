"""Customers given to another rep."""
