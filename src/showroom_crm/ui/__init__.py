"""The windows: a folder each. They talk to services and show domain objects."""
