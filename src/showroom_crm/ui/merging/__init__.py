"""Make two charts of one customer one."""
