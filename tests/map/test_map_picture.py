"""The picture made in Python is the one the page draws: the same boxes, lines, colours and words, on the same sheet."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from exports.map.letters import FAMILY
from exports.map.network import MapNetwork
from exports.map.picture import PictureError, picture
from tests.support.map_browser import Open
from tests.support.map_house import ID, map_house
from tests.support.map_states import drawn_map, states_of

SVG = "{http://www.w3.org/2000/svg}"
#: Every shape of a drawing: where it is, its fill, its stroke, how wide and how broken that is, how faint it is.
#: What is filled and then drawn around is one.
SHAPES = """(svg) => {
    const host = document.createElement("div");
    document.body.append(host);
    host.append(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement);
    const found = [];
    let before = null;
    for (const it of host.querySelectorAll("path, rect")) {
        const { x, y, width, height } = it.getBBox();
        const { fill, stroke, strokeWidth, strokeDasharray, opacity } = getComputedStyle(it);
        const box = [x, y, width, height].map((one) => Math.round(one)).join(" ");
        const drawn = stroke === "none" ? "" : `${stroke} ${strokeWidth} ${strokeDasharray.replaceAll(",", "")}`;
        if (before && before === it.getAttribute("d") && fill === "none") found.at(-1)[2] = drawn;
        else found.push([box, fill, drawn, opacity]);
        before = it.getAttribute("d");
    }
    host.remove();
    return found;
}"""


@pytest.fixture(scope="module")
def network() -> MapNetwork:
    return drawn_map(map_house(), view=states_of())


def words(svg: str) -> list[str]:
    return [str(it.text) for it in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def told(svg: str) -> str:
    """Return all that is written, without the breaks."""
    return re.sub(r"[\s\u00ad-]", "", "".join(words(svg)))


def shapes_of(shapes: list[list[str]]) -> list[list[str]]:
    """Return them without what is as wide as letters are: the patches behind the names of rooms and floors."""
    return [it for it in shapes if it[3] != "0.85"]


def test_the_picture_is_that_of_the_page(open_map: Open, network: MapNetwork) -> None:
    it = open_map(written=network.page(), color_scheme="light")
    scales = it.page.context.new_page()
    for chosen in (None, "cranes", "buoys", "lights", "H3", "secretary", "municipalities"):
        it.page.evaluate("(name) => { location.hash = name ?? ''; }", chosen)
        it.page.wait_for_function("(name) => Boolean(window.huis.picture.lit()) === (name !== null)", arg=chosen)
        sheet = it.page.evaluate("window.huis.picture.plan().at")
        theirs = it.page.evaluate("new XMLSerializer().serializeToString(window.huis.save.svg())")
        ours = picture(network, "nl", selection=chosen, sheet=sheet)
        mine: list[list[str]] = scales.evaluate(SHAPES, ours)
        assert shapes_of(mine) == shapes_of(scales.evaluate(SHAPES, theirs)), chosen
        assert len(mine) > 60
        assert told(ours) == told(theirs), chosen


def test_it_stands_alone_and_speaks(network: MapNetwork) -> None:
    svg = picture(network, "en", selection=f"{ID}cranes")
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title") is not None
    says = str(root.findtext(f"{SVG}desc"))
    assert says.startswith("As of 29 September 2025 · the record as it is. ")
    assert says.endswith("This is how New cranes stands.")
    assert {it.tag for it in root.iter()} == {f"{SVG}{name}" for name in ("svg", "title", "desc", "path", "text")}
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert root.get("font-family", "").startswith(FAMILY)
    assert svg == picture(drawn_map(map_house(), view=states_of()), "en", selection="H1")


def test_only_the_chain_of_what_is_chosen_is_lit(network: MapNetwork) -> None:
    texts = ElementTree.fromstring(picture(network, "en", selection="H1")).iter(f"{SVG}text")
    lit = {it.text for it in texts if it.get("opacity") is None}
    assert {"H1", "Harbour agency", "Parliament"} <= lit
    assert not {"H2", "H3", "H4"} & lit


def test_hostile_names_stay_text() -> None:
    house = map_house(name=lambda text: f'{text[:6]}"><script>alert(1)</script>&')
    svg = picture(drawn_map(house, view=states_of(house)), "en")
    tags = {it.tag.removeprefix(SVG) for it in ElementTree.fromstring(svg).iter()}
    assert tags == {"svg", "title", "desc", "path", "text"}
    assert "script>" in "".join(words(svg))


def test_a_letter_that_no_font_of_ours_has_is_shown_by_its_code() -> None:
    house = map_house(name=lambda text: f"{text[:5]} 閣")
    assert any("U+95A3" in text for text in words(picture(drawn_map(house, view=states_of(house)), "en")))


def test_what_is_not_there_is_told(network: MapNetwork) -> None:
    with pytest.raises(PictureError, match="nothing on this map is called 'moon'"):
        picture(network, "en", selection="moon")
