"""Virtuoso as Debian has it: a server of its own is started, loads the text in bulk, and is asked in SPARQL.

It needs `virtuoso-t` and `isql-vt` (apt-get install virtuoso-opensource-7-bin). Its limits are raised as its manual
says for a machine with so much memory.
"""

from __future__ import annotations

import csv
import io
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from benchmarks.peers.closure import SETS, Bytes, Lap
from benchmarks.peers.question import DECIDERS, INSERTS, KINDS, PARLIAMENT, answered, carrying, strength

__all__ = ["NEEDS", "by_virtuoso"]

NEEDS = ("virtuoso-t", "isql-vt")
GRAPH = "urn:house"
_SETTINGS = """\
[Database]
DatabaseFile = {place}/base.db
ErrorLogFile = {place}/base.log
LockFile = {place}/base.lck
TransactionFile = {place}/base.trx
xa_persistent_file = {place}/base.pxa
[TempDatabase]
DatabaseFile = {place}/temp.db
TransactionFile = {place}/temp.trx
[Parameters]
ServerPort = {port}
LiteMode = 0
DirsAllowed = {place}, {house}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
MaxQueryMem = 4G
TransitiveMemoryLimit = 4000000000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000000
MaxQueryExecutionTime = 0
"""

#: who reaches the parliament: its own form of a path, as `+` walks every way until its memory for that is full
_PATH = f"""SELECT ?actor WHERE {{
{{ SELECT ?actor ?end WHERE {{ ?actor <urn:set:SET> ?end }} }}
OPTION (TRANSITIVE, T_DISTINCT, T_NO_CYCLES, T_IN(?end), T_OUT(?actor), T_MIN(1)) FILTER(?end = <{PARLIAMENT}>)
}}"""


class _Server:
    def __init__(self, place: Path, house: Path) -> None:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            other.bind(("127.0.0.1", 0))
            self.port, self.http = one.getsockname()[1], other.getsockname()[1]
        settings = place / "virtuoso.ini"
        settings.write_text(
            _SETTINGS.format(place=place, house=house, port=self.port, http=self.http), encoding="utf-8"
        )
        self.process = subprocess.Popen(
            ["virtuoso-t", "+foreground", "+configfile", str(settings)],
            cwd=place,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 60
        while self._asked("status();").returncode:
            if self.process.poll() is not None or time.monotonic() > until:
                log = place / "base.log"
                said = log.read_text(encoding="utf-8", errors="replace").splitlines()[-1:] if log.is_file() else []
                raise SystemExit(f"Virtuoso does not start: {' '.join(said) or 'it said nothing'}")
            time.sleep(0.2)

    def _asked(self, text: str) -> subprocess.CompletedProcess[str]:
        command = ["isql-vt", f"127.0.0.1:{self.port}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF"]
        return subprocess.run([*command, "ERRORS=STDERR"], input=text, capture_output=True, text=True, check=False)

    def tell(self, text: str) -> None:
        """Run statements; SystemExit with what the server says of an error."""
        done = self._asked(f"{text} ;\n")
        if done.returncode or "Error" in done.stderr:
            raise SystemExit(" ".join(done.stderr.split())[:200])

    def sparql(self, query: str) -> list[list[str]]:
        """Return the rows of a query, asked of the one graph."""
        asked = urlencode({"query": query, "default-graph-uri": GRAPH, "format": "text/csv"})
        try:
            with urlopen(f"http://127.0.0.1:{self.http}/sparql", asked.encode()) as told:
                return list(csv.reader(io.TextIOWrapper(told, encoding="utf-8")))[1:]
        except HTTPError as error:
            raise SystemExit(" ".join(error.read().decode("utf-8", "replace").split())[:200]) from None

    def update(self, query: str) -> None:
        """Do an update in the one graph."""
        head, _, rest = " ".join(query.split()).partition("INSERT")
        self.tell(f"SPARQL {head} WITH <{GRAPH}> INSERT{rest}")


def by_virtuoso(folder: Path, lap: Lap) -> Bytes:
    """Load the text, name the relations of each set, and ask for a path of them to the parliament."""
    if any(shutil.which(name) is None for name in NEEDS):
        raise SystemExit("virtuoso-t and isql-vt are not installed")
    with tempfile.TemporaryDirectory() as place:
        server = _Server(Path(place), folder.resolve())
        try:
            lap("start")
            server.tell(f"ld_dir('{folder.resolve()}', 'house.nt', '{GRAPH}');\nrdf_loader_run()")
            lap("parse")
            kinds = {kind: strength(*grades) for kind, *grades in server.sparql(KINDS)}
            server.update(carrying({kind: mask for kind, mask in kinds.items() if mask}))
            for update in (update for powers in SETS for update in INSERTS[powers]):
                server.update(update)
            deciders = [(choice, actor) for choice, actor in server.sparql(DECIDERS)]
            lap("extract")
            held: dict[str, int] = {}
            for powers in SETS:
                path = _PATH.replace("SET", str(powers))
                for (actor,) in server.sparql(path):
                    held[actor] = held.get(actor, 0) | 1 << powers - 1
            lap("closure")
            return answered(folder, held, deciders)
        finally:
            server.process.terminate()
            server.process.wait()
