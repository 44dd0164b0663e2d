"""How far ahead occasions to call are named: a setting for the whole showroom."""
