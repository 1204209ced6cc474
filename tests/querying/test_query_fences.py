"""What a query of a stranger can do: nothing. Refused or stopped in one sentence, exit 2, and nothing is fetched.

A canary listens on this machine; that it would sing is tested too.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ontology.querying.sparql import MAX_QUERY, Asked, Limits, QueryError, Table, Truth, ask, statements_of
from ontology.reading.loading import loads
from tests.conftest import ROOT, Shell
from tests.support.random_houses import TODAY

ASKED = Asked(TODAY)


class Canary:
    """A server on the loopback that counts who knocks."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.getsockname()[1]}/sparql"
        self.knocks = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                visitor, _ = self.server.accept()
            except OSError:
                return
            self.knocks += 1
            with visitor:
                visitor.sendall(b"HTTP/1.1 500 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    bird = Canary()
    yield bird
    bird.server.close()


@pytest.fixture(scope="module")
def house(small_house: str) -> bytes:
    return statements_of(loads(small_house))


#: what would be sent or read, if it were let; URL is the canary
FETCHING = {
    "service": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "small letters": "select * { service <URL> { ?s ?p ?o } }",
    "a remark in between": "SELECT * { SERVICE#there\n<URL> { ?s ?p ?o } }",
    "a variable": "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "a prefixed name": "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }",
    "in a subselect": "SELECT * { { SELECT ?s { SERVICE <URL> { ?s ?p ?o } } } }",
    "in a subselect of a subselect": "SELECT * { { SELECT ?s { { SELECT ?s { SERVICE <URL> { ?s ?p ?o } } } } } }",
    "in exists": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "in not exists": "ASK { ?s ?p ?o FILTER NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "in exists in an expression": "SELECT (IF(EXISTS { SERVICE <URL> { ?s ?p ?o } }, 1, 2) AS ?x) {}",
    "in having": "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
    "in order by": "SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
    "in bind": "SELECT * { BIND (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) }",
    "in optional": "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "in minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "in union": "SELECT * { { ?s ?p ?o } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "in graph": "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "construct": "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "describe": "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "escaped": "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "escaped long": "SELECT * { \\U00000053ERVICE <URL> { ?s ?p ?o } }",
    # rdflib turns \u0022 into a quote before it reads, so for it the request stands inside a long string
    "between escaped quotes": 'ASK { FILTER ("\\u0022" != "a") SERVICE <URL> { ?s ?p ?o } FILTER ("a" != "\\u0022") }',
    # a remark ends at a line feed for rdflib, at a carriage return too for pyoxigraph
    "behind a carriage return": "SELECT * { ?s ?p ?o . # quiet \r SERVICE <URL> { ?s ?p ?o } \n }",
    "from": "SELECT * FROM <URL> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "ask from": "ASK FROM <URL> { ?s ?p ?o }",
    "construct from": "CONSTRUCT { ?s ?p ?o } FROM <URL> WHERE { ?s ?p ?o }",
    "short construct from": "CONSTRUCT FROM <URL> WHERE { ?s ?p ?o }",
    "describe from": "DESCRIBE <URL> FROM <URL>",
    "from a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "load": "LOAD <URL>",
    "load silent": "LOAD SILENT <URL> INTO GRAPH <x:g>",
    "insert data": "INSERT DATA { <x:a> <x:b> <x:c> }",
    "insert where": "INSERT { ?s ?p 1 } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "clear": "CLEAR ALL",
    "drop": "DROP DEFAULT",
    "a query and then an update": "SELECT * { ?s ?p ?o } ; LOAD <URL>",
    "an update with prefix": "PREFIX x: <x:> INSERT DATA { x:a x:b x:c }",
}


@pytest.mark.parametrize("name", FETCHING)
def test_nothing_is_fetched_and_nothing_changes(name: str, canary: Canary, house: bytes) -> None:
    with pytest.raises(QueryError) as refused:
        ask(house, FETCHING[name].replace("URL", canary.url), ASKED)
    told = str(refused.value)
    assert told.startswith("query") and "\n" not in told and "Traceback" not in told
    assert canary.knocks == 0, "somebody went out"


def test_each_refusal_says_which_rule(canary: Canary, house: bytes) -> None:
    for name, words in {
        "in exists": "SERVICE asks another machine",
        "from": "only the house is asked",
        "load": "a query only reads",
        "escaped": "write the character itself",
    }.items():
        with pytest.raises(QueryError, match=words):
            ask(house, FETCHING[name].replace("URL", canary.url), ASKED)


@pytest.mark.parametrize("name", ["service", "escaped", "from", "load", "delete"])
def test_the_shell_refuses_in_one_sentence(
    name: str, canary: Canary, shell: Shell, tmp_path: Path, small_house: str
) -> None:
    place = tmp_path / "house.ttl"
    place.write_text(small_house, encoding="utf-8")
    asked = tmp_path / "asked.rq"
    asked.write_text(FETCHING[name].replace("URL", canary.url), encoding="utf-8")
    done = shell("query", asked, place)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert done.stderr.startswith("thorbecke: asked.rq")
    assert canary.knocks == 0
    assert place.read_text(encoding="utf-8") == small_house


CHILD = """
import sys
sys.path.insert(0, {root!r})
import pyoxigraph
from ontology.querying import worker as query_worker
store = pyoxigraph.Store()
if {fenced!r}:
    query_worker.limit(20)
try:
    list(store.query("SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"))
except Exception as error:
    print(error)
"""


def test_the_canary_sings_without_fences_and_is_silent_behind_the_second_alone() -> None:
    """Were the look at the query fooled, a process without a file handle has nothing to send by (POSIX)."""
    pytest.importorskip("resource")
    for fenced, knocks in ((False, True), (True, False)):
        bird = Canary()
        text = CHILD.format(root=str(ROOT), url=bird.url, fenced=fenced)
        subprocess.run([sys.executable, "-c", text], check=True, capture_output=True, timeout=60)
        time.sleep(0.1)
        assert (bird.knocks > 0) is knocks
        bird.server.close()


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p ?o FILTER (CONTAINS("SERVICE <http://x/> FROM LOAD INSERT", "FROM")) }',
        "ASK { ?s ?p ?o } # SERVICE <http://x/> { } FROM <http://x/>",
        "ASK { ?SERVICE ?from ?load }",
        "PREFIX service: <x:> ASK { ?s service:FROM ?o }",
    ],
)
def test_words_in_literals_remarks_and_names_are_no_crime(text: str, house: bytes) -> None:
    ask(house, text, ASKED)


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()"])
def test_what_answers_otherwise_each_time_is_refused(call: str, house: bytes) -> None:
    with pytest.raises(QueryError, match=call[:-2]):
        ask(house, f"SELECT ?x {{ {{ SELECT ({call} AS ?x) {{}} }} }}", ASKED)


def doubling() -> str:
    steps = " ".join(f"BIND (CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(40))
    return f'SELECT (STRLEN(?a40) AS ?n) {{ BIND ("aaaaaaaaaaaaaaaa" AS ?a0) {steps} }}'


HEAVY = {
    "more than 40 brackets": "SELECT * " + "{" * 41 + "?s ?p ?o" + "}" * 41,
    "brackets by the thousand": "SELECT * { FILTER (" + "(" * 5000 + "1" + ")" * 5000 + ") }",
    "brackets with words between": "ASK { FILTER (" + "1 + (" * 60 + "1" + ")" * 60 + ") }",
    "lists": "ASK { ?s ?p " + "(" * 100 + ")" * 100 + " }",
    "a long query": "ASK { ?s ?p ?o } #" + "a" * MAX_QUERY,
    "a long query of wide letters": "ASK { ?s ?p ?o } #" + "€" * (MAX_QUERY // 3 + 1),
    "a text that doubles": doubling(),
    "a product": "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(8)) + " }",
    "a slow expression": "ASK { FILTER (true" + " && true" * 11_000 + ") }",
    "too many rows": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "half a character": "ASK { ?s ?p '\ud800' }",
    "a bell": "ASK { ?s ?p '\x07' }",
}


@pytest.mark.parametrize("name", HEAVY)
def test_too_much_is_refused_or_stopped(name: str, house: bytes) -> None:
    """By the clock of the processor: a child that is not alone on its machine gets as much as one that is."""
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(QueryError) as refused:
        ask(house, HEAVY[name], ASKED, limits=Limits(seconds=2))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 300
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 10


def test_a_busy_machine_refuses_nothing(house: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the clock on the wall says of a query is left out: only what hangs is ended by it."""
    pytest.importorskip("resource")
    waited = []
    run = subprocess.run

    def watched(*arguments: Any, timeout: float, **options: Any) -> Any:
        waited.append(timeout)
        return run(*arguments, timeout=timeout, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    assert ask(house, "ASK {}", ASKED, limits=Limits(seconds=1)) == Truth(True)
    assert waited == [70]


def test_an_answer_is_whole_or_it_is_none(house: bytes) -> None:
    full = ask(house, "SELECT ?s ?p ?o { ?s ?p ?o }", ASKED, limits=Limits(rows=1000))
    assert isinstance(full, Table)
    exact = Limits(rows=len(full.rows))
    assert ask(house, "SELECT ?s ?p ?o { ?s ?p ?o }", ASKED, limits=exact) == full
    with pytest.raises(QueryError, match=f"more than {len(full.rows) - 1:,} rows"):
        ask(house, "SELECT ?s ?p ?o { ?s ?p ?o }", ASKED, limits=Limits(rows=len(full.rows) - 1))
    with pytest.raises(QueryError, match=r"larger than 0\.001 MB"):
        ask(house, "SELECT ?s ?p ?o { ?s ?p ?o }", ASKED, limits=Limits(size=1000))


def test_forty_brackets_are_fine(house: bytes) -> None:
    ask(house, "SELECT * " + "{" * 40 + "?s ?p ?o" + "}" * 40, ASKED)
    ask(house, "ASK { FILTER (" + "(" * 38 + "true" + ")" * 38 + ") }", ASKED)
