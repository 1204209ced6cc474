"""The answers as JSON, one question per file; `exports/schemas` says what each looks like."""
