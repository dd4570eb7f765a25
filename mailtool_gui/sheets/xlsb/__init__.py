"""Excel binary workbooks: .xlsb."""
