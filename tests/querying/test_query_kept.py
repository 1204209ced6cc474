"""What the steps of a query derive of a large house, and what it answered, is kept; a query cannot tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ontology.querying import child, sparql
from ontology.querying.competency import find_question
from ontology.querying.sparql import Asked, QueryError, ask, statements_of
from ontology.querying.terms import TODAY
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
    for asks in ("in_child", "in_turn"):
        monkeypatch.setattr(sparql, asks, lambda *_: pytest.fail("asked again"))
    assert ask(house, text, on, limits=LIMITS) == derived
    with pytest.raises(pytest.fail.Exception):
        ask(house, text + " ", on, limits=LIMITS)
    monkeypatch.undo()
    monkeypatch.setenv("THORBECKE_CACHE", str(tmp_path))
    tasks: list[child.Task] = []

    def watched(task: child.Task, *rest: Any) -> Any:
        tasks.append(task)
        return child.in_child(task, *rest)

    monkeypatch.setattr(sparql, "in_child", watched)
    assert ask(house, text + " ", on, limits=LIMITS) == derived
    assert [(task.query is None, bool(task.known)) for task in tasks] == [(False, True)]


SMALL = b"<a:a> <a:b> <a:c> .\n"
STEP = "CONSTRUCT { ?s <a:derived> ?o } WHERE { ?s <a:b> ?o }"
DERIVED = f"<a:a> <a:derived> <a:c> <{TODAY}> .\n".encode()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("ASK { GRAPH ?g { ?s <a:derived> ?o } }", {"truth": True, "unseen": []}),
        ("ASK { ?s <a:derived> ?o }", {"truth": False, "unseen": []}),
        ("CLEAR ALL", "would change the house"),
        ("SELECT * { ?s ?p ", "no legal SPARQL"),
    ],
)
def test_what_is_derived_is_told_before_the_query_is_shown(query: str, told: object) -> None:
    """So it is the same whatever is asked, and there also where nothing is answered."""
    kept: list[bytes] = []

    def asked() -> Any:
        tasks = child.Task(None, [(".rq", STEP)]), child.Task(query, [])
        return child.in_turn(tasks, SMALL, "query", LIMITS, kept.append)

    if isinstance(told, str):
        with pytest.raises(QueryError, match=told):
            asked()
    else:
        assert asked() == told
    assert kept == [DERIVED]


def test_a_query_is_shown_only_when_that_was_kept() -> None:
    """Whoever keeps it can stop there, and the child has been told nothing."""

    def stop(_: bytes) -> None:
        raise LookupError

    tasks = child.Task(None, [(".rq", STEP)]), child.Task("ASK {}", [])
    with pytest.raises(LookupError):
        child.in_turn(tasks, SMALL, "query", LIMITS, stop)


@pytest.mark.parametrize("slow", [0, 1])
def test_either_half_of_a_child_is_stopped_in_time(slow: int) -> None:
    """By the clock of the processor; what was derived by then is kept."""
    resource = pytest.importorskip("resource")
    product = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(9))
    steps = [
        (".rq", STEP),
        *([(".rq", f"CONSTRUCT {{ <a:a> <a:a> <a:a> }} WHERE {{ {product} }}")] if not slow else []),
    ]
    query = f"SELECT (COUNT(*) AS ?n) {{ {product} }}" if slow else "ASK {}"
    house = b"".join(b"<a:%d> <a:b> <a:%d> .\n" % (n, n) for n in range(40))
    kept: list[bytes] = []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(QueryError, match="no answer within 1 s"):
        tasks = child.Task(None, steps), child.Task(query, [])
        child.in_turn(tasks, house, "query", sparql.Limits(seconds=1), kept.append)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 5
    assert len(kept) == slow
