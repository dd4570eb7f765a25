"""Message -> outcome: one file a way of leaving, and the table of replies."""
