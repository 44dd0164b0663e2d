"""How and when this PC reminds."""
