"""The vocabulary says what the contract, the dossier and the code take it to say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS
from rdflib.term import Node

from graph.closure import portfolios
from ontology.codelists import ranks
from ontology.codelists.ranks import GAP_CODES, SEVERITY, STATUSES, VERDICTS
from ontology.shipped import vocabulary_files

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(__file__).resolve().parents[3] / "shared"
VOCABULARY = ROOT / "ontology" / "vocabulary"
ALIGNMENTS = sorted((VOCABULARY / "alignments").glob("*.ttl"))

HVT = "https://w3id.org/huis-van-thorbecke/def#"
KIND = "https://w3id.org/huis-van-thorbecke/kind/"
THEME = "https://w3id.org/huis-van-thorbecke/theme/"
NETHERLANDS = URIRef("https://w3id.org/huis-van-thorbecke/jurisdiction/nl")

#: What a gap template may ask for; `graph.words.gap` fills it in.
PLACEHOLDERS = {"choice", "pending", "whole", "at", "giver", "forum", "relation", "powers", "offices", "until"}

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared does not lie beside this repository")


@cache
def vocabulary() -> Graph:
    """What holds everywhere and in the Netherlands: the dossier's tables are of Dutch law."""
    graph = Graph()
    for path in (p for p in vocabulary_files() if p.parent.name in ("vocabulary", "nl")):
        graph.parse(data=path.read_bytes(), format="turtle")
    return graph


def text(subject: Node, predicate: Node, language: str | None = None) -> str:
    found = [
        str(o)
        for o in vocabulary().objects(subject, predicate)
        if isinstance(o, Literal) and (o.language == language or language is None)
    ]
    assert len(found) == 1, f"{subject} {predicate} @{language}: {found}"
    return found[0]


def members(code_list: str) -> list[Node]:
    return sorted(vocabulary().subjects(RDF.type, hvt(code_list)), key=str)


def ranked(code_list: str) -> list[Node]:
    return sorted(members(code_list), key=lambda m: int(text(m, hvt("rank"))))


def hvt(name: str) -> URIRef:
    return URIRef(HVT + name)


def local(node: Node) -> str:
    return re.split(r"[#/]", str(node))[-1]


@needs_shared
def test_every_term_of_the_contract_exists() -> None:
    named = set(re.findall(r"`hvt:(\w+)`", (SHARED / "design" / "model-2.md").read_text(encoding="utf-8")))
    assert len(named) > 80
    assert {name for name in named if (hvt(name), None, None) not in vocabulary()} == set()


# The code lists are in the order of the contract


def test_instruments_and_kinds_name_no_jurisdiction_that_is_not_there() -> None:
    instruments = {vocabulary().value(i, hvt("jurisdiction")) for i in members("LegalInstrument")}
    assert instruments == {NETHERLANDS}, "each is described by articles of Dutch law"
    named = {(j, RDF.type, SKOS.Concept) in vocabulary() for j in vocabulary().objects(None, hvt("jurisdiction"))}
    assert named == {True}


def test_statuses_run_from_strong_to_weak() -> None:
    assert tuple(local(s) for s in ranked("Status")) == STATUSES
    assert STATUSES == ("stated", "inferred", "arguable", "unverified", "unknown")


def test_reaches_run_from_the_decision_to_nothing_and_the_last_two_never_carry() -> None:
    assert tuple(local(r) for r in ranked("Reach")) == ranks.REACHES
    assert ranks.REACHES == (*portfolios.REACHES, "audit", "none") == ("decision", "powers", "system", "audit", "none")


def test_only_an_unknown_fact_may_leave_its_answer_open() -> None:
    assert list(vocabulary().subjects(hvt("leavesOpen"))) == [hvt("unknown")]


def test_reaches_run_from_far_to_near() -> None:
    assert [local(r) for r in ranked("Reach")] == ["decision", "powers", "system", "audit", "none"]


def test_orders_and_regulations_use_public_power_and_a_standard_when_it_binds() -> None:
    uses = {local(k): text(k, hvt("usesPublicPower")) for k in members("ChoiceKind")}
    assert len(uses) == 8
    assert {k for k, used in uses.items() if used == "true"} == {"Order", "Regulation"}
    assert [local(k) for k in vocabulary().subjects(hvt("usesPublicPowerWhenBinding"))] == ["Standard"]


def test_roles_have_the_letters_of_the_matrix() -> None:
    letters = {local(r): text(r, SKOS.notation) for r in members("Role")}
    assert letters == {
        "Prepares": "V", "Advises": "A", "Requests": "R", "Adopts": "D", "Decides": "B",
        "Executes": "U", "Finances": "F", "Supervises": "T", "Answered": "P",
    }  # fmt: skip


def test_executing_paying_and_supervising_are_each_members_own() -> None:
    own = {local(r): text(r, hvt("eachForItself")) for r in vocabulary().subjects(hvt("eachForItself"))}
    assert own == dict.fromkeys(("Executes", "Finances", "Supervises"), "true")


def test_themes_all_fall_under_digital_government() -> None:
    top = URIRef(THEME + "digital-government")
    # medebewind is a ground, not a subject: it stands apart
    concepts = vocabulary().subjects(RDF.type, SKOS.Concept)
    themes = {c for c in concepts if str(c).startswith(THEME)} - {URIRef(THEME + "medebewind")}
    assert {local(t) for t in themes - {top}} == {
        "cloud", "data", "ai", "service-delivery", "resilience", "craftsmanship", "cross-cutting",
    }  # fmt: skip
    assert all(vocabulary().value(t, SKOS.broader) == top for t in themes - {top})


def test_verdicts_are_those_of_the_records_in_their_order() -> None:
    assert tuple(text(v, SKOS.notation) for v in ranked("Verdict")) == VERDICTS
    assert " ".join(VERDICTS) == (
        "FULL LIMITED SHARED AIM_ONLY LOCAL INDEPENDENT_BY_LAW SYSTEM_ONLY FORUM_ITSELF NONE_FOUND NO_DECIDER UNKNOWN "
        "NOT_RECORDED"
    )
    assert all(local(v) == "verdict-" + text(v, SKOS.notation) for v in members("Verdict"))
    assert len({text(v, hvt("symbol")) for v in members("Verdict")}) == len(VERDICTS)


def test_an_answer_names_the_most_severe_verdict_first() -> None:
    by_severity = sorted(members("Verdict"), key=lambda v: int(text(v, hvt("severity"))))
    assert tuple(text(v, SKOS.notation) for v in by_severity) == SEVERITY
    assert " ".join(SEVERITY) == (
        "NO_DECIDER NONE_FOUND SYSTEM_ONLY AIM_ONLY UNKNOWN NOT_RECORDED SHARED LIMITED LOCAL INDEPENDENT_BY_LAW "
        "FORUM_ITSELF FULL"
    )


def test_of_several_deciders_the_weakest_is_found_by_strength() -> None:
    weighed = sorted(vocabulary().subjects(hvt("strength")), key=lambda v: int(text(v, hvt("strength"))))
    assert tuple(text(v, SKOS.notation) for v in weighed) == ranks.STRENGTH
    assert " ".join(ranks.STRENGTH) == "FULL LIMITED INDEPENDENT_BY_LAW LOCAL SYSTEM_ONLY NONE_FOUND"


# Gaps speak about the record


def test_gaps_are_those_of_the_records_in_their_order() -> None:
    codes = [text(g, SKOS.notation) for g in ranked("GapCode")]
    assert tuple(dict.fromkeys(codes)) == GAP_CODES
    assert " ".join(GAP_CODES) == (
        "no-decider execution-undecided not-recorded no-chain no-legal-basis informal-decider lapsed circular "
        "many-hands outside-portfolio limited-powers system-only power-without-sight sight-without-power overload "
        "unfunded incidental-funding "
        "local-only independent-by-law unknown"
    )
    ranks = {(text(g, SKOS.notation), text(g, hvt("rank"))) for g in members("GapCode")}
    assert ranks == {(code, str(n)) for n, code in enumerate(GAP_CODES, start=1)}


def test_a_gap_with_several_forms_has_one_text_per_form() -> None:
    forms: dict[str, list[str | None]] = {}
    for gap in members("GapCode"):
        aspect = vocabulary().value(gap, hvt("aspect"))
        forms.setdefault(text(gap, SKOS.notation), []).append(None if aspect is None else str(aspect))
    assert sorted(map(str, forms.pop("unknown"))) == ["chain", "decider", "funding"]
    assert sorted(map(str, forms.pop("limited-powers"))) == ["None", "bounded"]
    assert all(aspects == [None] for aspects in forms.values())


@pytest.mark.parametrize("template", ["messageTemplate", "questionTemplate"])
def test_templates_ask_for_the_same_known_words_in_both_languages(template: str) -> None:
    assert len(members("GapCode")) > 10
    for gap in members("GapCode"):
        nl, en = (_words_of(text(gap, hvt(template), language)) for language in ("nl", "en"))
        assert nl == en, gap
        assert "choice" in nl and nl <= PLACEHOLDERS, gap


def _words_of(template: str) -> set[str]:
    """Return the words that a template asks for; what a verb only agrees with need not be in both languages."""
    agreeing = set(re.findall(r"\{[^{}]*\|[^{}]*:(\w+)\}", template))
    assert agreeing <= PLACEHOLDERS
    return {name[:1].lower() + name[1:] for name in re.findall(r"\{(\w+)\}", template)}


def test_overload_tells_the_number_it_is_measured_by() -> None:
    assert list(vocabulary().subjects(hvt("threshold"))) == [hvt("gap-overload")]
    number = text(hvt("gap-overload"), hvt("threshold"))
    for predicate in (SKOS.definition, hvt("messageTemplate")):
        assert all(f" {number} " in text(hvt("gap-overload"), predicate, language) for language in ("nl", "en"))


# Alignments say only what both sides can bear


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda p: p.stem)
def test_an_alignment_ties_known_terms_to_one_foreign_vocabulary(path: Path) -> None:
    graph = Graph()
    graph.parse(data=path.read_bytes(), format="turtle")
    assert len(graph) > 0
    closed = {"org": ORG, "prov": PROV, "skos": SKOS, "foaf": FOAF, "dcterms": DCTERMS}
    for subject, predicate, foreign in graph:
        assert (subject, RDF.type, None) in vocabulary(), subject
        assert predicate in {RDFS.subClassOf, RDFS.subPropertyOf} or str(predicate).startswith(str(SKOS))
        assert not str(foreign).startswith(HVT)
        namespace = closed.get(path.stem)
        if namespace is not None and str(foreign).startswith(str(namespace)):
            assert str(foreign) in map(str, dir(namespace)), foreign
        is_class = (subject, RDF.type, OWL.Class) in vocabulary()
        assert predicate != RDFS.subClassOf or is_class
        assert predicate != RDFS.subPropertyOf or not is_class


def test_every_leaf_actor_is_an_organisation_or_a_post() -> None:
    graph = Graph()
    graph.parse(data=(VOCABULARY / "alignments" / "org.ttl").read_bytes(), format="turtle")
    actors = set(vocabulary().transitive_subjects(RDFS.subClassOf, hvt("Actor")))
    leaves = {a for a in actors if str(a).startswith(HVT) and not list(vocabulary().subjects(RDFS.subClassOf, a))}
    assert len(leaves) == 19
    for leaf in leaves:
        assert len(set(graph.objects(leaf, RDFS.subClassOf)) & {ORG.Organization, ORG.Post}) == 1, leaf
