"""What the map holds: the states of a house, its actors and its lines, as plain data for one page.

Nothing is judged here. A state is the answer under some proposals from one date on; the page switches between
states and computes none. Actors and lines are lists side by side, so that a house of fifty thousand stays small.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2
from typing import TYPE_CHECKING, Any

from exports.map.breaks import breaks
from exports.map.extras import Extras
from exports.map.looks import LINES, LOOKS
from exports.map.plan import Group, Room, leaf_class
from exports.map.scribe import Numbers, Said, Scribe, Shelf, Words, day, local, said
from exports.map.told import Line, Told, View
from exports.map.tours import tours_of
from exports.map.words import NO_THEME, PAGE, REACHES, RECORD_SILENT
from exports.words import GRADE_WORDS
from exports.writing import printable
from graph.change.words import statement_words
from graph.closure.portfolios import REACHES as CARRYING
from graph.house.finding import with_roles
from graph.records import MINISTERIAL, Answer
from graph.words.house import brief_headline, headline
from graph.words.telling import told as filled
from ontology.codelists.floors import floors, group_labels
from ontology.codelists.words import each_for_itself, status_words
from ontology.reading.facts import Facts
from ontology.text import Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["opening_of", "page_of", "room_name"]

#: The gaps that say that there is no money, or money for a time only.
MONEY = ("unfunded", "incidental-funding")
#: The status that is drawn solid and needs no words.
SURE = "stated"


def page_of(
    graph: nx.MultiDiGraph[str],
    told: Sequence[Sequence[Told]],
    view: View | None,
    rooms: Sequence[Room],
    lines: Sequence[Line],
    words: Words,
    extras: Extras,
    facts: Facts,
) -> dict[str, Any]:
    """Return all that the page says, as lists, dictionaries, strings and numbers."""
    opening = view.opening if view else (0, 0)
    answer = told[opening[0]][opening[1]].answer
    numbers = _numbers(graph, told, lines)
    asked = [choice for row in told for state in row for choice in state.answer.choices]
    labels = {choice.iri: choice.label for choice in asked}
    called = {choice.iri: choice.notation for choice in asked}
    short = {choice.iri: choice.short for choice in asked}
    scribe = Scribe(
        numbers,
        words,
        lambda iri: graph.nodes[iri]["label"] if iri in graph else labels.get(iri) or words.term(iri),
    )
    states = Shelf()
    at = [[states.put(_state(state, scribe)) for state in row] for row in told]
    statuses = {**status_words(), "record-silent": RECORD_SILENT}
    ties = Shelf()
    # the roof is drawn also where nobody stands under it
    drawn_floors = {room.band for room in rooms} | {"roof"}
    drawn = [ties.put(_tie(line, words)) for line in lines]
    nodes = {**_nodes(graph, numbers, words, labels, short, called), **_sought(facts, numbers)}
    told_rooms = [_room(room, graph, numbers, words) for room in rooms]
    told_floors = {
        floor.code: [said(floor.label), said(floor.says)] for floor in floors(words.law) if floor.code in drawn_floors
    }
    return {
        "title": said(answer.house.title),
        "languages": list(words.languages),
        "states": {
            "scenarios": [_scenario(names, words) for names in (view.scenarios if view else [answer.house.scenarios])],
            "dates": [_date(str(date)) for date in (view.dates if view else [answer.house.reference_date])],
            "opening": list(opening),
            "at": at,
            "told": states.items,
        },
        "choices": scribe.choices.items,
        "nodes": nodes,
        "rooms": told_rooms,
        "breaks": breaks(
            [*_drawn_names(nodes, told_rooms), *(text for floor in told_floors.values() for text in floor)]
        ),
        "bands": told_floors,
        "lines": {
            "low": [numbers.nodes[line.low] for line in lines],
            "high": [numbers.nodes[line.high] for line in lines],
            "tie": drawn,
            "ids": [local(line.key) for line in lines],
            "elsewhere": [at for at, line in enumerate(lines) if not line.recorded],
        },
        "ties": ties.items,
        "tours": tours_of(facts, answer.house.evidence, view, numbers.nodes),
        "steps": scribe.steps.items,
        "texts": scribe.texts.items,
        "references": scribe.references.items,
        "verdicts": {
            code: {"word": said(words.verdict(code)[0]), "mark": printable(words.verdict(code)[1])}
            for code in sorted({*words.verdicts, *scribe.seen})
        },
        "words": {name: said(text) for name, text in PAGE.items()},
        "money": list(MONEY),
        "looks": {"order": list(LOOKS), "gravest": MINISTERIAL, "lines": list(LINES)},
        "sure": SURE,
        "grades": [said(text) for _, text in GRADE_WORDS],
        "statuses": {name: said(text) for name, text in statuses.items()},
        "reaches": {name: said(text) for name, text in REACHES.items()},
        **extras.told(view, numbers),
        "house": {
            "evidence": said(statuses.get(answer.house.evidence, words.term(answer.house.evidence))),
            "digest": printable(answer.house.digest),
        },
    }


def _numbers(graph: nx.MultiDiGraph[str], told: Sequence[Sequence[Told]], lines: Sequence[Line]) -> Numbers:
    """Return the numbers of the page: the choices of every state first, then the actors, by IRI."""
    asked = {choice.iri for row in told for state in row for choice in state.answer.choices}
    drawn = {iri for iri in graph if graph.nodes[iri]["node_kind"] == "choice"}
    actors = [iri for iri in graph if graph.nodes[iri]["node_kind"] == "actor"]
    nodes = {iri: at for at, iri in enumerate((*sorted(asked | drawn), *sorted(actors)))}
    by_key: dict[str, int] = {}
    roles: dict[str, list[tuple[str, int]]] = {}
    seats: dict[tuple[str, str], int] = {}
    for at, line in enumerate(lines):
        by_key.setdefault(line.key, at)
        if line.kind in ("role", "decides"):
            roles.setdefault(line.low, []).append((line.high, at))
        elif line.kind == "participation":
            seats[line.low, line.high] = at
    return Numbers(nodes, by_key, roles, seats)


def opening_of(page: Mapping[str, Any]) -> dict[str, Any]:
    """Return the state the page opens in."""
    scenario, day = page["states"]["opening"]
    told: dict[str, Any] = page["states"]["told"][page["states"]["at"][scenario][day]]
    return told


def _state(state: Told, scribe: Scribe) -> dict[str, Any]:
    places = [scribe.choice(choice, state.explanations.get(choice.iri)) for choice in state.answer.choices]
    choices = [scribe.choices.items[place] for place in places]
    looks = [choice["look"] for choice in choices]
    return {
        "brief": said(brief_headline(state.answer)),
        "headline": said(headline(state.answer)),
        "choices": places,
        "counts": {name: looks.count(name) for name in LOOKS},
        "causes": {
            scribe.numbers.nodes[iri]: [said(statement_words(it)) for it in move.statements]
            for iri, move in sorted(state.against.items())
            if iri in scribe.numbers.nodes
        },
        "story": _story(choices),
        "silent": _silent(state.answer, scribe.numbers),
    }


def _story(choices: Iterable[Mapping[str, Any]]) -> list[tuple[int, str, float]]:
    """Return the lines of the verdicts: each with how it looks, and how wide it is by how many it carries."""
    carried: Counter[tuple[int, str]] = Counter()
    for choice in choices:
        lit = choice["lit"]
        carried.update((line, look) for line, look in (*lit["decides"], *lit["chain"]))
        # of an aim alone its own chain is drawn, in the look of the brick; nothing stands for the execution
        if choice["look"] == "aim":
            carried.update((line, "aim") for line in lit["aim"])
    return [(line, look, round(1.5 + log2(many) * 1.1, 2)) for (line, look), many in carried.items()]


def _silent(answer: Answer, numbers: Numbers) -> int | None:
    """Return the body that decides on most choices while nobody is found to whom it answers."""
    found: Counter[str] = Counter()
    for choice in answer.choices:
        bodies = (one.iri for one in choice.deciders if one.verdict == "NONE_FOUND" and one.iri in numbers.nodes)
        found.update([*dict.fromkeys(bodies)])  # of a mapping the values would be counted, and these have none
    return numbers.nodes[found.most_common(1)[0][0]] if found else None


def _scenario(names: Sequence[str], words: Words) -> dict[str, Any]:
    return {"slug": "+".join(local(name) for name in names), "names": [said(words.term(name)) for name in names]}


def _date(iso: str) -> list[Said]:
    return [iso, said(day(iso))]


def _nodes(
    graph: nx.MultiDiGraph[str],
    numbers: Numbers,
    words: Words,
    labels: Mapping[str, Text],
    brief: Mapping[str, Text | None],
    called: Mapping[str, str | None],
) -> dict[str, Any]:
    """Return the nodes as lists side by side; the place in a list is the number of a node."""
    kinds = Shelf()
    nodes: dict[str, Any] = {"label": [], "short": [], "slug": list(_slugs(numbers.nodes).values()), "kind": []}
    names: dict[int, list[str]] = {}
    tops, collectives = [], {}
    for iri, at in numbers.nodes.items():
        away: dict[str, Any] = {"label": labels.get(iri), "short": called.get(iri), "node_kind": "choice"}
        node: dict[str, Any] = graph.nodes[iri] if iri in graph else away
        nodes["label"].append(said(node["label"]))
        short = node.get("short")
        nodes["short"].append(printable(short or "") if short is None or isinstance(short, str) else said(short))
        if node["node_kind"] == "choice":
            nodes["kind"].append(-1)
            continue
        leaf = leaf_class(node["classes"])
        full = next((name for name in sorted(node["classes"]) if local(name) == leaf), leaf)
        nodes["kind"].append(kinds.put(said(words.term(full))))
        if leaf in ("Parliament", "Assembly"):
            tops.append(at)
        if node.get("names"):
            names[at] = [printable(name) for name in node["names"]]
        of = [numbers.nodes[one] for one in node.get("member_of") or () if one in numbers.nodes]
        if of:
            collectives[at] = of
    lines = {numbers.nodes[iri]: said(text) for iri, text in sorted(brief.items()) if text}
    return {**nodes, "brief": lines, "kinds": kinds.items, "tops": tops, "names": names, "of": collectives}


def _sought(facts: Facts, numbers: Numbers) -> dict[str, Any]:
    """Return what search goes by besides names: the codes of actors, and who has a role on a choice."""
    coded = ((at, facts.actors[iri].notations) for iri, at in numbers.nodes.items() if iri in facts.actors)
    return {
        "codes": {at: [printable(code) for code in codes] for at, codes in coded if codes},
        "busy": sorted(numbers.nodes[iri] for iri in with_roles(facts) if iri in numbers.nodes),
    }


def _drawn_names(nodes: Mapping[str, Any], rooms: Sequence[Mapping[str, Any]]) -> Iterator[Said]:
    """Return all that a box may be called by that is drawn, and what rooms and groups are called."""
    for room in rooms:
        yield room["name"]
        for group in room["groups"]:
            yield group["name"]
            yield from (name for name, _ in group["parts"])
        for at in room["members"]:
            yield nodes["label"][at]
            yield nodes["short"][at]
            yield nodes["brief"].get(at, "")


def room_name(room: Room, words: Words) -> Text:
    """Return what a room is called: by what is in it, a room of choices by its theme."""
    if room.band == "choices":
        return words.term(room.name) if room.name else NO_THEME
    return _rooms(words)[room.name]


def _rooms(words: Words) -> dict[str, Text]:
    return {room.code: room.label for floor in floors(words.law) for room in floor.rooms}


def _room(room: Room, graph: nx.MultiDiGraph[str], numbers: Numbers, words: Words) -> dict[str, Any]:
    return {
        "band": room.band,
        "name": said(room_name(room, words)),
        "members": [numbers.nodes[iri] for iri in room.members],
        "aside": sorted(numbers.nodes[iri] for iri in room.aside),
        "groups": [
            {
                "id": group.id,
                "name": said(_group(group, graph, words)),
                "whole": numbers.nodes.get(group.name),
                "parts": [
                    [said(_part(part, graph, words)), [numbers.nodes[iri] for iri in members]]
                    for part, members in group.parts.items()
                ],
            }
            for group in room.groups
        ],
    }


def _group(group: Group, graph: nx.MultiDiGraph[str], words: Words) -> Text:
    """Return what a group is called: of a collective its members, which is another box than the collective itself."""
    if group.name in graph:
        short = graph.nodes[group.name].get("short")
        name = short if isinstance(short, Text) else words.term(group.name)
        return filled(PAGE["each_of"].nl, PAGE["each_of"].en, name=Text(_capital(name.nl), _capital(name.en)))
    return group_labels(words.law).get(group.name) or _rooms(words).get(group.name) or words.term(group.name)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _part(part: str, graph: nx.MultiDiGraph[str], words: Words) -> Text:
    """Return what a part of a group is called: by class, by what people call the actor it is, or by the rest."""
    if not part:
        return PAGE["other_part"]
    short = graph.nodes[part].get("short") if part in graph else None
    return group_labels(words.law).get(part) or (short if isinstance(short, Text) else words.term(part))


def _tie(line: Line, words: Words) -> dict[str, Any]:
    """Return what a line is; equal lines share one."""
    data = line.data
    label = data.get("kind_label") or data.get("role_label")
    if label is None:
        label = words.term(str(data.get("role") or data.get("participation_role") or data["edge_kind"]))
    return {
        "kind": line.kind,
        "label": said(label),
        "grade": list(data["grade"]) if "grade" in data else None,
        "reach": data.get("reach"),
        "counts": data.get("reach") in (None, *CARRYING),
        "status": str(data.get("status", "")),
        "sure": data.get("status") == SURE,
        "each": data.get("role") in each_for_itself(),
    }


def _slugs(iris: Iterable[str]) -> dict[str, str]:
    """Return a name for the address bar for each IRI: its last part, made unique."""
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for iri in iris:
        plain = re.sub(r"[^A-Za-z0-9._~-]+", "-", local(iri))[:80].strip("-") or "x"
        slug, turn = plain, 1
        while slug.lower() in taken:
            turn += 1
            slug = f"{plain}-{turn}"
        taken.add(slug.lower())
        slugs[iri] = slug
    return slugs
