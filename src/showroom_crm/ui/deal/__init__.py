"""A deal in detail, and its estimates."""
