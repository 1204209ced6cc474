"""A store at fault, or an address of none: a few tries, and then one sentence; nothing is lost, nothing let out."""

from __future__ import annotations

import gc
import socket
import ssl
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

import thorbecke
from ontology.errors import InputError
from ontology.reading import cache, loading
from ontology.reading.dataset import Dataset
from ontology.remote import client, reading
from ontology.remote.client import PATIENCE
from ontology.remote.reading import Page
from tests.conftest import SMALL_HOUSE, Shell
from tests.remote.servers import JSON, FaultyServer, Handler

SMALL = SMALL_HOUSE.replace("@prefix ex:", "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n@prefix ex:")


def refused(shell: Shell, house: str, **environment: str) -> str:
    """Return why a house is not read: one sentence, status 2, nothing on stdout."""
    done = shell("gaps", house, **environment)
    assert done.returncode == 2 and done.stdout == "", done.stderr
    *warnings, told = done.stderr.splitlines()
    assert all(line.startswith("thorbecke: warning: ") for line in warnings), done.stderr
    assert "Traceback" not in told
    return told


def status(
    number: int, body: bytes = b"", kind: str = "text/plain", **more: str
) -> Callable[[Handler, str, bytes], None]:
    return lambda handler, _query, _answer: handler.told(body, number, kind, **more)


def cut(handler: Handler, _: str, answer: bytes) -> None:
    """Promise more than comes."""
    handler.told(answer[:-10], length=str(len(answer)))
    handler.close_connection = True


def cut_unseen(handler: Handler, _: str, answer: bytes) -> None:
    """Break off where HTTP cannot tell."""
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(answer[: len(answer) // 2])
    handler.close_connection = True


def silent(handler: Handler, _: str, __: bytes) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


# -- a store that fails for a while


@pytest.mark.parametrize("fault", [status(503), status(429), status(502), status(504), cut, silent])
def test_what_fails_for_a_while_is_asked_again(
    server: FaultyServer, slept: list[float], fault: Callable[[Handler, str, bytes], None]
) -> None:
    server.holds(SMALL)
    whole = thorbecke.load(server.address).dataset
    server.faults = [fault, fault, fault, fault]
    assert thorbecke.load(server.address).dataset == whole
    assert slept == [0.5, 1, 2, 4]


def test_a_store_says_how_long_to_wait(server: FaultyServer, slept: list[float], shell: Shell) -> None:
    server.holds(SMALL)
    server.faults = [status(503, Retry_After="7"), status(429, Retry_After="soon")]
    assert shell("gaps", server.address).returncode == 0
    assert slept == [7, 1]
    server.faults = [status(503, Retry_After="3600")]
    assert "asks to wait 3600 seconds" in refused(shell, server.address) and len(slept) == 2


def test_tries_come_to_an_end(server: FaultyServer, slept: list[float], shell: Shell) -> None:
    server.holds(SMALL)
    server.faults = [status(503)] * 9
    assert "does not answer now (503); asked 5 times" in refused(shell, server.address)
    assert len(slept) == 4 and len(server.asked) == 5


def test_time_is_bounded(
    server: FaultyServer, slept: list[float], shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer at all, and one that goes on for ever."""
    server.holds(SMALL)
    gone: list[bytes] = []

    def late(handler: Handler, _query: str, _answer: bytes) -> None:
        gone.append(handler.rfile.read(1))  # until the other side goes

    monkeypatch.setattr(client, "PATIENCE", replace(PATIENCE, waiting=0.05, tries=2))
    server.faults = [late, late]
    assert "no answer within 0.05 seconds; asked 2 times" in refused(shell, server.address)
    monkeypatch.setattr(client, "PATIENCE", replace(PATIENCE, answering=-1))
    assert "an answer took longer than" in refused(shell, server.address)


def test_size_is_bounded(server: FaultyServer, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    server.holds(SMALL)
    monkeypatch.setattr(client, "PATIENCE", replace(PATIENCE, bytes=1000))
    assert "one answer is larger than" in refused(shell, server.address)
    monkeypatch.undo()
    monkeypatch.setattr(loading, "MAX_BYTES", 2000)
    assert "holds more than" in refused(shell, server.address)


# -- no store, or not for you


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (status(404), "check the path, which is often /sparql or /query"),
        (status(405), "check the path"),
        (status(200, b"<!DOCTYPE html><p>hello", "text/html; charset=utf-8"), "a web page, no SPARQL endpoint"),
        (status(404, b"<p>not found", "text/html"), "a web page, no SPARQL endpoint"),
        (
            status(200, b"<http://e/a> a <http://e/b> .", "text/turtle"),
            "answers text/turtle, not the results of a query",
        ),
        (status(200, b"{}", JSON), "not with the results of a query"),
        (status(200, b'{"results": {"bindings": [{"n": 1}]}}', JSON), "not with the results of a query"),
        (status(200, b'{"results": {"bindings": [{"n": {"type": "uri", "value": "x"}}]}}', JSON), "than was asked"),
        (status(200, b"[[[]", JSON), "cut short"),
        (status(200, b"{,}", JSON), "not legal JSON"),
        (status(200, b"x", JSON, Content_Encoding="gzip"), "answers compressed"),
        (cut_unseen, "cut short"),
        (
            status(400, b"Virtuoso 37000\n Error \x1b[31m SP030"),
            "does not take the question (400: Virtuoso 37000 Error",
        ),
        (status(500), "does not take the question (500: no reason given)"),
        (status(401), "asks who you are (401); set THORBECKE_ENDPOINT_USER"),
        (status(401, WWW_Authenticate='Digest realm="x"'), "401, by Digest, which is not read here"),
        (status(403), "you may not ask this store (403)"),
    ],
)
def test_what_is_no_answer_is_one_sentence(
    server: FaultyServer, shell: Shell, fault: Callable[[Handler, str, bytes], None], words: str
) -> None:
    server.holds(SMALL)
    server.faults = [fault]
    told = refused(shell, server.address)
    assert words in told and told.startswith(f"thorbecke: {server.address}: ") and "\x1b" not in told


def test_what_is_not_reached_is_one_sentence(
    server: FaultyServer, shell: Shell, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:  # nobody listens there
        taken.bind(("127.0.0.1", 0))
        assert "connection refused" in refused(shell, f"http://127.0.0.1:{taken.getsockname()[1]}/sparql")
    assert "no safe connection" in refused(shell, server.address.replace("http:", "https:"))
    with socket.create_server(("127.0.0.1", 0)) as mute:  # takes what comes, and waits for more
        monkeypatch.setattr(client, "PATIENCE", replace(PATIENCE, connecting=0.05))
        told = refused(shell, f"https://127.0.0.1:{mute.getsockname()[1]}/sparql")
    assert "no safe connection" in told and "handshake" in told and slept == [0.5, 1, 2, 4]

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "no host is known as store.example" in refused(shell, "http://store.example/sparql")


def test_a_certificate_that_is_not_right_is_told(
    server: FaultyServer, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise ssl.SSLCertVerificationError("certificate verify failed: self-signed certificate")

    monkeypatch.setattr("urllib3.connection.ssl_wrap_socket", wrong)
    told = refused(shell, server.address.replace("http:", "https:"))
    assert "self-signed certificate" in told and "that its certificate is right" in told


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://example.org/house.ttl", "a file at an address is not fetched; save it, and give the file"),
        ("https://example.org/a/House.XLSX?raw=1", "save it, and give the file"),
        ("https://example.org/index.html", "save it, and give the file"),
        ("http://", "not an address; give one as https://example.org/sparql"),
        ("http:///sparql", "not an address"),
        ("http://example.org:port/sparql", "not an address"),
        ("http://[::1/sparql", "not an address"),
        ("http://exa mple.org/sparql", "not an address"),
    ],
)
def test_an_address_that_is_no_store_is_not_asked(shell: Shell, address: str, words: str) -> None:
    assert words in refused(shell, address)


def test_an_address_is_only_that_of_a_house(server: FaultyServer, shell: Shell, tmp_path: Path) -> None:
    """Where a file is meant, none is there; nothing is asked."""
    for command in (["verify"], ["test"], ["gaps", "-o"], ["import", "popolo"]):
        done = shell(*command, f"{server.address}/x.md", cwd=tmp_path)
        assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
    assert server.asked == [] and list(tmp_path.iterdir()) == []


def test_an_address_in_a_file_is_not_asked(server: FaultyServer, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(f"house: {server.address}\ncases:\n  - choice: x\n    expect: FULL\n")
    for extra in ((), ("--allow-outside",)):
        done = shell("test", "cases.yaml", *extra, cwd=tmp_path)
        assert done.returncode == 2 and "only asked where you give it yourself" in done.stderr
    with pytest.raises(InputError, match="only asked where you give it yourself"):
        thorbecke.load(Path(server.address))
    assert server.asked == []


# -- who asks


def test_a_password_in_an_address_is_refused_and_not_shown(server: FaultyServer, shell: Shell) -> None:
    told = refused(shell, server.address.replace("//", "//me:s3cret@"))
    assert "THORBECKE_ENDPOINT_PASSWORD" in told and "s3cret" not in told and "me:" not in told
    assert server.asked == []


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"USER": "me", "PASSWORD": "s3cret"}, "Basic bWU6czNjcmV0"),
        ({"TOKEN": "t0ken"}, "Bearer t0ken"),
        ({"TOKEN": "t0ken", "HOST": "127.0.0.1"}, "Bearer t0ken"),
        ({"TOKEN": "t0ken", "HOST": "store.example.org"}, None),
        ({}, None),
    ],
)
def test_who_asks_is_said_in_the_environment(
    server: FaultyServer, shell: Shell, given: dict[str, str], sent: str | None
) -> None:
    server.holds(SMALL)
    environment = {f"THORBECKE_ENDPOINT_{name}": value for name, value in given.items()}
    done = shell("gaps", server.address, **environment)
    assert done.returncode == 0 and done.stderr == ""  # this machine itself: nothing is in the clear
    assert {head.get("Authorization") for _, head, _ in server.asked} == {sent}
    body = b"you sent Basic bWU6czNjcmV0 s3cret t0ken"
    server.faults = [status(400, body), status(401)]
    for words in ("does not take the question", "(401"):
        told = refused(shell, server.address, **environment)
        assert words in told and not any(
            value in told
            for value in (*given.values(), sent or "-")
            if len(value) > 4 and value not in ("127.0.0.1", "store.example.org")
        )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"TOKEN": "t", "USER": "u"}, "keep one way to say who you are"),
        ({"PASSWORD": "p4ss"}, "is set without THORBECKE_ENDPOINT_USER"),
        ({"TOKEN": "a\nb"}, "holds what cannot be sent"),
        ({"TOKEN": "é"}, "holds what cannot be sent"),
    ],
)
def test_half_a_login_is_refused(server: FaultyServer, shell: Shell, given: dict[str, str], words: str) -> None:
    told = refused(shell, server.address, **{f"THORBECKE_ENDPOINT_{name}": value for name, value in given.items()})
    assert words in told and "p4ss" not in told and server.asked == []


def test_a_login_in_the_clear_is_warned_of(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    done = shell("gaps", "http://store.example/sparql", THORBECKE_ENDPOINT_TOKEN="t0ken")
    assert "warning: http://store.example/sparql: who you are goes over the network in the clear" in done.stderr
    done = shell("gaps", "https://store.example/sparql", THORBECKE_ENDPOINT_TOKEN="t0ken")
    assert "warning" not in done.stderr


def test_another_host_is_not_followed(server: FaultyServer, shell: Shell) -> None:
    server.holds(SMALL)
    for code, target in (
        (302, "http://other.example/sparql"),
        (307, "https://me:x@127.0.0.1/q"),
        (301, "file:///etc/hosts"),
    ):
        server.faults = [status(code, Location=target)]
        told = refused(shell, server.address, THORBECKE_ENDPOINT_TOKEN="t0ken")
        assert "leads elsewhere, which is not followed" in told and "me:x" not in told
    server.faults = [status(308, Location="/else?x=1"), status(301, Location=server.address)]
    assert shell("gaps", server.address).returncode == 0
    assert [path for path, *_ in server.asked[3:6]] == ["/query", "/else?x=1", "/query"]
    server.faults = [status(302, Location="/again")] * 4
    assert "from one address to the next" in refused(shell, server.address)


def test_an_address_is_shown_without_what_may_be_secret(server: FaultyServer, shell: Shell) -> None:
    server.holds(SMALL)
    told = shell("check", f"{server.address}?key=s3cret#part", "--format", "json")
    assert told.returncode == 0 and server.address in told.stdout and "s3cret" not in told.stdout + told.stderr
    assert {path for path, *_ in server.asked} == {"/query?key=s3cret"}


# -- what a store holds


def test_answers_that_are_cut_off_are_told(server: FaultyServer, shell: Shell) -> None:
    server.holds(SMALL)
    for cap in (1, 5, 20):
        server.cap = cap
        assert "cuts its answers off" in refused(shell, server.address)


def test_a_store_without_end_is_left(server: FaultyServer, shell: Shell) -> None:
    """One that says it holds more than any house, or gives names for ever."""
    server.holds(SMALL)

    def many(number: bytes) -> Callable[[Handler, str, bytes], None]:
        row = b'{"n": {"type": "literal", "value": "%s"}, "s": {"type": "uri", "value": "http://e/%d"}}'
        return lambda handler, _query, _answer: handler.told(
            b'{"results": {"bindings": [%s]}}' % (row % (number, len(server.asked))), 200, JSON
        )

    def right(handler: Handler, _query: str, answer: bytes) -> None:
        handler.told(answer)

    server.faults = [right, right, many(b"99999999999")]
    assert "holds more than 200 MB" in refused(shell, server.address)
    server.faults = [right, right, right, right, *[many(b"0")] * 50]
    assert "without a statement" in refused(shell, server.address) and len(server.faults) == 49


def test_a_cap_on_rows_is_lived_with(server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.holds(SMALL)
    whole = thorbecke.load(server.address).dataset
    monkeypatch.setattr(reading, "PAGE", Page(statements=20, subjects=5, names=(100,)))
    server.cap = 20
    assert thorbecke.load(server.address).dataset == whole
    server.cap = 3  # names come three at a time then, and a subject of more than three statements is cut off
    with pytest.raises(InputError, match="cuts its answers off"):
        thorbecke.load(server.address)


def test_a_store_that_sorts_few_names_is_asked_for_fewer(server: FaultyServer) -> None:
    server.holds(SMALL)
    whole = thorbecke.load(server.address).dataset

    def sorts_few(handler: Handler, query: str, answer: bytes) -> None:
        if "LIMIT 100000" in query:
            handler.told(b"Error SR353: only 10000 are allowed", 500, "text/plain")
        else:
            handler.told(answer)

    server.faults = [sorts_few] * 20
    assert thorbecke.load(server.address).dataset == whole


@pytest.mark.parametrize("after", range(3, 9))
def test_a_store_that_changes_meanwhile_is_told(server: FaultyServer, after: int, shell: Shell) -> None:
    """Whenever it happens: before, the count is right and all of it is read; after, it is told."""
    server.holds(SMALL)
    shell("gaps", server.address)
    questions = len(server.asked)
    assert questions > 4
    server.asked.clear()

    def changing() -> None:
        if len(server.asked) == after:
            server.store.add(Quad(NamedNode("http://e/new"), NamedNode("http://e/p"), NamedNode("http://e/o")))

    server.changing = changing
    done = shell("gaps", server.address)
    told = 3 < after <= questions  # the third is how many there are
    assert (done.returncode, "changed while it was read" in done.stderr) == ((2, True) if told else (0, False))


def test_nodes_without_a_name_are_one_page_or_refused(
    server: FaultyServer, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    nameless = SMALL + "ex:minister skos:related [ skos:note 'a' ; skos:related [ skos:note 'b' ] ] .\n"
    server.holds(nameless)
    first = thorbecke.load(server.address, validate=False).dataset
    server.holds(
        nameless.replace("[ skos:note 'a' ; skos:related [ skos:note 'b' ] ]", "_:y")
        + ("_:z skos:note 'b' . _:y skos:related _:z ; skos:note 'a' .\n")
    )
    again = thorbecke.load(server.address, validate=False).dataset
    assert first.digest == again.digest and first.quads == again.quads
    monkeypatch.setattr(reading, "PAGE", Page(statements=3))
    assert "4 statements are about nodes without a name" in refused(shell, server.address)


def test_a_union_of_graphs_is_read_graph_by_graph(server: FaultyServer, shell: Shell) -> None:
    """The statements of a proposal are no part of the record, whatever the default graph of the store is."""
    proposal = """
    ex:plan a hvt:Scenario ; skos:prefLabel "Plan"@nl , "Plan"@en ; hvt:adds ex:graph .
    ex:graph { ex:buoys-decided a hvt:RoleAssignment ; hvt:choice ex:buoys ; hvt:actor ex:minister ;
        hvt:role hvt:Decides ; hvt:status hvt:stated ; dcterms:source ex:statute . }"""
    server.holds(SMALL + proposal)
    apart = thorbecke.load(server.address).dataset
    assert shell("gaps", server.address).stderr == ""
    server.union = True
    done = shell("gaps", server.address, "--format", "json")
    assert "all its named graphs together" in done.stderr
    with pytest.warns(UserWarning, match="all its named graphs together"):
        told = thorbecke.load(server.address)
    assert told.dataset == apart and told.gaps()["buoys"].verdict == "NOT_RECORDED"


def test_what_is_in_no_house_is_refused(server: FaultyServer, shell: Shell) -> None:
    server.holds("")
    assert "holds no statements" in refused(shell, server.address)
    server.holds(SMALL + "_:g { ex:port skos:note 'x' . }")
    assert "a graph without a name" in refused(shell, server.address)


# -- the cache


def test_the_cache_knows_what_was_read_by_what_it_says(
    server: FaultyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by its address: a store changes, and another store may hold the same."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    server.holds(SMALL)
    first = thorbecke.load(server.address)
    kept = len(list(tmp_path.iterdir()))
    assert kept and first.dataset.key
    checked: list[object] = []

    def sound(dataset: Dataset) -> Dataset:
        checked.append(dataset)
        return dataset

    monkeypatch.setattr(loading, "_sound", sound)
    there = server.address.replace("127.0.0.1", "localhost")
    assert thorbecke.load(there).dataset.key == first.dataset.key
    assert checked == []
    server.holds(SMALL + "ex:port skos:note 'new' .")
    assert thorbecke.load(server.address).dataset.key != first.dataset.key
    assert len(checked) == 1


def test_how_far_it_is_is_told(server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from ontology.remote.telling import telling

    server.holds(SMALL)
    monkeypatch.setattr(reading, "PAGE", Page(statements=20, subjects=5))
    told: list[str] = []
    with telling(told.append, told.append):
        count = len(thorbecke.load(server.address).dataset.quads)
    assert told[0] == f"reading {server.address}"
    assert told[-1] == f"reading {server.address}: {count} of {count} statements"
    assert len(told) > 4
    gc.collect()  # no connection is left open: that would warn
