"""The map: one HTML file that opens from a mail attachment, shows the house and says what the records say.

The only module that imports pyvis, through three calls: `Network`, `add_node`/`add_edge`, `generate_html`. The
model is pyvis's, the page is ours: its own template writes unescaped text and loads styles from the network.
Scripts and styles are constant texts; their hashes, taken before any data goes in, are all the page may run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from exports.layout import Plan, plan_house
from exports.looks import LOOKS
from exports.map_page import Line, Words, lines_of, page_of
from graph.building import facts_of
from graph.records import Answer, Explanation, Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["MAX_NODES", "MapTooLargeError", "render_map"]

#: More than this no reader sees and no browser draws at ease.
MAX_NODES = 4000

_TEMPLATES = Path(__file__).parent / "templates"
_PYVIS = Path(pyvis.__file__).parent / "templates"
_VIS = "lib/vis-9.1.2/vis-network.min.js"
#: The page's own scripts, in the order in which they need each other.
_SCRIPTS = ("map_words.js", "map_picture.js", "map_panel.js", "map_table.js", "map.js")
_STYLES = ("map.css",)
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
    graph: nx.MultiDiGraph[str],
    explanations: Mapping[str, Explanation],
    lang: str,
    verdict_words: Mapping[str, tuple[Text, str]],
    terms: Mapping[str, Text] | None = None,
) -> bytes:
    """Return the map of a house as one HTML file in UTF-8 that asks nothing of the network.

    Parameters
    ----------
    answer, explanations
        The records, explanations by IRI of the choice. Every verdict, chain and sentence shown is theirs.
    graph
        The graph the answer was computed on: actors, choices, and every edge pointing up.
    lang
        'nl' or 'en': the language the page opens in. It holds both.
    verdict_words
        Label and symbol of each verdict, from the vocabulary.
    terms
        Labels of classes, themes, participation roles and scenarios, by IRI; left out, those of the house the
        graph was built from. What has none is shown by the last part of its IRI.

    Raises
    ------
    ValueError
        `lang` is another language.
    MapTooLargeError
        The house has more than `MAX_NODES` actors and choices.

    Notes
    -----
    The same input gives the same bytes: no clock, no chance, no order of a set.
    """
    if lang not in ("nl", "en"):
        raise ValueError(f"the map speaks nl and en, not {lang!r}")
    drawn = [iri for iri in graph if graph.nodes[iri]["node_kind"] != "funding"]
    if len(drawn) > MAX_NODES:
        raise MapTooLargeError(
            f"this house has {len(drawn)} actors and choices; the map shows at most {MAX_NODES}. "
            "Keep the actors that a choice leads to, or use the report or an export instead"
        )
    plan = plan_house(graph)
    lines = lines_of(graph, plan)
    words = Words(verdict_words, _terms(graph) if terms is None else terms)
    page = page_of(answer, graph, explanations, plan, lines, words)
    network = _network(plan, lines, page)
    network.templateEnv = _environment(lang, page)
    network.path = "map.html"
    html: str = network.generate_html()
    return html.encode("utf-8")


def _terms(graph: nx.MultiDiGraph[str]) -> Mapping[str, Text]:
    """Return the labels of the house a graph was built from, the vocabulary's among them."""
    return facts_of(graph).labels if "facts" in graph.graph else {}


def _network(plan: Plan, lines: list[Line], page: Mapping[str, Any]) -> Network:
    """Return the house as a pyvis model with a place and a size for every node; the page turns physics off."""
    network = Network(directed=True)
    said = {entry["id"]: entry for entry in (*page["actors"], *page["choices"])}
    ids = {}
    for at, (iri, place) in enumerate(plan.places.items()):
        ids[iri] = f"n{at}"
        entry = said.get(f"n{at}", {})
        network.add_node(
            f"n{at}",
            label=_caption(entry),
            shape="custom",
            color=_COLOURS[entry.get("look", "actor")],
            x=place.x,
            y=place.y,
            width=place.width,
            height=place.height,
            look=entry.get("look", "actor"),
        )
    for at, line in enumerate(lines):
        network.add_edge(ids[line.low], ids[line.high], id=f"e{at}")
    return network


def _caption(entry: Mapping[str, Any]) -> str:
    """Return what a node is called in the model: its number or short name, else its Dutch label."""
    name = entry.get("no") or entry.get("short") or entry.get("label", "")
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
    environment.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "allow_nan": False,
        "separators": (",", ":"),
    }
    vis, script, style = _constants()
    # constant texts of our own files and of pyvis, held to their hashes: the only ones not to be escaped
    environment.globals.update(
        lang=lang,
        page=page,
        looks=LOOKS,
        script_texts=[Markup(vis), Markup(script)],  # noqa: S704
        style_text=Markup(style),  # noqa: S704
        policy=_policy([vis, script], [style]),
    )
    return environment


@cache
def _constants() -> tuple[str, str, str]:
    """Return the texts the page runs: vis-network as pyvis bundles it, our script, our style."""
    vis = re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", _text(_PYVIS / _VIS))
    script = "\n".join(_text(_TEMPLATES / name) for name in _SCRIPTS)
    style = "\n".join(_text(_TEMPLATES / name) for name in _STYLES)
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
