"""One day is one day: a bound is a day, month or year of its own form, read alike by graph and SPARQL, or an error."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thorbecke
from ontology.checking.engines import compiled, reference
from ontology.errors import HouseError
from ontology.querying.sparql import Table
from tests.conftest import SMALL_HOUSE
from tests.support.reaching import reached, reaching

pytestmark = pytest.mark.usefixtures("queries_here")

XSD = "http://www.w3.org/2001/XMLSchema#"
WHO_DECIDES = Path(__file__).parents[2] / "ontology" / "queries" / "01-who-decides.rq"
BOUNDS = ("validFrom", "validUntil", "firstSeen")
#: a date has one of these forms, and some that look like one
KINDS = ("date", "gYearMonth", "gYear", "dateTime", "dateTimeStamp", "gMonthDay", "gMonth", "string", "integer")
ZONES = ("", "Z", "+02:00", "-14:00")
#: each literal form there is, whole or spoilt
FORMS = (
    *(("2025-09-29" + zone, kind) for zone in ZONES for kind in KINDS),
    *(("2025-09" + zone, kind) for zone in ZONES for kind in KINDS),
    *(("2025" + zone, kind) for zone in ZONES for kind in KINDS),
    *(("2025-09-29T00:00:00" + zone, kind) for zone in ZONES for kind in KINDS),
    *((text, "date") for text in ("2025-02-29", "2024-02-29", "2025-13-01", "2025-00-01", "2025-04-31", "2025-9-29",
                                  "20250929", "2025-W40-1", "2025-272", " 2025-09-29", "2025-09-29 ", "", "0044-03-15",
                                  "-0044-03-15", "12025-09-29", "0000-01-01", "9999-12-31", "1000-01-01",
                                  "٢٠٢٥-٠٩-٢٩", "29-09-2025", "2025/09/29")),
    *((text, "gYearMonth") for text in ("2025-13", "2025-00", "2025-9", "-0044-03", "12025-09", "2025-12")),
    *((text, "gYear") for text in ("0", "44", "0044", "-0044", "12025", "9999", " 2025")),
)  # fmt: skip


def is_a_bound(text: str, kind: str) -> bool:
    """What the contract says: a day, month or year that exists, in four figures, without a time zone."""
    lengths = {"date": 10, "gYearMonth": 7, "gYear": 4}
    if len(text) != lengths.get(kind) or not text.isascii() or not text[:4].isdigit() or text[0] == "0":
        return False
    try:
        return first_day(text).isoformat()[: len(text)] == text
    except ValueError:
        return False


def first_day(text: str) -> date:
    return date.fromisoformat(text + "YYYY-01-01"[len(text) :])


def house_of(bounds: Sequence[tuple[str, str, str]]) -> str:
    """Return a house in which a choice for each (predicate, text, kind) is decided within that bound."""
    told = [SMALL_HOUSE]
    for number, (predicate, text, kind) in enumerate(bounds):
        bound = f'hvt:{predicate} "{text}"^^xsd:{kind}'
        of_choice, of_role = (bound + " ;", "") if predicate == "firstSeen" else ("", bound + " ;")
        told.append(
            f'ex:c{number} a hvt:Choice ; {of_choice} skos:prefLabel "{number}"@nl , "{number}"@en ; '
            f"dcterms:source ex:statute . ex:r{number} a hvt:RoleAssignment ; {of_role} hvt:choice ex:c{number} ; "
            "hvt:actor ex:port ; hvt:role hvt:Decides ; hvt:status hvt:stated ; dcterms:source ex:statute ."
        )
    return "\n".join(told)


def put_to_the_test(forms: Sequence[tuple[str, str]]) -> int:
    """Ask what is refused, and of the rest graph and SPARQL on the days around; return how many were asked."""
    bounds = [(predicate, text, kind) for text, kind in forms for predicate in BOUNDS]
    report = thorbecke.loads(house_of(bounds), validate=False).check()
    refused = {f.node.rsplit("/", 1)[1][1:] for f in report.findings if "OnOneDate" in f.rule}
    assert {bounds[int(number)] for number in refused} == {bound for bound in bounds if not is_a_bound(*bound[1:])}
    kept = [bound for bound in bounds if is_a_bound(*bound[1:])]
    house = thorbecke.loads(house_of(kept))
    firsts = {first_day(text) for _, text, _ in kept} or {date(2025, 1, 1)}
    days = {
        day for first in firsts for day in (first, first - timedelta(1), min(first, date(9999, 12, 1)) + timedelta(1))
    }
    for day in sorted(days)[:: max(1, len(days) // 5)]:
        table = house.query(WHO_DECIDES.read_text(encoding="utf-8"), on=day)
        assert isinstance(table, Table)
        by_query = {row[0].value.rsplit("/", 1)[1] for row in table.rows if row[0]}
        answer = house.gaps(on=day)
        by_graph = {c.iri.rsplit("/", 1)[1] for c in answer.choices if c.deciders}
        assert by_graph == by_query, day
        holds = {"validFrom": lambda first, on: first <= on, "validUntil": lambda first, on: on < first}
        wanted = {
            f"c{number}"
            for number, (predicate, text, _) in enumerate(kept)
            if holds[predicate.replace("firstSeen", "validFrom")](first_day(text), day)
        }
        assert by_query - {"cranes", "dredging"} == wanted, day
    return len(kept)


def test_every_literal_form_of_a_date_is_read_alike_by_graph_and_sparql_or_is_an_error() -> None:
    assert put_to_the_test(FORMS) == 3 * 8


@reaching(20)
@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 10_001), st.integers(0, 13), st.integers(0, 32), st.sampled_from(KINDS[:4]),
            st.sampled_from(ZONES), st.integers(1, 3),
        ),
        min_size=10, max_size=20,
    )
)  # fmt: skip
def test_any_day_month_or_year(drawn: list[tuple[int, int, int, str, str, int]]) -> None:
    forms = []
    for year, month, day, kind, zone, parts in drawn:
        text = "-".join([f"{year:04}", f"{month:02}", f"{day:02}"][:parts])
        fits = ("gYear", "gYearMonth", "date")[parts - 1]
        forms += [(text + zone, kind), (text, fits)]
    for _ in range(put_to_the_test(forms)):
        reached()


@pytest.mark.parametrize("engine", [compiled, reference])
@pytest.mark.parametrize(
    ("place", "rule"),
    [
        ('ex:n{} a hvt:House ; dcterms:title "H" ; hvt:referenceDate {} .', "HouseHasOneReferenceDate"),
        ('ex:n{} a hvt:Agency ; skos:prefLabel "K"@nl , "Q"@en ; hvt:researchedOn {} .', "ActorIsResearchedOnOneDate"),
        ('ex:n{} a hvt:LegalProvision ; dcterms:title "Wet" ; hvt:versionDate {} .', "ProvisionVersionIsOneDate"),
        ('ex:n{} a hvt:LegalProvision ; dcterms:title "Wet" ; hvt:inForceDate {} .', "ProvisionInForceIsOneDate"),
    ],
)  # fmt: skip
def test_every_other_day_of_a_house_is_a_day_without_time_zone(
    monkeypatch: pytest.MonkeyPatch, engine: object, place: str, rule: str
) -> None:
    """A reference date five figures long ended in a traceback."""
    monkeypatch.setattr("ontology.checking.validation.engine", lambda: engine)
    forms = [form for form in FORMS if form[1] in ("date", "dateTime")]
    told = [place.format(number, f'"{text}"^^xsd:{kind}') for number, (text, kind) in enumerate(forms)]
    report = thorbecke.loads("\n".join([SMALL_HOUSE, *told]), validate=False).check()
    refused = {forms[int(f.node.rsplit("/", 1)[1][1:])] for f in report.findings if f.rule == rule}
    assert refused == {form for form in forms if form[1] != "date" or not is_a_bound(*form)}


def test_of_a_house_nobody_checked_what_is_no_date_is_one_sentence() -> None:
    house = thorbecke.loads(house_of([("validFrom", "2025-09-29T00:00:00", "dateTime")]), validate=False)
    with pytest.raises(HouseError, match="'2025-09-29T00:00:00' is no day, month or year"):
        house.gaps()
