"""What a hand does between touching the paper and leaving it."""
