"""Values and transitions; standard library only."""
