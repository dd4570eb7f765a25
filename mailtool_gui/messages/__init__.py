"""Template + recipient -> message."""
