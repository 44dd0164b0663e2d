"""Files in and out: what other programs read, and what they give us."""
