"""Where a portrait (似顔絵) is drawn."""
