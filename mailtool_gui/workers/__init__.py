"""QtCore only: hosts the engine on QThreadPool, the local socket, the single-engine lock."""
