"""The dossiers as rows, read where they lie beside the repository; the tests of the house hold it against them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.conftest import SHARED

__all__ = [
    "CellRow",
    "correction_rows",
    "correction_rules",
    "decree_rows",
    "governance_rows",
    "reasons_table",
    "roles_table",
    "rows_of",
    "source_codes",
    "text_of",
]

_ID = re.compile(r"^[A-Z]{1,3}-?[A-Z]?\d{1,2}[a-z]?$")


@dataclass(frozen=True)
class CellRow:
    section: str
    cells: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.cells[0]


def text_of(name: str) -> str:
    path = SHARED / "dossier" / name
    if not path.exists():
        pytest.skip(f"the dossier {name} does not lie beside this repository: the house is not held against it here")
    return path.read_text(encoding="utf-8")


def rows_of(text: str) -> list[CellRow]:
    """Every table row of a text, with the heading above it."""
    rows, section = [], ""
    for line in text.splitlines():
        if line.startswith("#"):
            section = line.lstrip("# ").strip()
        elif line.startswith("|") and not set(line) <= set("|- "):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            rows.append(CellRow(section, cells))
    return rows


def governance_rows() -> list[CellRow]:
    """Every table row of nds-governance.md that has an id of its own."""
    return [r for r in rows_of(text_of("nds-governance.md")) if _ID.match(r.name)]


def decree_rows() -> list[CellRow]:
    """Every table row of governance-decrees.md sections 1-10 that has an id of its own."""
    return [r for r in rows_of(text_of("governance-decrees.md")) if re.match(r"^[A-Z]{2}-[A-Z]?\d+[a-z]?$", r.name)]


def decree_deciders() -> list[CellRow]:
    """The rows of section 11: what the decrees make of the deciders."""
    rows = rows_of(text_of("governance-decrees.md"))
    return [r for r in rows if r.section.startswith("11.") and re.match(r"^K\d\d", r.name)]


def decree_texts() -> list[CellRow]:
    """The rows of section 0.1: the texts read."""
    rows = rows_of(text_of("governance-decrees.md"))
    return [r for r in rows if r.section.startswith("0.1") and re.match(r"^D\d", r.name)]


def roles_table() -> list[CellRow]:
    """Table 2.2: roles per choice."""
    return [r for r in governance_rows() if r.section.startswith("2.2")]


def reasons_table() -> dict[str, set[str]]:
    """Table 2.3: per reason why accountability cannot be shown (G0-G9) the numbers of the choices it fits."""
    rows = [r for r in governance_rows() if r.section.startswith("2.3")]
    return {r.name: set(re.findall(r"K\d\d", r.cells[3])) for r in rows}


def source_codes() -> list[str]:
    """Every code of section 9: L1, S1 ... S73, S36a."""
    text = text_of("nds-governance.md").split("## 9. Sources")[1]
    return re.findall(r"\*\*([LS]\d+a?)\*\*", text)


def correction_rows() -> dict[str, list[CellRow]]:
    """The rows of corrections.md, sections A to C, without the headings of their tables."""
    headings = {"what the house says", "row", "what"}
    found: dict[str, list[CellRow]] = {}
    for row in rows_of(text_of("corrections.md")):
        if row.name not in headings:
            found.setdefault(row.section[0], []).append(row)
    return found


def correction_rules() -> tuple[int, str]:
    """How many rules of Dutch section D of corrections.md has, and the text of section E."""
    rules, sources = text_of("corrections.md").split("## D. ")[1].split("## E. ")
    return len(re.findall(r"(?:^|\s)\d+\. (?=[A-Z\"])", rules)), sources
