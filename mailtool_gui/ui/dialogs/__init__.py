"""Questions that stop the user for a moment."""
