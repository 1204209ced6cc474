"""Every verdict of a made-up state from columns, beside the engine that goes record by record: processor seconds.

`python -m benchmarks.columns` asks both of one state and refuses to print where they differ; then it asks columns of as
many copies of it as `--relations` says, with no engine beside them: each copy is to be answered as the first was.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.state_house import state_house
from graph.answers.answering import answer
from graph.columns import kernels
from graph.columns.answering import ColumnHouse
from graph.columns.grades import CARRIES
from graph.columns.lanes import ONWARD
from graph.columns.laying import laid
from graph.columns.rungs import PRESENT
from graph.columns.telling import Telling
from graph.house.setting import Setting, setting
from ontology.columns.house import Columns, Pairs
from ontology.columns.of_facts import columns_of
from ontology.reading.loading import loads

__all__ = ["by_columns", "by_records", "main", "several"]

_T = TypeVar("_T")
#: IRI of a choice -> its verdict, how far a minister answers, that on stated facts, and its gaps
Told = dict[str, tuple[str, str, str, frozenset[str]]]


def by_records(asked: Setting) -> Told:
    """Return the answer of the reference engine."""
    return {
        choice.iri: (
            choice.verdict,
            choice.ministerial,
            choice.ministerial_stated,
            frozenset(gap.code for gap in choice.gaps),
        )
        for choice in answer(asked).choices
    }


def by_columns(columns: Columns, asked: Setting) -> Told:
    """Return the answer from columns."""
    house = ColumnHouse(columns, asked.on, asked.evidence)
    return {
        one.iri: (
            one.verdict,
            one.ministerial,
            one.ministerial_stated,
            frozenset(name.partition(":")[0] for name in one.gaps),
        )
        for one in Telling(house).choices()
    }


def several(columns: Columns, copies: int) -> Columns:
    """Return that many copies of a house beside each other, which share the scopes and nothing else."""
    sizes = {
        **dict.fromkeys(("giver", "forum", "lead", "actor", "body", "participant", "office", "cabinet"), "actors"),
        **dict.fromkeys(("member_of",), "actors"),
        **dict.fromkeys(("choice", "part_of"), "choices"),
        **dict.fromkeys(("contradicts",), "relations"),
    }
    many = {name: len(getattr(columns, name).names) for name in ("actors", "choices", "relations")}

    def copied(table: Any, name: str) -> Any:
        kept = getattr(table, name)
        of = many.get(sizes.get(name, ""), 0)
        if isinstance(kept, Pairs):
            first = np.concatenate([kept.first[:-1] + turn * kept.first[-1] for turn in range(copies)])
            members = np.concatenate([kept.members + turn * of for turn in range(copies)]).astype(np.int32)
            return Pairs(np.append(first, kept.first[-1] * copies), members)
        if isinstance(kept, tuple):
            return tuple(f"{turn:04}/{one}" for turn in range(copies) for one in kept)
        turns = np.repeat(np.arange(copies), kept.size) * of
        several_of = np.tile(kept, copies)
        return np.where(several_of >= 0, several_of + turns, several_of).astype(kept.dtype) if of else several_of

    told: dict[str, Any] = {
        field.name: replace(table, **{one.name: copied(table, one.name) for one in fields(table)})
        if is_dataclass(table := getattr(columns, field.name)) and not isinstance(table, type)
        else table
        for field in fields(columns)
    }
    return Columns(**told)


def main() -> None:
    """Print what each takes; SystemExit where answers differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=50_000)
    parser.add_argument("--choices", type=int, default=20_000)
    parser.add_argument("--relations", type=int, default=1_000_000)
    told = parser.parse_args()
    asked = setting(loads(state_house(told.actors, told.choices), validate=False))
    columns = columns_of(asked.facts)
    _timed("columns, machine code made", lambda: _asked(columns, asked))
    quick = _timed("columns", lambda: _asked(columns, asked))
    found = by_columns(columns, asked)
    if found != _timed("records", lambda: by_records(asked)):
        raise SystemExit("the answers differ")
    print(f"{len(columns.relations.names)} relations, {len(found)} choices: equal\n")
    copies = max(1, round(told.relations / len(columns.relations.names)))
    large = several(columns, copies)
    words = _bare(ColumnHouse(large, asked.on, asked.evidence))
    for _ in range(3):
        _timed("one lane, bare", words)
    house = _timed("columns", lambda: _asked(large, asked))
    counted = {verdict: many * copies for verdict, many in quick.summary().items()}
    if house.summary() != counted:
        raise SystemExit("the copies are not answered alike")
    print(f"{len(large.relations.names)} relations, {house.table.choice.size} choices: each copy as the first")


def _asked(columns: Columns, asked: Setting) -> ColumnHouse:
    house = ColumnHouse(columns, asked.on, asked.evidence)
    assert house.table.choice.size == house.ministerial_stated.size
    return house


def _bare(house: ColumnHouse) -> Callable[[], NDArray[np.uint64]]:
    """Return the bare closure: who comes to whom, all 64 thresholds in one word, over the relations in one order."""
    standing, size = house.standing, house.counting.is_sink.size
    rungs, stands = standing.rungs, standing.rungs["standing"] == PRESENT
    onward = stands & ((standing.to & ONWARD) > 0)
    steps = laid(rungs["giver"], rungs["upper"], np.where(onward, rungs["grade"], -1).astype(np.int16), size)
    ends = np.flatnonzero(stands & (rungs["ends"] > 0))

    def ask() -> NDArray[np.uint64]:
        words = np.zeros(size, np.uint64)
        np.bitwise_or.at(words, rungs["giver"][ends], rungs["carries"][ends])
        kernels.spread_bare(steps, CARRIES, words, rungs["giver"][ends])
        return words

    ask()
    return ask


def _timed(label: str, ask: Callable[[], _T]) -> _T:
    before = os.times()
    found = ask()
    after = os.times()
    print(f"{label:28} {after.user - before.user + after.system - before.system:7.3f} s", flush=True)
    return found


if __name__ == "__main__":
    main()
