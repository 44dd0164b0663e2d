"""The days and hours at which the showroom is open."""
