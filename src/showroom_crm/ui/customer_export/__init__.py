"""Chosen customers as a file."""
