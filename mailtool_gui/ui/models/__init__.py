"""Item models that page from the ledger or show a sheet."""
