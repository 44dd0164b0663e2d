"""What a showroom knows and decides: dataclasses and pure functions, without I/O."""
