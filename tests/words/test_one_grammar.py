"""One grammar: a sentence is a template that its words agree with; no module glues pieces of language together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

#: where templates are filled and names get their article: the one place where strings are made of strings
GRAMMAR = {"graph/words/telling.py", "graph/words/nouns.py", "graph/words/mentions.py", "graph/words/grammar.py"}
MODULES = sorted(p for package in ("graph", "exports", "thorbecke") for p in (ROOT / package).rglob("*.py"))

#: what Python itself shows of an object is English and no sentence of the product
APART = {"thorbecke/house.py", "thorbecke/views.py"}


def told_apart(module: Path) -> Iterator[str]:
    """Yield every place of a module where the Dutch and the English of something are put together by hand."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
            yield from (f"{module.name}:{node.lineno}" for made in node.args if _is_made(made))
        if isinstance(node, ast.JoinedStr) and (_has_dutch(node) or _has_words(node)):
            yield f"{module.name}:{node.lineno}"


def _has_dutch(node: ast.JoinedStr) -> bool:
    """Tell whether Dutch words of the record are filled in; a message to a user is in English alone."""
    return any(isinstance(part, ast.Attribute) and part.attr == "nl" for part in ast.walk(node))


def _has_words(node: ast.JoinedStr) -> bool:
    """Tell whether words stand around what is said in the language asked for; symbols and options do not matter."""
    said = any(isinstance(part, ast.Attribute) and part.attr == "say" for part in ast.walk(node))
    around = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return said and re.search(r"(?<![-\w])[a-z]{2,}(?![-\w=])", re.sub(r"\(--[^)]*\)", "", around)) is not None


def _is_made(argument: ast.expr) -> bool:
    """Tell whether words are made on the spot: a filled string, a sum, or an inflected end."""
    return any(isinstance(part, (ast.JoinedStr, ast.BinOp)) for part in ast.walk(argument))


def test_no_module_but_the_grammar_puts_words_together() -> None:
    assert len(MODULES) > 100
    found = {
        place
        for module in MODULES
        if str(module.relative_to(ROOT)) not in GRAMMAR | APART
        for place in told_apart(module)
    }
    assert found == set()


@pytest.mark.parametrize(
    "line",
    [
        'said = Text(f"{name.nl} legt verantwoording af", f"{name.en} answers")',
        'said = Text("de " + name, "the " + name)',
        'said = Text("beslis%s" % end, "decide")',
        'words = f"over {choice.nl} beslist"',
        'words = f"{name.say(lang)} beslist"',
    ],
)
def test_the_old_ways_are_found(line: str, tmp_path: Path) -> None:
    module = tmp_path / "old.py"
    module.write_text(line, encoding="utf-8")
    assert list(told_apart(module))


def test_every_module_of_the_grammar_is_there() -> None:
    assert {str(p.relative_to(ROOT)) for p in MODULES} >= GRAMMAR
