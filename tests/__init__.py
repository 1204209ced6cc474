"""Tests: scenarios with a story, laws of the calculus, and a second implementation to differ from."""
