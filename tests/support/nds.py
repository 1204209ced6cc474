"""The shipped house, read once for all tests that ask it something."""

from __future__ import annotations

from functools import cache

from ontology.reading.dataset import Dataset
from ontology.reading.loading import load

__all__ = ["nds"]


@cache
def nds() -> Dataset:
    """Return the shipped house."""
    return load()
