"""The map: one HTML file that opens from a mail attachment, shows the house and says what the records say.

The only module that imports pyvis, through three calls: `Network`, `add_node`/`add_edge`, `generate_html`. The
model is pyvis's: who is drawn alone in the first view, where, and the lines that carry a verdict. The page is ours:
pyvis's own template writes unescaped text and loads styles from the network. Whatever else the page can show is
data, packed (zlib, base64) and read by the page itself. Scripts and styles are constant texts; their hashes, taken
before any data goes in, are all the page may run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from exports.map.data import Extras, Line, View, lines_of, page_of, story_of, told_of
from exports.map.looks import LOOKS
from exports.map.plan import Plan, plan_house
from exports.map.scribe import Words
from exports.map.scripts import join
from graph.house.setting import Setting
from graph.records import (
    Answer,
    Explanation,
)
from ontology.text import Text

if TYPE_CHECKING:
    pass

__all__ = ["MAX_NODES", "Extras", "MapTooLargeError", "render_map"]

#: A file with more is no longer one that a browser opens at ease.
MAX_NODES = 100_000
#: The model holds no more than this: pyvis looks through all its nodes for every node it is given. Above it the
#: page opens in focus view.
MODEL = 1000

_TEMPLATES = Path(__file__).parent / "templates"
_PYVIS = Path(pyvis.__file__).parent / "templates"
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_STYLES = ("page.css", "panel.css", "media.css")
#: Colours of the pyvis model, for who takes `Network` elsewhere; the page draws by `look`.
_COLOURS = {
    "full": "#1d5fa6",
    "partial": "#f0b04a",
    "elsewhere": "#ffffff",
    "none": "#a8123e",
    "unknown": "#eef0f3",
    "actor": "#ffffff",
}


class MapTooLargeError(ValueError):
    """The house has more nodes than a map can show."""


def render_map(
    answer: Answer,
    setting: Setting,
    explanations: Mapping[str, Explanation],
    lang: str,
    verdict_words: Mapping[str, tuple[Text, str]],
    terms: Mapping[str, Text] | None = None,
    *,
    view: View | None = None,
    extras: Extras | None = None,
) -> bytes:
    """Return the map of a house as one HTML file in UTF-8 that asks nothing of the network.

    Parameters
    ----------
    answer, explanations
        The records, explanations by IRI of the choice. Every verdict, chain and sentence shown is theirs.
    setting
        The setting the answer was computed on; its graph has actors, choices, and every edge pointing up.
    lang
        'nl' or 'en': the language the page opens in. It holds both.
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
    asked = {choice.iri: (choice.notation, choice.themes) for state in everything for choice in state.answer.choices}
    plan = plan_house(graph, story_of(graph, everything), asked)
    lines = lines_of(graph, everything)
    words = Words(verdict_words, setting.facts.labels if terms is None else terms)
    page = page_of(graph, told, view, plan, lines, words, extras or Extras())
    network = _network(plan, lines, page)
    network.templateEnv = _environment(lang, page)
    network.path = "map.html"
    html: str = network.generate_html()
    return html.encode("utf-8")


def _opening(page: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the choices as they stand in the state the page opens in."""
    scenario, day = page["states"]["opening"]
    state = page["states"]["told"][page["states"]["at"][scenario][day]]
    return [page["choices"][at] for at in state["choices"]]


def _network(plan: Plan, lines: Sequence[Line], page: Mapping[str, Any]) -> Network:
    """Return the first view as a pyvis model: who is drawn alone, in its place, and the lines of the verdicts."""
    network = Network(directed=True)
    looks = {choice["node"]: choice["look"] for choice in _opening(page)}
    nodes = page["nodes"]
    numbers = [at for room in page["rooms"] for at in room["members"]]
    members = [iri for room in plan.rooms for iri in room.members]
    first = [(at, plan.places[iri]) for at, iri in zip(numbers, members, strict=True) if iri in plan.places][:MODEL]
    for at, place in first:
        network.add_node(
            f"n{at}",
            label=_caption(nodes["short"][at] or nodes["label"][at]),
            shape="custom",
            color=_COLOURS[looks.get(at, "actor" if nodes["kind"][at] >= 0 else "unknown")],
            x=place.x,
            y=place.y,
            width=place.width,
            height=place.height,
            look=looks.get(at, "actor"),
        )
    known = {at for at, _ in first}
    story = {line for choice in _opening(page) for line, _ in (*choice["lit"]["chain"], *choice["lit"]["decides"])}
    for at in sorted(story):
        low, high = page["lines"]["low"][at], page["lines"]["high"][at]
        if {low, high} <= known:
            network.add_edge(f"n{low}", f"n{high}", id=f"e{at}", title=lines[at].kind)
    return network


def _caption(name: str | list[str]) -> str:
    """Return what a node is called in the model: its number or short name, else its Dutch label."""
    return (name if isinstance(name, str) else name[0])[:80] or "–"


def _environment(lang: str, page: Mapping[str, Any]) -> Environment:
    """Return the template environment: our templates before those of pyvis, everything escaped."""
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(_TEMPLATES), FileSystemLoader(_PYVIS)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = _JSON
    vis, script, style = _constants()
    scenario, day = page["states"]["opening"]
    # constant texts of our own files and of pyvis, held to their hashes: the only ones not to be escaped
    environment.globals.update(
        lang=lang,
        page=page,
        state=page["states"]["told"][page["states"]["at"][scenario][day]],
        scenario=page["states"]["scenarios"][scenario],
        day=page["states"]["dates"][day][1],
        choices=_opening(page),
        looks=LOOKS,
        packed=_packed(page),
        vis_text=Markup(vis),  # noqa: S704
        script_text=Markup(script),  # noqa: S704
        style_text=Markup(style),  # noqa: S704
        policy=_policy([vis, script], [style]),
    )
    return environment


_JSON = {"sort_keys": True, "ensure_ascii": False, "allow_nan": False, "separators": (",", ":")}


def _packed(page: Mapping[str, Any]) -> str:
    """Return the data of the page as the page unpacks it."""
    text = json.dumps(page, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


@cache
def _constants() -> tuple[str, str, str]:
    """Return the texts the page runs: vis-network as pyvis bundles it, our script, our style."""
    vis = re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", _text(_PYVIS / _VIS))
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
