"""Tables in HTML: what programs put on the clipboard, or call .xls."""
