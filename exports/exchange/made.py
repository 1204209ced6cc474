"""What a writer is asked and what it made: the bytes of its files, what is in them, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import networkx as nx

from exports.exchange.plain_graph import plain_graph
from graph.house.setting import Setting
from ontology.reading.dataset import Dataset
from ontology.text import Text

__all__ = ["Asked", "Made"]


@dataclass(frozen=True)
class Asked:
    """A house, the setting in which it answers, and the language of what can be in one language only."""

    dataset: Dataset
    setting: Setting
    lang: str
    #: what an architect calls the terms of a house; None: as `archimate.yaml` has it
    mapping: Path | None = None

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The graph with its answers on it, made once."""
        return plain_graph(self.setting)


@dataclass(frozen=True, slots=True)
class Made:
    """The files of an export by name ("" where it is one file), what they hold, and what they do not, with why."""

    files: Mapping[str, bytes]
    written: Text
    left: tuple[Text, ...] = field(default=())
