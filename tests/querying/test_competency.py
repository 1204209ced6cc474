"""The shipped questions: each says in SPARQL what the package and the facts say.

Where a question has an answer in `graph`, that is what it is held against; else what the facts hold, counted in Python.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graph.answers.answering import answer
from graph.answers.offices import nested
from graph.closure.admissibility import Ladder, Ladders
from graph.closure.chains import reachable_offices
from graph.closure.words import bit, words
from graph.house.setting import Setting, accepts, setting
from graph.records import POWERS, Grade
from ontology.errors import HouseError, InputError, UnknownNameError
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.querying.competency import competency_questions, find_question, read_query
from ontology.querying.sparql import Asked, Limits, QueryError, Table, Triples, Truth, ask, statements_of
from ontology.reading.facts import Facts, holds_on
from tests.conftest import ROOT
from tests.support.nds import nds

pytestmark = pytest.mark.usefixtures("queries_here")

Rows = set[tuple[str, ...]]
#: what takes long is no reason to fail
PATIENT = Limits(seconds=60)

#: a day, the weakest status, a scenario: the record as it is, and as it may be
WORLDS = {"today": (None, "unverified", ()), "later": (date(2026, 9, 1), "inferred", ("bod-ministerial",))}


class World:
    """The shipped house on a day, asked by SPARQL and in Python."""

    def __init__(self, on: date | None, evidence: str, scenarios: tuple[str, ...]) -> None:
        house = nds()
        self.setting: Setting = setting(house, on=on, evidence=evidence, scenarios=scenarios)
        self.house = statements_of(house, self.setting.house.scenarios)
        self.ladders = Ladders(self.setting)
        self.facts: Facts = self.setting.facts
        self.day: date = self.setting.on
        self.answer = answer(self.setting)
        self.asked = Asked(self.day, evidence)
        self.told: dict[str, Table] = {}
        #: whoever decides on each choice, forums apart
        self.deciders = [
            (choice.iri, decider.iri, self.ladders.of(self.facts.choices[choice.iri]), decider.verdict)
            for choice in self.answer.choices
            for decider in choice.deciders
        ]

    def counts(self, fact: Any) -> bool:
        return holds_on(fact, self.day) and accepts(self.asked.evidence, fact.status)

    def table(self, name: str) -> Table:
        if name not in self.told:
            found = ask(self.house, find_question(name).sparql, self.asked, name=name, limits=PATIENT)
            assert isinstance(found, Table)
            self.told[name] = found
        return self.told[name]

    def rows(self, name: str, *columns: str) -> Rows:
        found = self.table(name)
        places = [found.variables.index(column) for column in columns]
        made = [tuple((cell.value if (cell := row[place]) else "") for place in places) for row in found.rows]
        assert len(set(found.rows)) == len(found.rows), "a row comes twice"
        return set(made)


@cache
def world(name: str) -> World:
    return World(*WORLDS[name])


@pytest.fixture(scope="module")
def later() -> World:
    return world("later")


@pytest.fixture(params=WORLDS, scope="module")
def asked(request: pytest.FixtureRequest) -> World:
    return world(request.param)


def reaches(ladder: Ladder, actor: str, sink: str, level: int, grade: Grade) -> bool:
    return bool(words(ladder, sink, level).get(actor, 0) & bit(grade))


def at_two(power: str) -> Grade:
    return Grade(*(2 * (p == power) for p in POWERS))


def powers_of(ladder: Ladder, actor: str, sink: str = "ministerial") -> list[str]:
    return [power for power in POWERS if reaches(ladder, actor, sink, 1, at_two(power))]


def test_there_are_enough_and_each_asks_in_two_languages() -> None:
    questions = competency_questions()
    assert len(questions) >= 15
    assert len({q.name for q in questions}) == len(questions)
    assert [q.number for q in questions] == [f"{n:02}" for n in range(1, len(questions) + 1)]
    for question in questions:
        assert question.question.nl.endswith("?") and question.question.en.endswith("?")
        assert question.question.nl != question.question.en
        assert question.sparql.startswith(f"# nl: {question.question.nl}\n# en: {question.question.en}\n")
        assert "ORDER BY" in question.sparql or not re.search(r"^SELECT", question.sparql, re.MULTILINE)


def test_every_query_file_is_plain_sparql_with_its_own_prefixes() -> None:
    """So that a jurist can take one elsewhere: only $on, $evidence and $lang have to be given there."""
    from rdflib.plugins.sparql import prepareQuery

    files = sorted((ROOT / "ontology" / "queries").rglob("*.rq"))
    assert len(files) >= 40
    for path in files:
        text = path.read_text(encoding="utf-8")
        prepareQuery(text)
        declared = re.findall(r"^PREFIX (\S+): <", text, re.MULTILINE)
        body = re.sub(r"#.*|\"[^\"]*\"|<[^>]*>", "", text[text.index("PREFIX") :] if declared else text)
        assert sorted(declared) == sorted({p for p in re.findall(r"([\w-]+):", body) if p}), path.name
        assert max(map(len, text.splitlines())) <= 140, path.name


def test_the_deciders_of_every_choice(asked: World) -> None:
    text = "SELECT ?choice ?who { GRAPH ?choice { ?choice step:decider ?who } }"
    found = ask(asked.house, text, asked.asked)
    assert isinstance(found, Table)
    assert {(c.value, d.value) for c, d in found.rows if c and d} == {(c, d) for c, d, _, _ in asked.deciders}


def test_who_decides(asked: World) -> None:
    roles = [r for r in asked.facts.roles.values() if r.role == HVT.Decides and asked.counts(r)]
    on_agenda = {c.iri for c in asked.answer.choices}
    expected = {(r.choice, r.actor) for r in roles if r.choice in on_agenda and r.actor}
    assert asked.rows("who-decides", "choice", "decider") == expected


def test_no_decider_and_unknown_decider(asked: World) -> None:
    verdicts = {c.iri: c.verdict for c in asked.answer.choices}
    for name, verdict in (("no-decider", "NO_DECIDER"), ("not-recorded", "NOT_RECORDED"), ("aim-only", "AIM_ONLY")):
        assert asked.rows(name, "choice") == {(c,) for c, told in verdicts.items() if told == verdict}, name
    looked_for = {r.choice for r in asked.facts.roles.values() if r.role == HVT.Decides and holds_on(r, asked.day)}
    assert asked.rows("unknown-decider", "choice") == {
        (c.iri,) for c in asked.answer.choices if not c.deciders and c.iri in looked_for
    }
    found = ask(asked.house, find_question("every-choice-decided").sparql, asked.asked)
    assert found == Truth(all(c.deciders for c in asked.answer.choices))


def test_aims_requests_and_verdicts(asked: World) -> None:
    choices = asked.answer.choices
    adopted = {(c.iri, actor) for c in choices if c.aim for actor in c.aim.adopters}
    assert asked.rows("who-adopts", "choice", "adopter") == adopted != set()
    requested = {(c.iri, actor) for c in choices for actor in c.requested_by}
    assert asked.rows("who-requests", "choice", "actor") == requested != set()
    told = {(c.iri, d.iri, d.verdict) for c in choices for d in c.deciders}
    assert asked.rows("verdicts", "choice", "decider", "verdict") == told


def test_which_powers_reach_parliament(asked: World) -> None:
    reached = {(c, d, power) for c, d, ladder, _ in asked.deciders for power in powers_of(ladder, d)}
    assert asked.rows("minister-answers", "choice", "decider", "power") == reached
    assert reached


def test_by_which_offices(asked: World) -> None:
    offices = {(c, d, o) for c, d, ladder, _ in asked.deciders for o in reachable_offices(ladder, d)}
    assert asked.rows("minister-answers", "choice", "decider", "office") == offices


def test_no_minister_answers(asked: World) -> None:
    expected = {
        (choice, decider)
        for choice, decider, ladder, verdict in asked.deciders
        if verdict != "FORUM_ITSELF" and not powers_of(ladder, decider)
    }
    assert asked.rows("no-minister-answers", "choice", "decider") == expected
    none = {c.iri for c in asked.answer.choices for d in c.deciders if d.verdict == "NONE_FOUND"}
    assert none <= {choice for choice, _ in expected}


def test_missing_powers(asked: World) -> None:
    expected = {
        (choice, decider, power)
        for choice, decider, ladder, _ in asked.deciders
        if powers_of(ladder, decider)
        for power in set(POWERS) - set(powers_of(ladder, decider))
    }
    assert asked.rows("missing-powers", "choice", "decider", "missing") == expected


def test_full_answer(asked: World) -> None:
    full = {(choice, decider) for choice, decider, _, verdict in asked.deciders if verdict == "FULL"}
    assert asked.rows("full-answer", "choice", "decider") == full != set()


def test_local_and_system_only(asked: World) -> None:
    local = {(c, d) for c, d, ladder, _ in asked.deciders if powers_of(ladder, d, "local")}
    assert asked.rows("local", "choice", "decider") == local
    system = {(c, d) for c, d, _, verdict in asked.deciders if verdict == "SYSTEM_ONLY"}
    assert asked.rows("system-only", "choice", "decider") == system


def test_many_offices(asked: World) -> None:
    expected: Rows = set()
    for choice in asked.answer.choices:
        ladder = asked.ladders.of(asked.facts.choices[choice.iri])
        offices = {office for d in choice.deciders for office in reachable_offices(ladder, d.iri)}
        for pair in combinations(sorted(offices), 2):
            if choice.lead is None and len(nested(ladder, pair)) == 2:
                expected.add((choice.iri, *pair))
    assert asked.rows("many-offices", "choice", "office", "other") == expected


def test_ended_relations(later: World) -> None:
    answering = {
        r.account_giver
        for r in later.facts.relations.values()
        if later.counts(r) and r.forum and r.grade is not None and r.reach in ("decision", "powers", "system")
    }
    expected = {
        (r.iri, r.valid_until.isoformat(), str(r.account_giver in answering).lower())
        for r in later.facts.relations.values()
        if r.valid_until and r.valid_until <= later.day
    }
    assert later.rows("ended-relations", "relation", "until", "has_another") == expected != set()


def citing(facts: Facts) -> list[tuple[str, tuple[str, ...]]]:
    """Return class and sources of every fact that the record dates."""
    kinds = {
        "AccountabilityRelation": facts.relations,
        "RoleAssignment": facts.roles,
        "FundingStatement": facts.funding,
        "Participation": facts.participations,
        "AbsenceStatement": facts.absences,
        "Tenure": facts.tenures,
        "Choice": facts.choices,
        "RecordEntry": facts.entries,
    }
    return [(name, fact.sources) for name, things in kinds.items() for fact in things.values()]  # type: ignore[attr-defined]


def test_read_in_part(later: World) -> None:
    hanging: Counter[tuple[str, str]] = Counter()
    alone: Counter[tuple[str, str]] = Counter()
    for name, sources in citing(later.facts):
        for source in sources:
            known = later.facts.sources.get(source)
            if known and known.read_in_full is False:
                hanging[source, HVT.Actor.replace("Actor", name)] += 1
                alone[source, HVT.Actor.replace("Actor", name)] += len(sources) == 1
    expected = {(*at, str(count), str(alone[at])) for at, count in hanging.items()}
    assert later.rows("read-in-part", "source", "class", "facts", "on_it_alone") == expected


def test_facts_by_status_and_grade() -> None:
    today = world("today")
    counted = {
        (local_name(c), local_name(s)): int(n) for c, s, n in today.rows("facts-by-status", "class", "status", "facts")
    }
    statuses = Counter(r.status for r in today.facts.relations.values())
    assert {s: n for (c, s), n in counted.items() if c == "AccountabilityRelation"} == statuses
    assert {s: n for (c, s), n in counted.items() if c == "RoleAssignment"} == Counter(
        r.status for r in today.facts.roles.values()
    )
    grades = ("A", "A-", "B", "C", "L")
    best = Counter(
        min((g for s in r.sources if (g := today.facts.sources[s].grade)), key=grades.index)
        for r in today.facts.roles.values()
        if any(today.facts.sources[s].grade for s in r.sources)
    )
    by_grade = {(local_name(c), g): int(n) for c, g, n in today.rows("facts-by-grade", "class", "best_grade", "facts")}
    assert {g: n for (c, g), n in by_grade.items() if c == "RoleAssignment"} == best


def test_never_researched(later: World) -> None:
    facts = later.facts
    answering = {
        r.account_giver
        for r in facts.relations.values()
        if later.counts(r) and r.forum and r.grade is not None and r.reach in ("decision", "powers", "system")
    }
    denied = {a.about for a in facts.absences.values() if later.counts(a) and a.absent == HVT.AccountabilityUpward}
    expected = {
        (a.iri,)
        for a in facts.actors.values()
        if not a.classes & {HVT.Parliament, HVT.Assembly}
        and a.researched_on is None
        and a.iri not in answering | denied
    }
    assert later.rows("never-researched", "actor") == expected


def test_no_instituting_act(later: World) -> None:
    bodies = {HVT.ConsultativeBody, HVT.ProgrammeBody, HVT.AdvisoryBody}
    expected = {(a.iri,) for a in later.facts.actors.values() if a.classes & bodies and not a.instituted_by}
    found = later.rows("no-instituting-act", "body", "looked_for")
    assert {(body,) for body, _ in found} == expected
    looked_for = {local_name(body): status for body, status in found if status}
    assert looked_for["bod"] == "unknown", "gezocht en niet gevonden (N01a, NF-01)"


def test_seats_and_who_sits_in_both(later: World) -> None:
    seats = {(s.body, s.participant) for s in later.facts.participations.values() if later.counts(s)}
    plain = {(a.iri, p) for a in later.facts.actors.values() for p in a.participants}
    assert later.rows("seats", "body", "participant") == seats | plain
    both = {(p, *pair) for _, p in seats for pair in combinations(sorted(b for b, q in seats if q == p), 2)}
    assert later.rows("sits-in-both", "participant", "body", "other") == both != set()


def test_answered(later: World) -> None:
    roles = [r for r in later.facts.roles.values() if r.role == HVT.Answered and r.actor]
    expected = {(r.choice, r.actor or "", str(later.counts(r)).lower()) for r in roles}
    assert later.rows("answered", "choice", "office", "today") == expected


def test_unfunded(later: World) -> None:
    told = {
        (c.iri,)
        for c in later.answer.choices
        for f in later.facts.funding.values()
        if f.choice == c.iri and f.kind == HVT.NoFunding and later.counts(f)
    }
    assert later.rows("unfunded", "choice") == told
    assert {(c.iri,) for c in later.answer.choices if any(g.code == "unfunded" for g in c.gaps)} <= told


def test_open_ends_legal_basis_and_offices(later: World) -> None:
    facts = later.facts
    relations = facts.relations.values()
    assert later.rows("open-ends", "relation") == {
        (r.iri,) for r in relations if holds_on(r, later.day) and not later.counts(r)
    }
    assert later.rows("no-legal-basis", "relation") == {
        (r.iri,) for r in relations if later.counts(r) and r.forum and not r.legal_basis
    }
    assert later.rows("office-holders", "office", "holder_name") == {
        (t.office, facts.labels[t.holder].en) for t in facts.tenures.values() if later.counts(t)
    }


def test_who_answers_to_whom_is_the_graph(later: World) -> None:
    found = ask(later.house, find_question("who-answers-to-whom").sparql, later.asked)
    assert isinstance(found, Triples)
    edges = {(s.value, o.value) for s, p, o in found.triples if p.value.endswith("/answersTo")}
    assert edges == {
        (giver, forum)
        for giver, forum, edge in later.setting.graph.edges(data=True)
        if edge["edge_kind"] == "accountability" and edge["reach"] in ("decision", "powers", "system")
    }


@pytest.mark.parametrize("name", ["04", "4", "minister-answers", "04-minister-answers", "04-minister-answers.rq"])
def test_a_question_has_one_name_in_many_spellings(name: str) -> None:
    assert find_question(name).name == "minister-answers"
    assert read_query(name)[0] == "minister-answers"


@pytest.mark.parametrize(
    ("asked_for", "error", "words"),
    [
        ("who-decids", UnknownNameError, "did you mean who-decides"),
        ("99", UnknownNameError, "--list"),
        ("SELECT", UnknownNameError, "--list"),
        ("nowhere.rq", InputError, "no such file"),
        ("", QueryError, "there is no query"),
    ],
)
def test_what_is_no_question(asked_for: str, error: type[HouseError], words: str) -> None:
    with pytest.raises(error, match=words):
        read_query(asked_for)


def test_a_file_is_read_and_a_folder_and_an_empty_file_are_not(tmp_path: Path) -> None:
    place = tmp_path / "mine.rq"
    place.write_text("\ufeffASK { ?s ?p ?o }", encoding="utf-8")
    assert read_query(str(place)) == ("mine.rq", "ASK { ?s ?p ?o }", None)
    place.write_text(" \n")
    with pytest.raises(InputError, match="is empty"):
        read_query(str(place))
    place.write_bytes(b"ASK { ?s ?p '\xff' }")
    with pytest.raises(InputError, match=r"mine\.rq:1: a byte that is not UTF-8"):
        read_query(str(place))
    with pytest.raises(InputError, match="not a regular file"):
        read_query(str(tmp_path))
