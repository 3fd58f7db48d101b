"""Pure trade arithmetic: numbers in, numbers out. No files, tables, interface or words to translate."""
