"""A repair as a scenario: the statements its changes would add, as any proposal in a house is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph.repair.problems import BASE, Candidate
from ontology.codelists.repairs import Rule
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import scenario_notations
from ontology.reading.facts import Facts
from ontology.standards import DCTERMS, RDF, SKOS
from ontology.text import Text

__all__ = ["free_base", "scenario", "statements"]

_Node = NamedNode | BlankNode

_TITLE = Text("Voorstel van thorbecke repair; geen bron", "Proposal of thorbecke repair; no source")
_LABEL = Text("Het kleinste herstel", "The smallest repair")
_NOTE = Text("Een berekend voorstel, geen feit.", "A computed proposal, not a fact.")


def free_base(dataset: Dataset, facts: Facts) -> str:
    """Return a name to put before what is proposed that nothing in the house begins with.

    A saved repair may be in it, as a scenario or laid down.
    """
    taken = [*scenario_notations(dataset), *facts.relations, *facts.roles]
    bases = (BASE if turn == 1 else f"{BASE}{turn}/" for turn in count(1))
    return next(base for base in bases if not any(name.startswith(base) for name in taken))


def scenario(base: str = BASE) -> str:
    """Return what the scenario that holds the changes is called."""
    return f"{base}scenario"


def statements(
    candidates: Iterable[Candidate],
    closes: Mapping[str, Iterable[str]],
    statuses: Mapping[str, str],
    base: str = BASE,
) -> tuple[Quad, ...]:
    """Return the quads of the scenario: every change, limited to the choices it is for.

    `closes` maps a candidate to choices, `statuses` to the status of what it proposes. The source is the
    proposal itself, which says that it is none.
    """
    node, graph, source = NamedNode(scenario(base)), NamedNode(f"{base}graph"), NamedNode(f"{base}proposal")
    notation = f"repair{base.removeprefix(BASE)}".replace("/", "")
    quads = [
        _quad(node, RDF.type, NamedNode(HVT.Scenario)),
        _quad(node, SKOS.notation, Literal(notation)),
        *_texts(node, SKOS.prefLabel, _LABEL),
        *_texts(node, SKOS.note, _NOTE),
        _quad(node, HVT.adds, graph),
        _quad(node, HVT.proposedIn, source),
        _quad(source, RDF.type, NamedNode(HVT.Source)),
        _quad(source, DCTERMS.title, Literal(_TITLE.en)),
    ]
    for candidate in candidates:
        said = _said(candidate, closes[candidate.iri])
        if candidate.rule.change != "lead":
            status = f"{HVT.Status.removesuffix('Status')}{statuses[candidate.iri]}"
            said += [
                (HVT.legalBasis, Literal(_basis(candidate.rule))),
                (HVT.status, NamedNode(status)),
                (DCTERMS.source, source),
            ]
        quads += [_quad(_subject(candidate), predicate, value, graph) for predicate, value in said]
    return tuple(quads)


def _subject(candidate: Candidate) -> _Node:
    return _term(candidate.subject if candidate.rule.change == "lead" else candidate.iri)


def _said(candidate: Candidate, choices: Iterable[str]) -> list[tuple[str, _Node | Literal]]:
    if candidate.rule.change == "lead":
        return [(HVT.lead, _term(candidate.office))]
    if candidate.rule.change == "decider":
        return [
            (RDF.type, NamedNode(HVT.RoleAssignment)),
            (HVT.choice, _term(candidate.subject)),
            (HVT.actor, _term(candidate.office)),
            (HVT.role, NamedNode(HVT.Decides)),
        ]
    return [
        (RDF.type, NamedNode(HVT.AccountabilityRelation)),
        (HVT.accountGiver, _term(candidate.subject)),
        (HVT.forum, _term(candidate.office)),
        (HVT.relationKind, NamedNode(candidate.rule.proposes)),
        *((HVT.scopeChoice, _term(choice)) for choice in sorted(choices)),
    ]


def _basis(rule: Rule) -> str:
    return f"{rule.instrument.label.en}: {rule.articles.en}"


def _term(iri: str) -> _Node:
    return BlankNode(iri.removeprefix("_:")) if iri.startswith("_:") else NamedNode(iri)


def _texts(subject: NamedNode, predicate: str, words: Text) -> list[Quad]:
    return [_quad(subject, predicate, Literal(words.say(lang), language=lang)) for lang in ("nl", "en")]


def _quad(subject: _Node, predicate: str, value: _Node | Literal, graph: NamedNode | None = None) -> Quad:
    return Quad(subject, NamedNode(predicate), value, graph or DefaultGraph())
