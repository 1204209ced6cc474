"""The table of corrections in docs/house.md: a row for each row of the audit, and every pointer leads somewhere."""

from __future__ import annotations

import re
from functools import cache

from ontology.reading.dataset import key
from tests.conftest import ROOT
from tests.support.dossier import CellRow, correction_rows, correction_rules, rows_of
from tests.support.law_book import LAWS
from tests.support.nds import nds

ID = "https://w3id.org/huis-van-thorbecke/id/"


def told() -> list[CellRow]:
    """The rows of the table, section by section."""
    text = (ROOT / "docs" / "house.md").read_text(encoding="utf-8").split("## Corrections of November 2026")[1]
    return [r for r in rows_of(text) if re.match(r"^[A-E]\d+$", r.name)]


@cache
def subjects() -> frozenset[str]:
    return frozenset(key(q.subject) for q in nds().quads)


@cache
def known() -> frozenset[str]:
    """Every test, and every law, which is asked of each engine."""
    paths = sorted((ROOT / "tests").rglob("test_*.py"))
    assert len(paths) > 50
    tests = (n for p in paths for n in re.findall(r"^def (test_\w+)", p.read_text(encoding="utf-8"), re.M))
    return frozenset(tests) | {f"law_{law.name.replace(' ', '_')}" for law in LAWS}


def test_every_row_points_at_a_test_a_fact_or_a_module() -> None:
    assert len(told()) == 9 + 15 + 14 + 10 + 7
    for row in told():
        pointers = re.findall(r"`((?:test_|law_|id:|graph/)[\w./-]+)`", row.cells[2])
        assert pointers, row.name
        for pointer in pointers:
            if pointer.startswith("id:"):
                assert ID + pointer.removeprefix("id:") in subjects(), (row.name, pointer)
            elif pointer.startswith("graph/"):
                assert (ROOT / pointer).exists(), (row.name, pointer)
            else:
                assert pointer in known(), (row.name, pointer)


def test_every_row_of_the_audit_is_in_the_table() -> None:
    asked = correction_rows()
    assert {section: len(rows) for section, rows in asked.items()} == {"A": 9, "B": 15, "C": 14}
    for section, rows in asked.items():
        mine = [r.cells[1] for r in told() if r.name.startswith(section)]
        assert mine == [r.name for r in rows], section


def test_every_rule_and_every_source_of_the_audit_is_in_the_table() -> None:
    rules, sources = correction_rules()
    assert len([r for r in told() if r.name.startswith("D")]) == rules == 10
    named = [r.cells[1] for r in told() if r.name.startswith("E")]
    assert [n for n in named if n not in sources] == []
    assert len(named) == 7
