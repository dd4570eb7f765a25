"""What a screen or a command may ask. No Qt."""
