"""Address labels of several customers, as they will be printed."""
