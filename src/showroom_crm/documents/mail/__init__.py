"""What goes by post: address labels and envelopes."""
