"""A plain house as the TriG text that a user would write."""

from __future__ import annotations

from collections.abc import Iterable

from tests.support.plain_house import House, Kind, Relation, Span

__all__ = ["trig"]

PREFIXES = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOURCE = "https://example.org/source"
LAW = "https://example.org/law"
FLAGS = ("hvt:ownConductOnly", "hvt:actsAsForum", "hvt:nestsOffice")
GRADES = ("hvt:informationGrade", "hvt:discussionGrade", "hvt:consequencesGrade")


def trig(house: House, *, named_graph: str | None = None) -> str:
    """Return the house as TriG; with `named_graph`, the relations stand in a graph of that name."""
    relations = "\n".join(relation_text(relation) for relation in house.relations)
    if named_graph:
        relations = f"<{named_graph}> {{\n{relations}\n}}"
    return "\n".join([PREFIXES, *rest(house), relations, ""])


def rest(house: House) -> Iterable[str]:
    day = f'"{house.reference_date.isoformat()}"^^xsd:date'
    title = ["dcterms:title", *text("house")]
    yield node("https://example.org/house", "House", " ".join(title), f"hvt:referenceDate {day}")
    yield node(SOURCE, "Source", 'dcterms:title "a source"', 'hvt:evidenceGrade "A"', "hvt:readInFull true")
    yield node(LAW, "LegalProvision", label(LAW), f"dcterms:source <{SOURCE}>", "hvt:status hvt:stated")
    themes = set(house.broader) | {above for several in house.broader.values() for above in several}
    for theme in sorted(themes):
        above = refs("skos:broader", house.broader.get(theme, ()))
        yield f"<{theme}> a skos:Concept ; {' ; '.join([label(theme), *above])} ."
    yield from map(kind_text, house.kinds, house.kinds.values())
    for actor in house.actors:
        yield node(
            actor.iri,
            actor.leaf,
            label(actor.iri),
            *([f"hvt:researchedOn {day}"] if actor.researched else []),
            *refs("hvt:independentByLaw", [LAW] if actor.independent else []),
            *refs("hvt:participant", actor.participants),
        )
    for choice in house.choices:
        yield node(
            choice.iri,
            "Choice",
            label(choice.iri),
            *refs("hvt:theme", [choice.theme] if choice.theme else []),
            *([f"hvt:choiceKind hvt:{choice.kind}"] if choice.kind else []),
            *refs("hvt:lead", [choice.lead] if choice.lead else []),
            *refs("dcterms:isPartOf", choice.part_of),
            *(["hvt:pending true"] if choice.pending else []),
            *bounds(choice.span),
        )
    for role in house.roles:
        who = refs("hvt:actor", [role.actor] if role.actor else [])
        what = [f"hvt:choice <{role.choice}>", *who, f"hvt:role hvt:{role.role}"]
        yield node(role.iri, "RoleAssignment", *what, *proof(role.status, role.span))
    for seat in house.participations:
        what = [f"hvt:body <{seat.body}>", f"hvt:participant <{seat.participant}>"]
        what += [f"hvt:participationRole hvt:{seat.role}"]
        yield node(seat.iri, "Participation", *what, *proof(seat.status, seat.span))
    for absence in house.absences:
        what = [f"hvt:about <{absence.about}>", f"hvt:absent hvt:{absence.absent}"]
        yield node(absence.iri, "AbsenceStatement", *what, *proof(absence.status, absence.span))
    for period in house.caretakers:
        yield node(period.iri, "CaretakerPeriod", f"hvt:about <{period.about}>", *proof(period.status, period.span))
    for tenure in house.tenures:
        holder = f"{tenure.iri}-holder"
        yield f'<{holder}> a foaf:Person ; foaf:name "{holder}" .'
        what = [f"hvt:holder <{holder}>", f"hvt:office <{tenure.office}>"]
        yield node(tenure.iri, "Tenure", *what, *proof(tenure.status, tenure.span))


def kind_text(name: str, kind: Kind) -> str:
    """What the relations of a kind do in a chain; grades and reach are those of the vocabulary."""
    said = zip(FLAGS, (kind.own_conduct, kind.acts_as_forum, kind.nests), strict=True)
    return "\n".join(f"kind:{name} {flag} true ." for flag, holds in said if holds)


def relation_text(relation: Relation) -> str:
    grades = zip(GRADES, relation.own_grades, strict=True)
    return node(
        relation.iri,
        "AccountabilityRelation",
        f"hvt:accountGiver <{relation.giver}>",
        *refs("hvt:forum", [relation.forum] if relation.forum else []),
        *([f"hvt:relationKind kind:{relation.kind}"] if relation.kind else []),
        *(f"{name} {grade}" for name, grade in grades if grade is not None),
        *([f"hvt:reach hvt:{relation.own_reach}"] if relation.own_reach else []),
        *refs("hvt:scopeTheme", relation.themes),
        *(f"hvt:scopeChoiceKind hvt:{kind}" for kind in sorted(relation.choice_kinds)),
        *refs("hvt:scopeChoice", relation.choices),
        *proof(relation.status, relation.span),
    )


def node(iri: str, leaf: str, *statements: str) -> str:
    return f"<{iri}> a hvt:{leaf} ; {' ; '.join(statements)} ."


def proof(status: str, span: Span) -> list[str]:
    return [*bounds(span), f"hvt:status hvt:{status}", f"dcterms:source <{SOURCE}>"]


def bounds(span: Span) -> list[str]:
    named = (("hvt:validFrom", span.start), ("hvt:validUntil", span.end))
    return [f'{name} "{day.isoformat()}"^^xsd:date' for name, day in named if day]


def refs(name: str, iris: Iterable[str]) -> list[str]:
    return [f"{name} <{iri}>" for iri in sorted(iris)]


def label(iri: str) -> str:
    return " ".join(["skos:prefLabel", *text(iri.rsplit("/", 1)[-1])])


def text(words: str) -> list[str]:
    return [f'"{words}"@nl', ",", f'"{words}"@en']
