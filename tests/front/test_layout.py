"""The rooms and who may know whom; the wheel carries its data; the names are ours in this environment."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from thorbecke.plainly import _Number

PACKAGES = ("ontology", "graph", "exports", "thorbecke")


def test_no_other_distribution_owns_our_names() -> None:
    owners = importlib.metadata.packages_distributions()
    for package in PACKAGES:
        assert set(owners.get(package, ["huis-van-thorbecke"])) == {"huis-van-thorbecke"}


@pytest.mark.parametrize(("room", "stranger"), [("ontology", "networkx"), ("graph", "pyvis"), ("ontology", "graph")])
def test_importing_a_room_does_not_bring_what_it_may_not_know(room: str, stranger: str) -> None:
    found = (p.relative_to(ROOT).with_suffix("") for p in sorted((ROOT / room).rglob("*.py")) if p.stem != "worker")
    modules = [".".join(path.parts) for path in found if path.stem != "__init__"]
    code = (
        f"import sys, importlib\nfor m in {modules}: importlib.import_module(m)\nsys.exit('{stranger}' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom typer.main import get_command\nfrom thorbecke.cli import app\n"
        "try: get_command(app).main(['--help'], prog_name='thorbecke')\nexcept SystemExit: pass\n"
        "sys.exit(any(m in sys.modules for m in ('networkx', 'rdflib', 'pyvis', 'pyshacl', 'numpy', 'pyoxigraph')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True).returncode == 0


def test_gaps_on_the_shipped_house_never_imports_rdflib() -> None:
    code = (
        "import sys\nfrom graph.answers.answering import answer\nfrom graph.house.setting import setting\n"
        "from ontology.reading.loading import load\n"
        "answer(setting(load()))\nsys.exit('rdflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_main_question_needs_networkx_and_no_other_heavy_library() -> None:
    code = (
        "import sys\nfrom thorbecke.cli import main\nsys.argv = ['thorbecke', 'gaps']\n"
        "try: main()\nexcept SystemExit as end: assert not end.code\n"
        "assert 'networkx' in sys.modules\n"
        "heavy = 'rdflib', 'numpy', 'scipy', 'pandas', 'pyshacl', 'pyvis', 'pydantic'\n"
        "sys.exit(any(m in sys.modules for m in heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_the_wheel_holds_house_vocabulary_shapes_templates_and_schemas(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)],
        check=True,
    )
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    tracked = [
        p.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for p in (ROOT / package).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    ]
    assert [t for t in tracked if t not in names] == []


def test_nothing_committed_names_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    pattern = re.compile(r"/wor" + r"k/|/roo" + r"t/|/tm" + r"p/studio|/home/\w+/(?!you)")
    guilty = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in (".png", ".ico"):
            text = path.read_text(encoding="utf-8", errors="ignore")
            if pattern.search(text):
                guilty.append(name)
    assert guilty == []


def test_a_plain_number_is_read_without_pydantic() -> None:
    """A parameter is None here: whatever is left to typer would fail."""
    assert _Number(float).coerce("600", param=None, ctx=None) == 600.0
    with pytest.raises(AttributeError):
        _Number(float).coerce("6e2", param=None, ctx=None)
