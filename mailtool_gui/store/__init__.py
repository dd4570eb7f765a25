"""The only peewee: tables, ledger, migrations."""
