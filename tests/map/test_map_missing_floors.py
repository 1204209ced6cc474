"""A house of which a floor is empty, the top one too: its map is drawn, and its names stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Shell
from tests.support.map_browser import Open

HEAD = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix ex: <https://example.org/polder/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""
DIKE = 'ex:dike a hvt:Choice ; skos:prefLabel "Dijk"@nl , "Dike"@en .\n'
ACT = 'ex:act a hvt:Source ; dcterms:title "Polderwet"@nl , "Polder Act"@en .\n'
STATED = "hvt:status hvt:stated ; dcterms:source ex:act .\n"


def actor(name: str, cls: str) -> str:
    return f'ex:{name} a hvt:{cls} ; skos:prefLabel "{name.title()}"@nl , "{name.title()}"@en .\n'


def decides(name: str) -> str:
    return (
        f"ex:d-{name} a hvt:RoleAssignment ; hvt:choice ex:dike ; hvt:actor ex:{name} ; hvt:role hvt:Decides ; {STATED}"
    )


def answers(giver: str, forum: str, kind: str) -> str:
    return (
        f"ex:{giver}-{forum} a hvt:AccountabilityRelation ; hvt:accountGiver ex:{giver} ; hvt:forum ex:{forum} ; "
        f"hvt:relationKind kind:{kind} ; {STATED}"
    )


HOUSES = {
    "one choice and nothing else": (DIKE, ("Dijk",)),
    "a choice and who decides on it": (DIKE + ACT + actor("bureau", "Agency") + decides("bureau"), ("Dijk", "Bureau")),
    "an office at the top": (
        DIKE + ACT + actor("bureau", "Agency") + actor("minister", "Minister") + decides("bureau")
        + answers("bureau", "minister", "agency-owner"), ("Dijk", "Bureau", "Minister"),
    ),
    "a parliament alone": (DIKE + actor("kamer", "Parliament"), ("Dijk", "Kamer")),
    "a private body that decides": (DIKE + ACT + actor("stichting", "PrivateBody") + decides("stichting"),
                                    ("Dijk", "Stichting")),
    "a body that sits over others": (
        DIKE + ACT + actor("tafel", "ConsultativeBody") + actor("bureau", "Agency") + decides("tafel")
        + "ex:tafel hvt:participant ex:bureau .\n", ("Dijk", "Tafel"),
    ),
    "a circle without a top": (
        DIKE + ACT + actor("een", "Association") + actor("twee", "Association") + decides("een")
        + answers("een", "twee", "association-members") + answers("twee", "een", "association-members"),
        ("Dijk", "Een", "Twee"),
    ),
    "a choice of a group nobody is in": (
        DIKE + actor("los", "Actor") + "ex:dike hvt:lead ex:los .\n", ("Dijk",),
    ),
    "a local house": (
        DIKE + ACT + actor("college", "Executive") + actor("raad", "Assembly") + decides("college")
        + answers("college", "raad", "college-to-council"), ("Dijk", "College", "Raad"),
    ),
    "a choice without decider beside a parliament and a minister": (
        DIKE + ACT + actor("kamer", "Parliament") + actor("minister", "Minister")
        + answers("minister", "kamer", "parliament-minister"), ("Dijk", "Kamer", "Minister"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("house", sorted(HOUSES))
def test_a_house_with_an_empty_floor_is_drawn_without_a_word_of_complaint(
    shell: Shell, open_map: Open, tmp_path: Path, house: str
) -> None:
    told, names = HOUSES[house]
    file = tmp_path / "house.ttl"
    file.write_text(HEAD + told, encoding="utf-8")
    run = shell("map", file, "-o", tmp_path / "map.html", "--lang", "nl")
    assert run.returncode == 0, run.stderr
    it = open_map(written=(tmp_path / "map.html").read_bytes())
    assert it.page.locator("#canvas canvas").is_visible()
    drawn = it.page.evaluate("JSON.stringify([...window.huis.picture.plan().places.keys()])")
    assert drawn != "[]"
    text = it.page.locator("body").inner_text() + it.page.content()
    assert [name for name in names if name not in text] == []
    it.page.get_by_role("row").get_by_role("button", name="Dijk").click()
    assert "Dijk" in it.detail
    assert it.complaints == []
