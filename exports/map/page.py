"""The map: one HTML file that opens from a mail attachment, shows the house and says what the records say.

The page is written from a pyvis `Network` (`exports.map.network`): who is drawn alone in the first view, where, how
each looks, and the lines that carry a verdict. Whatever else the page can show is data, packed (zlib, base64) and
read by the page itself. Scripts and styles are constant texts; their hashes, taken before any data goes in, are all
the page may run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from exports.map.data import opening_of, page_of, room_name
from exports.map.extras import Extras
from exports.map.layout import MAIN, Sheet, empty_sheets, focus, lay_out
from exports.map.network import VIS, MapNetwork, network_of
from exports.map.plan import natural, plan_house
from exports.map.scribe import Words, in_one_language
from exports.map.scripts import join
from exports.map.told import Line, Told, View, core_of, lines_of, story_of, told_of
from graph.house.setting import Setting
from graph.records import (
    Answer,
    Explanation,
)
from ontology.errors import HouseError
from ontology.text import LANGUAGES, Text

__all__ = ["MAX_NODES", "Extras", "MapTooLargeError", "draw_map"]

#: A file with more is no longer one that a browser opens at ease.
MAX_NODES = 100_000
#: The network holds no more than this: pyvis looks through all its nodes for every node it is given. Above it the
#: page opens on one choice with its chains.
MODEL = 1000

_TEMPLATES = Path(__file__).parent / "templates"
_STYLES = ("page.css", "panel.css", "media.css", "paper.css")


class MapTooLargeError(HouseError):
    """The house has more nodes than a map can show."""


def draw_map(
    answer: Answer,
    setting: Setting,
    explanations: Mapping[str, Explanation],
    lang: str,
    verdict_words: Mapping[str, tuple[Text, str]],
    terms: Mapping[str, Text] | None = None,
    *,
    view: View | None = None,
    extras: Extras | None = None,
) -> MapNetwork:
    """Return the map of a house as a pyvis network that is written as one HTML file.

    Parameters
    ----------
    answer, explanations
        The records, explanations by IRI of the choice. Every verdict, chain and sentence shown is theirs.
    setting
        The setting the answer was computed on; its graph has actors, choices, and every edge pointing up.
    lang
        'nl' or 'en': the language the page opens in, where the house has it. The page offers those of the house.
    verdict_words
        Label and symbol of each verdict, from the vocabulary.
    terms
        Labels of classes, themes, participation roles and scenarios, by IRI; left out, those of the house
        asked. What has none is shown by the last part of its IRI.
    view
        The answers under every proposal and on every date (`graph.change.states.states`); left out, `answer` alone.
    extras
        The smallest repair and the single points, for the state the page opens in.

    Raises
    ------
    ValueError
        `lang` is another language.
    MapTooLargeError
        The house has more than `MAX_NODES` actors and choices.
    TourError
        A step of a tour shows what the map does not have.

    Notes
    -----
    The same input gives the same bytes: no clock, no chance, no order of a set. (The packing is that of the
    zlib at hand: another zlib may pack the same data in other bytes.)
    """
    if lang not in ("nl", "en"):
        raise ValueError(f"the map speaks nl and en, not {lang!r}")
    graph = setting.graph
    drawn = [iri for iri in graph if graph.nodes[iri]["node_kind"] != "funding"]
    if len(drawn) > MAX_NODES:
        raise MapTooLargeError(
            f"this house has {len(drawn)} actors and choices; the map shows at most {MAX_NODES}. "
            "Keep the actors that a choice leads to, or use the report or an export instead"
        )
    told = told_of(answer, explanations, view)
    everything = [state for row in told for state in row]
    lines = lines_of(graph, everything)
    facts = setting.facts
    spoken = tuple(known for known in LANGUAGES if known in facts.house.languages) or LANGUAGES
    lang = lang if lang in spoken else spoken[0]
    words = Words(verdict_words, facts.labels if terms is None else terms, facts.law, spoken)
    rooms = plan_house(graph, story_of(graph, everything), _asked(answer, everything), core_of(graph, everything))
    large = sum(len(room.members) for room in rooms) > MODEL
    names = [room_name(room, words) for room in rooms]
    rooms, sheets = (rooms, empty_sheets()) if large else lay_out(rooms, names, _pulls(lines))
    page = page_of(graph, told, view, rooms, lines, words, extras or Extras(), facts)
    if len(spoken) == 1:
        page = in_one_language(page, LANGUAGES.index(spoken[0]))
    page.update(sheets=[_drawn(sheet) for sheet in sheets], main=MAIN, large=large)
    opening = opening_of(page)
    choices = [page["choices"][at] for at in opening["choices"]]
    numbers = {
        iri: f"n{at}"
        for room, it in zip(rooms, page["rooms"], strict=True)
        for iri, at in zip(room.members, it["members"], strict=True)
    }
    if large:
        first = _around(choices[0], page["lines"]) if choices else set()
        shown = [iri for iri, name in numbers.items() if name in first]
        places = [focus(rooms, shown, sheet) for sheet in sheets]
    else:
        places = [sheet.places for sheet in sheets]
    named = [{numbers.get(item, item): place.rounded() for item, place in some.items()} for some in places]
    return network_of(page, choices, opening.pop("story"), named, lang, partial(_written, lang, page))


def _asked(answer: Answer, told: Iterable[Told]) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """Return number and themes of the choices of every state, by number, those of the opening state first."""
    found = {choice.iri: (choice.notation, choice.themes) for state in told for choice in state.answer.choices}
    now = {choice.iri for choice in answer.choices}
    return {iri: found[iri] for iri in sorted(found, key=lambda iri: (iri not in now, natural(found[iri][0], iri)))}


def _pulls(lines: Iterable[Line]) -> list[tuple[str, str, float]]:
    """Return how much each line pulls its ends together."""
    pulls: dict[tuple[str, str], float] = {}
    for line in lines:
        if line.low != line.high:
            strong = 1.0 if line.kind in ("accountability", "decides") else 0.25
            pulls[line.low, line.high] = max(pulls.get((line.low, line.high), 0.0), strong)
    return [(low, high, weight) for (low, high), weight in sorted(pulls.items())]


def _around(choice: Mapping[str, Any], lines: Mapping[str, Any]) -> set[str]:
    """Return a choice with all that lights up with it, by the ids of the network."""
    lit = choice["lit"]
    ends = [end for line, _ in (*lit["decides"], *lit["chain"]) for end in (lines["low"][line], lines["high"][line])]
    return {f"n{at}" for at in (choice["node"], *ends, *(lines["high"][line] for line in lit["soft"]))}


def _drawn(sheet: Sheet) -> dict[str, Any]:
    """Return what is drawn of a sheet around its boxes."""
    return {
        "width": sheet.width,
        "height": sheet.height,
        "left": sheet.left,
        "right": sheet.right,
        "gutter": sheet.gutter,
        "split": sheet.split,
        "few": sheet.few,
        "bands": sheet.bands,
        "titles": sheet.titles,
        "walls": sheet.walls,
        "roofs": sheet.roofs,
        "grid": sheet.grid._asdict(),
    }


def _written(lang: str, page: Mapping[str, Any], network: MapNetwork) -> str:
    """Return the page that starts from a network as it is now."""
    scenario, day = page["states"]["opening"]
    vis, script, style = _constants()
    state = opening_of(page)
    return (
        _environment()
        .get_template("map.html")
        .render(
            lang=lang,
            page=page,
            state=state,
            scenario=page["states"]["scenarios"][scenario],
            day=page["states"]["dates"][day][1],
            choices=[page["choices"][at] for at in state["choices"]],
            packed=_packed({**page, "network": {"nodes": network.nodes, "edges": network.edges}}),
            # constant texts of our own files and of pyvis, held to their hashes: the only ones not to be escaped
            vis_text=Markup(vis),  # noqa: S704
            script_text=Markup(script),  # noqa: S704
            style_text=Markup(style),  # noqa: S704
            policy=_policy([vis, script], [style]),
        )
    )


@cache
def _environment() -> Environment:
    """Return the environment of our templates: everything is escaped, what is missing is an error."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _packed(page: Mapping[str, Any]) -> str:
    """Return the data of the page as the page unpacks it."""
    text = json.dumps(page, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


@cache
def _constants() -> tuple[str, str, str]:
    """Return the texts the page runs: vis-network as pyvis bundles it, our script, our style."""
    vis = re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", _text(VIS))
    script = join({path.stem: _text(path) for path in sorted((_TEMPLATES / "scripts").glob("*.js"))})
    style = "\n".join(_text(_TEMPLATES / "styles" / name) for name in _STYLES)
    return vis, script, style


def _text(path: Path) -> str:
    """Return a constant text as a browser will see it, lines ended by a line feed; refuse what would end early."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"</(script|style)|<!--|\x00", text, re.IGNORECASE):
        raise ValueError(f"{path.name} holds text that cannot stand inside a page")
    return text


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Return the content security policy: these scripts, these styles, drawn images, nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(_hash(text) for text in scripts),
            "style-src " + " ".join(_hash(text) for text in styles),
            "img-src data:",
            "base-uri 'none'",
            "object-src 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ]
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
