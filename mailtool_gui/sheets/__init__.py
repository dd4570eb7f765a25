"""Spreadsheet -> table -> recipients; results written back."""
