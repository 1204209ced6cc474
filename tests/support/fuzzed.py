"""Houses gone wrong: statements dropped, doubled, moved and given values that will not do, drawn by number."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ontology.namespaces import HVT
from ontology.standards import DCTERMS, FOAF, RDF, RDFS, SKOS, XSD

__all__ = ["fuzzed"]

EXAMPLE = "https://example.org/"


def _typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(kind))


ODD: tuple[Literal | NamedNode | BlankNode, ...] = (
    *(_typed(text, XSD.date) for text in ("2025-02-30", "2025-09-29", "2026-01-01", "29-09-2025", "2025-09-29Z", "")),
    *(_typed(text, XSD.integer) for text in ("-1", "0", "3", "4", "+2", "03", "three", "1.0", " 1")),
    *(_typed(text, XSD.decimal) for text in ("1500000.50", "1.5e3", "2")),
    *(_typed(text, XSD.boolean) for text in ("true", "1", "yes")),
    _typed("2025-09-29T12:00:00", XSD.dateTime),
    _typed("2025-07", XSD.gYearMonth),
    _typed("2025-13", XSD.gYearMonth),
    _typed("2025", XSD.gYear),
    _typed("1e3", XSD.double),
    _typed("eigen", EXAMPLE + "own-type"),
    *(Literal(text) for text in ("", "A", "A-", "A-\n", 'zin "tussen" \\ tekens\tén\u2028meer', EXAMPLE + "actor-0")),
    *(Literal("Naam", language=language) for language in ("nl", "en", "nl-BE", "fy")),
    *(BlankNode(label) for label in ("x", "y")),
    *(NamedNode(EXAMPLE + name) for name in ("nobody", "somebody", "own-class")),
    *(NamedNode(term) for term in (HVT.stated, HVT.unknown, HVT.Actor, HVT.Order, HVT.decision, HVT.NoFunding)),
    *(NamedNode(term) for term in (HVT.Source, HVT.Minister, HVT.AccountabilityRelation, HVT.House, HVT.Decides)),
    NamedNode("https://w3id.org/huis-van-thorbecke/kind/ministry-hierarchy"),
    NamedNode("https://w3id.org/huis-van-thorbecke/theme/digital-government"),
)
PREDICATES = tuple(
    NamedNode(name)
    for name in (
        *(getattr(HVT, word) for word in sorted(vars(HVT)) if word[:1].islower()),
        RDF.type, RDFS.subClassOf, RDFS.label, SKOS.prefLabel, SKOS.broader, DCTERMS.source, DCTERMS.title,
        DCTERMS.issued, DCTERMS.isPartOf, FOAF.name, FOAF.page,
    )
)  # fmt: skip


def fuzzed(quads: Sequence[Quad], seed: int, turns: int) -> list[Quad]:
    """Return these statements after that many mishaps; the same seed gives the same."""
    random = Random(seed)
    found = list(quads)
    nodes = sorted({q.subject for q in quads}, key=str)
    dated = NamedNode(HVT.validFrom), NamedNode(HVT.validUntil)
    for _ in range(turns):
        at = random.randrange(len(found))
        subject, predicate, value, graph = found[at]
        dice = random.randrange(100)
        other = random.choice((*ODD, *ODD, random.choice(nodes), random.choice(found).object))
        if dice < 15:
            del found[at]
        elif dice < 45:
            found[at] = Quad(subject, predicate, other, graph)
        elif dice < 65:
            found.insert(at, Quad(subject, predicate, other, graph))
        elif dice < 85:
            found.insert(at, Quad(subject, random.choice(PREDICATES), other, graph))
        elif dice < 92:
            found[at] = Quad(random.choice(nodes), predicate, value, graph)
        elif dice < 96:
            found[at] = Quad(BlankNode(random.choice("xyz")), predicate, value, graph)
        else:
            found.append(Quad(subject, predicate, value, NamedNode(EXAMPLE + "another-graph")))
    # pySHACL stops at a date that is a node without a name
    return [q for q in found if not (isinstance(q.object, BlankNode) and q.predicate in dated)]
