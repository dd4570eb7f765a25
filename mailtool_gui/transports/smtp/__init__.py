"""SMTP: the line, the session on it, and the transaction (RFC 5321 and its extensions).

The standard library's smtplib is not used: its time-outs are for one read each, so a server that sends a byte a
second holds it for ever, and it reads replies from a buffered file of its own that cannot be shared with a
pipelined transaction.
"""
