"""The first ten seconds of the map of the shipped house: what any window shows, and what the drawing says."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

import thorbecke
from graph.records import ChoiceAnswer
from tests.support.map_browser import Opened, violations
from tests.support.nds import nds_map

#: Windows from a low laptop to a large screen.
WINDOWS = [(1280, 600), (1366, 768), (1440, 900), (1920, 1080), (2560, 1440), (1024, 700), (768, 1024)]
#: Which boxes of the first view are not wholly in the window, and how many of these are choices.
OUTSIDE = """(() => {
    const { picture, network, house } = window.huis;
    const frame = document.querySelector("#canvas").getBoundingClientRect();
    const out = [];
    let choices = 0;
    for (const [item, { x, y, width, height }] of picture.plan().places) {
        const from = network.canvasToDOM({ x: x - width / 2, y: y - height / 2 });
        const to = network.canvasToDOM({ x: x + width / 2, y: y + height / 2 });
        if (typeof item === "number" && house.isChoice(item)) choices += 1;
        const inside = frame.left + from.x >= 0 && frame.left + to.x <= frame.right &&
            frame.top + from.y >= frame.top - 1 && frame.top + to.y <= Math.min(innerHeight, frame.bottom + 1);
        if (!inside) out.push(String(item));
    }
    const ridge = network.canvasToDOM({ x: 0, y: Math.min(...picture.plan().roofs.flat().map(([, y]) => y)) });
    if (frame.top + ridge.y < frame.top - 1) out.push("roof");
    return { out, choices };
})()"""
#: What stands in every box, whether it is cut, and in which size.
WRITTEN = """(() => {
    const { picture, house, lettering, rooms } = window.huis;
    const ctx = document.createElement("canvas").getContext("2d");
    const plan = picture.plan();
    return [...plan.places].map(([item, place]) => {
        const kind = typeof item === "string" ? "group" : house.isChoice(item) ? "choice" : "actor";
        const many = kind === "group" ? picture.groupOf(item).members.length + rooms.asideOf(plan, item).length : 0;
        const pile = kind === "group" ? lettering.pile(ctx, picture.groupOf(item), place, { many }) : null;
        const block = pile ? pile.block : lettering.called(ctx, item, place, lettering.sizes()[kind]);
        const words = (pile ? pile.badge + " " : house.isChoice(item) ? house.number(item) + " " : "");
        return { kind, cut: block.cut, size: block.size, text: words + block.lines.join("|") };
    });
})()"""
#: Every line of a verdict that runs behind a box that is not one of its ends.
BEHIND = """(() => {
    const { picture, house, rooms } = window.huis;
    const plan = picture.plan();
    const found = [];
    let lines = 0;
    for (const [line, looks] of house.story()) for (const look of looks.keys()) {
        const way = picture.path(line, look);
        if (!way) continue;
        lines += 1;
        const ends = [house.lines.low[line], house.lines.high[line]].map((end) => rooms.anchor(plan, end));
        const corners = way.points.map((it) => (it[0] === "Q" ? it.slice(1, 3) : it.slice(1)));
        corners.slice(1).forEach(([x, y], at) => {
            const [x0, y0] = corners[at];
            for (let part = 0; part <= 20; part += 1) {
                const [px, py] = [x0 + ((x - x0) * part) / 20, y0 + ((y - y0) * part) / 20];
                for (const [item, box] of plan.places)
                    if (!ends.includes(item) && Math.abs(px - box.x) < box.width / 2 - 0.5 &&
                        Math.abs(py - box.y) < box.height / 2 - 0.5) found.push(`${line} ${look} behind ${item}`);
            }
        });
    }
    return { found: [...new Set(found)], lines };
})()"""

#: What is written with an ellipsis, as it is drawn; and every band label that the ring around a box would touch.
DRAWN = """(() => {
    const { picture, network } = window.huis;
    const ctx = document.createElement("canvas").getContext("2d");
    const plan = picture.plan();
    const written = [];
    const dashes = [];
    const brush = new Proxy(ctx, {
        get: (it, name) => {
            if (name === "fillText")
                return (text, x, y) => written.push([text, x, y, it.font, it.measureText(text).width]);
            if (name === "setLineDash") return (dash) => dashes.push(dash.join());
            return typeof it[name] === "function" ? it[name].bind(it) : it[name];
        },
        set: (it, name, value) => { it[name] = value; return true; },
    });
    picture.paint(brush);
    const beside = written.filter(([, x, , font]) => font.includes("Iowan") || (plan.gutter && x === 10));
    const ring = 6 / network.getScale();
    const touched = [];
    for (const [item, { x, y, width, height }] of plan.places)
        for (const [text, left, base, , long] of beside)
            if (x - width / 2 - ring < left + long && left < x + width / 2 + ring &&
                y - height / 2 - ring < base + 3 && base - 11 < y + height / 2 + ring) touched.push(`${item} ${text}`);
    const headed = written.filter(([text, , , font]) => font.startsWith("600") && font.includes("Segoe"));
    return {
        cut: headed.map(([text]) => text).filter((text) => text.endsWith("…")),
        headings: headed.length,
        labels: beside.length,
        under: written.filter(([text, , , font]) => /^\\d$/.test(text) && font.startsWith("bold 12px"))
            .flatMap(([, x, y]) => [...beside, ...headed].filter(([, left, base, , long]) =>
                x - 10 < left + long && left < x + 74 && y - 10 < base + 3 && base - 11 < y + 10)
                .map(([text]) => text)),
        plates: written.filter(([text, , , font]) => /^\\d$/.test(text) && font.startsWith("bold 12px")).length,
        stubs: dashes.filter((dash) => dash === "2,1.5").length,
        touched,
    };
})()"""


@cache
def answers() -> Sequence[ChoiceAnswer]:
    return thorbecke.load(lang="en").gaps().answer.choices


@pytest.fixture(scope="module")
def it(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The map of the shipped house, opened once, in the browser of a Dutch reader."""
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_bytes(nds_map())
    context = chromium.new_context(locale="nl-NL", reduced_motion="reduce", offline=True, color_scheme="light")
    page = context.new_page()
    opened = Opened(page)
    page.on("console", lambda message: opened.complaints.append(message.text))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.goto(file.as_uri())
    opened.ready()
    yield opened
    context.close()


@pytest.fixture(autouse=True)
def _at_rest(it: Opened) -> None:
    it.page.set_viewport_size({"width": 1440, "height": 900})
    it.page.evaluate("location.hash = ''")
    expect(it.page.locator("#detail")).to_be_hidden()
    expect(it.page.locator("html")).to_have_attribute("lang", "nl")


def sized(it: Opened, size: tuple[int, int]) -> None:
    it.page.set_viewport_size({"width": size[0], "height": size[1]})
    it.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_any_window_shows_the_roof_and_every_choice_first(it: Opened) -> None:
    asked = len(answers())
    for size in WINDOWS:
        sized(it, size)
        seen = it.page.evaluate(OUTSIDE)
        assert seen == {"out": [], "choices": asked}, size
    assert it.complaints == []


def test_the_page_opens_in_the_language_of_the_reader(it: Opened) -> None:
    assert it.page.evaluate("document.documentElement.lang") == "nl"
    assert "antwoordt een minister" in it.page.locator("#headline").inner_text()


def test_nothing_scrolls_away_on_choosing_and_escape_restores(it: Opened) -> None:
    for size in ((1280, 600), (1440, 900)):
        sized(it, size)
        it.page.locator("#table [data-go]").nth(20).scroll_into_view_if_needed()
        down = it.page.evaluate("scrollY")
        assert down > 300
        assert it.page.locator(".top").bounding_box()["y"] == 0, "the head stays"  # type: ignore[index]
        it.page.locator("#table [data-go]").nth(20).click()
        assert it.page.evaluate("scrollY") == 0
        before = it.page.evaluate(OUTSIDE)
        assert before["out"] == []
        it.page.keyboard.press("Escape")
        assert it.page.evaluate("scrollY") == pytest.approx(down, abs=2)
        it.page.evaluate("scrollTo(0, 0)")


def test_a_phone_shows_the_story_and_every_choice_in_its_first_screen(it: Opened) -> None:
    sized(it, (390, 844))
    chips = it.page.locator("#groups [data-go]")
    assert chips.count() == len(answers())
    for group in it.page.locator("#groups ul").all():
        numbers = [int(no.removeprefix("K")) for no in group.locator(".no").all_inner_texts()]
        assert numbers == sorted(numbers) and numbers
    low = max(box["y"] + box["height"] for box in map(bounds, chips.all()))
    assert low <= 844
    assert bounds(it.page.locator("#headline"))["y"] > 0
    assert it.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def bounds(locator: Any) -> dict[str, float]:
    found: dict[str, float] = locator.bounding_box()
    return found


def test_the_headline_is_short_and_says_the_numbers_of_the_legend(it: Opened) -> None:
    for lang in ("nl", "en"):
        it.page.locator(f"#languages [data-lang={lang}]").click()
        said = it.page.locator("#headline").inner_text()
        assert len(said.split()) <= 25
        total, *counts = map(int, re.findall(r"\d+", said))
        assert sum(counts) == total
        legend = sorted(map(int, it.page.locator("#groups .count").all_inner_texts()))
        assert sorted(filter(None, counts)) == legend
    it.page.locator("#languages [data-lang=nl]").click()


def test_no_line_runs_behind_a_box(it: Opened) -> None:
    for size in (*WINDOWS, (390, 844)):
        sized(it, size)
        seen = it.page.evaluate(BEHIND)
        assert seen["found"] == [], size
        assert seen["lines"] > 10


def labelled(it: Opened, size: tuple[int, int]) -> None:
    """What stands in the boxes: no word cut, no two alike, one size for each kind, groups with their count first."""
    sized(it, size)
    boxes = it.page.evaluate(WRITTEN)
    cut = [box["text"] for box in boxes if box["cut"]]
    assert not cut, (size, cut)
    texts = [box["text"].replace("-|", "").replace("|", " ") for box in boxes]
    assert len(set(texts)) == len(texts), sorted(text for text in texts if texts.count(text) > 1)
    sizes = {(box["kind"], box["size"]) for box in boxes}
    assert len(sizes) == 3, "one size for choices, for actors and for groups"
    assert all(re.match(r"\+[\d.,]+ ", box["text"]) for box in boxes if box["kind"] == "group")


def test_no_word_is_cut_no_two_boxes_read_alike_and_each_kind_has_one_size(it: Opened) -> None:
    for lang in ("en", "nl"):
        it.page.locator(f"#languages [data-lang={lang}]").click()
        for size in ((1280, 600), (1366, 768), (1440, 900), (2560, 1440), (768, 1024)):
            labelled(it, size)


def test_the_british_house_is_as_sound(chromium: Browser, tmp_path: Path) -> None:
    """One language, whatever the reader's browser asks; every choice first, nothing cut, no line behind a box."""
    file = tmp_path / "uk.html"
    file.write_bytes(thorbecke.load("uk", lang="en").map().network.page())
    page = chromium.new_context(locale="nl-NL", reduced_motion="reduce", offline=True).new_page()
    page.goto(file.as_uri())
    uk = Opened(page)
    uk.ready()
    assert page.evaluate("document.documentElement.lang") == "en"
    for size in ((1280, 600), (1440, 900), (2560, 1440)):
        labelled(uk, size)
        assert page.evaluate(OUTSIDE)["out"] == []
        assert page.evaluate(BEHIND)["found"] == []
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        for chosen in ("", "UK12"):
            page.evaluate("(hash) => { location.hash = hash; }", chosen)
            expect(page.locator("#detail")).to_be_visible(visible=bool(chosen))
            seen = page.evaluate(DRAWN)
            assert seen["headings"] and seen["cut"] == [], (width, chosen)
    page.context.close()
    data = re.search(r'id="page-data">([^<]+)', file.read_text(encoding="utf-8"))
    assert data
    told = zlib.decompress(base64.b64decode(data[1])).decode()
    assert "on this record" in told and not re.search(r"\b(dossier|keuze|verantwoording)\b", told)


def test_no_heading_on_a_phone_ends_in_dots(it: Opened) -> None:
    for lang in ("en", "nl"):
        it.page.locator(f"#languages [data-lang={lang}]").click()
        for width in (320, 390, 768):
            sized(it, (width, 844))
            for chosen in ("K35", "K24", "K45", "K43", ""):
                it.page.evaluate("(hash) => { location.hash = hash; }", chosen)
                expect(it.page.locator("#detail")).to_be_visible(visible=bool(chosen))
                seen = it.page.evaluate(DRAWN)
                assert seen["headings"] and seen["cut"] == [], (lang, width, chosen)


def test_the_number_of_a_step_covers_no_name_where_its_line_has_room(it: Opened) -> None:
    for size in ((390, 844), (768, 1024)):
        sized(it, size)
        for chosen in ("K45", "K24"):
            it.page.evaluate("(hash) => { location.hash = hash; }", chosen)
            expect(it.page.locator("#detail .no, #detail b").first).to_have_text(chosen)
            seen = it.page.evaluate(DRAWN)
            assert seen["plates"] == 2 and seen["under"] == [], (size, chosen)


def test_the_ring_around_a_box_touches_no_label_and_that_of_the_day_no_year(it: Opened) -> None:
    for size in (*WINDOWS, (390, 844)):
        for chosen in ("", "K35"):
            sized(it, size)
            it.page.evaluate("(hash) => { location.hash = hash; }", chosen)
            expect(it.page.locator("#detail")).to_be_visible(visible=bool(chosen))
            seen = it.page.evaluate(DRAWN)
            assert seen["labels"] and seen["touched"] == [], (size, chosen)
            assert chosen or (seen["headings"] and seen["cut"] == []), size
    sized(it, (1440, 900))
    it.page.locator("#day").focus()
    it.page.keyboard.press("Home")
    ring, years = it.page.evaluate(
        """(() => {
            const { outlineOffset, outlineWidth } = getComputedStyle(document.querySelector("#day"));
            const out = parseFloat(outlineOffset) + parseFloat(outlineWidth);
            const years = [...document.querySelectorAll(".tick span")].map((it) => it.getBoundingClientRect().top);
            return [document.querySelector("#day").getBoundingClientRect().bottom + out, years];
        })()"""
    )
    assert len(years) > 1 and min(years) >= ring
    it.page.keyboard.press("Escape")


def test_a_brick_of_an_aim_alone_has_the_stub_of_the_legend(it: Opened) -> None:
    aims = sum(choice.ministerial == "aim" for choice in answers())
    assert it.page.evaluate(DRAWN)["stubs"] == aims > 10
    assert it.page.locator(".lesson .way.stub").count() == 1


def test_what_bricks_say_is_read_in_a_low_window(it: Opened) -> None:
    for size, least in (((1280, 600), 8.7), ((1024, 700), 8.3), ((1366, 768), 10.5), ((1440, 900), 9.2)):
        sized(it, size)
        seen = it.page.evaluate("window.huis.lettering.sizes().choice * window.huis.network.getScale()")
        assert seen >= least, size


def test_keys_that_lead_somewhere_alone_can_be_turned_off(it: Opened) -> None:
    """WCAG 2.1.4; the address holds it, and the signs of the keys go with it."""
    page = it.page
    page.locator("#single-keys").uncheck()
    assert it.hash == "#&keys=off"
    page.evaluate("document.activeElement.blur()")
    for key in ("t", "/"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.tagName") == "BODY"
    expect(page.locator(".search kbd")).to_be_hidden()
    page.reload()
    it.ready()
    expect(page.locator("#single-keys")).not_to_be_checked()
    page.locator("#single-keys").check()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.press("Escape")


def test_an_aim_alone_is_lit_up_to_the_office_of_the_aim_and_stops_for_the_execution(it: Opened) -> None:
    (node,) = it.page.evaluate("[window.huis.house.find('k30')]")
    it.page.evaluate("location.hash = '#K30'")
    expect(it.page.locator("#detail")).to_contain_text("alleen voor het doel")
    lit = it.page.evaluate(
        """(() => {
            const { lines, stops, parts } = window.huis.picture.lit();
            const { house } = window.huis;
            const aim = [...lines].filter(([, how]) => how.look === "aim" && how.strong).map(([line]) => line);
            return { ends: aim.map((line) => house.slug(house.lines.high[line])), stops, parts: parts.map(house.slug) };
        })()"""
    )
    assert set(lit["ends"]) == {"ministerraad", "staten-generaal"}
    assert lit["stops"] == [[node, True]] and lit["parts"] == ["vaststelling-nds"]


def test_only_this_chain_is_a_press_and_the_table_a_key_away(it: Opened) -> None:
    it.page.evaluate("location.hash = '#K35'")
    expect(it.page.locator("#focus")).to_be_visible()
    whole = it.page.evaluate("window.huis.picture.plan().places.size")
    it.page.locator("#focus").click()
    assert it.page.evaluate("window.huis.picture.plan().places.size") < whole / 3
    assert it.page.locator("#focus").get_attribute("aria-pressed") == "true"
    assert "focus=yes" in it.hash
    assert it.page.evaluate(OUTSIDE)["out"] == []
    it.page.locator("#focus").click()
    assert it.page.evaluate("window.huis.picture.plan().places.size") == whole
    it.page.keyboard.press("t")
    assert it.page.evaluate("document.activeElement.id") == "table"
    it.page.keyboard.press("t")
    assert it.page.evaluate("[document.activeElement.id, scrollY]") == ["to-table", 0]


def test_the_ready_questions_mean_what_they_say_and_the_filters_count(it: Opened) -> None:
    found = answers()
    classes = {"none": "none", "execution": "aim", "unknown": "unknown", "elsewhere": "elsewhere"}
    for preset, value in classes.items():
        it.page.evaluate(f"location.hash = '#&ask={preset}'")
        expect(it.page.locator("#detail")).to_be_visible()
        shown = set(it.page.locator("#detail .no").all_inner_texts())
        assert shown == {one.notation for one in found if one.ministerial == value}, preset
    it.page.evaluate("location.hash = '#&ask=money'")
    expect(it.page.locator("[data-preset=money]")).to_have_attribute("aria-pressed", "true")
    short = {one.notation for one in found if {"unfunded", "incidental-funding"} & {gap.code for gap in one.gaps}}
    assert set(it.page.locator("#detail .no").all_inner_texts()) == short and 0 < len(short) < len(found)
    it.page.evaluate("location.hash = '#&theme=cloud'")
    cloud = [one for one in found if any(theme.endswith("cloud") for theme in one.themes)]
    options = it.page.locator("#filter-look option").all_text_contents()
    counts = [int(text.rsplit("(", 1)[1].rstrip(")")) for text in options[1:]]
    assert sum(counts) == len(cloud)
    it.page.locator("#filters summary").click()
    for size in ((1280, 600), (1440, 900), (2560, 1440)):
        sized(it, size)
        over = bounds(it.page.locator("#filters .pop-box"))
        assert over["x"] >= bounds(it.page.locator("#canvas"))["x"] + bounds(it.page.locator("#canvas"))["width"]
    it.page.locator("#filters summary").click()


def test_what_a_proposal_changes_is_shown_before_and_after_and_nothing_moves(it: Opened) -> None:
    places = "JSON.stringify([...window.huis.picture.plan().places])"
    before = it.page.evaluate(places)
    it.page.evaluate("location.hash = '#&if=bod-anchored'")
    expect(it.page.locator("#changes")).to_be_visible()
    row = it.page.locator("#changed li", has_text="K35")
    assert "onbekend" in row.inner_text() and "beperkte ministeriële" in row.inner_text()
    assert it.page.evaluate(places) == before
    assert it.page.locator("#changed li").count() == 1


def test_every_statement_of_the_panel_has_its_name_and_a_correction_to_copy_or_mail(it: Opened) -> None:
    asked: list[str] = []
    it.page.on("request", lambda request: asked.append(request.url))
    it.page.evaluate("location.hash = '#K35'")
    expect(it.page.locator("#detail .step").first).to_be_attached()
    for kind in (".step", ".decider", ".gaps > li"):
        each = it.page.locator(f"#detail {kind}")
        assert each.count() > 0
        assert all(one.locator(".dispute").count() for one in each.all()), kind
    names = it.page.locator("#detail .dispute").evaluate_all("all => all.map((one) => one.dataset.id)")
    facts = thorbecke.load(lang="en").facts
    known = {iri.rsplit("/", 1)[-1] for iri in (*facts.relations, *facts.roles, *facts.choices, *facts.tenures)}
    assert {name for name in names if " " not in name} <= known, "a gap is a conclusion: its choice and its code"
    step = it.page.locator("#detail .step .dispute:visible").first
    name = step.get_attribute("data-id")
    step.locator("summary").click()
    text = step.locator("textarea").input_value()
    assert f"Uitspraak: {name}\n" in text and "Peildatum 29 september 2025" in text and "sha256:" in text
    assert re.search(r"Het dossier zegt: .+ → .+", text) and re.search(r"Bron in het dossier: .+", text)
    assert "Uw bron (titel, vindplaats, datum): " in text
    step.locator("textarea").fill(text + "Staatscourant 2025, 1")
    mail = unquote(step.locator("a").get_attribute("href") or "")
    assert mail.startswith("mailto:?subject=") and "Staatscourant 2025, 1" in mail
    step.locator("button").click()
    expect(step.locator("[role=status]")).not_to_be_empty()
    assert violations(it, "color-contrast", "label", "link-name", "nested-interactive") == []
    assert asked == [] and it.complaints == []
