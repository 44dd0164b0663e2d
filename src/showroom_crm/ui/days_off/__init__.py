"""Days off and who stands in (代理)."""
