"""OpenDocument spreadsheets: .ods, .fods."""
