"""Documents of blocks: as JSON, as mail-safe HTML, as plain text; and what is pasted into them."""
