"""What a person or a program sees: tables, JSON, the map. Reads records, computes no verdict."""
