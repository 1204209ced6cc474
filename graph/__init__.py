"""What follows from it: the graph of a house on one day, the closure, verdicts, gaps, explanations."""
