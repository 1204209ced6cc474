"""Official registers of government bodies: reading them, and saying in the words of a house what they list."""
