"""The vocabulary as a page a person reads, made from the Turtle: `python -m exports.vocabulary_page FILE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal

from exports.writing import atomic_write
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import key
from ontology.standards import OWL, RDF, RDFS, SKOS

__all__ = ["vocabulary_page"]

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


def vocabulary_page() -> str:
    """Return every class, property, code and relation kind with its definition, as Markdown."""
    terms: _Terms = {}
    for quad in vocabulary().quads:
        terms.setdefault(key(quad.subject), {}).setdefault(quad.predicate.value, []).append(quad.object)
    lines = [
        "# The vocabulary",
        "",
        "Made from `ontology/vocabulary/*.ttl` by `make generate`. Prefixes: `hvt:`",
        f"`{HVT.Actor.removesuffix('Actor')}`, `kind:` `https://w3id.org/huis-van-thorbecke/kind/`, `theme:`",
        "`https://w3id.org/huis-van-thorbecke/theme/`. Labels are `skos:prefLabel` in nl and en, short names",
        "`skos:altLabel`, sources `dcterms:source`, titles `dcterms:title`, addresses `foaf:page`.",
        "",
        *_section("Classes", "", _typed(terms, OWL.Class), terms),
        *_section("Properties", "", _typed(terms, OWL.ObjectProperty) + _typed(terms, OWL.DatatypeProperty), terms),
    ]
    for title, cls, told in _LISTS:
        members = sorted(_typed(terms, cls), key=lambda iri: (int(_one(terms[iri], HVT.rank) or 0), iri))
        lines += _section(title, told, members, terms)
    lines += _kinds(terms)
    return "\n".join(lines).rstrip() + "\n"


def _typed(terms: _Terms, cls: str) -> list[str]:
    return sorted(iri for iri, p in terms.items() if any(key(t) == cls for t in p.get(RDF.type, [])))


def _one(properties: dict[str, list[object]], predicate: str) -> str | None:
    return next((key(t) for t in properties.get(predicate, [])), None)


def _words(properties: dict[str, list[object]], predicate: str, lang: str) -> str:
    found = [t.value for t in properties.get(predicate, []) if isinstance(t, Literal) and t.language in (lang, None)]
    return (found or [""])[0].replace("|", "\\|").replace("\n", " ")


def _section(title: str, told: str, members: list[str], terms: _Terms) -> Iterator[str]:
    yield from (f"## {title}", "")
    if told:
        yield from (told, "")
    yield from ("| term | nl | en | definition |", "| --- | --- | --- | --- |")
    for iri in members:
        p = terms[iri]
        name = _one(p, SKOS.notation) if iri.startswith(HVT.Actor.removesuffix("Actor") + "gap-") else None
        parent = next((local_name(key(t)) for t in p.get(RDFS.subClassOf, []) if key(t) in terms), None)
        above = f" (a kind of {parent})" if parent else ""
        nl, en = _words(p, SKOS.prefLabel, "nl"), _words(p, SKOS.prefLabel, "en")
        yield f"| `{name or local_name(iri)}` | {nl} | {en} | {_words(p, SKOS.definition, 'en')}{above} |"
    yield ""


def _kinds(terms: _Terms) -> Iterator[str]:
    yield from (
        "## Relation kinds",
        "",
        "Default grades (information, discussion, consequences), reach, basis in law, how sure.",
        "",
    )
    yield from ("| kind | nl | en | I | D | C | reach | basis | status |", "|" + " --- |" * 9)
    for iri in _typed(terms, HVT.RelationKind):
        p = terms[iri]
        grades = [_one(p, g) for g in (HVT.informationGrade, HVT.discussionGrade, HVT.consequencesGrade)]
        reach, status = (local_name(_one(p, x) or "") for x in (HVT.reach, HVT.status))
        labels = f"{_words(p, SKOS.prefLabel, 'nl')} | {_words(p, SKOS.prefLabel, 'en')}"
        basis = (_one(p, HVT.legalBasisText) or "").replace("|", "\\|")
        yield f"| `{local_name(iri)}` | {labels} | {' | '.join(map(str, grades))} | {reach} | {basis} | {status} |"
    yield ""


if __name__ == "__main__":
    atomic_write(Path(sys.argv[1]), vocabulary_page().encode("utf-8"))
