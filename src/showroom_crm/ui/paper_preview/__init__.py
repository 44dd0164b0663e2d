"""A paper as it will be printed, and the way to the printer or a file."""
