"""What an earlier version of a house said stands beside what it says now; every move of the shipped one says why."""

from __future__ import annotations

from datetime import date

from exports.data.audit import audit_to_json
from graph.questions.auditing import Audit, audit
from graph.records import MINISTERIAL
from ontology.codelists.ranks import VERDICTS
from ontology.reading.loading import loads
from tests.answers.test_gaps import HEAD, MINISTER, decides
from tests.support.nds import nds

EX = "https://example.org/"
OTHER = 'ex:later a hvt:Choice ; skos:prefLabel "Later"@en ; hvt:firstSeen "2027-01-01"^^xsd:date .\n'


def _revision(choice: str, verdict: str, ministerial: str, more: str = "") -> str:
    return (
        f"ex:was-{choice} a hvt:Revision ; hvt:about ex:{choice} ; hvt:formerVerdict hvt:verdict-{verdict} ; "
        f'hvt:formerClass "{ministerial}" ; hvt:onDate "2025-09-29"^^xsd:date ; '
        f'<http://www.w3.org/2002/07/owl#versionInfo> "1" {more} .\n'
    )


def _audited(*parts: str, on: date | None = date(2025, 9, 29)) -> Audit:
    return audit(loads("".join((HEAD % "", MINISTER, decides("minister"), *parts))), on)


def test_a_choice_that_changed_class_is_told_with_why() -> None:
    why = '; <http://www.w3.org/2000/01/rdf-schema#comment> "Fout."@nl , "Wrong."@en'
    told = _audited(_revision("choice", "NO_DECIDER", "none", why))
    (one,) = told.revised
    assert (one.iri, one.version, one.then.verdict, one.then.ministerial) == (EX + "choice", "1", "NO_DECIDER", "none")
    assert one.now is not None and (one.now.verdict, one.now.ministerial) == ("FULL", "full")
    assert one.moved and one.why is not None and one.why.en == "Wrong."
    assert told.revised_words is not None
    assert told.revised_words.en == (
        "Of 1 choice in an earlier version of this house 1 is of another class now; 0 are no longer on the agenda on "
        "this day, and 0 are new."
    )
    (said,) = audit_to_json(told)["revised"]
    assert (said["then"], said["now"], said["moved"]) == (
        {"verdict": "NO_DECIDER", "ministerial": "none"}, {"verdict": "FULL", "ministerial": "full"}, True,
    )  # fmt: skip


def test_what_stayed_what_is_gone_and_what_is_new() -> None:
    told = _audited(OTHER, _revision("later", "UNKNOWN", "unknown"))
    (gone,) = told.revised
    assert gone.now is None and gone.moved and gone.why is None
    assert told.revised_words is not None and told.revised_words.nl.endswith(
        "1 staat op deze dag niet meer op de agenda, en 1 is erbij gekomen."
    )
    (same,) = _audited(_revision("choice", "LIMITED", "full")).revised
    assert not same.moved


def test_of_another_day_nothing_is_beside_it() -> None:
    told = _audited(_revision("choice", "NO_DECIDER", "none"), on=date(2025, 9, 30))
    assert (told.revised, told.revised_words) == ((), None)
    assert _audited().revised_words is None


def test_the_shipped_house_says_of_every_choice_that_moved_what_was_wrong() -> None:
    told = audit(nds())
    assert len(told.revised) == 34, "so many choices version 1 had on the reference date"
    assert {one.then.verdict for one in told.revised} <= set(VERDICTS)
    assert {one.then.ministerial for one in told.revised} <= set(MINISTERIAL)
    moved = [one for one in told.revised if one.moved]
    assert len(moved) > 20
    assert [one.iri for one in moved if one.why is None] == []
    assert [one.iri for one in told.revised if one.why is not None and not one.moved] == []
