"""A folder of csv of any number of rows, and what it takes to read it; `python -m benchmarks.workbook` prints it.

A third of the rows are actors, two thirds are relations between them. The same number is the same folder; it is written
row by row. `python -m benchmarks.csv_rows FOLDER` reads one and prints what that took, in JSON.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

from ontology.workbook.given import Folder, given

__all__ = ["Taken", "read", "write"]

_HEADERS = {
    "House": ("id", "title (en)", "reference date"),
    "Sources": ("id", "title (en)", "evidence grade", "read in full"),
    "Actors": ("id", "kind of actor", "name (en)", "name (nl)", "researched on"),
    "Relations": ("id", "who answers", "to whom", "kind of relation", "from", "status", "source", "note (en)"),
    "Choices": ("id", "code", "name (en)", "kind of choice", "from", "source"),
    "Roles": ("id", "choice", "role", "actor", "status", "source"),
}
_MINISTERS = 20
Taken = dict[str, float]


def write(folder: Path, rows: int, *, by_name: bool = False, seed: int = 1848) -> None:
    """Write a folder; `by_name`: relations name actors by what they are called, not by their id."""
    with ExitStack() as stack:
        sheets = {}
        for title, header in _HEADERS.items():
            file = stack.enter_context((folder / f"{title}.csv").open("w", encoding="utf-8", newline=""))
            sheets[title] = csv.writer(file, delimiter=";")
            sheets[title].writerow(header)
        for title, row in _rows(rows, by_name, Random(seed)):  # noqa: S311 - no secret
            sheets[title].writerow(row)


def _rows(rows: int, by_name: bool, random: Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "House", ("house", "Rows and rows", "2025-09-29")
    yield "Sources", ("act", "Act (invented)", "A", "yes")
    actors = max(_MINISTERS + 1, rows // 3)
    for number in range(actors):
        kind = "parliament" if not number else "minister" if number <= _MINISTERS else "agency"
        yield "Actors", (f"a{number}", kind, f"Actor number {number}", f"Actor nummer {number}", "2025-09-29")
    for number in range(rows - actors):
        giver = number % (actors - 1) + 1
        forum = 0 if giver <= _MINISTERS else random.randrange(1, min(giver, 2 * _MINISTERS))
        kind = "ministerial responsibility" if giver <= _MINISTERS else "hierarchical subordination"
        named = [f"Actor number {one}" if by_name else f"a{one}" for one in (giver, forum)]
        day = f"{random.randrange(1, 29)}-{random.randrange(1, 13)}-{random.randrange(1990, 2025)}"
        yield "Relations", (f"r{number}", *named, kind, day, "stated", "act", f"note of relation {number}")
    for number in range(100):
        yield "Choices", (f"c{number}", f"C{number}", f"Choice {number}", "plan", "2024-01-01", "act")
        yield "Roles", (f"role{number}", f"c{number}", "decides", f"a{random.randrange(actors)}", "stated", "act")


def read(folder: Path) -> Taken:
    """Read a folder in this process, and return what that took: seconds, and MB at most here and in the child."""
    before = _peak(resource.RUSAGE_SELF)
    start = time.perf_counter()
    sheets = given([(path.name, path) for path in sorted(folder.glob("*.csv"))])
    assert isinstance(sheets, Folder)
    book = sheets.book()
    seconds = time.perf_counter() - start
    if book.mistakes:
        raise RuntimeError(book.mistakes[0].message.en)
    return {
        "seconds": seconds,
        "statements": book.count,
        "before": before,
        "peak": _peak(resource.RUSAGE_SELF),
        "child": _peak(resource.RUSAGE_CHILDREN),
    }


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1000


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1]))))
