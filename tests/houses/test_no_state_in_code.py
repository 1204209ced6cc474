"""What works for any state names no institution of one: the packages are searched for Dutch and British names.

Outside the search: `ontology/houses` (the houses), `ontology/registers` (Dutch registers, read on request), the folders
of the states in `ontology/vocabulary`, the ties of `alignments` to foreign vocabularies, what is generated from these
(`namespaces.py`, the schemas). In Python, JavaScript and SPARQL remarks and docstrings may cite the law that a rule
came from, and the examples of `--help` are asked of the house that ships; in Turtle a remark or an skos:example may.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology.shipped import jurisdiction_folders
from tests.conftest import ROOT

PACKAGES = ("ontology", "graph", "exports", "thorbecke")
#: Institutions, bodies and laws of one state; then words that are of its bodies or money in a program for any state.
DUTCH_NAMES = r"""
    \bBZK\b \bEZK\b \bOBDO\b \bBOD\b \bUWV\b \bSVB\b \bRDW\b \bDUO\b \bVNG\b \bICTU\b Logius \bNDS\b
    [Tt]weede\ Kamer [Ee]erste\ Kamer \bde\ Kamers\b \bKamer(?:lid|brief) [Ss]taten-[Gg]eneraal [Ss]tates\ General
    Grondwet \bGw\b \bAwb\b \bWdo\b \bUAVG\b Kaderwet \b[Zz]bo(?:’s|'s|s)?\b \bRvO\b [Gg]emeentewet [Pp]rovinciewet
    [Ww]aterschapswet Comptabiliteit Besluit\ Sturing [Gg]emeente [Ww]aterschap [Ww]ater\ auth
    [Ss]taatssecretaris [Ss]tate\ [Ss]ecretar [Bb]urgemeester [Kk]ing's\ [Cc]omm [Gg]edeputeerde
    [Hh]oge?\ [Cc]ollege [Hh]igh\ [Cc]ouncil [Aa]gentschap \bhet\ Rijk\b Nederland\b Netherlands [Ww]ethouder
"""
DUTCH_WORDS = r"[Mm]unicipal [Pp]rovinc \b[Mm]ayor \beuro’?s?\b € koninklijk\ besluit royal\ decree"
BRITISH_NAMES = r"""
    House\ of\ Commons \bCommons\b House\ of\ Lords Westminster Whitehall Scottish \bWelsh\b Senedd Holyrood Stormont
    \bHM\b [Tt]reasury \bDSIT\b \bMHCLG\b Cabinet\ Office Secretary\ of\ State \bOfcom\b \bNAO\b [Aa]ccounting\ officer
    Erskine\ May Osmotherly United\ Kingdom \bBritain\b \bBritish\b
"""
BRITISH_WORDS = r"[Bb]est\ value £"


def searched(*words: str) -> re.Pattern[str]:
    """Return what finds any of these; words stand apart by white space, a space within one is escaped."""
    several = " ".join(words).replace("\\ ", "\0").split()
    return re.compile("|".join(several).replace("\0", " "))


NAMES = searched(DUTCH_NAMES, DUTCH_WORDS, BRITISH_NAMES, BRITISH_WORDS)
#: What is named all the same, and why.
SPARED = {
    # the class of the contract (model-2.md 1); its label is data
    "ontology/shapes/actor.ttl": {"HighCouncil"},
    # the name of a language, for who reads the page in it
    "exports/map/templates/map.html": {"Nederland"},
    # the two registers that `import` reads are Dutch, and says so
    "thorbecke/commands/import_.py": {"gemeente", "municipal"},
    # what publishers call their bodies, and of which state a file is: data that whoever imports may replace
    "ontology/intake/rules.yaml": {"United Kingdom", "gemeente", "municipal", "provinc", "waterschap"},
    # one of the formats is of one state, and says so
    "thorbecke/commands/intake.py": {"United Kingdom", "Treasury"},
}
#: The default house is the Dutch one, and the examples of `--help` are asked of it.
EXAMPLES = ("EXAMPLES", "_TOOI", "_ROO")


def files() -> list[Path]:
    states = jurisdiction_folders()
    outside = (
        *(ROOT / "ontology" / name for name in ("houses", "registers", "vocabulary/alignments", "namespaces.py")),
        *states,
    )
    found = [
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*"))
        if path.suffix in (".py", ".js", ".ts", ".ttl", ".rq", ".ru", ".html", ".css", ".yaml")
        and not any(path == place or place in path.parents for place in outside)
    ]
    assert len(found) > 200
    return found


def said(path: Path) -> Iterator[str]:
    """Yield what a file says, without its remarks."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _python(text)
    elif path.suffix == ".ttl":
        bare = re.sub(r"skos:example (?:\"[^\"]*\"(?:@\w\w)?(?:\s*,\s*)?)+", "", text)
        yield from (line for line in bare.splitlines() if not line.lstrip().startswith("#"))
    elif path.suffix in (".rq", ".ru"):
        # what is asked in words, in two languages, is said
        yield from (
            line for line in text.splitlines() if line.startswith(("# nl:", "# en:")) or not line.startswith("#")
        )
    else:
        yield from re.sub(r"/\*.*?\*/|\{#.*?#\}|^\s*//.*?$", "", text, flags=re.S | re.M).splitlines()


def _python(text: str) -> Iterator[str]:
    tree = ast.parse(text)
    spared = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in EXAMPLES
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None:
            told = node.body[0]
            spared.update(range(told.lineno, (told.end_lineno or 0) + 1))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.NAME, tokenize.STRING) and token.start[0] not in spared:
            yield token.string


def test_no_institution_of_one_state_is_named_outside_its_own_folder() -> None:
    found = {}
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        hits = {hit for line in said(path) for hit in NAMES.findall(line)} - SPARED.get(name, set())
        if hits:
            found[name] = sorted(hits)
    assert found == {}


@pytest.mark.parametrize("word", ["Staten-Generaal", "state secretary", "minister of BZK", "Gw 46(2)", "€", "Treasury"])
def test_the_search_would_find_it(word: str, tmp_path: Path) -> None:
    for name, text in (
        ("a.py", f'"""Said in a docstring: {word}."""\n\nWORDS = "{word}"\n'),
        ("a.ttl", f'# {word}\nhvt:a skos:example "{word}"@nl ;\n    skos:prefLabel "{word}"@en .\n'),
        ("a.js", f'/* {word} */\nconst a = "{word}";\n'),
    ):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        assert sum(bool(NAMES.search(line)) for line in said(file)) == 1
    assert jurisdiction_folders(), "the law of a state stands in a folder of its own"
