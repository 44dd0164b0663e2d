"""The morning board."""
