"""A file read in a process of its own: what it does there, it does not do to the program."""

COMMAND = "read-apart"
"""The first argument of the program when it starts itself as the reading process; no command for people."""
