"""Presets and secrets."""
