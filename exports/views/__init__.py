"""One module per question: `page`, what a person reads, and `rows`, what a spreadsheet gets; each once."""
