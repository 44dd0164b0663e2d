"""What to bring up at a contact with a customer: shown, ticked, noted, listed."""
