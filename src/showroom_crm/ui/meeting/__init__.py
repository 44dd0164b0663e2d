"""Record a meeting (商談) while recalling what was said the last time."""
