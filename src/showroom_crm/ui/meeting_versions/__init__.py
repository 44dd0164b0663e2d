"""What a meeting said before it was edited, beside what it says now."""
