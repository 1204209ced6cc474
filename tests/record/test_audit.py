"""The evidence audit: every fact counted once, nothing without a source hidden, and what hangs on half-read sources."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import get_args, get_type_hints

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import thorbecke
from exports import page as pages
from exports.data.audit import audit_to_json
from exports.views import audit_full as view_of_audit
from graph.answers.answering import answer
from graph.house.setting import setting
from graph.questions.auditing import Audit, Hanging, audit
from ontology.checking.auditing import GRADES, SORTS, Tally
from ontology.checking.validation import validate
from ontology.codelists.words import class_words
from ontology.namespaces import HVT
from ontology.querying.competency import find_question
from ontology.querying.sparql import Asked as Question
from ontology.querying.sparql import Limits, Table, ask, statements_of
from ontology.reading.assembling import assemble
from ontology.reading.dataset import Dataset, key
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts
from ontology.reading.loading import load, loads
from ontology.standards import DCTERMS
from tests.answers.test_gaps import AGENCY, HEAD, MINISTER, OTHER, OWNED, TABLE, actor, decides, relation
from tests.conftest import Shell
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.printing import schema
from tests.support.random_houses import Asked, asked_houses
from tests.support.reaching import reached, reaching
from tests.support.trig import SOURCE, node, refs, trig
from thorbecke.questions import write

#: half of it read; not said how far it was read; and one more that was read
SOURCES = """
ex:part a hvt:Source ; dcterms:title "Half"@en ; hvt:evidenceGrade "A-" ; hvt:readInFull false .
ex:unsaid a hvt:Source ; dcterms:title "Who knows"@en ; hvt:evidenceGrade "C" .
"""
EX = "https://example.org/"


def audited(*parts: str, sound: bool = True) -> Audit:
    """Return the audit of a house; every house here is sound unless it says otherwise."""
    dataset = loads("".join((HEAD % "", *parts)), validate=False)
    assert validate(dataset, warnings=False).sound is sound
    return audit(dataset)


def on(source: str, text: str) -> str:
    """The same statements, on other sources."""
    named = " , ".join(f"ex:{name}" for name in source.split())
    return text.replace("dcterms:source ex:source", f"dcterms:source {named}")


def resting(told: Audit) -> set[str]:
    return {fact.iri.removeprefix(EX) for fact in told.evidence.resting}


def steps(told: Audit) -> set[tuple[str, str]]:
    """What hangs in the answer on the one choice: the sort of step, and the statement or gap."""
    (choice,) = told.hanging or (None,)
    return {(g.what, g.gap.code if g.gap else g.iri.removeprefix(EX)) for g in choice.grounds} if choice else set()


# ---------------------------------------------------------------- what counts as a fact


def test_every_class_that_carries_sources_is_audited() -> None:
    """A class added to the facts cannot stay out of the audit."""
    hints = get_type_hints(Facts)
    carrying = {
        field.name
        for field in fields(Facts)
        if len(get_args(hints[field.name])) == 2
        and "sources" in getattr(get_args(hints[field.name])[1], "__dataclass_fields__", ())
    }
    assert carrying == set(SORTS)
    assert all(class_words()[cls].nl and class_words()[cls].en for cls in (*SORTS.values(), HVT.Scenario))


def test_every_statement_with_a_status_or_a_source_is_a_fact_of_the_shipped_house() -> None:
    """Held against the statements themselves, so that nothing is lost on the way into facts."""
    dataset, told = nds(), shipped()
    carrying = {key(q.subject) for q in dataset.quads if q.predicate.value == HVT.status}
    total = told.evidence.total
    assert total.facts - total.statuses["none"] == len(carrying)
    # an actor may say where it was found; that is no statement about it
    citing = {key(q.subject) for q in dataset.quads if q.predicate.value == DCTERMS.source}
    assert total.facts - total.grades["none"] == len(citing - read_facts(dataset).actors.keys())
    assert not carrying & read_facts(dataset).actors.keys()


def adds_up(told: Audit) -> None:
    """Every table of an audit adds up to the number of facts."""
    evidence = told.evidence
    tallies: tuple[Tally, ...] = (*evidence.sorts, *evidence.files, evidence.proposals, evidence.total, evidence.unread)
    for tally in tallies:
        assert sum(tally.statuses.values()) == sum(tally.grades.values()) == tally.facts, tally
        assert 0 <= tally.resting <= tally.facts - tally.grades["none"], tally
    for parts in ((*evidence.sorts, evidence.proposals), evidence.files):
        for name in (*evidence.total.statuses, "none"):
            assert sum(t.statuses[name] for t in parts) == evidence.total.statuses[name], name
        for name in evidence.total.grades:
            assert sum(t.grades[name] for t in parts) == evidence.total.grades[name], name
        assert sum(t.resting for t in parts) == evidence.total.resting == evidence.unread.facts == len(evidence.resting)
    bare = (*evidence.without_source, *evidence.unverified, *evidence.searches)
    assert len(bare) == len({fact.iri for fact in bare}) == evidence.total.grades["none"]


# ---------------------------------------------------------------- facts without a source, sources without a fact


def test_one_fact_without_a_source() -> None:
    """A choice may lack a source and its house be sound: only the audit tells."""
    bare = 'ex:bare a hvt:Choice ; skos:prefLabel "Bare"@en .'
    told = audited(bare)
    assert [(f.iri, f.sort, f.status) for f in told.evidence.without_source] == [(EX + "bare", HVT.Choice, None)]
    assert told.evidence.total.grades["none"] == 1
    assert "1 fact is without a source." in told.sentence.en
    assert audited().evidence.without_source == ()
    assert "No fact is without a source." in audited().sentence.en


def test_a_statement_without_a_source_is_found_in_a_house_that_is_not_sound() -> None:
    told = audited(MINISTER, OWNED.replace(" ; dcterms:source ex:source", ""), sound=False)
    assert [f.iri for f in told.evidence.without_source] == [EX + "agency-minister-agency-owner"]


def test_what_says_itself_why_it_has_no_source_is_counted_apart() -> None:
    memory = 'ex:act a hvt:LegalProvision ; skos:prefLabel "Act"@en ; hvt:status hvt:unverified .'
    search = 'ex:search a hvt:RecordEntry ; rdfs:comment "Nothing."@en ; hvt:status hvt:unknown .'
    prefix = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    told = audited(prefix, memory, search)
    assert told.evidence.without_source == ()
    assert [f.iri for f in told.evidence.unverified] == [EX + "act"]
    assert [f.iri for f in told.evidence.searches] == [EX + "search"]
    assert "1 unverified" in told.sentence.en and "1 unknown" in told.sentence.en
    said = audited(prefix, memory.replace("unverified", "stated"))
    assert [f.iri for f in said.evidence.without_source] == [EX + "act"]


def test_a_source_without_a_fact() -> None:
    told = audited('ex:idle a hvt:Source ; dcterms:title "Idle"@en ; hvt:evidenceGrade "B" ; hvt:readInFull true .')
    uses = {use.iri.removeprefix(EX): use for use in told.evidence.sources}
    assert (uses["idle"].facts, uses["source"].facts) == (0, 1)
    assert uses["idle"].named_elsewhere == 0
    assert "2 sources: 1 cited by no fact, 0 not read in full" in told.sentence.en
    instituted = audited(SOURCES, actor("board", "ConsultativeBody", "; hvt:institutedBy ex:part"))
    part = next(use for use in instituted.evidence.sources if use.iri == EX + "part")
    assert (part.facts, part.named_elsewhere) == (0, 1)


def test_a_fact_counts_under_the_best_of_its_sources() -> None:
    told = audited(SOURCES, on("unsaid part", MINISTER), on("unsaid", OTHER))
    relations = next(t for t in told.evidence.sorts if t.name == HVT.AccountabilityRelation)
    assert {grade: n for grade, n in relations.grades.items() if n} == {"A-": 1, "C": 1}
    ungraded = audited('ex:plain a hvt:Source ; dcterms:title "Plain"@en .', on("plain", MINISTER))
    assert ungraded.evidence.total.grades["ungraded"] == 1


# ---------------------------------------------------------------- what hangs on sources not read in full


def test_a_fact_rests_on_a_source_read_in_part_when_it_cites_no_other() -> None:
    told = audited(SOURCES, on("part", MINISTER), on("part source", OTHER))
    part = next(use for use in told.evidence.sources if use.iri == EX + "part")
    assert part.facts == 2
    assert part.resting == (EX + "minister-parliament-parliament-minister",)
    assert resting(told) == {"minister-parliament-parliament-minister"}
    assert told.evidence.unread.grades["A-"] == 1
    assert told.hanging == () and told.hangs_on == {EX + "part": (), EX + "unsaid": ()}


def test_a_source_of_which_nobody_says_how_far_it_was_read_was_not_read_in_full() -> None:
    """Unknown is never yes."""
    told = audited(SOURCES, on("unsaid part", MINISTER), decides("minister"))
    assert resting(told) == {"minister-parliament-parliament-minister"}
    assert told.hangs_on == {EX + "part": (EX + "choice",), EX + "unsaid": (EX + "choice",)}


def test_a_relation_of_the_chain() -> None:
    house = (SOURCES, MINISTER, OWNED, decides("agency"))
    assert audited(*house).hanging == ()
    told = audited(SOURCES, on("part", MINISTER), OWNED, decides("agency"))
    assert ("relation", "minister-parliament-parliament-minister") in steps(told)
    assert told.hangs_on[EX + "part"] == (EX + "choice",)
    # a relation that no answer uses rests on it, and no answer hangs on that
    aside = audited(SOURCES, MINISTER, OWNED, decides("agency"), on("part", OTHER))
    assert resting(aside) == {"other-parliament-parliament-minister"} and aside.hanging == ()


def test_who_was_assigned_the_decision() -> None:
    told = audited(SOURCES, MINISTER, on("part", decides("minister")))
    assert ("assignment", "minister-decides") in steps(told)
    # a second assignment that was read is enough to know who decides
    second = decides("minister").replace("ex:minister-decides", "ex:again")
    assert steps(audited(SOURCES, MINISTER, on("part", decides("minister")), second)) == set()


def test_a_seat_in_the_body_that_decides() -> None:
    seat = (
        "ex:seat a hvt:Participation ; hvt:body ex:table ; hvt:participant ex:agency ; "
        "hvt:participationRole hvt:Member ; hvt:status hvt:stated ; dcterms:source ex:source .\n"
    )
    house = (SOURCES, MINISTER, OWNED, TABLE, decides("table"))
    assert "seat" not in {what for what, _ in steps(audited(*house, seat))}
    told = audited(*house, on("part", seat))
    assert [d.pierced_from for d in answer(setting(loads("".join((HEAD % "", *house, seat))))).choices[0].deciders] == [
        (EX + "table",)
    ]
    assert ("seat", "seat") in steps(told)
    # an agenda member does not decide: the seat leads to nobody
    aside = audited(*house, on("part", seat.replace("hvt:Member", "hvt:AgendaMember")))
    assert "seat" not in {what for what, _ in steps(aside)}
    # a chair of the same body at the same table, on a source that was read
    chair = seat.replace("ex:seat", "ex:chair").replace("hvt:Member", "hvt:Chair")
    assert "seat" not in {what for what, _ in steps(audited(*house, on("part", seat), chair))}


def test_seats_of_a_body_in_a_body() -> None:
    """The table sits in the council, the agency at the table: both seats lead to who decides."""
    outer = actor("outer", "ConsultativeBody")
    seats = "".join(
        f"ex:seat-{guest} a hvt:Participation ; hvt:body ex:{body} ; hvt:participant ex:{guest} ; "
        "hvt:participationRole hvt:Member ; hvt:status hvt:stated ; dcterms:source ex:source .\n"
        for body, guest in (("outer", "table"), ("table", "agency"), ("table", "elsewhere"))
    )
    told = audited(
        SOURCES, MINISTER, OWNED, TABLE, outer, actor("elsewhere", "Agency"), decides("outer"), on("part", seats)
    )
    assert {at for what, at in steps(told) if what == "seat"} == {"seat-table", "seat-agency", "seat-elsewhere"}


def test_the_lead_and_its_chain() -> None:
    """Two ministers decide; the choice names a lead, and the verdict is the lead's."""
    both_decide = decides("minister") + decides("other")
    house = HEAD.replace("dcterms:source ex:source", "dcterms:source ex:part")
    lead = actor("lead", "Minister") + on("part", relation("lead", "parliament", "parliament-minister"))
    dataset = loads(house % "; hvt:lead ex:lead" + SOURCES + MINISTER + OTHER + lead + both_decide)
    found = steps(audit(dataset))
    assert {("lead", "choice"), ("relation", "lead-parliament-parliament-minister")} <= found
    without = loads(house % "" + SOURCES + MINISTER + OTHER + lead + both_decide)
    assert "lead" not in {what for what, _ in steps(audit(without))}
    assert ("relation", "lead-parliament-parliament-minister") not in steps(audit(without))


def test_the_statute_that_makes_independent() -> None:
    law = 'ex:act a hvt:LegalProvision ; skos:prefLabel "Act"@en ; hvt:status hvt:stated ; dcterms:source ex:source .\n'
    judge = actor("judge", "Supervisor", '; hvt:researchedOn "2025-01-01"^^xsd:date ; hvt:independentByLaw ex:act')
    assert ("law", "act") not in steps(audited(SOURCES, law, judge, decides("judge")))
    assert ("law", "act") in steps(audited(SOURCES, on("part", law), judge, decides("judge")))


def test_a_silence_of_a_source_read_in_part() -> None:
    """No decider in the record, and of the only source on the choice half was read."""
    house = HEAD.replace("dcterms:source ex:source", "dcterms:source ex:part") % "" + SOURCES
    told = audit(loads(house))
    assert ("gap", "not-recorded") in steps(told)
    (choice,) = told.hanging
    assert (choice.verdict, choice.reservation) == ("NOT_RECORDED", True)
    assert steps(audited(SOURCES)) == set()


def test_no_chain_on_a_half_read_statement_of_absence() -> None:
    absence = (
        "ex:absence a hvt:AbsenceStatement ; hvt:about ex:agency ; hvt:absent hvt:AccountabilityUpward ; "
        "hvt:status hvt:stated ; dcterms:source ex:part .\n"
    )
    told = audited(SOURCES, AGENCY, absence, decides("agency"))
    assert ("gap", "no-chain") in steps(told)


# ---------------------------------------------------------------- scenarios, files, days

SCENARIO = """
ex:plan a hvt:Scenario ; skos:prefLabel "Plan"@en ; hvt:proposedIn ex:part ; hvt:adds ex:graph ; skos:notation "plan" .
ex:graph {
  ex:agency-minister-plan a hvt:AccountabilityRelation ; hvt:accountGiver ex:agency ; hvt:forum ex:minister ;
    hvt:relationKind kind:agency-owner ; hvt:status hvt:inferred ; dcterms:source ex:unsaid .
}
"""


def test_what_only_a_scenario_says_is_counted_apart() -> None:
    told = audited(SOURCES, MINISTER, AGENCY, decides("agency"), SCENARIO)
    assert (told.evidence.proposals.facts, told.evidence.proposals.statuses["inferred"]) == (1, 1)
    relations = next(t for t in told.evidence.sorts if t.name == HVT.AccountabilityRelation)
    assert relations.facts == 1
    uses = {use.iri.removeprefix(EX): use for use in told.evidence.sources}
    assert uses["unsaid"].resting == (EX + "agency-minister-plan",)
    assert (uses["part"].facts, uses["part"].named_elsewhere) == (0, 1)
    # the answer is that of the record
    assert not any("plan" in ground.iri for choice in told.hanging for ground in choice.grounds)
    adds_up(told)


def test_facts_by_file(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD % "", encoding="utf-8")
    head = HEAD[: HEAD.index("ex:house")]
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "b.ttl").write_text(head + MINISTER + OWNED, encoding="utf-8")
    told = audit(load(tmp_path))
    assert [(t.name, t.facts) for t in told.evidence.files] == [("a.ttl", 1), ("registers/b.ttl", 2)]
    adds_up(told)


def test_the_day_changes_the_answers_and_not_the_evidence() -> None:
    today, later = shipped(), audit(nds(), date(2026, 3, 1))
    assert later.evidence == today.evidence
    assert later.choices == len(answer(setting(nds(), date(2026, 3, 1))).choices) != today.choices


def test_a_house_without_facts_and_one_without_choices() -> None:
    empty = audit(loads(f"<{EX}house> a <{HVT.House}> .", validate=False), date(2026, 1, 1))
    assert empty.evidence.total.facts == 0 and empty.sentence.en == "This house records no fact at all."
    head = HEAD[: HEAD.index("ex:choice")]
    told = audit(loads(head + MINISTER, validate=False))
    assert "there is no choice" in told.sentence.en and told.hanging == ()
    for one in (empty, told):
        jsonschema.validate(audit_to_json(one), schema("check-audit"))
        adds_up(one)


# ---------------------------------------------------------------- random houses

NAMES = tuple(EX + f"source-{n}" for n in range(5))
CITED = f"dcterms:source <{SOURCE}>"
#: grade, and whether it was read in full
Worth = tuple[str | None, bool | None]


def scattered(case: Asked, seed: int) -> tuple[str, dict[str, tuple[str, ...]], dict[str, Worth]]:
    """Return a random house whose facts cite random sources or none; fact -> sources; what each source is worth."""
    random = Random(seed)
    worth = {name: (random.choice((*GRADES, None)), random.choice((True, False, None))) for name in NAMES}
    cited: dict[str, tuple[str, ...]] = {}
    lines = [source_text(name, worth[name]) for name in NAMES]
    for line in trig(case.house, named_graph=case.named_graph).splitlines():
        if CITED in line:
            fact = line[1 : line.index(">")]
            cited[fact] = tuple(sorted(random.sample(NAMES, random.choice((0, 1, 1, 2, 3)))))
            line = line.replace(CITED, " ; ".join(refs("dcterms:source", cited[fact])))
        lines.append(line)
    # the prefixes come first
    return "\n".join(sorted(lines, key=lambda line: not line.startswith("@prefix"))), cited, worth


def read(text: str) -> Dataset:
    """Read a house of our own making, in this process."""
    return assemble([("house.trig", text.encode("utf-8"))], trusted=True)


def source_text(name: str, worth: Worth) -> str:
    grade, in_full = worth
    said = [f'hvt:evidenceGrade "{grade}"'] if grade else []
    said += [f"hvt:readInFull {str(in_full).lower()}"] if in_full is not None else []
    return node(name, "Source", 'dcterms:title "a source"', *said)


@given(asked_houses(), st.integers(0, 2**32))
@laws(30, filtering=True)
def test_counted_again_by_hand(case: Asked, seed: int) -> None:
    """A second count, from what was written down and not from what was read."""
    text, cited, worth = scattered(case, seed)
    told = audit(read(text), case.on)
    adds_up(told)
    house = case.house
    written = (house.relations, house.roles, house.participations, house.absences, house.tenures, house.caretakers)
    statuses = {thing.iri: thing.status for things in written for thing in things}
    statuses[next(iri for iri in cited if iri not in statuses)] = "stated"  # the one provision of law
    assert set(cited) == set(statuses)
    assert told.evidence.total.facts == len(statuses) + len(house.choices)
    counted = Counter(statuses.values())
    assert {s: n for s, n in told.evidence.total.statuses.items() if n and s != "none"} == counted
    resting = {iri for iri, sources in cited.items() if sources and not any(worth[s][1] for s in sources)}
    assert {fact.iri for fact in told.evidence.resting} == resting
    for use in told.evidence.sources:
        if use.iri in worth:
            assert use.facts == sum(use.iri in sources for sources in cited.values())
            assert set(use.resting) == {iri for iri in resting if use.iri in cited[iri]}
    bare = {iri for iri, sources in cited.items() if not sources}
    claims = {iri for iri in bare if statuses[iri] not in ("unverified", "unknown")}
    assert {f.iri for f in told.evidence.without_source} == claims | {choice.iri for choice in house.choices}
    best = Counter(
        next((g for g in GRADES if g in {worth[s][0] for s in sources}), "ungraded" if sources else "none")
        for sources in cited.values()
    )
    best["none"] += len(house.choices)
    assert {g: n for g, n in told.evidence.total.grades.items() if n} == best
    jsonschema.validate(audit_to_json(told), schema("check-audit"))


def grounds(told: Audit) -> set[tuple[str, str, str, str | None, tuple[str, ...]]]:
    return {
        (choice.iri, ground.what, ground.iri, ground.gap.code if ground.gap else None, ground.sources)
        for choice in told.hanging
        for ground in choice.grounds
    }


@reaching(10)
@given(asked_houses(), st.integers(0, 2**32))
@laws(15, filtering=True)
def test_reading_a_source_in_full_settles_what_hangs_on_it(case: Asked, seed: int) -> None:
    """It settles every step that cites it, makes no step hang, and changes no verdict."""
    text, _, worth = scattered(case, seed)
    dataset = read(text)
    told, before = audit(dataset, case.on), answer(setting(dataset, case.on))
    for source, (grade, known) in worth.items():
        hanging = {iri for iri, *_, sources in grounds(told) if source in sources}
        assert set(told.hangs_on.get(source, ())) == hanging
        if known:
            assert source not in told.hangs_on and not hanging
            continue
        better = read(text.replace(source_text(source, (grade, known)), source_text(source, (grade, True))))
        after = audit(better, case.on)
        reached()
        assert grounds(after) <= {ground for ground in grounds(told) if source not in ground[4]}
        again = answer(setting(better, case.on))
        assert [(c.iri, c.verdict) for c in again.choices] == [(c.iri, c.verdict) for c in before.choices]


# ---------------------------------------------------------------- the shipped house


@cache
def shipped() -> Audit:
    return audit(nds())


def test_what_was_kept_of_the_statements_is_counted_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THORBECKE_CACHE", str(tmp_path))
    read = audit(load())
    monkeypatch.setattr(Dataset, "quads", property(lambda _: pytest.fail("a statement was asked for")))
    assert audit(load()) == read == audit(nds())


def test_no_fact_of_the_shipped_house_is_without_a_source() -> None:
    assert [fact.iri for fact in shipped().evidence.without_source] == []
    adds_up(shipped())


def test_only_provisions_are_from_memory_and_only_record_entries_are_searches_in_vain() -> None:
    """Everything that can carry an answer names its source, also where it is unverified or unknown."""
    assert {fact.sort for fact in shipped().evidence.unverified} <= {HVT.LegalProvision}
    assert {fact.sort for fact in shipped().evidence.searches} <= {HVT.RecordEntry}


def test_every_source_of_the_shipped_house_says_what_it_is_worth_and_how_far_it_was_read() -> None:
    assert [use.iri for use in shipped().evidence.sources if use.grade not in GRADES or use.read_in_full is None] == []
    assert shipped().evidence.total.grades["ungraded"] == 0


def test_answers_that_hang_are_the_answers_of_gaps() -> None:
    told = {choice.iri: choice for choice in answer(setting(nds())).choices}
    assert shipped().hanging
    for choice in shipped().hanging:
        mine = told[choice.iri]
        assert (choice.verdict, choice.ministerial) == (mine.verdict, mine.ministerial)
        assert choice.reservation is ("source-read-in-part" in mine.caveats)
        for ground in choice.grounds:
            assert ground.gap is None or ground.gap in mine.gaps
    assert shipped().reservations == sum("source-read-in-part" in c.caveats for c in told.values())


def named(told: Audit, number: str) -> Hanging:
    return next(choice for choice in told.hanging if choice.notation == number)


def test_k17_hangs_on_a_report_of_which_the_opening_was_read() -> None:
    """The assignment of K17 to the state secretary has one source, graded A- (dossier: only the opening was read)."""
    ground = next(g for g in named(shipped(), "K17").grounds if g.what == "assignment")
    assert (ground.iri.rsplit("/")[-1], ground.grade) == ("role-k17-decides-staatssecretaris-bzk", "A-")


def test_the_competency_questions_count_the_same() -> None:
    """SPARQL over the record, in a process of its own, as a second opinion."""
    record, evidence = statements_of(nds(), ()), shipped().evidence

    def rows(name: str, *columns: str) -> dict[tuple[str, ...], int]:
        asked = Question(date(2025, 9, 29), "unverified")
        found = ask(record, find_question(name).sparql, asked, name=name, limits=Limits(seconds=60))
        assert isinstance(found, Table)
        places = [found.variables.index(column) for column in columns]
        table = [tuple((cell.value if (cell := row[at]) else "") for at in places) for row in found.rows]
        return {row[:-1]: int(row[-1]) for row in table}

    statuses = {
        (t.name, f"{HVT.Actor.removesuffix('Actor')}{status}"): n
        for t in evidence.sorts
        for status, n in t.statuses.items()
        if n and status != "none"
    }
    by_status = rows("facts-by-status", "class", "status", "facts")
    assert {pair: n for pair, n in by_status.items() if pair[0] in SORTS.values()} == statuses
    grades = {
        (t.name, grade): n
        for t in evidence.sorts
        if t.name != HVT.Choice  # that question counts what has a status
        for grade, n in t.grades.items()
        if n and grade in GRADES
    }
    by_grade = rows("facts-by-grade", "class", "best_grade", "facts")
    assert {pair: n for pair, n in by_grade.items() if pair[0] in SORTS.values()} == grades


# ---------------------------------------------------------------- outputs


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_it_is_told_in_two_languages(shell: Shell, form: str) -> None:
    first = {lang: shell("check", "--audit", "--format", form, "--lang", lang) for lang in ("nl", "en")}
    assert all(done.stdout for done in first.values())
    assert {done.returncode for done in first.values()} == {0} and {done.stderr for done in first.values()} == {""}
    assert (first["nl"].stdout == first["en"].stdout) is (form == "json")
    if form == "table":
        assert max(len(line) for line in first["nl"].stdout.splitlines()) <= 140
    if form == "json":
        told = json.loads(first["nl"].stdout)
        jsonschema.validate(told, schema("check-audit"), format_checker=jsonschema.FormatChecker())


def test_csv_has_a_row_per_sort_file_source_and_thing_that_hangs() -> None:
    told = shipped()
    lines = list(csv.DictReader(io.StringIO(write("audit", "csv", told, "en"))))
    tables = Counter(line["table"] for line in lines)
    evidence = told.evidence
    assert tables["sort"] == len(SORTS) and tables["file"] == len(evidence.files)
    assert tables["source"] == len(evidence.sources) and tables["resting"] == len(evidence.resting)
    assert tables["hanging"] == sum(len(choice.grounds) for choice in told.hanging)
    total = next(line for line in lines if line["table"] == "total")
    assert sum(int(line["facts"]) for line in lines if line["table"] in ("sort", "proposals")) == int(total["facts"])
    assert sum(int(line["stated"]) for line in lines if line["table"] == "file") == int(total["stated"])


def tables(told: Audit, lang: str) -> dict[str, list[tuple[str, ...]]]:
    """The rows of every table of the page, by the heading above it."""
    found, heading = {}, ""
    for part in view_of_audit.page(told, lang):
        if isinstance(part, pages.Heading):
            heading = part.words
        elif isinstance(part, pages.Table):
            assert {len(part.columns), *map(len, part.rows)} == {len(part.columns)}
            found[heading] = [tuple(cell.words for cell in row) for row in part.rows]
    return found


def test_tables_say_what_the_records_say() -> None:
    for lang in ("nl", "en"):
        found = tables(shipped(), lang)
        assert write("audit", "md", shipped(), lang).count("\n## ") == len(found)
        first = next(iter(found.values()))
        total = next(row for row in first if row[0] in ("totaal", "total"))
        parts = first[: first.index(total)]
        assert sum(int(row[1]) for row in parts) == int(total[1]) == shipped().evidence.total.facts


def test_a_long_list_is_counted_and_its_first_are_named() -> None:
    """Hundreds of facts on one source are one line of the table; JSON has them all."""
    many = "".join(
        on("part", actor(f"m{n}", "Minister", "") + relation(f"m{n}", "parliament", "parliament-minister"))
        for n in range(200)
    )
    told = audited(SOURCES, many, decides("m0"))
    assert len(audit_to_json(told)["resting"]) == 200
    (row,) = [row for row in tables(told, "en")["What hangs on sources not read in full"] if row[0] == "part"]
    names = "m0-parliament-parliament-minister, m1-parliament-parliament-minister"
    assert row[4:] == ("200", f"200: {names} +198", "1: choice")


def test_the_exit_status_stays_that_of_the_check(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "house.ttl"
    path.write_text(HEAD % "" + 'ex:bare a hvt:Choice ; skos:prefLabel "Bare"@en .', encoding="utf-8")
    done = shell("check", path, "--audit", "--format", "json")
    assert done.returncode == 0 and len(json.loads(done.stdout)["without_source"]) == 1
    plain = shell("check", path)
    assert plain.returncode == 0 and "1 fact is without a source." in plain.stdout
    assert "thorbecke check --audit" in plain.stdout
    jsonschema.validate(json.loads(shell("check", path, "--format", "json").stdout), schema("check"))


def test_a_house_that_is_not_sound_is_not_audited(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "wrong.ttl"
    path.write_text(HEAD % "" + OWNED, encoding="utf-8")
    done = shell("check", path, "--audit", "--format", "json")
    assert done.returncode == 1 and "not audited" in done.stderr
    told = json.loads(done.stdout)
    jsonschema.validate(told, schema("check"))
    assert told["sound"] is False and told["findings"]
    plain = shell("check", path)
    assert plain.returncode == 1 and plain.stderr == "" and "--audit" not in plain.stdout


def test_a_day_that_is_none_is_one_sentence_and_status_two(shell: Shell) -> None:
    done = shell("check", "--audit", "--on", "soon")
    assert done.returncode == 2 and "yyyy-mm-dd" in done.stderr and "Traceback" not in done.stderr


def test_words_from_data_cannot_steer_a_terminal_or_a_spreadsheet() -> None:
    hostile = SOURCES.replace("Half", "=HYPERLINK(1)\\u001b[31m|<b>\\u202Etxt")
    told = audited(hostile, on("part", MINISTER))
    cells = [cell for row in csv.reader(io.StringIO(write("audit", "csv", told, "en"))) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells) and not any(cell.startswith("=") for cell in cells)
    view = str(thorbecke.loads("".join((HEAD % "", hostile, on("part", MINISTER)))).audit())
    for shown in (view, write("audit", "md", told, "en"), "".join(cells)):
        assert "\x1b" not in shown and "\u202e" not in shown
    assert "\\|&lt;b>" in write("audit", "md", told, "en")


def test_python_gives_what_the_shell_prints(shell: Shell) -> None:
    view = thorbecke.load(lang="nl").audit()
    shown = shell("check", "--audit", "--lang", "nl").stdout
    assert str(view).rstrip("\n") == "\n".join(line.rstrip() for line in shown.splitlines()).rstrip("\n")
    assert view.to_json() == shell("check", "--audit", "--format", "json").stdout
    assert view.record == shipped()
    assert thorbecke.load().audit("2026-03-01").record == audit(nds(), date(2026, 3, 1))
