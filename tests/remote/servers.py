"""Stores to read a house from: Oxigraph's server, Virtuoso, and one of our own that can be at fault."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

from pyoxigraph import QueryResultsFormat, RdfFormat, Store

JSON = "application/sparql-results+json"
#: what answers a question: a handler, the query, and its answer as JSON
Fault = Callable[["Handler", str, bytes], None]


class Handler(BaseHTTPRequestHandler):
    """Answers from a store in this process, or as the test has it go wrong."""

    server: FaultyServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = parse_qs(body)
        self.server.asked.append((self.path, dict(self.headers), asked))
        answer = self.server.answer(asked["query"][0])
        if self.server.faults:
            self.server.faults.pop(0)(self, asked["query"][0], answer)
        else:
            self.told(answer)

    def told(self, body: bytes, status: int = 200, kind: str = JSON, **more: str) -> None:
        """Answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", more.pop("length", str(len(body))))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        return


class FaultyServer(ThreadingHTTPServer):
    """A store of our own; `faults` are what happens to the next questions, `cap` how many rows it gives at most."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = Store()
        self.union = False
        self.forget()

    def forget(self) -> None:
        self.faults: list[Fault] = []
        self.asked: list[tuple[str, dict[str, str], dict[str, list[str]]]] = []
        self.cap: int | None = None
        self.union = False
        self.changing: Callable[[], None] | None = None

    def handle_error(self, *_: Any) -> None:
        return  # who asked is gone

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/query"

    def holds(self, text: str, form: RdfFormat = RdfFormat.TRIG) -> None:
        self.store.clear()
        self.store.load(text.encode(), format=form)

    def answer(self, query: str) -> bytes:
        if self.changing is not None:
            self.changing()
        rows: Any = self.store.query(query, use_default_graph_as_union=self.union)
        told: bytes = rows.serialize(format=QueryResultsFormat.JSON)
        if self.cap is not None:
            cut = json.loads(told)
            cut["results"]["bindings"] = cut["results"]["bindings"][: self.cap]
            told = json.dumps(cut).encode()
        return told


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def started(command: list[str], url: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start a server and wait until it answers."""
    log = folder / "out.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        try:
            posted(url, urlencode({"query": "SELECT ?s { ?s ?p ?o } LIMIT 1"}).encode(), {"Accept": JSON})
        except OSError:
            time.sleep(0.05)
        else:
            return process
    process.kill()
    raise RuntimeError(f"{command[0]} does not answer: {log.read_text(errors='replace')[-2000:]}")


def posted(url: str, body: bytes, head: dict[str, str], method: str = "POST") -> bytes:
    with urllib.request.urlopen(urllib.request.Request(url, body, head, method=method), timeout=30) as answer:
        told: bytes = answer.read()
        return told


def put(base: str, house: bytes, kind: str = "application/trig") -> None:
    """Have Oxigraph hold this house and nothing else."""
    posted(f"{base}/store", house, {"Content-Type": kind}, "PUT")


@contextmanager
def oxigraph() -> Iterator[str]:
    """Where Oxigraph's server listens; `/query` is the endpoint, `/store` takes a house."""
    base = f"http://127.0.0.1:{free_port()}"
    with tempfile.TemporaryDirectory(prefix="oxigraph-") as folder:
        program = Path(sys.executable).with_name("oxigraph")
        process = started(
            [str(program), "serve", "--bind", base.removeprefix("http://")], f"{base}/query", Path(folder)
        )
        yield base
        process.kill()
        process.wait()


_INI = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 4
CheckpointInterval = 0
NumberOfBuffers = 4000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
ServerThreads = 4
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
"""
#: how many rows Virtuoso gives at most, as it is here
MOST_ROWS = 100


@contextmanager
def virtuoso() -> Iterator[tuple[str, Callable[[bytes, str], None]]]:
    """Where Virtuoso listens, and what has it hold N-Quads; what is in no graph goes into the graph that is named."""
    sql, web = free_port(), free_port()
    url = f"http://127.0.0.1:{web}/sparql"
    with tempfile.TemporaryDirectory(prefix="virtuoso-") as folder:
        (Path(folder) / "v.ini").write_text(_INI.format(sql=sql, web=web, folder=folder, rows=MOST_ROWS))
        process = started(["virtuoso-t", "+foreground", "+configfile", "v.ini"], url, Path(folder))

        def holding(lines: bytes, graph: str) -> None:
            file = Path(folder) / "house.nq"
            file.write_bytes(lines)
            text = f"DB.DBA.TTLP(file_to_string_output('{file}'), '', '{graph}', 512);\ncheckpoint;\n"
            command = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", "ERRORS=STDOUT"]
            done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=60, check=True)
            assert b"*** Error" not in done.stdout, done.stdout.decode()

        yield url, holding
        process.kill()
        process.wait()
