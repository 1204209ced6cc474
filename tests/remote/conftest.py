"""Stores to read a house from: Oxigraph's server and Virtuoso, each started once, and one of our own at fault."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from tests.remote import servers
from tests.remote.servers import FaultyServer


@pytest.fixture(scope="session")
def the_server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def server(the_server: FaultyServer) -> FaultyServer:
    """A store that does what the test says, and nothing else any more after it."""
    the_server.forget()
    return the_server


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited between tries: nothing waits here."""
    waits: list[float] = []
    monkeypatch.setattr("ontology.remote.client.time.sleep", waits.append)
    return waits


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """Where Oxigraph's server listens; `/query` is the endpoint, `/store` takes a house."""
    with servers.oxigraph() as base:
        yield base


@pytest.fixture(scope="session")
def virtuoso() -> Iterator[tuple[str, Callable[[bytes, str], None]]]:
    """Where Virtuoso listens, and what has it hold N-Quads; what is in no graph goes into the graph that is named."""
    with servers.virtuoso() as told:
        yield told
