"""The first view of the map as a pyvis `Network`: who is drawn where, how each looks, and the lines of the verdicts.

The only module that imports pyvis. The page starts from what the network holds when it is written: who takes a node
out of it, or moves one, has another page. `x` and `y` of a node are its place in a window of 1440 by 900; `places`
says for the other sheets of `exports.map.layout` how far from there it stands, and its size (nothing where it is in a
group there). What is on the agenda on
another day only is `hidden`.
"""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from exports.map.layout import MAIN, Place
from exports.map.looks import ACTOR, GROUP, LINES, LOOKS, Look
from exports.map.scribe import Said
from exports.writing import atomic_write

__all__ = ["TEMPLATES", "VIS", "MapNetwork", "network_of"]

#: The templates pyvis brings along, and vis-network among them.
TEMPLATES = Path(pyvis.__file__).parent / "templates"
VIS = TEMPLATES / "lib" / "vis-9.1.2" / "vis-network.min.js"


class MapNetwork(Network):  # type: ignore[misc]
    """A network that is written as the page of the map.

    pyvis's own template writes labels unescaped and loads styles from the network; it is never used, whichever of
    pyvis's ways one takes to a file or a notebook.
    """

    def __init__(self, write: Callable[[MapNetwork], str], data: Mapping[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.toggle_physics(False)
        self._write = write
        #: all that the page can show beside what is in the network (`exports.map.data.page_of`), and its sheets
        self.data = data

    def generate_html(self, name: str = "map.html", local: bool = True, notebook: bool = False) -> str:
        """Return the page of the map, drawn from the nodes and edges as they are now."""
        self.html = self._write(self)
        return self.html

    def page(self) -> bytes:
        """Return the page in UTF-8."""
        return self.generate_html().encode("utf-8")

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page to a file, in UTF-8, whole or not at all."""
        atomic_write(name, self.page())
        if open_browser:
            webbrowser.open(Path(name).resolve().as_uri())


def network_of(
    page: Mapping[str, Any],
    choices: Sequence[Mapping[str, Any]],
    story: Sequence[tuple[int, str, float]],
    sheets: Sequence[Mapping[str, Place]],
    lang: str,
    write: Callable[[MapNetwork], str],
) -> MapNetwork:
    """Return the first view as a network.

    Parameters
    ----------
    page
        The data of the page: names, rooms with their groups, lines.
    choices, story
        The choices as they stand in the state the page opens in; the lines of their verdicts, how each looks and
        how wide it is.
    sheets
        Where everybody stands on every sheet, by the id of a node: `n` and its number, or that of a group.
    lang
        The language of labels and titles.
    write
        Makes the page of a network.
    """
    network = MapNetwork(write, page)
    answers = {choice["node"]: choice for choice in choices}
    groups = {group["id"]: group for room in page["rooms"] for group in room["groups"]}
    names = page["nodes"]

    def speak(text: Said) -> str:
        return text if isinstance(text, str) else text[0 if lang == "nl" else 1]

    for name in sheets[MAIN]:
        places = [sheet.get(name) for sheet in sheets]
        if name in groups:
            members = sum(len(part[1]) for part in groups[name]["parts"])
            _add(network, name, speak(groups[name]["name"]), f"{members}", "group", GROUP, places)
            continue
        at = int(name[1:])
        label, answer = speak(names["label"][at]), answers.get(at)
        if names["kind"][at] >= 0:
            kind = speak(names["kinds"][names["kind"][at]])
            _add(network, name, speak(names["short"][at]) or label, f"{label}, {kind}", "actor", ACTOR, places)
        else:
            look = answer["look"] if answer else "unknown"
            title = f"{label}, {speak(page['verdicts'][answer['verdict']]['word'])}" if answer else label
            number = speak(names["short"][at]) or label
            _add(network, name, number, title, look, LOOKS[look], places, hidden=answer is None)
    known = set(network.node_ids)
    for line, look, width in story:
        low, high = f"n{page['lines']['low'][line]}", f"n{page['lines']['high'][line]}"
        if {low, high} <= known:
            title = speak(page["ties"][page["lines"]["tie"][line]]["label"])
            network.add_edge(
                low, high, id=f"e{line}-{look}", line=line, look=look, color=LINES[look].edge, width=width, title=title
            )
    return network


def _add(
    network: Network,
    name: str,
    label: str,
    title: str,
    look: str,
    how: Look,
    places: Sequence[Place | None],
    **more: bool,
) -> None:
    """Add a node in its place; the other places go along."""
    main = places[MAIN]
    assert main is not None, "everybody stands on the main sheet"
    x, y, width, height = main
    network.add_node(
        name,
        label=label[:80] or "–",
        title=title,
        shape=how.shape,
        color={"background": how.face, "border": how.edge},
        x=x,
        y=y,
        size=height / 2,
        widthConstraint=width,
        heightConstraint=height,
        look=look,
        places=[
            None if at == MAIN else [it.x - x, it.y - y, it.width, it.height] if it else []
            for at, it in enumerate(places)
        ],
        **more,
    )
