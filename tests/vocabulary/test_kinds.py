"""The kinds of relation are the dossier's table as corrected, with the flags that the contract gives them.

`corrected-kinds.csv` holds every cell in which a text of law that was read says otherwise than the table, with its
ground; what it lists has to differ from the table, so that no correction outlives its reason.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from tests.support.terms import KIND
from tests.vocabulary.test_vocabulary import SHARED, hvt, local, members, needs_shared, text, vocabulary

#: id in the table -> what is added to it, because the law knows the figure and the table does not
ADDED = {
    "ibt-mayor-commissioner": ("2", "1", "2", "powers", "stated"),
    "budget-supervision-finance": ("3", "1", "2", "powers", "arguable"),
    "acts-through-executive": ("3", "3", "3", "decision", "inferred"),
}
#: flag -> the kinds that have it beside those the contract names, and why
BESIDE = {
    # the minister of Finance oversees what a minister proposes and spends, not what others decide
    "ownConductOnly": {"budget-supervision-finance"},
    # what the executive decides for a municipality is what the municipality decides
    "actsAsForum": {"acts-through-executive"},
    "nestsOffice": set[str](),
}
NAMESPACE = KIND.agency_owner.removesuffix("agency-owner")


@cache
def table() -> list[dict[str, str]]:
    with (SHARED / "dossier" / "data" / "relation-kinds.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def corrections() -> list[dict[str, str]]:
    with Path(__file__).with_name("corrected-kinds.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def kind(name: str) -> URIRef:
    return URIRef(NAMESPACE + name.replace("_", "-"))


def grades_of(node: URIRef) -> tuple[str, str, str]:
    return (
        text(node, hvt("informationGrade")),
        text(node, hvt("discussionGrade")),
        text(node, hvt("consequencesGrade")),
    )


def in_dutch_law(node: URIRef) -> Node:
    """Return where it says what a kind rests on in the Netherlands: the kind, or its form there."""
    return vocabulary().value(None, hvt("formOf"), node) or node


def flagged(flag: str) -> set[str]:
    return {local(s) for s, o in vocabulary().subject_objects(hvt(flag)) if str(o) == "true"}


@needs_shared
def test_kinds_are_the_rows_of_the_dossier_and_what_the_corrections_add() -> None:
    assert len(table()) == 52
    assert {local(k) for k in members("RelationKind")} == {
        row["id"].replace("_", "-") for row in table()
    } | ADDED.keys()


@needs_shared
def test_a_kind_says_what_the_table_says_as_corrected() -> None:
    changed = {(c["id"], c["column"]): c["value"] for c in corrections()}
    assert len(changed) == len(corrections()) > 20
    for row in table():
        said = {column: changed.pop((row["id"], column), value) for column, value in row.items()}
        node = kind(row["id"])
        assert text(node, SKOS.prefLabel, "nl") == said["dutch"]
        assert text(node, SKOS.scopeNote, "en") == said["scope"]
        assert text(node, SKOS.example) == said["example"]
        assert text(in_dutch_law(node), hvt("legalBasisText")) == said["source"]
        assert text(node, hvt("confidenceText")) == said["confidence"]
        assert vocabulary().value(node, hvt("reach")) == hvt(said["reach"])
        assert grades_of(node) == (said["I"], said["D"], said["C"]), row["id"]
        assert vocabulary().value(node, hvt("status")) == hvt(status_of(said["confidence"])), row["id"]
    assert changed == {}


@needs_shared
def test_every_correction_corrects_and_has_a_ground() -> None:
    rows = {row["id"]: row for row in table()}
    assert all(rows[c["id"]][c["column"]] != c["value"] and c["ground"] for c in corrections())


def status_of(confidence: str) -> str:
    """Certain is stated, inferred is inferred; else the weakest mark that is named."""
    if confidence.startswith("certain"):
        return "stated"
    if confidence.startswith("inferred"):
        return "inferred"
    return "unverified" if "memory" in confidence else "arguable"


@pytest.mark.parametrize("name", sorted(ADDED))
def test_what_the_law_knows_and_the_table_does_not(name: str) -> None:
    node = kind(name)
    reach, status = (local(vocabulary().value(node, hvt(p)) or node) for p in ("reach", "status"))
    assert (*grades_of(node), reach, status) == ADDED[name]


@needs_shared
@pytest.mark.parametrize("flag", ["ownConductOnly", "nestsOffice", "actsAsForum"])
def test_flags_are_on_the_kinds_that_the_contract_names(flag: str) -> None:
    contract = (SHARED / "design" / "model-2.md").read_text(encoding="utf-8")
    found = re.search(rf"`hvt:{flag}` \(bool\): [^(]*\(([^)]*)\)", contract)
    assert found
    words = {word.strip().split(";")[0] for word in found[1].replace("all ibt-*", "ibt-*").split(",")}
    named = {local(k) for k in members("RelationKind") if local(k) in words}
    if "ibt-*" in words:
        named |= {local(k) for k in members("RelationKind") if local(k).startswith("ibt-")}
        words.discard("ibt-*")
    assert named and words <= named
    assert flagged(flag) == named | BESIDE[flag]


def test_no_kind_both_acts_as_the_forum_and_is_overseen_by_it() -> None:
    assert flagged("ownConductOnly") and flagged("actsAsForum")
    assert not flagged("ownConductOnly") & flagged("actsAsForum")


def test_kinds_grade_between_none_and_full() -> None:
    assert len(members("RelationKind")) > 20
    for node in members("RelationKind"):
        grades = grades_of(URIRef(str(node)))
        assert set(grades) <= {"0", "1", "2", "3"}
        if vocabulary().value(node, hvt("reach")) == hvt("none"):
            assert grades == ("0", "0", "0")
