"""The statements of a house as columns say what its text says, row by row."""

from __future__ import annotations

import numpy as np
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from ontology.columns import bytewise
from ontology.columns.grouping import by_number
from ontology.columns.statements import statements_of
from ontology.reading.dataset import key

TEXT = b"""\
<x:a> <x:p> <x:b> .
_:b1 <x:q> "text"@nl <x:g> .
<x:a> <x:q> _:b1 .
"""


def test_a_row_is_the_statement_its_text_is() -> None:
    told = statements_of(TEXT)
    quads = list(parse(TEXT, format=RdfFormat.N_QUADS))
    assert len(quads) == told.subject.size == 3
    for row, quad in enumerate(quads):
        (again,) = parse(told.lines(np.array([row])), format=RdfFormat.N_QUADS)
        assert again.predicate.value == told.predicates[told.predicate[row]] == quad.predicate.value
        assert told.nodes[told.subject[row]] == key(again.subject)
        assert (told.value[row] >= 0) == (not hasattr(again.object, "datatype"))
        if isinstance(again.object, NamedNode):
            assert told.nodes[told.value[row]] == again.object.value
    assert [told.graphs[one] if one >= 0 else "" for one in told.graph] == ["", "x:g", ""]


def test_lines_are_given_in_the_order_that_is_asked() -> None:
    told = statements_of(TEXT)
    assert told.lines(np.array([2, 0])).splitlines() == [b"<x:a> <x:q> _:b1 .", b"<x:a> <x:p> <x:b> ."]


@pytest.mark.parametrize("compiled", [True, False])
def test_rows_by_number_are_in_file_order(compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bytewise, "COMPILED", compiled)
    numbers = np.array([3, 0, 3, 1, 0, 3], np.int32)
    rows, first = by_number(numbers, 5)
    assert [rows[first[n] : first[n + 1]].tolist() for n in range(5)] == [[1, 4], [3], [], [0, 2, 5], []]
    assert by_number(np.empty(0, np.int32), 0)[0].size == 0
