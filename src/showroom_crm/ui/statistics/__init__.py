"""The proof: statistics of meetings, promises and deals."""
