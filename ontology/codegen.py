"""Write `namespaces.py`: every term of the vocabulary as a typed constant, so that a misspelt one fails.

python -m ontology.codegen           writes ontology/namespaces.py
python -m ontology.codegen --check   exit status 1 when it is not what the vocabulary says
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyoxigraph

__all__ = ["TARGET", "VOCABULARY", "constants", "definitions", "main", "render"]

#: The folder of the vocabulary, and the module generated from it.
VOCABULARY = Path(__file__).parent / "vocabulary"
TARGET = Path(__file__).parent / "namespaces.py"

BASE = "https://w3id.org/huis-van-thorbecke/"
#: class in the module -> what it holds, its namespace
NAMESPACES = {
    "HVT": ("Classes, properties and code lists of the vocabulary.", f"{BASE}def#"),
    "KIND": ("Kinds of accountability relation.", f"{BASE}kind/"),
    "THEME": ("Themes of choices.", f"{BASE}theme/"),
}
#: The widest comment and the widest line; the formatter breaks a line that is wider.
COMMENT_WIDTH, LINE_WIDTH = 106, 120

_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"

_HEADER = '''\
"""The terms of the Huis van Thorbecke vocabulary, as plain strings.

Generated from the Turtle files in `vocabulary/` by `python -m ontology.codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

__all__ = [{names}]
'''


def definitions(folder: Path = VOCABULARY) -> dict[str, str]:
    """Return every term with its English definition, empty where it has none; the key is an IRI.

    Raises: SyntaxError when a file is not Turtle.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.ttl")):
        for quad in pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
            if not isinstance(quad.subject, pyoxigraph.NamedNode):
                continue
            iri = quad.subject.value
            found.setdefault(iri, "")
            words = quad.object
            if quad.predicate.value == _DEFINITION and isinstance(words, pyoxigraph.Literal) and words.language == "en":
                found[iri] = words.value
    return found


def constants(terms: Mapping[str, str], namespace: str) -> dict[str, tuple[str, str]]:
    """Return Python name -> (IRI, definition) for the terms of one namespace, in order of name.

    Hyphens become underscores. Raises: ValueError when two terms would get the same name.

    >>> constants({"urn:k:zbo-kaderwet": "A zbo.", "urn:k:": ""}, "urn:k:")
    {'zbo_kaderwet': ('urn:k:zbo-kaderwet', 'A zbo.')}
    """
    named: dict[str, tuple[str, str]] = {}
    for iri in sorted(terms):
        name = iri.removeprefix(namespace).replace("-", "_")
        if not iri.startswith(namespace) or not name.isidentifier():
            continue
        if name in named:
            raise ValueError(f"{iri} and {named[name][0]} would both be called {name}")
        named[name] = (iri, terms[iri])
    return dict(sorted(named.items()))


def render(terms: Mapping[str, str]) -> str:
    """Return the text of the module; the same terms always give the same text."""
    names = ", ".join(f'"{name}"' for name in NAMESPACES)
    parts = [_HEADER.format(names=names)]
    for class_name, (purpose, namespace) in NAMESPACES.items():
        lines = ["", "", f"class {class_name}:", f'    """{purpose}"""', ""]
        for name, (iri, definition) in constants(terms, namespace).items():
            lines += [f"    #: {line}" for line in textwrap.wrap(_first_sentence(definition), COMMENT_WIDTH - 7)]
            line = f'    {name}: Final = "{iri}"'
            broken = [f"    {name}: Final = (", f'        "{iri}"', "    )"]
            lines += [line] if len(line) <= LINE_WIDTH else broken
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


def main(arguments: Sequence[str] = ()) -> int:
    """Write the module, or with `--check` only compare; return the exit status."""
    text = render(definitions())
    if "--check" in arguments:
        current = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
        if current == text:
            return 0
        sys.stderr.write("ontology/namespaces.py is out of date: run python -m ontology.codegen\n")
        return 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _first_sentence(text: str) -> str:
    """Return the text up to the first full stop after a word or a bracket; "art. 42" does not end a sentence."""
    return re.split(r"(?<=[a-z]{4}\.)\s(?=[A-Z])|(?<=\)\.)\s(?=[A-Z])", text, maxsplit=1)[0]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
