"""Excel's number formats: a format code is compiled once into a function."""
