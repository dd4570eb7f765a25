"""Claim, pace, send, record. No Qt, no peewee: it asks a Ledger protocol."""
