"""Answers to a SPARQL query as tables for people, and as triples. Pure functions of results."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from exports.tables import csv_text, md_text
from ontology.querying.competency import CompetencyQuestion
from ontology.querying.sparql import PREFIXES, Table, Term, Triples, Truth

__all__ = [
    "answer_to_csv",
    "answer_to_md",
    "list_to_csv",
    "list_to_md",
    "short",
    "triples_to_nt",
    "triples_to_ttl",
    "yes_or_no",
]

_XSD = PREFIXES["xsd"]
#: the longest namespace first: a step is named by its ladder, not by all of `step:`
_SHORT = tuple(sorted(PREFIXES.items(), key=lambda item: (-len(item[1]), item[0])))


def answer_to_csv(answer: Table | Truth) -> str:
    """Return rows with whole IRIs; a cell a spreadsheet would run as a formula gets a quote mark."""
    if isinstance(answer, Truth):
        return csv_text([["answer"], [str(answer.value).lower()]])
    return csv_text([answer.variables, *([_plain(cell) for cell in row] for row in answer.rows)])


def answer_to_md(answer: Table | Truth, lang: str) -> str:
    """Return rows with short names as a Markdown table; yes or no as a line."""
    if isinstance(answer, Truth):
        return f"{yes_or_no(answer, lang)}\n"
    return md_text([answer.variables, *([short(cell) for cell in row] for row in answer.rows)])


def yes_or_no(answer: Truth, lang: str) -> str:
    """Return the answer to ASK in one word."""
    return {"nl": ("nee", "ja"), "en": ("no", "yes")}[lang][answer.value]


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if term.kind == "bnode" else term.value


def short(term: Term | None) -> str:
    """Return a term as people read it: a prefixed name where there is one, the words of a literal.

    >>> short(Term("uri", "https://w3id.org/huis-van-thorbecke/id/obdo")), short(Term("literal", "ja", "nl"))
    ('id:obdo', 'ja')
    """
    if term is None or term.kind != "uri":
        return _plain(term)
    for prefix, namespace in _SHORT:
        local = term.value.removeprefix(namespace)
        if local != term.value and re.fullmatch(r"\w(?:[\w.-]*\w)?", local):
            return f"{prefix}:{local}"
    return term.value


def triples_to_nt(answer: Triples) -> str:
    """Return triples as sorted N-Triples."""
    return "".join(sorted(f"{line}\n" for line in _written(answer, RdfFormat.N_TRIPLES).splitlines()))


def triples_to_ttl(answer: Triples) -> str:
    """Return triples as Turtle, sorted, with the prefixes they need."""
    named = [t.value for triple in answer.triples for t in triple if t.kind == "uri"]
    named += [t.datatype for triple in answer.triples for t in triple if t.datatype]
    used = {prefix: iri for prefix, iri in PREFIXES.items() if any(name.startswith(iri) for name in named)}
    lines = _written(answer, RdfFormat.TURTLE, used).splitlines(keepends=True)
    return "".join([*sorted(lines[: len(used)]), *lines[len(used) :]])


def _written(answer: Triples, syntax: RdfFormat, prefixes: Mapping[str, str] | None = None) -> str:
    triples = [Triple(_node(s), NamedNode(p.value), _value(o)) for s, p, o in answer.triples]
    return (serialize(triples, format=syntax, prefixes=dict(prefixes or {})) or b"").decode("utf-8")


def _node(term: Term) -> NamedNode | BlankNode:
    return BlankNode(term.value) if term.kind == "bnode" else NamedNode(term.value)


def _value(term: Term) -> NamedNode | BlankNode | Literal:
    if term.kind != "literal":
        return _node(term)
    if term.lang:
        return Literal(term.value, language=term.lang)
    return Literal(term.value, datatype=NamedNode(term.datatype or f"{_XSD}string"))


def list_to_csv(questions: Sequence[CompetencyQuestion], lang: str) -> str:
    """Return the shipped questions as rows."""
    return csv_text(_list(questions, lang))


def list_to_md(questions: Sequence[CompetencyQuestion], lang: str) -> str:
    """Return the shipped questions as a Markdown table."""
    return md_text(_list(questions, lang))


def _list(questions: Sequence[CompetencyQuestion], lang: str) -> list[tuple[str, ...]]:
    head = {"nl": ("nr", "naam", "vraag"), "en": ("no.", "name", "question")}[lang]
    return [head, *((q.number, q.name, q.question.say(lang)) for q in questions)]
