"""Office Open XML spreadsheets (ECMA-376), transitional and Strict, read as a stream."""
