"""The bank of practices: cards of what has worked, and the way to find them."""
