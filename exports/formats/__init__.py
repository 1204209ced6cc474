"""One module per format: it renders any page, or any rows, and knows no question."""
