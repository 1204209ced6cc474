"""What a journalist, a clerk and an adviser ask is answered by the poster alone, and by the first view of the page.

The page is read as it opens, or after one press on something that stands there. docs/map.md has the same questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from exports.map.network import MapNetwork
from exports.map.poster import poster
from tests.conftest import ROOT
from tests.support.map_browser import Open, Opened

#: All that is written in the drawing, as one reads it.
DRAWN = """[...window.huis.save.svg().querySelectorAll("text")].map((it) => it.textContent).join(" ")"""
OWN = "I2 D2 G2, alleen tot het gebruik van eigen bevoegdheden; daarnaast blijft verantwoordelijk: minister BZK."


def drawing(it: Opened) -> str:
    return re.sub(r"- | ", "", str(it.page.evaluate(DRAWN)))


def box(slug: str) -> Callable[[Opened], str]:
    def press(it: Opened) -> str:
        it.click_in_the_house(slug)
        return it.detail

    return press


def text(selector: str) -> Callable[[Opened], str]:
    return lambda it: it.page.locator(selector).inner_text()


def button(selector: str, then: str) -> Callable[[Opened], str]:
    def press(it: Opened) -> str:
        it.page.locator(selector).click()
        return it.page.locator(then).inner_text()

    return press


class Asked(NamedTuple):
    question: str
    poster: tuple[str, ...]
    seen: Callable[[Opened], str]
    page: tuple[str, ...]


ASKED = (
    Asked(
        "Which choices concern the BOD?",
        (
            "K35 NDS-uitvoeringsprogramma. Besluit: BOD (betwistbaar), OBDO (betwistbaar), "
            "staatssecretaris BZK (afgeleid).",
            "K38 Formele verankering van het Bestuurlijk Overleg Digitalisering (BOD).",
        ),
        lambda it: drawing(it) + box("bod")(it),
        ("K38Formele verankering van het BOD", "Besluit over", "K35 NDS-uitvoeringsprogramma"),
    ),
    Asked(
        "Who answers for BIO2, how far?",
        (
            "K24 BIO2 als verplichtende zelfregulering, later via de Cyberbeveiligingswet. Besluit: "
            "overheidsorganisaties (afgeleid), OBDO (betwistbaar). Antwoordt: voor overheidsorganisaties: onbekend; "
            f"voor OBDO: staatssecretaris BZK → Staten-Generaal, {OWN}",
        ),
        box("bio2"),
        (
            "aan wie alle overheidsorganisaties daarover verantwoording afleggen, is in dit dossier niet vastgelegd",
            "Koninkrijksrelaties legt over dat doel beperkt verantwoording af aan de Staten-Generaal, alleen voor",
            "de minister van Binnenlandse Zaken en Koninkrijksrelaties blijft daarnaast verantwoordelijk",
        ),
    ),
    Asked(
        "What would the letter's second ask change?",
        (
            "Het BOD ingesteld bij besluit: K35 onbekend → beperkte ministeriële verantwoordelijkheid",
            "Het BOD onder ministeriële aansturing: K35 onbekend → beperkte ministeriële verantwoordelijkheid",
        ),
        text("#scenarios"),
        ("Het BOD ingesteld bij besluit K35 → ◐", "Het BOD onder ministeriële aansturing K35 → ◐"),
    ),
    Asked(
        "For how many choices is accountability lacking, and for how many is it unknown?",
        ("1 elders, 0 zonder verantwoording, 3 onbekend.", "0 Verantwoording ontbreekt", "3 Onbekend"),
        text("#start"),
        ("1 elders, 0 zonder verantwoording, 3 onbekend.", "Onbekend 3"),
    ),
    Asked(
        "Of which choices is it not on record who decides on the execution?",
        (
            "15 × Doel: Ministerraad, als deel van K01 (afgeleid). Antwoordt voor het doel: Ministerraad → "
            "Staten-Generaal, I3 D3 G3. Uitvoering: wie beslist, is in dit dossier niet vastgelegd. K02 Verkenning",
            "K32 Overheidsbrede IT-sourcingstrategie en gebundelde inkoop",
        ),
        button("[data-preset=execution]", "#detail"),
        ("15 keuzes", "Ministerraad · 15", "K02 Verkenning van een soevereine overheidscloud", "K32 Overheidsbrede"),
    ),
    Asked(
        "Whom does one call to account for the sovereign cloud?",
        (
            "K03 Realisatie van een soevereine overheidscloud. Besluit (nog niet genomen): Ministerraad (afgeleid). "
            "Antwoordt: Ministerraad → Staten-Generaal, I3 D3 G3.",
            "K02 Verkenning van een soevereine overheidscloud",
        ),
        box("soevereine-overheidscloud"),
        ("wat nog niet is gebeurd", "de ministerraad legt daarover volledig verantwoording af aan de Staten-Generaal"),
    ),
    Asked(
        "What does the State Secretary BZK answer for?",
        (
            "K08 Minstens 30 % cloudopslag Nederlands of Europees in 2029. Besluit: staatssecretaris BZK",
            "K17 Overheidsbreed standpunt generatieve AI. Besluit: staatssecretaris BZK. Antwoordt: staatssecretaris "
            "BZK → Staten-Generaal, I3 D3 G3; daarnaast blijft verantwoordelijk: minister BZK.",
            "K19 GDI-programmeringsplan (MIDO). Besluit: staatssecretaris BZK",
            "K38 Formele verankering van het Bestuurlijk Overleg Digitalisering (BOD). Besluit (nog niet genomen): "
            "staatssecretaris BZK",
            "in het vervolg op de NDS. Besluit (nog niet genomen): staatssecretaris BZK",
            f"K45 Lijst van open standaarden (pas toe of leg uit). Besluit: OBDO. Antwoordt: staatssecretaris BZK → "
            f"Staten-Generaal, {OWN}",
        ),
        button("[data-preset=minister]", "#detail"),
        (
            "Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties · 6 ● K08 Minstens 30 % cloudopslag",
            "K17 Overheidsbreed",
            "K19 GDI",
            "K38 Formele",
            "K44 Aanbevelingen",
            "K45 Lijst",
        ),
    ),
    Asked(
        "Which choice is answered for locally, by whom and to whom?",
        (
            "K43 Collectivisering van gemeentelijke digitalisering. Besluit: ALV VNG. Antwoordt: colleges van B en W → "
            "Gemeenteraden, I2 D2 G1",
        ),
        box("collectivisering-gemeenten"),
        ("leggen daarover verantwoording af aan de gemeenteraden: lokaal, niet via een minister",),
    ),
)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def on_paper(shipped_network: MapNetwork) -> str:
    (page,) = PdfReader(BytesIO(poster(shipped_network, "nl").pdf())).pages
    return plain(page.extract_text())


@pytest.mark.parametrize("asked", ASKED, ids=lambda it: it.question)
def test_the_poster_alone_answers(on_paper: str, asked: Asked) -> None:
    assert [it for it in asked.poster if plain(it) not in on_paper] == []


def test_the_first_view_of_the_page_answers(open_map: Open, shipped_map: bytes) -> None:
    it = open_map(written=shipped_map)
    assert len(ASKED) == 8
    for asked in ASKED:
        seen = plain(asked.seen(it))
        assert [told for told in asked.page if plain(told) not in seen] == [], asked.question
        it.page.keyboard.press("Escape")
    assert it.complaints == []


def test_the_page_on_the_map_has_the_same_questions() -> None:
    page = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    asked = re.findall(r"^\d\. \*\*(.+?)\*\*", page[page.index("## Eight questions") :], flags=re.MULTILINE)
    assert asked == [it.question for it in ASKED]
