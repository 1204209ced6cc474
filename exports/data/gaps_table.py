"""The answer on every choice as a table of Arrow, one row a choice: what `gaps.schema.json` has but for its sentences.

An answer of records and one of columns give the same table. pyarrow is loaded when a table is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.closure.words import maximal
from graph.columns.answering import ColumnHouse
from graph.columns.deciders import Deciders
from graph.columns.grades import GRADES, code
from graph.columns.ragged import Places, firsts, gathered
from graph.columns.rungs import Rows
from graph.records import CAVEATS, MINISTERIAL, POWERS, Answer, ChoiceAnswer, Decider, HouseInfo
from graph.words.gap_names import GAP_NAMES, gap_name
from ontology.codelists.ranks import REACHES, STATUSES, VERDICTS
from ontology.columns.house import Flags, Strings
from ontology.columns.names import Names
from ontology.errors import InputError

__all__ = ["of_answer", "of_columns"]

Whole = NDArray[Any]


def _schema(house: HouseInfo) -> Any:
    """Return the columns, and which house was asked."""
    if find_spec("pyarrow") is None:
        raise InputError("parquet: pyarrow is not installed; install it with: pip install pyarrow")
    import pyarrow as pa

    text, several, flag = pa.string(), pa.list_(pa.string()), pa.bool_()
    powers = [(power, pa.int8()) for power in POWERS]
    decider = pa.struct(
        [
            *(("iri", text), ("verdict", text), *powers, ("reach", text), ("status", text)),
            *(("office", text), ("terminal", text), ("chain", several), ("oversight", several)),
            *(("pierced_from", several), ("assignments", several), ("assignment_status", text)),
            *(("beside", several), ("pareto", pa.list_(pa.struct(powers)))),
            ("bottlenecks", pa.struct([(power, several) for power in POWERS])),
        ]
    )
    columns = [
        *(("iri", text), ("notation", text), ("label_nl", text), ("label_en", text), ("themes", several)),
        *(("pending", flag), ("verdict", text), ("ministerial", text), ("ministerial_stated", text), *powers),
        *(("lead", text), ("requested_by", several), ("caveats", several), ("gaps", several)),
        *(("aim_verdict", text), ("aim_ministerial", text), *((f"aim_{power}", kind) for power, kind in powers)),
        *(("aim_status", text), ("aim_adopters", several), ("aim_part_of", several)),
        ("deciders", pa.list_(decider)),
    ]
    about = {
        "house": house.iri or "",
        "title_nl": house.title.nl,
        "title_en": house.title.en,
        "reference_date": house.reference_date,
        "scenarios": " ".join(house.scenarios),
        "evidence": house.evidence,
        "digest": house.digest,
    }
    return pa.schema(columns, metadata=about)


# -- from records


def of_answer(answer: Answer) -> Any:
    """Return the table of an answer; InputError where pyarrow is not installed."""
    schema = _schema(answer.house)
    import pyarrow as pa

    return pa.Table.from_pylist([_row(choice) for choice in answer.choices], schema=schema)


def _row(choice: ChoiceAnswer) -> dict[str, Any]:
    aim = choice.aim
    names = {name for gap in choice.gaps for name in (gap.code, gap_name(gap))}
    return {
        "iri": choice.iri,
        "notation": choice.notation or None,
        "label_nl": choice.label.nl,
        "label_en": choice.label.en,
        "themes": list(choice.themes),
        "pending": choice.pending,
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        "ministerial_stated": choice.ministerial_stated,
        **dict(zip(POWERS, choice.grade, strict=True)),
        "lead": choice.lead,
        "requested_by": list(choice.requested_by),
        "caveats": list(choice.caveats),
        "gaps": [name for name in GAP_NAMES if name in names],
        "aim_verdict": aim and aim.verdict,
        "aim_ministerial": aim and aim.ministerial,
        **{f"aim_{power}": aim and aim.grade[n] for n, power in enumerate(POWERS)},
        "aim_status": aim and aim.status,
        "aim_adopters": list(aim.adopters) if aim else [],
        "aim_part_of": list(aim.part_of) if aim else [],
        "deciders": [_decider(decider) for decider in choice.deciders],
    }


def _decider(decider: Decider) -> dict[str, Any]:
    chain, oversight = decider.chain, decider.oversight
    return {
        "iri": decider.iri,
        "verdict": decider.verdict,
        **dict(zip(POWERS, decider.grade, strict=True)),
        "reach": chain and chain.reach,
        "status": chain and chain.status,
        "office": chain and chain.office,
        "terminal": chain and chain.terminal,
        "chain": list(chain.relations) if chain else [],
        "oversight": list(oversight.relations) if oversight else [],
        "pierced_from": list(decider.pierced_from),
        "assignments": list(decider.assignments),
        "assignment_status": decider.assignment_status,
        "beside": list(decider.beside),
        "pareto": [dict(zip(POWERS, grade, strict=True)) for grade in sorted(decider.pareto)],
        "bottlenecks": {power: list(chain.bottlenecks.get(power, ())) if chain else [] for power in POWERS},
    }


# -- from columns


def of_columns(info: HouseInfo, house: ColumnHouse, shown: Flags) -> Any:
    """Return the table of the rows that are shown; InputError where pyarrow is not installed."""
    schema = _schema(info)
    import pyarrow as pa

    told = dict(_Columns(house, np.flatnonzero(shown)).columns())
    return pa.Table.from_arrays([told[field.name].cast(field.type) for field in schema], schema=schema)


class _Columns:
    """The columns of some rows of a table."""

    def __init__(self, house: ColumnHouse, rows: Places) -> None:
        self.house, self.rows = house, rows
        self.choice = house.table.choice[rows]

    def columns(self) -> Iterator[tuple[str, Any]]:
        import pyarrow as pa
        import pyarrow.compute

        house, table, choices, rows = self.house, self.house.table, self.house.columns.choices, self.rows
        actors = house.columns.actors.names
        yield "iri", _named(choices.names, self.choice)
        notation = _named(choices.notation, self.choice)
        yield "notation", pa.compute.if_else(pa.compute.equal(notation, ""), None, notation)
        yield "label_nl", _named(choices.label_nl, self.choice)
        yield "label_en", _named(choices.label_en, self.choice)
        yield "themes", self._themes()
        yield "pending", pa.array(choices.pending[self.choice])
        yield "verdict", _coded(VERDICTS, table.verdict[rows])
        yield "ministerial", _coded(MINISTERIAL, table.ministerial[rows])
        yield "ministerial_stated", _coded(MINISTERIAL, house.ministerial_stated[rows])
        yield from _powers("", table.grade[rows])
        yield "lead", _named(actors, choices.lead[self.choice])
        asking = gathered(house.requesting.first, self.choice)
        yield "requested_by", _listed(asking[0], _named(actors, house.requesting.actor[asking[1]]))
        yield "caveats", _flagged(CAVEATS, table.caveats[rows].astype(np.int64))
        yield "gaps", _flagged(GAP_NAMES, table.gaps[rows])
        aim = table.aim[rows]
        none = aim < 0
        yield "aim_verdict", _coded(VERDICTS, np.where(none, -1, house.ruled["verdict"][aim]))
        yield "aim_ministerial", _coded(MINISTERIAL, np.where(none, -1, house.ruled["ministerial"][aim]))
        yield from _powers("aim_", np.where(none, -1, house.ruled["grade"][aim]))
        yield "aim_status", _coded(STATUSES, np.where(none, -1, table.aim_status[rows]))
        adopting = gathered(house.adopting.first, self.choice)
        yield "aim_adopters", _listed(adopting[0], _named(actors, house.adopting.actor[adopting[1]]))
        whole = gathered(choices.part_of.first, self.choice[~none])
        many = np.zeros(rows.size, np.int64)
        many[~none] = np.diff(whole[0])
        yield "aim_part_of", _listed(firsts(many), _named(choices.names, choices.part_of.members[whole[1]]))
        yield "deciders", self._deciders()

    def _themes(self) -> Any:
        import pyarrow as pa

        kept = [list(profile.themes) for profile in self.house.columns.profiles]
        return pa.array(kept, pa.list_(pa.string())).take(pa.array(self.house.columns.choices.profile[self.choice]))

    def _deciders(self) -> Any:
        """Return who decides on each choice, most severe first, then by IRI."""
        house, rungs = self.house, self.house.standing.rungs
        told = Deciders(house, self.choice)
        pair, origins = told.pair, told.origins
        said = house.judged[pair]
        names, relations = house.columns.actors.names, house.columns.relations.names
        alone = said["office"] < 0

        def along(ways: Rows) -> Any:
            return _listed(ways.first, _named(relations, rungs["relation"][ways.at]))

        def way(ways: Rows) -> Any:
            begins, steps = gathered(ways.first, pair)
            return along(Rows(begins, ways.at[steps]))

        fields = {
            "iri": _named(names, house.pairs.actor[pair]),
            "verdict": _coded(VERDICTS, said["verdict"]),
            **dict(_powers("", said["grade"])),
            "reach": _coded(REACHES, np.where(alone, -1, said["reach"])),
            "status": _coded(STATUSES, np.where(alone, -1, said["status"])),
            "office": _named(names, said["office"]),
            "terminal": _named(names, said["terminal"]),
            "chain": way(house.chains),
            "oversight": way(house.oversight),
            "pierced_from": _listed(origins.bodies.first, _named(names, origins.bodies.at)),
            "assignments": _listed(
                origins.assignments.first, _named(house.columns.roles.names, origins.assignments.at)
            ),
            "assignment_status": _coded(STATUSES, origins.status),
            "beside": _listed(told.beside.first, _named(names, told.beside.at)),
            "pareto": _pareto(said["powers"]),
            "bottlenecks": _struct({power: along(ways) for power, ways in told.breaks().items()}),
        }
        return _listed(told.first, _struct(fields))


def _struct(fields: Mapping[str, Any]) -> Any:
    import pyarrow as pa

    return pa.StructArray.from_arrays(list(fields.values()), names=list(fields))


def _pareto(words: Whole) -> Any:
    """Return of each word its maximal grades, from low to high."""
    asked, back = np.unique(words, return_inverse=True)
    told = [sorted(maximal(word)) for word in asked.tolist()]
    grades = np.array([code(grade) for grades in told for grade in grades], np.int8)
    begins, at = gathered(firsts(np.array([len(grades) for grades in told], np.int64)), back)
    return _listed(begins, _struct(dict(_powers("", grades[at]))))


def _named(names: Strings, numbers: Whole) -> Any:
    """Return the names with these numbers; none for -1."""
    import pyarrow as pa

    asked, back = np.unique(numbers, return_inverse=True)
    known = asked[asked >= 0]
    told = list(names.at(known)) if isinstance(names, Names) else [names[number] for number in known.tolist()]
    return _taken(pa.array(told, pa.string()), back - int(asked.size - known.size))


def _coded(codes: Sequence[str], numbers: Whole) -> Any:
    import pyarrow as pa

    return _taken(pa.array(codes, pa.string()), numbers)


def _taken(values: Any, numbers: Whole) -> Any:
    """Return the values with these numbers; none for -1."""
    import pyarrow as pa

    return values.take(pa.array(numbers.astype(np.int64), mask=numbers < 0))


def _powers(before: str, grades: Whole) -> Iterator[tuple[str, Any]]:
    import pyarrow as pa

    told = np.array([*GRADES, (0, 0, 0)], np.int8)[grades]
    for n, power in enumerate(POWERS):
        yield f"{before}{power}", pa.array(told[:, n], mask=grades < 0)


def _listed(first: Places, values: Any) -> Any:
    import pyarrow as pa

    return pa.ListArray.from_arrays(pa.array(first.astype(np.int32)), values)


def _flagged(names: Sequence[str], bits: Whole) -> Any:
    """Return of each row the names of which it has the bit, in order."""
    row, name = np.nonzero((bits[:, None] >> np.arange(len(names))) & 1)
    return _listed(firsts(np.bincount(row, minlength=bits.size)), _coded(names, name))
