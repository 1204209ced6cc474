"""What the map of the shipped house finds and says of the offices is what the shell finds and says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from exports.views.explain import held
from graph.answers.answering import answer
from graph.answers.explaining import explain_all
from graph.house.finding import search
from graph.house.setting import setting
from graph.records import InOffice
from ontology.names import local_name
from ontology.reading.dataset import Dataset
from tests.map.test_map import Parts
from tests.support.map_browser import Opened

#: what readers type: numbers, words in any order, parts of words, abbreviations, accents, in Dutch and in English
QUERIES = (
    *("K03", "k3", "cloud", "soevereine cloud", "cloud soeverein", "sovereign cloud", "cloud building", "één aanpak"),
    *("een aanpak", "BOD", "obdo", "pgdi", "Bestuurlijk Overleg Digitalisering", "digitalisering overleg"),
    *("administrative consultation", "standaarden open", "open standards", "staatssecretaris bzk", "bzk minister"),
    *("minister of the interior", "Algemene Rekenkamer", "rekenkamer", "court of audit", "AP", "persoonsgegevens"),
    *(
        "gemeente utrecht",
        "utrecht gemeente",
        "GM0344",
        "gm034",
        "wdo",
        "weerbaarheid autonomie",
        "nds raad",
        "nds-raad",
    ),
    *("logius", "forum", "kamer", "states general", "parlement", "waterschap limburg", "zzzz", "ai", "AI-aanpak", "  "),
)

FOUND = """[...document.querySelectorAll("#found:not([hidden]) [data-id]")]
    .map((it) => window.huis.house.slug(Number(it.dataset.id)))"""


@pytest.fixture(scope="module")
def it(chromium: Browser, shipped_map: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The map of the shipped house, opened once."""
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_bytes(shipped_map)
    context = chromium.new_context(locale="nl-NL", reduced_motion="reduce", offline=True)
    opened = Opened(context.new_page())
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.goto(file.as_uri())
    opened.ready()
    yield opened
    context.close()


@pytest.mark.parametrize("query", QUERIES)
def test_search_finds_what_the_shell_finds(it: Opened, shipped: Dataset, query: str) -> None:
    found = search(setting(shipped).facts, query)
    it.page.locator("#find").fill(query)
    shown = it.page.evaluate(FOUND)
    assert shown == [local_name(iri) for iri in found[:12]]
    if query.strip():
        told = it.page.evaluate("document.querySelector('[aria-live]').textContent")
        assert told == (f"{len(found)} gevonden" if found else "Niets gevonden")
    assert it.complaints == []


def test_the_offices_of_the_day_are_held_by_whom_explain_names(shipped: Dataset, shipped_map: bytes) -> None:
    """In every state of the record, on its day: names, terms and statements."""
    page = Parts(shipped_map).data("page-data")
    compared, before = 0, set[str]()
    for row, (iso, _) in zip(page["states"]["at"][0], page["states"]["dates"], strict=True):
        here = setting(shipped, date.fromisoformat(iso))
        told = explain_all(here, answer(here).choices)
        shown = {
            page["choices"][at]["no"]: page["choices"][at]["holders"] for at in page["states"]["told"][row]["choices"]
        }
        assert shown.keys() == {it.choice.notation for it in told.values()}
        for it in told.values():
            holders = shown[it.choice.notation or ""]
            assert [one["words"] for one in holders] == [said(one) for one in it.in_office]
            assert [one["id"] for one in holders] == [local_name(one.iri) for one in it.in_office]
            compared += len(holders)
            before |= {one.name for one in it.in_office}
    assert compared > 300 and len(before) > 5


def said(one: InOffice) -> Any:
    nl, en = held(one, "nl"), held(one, "en")
    return nl if nl == en else [nl, en]


def test_the_panel_names_who_holds_the_office_with_term_and_source(it: Opened) -> None:
    term = "Eddie van Marum, vanaf 4 juli 2025 tot 23 februari 2026"
    for place in ("#K19", "#staatssecretaris-bzk"):
        it.page.evaluate(f"location.hash = '{place}'")
        office = it.page.locator("#detail section", has=it.page.get_by_role("heading", name="In het ambt op deze dag"))
        expect(office).to_contain_text(term)
        assert "Bron" in office.inner_text() or "bron" in office.inner_text()
        assert office.get_by_role("button", name="Betwist dit").count() + office.locator("details").count() > 0
    assert it.complaints == []
