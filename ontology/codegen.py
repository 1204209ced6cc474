"""Write what Python knows of the vocabulary: its terms as typed constants, its ordered lists as tuples of codes.

python -m ontology.codegen           writes ontology/namespaces.py and ontology/codelists/ranks.py
python -m ontology.codegen --check   exit status 1 when one is not what the vocabulary says
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyoxigraph

from ontology.shipped import VOCABULARY

__all__ = ["RANKS", "TARGET", "constants", "definitions", "main", "ranked", "render", "render_ranks"]

#: The modules generated from the vocabulary.
TARGET = Path(__file__).parent / "namespaces.py"
RANKS = Path(__file__).parent / "codelists" / "ranks.py"

BASE = "https://w3id.org/huis-van-thorbecke/"
#: What a program may name: terms that hold everywhere; kinds, themes and the law of a state are data.
#: class in the module -> what it holds, its namespace
NAMESPACES = {
    "HVT": ("Classes, properties and code lists of the vocabulary.", f"{BASE}def#"),
}
#: The widest comment and the widest line; the formatter breaks a line that is wider.
COMMENT_WIDTH, LINE_WIDTH = 106, 120

#: tuple in the module -> what it holds, the class of its members, the property that orders them
LISTS = {
    "STATUSES": (
        "How sure a statement is, from strong to weak; `unknown` is a search that found nothing.",
        "Status",
        "rank",
    ),
    "REACHES": ("What a forum can hold an actor to account for, from far to near nothing.", "Reach", "rank"),
    "VERDICTS": ("Verdicts, in the order in which a summary lists them.", "Verdict", "rank"),
    "SEVERITY": ("Verdicts from most to least severe: the order of an answer.", "Verdict", "severity"),
    "STRENGTH": ("Verdicts on one decider among several, from strong to weak.", "Verdict", "strength"),
    "GAP_CODES": ("Codes of gaps, from most to least severe.", "GapCode", "rank"),
}

#: Lists that hold some members of their class only; every other list has a place for each.
PARTIAL = frozenset({"STRENGTH"})

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"

_HEADER = '''\
"""The terms of the Huis van Thorbecke vocabulary, as plain strings.

Generated from the Turtle files in `vocabulary/` by `python -m ontology.codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

__all__ = [{names}]
'''

_RANKS_HEADER = '''\
"""The ordered lists of the vocabulary, as tuples of codes.

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
    names = ", ".join(f'"{name}"' for name in sorted(NAMESPACES))
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


def ranked(folder: Path = VOCABULARY) -> dict[str, tuple[str, ...]]:
    """Return every list of LISTS with the codes of its members in their order.

    A code is the notation of a member, else its local name; forms of one code stand in one place.
    Raises: SyntaxError when a file is not Turtle; ValueError when a member has no place, or two codes have the same.
    """
    said: dict[str, dict[str, list[str]]] = {}
    for path in sorted(folder.glob("*.ttl")):
        for quad in pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.BlankNode):
                about = said.setdefault(quad.subject.value, {})
                about.setdefault(quad.predicate.value, []).append(getattr(quad.object, "value", ""))
    hvt = NAMESPACES["HVT"][1]
    found = {}
    for name, (_, cls, order) in LISTS.items():
        places: dict[int, str] = {}
        for iri, about in said.items():
            if hvt + cls not in about.get(_TYPE, ()):
                continue
            code = about.get(_NOTATION, [iri.removeprefix(hvt)])[0]
            place = about.get(hvt + order)
            if place is None and name in PARTIAL:
                continue
            if place is None:
                raise ValueError(f"{iri} has no hvt:{order}")
            if places.setdefault(int(place[0]), code) != code:
                raise ValueError(f"{iri} has the same hvt:{order} as {places[int(place[0])]}")
        found[name] = tuple(dict.fromkeys(code for _, code in sorted(places.items())))
    return found


def render_ranks(lists: Mapping[str, Sequence[str]]) -> str:
    """Return the text of the module of ordered lists; the same lists always give the same text."""
    parts = [_RANKS_HEADER.format(names=", ".join(f'"{name}"' for name in sorted(lists)))]
    for name, codes in lists.items():
        quoted = ", ".join(f'"{code}"' for code in codes)
        line = f"{name}: Final = ({quoted})"
        broken = "\n".join([f"{name}: Final = (", *(f'    "{code}",' for code in codes), ")"])
        parts.append(f"\n#: {LISTS[name][0]}\n{line if len(line) <= LINE_WIDTH else broken}\n")
    return "".join(parts)


def main(arguments: Sequence[str] = ()) -> int:
    """Write the modules, or with `--check` only compare; return the exit status."""
    wanted = {TARGET: render(definitions()), RANKS: render_ranks(ranked())}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" not in arguments:
        for path in stale:
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
    elif stale:
        names = ", ".join(path.name for path in stale)
        sys.stderr.write(f"{names}: out of date, run python -m ontology.codegen\n")
        return 1
    return 0


def _first_sentence(text: str) -> str:
    """Return the text up to the first full stop after a word or a bracket; "art. 42" does not end a sentence."""
    return re.split(r"(?<=[a-z]{4}\.)\s(?=[A-Z])|(?<=\)\.)\s(?=[A-Z])", text, maxsplit=1)[0]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
