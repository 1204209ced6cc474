"""What the map says: the records and the graph as plain data for one page, ready for JSON.

Nothing is judged here. Verdicts, chains, gaps and sentences are those of the records; a choice without a
minister whose verdict names another forum gets a look of its own, so that the picture does not call it nobody's.
Node and line ids are numbers of the page, never IRIs. A text is one string, or a pair [nl, en] when they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from exports.layout import Area, Plan, leaf_class
from exports.links import safe_url
from exports.looks import LOOKS, look
from exports.tables import GRADE_WORDS, gap_label
from exports.words import FLOORS, PAGE, REACHES, RECORD_SILENT
from exports.writing import printable
from graph.headline import day_in_words, headline
from graph.records import (
    POWERS,
    Answer,
    ChainExplanation,
    ChoiceAnswer,
    Decider,
    Explanation,
    Gap,
    Grade,
    Reference,
    Step,
    Text,
)
from ontology.codelists import status_words

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Line", "Words", "lines_of", "page_of"]

#: One text, or the Dutch and the English one.
Said = str | list[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the vocabulary: verdicts with their symbols, and labels of classes, themes, gaps and roles."""

    verdicts: Mapping[str, tuple[Text, str]]
    terms: Mapping[str, Text]

    def term(self, name: str) -> Text:
        """Return the label of a term, by IRI or by the last part of it; without one, that part in words."""
        local = re.split(r"[/#]", name.rstrip("/#"))[-1]
        plain = local.replace("-", " ").replace("_", " ")
        return self.terms.get(name) or self.terms.get(local) or Text(plain, plain)

    def verdict(self, code: str) -> tuple[Text, str]:
        """Return label and symbol of a verdict; an unknown code speaks for itself."""
        plain = code.replace("_", " ").lower()
        return self.verdicts.get(code, (Text(plain, plain), ""))


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn edge of the graph: its key there, its ends, and what it is."""

    key: str
    low: str
    high: str
    data: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """`accountability`, `decides`, `role` or `participation`."""
        kind = str(self.data["edge_kind"])
        return "decides" if kind == "role" and _local(str(self.data["role"])) == "Decides" else kind


def lines_of(graph: nx.MultiDiGraph[str], plan: Plan) -> list[Line]:
    """Return every edge between two drawn nodes, in a fixed order; a seat that is told twice is drawn once."""
    found: dict[tuple[str, ...], Line] = {}
    for low, high, key, data in sorted(graph.edges(keys=True, data=True), key=lambda e: (e[2], e[0], e[1])):
        if low in plan.places and high in plan.places and data["edge_kind"] != "funding":
            once = (low, high) if data["edge_kind"] == "participation" else (low, high, key)
            found.setdefault(once, Line(key, low, high, data))
    return list(found.values())


def page_of(
    answer: Answer,
    graph: nx.MultiDiGraph[str],
    explanations: Mapping[str, Explanation],
    plan: Plan,
    lines: Sequence[Line],
    words: Words,
) -> dict[str, Any]:
    """Return all that the page says, as lists, dictionaries, strings and numbers."""
    undrawn = [choice.iri for choice in answer.choices if choice.iri not in plan.places]
    scribe = _Scribe(graph, plan, lines, words, undrawn)
    choices = [scribe.choice(choice, explanations.get(choice.iri)) for choice in answer.choices]
    looks = [entry["look"] for entry in choices]
    statuses = {**status_words(), "record-silent": RECORD_SILENT}
    return {
        "title": said(answer.house.title),
        "headline": said(headline(answer)),
        "counts": {name: looks.count(name) for name in LOOKS},
        "choices": choices,
        "actors": [scribe.actor(iri) for iri in plan.places if graph.nodes[iri]["node_kind"] == "actor"],
        "lines": [scribe.tie(line) for line in lines],
        "ties": scribe.ties,
        "steps": scribe.steps,
        "references": scribe.references,
        "verdicts": {
            code: {"word": said(words.verdict(code)[0]), "mark": printable(words.verdict(code)[1])}
            for code in sorted({*words.verdicts, *(c.verdict for c in answer.choices), *scribe.seen})
        },
        "plan": _drawing(plan, words),
        "words": {name: said(text) for name, text in PAGE.items()},
        "grades": [said(text) for _, text in GRADE_WORDS],
        "statuses": {name: said(text) for name, text in statuses.items()},
        "reaches": {name: said(text) for name, text in REACHES.items()},
        "house": {
            "date": said(_day(answer.house.reference_date)),
            "scenarios": [said(words.term(iri)) for iri in answer.house.scenarios],
            "evidence": said(statuses.get(answer.house.evidence, words.term(answer.house.evidence))),
            "digest": printable(answer.house.digest),
        },
    }


def _short(name: str | Text | None) -> Said:
    """Return what people call an actor: one name for both languages, or one for each."""
    return printable(name or "") if name is None or isinstance(name, str) else said(name)


def said(text: Text) -> Said:
    """Return a text as the page holds it: once when both languages say the same."""
    nl, en = printable(text.nl), printable(text.en)
    return nl if nl == en else [nl, en]


def _day(iso: str) -> Text:
    """Return a date in words; what is no full date (a year, a month) stays as it is."""
    try:
        return day_in_words(iso)
    except ValueError:
        return Text(iso, iso)


def _local(iri: str) -> str:
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]


def _drawing(plan: Plan, words: Words) -> dict[str, Any]:
    def area(it: Area) -> dict[str, Any]:
        name = FLOORS.get(it.name) or words.term(it.name)
        return {
            "name": said(name),
            "box": [it.left, it.top, it.right, it.bottom],
            "kind": it.name in FLOORS and it.name,
        }

    return {
        "size": [plan.width, plan.height],
        "roofs": [[[round(x, 1), round(y, 1)] for x, y in roof] for roof in plan.roofs],
        "floors": [area(floor) for floor in plan.floors],
        "rooms": [area(room) for room in plan.rooms],
    }


@dataclass
class _Scribe:
    """Writes records down with the ids of the page, and keeps each reference and each step once."""

    graph: nx.MultiDiGraph[str]
    plan: Plan
    lines: Sequence[Line]
    words: Words
    #: choices of the answer that the graph does not have: in the table, not in the picture
    undrawn: Sequence[str]
    references: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    ties: list[dict[str, Any]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.node_ids = {iri: f"n{at}" for at, iri in enumerate((*self.plan.places, *self.undrawn))}
        self.line_ids: dict[str, str] = {}
        for at, line in enumerate(self.lines):
            self.line_ids.setdefault(line.key, f"e{at}")
        self.slugs = _slugs(self.node_ids)
        self._reference_at: dict[str, int] = {}
        self._step_at: dict[str, int] = {}

    def choice(self, choice: ChoiceAnswer, told: Explanation | None) -> dict[str, Any]:
        self.seen.add(choice.verdict)
        chains = told.chains if told else tuple(ChainExplanation(d, (), ()) for d in choice.deciders)
        sources = self.refer(told.sources) if told else []
        return {
            "id": self.node_ids.get(choice.iri),
            "slug": self.slugs.get(choice.iri, ""),
            "no": printable(choice.notation or ""),
            "label": said(choice.label),
            "themes": [said(self.words.term(theme)) for theme in choice.themes],
            "verdict": choice.verdict,
            "look": look(choice.verdict, choice.ministerial),
            "grade": _known(choice.verdict, choice.grade),
            "caveats": [said(self._caveat(caveat)) for caveat in choice.caveats],
            "sentence": said(told.sentence) if told else "",
            "question": said(told.question) if told and told.question else None,
            "deciders": [self.decider(chain) for chain in chains],
            "gaps": [self.gap(gap) for gap in choice.gaps],
            "roles": [
                [said(role), [self.holder(*held) for held in holders]] for role, holders in (told.roles if told else ())
            ],
            "sources": sources,
            "notes": [said(note) for note in told.notes] if told else [],
            "lit": self.lit(choice, chains),
        }

    def decider(self, chain: ChainExplanation) -> dict[str, Any]:
        decider = chain.decider
        self.seen.add(decider.verdict)
        way = decider.chain
        return {
            "id": self.node_ids.get(decider.iri),
            "label": said(decider.label),
            "through": self.name(decider.pierced_from) if decider.pierced_from else None,
            "verdict": decider.verdict,
            "look": look(decider.verdict),
            "grade": _known(decider.verdict, decider.grade),
            "status": decider.assignment_status,
            "office": self.name(way.office) if way else None,
            "terminal": self.name(way.terminal) if way else None,
            "reach": way.reach if way else None,
            "steps": [self.step(step) for step in chain.steps],
            "oversight": [self.step(step) for step in chain.oversight],
            "missing": said(chain.missing_link) if chain.missing_link else None,
        }

    def gap(self, gap: Gap) -> dict[str, Any]:
        return {
            "name": said(gap_label(gap)),
            "message": said(gap.message),
            "at": self.node_ids.get(gap.at) or self.line_ids.get(gap.at),
            "evidence": gap.evidence,
            "missing": [power for power in gap.missing if power in POWERS],
            "sources": [self._reference_at[iri] for iri in gap.sources if iri in self._reference_at],
        }

    def step(self, step: Step) -> list[Any]:
        """Return the place of a step in the list of steps, and the powers it is the weakest link for."""
        if step.relation not in self._step_at:
            self._step_at[step.relation] = len(self.steps)
            self.steps.append(
                {
                    "line": self.line_ids.get(step.relation),
                    "giver": [self.node_ids.get(step.account_giver), said(step.account_giver_label)],
                    "forum": [self.node_ids.get(step.forum), said(step.forum_label)],
                    "kind": said(step.kind_label),
                    "grade": list(step.grade),
                    "reach": step.reach,
                    "status": step.status,
                    "grading": step.kind_status,
                    "articles": self.refer(step.legal_basis),
                    "basis": said(step.basis_text),
                    "sources": self.refer(step.sources),
                    "notes": [said(note) for note in step.notes],
                }
            )
        return [self._step_at[step.relation], [power for power in step.is_bottleneck_for if power in POWERS]]

    def refer(self, references: Iterable[Reference]) -> list[int]:
        """Return the places of references in the list of references."""
        places = []
        for it in references:
            if it.iri not in self._reference_at:
                self._reference_at[it.iri] = len(self.references)
                self.references.append(
                    {
                        "title": said(it.title),
                        "url": safe_url(it.url),
                        "grade": printable(it.grade or ""),
                        "read": it.read_in_full,
                        "issued": said(_day(it.issued)) if it.issued else "",
                    }
                )
            places.append(self._reference_at[it.iri])
        return places

    def lit(self, choice: ChoiceAnswer, chains: Sequence[ChainExplanation]) -> dict[str, Any]:
        """Return what lights up with a choice: the chains, the roles, and where a decider's way stops."""
        hard: dict[str, str] = {}
        for chain in chains:
            for key in _relations(chain.decider):
                hard.setdefault(key, look(chain.decider.verdict))
        soft = [f"e{at}" for at, line in enumerate(self.lines) if line.low == choice.iri]
        seats = {(chain.decider.pierced_from, chain.decider.iri) for chain in chains if chain.decider.pierced_from}
        soft += [
            f"e{at}"
            for at, line in enumerate(self.lines)
            if line.kind == "participation" and (line.low, line.high) in seats
        ]
        stops = {
            self.node_ids[chain.decider.iri]: chain.decider.verdict == "UNKNOWN"
            for chain in chains
            if chain.decider.verdict in ("NONE_FOUND", "UNKNOWN") and chain.decider.iri in self.node_ids
        }
        if not chains:
            stops[self.node_ids[choice.iri]] = choice.verdict == "UNKNOWN"
        return {
            "chain": [[self.line_ids[k], name] for k, name in hard.items() if k in self.line_ids],
            "soft": soft,
            "stops": stops,
        }

    def actor(self, iri: str) -> dict[str, Any]:
        node = self.graph.nodes[iri]
        leaf = leaf_class(node["classes"])
        full = next((name for name in sorted(node["classes"]) if _local(name) == leaf), leaf)
        return {
            "id": self.node_ids[iri],
            "slug": self.slugs[iri],
            "label": said(node["label"]),
            "short": _short(node.get("short")),
            "kind": said(self.words.term(full)),
            "top": leaf in ("Parliament", "Assembly"),
        }

    def tie(self, line: Line) -> int:
        """Return the place in the list of ties of what a line is; equal lines share one."""
        data = line.data
        label = data.get("kind_label") or data.get("role_label")
        if label is None:
            label = self.words.term(str(data.get("role") or data.get("participation_role") or data["edge_kind"]))
        tie = {
            "kind": line.kind,
            "label": said(label),
            "grade": list(data["grade"]) if "grade" in data else None,
            "reach": data.get("reach"),
            "status": str(data.get("status", "")),
        }
        if tie not in self.ties:
            self.ties.append(tie)
        return self.ties.index(tie)

    def holder(self, iri: str, label: Text, status: str) -> list[Any]:
        """Return who holds a role: the id, else the name, of an actor, and how sure that is."""
        return [self.node_ids[iri], "", status] if iri in self.node_ids else [None, said(label), status]

    def name(self, iri: str) -> list[Any]:
        """Return id and label of an actor that a record names by IRI only."""
        label = self.graph.nodes[iri]["label"] if iri in self.graph else self.words.term(iri)
        return [self.node_ids.get(iri), said(label)]

    def _caveat(self, caveat: str) -> Text:
        return PAGE.get(caveat) or self.words.term(caveat)


def _known(verdict: str, grade: Grade) -> list[int] | None:
    """Return a grade, or None where nobody knows: unknown is not zero."""
    return None if verdict == "UNKNOWN" else list(grade)


def _relations(decider: Decider) -> list[str]:
    ways = [way for way in (decider.chain, decider.oversight) if way]
    return [relation for way in ways for relation in way.relations]


def _slugs(iris: Iterable[str]) -> dict[str, str]:
    """Return a name for the address bar for each IRI: its last part, made unique."""
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for iri in iris:
        plain = re.sub(r"[^A-Za-z0-9._~-]+", "-", _local(iri))[:80].strip("-") or "x"
        slug, turn = plain, 1
        while slug.lower() in taken:
            turn += 1
            slug = f"{plain}-{turn}"
        taken.add(slug.lower())
        slugs[iri] = slug
    return slugs
