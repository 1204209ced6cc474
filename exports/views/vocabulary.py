"""The vocabulary as a page a person reads, made from the Turtle: every class, property, code and relation kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal

from exports.page import Heading, Page, Sentence, Table
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import key
from ontology.standards import OWL, RDF, RDFS, SKOS

__all__ = ["page"]

_Terms = dict[str, dict[str, list[object]]]

_LISTS = (
    ("Statuses", HVT.Status, "How sure a fact is, from strong to weak; `unknown` is a search that found nothing."),
    ("Reaches", HVT.Reach, "How far a forum reaches: into the decision, the powers over the decider, the system."),
    ("Roles", HVT.Role, "What an actor does for a choice."),
    ("Choice kinds", HVT.ChoiceKind, "The legal form of a choice."),
    ("Funding kinds", HVT.FundingKind, "Whether the money lasts. No statement at all is unknown."),
    ("Verdicts", HVT.Verdict, "What the closure says of a choice."),
    ("Gaps", HVT.GapCode, "What stands between a choice and somebody who answers for it, most severe first."),
)


def page() -> Page:
    """Yield a table per sort of term; the vocabulary is in both languages at once."""
    terms: _Terms = {}
    for quad in vocabulary().quads:
        terms.setdefault(key(quad.subject), {}).setdefault(quad.predicate.value, []).append(quad.object)
    yield from _section("Classes", "", _typed(terms, OWL.Class), terms)
    properties = _typed(terms, OWL.ObjectProperty) + _typed(terms, OWL.DatatypeProperty)
    yield from _section("Properties", "", properties, terms)
    for title, cls, told in _LISTS:
        members = sorted(_typed(terms, cls), key=lambda iri: (int(_one(terms[iri], HVT.rank) or 0), iri))
        yield from _section(title, told, members, terms)
    kinds = _typed(terms, HVT.RelationKind)
    yield Heading("Relation kinds")
    yield Sentence("Of any state: default grades (information, discussion, consequences), reach, basis, how sure.")
    yield _kinds(terms, [iri for iri in kinds if HVT.jurisdiction not in terms[iri]])
    for law in _laws(terms):
        name = _words(terms[law], SKOS.prefLabel, "en")
        yield Heading(f"The law of {name}")
        yield Sentence("Kinds of relation that exist there only.")
        yield _kinds(terms, [iri for iri in kinds if _one(terms[iri], HVT.jurisdiction) == law])
        forms = [iri for iri in _typed(terms, HVT.LocalForm) if _one(terms[iri], HVT.jurisdiction) == law]
        if forms:
            yield Sentence("What terms of any state are called there, mean there, or rest on.")
            order = sorted(forms, key=lambda iri: (local_name(_one(terms[iri], HVT.formOf) or ""), iri))
            yield Table.of(("term", "nl", "en", "definition", "basis"), (_form(terms[iri]) for iri in order))


def _laws(terms: _Terms) -> list[str]:
    """Return the jurisdictions of which a kind of relation or a local form is, in order of IRI."""
    there = (*_typed(terms, HVT.RelationKind), *_typed(terms, HVT.LocalForm))
    return sorted({law for iri in there if (law := _one(terms[iri], HVT.jurisdiction))})


def _kinds(terms: _Terms, kinds: Iterable[str]) -> Table:
    head = ("kind", "nl", "en", "I", "D", "C", "reach", "basis", "status")
    return Table.of(head, (_kind(iri, terms[iri]) for iri in kinds))


def _form(p: dict[str, list[object]]) -> Iterator[str]:
    yield f"`{local_name(_one(p, HVT.formOf) or '')}`"
    called = next((known for known in (SKOS.prefLabel, HVT.groupLabel, HVT.othersLabel) if known in p), SKOS.prefLabel)
    yield from (_words(p, called, lang) for lang in ("nl", "en"))
    yield _words(p, SKOS.definition, "en") or _words(p, SKOS.scopeNote, "en")
    yield _words(p, HVT.articlesText, "en") or _one(p, HVT.legalBasisText) or ""


def _section(title: str, told: str, members: Iterable[str], terms: _Terms) -> Page:
    yield Heading(title)
    if told:
        yield Sentence(told)
    yield Table.of(("term", "nl", "en", "definition"), (_term(iri, terms) for iri in members))


def _term(iri: str, terms: _Terms) -> Iterator[str]:
    p = terms[iri]
    name = _one(p, SKOS.notation) if iri.startswith(HVT.Actor.removesuffix("Actor") + "gap-") else None
    parent = next((local_name(key(t)) for t in p.get(RDFS.subClassOf, []) if key(t) in terms), None)
    yield f"`{name or local_name(iri)}`"
    yield from (_words(p, SKOS.prefLabel, lang) for lang in ("nl", "en"))
    yield _words(p, SKOS.definition, "en") + (f" (a kind of {parent})" if parent else "")


def _kind(iri: str, p: dict[str, list[object]]) -> Iterator[str]:
    yield f"`{local_name(iri)}`"
    yield from (_words(p, SKOS.prefLabel, lang) for lang in ("nl", "en"))
    yield from (str(_one(p, grade)) for grade in (HVT.informationGrade, HVT.discussionGrade, HVT.consequencesGrade))
    yield local_name(_one(p, HVT.reach) or "")
    yield _one(p, HVT.legalBasisText) or ""
    yield local_name(_one(p, HVT.status) or "")


def _typed(terms: _Terms, cls: str) -> list[str]:
    return sorted(iri for iri, p in terms.items() if any(key(t) == cls for t in p.get(RDF.type, [])))


def _one(properties: dict[str, list[object]], predicate: str) -> str | None:
    return next((key(t) for t in properties.get(predicate, [])), None)


def _words(properties: dict[str, list[object]], predicate: str, lang: str) -> str:
    found = [t.value for t in properties.get(predicate, []) if isinstance(t, Literal) and t.language in (lang, None)]
    return (found or [""])[0].replace("\n", " ")
