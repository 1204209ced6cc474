"""What a reader sees in the first view is what `house.map().network` holds: its boxes, their looks, its lines."""

from __future__ import annotations

from typing import Any

import pytest

from exports.map.layout import MAIN
from exports.map.network import MapNetwork
from tests.support.map_browser import MIDDLE, NARROW, WIDE, Open, Opened
from tests.support.map_house import ID, MapHouse, map_house
from tests.support.map_states import drawn_map, states_of

#: The boxes on the canvas of vis-network, by id.
BOXES = """Object.fromEntries(window.huis.network.body.nodeIndices.map((id) => {
    const { x, y } = window.huis.network.body.nodes[id];
    const { width, height } = window.huis.picture.plan().places.get(id);
    return [typeof id === "number" ? `n${id}` : id, [x, y, width, height]];
}))"""
#: Every line that is drawn, from the picture one can save: where it starts and ends, its colour and its width.
STROKES = """[...window.huis.save.svg().querySelectorAll("path[fill=none]")].flatMap((path) => {
    if (!/^M[-\\d. ]+[CQ][-\\d. LCQ]+$/.test(path.getAttribute("d"))) return []; // a box, or a beam
    const at = path.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
    const [colour, width] = ["stroke", "stroke-width"].map((name) => path.getAttribute(name));
    return [[...at.slice(0, 2), ...at.slice(-2), colour, Number(width)]];
})"""

#: The colour of a choice for which nobody was found.
TINT = """(() => {
    const probe = document.getElementById("probe");
    probe.style.color = "var(--none-tint)";
    return getComputedStyle(probe).color;
})()"""


def opened(open_map: Open, network: MapNetwork, size: tuple[int, int] = WIDE, fragment: str = "") -> Opened:
    return open_map(size=size, fragment=fragment, written=network.page(), color_scheme="light")


def places(network: MapNetwork, sheet: int) -> dict[str, list[float]]:
    """Return where the network has its boxes on a sheet."""
    found = {}
    for node in network.nodes:
        if not node.get("hidden") and "x" in node:
            size = [0, 0, node["widthConstraint"], node["heightConstraint"]]
            right, down, width, height = size if sheet == MAIN else node["places"][sheet]
            found[node["id"]] = [node["x"] + right, node["y"] + down, width, height]
    return found


def lines(network: MapNetwork) -> list[tuple[str, str, str, float]]:
    return sorted((e["from"], e["to"], rgb(e["color"]), e["width"]) for e in network.edges)


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def drawn(it: Opened) -> list[tuple[str, str, str, float]]:
    """Return every line one sees: the box it starts at, the box it ends at, its colour and its width."""
    boxes = it.page.evaluate(BOXES).items()

    def at(x: float, y: float) -> str:
        (name,) = [n for n, (cx, cy, w, h) in boxes if abs(x - cx) <= w / 2 + 1 and abs(y - cy) <= h / 2 + 1]
        return str(name)

    strokes: list[list[Any]] = it.page.evaluate(STROKES)
    return sorted((at(x1, y1), at(x2, y2), colour, width) for x1, y1, x2, y2, colour, width in strokes)


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
def test_boxes_and_lines_on_the_canvas_are_those_of_the_network(open_map: Open, size: tuple[int, int]) -> None:
    network = drawn_map(map_house(), view=states_of())
    it = opened(open_map, network, size)
    sheet = it.page.evaluate("window.huis.picture.plan().at")
    assert it.page.evaluate(BOXES) == places(network, sheet)
    assert len(network.edges) == 12
    assert drawn(it) == lines(network)
    assert it.complaints == []


def test_what_is_moved_or_taken_out_of_the_network_is_moved_or_gone_on_the_page(open_map: Open) -> None:
    network = drawn_map(map_house())
    before = opened(open_map, network).page.evaluate(BOXES)
    moved, nowhere, gone = (node_of(network, label) for label in ("H1", "Havenkring", "Havendienst"))
    moved["x"] += 5
    moved["look"] = "none"
    del nowhere["x"]
    network.nodes.remove(gone)
    network.edges.remove(next(edge for edge in network.edges if edge["look"] == "partial"))
    it = opened(open_map, network)
    boxes = it.page.evaluate(BOXES)
    assert boxes[moved["id"]][0] == pytest.approx(before[moved["id"]][0] + 5)
    assert before.keys() - boxes.keys() == {nowhere["id"], gone["id"]}
    there = [line for line in lines(network) if gone["id"] not in line and nowhere["id"] not in line]
    assert drawn(it) == there
    assert 0 < len(there) < len(network.edges), "a line to somebody who is not there is not drawn"
    tint = it.page.evaluate(TINT)
    svg = it.page.evaluate("new XMLSerializer().serializeToString(window.huis.save.svg())")
    assert svg.count(f'fill="{tint}"') == 2, "dredging, and the choice whose look was changed"
    assert it.complaints == []


def node_of(network: MapNetwork, label: str) -> dict[str, Any]:
    (node,) = [node for node in network.nodes if node["label"] == label]
    return node  # type: ignore[no-any-return]


def test_boxes_stay_where_they_are_under_every_proposal_and_on_every_day(open_map: Open) -> None:
    it = open_map(view=states_of())
    seen: dict[str, list[float]] = {}
    for scenario in (0, 1):
        for day in (0, 1):
            it.page.locator("#scenarios label").nth(scenario).click()
            it.page.locator("#day").fill(str(day))
            for name, place in it.page.evaluate(BOXES).items():
                assert seen.setdefault(name, place) == place
    assert len(seen) == len(drawn_map(map_house(), view=states_of()).nodes)
    assert it.complaints == []


@pytest.mark.parametrize("size", [MIDDLE, NARROW])
def test_apart_the_floors_stand_in_the_order_of_the_house(open_map: Open, size: tuple[int, int]) -> None:
    it = open_map(size=size, fragment="#buoys")
    shown = it.page.evaluate(
        "[...window.huis.picture.plan().places].map(([at, { y }]) => [window.huis.house.slug(at), y])"
    )
    assert [name for name, _ in sorted(shown, key=lambda one: one[1])] == ["parliament", "secretary", "table", "buoys"]


def large_house() -> MapHouse:
    house = map_house()
    for at in range(1200):
        house.graph.add_node(f"{ID}many{at}", **house.graph.nodes[f"{ID}agency"])
        key = f"{ID}many{at} role"
        house.graph.add_edge(
            f"{ID}dredging", f"{ID}many{at}", key=key, edge_kind="role", role="x#Advises", status="stated"
        )
    return house


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_of_a_large_house_the_network_holds_one_choice_with_its_chains_as_the_page_would_place_it(
    open_map: Open, size: tuple[int, int]
) -> None:
    network = drawn_map(large_house())
    assert [node["label"] for node in network.nodes] == [
        "Volksvertegenwoordiging",
        "Minister van Havens",
        "Havendienst",
        "H1",
    ]
    it = opened(open_map, network, size)
    first = it.page.evaluate(BOXES)
    assert len(first) == 4 and len(network.edges) == 5
    it.page.evaluate("location.hash = '#cranes'")
    it.page.wait_for_selector("#detail:not([hidden])")
    assert it.page.evaluate(BOXES) == first
    assert it.complaints == []


@pytest.mark.parametrize(("like", "size"), [("municipalities", WIDE), ("council", WIDE), ("council", NARROW)])
def test_an_open_group_moves_the_floors_below_it_down_and_nothing_else(
    open_map: Open, like: str, size: tuple[int, int]
) -> None:
    house = map_house()
    for at in range(90):
        of = {"member_of": (ID + like,), "lies_in": f"{ID}province-{'ab'[at % 2]}"}
        house.graph.add_node(f"{ID}gm{at}", **{**house.graph.nodes[ID + like], **of})
    it = open_map(house, size=size)
    shut = it.page.evaluate(BOXES)
    bands = it.page.evaluate("window.huis.picture.plan().bands")
    it.click_in_the_house("gm1")
    open_ = it.page.evaluate(BOXES)
    assert {name for name in open_ if name not in shut} == {"g0.0", "g0.1"}
    (low,) = [band["bottom"] for band in bands if band["top"] < shut["g0"][1] < band["bottom"]]
    down = {name: open_[name][1] - y for name, (_, y, _, _) in shut.items()}
    assert {name for name, moved in down.items() if moved} == {name for name, (_, y, _, _) in shut.items() if y > low}
    (height,) = {round(moved, 3) for moved in down.values() if moved}
    assert all(low < open_[part][1] < low + height for part in ("g0.0", "g0.1")), "under the floor of the group"
    for one, (x, y, w, h) in open_.items():
        for other, (x2, y2, w2, h2) in open_.items():
            assert one == other or abs(x - x2) >= (w + w2) / 2 or abs(y - y2) >= (h + h2) / 2
    assert it.complaints == []
