"""The text of PDF files, read in a process of its own: what a file does there, it does not do to the program."""

COMMAND = "read-pdf"
"""The first argument of the program when it starts itself as the reading process; no command for people."""
