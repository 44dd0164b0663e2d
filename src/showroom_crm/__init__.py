"""A car dealer's customers, meetings and promises, offline and in Japanese first."""

__version__ = "0.1.0"
