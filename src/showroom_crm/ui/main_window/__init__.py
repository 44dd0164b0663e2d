"""The main window: strip, customer list and chart, and the doors to all other windows."""
