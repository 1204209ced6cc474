"""Two seeds of Python's hash give the same bytes: every command in every format, one process a seed."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from exports.exchange.formats import FORMATS
from ontology.reading import loading
from tests.conftest import ROOT, SMALL_HOUSE
from tests.exchange.houses import written
from tests.support.shell import BARE, run

LANGUAGES = ("--lang nl", "--lang en")
TABLE, JSON, CSV, MD = (f"--format {form}" for form in ("table", "json", "csv", "md"))
#: a command -> how it is written, of all formats it has; HOUSE is a file beside
COMMANDS = {
    "gaps": [f"{form} --lang nl" for form in (TABLE, JSON, CSV, MD)] + [f"{TABLE} --lang en"],
    "check --audit": [f"{form} --lang nl" for form in (TABLE, JSON, CSV, MD)],
    "check HOUSE": [TABLE, JSON, CSV, MD],
    "explain K30": [f"{TABLE} --lang nl", JSON],
    "who K35": [f"{TABLE} --lang nl", JSON, CSV, MD],
    "matrix": [f"{TABLE} --lang nl", JSON, f"{CSV} --lang nl", MD],
    "risks --on 2026-10-01": [f"{TABLE} --lang nl", JSON, CSV, f"{MD} --lang en"],
    "funding": [f"{TABLE} --lang nl", JSON, CSV, MD],
    "questions": [f"{TABLE} --lang nl", JSON, MD],
    "diff --to 2026-10-01": [TABLE, JSON],
    "whatif bod-anchored bod-ministerial": [f"{TABLE} --lang nl", f"{JSON} --lang nl"],
    "whatif --withdraw answers --house HOUSE": [CSV, MD],
    "repair HOUSE": [TABLE, JSON, CSV, MD, "--format trig"],
    "query minister-answers HOUSE": [f"{TABLE} --lang nl", f"{JSON} --lang en", CSV, MD],
    "query 'CONSTRUCT { ?s ?p ?o } { ?s a hvt:Choice ; ?p ?o }' HOUSE": ["--format ttl", "--format nt"],
    "query --list": [TABLE, JSON, CSV, MD],
    "test docs/examples/cases.yaml": [f"--format {form} --lang nl" for form in ("table", "json", "junit")],
    "import roo docs/examples/registers/export.xml": [""],
    "import roo docs/examples/registers/export.xml --compare": [TABLE, JSON, CSV, MD],
    "import organogram docs/examples/exchange/senior.csv": ["", "--lang nl"],
    "import raci docs/examples/exchange/raci.csv": ["", "--lang nl"],
    "export": [*LANGUAGES],
    "houses": [TABLE, JSON, CSV, MD],
    "version": [""],
}
#: what a command writes, in a folder of its own
WRITING = {
    "report": [f"report HOUSE -o report.{form} --lang nl" for form in ("html", "md", "docx")],
    "verify": ["report HOUSE -o report.md", "verify report.md HOUSE --format json"],
    "init": ["init starter"],
}
LINES = [f"{command} {form}".strip() for command, forms in COMMANDS.items() for form in forms]
CHILD = "import sys; from tests.front.test_hash_seeds import answers; answers(sys.argv[1])"

#: line -> exit code, stdout, stderr
Told = dict[str, tuple[int, str, str]]


def answers(house: str) -> None:
    """Print what every line prints; a house is read once."""
    vars(loading)["load"] = cache(loading.load)
    told = {line: run(shlex.split(line.replace("HOUSE", house)), cwd=ROOT) for line in LINES}
    told |= {f"export {name}": (0, digests(name), b"") for name in FORMATS}
    told |= {command: (0, made(lines, house), b"") for command, lines in WRITING.items()}
    json.dump({line: (status, out.decode(), err.decode()) for line, (status, out, err) in told.items()}, sys.stdout)


def made(lines: list[str], house: str) -> bytes:
    """Return what lines print and what the files they write are known by."""
    with TemporaryDirectory() as place:
        said = [run(shlex.split(line.replace("HOUSE", house)), cwd=Path(place)) for line in lines]
        assert all(status == 0 for status, *_ in said), said
        files = sorted(file for file in Path(place).rglob("*") if file.is_file())
        known = [f"{file.relative_to(place)} {sha256(file.read_bytes()).hexdigest()}" for file in files]
    return b"".join(shown for _, shown, _ in said) + "\n".join(known).encode()


def digests(name: str) -> bytes:
    """Return what the files of an export of the odd house are known by."""
    files = written(name).files
    return "".join(f"{file} {sha256(files[file]).hexdigest()}\n" for file in files).encode()


def under(seed: str, place: Path) -> Told:
    """Run all lines under one seed, with nothing read before."""
    environment = {**os.environ, **BARE, "PYTHONHASHSEED": seed, "THORBECKE_CACHE": str(place / seed)}
    command = [sys.executable, "-c", CHILD, str(place / "harbour.ttl")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: Told = {line: (told[0], told[1], told[2]) for line, told in json.loads(done.stdout).items()}
    return found


@pytest.mark.process
def test_two_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "harbour.ttl").write_text(SMALL_HOUSE, encoding="utf-8")
    with ThreadPoolExecutor(2) as both:
        one, other = both.map(lambda seed: under(seed, tmp_path), ("1", "2"))
    asked = [*LINES, *(f"export {name}" for name in FORMATS), *WRITING]
    assert list(one) == list(other) == asked and len(LINES) > 60
    assert [line for line in one if one[line] != other[line]] == []
    for line, (status, shown, told) in one.items():
        assert status == 0 and shown, (line, told)
        assert told == "" or line.startswith("import"), (line, told)


def test_no_command_is_left_out() -> None:
    """But the map, whose seeds are in `tests/map/test_map.py`."""
    from typer.main import get_command

    from thorbecke.cli import app

    named = {line.split()[0] for line in LINES}
    assert named | {"map", *WRITING} == set(get_command(app).commands)  # type: ignore[attr-defined]
