"""The message editor: blocks of text, pictures, buttons and tables, and the HTML view."""
