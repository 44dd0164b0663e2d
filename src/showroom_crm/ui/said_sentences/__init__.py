"""The sentences of the close in the showroom's own words: a setting for all its reps."""
