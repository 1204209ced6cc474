"""The poster: one page that is read alone, as PDF and SVG; every choice, every verdict, letters in the file."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from exports.map.ink import Words
from exports.map.letters import width
from exports.map.network import MapNetwork
from exports.map.picture import PictureError
from exports.map.poster import LEAST, Poster, paper_of, poster
from exports.map.scene import Scene
from tests.conftest import Shell
from tests.support.map_house import map_house
from tests.support.map_states import drawn_map, states_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def network() -> MapNetwork:
    return drawn_map(map_house(), view=states_of())


@pytest.fixture(scope="module")
def small(network: MapNetwork) -> Poster:
    return poster(network, "en")


@pytest.fixture(scope="module")
def of_the_house(shipped_network: MapNetwork) -> Poster:
    return poster(shipped_network, "nl")


def text_of(pdf: bytes) -> str:
    (page,) = PdfReader(BytesIO(pdf)).pages
    return plain(page.extract_text())


def plain(text: str) -> str:
    """Return a text without its breaks."""
    return re.sub(r"\s+", "", text)


def fonts(pdf: bytes) -> list[Any]:
    (page,) = PdfReader(BytesIO(pdf)).pages
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]


def overlaps(made: Poster) -> list[tuple[str, str]]:
    """Return the lines of text that run into each other; a symbol stands in its shape."""
    boxes = []
    for mark in made.marks:
        if isinstance(mark, Words) and len(mark.text) > 1:
            wide = width(mark.text.strip(), mark.size, mark.bold)
            left = mark.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
            boxes.append((left, mark.y - mark.size * 0.6, left + wide, mark.y, mark.text))
    return [
        (a[4], b[4])
        for a, b in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.8 and min(a[3], b[3]) - max(a[1], b[1]) > 0.8
    ]


def readable(made: Poster) -> None:
    """Nothing runs off the paper or into each other, and no letter is too small to read."""
    wide, high = made.size
    words = [mark for mark in made.marks if isinstance(mark, Words)]
    for mark in words:
        long = width(mark.text, mark.size, mark.bold)
        left = mark.x - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
        assert left >= 20, mark
        assert left + long <= wide - 20, mark
        assert 20 <= mark.y <= high - 15, mark
    assert min(mark.size for mark in words if len(mark.text) > 1) >= LEAST - 0.01
    assert overlaps(made) == []


def test_the_poster_of_the_house_says_every_choice_its_verdict_and_who_answers(
    of_the_house: Poster, shipped_network: MapNetwork
) -> None:
    text = text_of(of_the_house.pdf())
    scene = Scene(shipped_network, "nl")
    assert len(scene.answers) == 31
    for answer in scene.answers.values():
        assert plain(f"{answer['no']} {scene.say(answer['label'])}") in text, answer["no"]
        for decider in answer["deciders"]:
            name = scene.say(decider["who"][1])
            assert plain(name) in text or plain(scene.short(decider["who"][0])) in text
    for verdict in {answer["verdict"] for answer in scene.answers.values()}:
        assert plain(scene.say(scene.page["verdicts"][verdict]["word"])).lower() in text.lower(), verdict
    for told in (scene.title, scene.when, scene.say(scene.state["brief"]), scene.page["house"]["digest"]):
        assert plain(told) in text
    for name in ("full", "partial", "aim", "elsewhere", "none", "unknown", "read_way", "read_aim", "read_stop"):
        assert plain(scene.word(name)) in text, name
    assert plain("Brief aan de woordvoerders Digitale Zaken voor het debat van 29 september 2025;") in text
    assert plain("L pleidooi van een partij in haar eigen zaak. ° deels gelezen.") in text


def test_the_poster_of_the_house_is_read_at_arms_length(of_the_house: Poster, shipped_network: MapNetwork) -> None:
    readable(of_the_house)
    readable(poster(shipped_network, "en"))


def test_its_letters_are_in_the_file_and_its_bytes_the_same(small: Poster, network: MapNetwork) -> None:
    again = poster(network, "en")
    assert (small.pdf(), small.svg()) == (again.pdf(), again.svg())
    found = fonts(small.pdf())
    assert [str(font["/BaseFont"]).split("+")[-1] for font in found] == ["DejaVuSans-Bold", "DejaVuSans"]
    assert all("/FontFile2" in font["/FontDescriptor"] for font in found)
    assert small.svg().count("src:url(data:font/woff;base64,") == 2
    assert "url(" not in small.svg().replace("url(data:font/woff;base64,", "")


def test_both_forms_say_the_same(small: Poster) -> None:
    said = [str(it.text) for it in ElementTree.fromstring(small.svg()).iter(f"{SVG}text")]
    assert plain("".join(said)) == text_of(small.pdf())
    assert "Houseof" in text_of(small.pdf())


def test_larger_paper_is_the_same_poster_with_more_on_it(network: MapNetwork) -> None:
    made = poster(network, "nl", "a1")
    assert made.size == (1190.55 * 2, 841.89 * 2)
    readable(made)
    reader = PdfReader(BytesIO(made.pdf()))
    assert float(reader.pages[0].mediabox.width) == 2381.1
    assert str(reader.root_object["/Lang"]) == "nl"


@pytest.mark.parametrize("name", [lambda t: f"{t} {t} {t} {t}", lambda t: t + "x" * 90, lambda t: t[:3] + " a" * 60])
def test_long_names_stay_in_their_place(name: Any) -> None:
    house = map_house(name=name)
    readable(poster(drawn_map(house, view=states_of(house)), "nl"))


def test_hostile_names_stay_text() -> None:
    house = map_house(name=lambda text: f'{text[:6]}"><script>alert(1)</script>&amp;(\\')
    made = poster(drawn_map(house, view=states_of(house)), "en")
    tags = {it.tag.removeprefix(SVG) for it in ElementTree.fromstring(made.svg()).iter()}
    assert tags <= {"svg", "title", "desc", "style", "path", "text", "a"}
    assert "<script>alert(1)</script>&amp;(\\" in text_of(made.pdf())
    reader = PdfReader(BytesIO(made.pdf()))
    assert not {"/OpenAction", "/AA", "/Names"} & reader.root_object.keys()


def test_letters_that_the_font_lacks_are_told_and_shown_by_their_code() -> None:
    house = map_house(name=lambda text: f"{text[:5]} 閣 שלום")
    made = poster(drawn_map(house, view=states_of(house)), "en")
    assert made.lacking == ("ו", "ל", "ם", "ש", "閣")
    assert "⟨U+95A3⟩" in text_of(made.pdf())
    assert "閣" not in made.svg()


def test_a_house_that_does_not_fit_is_told_which_paper_holds_it(network: MapNetwork) -> None:
    many = drawn_map(map_house(name=lambda text: f"{text} " * 60), view=states_of())
    with pytest.raises(PictureError, match=r"6 choices, does not fit on A3 .* name a larger one \(a0, a1, a2\)"):
        poster(many, "en")


def test_the_file_names_the_paper(tmp_path: Path) -> None:
    assert [paper_of(it) for it in ("a2.pdf", "x/house-a0.svg", "a.svg")] == [
        ("a2", "pdf"),
        ("a0", "svg"),
        ("a3", "svg"),
    ]
    with pytest.raises(PictureError, match=r"a4\.pdf: a poster is made on A0, A1, A2, A3, not on A4"):
        paper_of("a4.pdf")
    with pytest.raises(PictureError, match=r"a3\.png: a poster is a file that ends in \.pdf or \.svg"):
        paper_of(tmp_path / "a3.png")


def test_the_command_writes_the_poster_and_no_page_unless_asked(shell: Shell, tmp_path: Path, small_house: str) -> None:
    (tmp_path / "house.ttl").write_text(small_house, encoding="utf-8")
    run = shell("map", "house.ttl", "--poster", "a3.pdf", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, "")
    assert re.fullmatch(r"thorbecke: wrote a3\.pdf \(\d+ kB\)\n", run.stderr)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["a3.pdf", "house.ttl"]
    run = shell("map", "house.ttl", "--poster", "a3.svg", "-o", "map.html", cwd=tmp_path)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["a3.pdf", "a3.svg", "house.ttl", "map.html"]
    run = shell("map", "house.ttl", "--poster", "a3.doc", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr == "thorbecke: a3.doc: a poster is a file that ends in .pdf or .svg, for example a3.pdf\n"
