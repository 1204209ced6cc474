"""The statements of a house as RDF: TriG and N-Quads whole, Turtle and N-Triples as far as one graph can hold.

Subjects stand in order of name, the values of one in the order of the house (two notes are a pair by their order), and
a node without a name is called by what is said of it. So the same statements give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Quad, RdfFormat, Triple, serialize

from exports.exchange.made import Asked, Made
from exports.writing import escaped
from graph.words.telling import told
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.querying.terms import PREFIXES, STEP
from ontology.reading.blank_names import named_by_content
from ontology.reading.dataset import Dataset, key, name_of
from ontology.standards import RDF
from ontology.text import Text

__all__ = ["HOUSE_PREFIXES", "in_order", "nquads", "ntriples", "trig", "turtle"]

#: those of our own terms and of others' that a house uses; what only queries derive has none
HOUSE_PREFIXES = {prefix: iri for prefix, iri in PREFIXES.items() if not iri.startswith(STEP)}


def trig(asked: Asked) -> Made:
    """Return every statement in its own graph."""
    quads = in_order(asked.dataset)
    return Made({"": _text(quads, RdfFormat.TRIG)}, _counted(quads))


def nquads(asked: Asked) -> Made:
    """Return every statement in its own graph, one a line."""
    quads = in_order(asked.dataset)
    return Made({"": _lines(quads, RdfFormat.N_QUADS)}, _counted(quads))


def turtle(asked: Asked) -> Made:
    """Return the record, without its proposals: Turtle has one graph."""
    triples, left = _record(asked.dataset)
    return Made({"": _text(triples, RdfFormat.TURTLE)}, _counted(triples), left)


def ntriples(asked: Asked) -> Made:
    """Return the record, without its proposals, one statement a line."""
    triples, left = _record(asked.dataset)
    return Made({"": _lines(triples, RdfFormat.N_TRIPLES)}, _counted(triples), left)


def in_order(dataset: Dataset) -> list[Quad]:
    """Return every statement once, in the order in which it is written."""
    said = dict.fromkeys(named_by_content(dataset).quads)
    met: dict[tuple[str, str, str], int] = {}
    for quad in said:  # what is said of one by one property stands together
        met.setdefault((_graph(quad), key(quad.subject), quad.predicate.value), len(met))
    return sorted(said, key=lambda q: (_graph(q), *_rank(q), met[_graph(q), key(q.subject), q.predicate.value]))


def _graph(quad: Quad) -> str:
    """Return the name of the graph a statement stands in, "" of the default one."""
    return "" if isinstance(quad.graph_name, DefaultGraph) else key(quad.graph_name)


def _rank(quad: Quad) -> tuple[bool, str]:
    return isinstance(quad.subject, BlankNode), key(quad.subject)


def _counted(statements: Sequence[object]) -> Text:
    return told("{n} {bewering|beweringen:n}", "{n} {statement|statements:n}", n=len(statements))


def _text(statements: list[Quad] | list[Triple], syntax: RdfFormat) -> bytes:
    """Return Turtle or TriG with the prefixes that it needs, in order."""
    plain = (serialize(statements, format=_lined(syntax)) or b"").decode("utf-8")
    used = {prefix: iri for prefix, iri in HOUSE_PREFIXES.items() if f"<{iri}" in plain}
    lines = (serialize(statements, format=syntax, prefixes=used) or b"").decode("utf-8").splitlines(keepends=True)
    return escaped("".join([*sorted(lines[: len(used)]), *lines[len(used) :]])).encode("utf-8")


def _lined(syntax: RdfFormat) -> RdfFormat:
    return RdfFormat.N_QUADS if syntax == RdfFormat.TRIG else RdfFormat.N_TRIPLES


def _lines(statements: list[Quad] | list[Triple], syntax: RdfFormat) -> bytes:
    return escaped((serialize(statements, format=syntax) or b"").decode("utf-8")).encode("utf-8")


# -- one graph


def _record(dataset: Dataset) -> tuple[list[Triple], tuple[Text, ...]]:
    """Return what one graph can hold, and what it cannot.

    A proposal in a graph of its own would be left with what it withdraws and without what it adds, so it goes whole,
    and with it every tour with a step under it.
    """
    quads = in_order(dataset)
    proposed = {name_of(value): scenario for scenario, value in dataset.values(HVT.adds)}
    outside = [q for q in quads if _graph(q) not in proposed]
    hidden = set(proposed.values())
    tours = set(_tours_under(outside, hidden)) if hidden else set()
    whole = {key(q.subject) for q in outside if q.predicate.value == HVT.steps} - tours
    parts = _parts(outside, tours) - _parts(outside, whole)
    standing = [q for q in outside if not {key(q.subject), key(q.object)} & parts]
    kept = [q for q in standing if not {key(q.subject), key(q.object)} & hidden]
    said = len(quads) - len(outside) + len(standing) - len(kept)
    triples = list(dict.fromkeys(q.triple for q in sorted(kept, key=_rank)))
    return triples, tuple(_left(hidden, said, tours, _merged(kept)))


def _left(hidden: set[str], statements: int, tours: set[str], merged: int) -> Iterator[Text]:
    if hidden:
        names = ", ".join(sorted(map(local_name, hidden)))
        yield told(
            "{n} {voorstel|voorstellen:n} ({names}), samen {said} {bewering|beweringen:said}: elk staat in een eigen "
            "graaf, en dit formaat heeft er één; trig en nquads hebben alles",
            "{n} {proposal|proposals:n} ({names}), together {said} {statement|statements:said}: each stands in a graph "
            "of its own, and this format has one; trig and nquads have it all",
            n=len(hidden),
            names=names,
            said=statements,
        )
    if tours:
        yield told(
            "{n} {rondleiding|rondleidingen:n} met een stap onder zo'n voorstel",
            "{n} {tour|tours:n} with a step under such a proposal",
            n=len(tours),
        )
    if merged:
        yield told(
            "de namen van {n} {graaf|grafen:n} van het dossier zelf: de beweringen staan er wel",
            "the names of {n} {graph|graphs:n} of the record itself: the statements are there",
            n=merged,
        )


def _merged(kept: Iterable[Quad]) -> int:
    return len({_graph(q) for q in kept} - {""})


def _tours_under(quads: Sequence[Quad], hidden: set[str]) -> Iterator[str]:
    """Yield the tours with a step that shows the house under one of these proposals."""
    under = {key(q.subject) for q in quads if q.predicate.value == HVT.underScenario and key(q.object) in hidden}
    after = {key(q.subject): key(q.object) for q in quads if q.predicate.value == RDF.rest}
    step = {key(q.subject): key(q.object) for q in quads if q.predicate.value == RDF.first}
    for quad in quads:
        if quad.predicate.value == HVT.steps:
            at, seen = key(quad.object), set[str]()
            while at in step and at not in seen:
                seen.add(at)
                if step[at] in under:
                    yield key(quad.subject)
                    break
                at = after.get(at, "")


def _parts(quads: Sequence[Quad], tours: set[str]) -> set[str]:
    """Return these tours with their steps and the lists that hold those."""
    if not tours:
        return set()
    said = {
        name: list(of) for name, of in groupby(sorted(quads, key=lambda q: key(q.subject)), lambda q: key(q.subject))
    }
    found, ahead = set[str](), list(tours)
    while ahead:
        at = ahead.pop()
        if at not in found:
            found.add(at)
            follow = (HVT.steps, RDF.first, RDF.rest)
            ahead += [key(q.object) for q in said.get(at, ()) if q.predicate.value in follow]
    return found - {RDF.nil}
