"""Is a house sound: SHACL shapes, known terms, references that lead somewhere.

The shapes (`ontology/shapes`, one file per class) are the law; an engine applies them. Two things no shape
says well are asked of the whole dataset here: a term of our vocabulary that does not exist, and a
reference to a node that is not there; others stand in `ontology.checking.beside_shapes`. Each finding is one sentence
with the place and the remedy.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ontology.checking.alike import Crowd
from ontology.checking.beside_shapes import beside_shapes
from ontology.checking.engines import engine
from ontology.checking.findings import Finding, Report
from ontology.checking.kinds_fit import misfits
from ontology.checking.languages import by_language
from ontology.checking.lookalikes import lookalikes
from ontology.checking.one_house import stray_proposals, two_houses
from ontology.checking.shapes import shapes
from ontology.checking.understanding import Survey, nothing_of_a_house
from ontology.names import Hints, local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset, key, name_of
from ontology.reading.extracting import scenario_graphs, scenario_notations
from ontology.reading.jurisdictions import jurisdiction_of, vocabulary_says
from ontology.reading.places import places
from ontology.reading.tables import Table, tables
from ontology.standards import DCTERMS, ORG, RDF, SKOS
from ontology.text import Text

__all__ = ["validate"]

_HVT = HVT.Actor.removesuffix("Actor")

#: References that may name a text of law outside the house; everything else must lead to a node in it.
_MAY_LEAD_OUT = frozenset({HVT.legalBasis, HVT.institutedBy, HVT.independentByLaw, HVT.identifier})
#: What explains other findings comes before them: a misspelt class makes every shape of it complain.
_FIRST = ("DataIsOfAHouse", "NamespaceIsOfTheVocabulary", "KnownTerm", "ReferenceLeadsSomewhere")
_REFERENCES = frozenset({DCTERMS.source, DCTERMS.isPartOf, ORG.subOrganizationOf, SKOS.broader})


def validate(
    dataset: Dataset,
    scenarios: Sequence[str] | None = None,
    *,
    warnings: bool = True,
    among: frozenset[str] | None = None,
    beside: frozenset[str] = frozenset(),
) -> Report:
    """Return what is wrong or odd in a house, and in it under each of its scenarios (or those given).

    Without `warnings` only errors are looked for, which is quicker. Of the record all is looked at, or what is `among`
    these, to which those `beside` point (`ontology.checking.large`). Nothing is changed, nothing fetched.
    Source: model-2.md, "What a house must have".
    """
    asked = [[name] for name in (scenario_notations(dataset) if scenarios is None else scenarios)]
    found: dict[tuple[str, str, str | None], Finding] = {}
    survey = Survey(dataset) if warnings else None
    whole = list(_of_the_whole(dataset, survey))
    for state in ([], *asked):
        looked_at = _State(dataset, state) if state else _State(dataset, state, among, beside)
        for finding in _findings(dataset, looked_at, warnings):
            found.setdefault((finding.rule, finding.node, finding.value), finding)
    if not any(finding.rule == "NamespaceIsOfTheVocabulary" for finding in found.values()):
        whole += nothing_of_a_house(dataset)
    if any(finding.rule == "DataIsOfAHouse" for finding in whole):  # which says so already
        found = {key: finding for key, finding in found.items() if finding.rule != "HouseHasAChoice"}
    ordered = sorted(
        _placed(dataset, (*whole, *found.values())),
        key=lambda f: (
            f.severity,
            f.rule not in _FIRST,
            f.file or "",
            f.line or 0,
            _by_row(f.cell),
            f.node,
            f.rule,
            f.value or "",
            f.message,
        ),
    )
    return Report(tuple(ordered), survey.understanding() if survey else None)


def _of_the_whole(dataset: Dataset, survey: Survey | None) -> Iterator[Finding]:
    """Yield what is asked of all files together, once: are they one house; with a survey, what is odd too."""
    apart, _ = scenario_graphs(dataset, [])
    houses = two_houses(dataset.says(apart), dataset.tables(apart))
    yield from (finding for finding in houses if survey or finding.severity == "error")
    if survey:
        yield from (*survey.foreign_files(), *stray_proposals(dataset))


class _State:
    """A house under some scenarios: of one only what it adds to is looked at again, the rest is the record."""

    def __init__(
        self,
        dataset: Dataset,
        scenarios: Sequence[str],
        among: frozenset[str] | None = None,
        beside: frozenset[str] = frozenset(),
    ) -> None:
        self.dataset = dataset
        self.beside = beside
        self.hidden, self.withdrawn = scenario_graphs(dataset, scenarios)
        apart, _ = scenario_graphs(dataset, [])
        said = dataset.says(self.hidden)
        #: whatever something is said of, also where that is withdrawn
        self.there = said.keys()
        gone = self.withdrawn
        self.said = {node: told for node, told in said.items() if node not in gone} if gone else said
        self.touched = dataset.subjects_in(apart - self.hidden) if scenarios else among

    def nodes(self) -> Iterable[str]:
        """Return the nodes that are looked at."""
        return self.said if self.touched is None else [node for node in self.said if node in self.touched]

    def near(self) -> list[Table]:
        """Return, in tables, these nodes, those they refer to and those beside them: all a shape can ask of them."""
        if self.touched is None:
            return tables(self.said) if self.withdrawn else self.dataset.tables(self.hidden)
        told = (values for node in self.nodes() for values in self.said[node].values())
        around = self.touched.union(
            self.beside, (value for values in told for value in values if isinstance(value, str))
        )
        return tables({node: said for node, said in self.said.items() if node in around})

    def quads(self) -> list[Quad]:
        """Return the statements that are looked at, in file order."""
        nodes = frozenset(self.nodes())
        return [q for q in self.dataset.in_graphs(self.hidden) if key(q.subject) in nodes]


def _findings(dataset: Dataset, state: _State, warnings: bool) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    near = state.near()
    crowd = Crowd(state.said, near, state.touched)
    elsewhere = {predicate: [n for n in nodes if n not in state.there] for predicate, nodes in crowd.values.items()}
    yield from lookalikes(dataset, chain(elsewhere, chain.from_iterable(elsewhere.values())))
    if _has_strays(elsewhere, state.there, dataset.graph_names):
        quads, leads = state.quads(), state.there | _terms() | dataset.graph_names
        for finding in (*_unknown_terms(quads, state.there), *_dangling(quads, leads)):
            told.add((finding.node, finding.value or ""))
            yield finding
    if not any(HVT.Choice in state.said.get(node, {}).get(RDF.type, ()) for node in dataset.instances(HVT.Choice)):
        nothing = Text(
            "dit huis heeft geen enkele keuze; voeg een hvt:Choice toe",
            "this house has no choice at all; add a hvt:Choice",
        )
        yield Finding("warning", "HouseHasAChoice", nothing, next((f.name for f in dataset.files), "house"))
    if warnings:
        law = jurisdiction_of(dataset.tables(state.hidden))
        for relation, actor, misfit in misfits(state.said, vocabulary_says(), state.touched, law):
            yield Finding("warning", "KindFitsItsActors", misfit, relation, actor)
    yield from beside_shapes(state.said, near, state.touched, warnings=warnings)
    kinds: set[str] = set()
    misfits_told = (f for f in _misfits(crowd, warnings, kinds) if (f.node, f.value or "") not in told)
    yield from by_language(state.said, misfits_told)
    yield from lookalikes(dataset, kinds)


def _misfits(crowd: Crowd, warnings: bool, kinds: set[str]) -> Iterator[Finding]:
    """Yield what the engine finds by the shapes; add to `kinds` what the texts among it are said to be."""
    for found in crowd.misfits(engine(), warnings):
        if isinstance(found.value, Literal):
            kinds.add(found.value.datatype.value)
        shape, value = shapes()[found.shape], None if found.value is None else name_of(found.value)
        yield Finding(shape.severity, local_name(found.shape), shape.message, found.node, value)


def _has_strays(elsewhere: Mapping[str, Iterable[str]], there: Container[str], graphs: Container[str]) -> bool:
    """Tell whether a term of ours is used that does not exist, or a node referred to that is not there.

    `elsewhere` are all predicates, with the nodes that they lead to and that are not `there`.
    """
    known = _terms()

    for predicate, nodes in elsewhere.items():
        if predicate.startswith(_HVT) and predicate not in known and predicate not in there:
            return True
        refers = _refers(predicate)
        if any(node.startswith(_HVT) or (refers and node not in graphs) for node in nodes if node not in known):
            return True
    return False


def _refers(predicate: str) -> bool:
    return predicate in _REFERENCES or (predicate.startswith(_HVT) and predicate not in _MAY_LEAD_OUT)


def _placed(dataset: Dataset, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with the place of each, where a file says it."""
    told = list(findings)
    book = dataset.files[0].book if dataset.files else None
    if book is not None:
        from ontology.checking.in_cells import in_cells, mistakes  # a house in RDF waits for no workbook

        return [*mistakes(book), *in_cells(book, told)]
    found = places(dataset, ((finding.node, finding.value) for finding in told))
    return [
        replace(finding, file=place[0], line=place[1]) if place else finding
        for finding in told
        for place in [found.get((finding.node, finding.value))]
    ]


def _by_row(cell: str | None) -> tuple[str, int, str]:
    """Return a key that puts cells in the order of a sheet: row by row."""
    sheet, _, place = (cell or "").rpartition("!")
    row = "".join(filter(str.isdecimal, place))
    return sheet, int(row or 0), place


@cache
def _terms() -> frozenset[str]:
    return frozenset(vocabulary_says())


def _unknown_terms(quads: Iterable[Quad], there: Container[str]) -> Iterator[Finding]:
    known = _terms()
    hints = Hints(known)
    for quad in quads:
        terms = [quad.predicate]
        if isinstance(quad.object, NamedNode):
            terms.append(quad.object)
        for term in terms:
            if term.value.startswith(_HVT) and term.value not in known and term.value not in there:
                hint = hints.of(term.value)
                message = Text(
                    f"hvt:{local_name(term.value)} is geen term van de HVT-woordenschat{_dutch(hint)}",
                    f"hvt:{local_name(term.value)} is no term of the HVT vocabulary{hint}",
                )
                yield Finding("error", "KnownTerm", message, key(quad.subject), term.value)


def _dangling(quads: list[Quad], there: Collection[str]) -> Iterator[Finding]:
    hints = Hints(there)
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        if isinstance(value, Literal) or not isinstance(value, NamedNode | BlankNode):
            continue
        if not _refers(predicate) or key(value) in there or key(value).startswith(_HVT):
            continue
        what = local_name(key(value))
        hint = hints.of(key(value))
        message = Text(
            f"{local_name(predicate)} verwijst naar {what}, dat in dit huis niet voorkomt"
            f"{_dutch(hint) or '; beschrijf het of verbeter de naam'}",
            f"{local_name(predicate)} refers to {what}, which is not in this house"
            f"{hint or '; describe it or correct the name'}",
        )
        yield Finding("error", "ReferenceLeadsSomewhere", message, key(quad.subject), key(value))


def _dutch(hint: str) -> str:
    return hint.replace("did you mean", "bedoelde u").replace(" or ", " of ")
