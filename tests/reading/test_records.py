"""Records made many at once are the records that calling their class makes."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date

import pytest

from ontology.reading.facts import Participation
from ontology.reading.records import MANY, records

ROWS = [
    ("urn:x:1", "urn:b", "urn:p", "urn:r", "stated", None, date(2025, 1, 1), ("urn:s",)),
    ("urn:x:2", *"bprs", None, None, ()),
]


@pytest.mark.parametrize("number", [2, MANY])
def test_they_are_equal_and_as_closed(number: int) -> None:
    wanted = [Participation(*row) for row in ROWS]
    found = records(Participation, number, zip(*ROWS, strict=True))
    assert found == wanted and list(map(hash, found)) == list(map(hash, wanted))
    assert repr(found) == repr(wanted) and {type(record) for record in found} == {Participation}
    assert [f.name for f in fields(found[0])] == [f.name for f in fields(wanted[0])]
    assert replace(found[0], status="arguable") == replace(wanted[0], status="arguable")
    assert pickle.loads(pickle.dumps(found)) == wanted
    with pytest.raises(FrozenInstanceError):
        found[0].status = "arguable"  # type: ignore[misc]


def test_no_rows_no_records() -> None:
    for number in (0, MANY):
        assert records(Participation, number, [()] * len(fields(Participation))) == []
