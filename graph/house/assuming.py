"""Assumptions of whoever asks, as a scenario of their own: relations put in, statements left out.

An assumption is written `A -> B : kind [theme=... choice=... kind=...]` and becomes statements in a graph
that one ad-hoc scenario adds; so it is built, answered and explained like any other proposal, and never
touches the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.house.finding import find
from ontology.codelists.ranks import STATUSES
from ontology.errors import UnknownNameError
from ontology.names import closest, local_name
from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Dataset
from ontology.reading.facts import Facts
from ontology.standards import DCTERMS, RDF, SKOS

__all__ = ["ASSUMED", "Assumption", "assume", "assumption", "withdrawal"]

#: The scenario that holds what is assumed.
ASSUMED = "urn:thorbecke:scenario/assumed"
_GRAPH = "urn:thorbecke:assumed/graph"
_SOURCE = "urn:thorbecke:assumed/by-whoever-asks"
_RELATION = "urn:thorbecke:assumed/relation/"

_FORM = re.compile(
    r"^\s*(?P<giver>.+?)\s*(?:->|→)\s*(?P<forum>.+?)\s*:\s*(?P<kind>[^\s:=]+(?:://\S+)?)(?P<scope>(?:\s+\w+=\S+)*)\s*$"
)
_HOW = 'write it as "A -> B : kind" (`thorbecke whatif --help` has an example)'
_SCOPES = ("theme", "choice", "kind")

#: What can be withdrawn: statements, never those they are about.
_STATEMENTS = ("relations", "roles", "funding", "participations", "absences", "tenures")


@dataclass(frozen=True, slots=True)
class Assumption:
    """A relation that is assumed: who would answer to whom, in what kind, for what; all IRIs."""

    iri: str
    account_giver: str
    forum: str
    kind: str
    status: str
    themes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    choice_kinds: tuple[str, ...] = ()


def assumption(facts: Facts, text: str) -> Assumption:
    """Return the relation that "A -> B : kind [scope...]" assumes in this house.

    A and B are actors by id, label or abbreviation in either language. The status is that of the kind:
    an assumed relation is never surer than the law is about relations of its kind.

    Raises UnknownNameError for a form, an actor, a kind or a scope that is not understood, with what was meant.
    """
    parsed = _FORM.match(text)
    if parsed is None:
        raise UnknownNameError(f"{text!r} is no assumption; {_HOW}")
    giver, forum = (find(facts, parsed[end], among=facts.actors) for end in ("giver", "forum"))
    if giver == forum:
        raise UnknownNameError(f"{text!r}: {local_name(giver)} cannot answer to itself")
    kind = _one_of("kind of relation", parsed["kind"], _kinds_here(facts))
    scopes = _scopes(facts, text, parsed["scope"].split())
    known = facts.kinds[kind]
    if known.reach is None or None in known.grade:
        raise UnknownNameError(f"{text!r}: {local_name(kind)} has no grades of its own, so it would carry nothing")
    parts = [giver, forum, kind, *(v for values in scopes.values() for v in values)]
    return Assumption(
        iri=_RELATION + "--".join(map(local_name, parts)),
        account_giver=giver,
        forum=forum,
        kind=kind,
        status=known.status if known.status in STATUSES[:-1] else "arguable",
        themes=scopes["theme"],
        choices=scopes["choice"],
        choice_kinds=scopes["kind"],
    )


def _kinds_here(facts: Facts) -> list[str]:
    """Return the kinds of relation that hold under the law of the house: everywhere, or there."""
    return [iri for iri, kind in facts.kinds.items() if kind.jurisdiction in (None, facts.house.jurisdiction)]


def withdrawal(name: str, *states: Facts) -> str:
    """Return the IRI of the statement that `name` (an IRI or its last part) withdraws in any of the states.

    Raises UnknownNameError when there is no such statement, or more than one.
    """
    known: list[str] = sorted(
        {iri for facts in states for collection in _STATEMENTS for iri in getattr(facts, collection)}
    )
    hits = [iri for iri in known if iri == name] or [iri for iri in known if local_name(iri) == name]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise UnknownNameError(f"{name!r} can mean {', '.join(sorted(hits))}; give the whole IRI")
    if any(name in (iri, local_name(iri)) for facts in states for iri in (*facts.actors, *facts.choices)):
        raise UnknownNameError(f"{name!r} is no statement; withdraw what is said of it: a relation, a role, money")
    raise UnknownNameError(f"{name!r} is no statement of this house that can be withdrawn{closest(name, known)}")


def assume(dataset: Dataset, assumptions: Sequence[Assumption], withdrawals: Sequence[str] = ()) -> Dataset:
    """Return the house with one scenario more (`ASSUMED`), which adds and withdraws these.

    Nothing that is assumed holds unless that scenario is asked for.
    """
    return dataset.with_quads(_quads(assumptions, withdrawals))


def _quads(assumptions: Sequence[Assumption], withdrawals: Sequence[str]) -> Iterator[Quad]:
    scenario, graph, source = NamedNode(ASSUMED), NamedNode(_GRAPH), NamedNode(_SOURCE)
    yield Quad(scenario, NamedNode(RDF.type), NamedNode(HVT.Scenario))
    yield from _labelled(scenario, SKOS.prefLabel, "Aangenomen door wie dit vraagt", "Assumed by whoever asks")
    for gone in withdrawals:
        node = BlankNode(gone[2:]) if gone.startswith("_:") else NamedNode(gone)
        yield Quad(scenario, NamedNode(HVT.withdraws), node)
    if not assumptions:
        return
    yield Quad(scenario, NamedNode(HVT.adds), graph)
    yield Quad(source, NamedNode(RDF.type), NamedNode(HVT.Source), graph)
    title = ("Aanname van wie dit vraagt, geen bron", "Assumption of whoever asks, not a source")
    yield from _labelled(source, DCTERMS.title, *title, graph)
    for assumed in assumptions:
        yield from _relation(assumed, graph, source)


def _labelled(node: NamedNode, predicate: str, nl: str, en: str, graph: NamedNode | None = None) -> Iterator[Quad]:
    for literal in (Literal(nl, language="nl"), Literal(en, language="en")):
        yield Quad(node, NamedNode(predicate), literal, graph)


def _relation(assumed: Assumption, graph: NamedNode, source: NamedNode) -> Iterator[Quad]:
    node = NamedNode(assumed.iri)
    said: list[tuple[str, str]] = [
        (RDF.type, HVT.AccountabilityRelation),
        (HVT.accountGiver, assumed.account_giver),
        (HVT.forum, assumed.forum),
        (HVT.relationKind, assumed.kind),
        (HVT.status, _status(assumed.status)),
        *((HVT.scopeTheme, theme) for theme in assumed.themes),
        *((HVT.scopeChoice, choice) for choice in assumed.choices),
        *((HVT.scopeChoiceKind, kind) for kind in assumed.choice_kinds),
    ]
    for predicate, value in said:
        yield Quad(node, NamedNode(predicate), NamedNode(value), graph)
    yield Quad(node, NamedNode(DCTERMS.source), source, graph)
    note = ("Aangenomen om te zien wat het zou doen; geen feit.", "Assumed to see what it would do; not a fact.")
    yield from _labelled(node, SKOS.note, *note, graph)


def _status(status: str) -> str:
    return {"stated": HVT.stated, "inferred": HVT.inferred, "arguable": HVT.arguable, "unverified": HVT.unverified}[
        status
    ]


def _scopes(facts: Facts, text: str, words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {scope: set() for scope in _SCOPES}
    for word in words:
        scope, _, values = word.partition("=")
        if scope not in _SCOPES:
            raise UnknownNameError(
                f"{text!r}: {scope!r} is no scope{closest(scope, _SCOPES)}; use theme=, choice= or kind="
            )
        for value in filter(None, values.split(",")):
            found[scope].add(_scope(facts, scope, value))
    return {scope: tuple(sorted(values)) for scope, values in found.items()}


def _scope(facts: Facts, scope: str, value: str) -> str:
    if scope == "choice":
        return find(facts, value, among=facts.choices)
    if scope == "theme":
        return _one_of("theme", value, facts.broader)
    kinds = {
        q.subject.value
        for q in vocabulary().quads
        if q.predicate.value == RDF.type
        and isinstance(q.object, NamedNode)
        and q.object.value == HVT.ChoiceKind
        and isinstance(q.subject, NamedNode)
    }
    return _one_of("kind of choice", value, kinds)


def _one_of(what: str, name: str, known: Iterable[str]) -> str:
    among = sorted(known)
    hits = [iri for iri in among if name == iri] or [iri for iri in among if local_name(iri) == name]
    if len(hits) != 1:
        hint = closest(name, among) or f"; use one of {', '.join(map(local_name, among))}"
        raise UnknownNameError(f"{name!r} is no {what}{hint}")
    return hits[0]
