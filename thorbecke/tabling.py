"""The main question as a table without sentences, by whichever engine suits the size of the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.columns.answering import ColumnHouse
    from graph.engines.choosing import Chosen
    from graph.house.setting import Setting
    from graph.records import HouseInfo
    from ontology.columns.large import LargeHouse

__all__ = [
    "LARGE_BYTES",
    "RECORD_BYTES",
    "Document",
    "Filters",
    "Tabled",
    "document_of_large",
    "is_large",
    "is_too_large",
    "table",
    "table_of_large",
]

#: A house with a file of more than so many bytes is read as columns.
LARGE_BYTES = 20_000_000
#: A house with a larger file is not read record by record: as much as `ontology.gate.gate` lets in.
RECORD_BYTES = 200_000_000
#: So much longer are the statements of a sheet of csv than the sheet.
AS_STATEMENTS = 8


@dataclass(frozen=True, slots=True)
class Filters:
    """Which choices are shown; an empty filter lets all pass."""

    ministerial: Sequence[str] = ()
    verdict: Sequence[str] = ()
    theme: Sequence[str] = ()
    gap: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tabled:
    """An answer as a table of Arrow, and by which engine."""

    table: Any
    chosen: Chosen
    #: whether some choice of the house has this class, verdict or gap
    matches: Callable[[str], bool]
    choices: int


def is_large(house: Path | None, engine: str) -> bool:
    """Tell whether a house is read as columns: not where the reference was asked for, however large it is.

    How large a store is nobody knows before it was read.
    """
    from graph.engines.choosing import AUTO
    from ontology.remote.address import Address

    return engine in (AUTO, "arrays") and (isinstance(house, Address) or _largest(house) > LARGE_BYTES)


def is_too_large(house: Path | None) -> bool:
    """Tell whether a house is too large to be read record by record."""
    return _largest(house) > RECORD_BYTES


def _largest(house: Path | None) -> int:
    from ontology.reading.loading import house_files

    if house is None or not house.exists():
        return 0
    sizes = [(path, path.stat().st_size) for path in house_files(house)]
    sheets = sum(size for path, size in sizes if path.suffix.lower() == ".csv")
    return max(AS_STATEMENTS * sheets, *(size for _, size in sizes), 0)


def table(asked: Setting, engine: str, filters: Filters) -> Tabled:
    """Return the answer on a house that was read record by record."""
    from graph.engines.choosing import chosen

    by = chosen(engine, len(asked.facts.relations), in_words=False)
    if by.engine == "arrays":
        from graph.columns.answering import ColumnHouse
        from ontology.columns.of_facts import columns_of

        return _by_columns(asked.house, ColumnHouse(columns_of(asked.facts), asked.on, asked.evidence), by, filters)
    from exports.data.gaps_table import of_answer
    from graph.answers.answering import answer
    from graph.answers.choosing import choose, matches

    told = answer(asked)
    shown = choose(told, filters.ministerial, filters.verdict, filters.theme, filters.gap)
    return Tabled(of_answer(shown), by, lambda value: matches(told, value), len(told.choices))


def table_of_large(
    house: LargeHouse, engine: str, on: date | None, scenarios: Sequence[str], evidence: str, filters: Filters
) -> Tabled:
    """Return the answer on a house that is read as columns; raises as `graph.house.setting.setting`."""
    from graph.columns.answering import ColumnHouse
    from graph.engines.choosing import chosen
    from graph.house.setting import check_evidence, scenarios_named
    from graph.records import HouseInfo

    check_evidence(evidence)
    iris = scenarios_named(house.scenarios, scenarios)
    told = house.house
    day = on or told.reference_date or date.today()
    info = HouseInfo(told.iri, told.title, day.isoformat(), iris, evidence, house.digest)
    return _by_columns(
        info, ColumnHouse(house.columns(iris), day, evidence), chosen(engine, None, in_words=False), filters
    )


class Document(NamedTuple):
    """The answer on every choice as a Parquet file, by which engine, and on how many choices."""

    content: bytes
    chosen: Chosen
    choices: int


def document_of_large(
    house: LargeHouse, engine: str, on: date | None, scenarios: Sequence[str], evidence: str
) -> Document:
    """Return the whole table of a house that is read as columns; asked again of the same files it is not worked out.

    Raises as `table_of_large`.
    """
    from exports.formats.parquet import document
    from graph.engines.choosing import chosen
    from ontology.reading import cache

    day = on or house.house.reference_date or date.today()
    key = house.key and cache.key_of(house.key, "table", _program(), day.isoformat(), evidence, *scenarios)
    known = cache.read_arrays(key)
    if known is not None:
        return Document(bytes(known), chosen(engine, None, in_words=False), 1)
    tabled = table_of_large(house, engine, day, scenarios, evidence, Filters())
    content = document(tabled.table)
    if tabled.choices:
        cache.write_arrays(key, [content])
    return Document(content, tabled.chosen, tabled.choices)


def _program() -> str:
    """Return one digest of all that decides what the table of given columns is (`cache.key_of` knows the ground)."""
    import pyarrow

    from ontology.reading import cache

    patterns = ("graph/**/*.py", "exports/data/*.py", "exports/formats/*.py", "thorbecke/tabling.py")
    return cache.program_of(Path(__file__).parents[1], patterns, pyarrow.__version__)


def _by_columns(info: HouseInfo, house: ColumnHouse, by: Chosen, filters: Filters) -> Tabled:
    from exports.data.gaps_table import of_columns
    from graph.columns.choosing import choose, matches

    shown = choose(house, filters.ministerial, filters.verdict, filters.theme, filters.gap)
    return Tabled(of_columns(info, house, shown), by, lambda value: matches(house, value), house.table.choice.size)
