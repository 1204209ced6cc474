"""What the steps of a query derive of a large house, and what it answered, is kept; a query cannot tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ontology.querying import sparql
from ontology.querying.competency import find_question
from ontology.querying.sparql import Asked, ask, statements_of
from tests.support.nds import nds

LIMITS = sparql.Limits(seconds=120)


@pytest.mark.parametrize("name", ["who-decides", "minister-answers"])
def test_what_was_kept_answers_as_what_is_derived(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By all steps, by the steps kept, and as the answer kept: one answer; a change of a byte is asked anew."""
    text, house = find_question(name).sparql, statements_of(nds())
    on = Asked(date(2025, 9, 29))
    monkeypatch.setattr(sparql, "KEPT", range(0))
    derived = ask(house, text, on, limits=LIMITS)
    monkeypatch.undo()
    monkeypatch.setenv("THORBECKE_CACHE", str(tmp_path))
    assert ask(house, text, on, limits=LIMITS) == derived
    monkeypatch.setattr(sparql, "_in_child", lambda *_: pytest.fail("asked again"))
    assert ask(house, text, on, limits=LIMITS) == derived
    with pytest.raises(pytest.fail.Exception):
        ask(house, text + " ", on, limits=LIMITS)
    monkeypatch.undo()
    monkeypatch.setenv("THORBECKE_CACHE", str(tmp_path))
    tasks: list[sparql._Task] = []
    in_child = sparql._in_child

    def watched(task: sparql._Task, *rest: Any) -> Any:
        tasks.append(task)
        return in_child(task, *rest)

    monkeypatch.setattr(sparql, "_in_child", watched)
    assert ask(house, text + " ", on, limits=LIMITS) == derived
    assert [(task.query is None, bool(task.known)) for task in tasks] == [(False, True)]
