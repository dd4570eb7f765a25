"""The kinds of checks that the proof run makes, one a file."""
