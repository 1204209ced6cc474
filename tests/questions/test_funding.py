"""Money: what is laid down, what was looked for and not found, and what nobody wrote down stay apart."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from exports.data.funding import funding_to_json
from exports.page import Table
from exports.views.funding import page, sum_of_money
from graph.answers.answering import answer
from graph.house.setting import setting
from graph.questions.funding import CATEGORIES, FundingAnswer, Money, funding
from ontology.reading.loading import loads
from tests.answers.test_gaps import HEAD, MINISTER, decides
from tests.conftest import Shell
from tests.support.dossier import roles_table
from tests.support.nds import nds
from tests.support.printing import as_promised, schema
from thorbecke.questions import write

ID = "https://w3id.org/huis-van-thorbecke/id/"


@cache
def shipped(on: date | None = None, evidence: str = "unverified", scenarios: tuple[str, ...] = ()) -> FundingAnswer:
    return funding(setting(nds(), on, scenarios, evidence))


def by_number(told: FundingAnswer) -> dict[str, str]:
    return {m.notation or "": m.funding for m in told.choices}


def money(told: FundingAnswer, number: str) -> Money:
    return next(m for m in told.choices if m.notation == number)


def small(house: str, *statements: str, evidence: str = "unverified") -> FundingAnswer:
    """The harbour with funding statements on its cranes: each is what a user would write."""
    said = "".join(
        f"ex:money-{n} a hvt:FundingStatement ; hvt:choice ex:cranes ; dcterms:source ex:statute ; {statement} .\n"
        for n, statement in enumerate(statements)
    )
    return funding(setting(loads(house + said, validate=False), date(2026, 5, 1), (), evidence))


def cranes(told: FundingAnswer) -> Money:
    return next(m for m in told.choices if m.label.en == "New cranes")


# ---------------------------------------------------------------- the shipped house


def test_on_the_day_of_the_letter() -> None:
    found = by_number(shipped())
    # "none found" is a search, no source that says there is none (corrections.md A)
    assert {k for k, v in found.items() if v == "none"} == set()
    # one year stated, 1.5 million (S59); central budget since 2023 (S37)
    assert {k for k, v in found.items() if v == "incidental"} == {"K33"}
    assert {k for k, v in found.items() if v == "structural"} == {"K19"}
    # looked for: "none found" without a source that says so, "problem stated" (K11), "asked" (K25)
    searched = {"K01", "K03", "K04", "K05", "K11", "K16", "K25", "K35", "K37"}
    assert {k for k, v in found.items() if v == "unknown"} == searched
    assert sum(v == "not-recorded" for v in found.values()) == 20
    assert [m.funding for m in shipped().choices] == sorted(found.values(), key=list(CATEGORIES).index)


def test_the_dossier_decides_what_is_not_recorded() -> None:
    """Table 2.2, funding status: "-" and "n/a" are nothing; anything else is a statement, whatever it says."""
    cells = {r.cells[0]: r.cells[8] for r in roles_table()}
    told = {number: category for number, category in by_number(shipped()).items() if number in cells}
    assert len(told) == 30, "K45 came with the corrections"
    for number, category in told.items():
        if number == "K43":  # "none: not a Rijk choice (i)" says who should not pay, not whether there is money
            continue
        assert (category == "not-recorded") == (cells[number] in ("-", "n/a")), (number, cells[number])


def test_amount_period_and_who_finances() -> None:
    told = money(shipped(), "K33")
    (statement,) = told.statements
    assert (statement.amount, statement.period, statement.status) == ("1500000", "2026", "inferred")
    assert [s.iri for s in statement.sources] == [ID + "source-nds-s59"]
    # "payer not named" is looked for and not found; the central GDI budget is that of BZK
    assert [(h.actor, h.status, h.counts) for h in told.financed_by] == [(None, "unknown", False)]
    assert [h.actor for h in money(shipped(), "K19").financed_by] == [ID + "ministerie-bzk"]


def test_the_request_for_structural_money() -> None:
    told = shipped(None, "unverified", ("structural-funding",))
    before = by_number(shipped())
    assert {k for k, v in by_number(told).items() if v != before[k]} == {"K35", "K37"}
    assert by_number(told)["K35"] == by_number(told)["K37"] == "structural"


def test_on_stated_facts_alone_nothing_about_money_is_known() -> None:
    """Every statement of the dossier on the nature of money is inferred: unknown then, never none."""
    told = shipped(None, "stated")
    assert set(by_number(told).values()) == {"unknown", "not-recorded"}
    assert money(told, "K19").statements[0].remark is not None
    assert "accepted" in (money(told, "K19").statements[0].remark or ("", ""))[1]


def test_after_the_year_that_was_named() -> None:
    """1.5 million was reserved for 2026: in 2027 the record says nothing more about it."""
    assert by_number(shipped(date(2027, 6, 1)))["K33"] == "not-recorded"


def test_money_and_gaps_say_the_same() -> None:
    for told in (shipped(), shipped(None, "stated")):
        evidence = told.house.evidence
        gaps = {c.iri: {(g.code, g.about) for g in c.gaps} for c in answer(setting(nds(), None, (), evidence)).choices}
        assert len(told.choices) == 31
        for m in told.choices:
            assert (m.funding == "none") == (("unfunded", None) in gaps[m.iri])
            # of a choice that needs no money, or lays down an aim only, nothing is asked (model-2.md 4)
            assert ("unknown", "funding") not in gaps[m.iri] or m.funding in ("unknown", "not-recorded")


# ---------------------------------------------------------------- small houses

ENDED = 'hvt:validUntil "2026-01-01"^^xsd:date'


@pytest.mark.parametrize(
    ("statements", "category", "contested"),
    [
        ((), "not-recorded", False),
        (("hvt:status hvt:unknown",), "unknown", False),
        (("hvt:status hvt:stated",), "unknown", False),  # money of no recorded nature
        (("hvt:fundingKind hvt:NoFunding ; hvt:status hvt:stated",), "none", False),
        (("hvt:fundingKind hvt:NoFunding ; hvt:status hvt:unknown",), "unknown", False),
        (("hvt:fundingKind hvt:IncidentalFunding ; hvt:status hvt:arguable",), "incidental", False),
        (
            (
                "hvt:fundingKind hvt:IncidentalFunding ; hvt:status hvt:stated",
                "hvt:fundingKind hvt:StructuralFunding ; hvt:status hvt:stated",
            ),
            "structural",
            False,
        ),
        (
            (
                "hvt:fundingKind hvt:NoFunding ; hvt:status hvt:stated",
                "hvt:fundingKind hvt:StructuralFunding ; hvt:status hvt:stated",
            ),
            "none",
            True,
        ),
        ((f"hvt:fundingKind hvt:NoFunding ; hvt:status hvt:stated ; {ENDED}",), "not-recorded", False),
    ],
)  # fmt: skip
def test_what_a_statement_makes_of_a_choice(
    small_house: str, statements: tuple[str, ...], category: str, contested: bool
) -> None:
    told = cranes(small(small_house, *statements))
    assert (told.funding, told.contested) == (category, contested)


def test_a_weak_statement_counts_only_when_it_is_accepted(small_house: str) -> None:
    weak = "hvt:fundingKind hvt:NoFunding ; hvt:status hvt:arguable"
    assert cranes(small(small_house, weak)).funding == "none"
    strict = cranes(small(small_house, weak, evidence="inferred"))
    assert strict.funding == "unknown" and not strict.statements[0].counts


def test_a_house_without_funding_says_so(shell: Shell, small_house: str, tmp_path: Path) -> None:
    path = tmp_path / "harbour.ttl"
    path.write_text(small_house, encoding="utf-8")
    for lang, words in (("en", "records nothing about money"), ("nl", "legt over geld niets vast")):
        done = shell("funding", path, "--on", "2026-05-01", "--lang", lang)
        assert done.returncode == 0 and done.stderr == ""
        assert words in " ".join(done.stdout.split())
        assert "not the same as no funding" in " ".join(done.stdout.split()) or lang == "nl"


# ---------------------------------------------------------------- outputs


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [("950000000", "€ 950.000.000", "€950,000,000"), ("0.5", "€ 0,5", "€0.5"), ("1E3", "€ 1.000", "€1,000")],
)
def test_amounts_as_people_write_them(amount: str, nl: str, en: str) -> None:
    assert (sum_of_money(amount, "nl"), sum_of_money(amount, "en")) == (nl, en)


def test_amounts_in_several_currencies_stand_side_by_side(small_house: str) -> None:
    """A currency that no folder of a state gives a sign has its code; nothing is added up."""
    kind = "hvt:fundingKind hvt:IncidentalFunding ; hvt:status hvt:stated"
    told = small(small_house, *(f'{kind} ; hvt:amount 1500 ; hvt:currency "{code}"' for code in ("EUR", "XAU")))
    (table,) = [part for part in page(told, "en") if isinstance(part, Table)]
    amounts = [row[[column.name for column in table.columns].index("amount")].words for row in table.rows]
    assert [words for words in amounts if words != "–"] == ["€1,500, XAU 1,500"]


@pytest.mark.parametrize("amount", ["", "NaN", "Infinity", "1E999999999", "about a million"])
def test_an_amount_that_is_no_number_stays_as_it_is(amount: str) -> None:
    assert sum_of_money(amount, "nl") == amount


def test_two_runs_give_the_same_bytes_and_json_follows_its_schema(shell: Shell) -> None:
    told = as_promised(shell, "funding")
    assert sum(told["counts"].values()) == len(told["choices"]) == 31
    money = {(s["amount"] is None, s["currency"]) for choice in told["choices"] for s in choice["statements"]}
    assert money == {(False, "EUR"), (True, None)}


def test_every_statement_is_a_row_and_every_choice_has_one() -> None:
    told = shipped()
    lines = list(csv.DictReader(io.StringIO(write("funding", "csv", told, "en"))))
    assert len(lines) == sum(max(1, len(m.statements)) for m in told.choices)
    assert {line["iri"] for line in lines} == {m.iri for m in told.choices}
    assert write("funding", "md", told, "nl").count("\n| ") == 31 + 2


def test_json_of_another_day_and_evidence_follows_the_schema() -> None:
    told = funding_to_json(shipped(date(2026, 10, 1), "stated"))
    jsonschema.validate(told, schema("funding"), format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("kind", ["Advice", "Regulation"])
def test_a_choice_that_needs_no_money_has_none_on_record_and_not_structural_money(kind: str) -> None:
    """No gap is raised on its money, and that nothing lacks is no sign of money."""
    house = HEAD % f"; hvt:choiceKind hvt:{kind}" + MINISTER + decides("minister")
    told = funding(setting(loads(house)))
    assert [choice.funding for choice in told.choices] == ["not-recorded"]
    paid = (
        "ex:money a hvt:FundingStatement ; hvt:choice ex:choice ; hvt:fundingKind hvt:StructuralFunding ; "
        "hvt:status hvt:stated ; dcterms:source ex:source .\n"
    )
    assert [choice.funding for choice in funding(setting(loads(house + paid))).choices] == ["structural"]
