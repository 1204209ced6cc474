"""Read-only SPARQL 1.1 over a house: what it sees, what it may ask, and within which limits.

The default graph is the record with the scenarios asked for; its own named graphs stand beside it, and the
vocabulary is in the graph of its ontology. A query that names a term of `step:` also sees what `queries/steps`
derive: the house as it stands on the day, and who decides and answers on each choice in a graph that bears its name.
One that names a step (`up:`, `own:`, `parliament:`) sees the ladders of `queries/ladder` there too, one that names a
verdict (`step:verdict`, `step:answers`, `step:openEnd`) what `queries/verdicts` make of them.

`$on`, `$evidence` and `$lang` in a query are values, put in before it is read; `?on` is a variable like any other.
The `substitutions` of pyoxigraph cannot carry them: to SPARQL `$on` is `?on`, they are refused for a variable that the
outermost SELECT does not name (a day in a FILTER), do not reach into a subquery, and an update takes none.
Nothing is fetched and nothing changes; a query runs in a child process that can be stopped.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize

from ontology.codelists.ranks import STATUSES
from ontology.errors import UnknownNameError
from ontology.names import at
from ontology.querying.child import LIMITS, MARKED, Limits, QueryError, Task, in_child, in_turn
from ontology.querying.terms import LADDER, PREFIXES, STEP, TODAY, VOCABULARY, remarks
from ontology.reading import cache
from ontology.reading.about import outline
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Dataset
from ontology.reading.dataset import key as key_of_term
from ontology.reading.extracting import scenario_graphs
from ontology.standards import XSD
from ontology.text import LANGUAGES

__all__ = [
    "KEPT",
    "LADDER",
    "LIMITS",
    "MAX_QUERY",
    "PREFIXES",
    "STEP",
    "TERMS",
    "TODAY",
    "VOCABULARY",
    "Asked",
    "Limits",
    "QueryError",
    "Result",
    "Table",
    "Term",
    "Triples",
    "Truth",
    "ask",
    "statements_of",
]

MAX_QUERY = 100_000
_MAX_DEPTH = 40
#: bytes of N-Quads from which a house is worth keeping, with what its steps derive, and up to which it can be
KEPT = range(4_000_000, 30_000_000)
_HERE = Path(__file__).parents[1]
#: what a `$on` may stand in without being one (strings, remarks, IRIs), and the values themselves
_PIECES = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"'''
    r"""|'''(?:[^'\\]|\\.|'(?!''))*'''|'(?:[^'\\\n]|\\.)*'"""
    r"""|\#[^\n]*|(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<value>\$(?:on|evidence|lang)(?!\w))""",
    re.DOTALL,
)
_SHOWN = re.compile(r"\bSELECT\b[^{(]*\$(?:on|evidence|lang)(?!\w)", re.IGNORECASE)
_PLACES = "|".join(LADDER)
_JUDGED = "verdict|answers|openEnd|decidesAs|comesTo"
#: folder of `queries` -> what a query names to see what it derives
_DERIVED = {
    "steps": re.compile(rf"{re.escape(STEP)}|(?<![\w:-])(?:step|{_PLACES}):"),
    "ladder": re.compile(
        rf"{re.escape(STEP)}(?:decision|powers|system)/|(?<![\w:-])(?:{_PLACES}):"
        rf"|(?:{re.escape(STEP)}|(?<![\w:-])step:)(?:{_JUDGED})\b"
    ),
    "verdicts": re.compile(rf"(?:{re.escape(STEP)}|(?<![\w:-])step:)(?:{_JUDGED})\b"),
}
#: what one of two readers may take otherwise than the other
_REFUSED = (
    (re.compile(r"\\[uU]"), r"\u stands for a character; write the character itself"),
    (
        re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]"),
        "a character that does not show; take it out",
    ),
    (re.compile("[\ud800-\udfff]"), "half a character; save the query as UTF-8"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What `$on`, `$evidence` and `$lang` are in a query."""

    on: date
    evidence: str = "unverified"
    lang: str = "en"


#: An IRI, a literal and a blank node, as the W3C names them in results.
TERMS = ("uri", "literal", "bnode")


@dataclass(frozen=True, slots=True)
class Term:
    """A value in a result; `kind` is one of TERMS."""

    kind: str
    value: str
    lang: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to SELECT; None where a variable has no value."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    #: a sentence for each name in the query that nothing bears
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to ASK."""

    value: bool
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT or DESCRIBE, sorted."""

    triples: tuple[tuple[Term, Term, Term], ...]
    remarks: tuple[str, ...] = ()


Result = Table | Truth | Triples


def ask(house: bytes, text: str, asked: Asked, *, name: str = "query", limits: Limits = LIMITS) -> Result:
    """Return the answer to a query over the statements of a house (`statements_of`).

    Rows come as the query orders them, else sorted. `name` is what a mistake is reported in.

    Raises QueryError, in one sentence, for a query that is not answered.
    """
    if asked.evidence not in STATUSES[:-1] or asked.lang not in LANGUAGES:
        raise UnknownNameError(f"{asked.evidence!r} is no status that counts, or {asked.lang!r} no language here")
    ready = _readied(text, asked, name)
    steps = [
        (kind, _filled_in(step, asked, folder))
        for folder, named in _DERIVED.items()
        if named.search(ready)
        for kind, step in _step_files(folder)
    ]
    if _DERIVED["verdicts"].search(ready):  # which ask of every least there is, of any width
        steps = [(kind, step.replace(MARKED["least"], "").replace(MARKED["width"], "")) for kind, step in steps]
    digest = hashlib.sha256(house).hexdigest() if len(house) in KEPT else None
    key = digest and cache.key_of(
        "answer", version("rdflib"), digest, ready, repr(limits), *(text for _, text in steps)
    )
    kept = cache.read(key)
    if kept is not None:
        with suppress(ValueError, LookupError, TypeError):
            return _result(json.loads(kept))
    try:
        told = _told(house, digest, steps, ready, name, limits)
    except QueryError as error:
        if _SHOWN.search(text):
            raise QueryError(f"{error} (a value needs a name to be shown: ($on AS ?day))") from error
        raise
    if key:
        cache.write(key, json.dumps(told).encode("ascii"))
    return _result(told)


def _result(told: Mapping[str, Any]) -> Result:
    said = remarks(told["unseen"])
    if "truth" in told:
        return Truth(told["truth"], said)
    if "triples" in told:
        return Triples(tuple((_term(s), _term(p), _term(o)) for s, p, o in told["triples"]), said)
    rows = tuple(tuple(cell and _term(cell) for cell in row) for row in told["rows"])
    return Table(tuple(told["variables"]), rows, said)


def _told(
    house: bytes, digest: str | None, steps: list[tuple[str, str]], query: str, name: str, limits: Limits
) -> dict[str, Any]:
    """Return the answer of a child; what the lasting steps derive is kept by the content of all of it.

    What is derived is told by a child that has been shown no query yet. Without a digest nothing is kept: a small house
    is not worth it, a large one would take all there is room for.
    """
    first = len(_step_files("steps"))
    updates, lasting = ([s for s in steps[:first] if (s[0] == ".ru") is update] for update in (True, False))
    left = steps[first:]
    key = cache.key_of("steps", digest, *(text for _, text in (*updates, *lasting))) if digest and lasting else None
    if key is None:
        return in_child(Task(query, steps), house, name, limits)
    known = cache.read(key)
    if known is not None:
        return in_child(Task(query, [*updates, ("known", ""), *left], known), house, name, limits)
    tasks = Task(None, [*updates, *lasting]), Task(query, left)
    return in_turn(tasks, house, name, limits, lambda derived: cache.write(key, derived))


def statements_of(dataset: Dataset, scenarios: Sequence[str] = ()) -> bytes:
    """Return what a query sees, as N-Quads: the record with these scenarios (IRIs), and the vocabulary.

    Raises UnknownNameError for a scenario the dataset does not have.
    """
    key = dataset.key and cache.key_of(dataset.key, "statements", *scenarios)
    found = cache.read(key)
    if found is None:
        hidden, withdrawn = scenario_graphs(outline(dataset), scenarios)
        quads = list(dataset.in_graphs(hidden))
        held = [q for q in quads if key_of_term(q.subject) not in withdrawn] if withdrawn else quads
        named = [q for q in held if not isinstance(q.graph_name, DefaultGraph)]
        merged = [Quad(q.subject, q.predicate, q.object) for q in held] if named else held
        found = (serialize([*merged, *named], format=RdfFormat.N_QUADS) or b"") + _vocabulary_statements()
        if len(found) in KEPT:
            cache.write(key, found)
    return found


@once
def _vocabulary_statements() -> bytes:
    graph = NamedNode(VOCABULARY)
    terms = (Quad(q.subject, q.predicate, q.object, graph) for q in vocabulary().quads)
    return serialize(terms, format=RdfFormat.N_QUADS) or b""


def _readied(text: str, asked: Asked, name: str) -> str:
    """Return the query with line ends of one kind and its values filled in.

    Two readers look at a query, so nothing is let through that they may read otherwise: a remark ends at any
    line end for the one and at a line feed for the other; an escaped quote is a quote to the one only.
    """
    if len(text) > MAX_QUERY or len(text.encode("utf-8", "replace")) > MAX_QUERY:
        raise QueryError(f"{name}: longer than {MAX_QUERY // 1000} kB; ask in more than one query")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for pattern, why in _REFUSED:
        found = pattern.search(lines)
        if found:
            raise QueryError(f"{_at(name, lines, found.start())}: {why}")
    depth = 0
    for index, character in enumerate(lines):
        depth = max(0, depth + (character in "({[") - (character in ")}]"))
        if depth > _MAX_DEPTH:
            why = f"more than {_MAX_DEPTH} brackets within each other; ask it more simply"
            raise QueryError(f"{_at(name, lines, index)}: {why}")
    return _filled_in(lines, asked, name)


def _at(name: str, text: str, index: int) -> str:
    return at(name, text.count("\n", 0, index) + 1)


def _filled_in(text: str, asked: Asked, name: str) -> str:
    values = {
        "$on": f'"{asked.on.isoformat()}"^^<{XSD.date}>',
        "$evidence": f"<{VOCABULARY}#{asked.evidence}>",
        "$lang": f'"{asked.lang}"',
    }

    def filled(piece: re.Match[str]) -> str:
        iri = piece["iri"]
        if iri and re.search("['&$]", iri) and not re.match("<[A-Za-z][A-Za-z0-9+.-]*:", iri):
            why = f"{iri} reads as an IRI; write a space after <"
            raise QueryError(f"{_at(name, text, piece.start())}: {why}")
        return values[piece["value"]] if piece["value"] else piece[0]

    return _PIECES.sub(filled, text)


@once
def _step_files(folder: str) -> tuple[tuple[str, str], ...]:
    """Return the steps of a folder in order: `.rq` or, for an update, `.ru`; and the text."""
    paths = sorted((_HERE / "queries" / folder).glob("*.r[qu]"))
    return tuple((path.suffix, path.read_text(encoding="utf-8")) for path in paths)


def _term(told: Mapping[str, str]) -> Term:
    return Term(told["type"], told["value"], told.get("xml:lang"), told.get("datatype"))
