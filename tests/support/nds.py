"""The shipped house, read once for all tests that ask it something."""

from __future__ import annotations

from functools import cache

import thorbecke
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load

__all__ = ["nds", "nds_map"]


@cache
def nds() -> Dataset:
    """Return the shipped house."""
    return load()


@cache
def nds_map() -> bytes:
    """Return the map of the shipped house, written once."""
    return thorbecke.load(lang="en").map().network.page()
