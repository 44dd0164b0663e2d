"""The pop-ups for promises that are due, what watches for them, and the tray (R4)."""
