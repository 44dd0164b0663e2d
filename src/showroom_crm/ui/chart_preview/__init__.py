"""The customer chart as it will be printed."""
