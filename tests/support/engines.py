"""Every engine behind one interface: a house is asked, and what is said of each choice comes in the same words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from unittest.mock import patch

from graph.answers.answering import answered, judged
from graph.closure.admissibility import Ladders
from graph.closure.engines import Engine as Closure
from graph.closure.engines.networkx_engine import NetworkxEngine
from graph.columns import machine
from graph.columns.answering import ColumnHouse
from graph.columns.telling import Telling, ToldChoice
from graph.house.setting import setting
from ontology.columns.of_facts import columns_of
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads
from tests.support.brute_force import BruteForce
from tests.support.by_columns import as_told
from tests.support.random_houses import Asked
from tests.support.trig import trig

__all__ = ["ENGINES", "Engine", "Told", "ask"]


@dataclass(frozen=True)
class Told:
    """What an engine says of every choice on the agenda."""

    choices: tuple[ToldChoice, ...]

    def choice(self, iri: str) -> ToldChoice:
        """Return what is said of one choice; KeyError when it is not on the agenda."""
        return {choice.iri: choice for choice in self.choices}[iri]


#: Of a house, on a day (None: its own), under scenarios, on evidence.
Engine = Callable[[Dataset, date | None, Sequence[str], str], Told]


def _by_records(closure: Closure) -> Engine:
    def engine(dataset: Dataset, on: date | None, scenarios: Sequence[str], evidence: str) -> Told:
        ladders = Ladders(setting(dataset, on, scenarios, evidence), closure)
        return Told(tuple(map(as_told, answered(ladders, judged(ladders)).choices)))

    return engine


def _by_columns(*, compiled: bool) -> Engine:
    def engine(dataset: Dataset, on: date | None, scenarios: Sequence[str], evidence: str) -> Told:
        asked = setting(dataset, on, scenarios, evidence)
        with patch.object(machine, "COMPILED", compiled and machine.COMPILED):
            return Told(Telling(ColumnHouse(columns_of(asked.facts), asked.on, asked.evidence)).choices())

    return engine


#: Those that answer in this process; `tests/spark` asks Spark the same.
ENGINES: dict[str, Engine] = {
    "networkx": _by_records(NetworkxEngine()),
    "brute force": _by_records(BruteForce()),
    "arrays": _by_columns(compiled=True),
    "arrays by numpy": _by_columns(compiled=False),
}


def ask(engine: Engine, case: Asked) -> Told:
    """Write a house down, and let an engine read and answer it."""
    return engine(loads(trig(case.house, named_graph=case.named_graph), validate=False), case.on, (), case.evidence)
