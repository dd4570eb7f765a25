"""Text files: .csv, .tsv, .txt."""
