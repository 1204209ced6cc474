"""The map as a file: what it holds, what it may run, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import zlib
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pyvis.network import Network

from exports.links import safe_url
from exports.map.crossings import Pull, crossings
from exports.map.layout import MAIN, Sheet, lay_out
from exports.map.looks import LOOKS
from exports.map.page import MapTooLargeError, draw_map
from exports.map.plan import plan_house
from exports.map.words import PAGE, REACHES
from graph.records import (
    Reference,
)
from ontology.codelists.words import status_words, verdict_words
from ontology.text import Text
from tests.conftest import ROOT
from tests.support.map_house import ACTORS, CHOICES, DEF, ID, VERDICT_WORDS, MapHouse, map_house
from tests.support.map_states import drawn_map, states_of
from tests.support.map_states import written_page as page

HOSTILE = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    '" autofocus onfocus="window.hacked = 1',
    "<a href='javascript:window.hacked = 1'>href</a>",
    "{{7*7}} {% for x in y %} {# note #}",
    "<!-- <script> ]]>",
    "admin\u202egnp.exe\u202c \u2066inside\u2069",
    "bell\x07 escape\x1b[31m null\x00 line\u2028end",
]


class Parts(HTMLParser):
    """The tags of a page with their attributes, and the text of scripts and styles."""

    def __init__(self, html: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.said = ""
        self._inside: str | None = None
        self.feed(html.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.texts:
            self._inside = tag
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = None if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside][-1] += data
        else:
            self.said += data

    def data(self, name: str) -> Any:
        scripts = [attributes for tag, attributes in self.tags if tag == "script"]
        at = next(i for i, attributes in enumerate(scripts) if attributes.get("id") == name)
        text = self.texts["script"][at]
        return json.loads(zlib.decompress(base64.b64decode(text)))


def test_the_same_input_gives_the_same_bytes_in_any_order_and_under_any_hash_seed() -> None:
    here = page(map_house())
    assert here == page(map_house())
    assert here == page(map_house(backwards=True))
    code = "import hashlib; from tests.map.test_map import *; print(hashlib.sha256(page(map_house())).hexdigest())"
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        assert run.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_nothing_may_run_but_the_constant_scripts_and_styles() -> None:
    for house in (map_house(), map_house(lambda words: words + HOSTILE[1])):
        parts = Parts(page(house))
        policy = next(a["content"] for t, a in parts.tags if t == "meta" and a.get("http-equiv") is not None) or ""
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
        assert rules["default-src"] == rules["base-uri"] == rules["object-src"] == rules["form-action"] == ["'none'"]
        assert rules["img-src"] == ["data:"]
        assert "unsafe" not in policy
        scripts = [a for t, a in parts.tags if t == "script"]
        running = [
            text for a, text in zip(scripts, parts.texts["script"], strict=True) if a.get("type", "module") == "module"
        ]
        assert {digest(text) for text in running} == set(rules["script-src"])
        assert {digest(text) for text in parts.texts["style"]} == set(rules["style-src"])
        assert [a.get("type") for a in scripts] == ["text/plain", None, "module"]


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_page_asks_nothing_of_the_network_and_carries_no_style_or_handler_in_a_tag() -> None:
    parts = Parts(page(map_house()))
    for tag, attributes in parts.tags:
        assert not {"src", "srcset", "style", "action", "data", "poster"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        target = attributes.get("href") or "#"
        assert target.startswith(("#", "data:image/svg+xml,")), tag
    assert "sourceMappingURL" not in "".join(parts.texts["script"])
    assert "url(" not in "".join(parts.texts["style"])


def test_ids_of_the_page_are_numbers_never_iris() -> None:
    parts = Parts(page(map_house()))
    said = parts.data("page-data")
    nodes = said["network"]["nodes"]
    assert {node["id"] for node in nodes} == {f"n{at}" for at in range(len(ACTORS) + len(CHOICES))}
    assert {*said["lines"]["low"], *said["lines"]["high"]} <= set(range(len(said["nodes"]["label"])))
    assert ID not in json.dumps(said)


def test_a_choice_has_its_short_name_for_a_brick_that_its_label_does_not_fit_in() -> None:
    house = map_house()
    first, *others = house.answer.choices
    named = replace(house.answer, choices=(replace(first, short=Text("Kort", "Short")), *others))
    nodes = Parts(page(replace(house, answer=named))).data("page-data")["nodes"]
    assert nodes["brief"] == {str(nodes["slug"].index(first.iri.rsplit("/", 1)[-1])): ["Kort", "Short"]}
    assert Parts(page(house)).data("page-data")["nodes"]["brief"] == {}


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_stay_text(words: str) -> None:
    plain, hostile = Parts(page(map_house())), Parts(page(map_house(lambda name: f"{name} {words}")))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(a) for _, a in hostile.tags] == [sorted(a) for _, a in plain.tags]
    assert not re.search(
        "[\x00-\x08\x0e-\x1f\u2028\u2029\u202a-\u202e\u2066-\u2069]", page(map_house(lambda _: words)).decode()
    )


def test_what_steers_instead_of_shows_is_made_visible() -> None:
    said = Parts(page(map_house(lambda name: f"{name} \u202egnp.exe \x1b[31m"))).said
    assert "Boeien ⟨U+202E⟩gnp.exe ␛[31m" in said


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "mailto:a@b",
     "https:", "http:///path", "https://a b", "https://x/\u202egnp", "https://x/\"onclick=", " https://x", "\x01https://x",
     "https://[::1", "ftp://host/x", ""],
)  # fmt: skip
def test_only_web_addresses_become_links(address: str) -> None:
    assert safe_url(address) is None
    law = Reference(f"{ID}law", Text("Wet", "Act"), address)
    assert [it["url"] for it in Parts(page(map_house(law=law))).data("page-data")["references"]] == [None, None]


def test_the_table_is_complete_in_both_languages() -> None:
    said = Parts(page(map_house())).said
    for notation, _, nl, en, _, verdict, *_ in CHOICES:
        label, symbol = VERDICT_WORDS[verdict]
        assert all(words in said for words in (notation, nl, en, label.nl, label.en, symbol))
    assert "geen financiering" not in said
    assert "29 september 2025" in said and "29 September 2025" in said
    assert "sha256:00ff" in said


def test_a_silence_is_not_written_in_the_table_as_nobody() -> None:
    """Of the dredging a source says that nobody is designated; who decides on the beacons is not on record."""
    said = Parts(page(map_house())).said
    assert said.count("Volgens dit dossier is niemand aangewezen om te beslissen.") == 1
    assert said.count("Wie beslist, is in dit dossier niet vastgelegd.") == 1
    assert said.count("Who decides is not laid down in this record.") == 1


def test_what_is_not_yet_taken_is_marked_in_the_table() -> None:
    assert [row["pending"] for row in Parts(page(map_house())).data("page-data")["choices"]].count(True) == 1
    assert Parts(page(map_house())).said.count("Nog niet genomen") == 1


def test_unknown_is_not_zero() -> None:
    choices = {choice["no"]: choice for choice in Parts(page(map_house())).data("page-data")["choices"]}
    assert choices["H11"]["grade"] is None
    assert choices["H10"]["grade"] == [0, 0, 0]
    assert {no: choice["look"] for no, choice in choices.items()} == {
        "H1": "full",
        "H2": "partial",
        "H3": "elsewhere",
        "H10": "none",
        "H11": "unknown",
        "H12": "aim",
    }


def test_what_lights_up_is_what_the_records_say() -> None:
    said = Parts(page(map_house())).data("page-data")
    names, lines = said["nodes"]["slug"], said["lines"]
    ends = [(names[low], names[high]) for low, high in zip(lines["low"], lines["high"], strict=True)]
    lit = {names[choice["node"]]: choice["lit"] for choice in said["choices"]}
    assert [ends[line] for line, _ in lit["buoys"]["chain"]] == [("table", "secretary"), ("secretary", "parliament")]
    assert [(ends[line], look) for line, look in lit["buoys"]["decides"]] == [(("buoys", "table"), "partial")]
    assert [ends[line] for line in lit["dredging"]["soft"]] == [("dredging", "team")]
    assert [(names[node], open_) for node, open_ in lit["dredging"]["stops"]] == [("dredging", False)]
    assert [(names[node], open_) for node, open_ in lit["lights"]["stops"]] == [("circle", True)]
    assert {ends[line] for line in lit["beacons"]["aim"]} == {("cranes", "minister"), ("minister", "parliament")}


def test_the_network_is_the_first_view() -> None:
    """Pyvis holds who is drawn alone, where and how, and the lines that carry a verdict; the page starts from it."""
    network = drawn_map(map_house())
    assert isinstance(network, Network)
    named = {node["id"]: node["title"].split(",")[0] for node in network.nodes}
    assert len(named) == len(ACTORS) + len(CHOICES)
    drawn = {(named[e["from"]], named[e["to"]]): e for e in network.edges}
    assert drawn["Boeien", "Haventafel"]["title"] == "beslist"
    assert drawn["Boeien", "Haventafel"]["color"] == drawn["Haventafel", "Staatssecretaris van Havens"]["color"]
    assert ("Minister van Havens", "Commissie") not in drawn, "an audit is no chain"
    cranes = next(node for node in network.nodes if named[node["id"]] == "Nieuwe kranen")
    assert (cranes["label"], cranes["title"]) == ("H1", "Nieuwe kranen, volledige verantwoording")
    assert (cranes["shape"], cranes["look"]) == ("dot", "full")
    assert cranes["y"] > max(node["y"] for node in network.nodes if node["look"] == "actor")


def test_the_page_is_written_from_the_network_as_it_is_then() -> None:
    network = drawn_map(map_house())
    network.nodes.pop()
    network.nodes[0]["x"] += 10
    network.edges.pop()
    said = Parts(network.generate_html().encode()).data("page-data")
    assert said["network"] == {"nodes": network.nodes, "edges": network.edges}
    opening = said["states"]["told"][said["states"]["at"][0][0]]
    assert "story" not in opening, "the lines of the first view are those of the network alone"


def test_whichever_way_pyvis_writes_it_it_is_our_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pyvis's own template writes labels unescaped, loads styles from the network and puts a folder beside the file."""
    monkeypatch.chdir(tmp_path)
    network = drawn_map(map_house(lambda name: f"{name} {HOSTILE[1]} é"))
    page_ = network.generate_html(notebook=True).encode()
    network.write_html("written.html")
    network.save_graph("saved.html")
    network.show("shown.html", notebook=True)
    assert {path.name: path.read_bytes() == page_ for path in tmp_path.iterdir()} == {
        "written.html": True,
        "saved.html": True,
        "shown.html": True,
    }
    assert b"Content-Security-Policy" in page_ and HOSTILE[1].encode() not in page_


def test_no_script_knows_a_verdict_a_status_or_a_reach_by_name() -> None:
    """What follows from one of these is decided in Python and comes as data; a look is how something is drawn."""
    codes = {*verdict_words(), *status_words(), *REACHES} - {*LOOKS, *PAGE}
    assert {"NONE_FOUND", "stated", "audit"} <= codes
    scripts = sorted((ROOT / "exports/map/templates/scripts").glob("*.js"))
    named = {(path.name, word) for path in scripts for word in re.findall(r"[\"'`](\w[\w-]*)[\"'`]", path.read_text())}
    assert len(scripts) > 10 and ("house.js", "verdict") in named
    assert not [it for it in sorted(named) if it[1] in codes]


def test_a_state_that_says_the_same_is_kept_once() -> None:
    said = Parts(page(map_house(), view=states_of())).data("page-data")
    assert [it["slug"] for it in said["states"]["scenarios"]] == ["", "proposal-anchor"]
    assert [iso for iso, _ in said["states"]["dates"]] == ["2025-09-29", "2026-02-01"]
    assert len(said["states"]["told"]) == 4
    names = [said["nodes"]["slug"][choice["node"]] for choice in said["choices"]]
    assert sorted(names) == ["beacons", "bridges", "buoys", "cranes", "dredging", "lights", "lights", "tides"]
    lights = {choice["verdict"]: choice for choice in said["choices"] if choice["no"] == "H11"}
    line = lights["LIMITED"]["lit"]["chain"][0][0]
    assert line in said["lines"]["elsewhere"], "the relation is there under the proposal only"
    causes = said["states"]["told"][said["states"]["at"][1][0]]["causes"]
    assert "kring → staatssecretaris" in json.dumps(causes, ensure_ascii=False)


def test_a_choice_of_another_day_has_its_place_and_is_hidden() -> None:
    parts = Parts(page(map_house(), view=states_of()))
    said = parts.data("page-data")
    tides = said["nodes"]["slug"].index("tides")
    assert tides in [node for room in said["rooms"] for node in room["members"]]
    hidden = {node["id"] for node in said["network"]["nodes"] if node.get("hidden")}
    assert hidden == {f"n{tides}"}
    assert "Getijden" not in parts.said, "the table is that of the day the page opens"


def state(many: int) -> MapHouse:
    """Return the house with so many municipalities in two provinces, and a collective they are one of."""
    house = map_house()
    for at in range(many):
        house.graph.add_node(
            f"{ID}gm{at:05}",
            node_kind="actor",
            label=Text(f"Gemeente {at}", f"Municipality {at}"),
            short=None,
            classes=(DEF + "Actor", DEF + "CoGovernment"),
            themes=(),
            member_of=(f"{ID}municipalities",),
            lies_in=f"{ID}province-{'ab'[at % 2]}",
            names=(f"Stad {at}",),
        )
    return house


def test_whoever_is_not_in_the_story_waits_in_a_group_that_opens_by_province() -> None:
    parts = Parts(page(state(300)))
    said = parts.data("page-data")
    (group,) = [group for room in said["rooms"] for group in room["groups"] if group["whole"] is not None]
    assert said["nodes"]["slug"][group["whole"]] == "municipalities"
    assert [(name, len(members)) for name, members in group["parts"]] == [("province a", 150), ("province b", 150)]
    alone = [node["id"] for node in said["network"]["nodes"] if node["look"] != "group"]
    drawn = {said["nodes"]["slug"][int(name[1:])] for name in alone}
    assert [node["label"] for node in said["network"]["nodes"] if node["id"] == group["id"]] == ["Municipalities (elk)"]
    assert drawn >= {"agency", "minister", "parliament", "team"} and not [one for one in drawn if one.startswith("gm")]
    assert said["nodes"]["names"][str(said["nodes"]["slug"].index("gm00007"))] == ["Stad 7"]


def test_nobody_is_lost_between_rooms_and_groups() -> None:
    house = state(300)
    rooms = plan_house(house.graph, {f"{ID}agency"}, choices(house))
    found = [iri for room in rooms for iri in room.everybody]
    drawn = [iri for iri in house.graph if house.graph.nodes[iri]["node_kind"] != "funding"]
    assert sorted(found) == sorted(drawn)
    assert all(len(room.groups) <= 2 for room in rooms)


def choices(house: MapHouse) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    return {choice.iri: (choice.notation, choice.themes) for choice in house.answer.choices}


def laid(house: MapHouse, pulls: Sequence[Pull] = ()) -> tuple[Sheet, ...]:
    """Return the sheets of a house in which everybody stands alone."""
    rooms = plan_house(house.graph, set(house.graph), choices(house))
    return lay_out(rooms, [Text(room.name, room.name) for room in rooms], pulls)[1]


def test_the_floors_stand_in_order_and_nobody_stands_on_another() -> None:
    for sheet in laid(map_house()):
        height = {iri.removeprefix(ID): place.y for iri, place in sheet.places.items()}
        assert len(height) == len(ACTORS) + len(CHOICES)
        assert (
            height["parliament"] < height["minister"] < height["ministry"] < height["table"] < height["municipalities"]
        )
        assert height["agency"] < height["table"]
        assert height["municipalities"] < height["cranes"]
        assert height["council"] <= height["executive"] < height["ministry"]
        assert height["council"] < height["executive"] or not sheet.wide, "a narrow house has no wing of its own"
        assert height["committee"] < height["minister"], "a committee stands with the parliament it is part of"
        assert "money" not in height
        for one, other in combinations(sheet.places.values(), 2):
            apart = abs(one.x - other.x) >= (one.width + other.width) / 2
            assert apart or abs(one.y - other.y) >= (one.height + other.height) / 2
        for place in sheet.places.values():
            assert place.x - place.width / 2 >= 0 and place.x + place.width / 2 <= sheet.width
            assert place.y - place.height / 2 >= 0 and place.y + place.height / 2 <= sheet.height


def test_the_order_in_a_room_crosses_no_more_than_that_of_the_names() -> None:
    house = map_house()
    for at in range(12):
        agency, minister = house.graph.nodes[ID + "agency"], house.graph.nodes[ID + "minister"]
        house.graph.add_node(f"{ID}unit{at:02}", **{**agency, "label": Text(f"u{at}", f"u{at}")})
        house.graph.add_node(f"{ID}office{at:02}", **{**minister, "label": Text(f"o{at}", f"o{at}")})
    pulls = [(f"{ID}unit{at:02}", f"{ID}office{(at * 5) % 12:02}", 1.0) for at in range(12)]
    named, swept = (
        {iri: (place.x, place.y) for iri, place in laid(house, given)[MAIN].places.items()} for given in ((), pulls)
    )
    assert crossings(named, pulls) > 20
    assert crossings(swept, pulls) < crossings(named, pulls) / 4


def test_a_house_too_large_for_a_file_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.map.page.MAX_NODES", 16)
    with pytest.raises(MapTooLargeError, match=r"18 actors and choices.*at most 16"):
        page(map_house())


def test_a_house_of_thousands_of_actors_has_a_small_model_and_all_its_names() -> None:
    said = Parts(page(state(5000))).data("page-data")
    assert len([node for node in said["network"]["nodes"] if node["look"] != "group"]) == len(ACTORS) + len(CHOICES)
    assert len(said["nodes"]["label"]) == len(ACTORS) + len(CHOICES) + 5000


def test_the_map_speaks_two_languages() -> None:
    assert b'<html lang="en">' in page(map_house(), "en")
    with pytest.raises(ValueError, match="nl and en"):
        page(map_house(), "de")


def test_a_choice_without_explanation_or_place_is_still_in_the_table() -> None:
    house = map_house()
    house.graph.remove_node(ID + "lights")
    told = {iri: it for iri, it in house.explanations.items() if iri != ID + "lights"}
    html = draw_map(house.answer, house.setting, told, "en", VERDICT_WORDS).page()
    assert "Lights" in Parts(html).said


def test_the_map_to_open_is_that_of_the_house(shipped_map: bytes) -> None:
    """What is packed in it is compared unpacked: another zlib packs the same in other bytes."""
    kept = (ROOT / "docs" / "map" / "huis.html").read_bytes()
    same = unpacked(kept) == unpacked(shipped_map)
    assert same, "docs/map/huis.html is not the map of the house as it is; run `make generate`"


def unpacked(page: bytes) -> tuple[bytes, ...]:
    before, packed, after = re.split(rb'(?<=id="page-data">)([^<]+)(?=</script>)', page)
    return before, zlib.decompress(base64.b64decode(packed)), after


def test_the_shipped_house_fits_in_a_mail(shipped_map: bytes) -> None:
    assert len(shipped_map) < 1_250_000
    said = Parts(shipped_map).data("page-data")
    scenario, day = said["states"]["opening"]
    assert len(said["states"]["told"][said["states"]["at"][scenario][day]]["choices"]) > 30
    assert len(said["states"]["scenarios"]) > 1 and len(said["states"]["dates"]) > 1
    assert said["repairs"] and said["points"]
