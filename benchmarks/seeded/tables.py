"""The answers to a seeded house, and the same house as Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.seeded.drawing import ACTS_AS_FORUM, DECIDED, GRADE, GROUP_AT, MASK, OWN_CONDUCT, REACH, Batch
from benchmarks.seeded.plan import ACTORS, GROUPS, mask
from benchmarks.seeded.text import PREFIXES
from ontology.columns.house import ASSEMBLY, BODY, MINISTERIAL_OFFICE, PARLIAMENT

__all__ = ["Tables"]

_IS_A = {
    "Assembly": ASSEMBLY,
    "Minister": MINISTERIAL_OFFICE,
    "StateSecretary": MINISTERIAL_OFFICE,
    "ConsultativeBody": BODY,
    "ProgrammeBody": BODY,
}


class Tables:
    """The answers and the house as Parquet, batch by batch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writers: dict[str, pq.ParquetWriter] = {}
        group = np.array([_IS_A.get(group.leaf, 0) for group in GROUPS], np.uint8)
        self.is_a = group[GROUP_AT]
        self.masks = np.array([mask(group.name) for group in GROUPS], np.uint8)[GROUP_AT]
        self._put("actors", {"actor": np.zeros(1, np.int32), "is_a": np.array([PARLIAMENT], np.uint8)})

    def write(self, batch: Batch) -> None:
        """Add what a batch has of each."""
        r, c, at = batch.relations, batch.choices, np.flatnonzero(batch.counted)
        actors = batch.first * ACTORS + 1 + np.arange(batch.count * ACTORS, dtype=np.int32)
        self._put("actors", {"actor": actors, "is_a": np.tile(self.is_a, batch.count)})
        ends = {"giver": r.giver[at], "forum": r.forum[at]}
        kind = r.kind[at]
        named = {"grade": GRADE, "reach": REACH, "own_conduct": OWN_CONDUCT, "acts_as_forum": ACTS_AS_FORUM}
        self._put("lanes", {**ends, **{name: of_kind[kind] for name, of_kind in named.items()}})
        asked = np.flatnonzero(MASK[kind])
        of_edges = {name: ends[name][asked] for name in ends}
        self._put("edges", {**of_edges, "mask": MASK[kind[asked]]})
        held = (np.where(one >= 0, self.masks[(one - 1) % ACTORS], 0) for one in (c.first, c.second))
        masks = np.bitwise_or(*held).astype(np.uint8)
        self._put("choices", {"first": c.first, "second": c.second, "mask": masks})
        told = DECIDED * batch.count
        self._put(
            "answers",
            {
                "choice": np.char.add(PREFIXES["ex"] + "choice-", np.char.mod("%d", batch.choice_numbers)),
                "verdict": np.array([decision.verdict for decision in DECIDED] * batch.count),
                "ministerial": np.array([decision.ministerial for decision in DECIDED] * batch.count),
                "grade": np.array([a * 16 + b * 4 + d for a, b, d in (one.grade for one in told)], np.int8),
                "mask": masks,
            },
        )

    def _put(self, name: str, columns: dict[str, NDArray[Any]]) -> None:
        table = pa.table(columns)
        if name not in self._writers:
            self._writers[name] = pq.ParquetWriter(self.folder / f"{name}.parquet", table.schema)
        self._writers[name].write_table(table)

    def close(self) -> None:
        """Finish the files."""
        for writer in self._writers.values():
            writer.close()
