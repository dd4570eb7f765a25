"""The demo's parts: a sample workbook, and a mail server on loopback that behaves like a provider."""
