"""One command per file; each parses, calls and prints. Heavy imports stand inside the functions."""
