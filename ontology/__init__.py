"""What there is: the vocabulary, the houses, how they are read and checked. Knows RDF, no graph library."""
