"""docs/architecture.md is the house: each chapter and file it draws is there, and its floors are those of imports."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = [contract for contract in CONTRACTS if contract["type"] == "layers"]
#: pages that tell where something is, and so must be right about it
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
#: the name of a module, or of something in one
DOTTED = r"(?:ontology|graph|exports|thorbecke)(?:\.\w+)+"


@dataclass
class Drawn:
    """A package as it is drawn: its chapters floor by floor, and every file that is named."""

    floors: list[list[str]] = field(default_factory=lambda: [[]])
    chapters: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


@cache
def drawing() -> dict[str, Drawn]:
    """Return the packages from roof to ground; a line that is none of the drawing's own kinds is a mistake."""
    house: dict[str, Drawn] = {}
    package = chapter = ""
    for line in PAGE.split("```text\n")[1].split("```")[0].splitlines():
        if not line.strip("/\\ -") and not (line.startswith("  --") and package):
            continue
        if found := re.match(r"(\w+)/ +\S", line):
            package = found[1]
            house[package] = Drawn()
        elif re.fullmatch(r"  -+", line):
            house[package].floors.append([])
        elif found := re.match(r"  (\w+)/ +\S", line):
            chapter = found[1]
            house[package].chapters.append(chapter)
            house[package].floors[-1].append(chapter)
        elif found := re.fullmatch(r"  (\w+\.\w+(?: · \w+\.\w+)*)", line):
            names = found[1].split(" · ")
            house[package].files += [ROOT / package / name for name in names]
            house[package].floors[-1] += [Path(name).stem for name in names]
        elif found := re.fullmatch(r" {16}(\S+(?: · \S+)*)", line):
            house[package].files += [ROOT / package / chapter / name for name in found[1].split(" · ")]
        else:
            raise ValueError(f"not understood in the drawing: {line!r}")
    return house


def test_every_file_that_is_drawn_is_there() -> None:
    files = [path for drawn in drawing().values() for path in drawn.files]
    assert len(files) > 100
    assert [p for p in files if not p.exists() and not p.with_name(f"{p.name}.py").exists()] == []


@pytest.mark.parametrize("package", ["thorbecke", "exports", "graph", "ontology"])
def test_every_chapter_is_drawn_and_every_chapter_that_is_drawn_is_there(package: str) -> None:
    folders = [p.name for p in (ROOT / package).iterdir() if p.is_dir() and p.name != "__pycache__"]
    assert sorted(drawing()[package].chapters) == sorted(folders)


def test_every_folder_of_a_chapter_that_holds_code_is_drawn() -> None:
    inside = {p.parent for package in drawing() for p in (ROOT / package).glob("*/*/__init__.py")}
    assert inside <= {path for drawn in drawing().values() for path in drawn.files}


def test_every_module_of_a_package_is_drawn_where_it_stands() -> None:
    drawn = {path.with_suffix(".py") for one in drawing().values() for path in one.files}
    modules = {p for package in drawing() for at in ("*.py", "*/*.py") for p in (ROOT / package).glob(at)}
    assert sorted(p for p in modules - drawn if not p.stem.startswith("__")) == []


def test_the_packages_stand_one_above_the_other_as_imports_go() -> None:
    (packages,) = (contract["layers"] for contract in LAYERS if "containers" not in contract)
    assert list(drawing()) == packages


def test_the_floors_of_a_package_are_those_imports_keep_to() -> None:
    contracts = {container: c["layers"] for c in LAYERS for container in c.get("containers", ())}
    assert "graph" in contracts
    for package, drawn in drawing().items():
        if package in contracts:
            layers = [sorted(layer.split(" : ")) for layer in contracts[package]]
            assert [sorted(floor) for floor in drawn.floors] == layers
        else:
            assert len(drawn.floors) == 1, f"{package} has no floors that anything checks"


def test_the_readme_counts_the_contracts_that_are_checked() -> None:
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_place_that_a_page_names_is_there(page: Path) -> None:
    places = re.findall(r"`((?:docs|tests|benchmarks|ontology|graph|exports|thorbecke)/[\w./-]*)`", page.read_text())
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_module_and_function_that_a_page_or_a_docstring_names_is_there() -> None:
    code = [p for package in drawing() for p in (ROOT / package).rglob("*.py")]
    quoted = {name for p in (*PAGES, *code) for name in re.findall(rf"`({DOTTED})`", p.read_text(encoding="utf-8"))}
    names = quoted | set(re.findall(rf"\b{DOTTED}", PAGE))
    assert len(names) > 50
    assert [name for name in sorted(names) if not is_there(name)] == []


def is_there(name: str) -> bool:
    """Tell whether a dotted name is a module, or something in one."""
    module, _, last = name.rpartition(".")
    if (ROOT / name.replace(".", "/")).is_dir() or (ROOT / f"{name.replace('.', '/')}.py").is_file():
        return True
    try:
        return hasattr(import_module(module), last)
    except ModuleNotFoundError:
        return False
