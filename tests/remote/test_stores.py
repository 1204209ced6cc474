"""A house in a store answers as the file it was loaded from: Oxigraph's server and Virtuoso, both real."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, parse, serialize

import thorbecke
from ontology.remote import reading
from ontology.remote.address import Address
from ontology.remote.reading import Page as Asked
from ontology.remote.reading import read_into
from tests.conftest import Shell
from tests.exchange.houses import EX, ODD, ON
from tests.remote.documented import PAGE, renewed
from tests.remote.servers import MOST_ROWS, put

#: what is asked of a house; notes stand in a file in an order that no store keeps
QUESTIONS = (
    ("gaps", "--format", "json"),
    ("gaps", "--scenario", "anchored", "--format", "json"),
    ("matrix", "--format", "json"),
    ("explain", "sails", "--format", "json"),
    ("query", "SELECT ?s ?p ?o { ?s ?p ?o FILTER(!isBlank(?s) && !isBlank(?o)) } ORDER BY ?s ?p ?o", "--format", "csv"),
)


def same(told: str) -> str:
    return re.sub(r"sha256:[0-9a-f]+|_:b\d+", "", told)


def answers(shell: Shell, house: str | Path) -> list[str]:
    """What a house answers, but for which bytes it was read from and the numbers of nodes without a name."""
    told = []
    for command, *rest in QUESTIONS:
        named = [rest.pop(0)] if command in ("explain", "query") else []
        done = shell(command, *named, house, *rest, "--on", ON, "--lang", "en")
        assert done.returncode == 0, done.stderr
        told.append(same(done.stdout))
    return told


@pytest.fixture
def filled(oxigraph: str) -> str:
    put(oxigraph, ODD.encode())
    return f"{oxigraph}/query"


@pytest.fixture(scope="module")
def from_a_file(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    file = tmp_path_factory.mktemp("odd") / "odd.trig"
    file.write_text(ODD, encoding="utf-8")
    return answers(shell, file)


def test_oxigraph_answers_as_the_file(filled: str, shell: Shell, from_a_file: list[str]) -> None:
    assert answers(shell, filled) == from_a_file


def test_what_is_read_is_what_was_loaded_in_order(filled: str) -> None:
    """Each statement once, in its graph; the digest is that of a file of the same lines in order."""
    told = thorbecke.load(filled).dataset
    named = [str(quad) for quad in told.quads if "_:" not in str(quad)]
    assert named and sorted(named) == sorted(
        str(quad) for quad in parse(ODD, format=RdfFormat.TRIG) if "_:" not in str(quad)
    )
    assert len(told.quads) == len(set(parse(ODD, format=RdfFormat.TRIG)))
    text = told.files[0].text
    assert text.splitlines() == sorted(text.splitlines())
    assert told.digest == thorbecke.loads(text, name="saved.nq").dataset.digest


def test_pages_of_any_size_say_the_same(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = thorbecke.load(filled).dataset
    for page in (Asked(statements=25, subjects=3, names=(7,)), Asked(statements=40, subjects=1, names=(1,))):
        monkeypatch.setattr(reading, "PAGE", page)
        again = thorbecke.load(filled).dataset
        assert (again.digest, again.quads) == (whole.digest, whole.quads)


def test_a_report_names_the_address_and_verify_asks_it(filled: str, shell: Shell, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    assert shell("report", filled, "-o", report, "--on", ON, "--lang", "en").returncode == 0
    assert f"thorbecke report {filled} --on" in report.read_text(encoding="utf-8").replace("\\", "")
    assert shell("verify", report, filled).returncode == 0
    alone = shell("verify", report)
    assert alone.returncode == 2 and "give the house too" in alone.stderr


def test_every_place_of_a_house_takes_an_address(filled: str, shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "odd.trig"
    file.write_text(ODD, encoding="utf-8")
    changed = shell("diff", file, filled, "--on", ON, "--format", "json")
    assert changed.returncode == 0 and json.loads(changed.stdout)["changes"] == []
    assert "anchored" in shell("whatif", "anchored", "--house", filled, "--on", ON).stdout
    checked = json.loads(shell("check", filled, "--format", "json").stdout)
    assert checked["findings"] and {one["file"] for one in checked["findings"]} == {filled}
    assert {one.get("line") for one in checked["findings"]} == {None}
    assert thorbecke.gaps(filled, on=ON)["H4"].verdict == thorbecke.gaps(file, on=ON)["H4"].verdict


def test_a_store_is_read_as_columns_too(filled: str, shell: Shell, tmp_path: Path) -> None:
    """Of any size: nothing of it is a record until an answer on it is told."""
    asked = ("gaps", filled, "--on", ON)
    by_columns, by_records = (
        shell(*asked, "--format", "json", "--engine", engine).stdout for engine in ("arrays", "networkx")
    )
    assert by_columns == by_records != ""
    tables = [tmp_path / f"{engine}.parquet" for engine in ("auto", "networkx")]
    for table in tables:
        assert shell(*asked, "-o", table, "--engine", table.stem).returncode == 0
    assert tables[0].read_bytes() == tables[1].read_bytes()


def test_the_documented_example_is_what_is_printed(oxigraph: str) -> None:
    told = renewed(oxigraph)
    assert told == PAGE.read_text(encoding="utf-8"), "docs/endpoint.md is stale: make generate"


NAMES = [
    *("http://e/a", "http://e/a/b", "http://e/a-b", "http://e/A", "http://e/a'b", "http://e/%C3%A9", "urn:x:y"),
    *("http://e/é", "http://e/éa", "http://e/ê", "http://e/z", "http://e/zé", "http://e/字", "http://e/\U0001f600"),
]
#: two statements of each, in a graph of their own
LINES = "".join(f'<{name}> <http://e/p> "é\'{number}"@nl <http://e/names> .\n' for name in NAMES for number in (1, 2))


def test_names_of_any_letters_come_in_order(oxigraph: str, virtuoso: tuple[str, Callable[[bytes, str], None]]) -> None:
    """Wherever a page ends: what comes after a name is after it in any alphabet."""
    put(oxigraph, LINES.encode(), "application/n-quads")
    virtuoso[1](LINES.encode(), "http://e/none")
    for url in (f"{oxigraph}/query", virtuoso[0]):
        for page in (Asked(names=(1,)), Asked(names=(3,), statements=5)):
            file = BytesIO()
            read_into(file, Address(f"{url}?named-graph-uri=http://e/names"), most=10**6, page=page)
            assert file.getvalue().splitlines() == sorted(LINES.encode().splitlines())


def test_virtuoso_answers_as_the_file(
    virtuoso: tuple[str, Callable[[bytes, str], None]],
    shell: Shell,
    from_a_file: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It has no default graph but all graphs together, gives 100 rows at most here, and 1 where it holds `true`."""
    url, holding = virtuoso
    record = f"{EX}record"
    lines = serialize(parse(ODD, format=RdfFormat.TRIG), format=RdfFormat.N_QUADS)
    holding(lines or b"", record)

    cut = shell("gaps", url)
    assert cut.returncode == 2 and "ResultSetMaxRows" in cut.stderr, cut.stderr

    monkeypatch.setattr(reading, "PAGE", Asked(statements=MOST_ROWS, subjects=20, names=(100_000, MOST_ROWS)))
    done = shell("gaps", url, "--on", ON, "--format", "json", "--lang", "en")
    assert same(done.stdout) == from_a_file[0], done.stderr
    assert "virtrdf#" in done.stderr and "all its named graphs together" in done.stderr

    graphs = "".join(f"&named-graph-uri={quote(EX + name)}" for name in ("graph-anchored", "beside"))
    chosen = f"{url}?default-graph-uri={quote(record)}{graphs}"
    assert answers(shell, chosen) == from_a_file
    assert shell("gaps", chosen).stderr == ""
    told = [str(quad) for quad in thorbecke.load(chosen).dataset.quads if "_:" not in str(quad)]
    assert sorted(told) == sorted(str(quad) for quad in parse(ODD, format=RdfFormat.TRIG) if "_:" not in str(quad))
    assert shell("report", chosen, "-o", tmp_path / "r.md").returncode == 0
