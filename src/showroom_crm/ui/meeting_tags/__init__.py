"""The list of the tags that a showroom marks its meetings with."""
