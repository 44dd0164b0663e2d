"""The sheet of a day, before it is printed."""
