"""Mail that was sent, looked for where the provider keeps copies of it."""
