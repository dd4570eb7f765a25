"""The window. Screens ask services, nothing else."""
