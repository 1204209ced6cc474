"""The chains of a house as a Mermaid flowchart: every choice, who decides on it, and the best way up from there.

It is drawn where text is all there is: a README, a wiki, a ticket. What is less than inferred is a broken line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from exports.exchange.made import Asked, Made
from exports.map.looks import ACTOR, LOOKS, Look, look
from exports.words import titled, verdict
from exports.writing import printable
from graph.answers.answering import answer
from graph.records import Chain, ChoiceAnswer
from graph.words.telling import told
from ontology.codelists.concepts import concept
from ontology.codelists.ranks import STATUSES
from ontology.reading.facts import Facts
from ontology.text import Text

__all__ = ["MOST_EDGES", "MOST_SIGNS", "mermaid"]

#: what Mermaid draws where nobody allowed more (its maxEdges and maxTextSize)
MOST_EDGES, MOST_SIGNS = 500, 50_000
_SURE = ("stated", "inferred")
#: what Mermaid reads as more than itself, and what its labels would read as Markdown
_SPEAKS = re.compile(r"[#\"<>&`{}\\%]|(?<=\d)\.(?=\s)|^[-+*](?=\s)")


def mermaid(asked: Asked) -> Made:
    """Return the flowchart; each line that a chain takes is drawn once, whoever takes it."""
    answered = answer(asked.setting)
    chart = _Chart(asked)
    for choice in sorted(answered.choices, key=lambda choice: (choice.notation or "", choice.iri)):
        chart.choice(choice)
    text = chart.text(answered.house.title.say(asked.lang))
    written = told(
        "{n} {keuze|keuzes:n}, {a} {actor|actoren:a} en {e} {lijn|lijnen:e}",
        "{n} {choice|choices:n}, {a} {actor|actors:a} and {e} {edge|edges:e}",
        n=len(answered.choices),
        a=len(chart.names) - len(answered.choices),
        e=len(chart.edges),
    )
    return Made({"": text.encode("utf-8")}, written, tuple(_left(asked, chart, text)))


def _left(asked: Asked, chart: _Chart, text: str) -> Iterator[Text]:
    graph = asked.setting.graph
    drawn = sum(key in chart.edges for *_, key in graph.edges(keys=True))
    if drawn < graph.number_of_edges():
        yield told(
            "{n} {lijn|lijnen:n} van het huis: alleen wie beslist en de beste keten daarvandaan is getekend",
            "{n} {edge|edges:n} of the house: only who decides and the best chain from there is drawn",
            n=graph.number_of_edges() - drawn,
        )
    if len(chart.edges) > MOST_EDGES or len(text) > MOST_SIGNS:
        yield told(
            "wat Mermaid te veel is: uit zichzelf tekent het niets van meer dan {edges} lijnen of {signs} tekens; "
            "zet maxEdges en maxTextSize hoger",
            "what is too much for Mermaid: by itself it draws nothing of more than {edges} edges or {signs} "
            "characters; set maxEdges and maxTextSize higher",
            edges=MOST_EDGES,
            signs=MOST_SIGNS,
        )


class _Chart:
    def __init__(self, asked: Asked) -> None:
        self._facts: Facts = asked.setting.facts
        self._graph = asked.setting.graph
        self._lang = asked.lang
        #: what is drawn -> its name in the chart
        self.names: dict[str, str] = {}
        #: the statement behind a line -> the line
        self.edges: dict[str, str] = {}
        self._nodes: list[str] = []

    def choice(self, choice: ChoiceAnswer) -> None:
        name = self._name(choice.iri, "c")
        words = titled(choice.notation, choice.label, self._lang)
        seen = look(choice.verdict, choice.ministerial)
        self._nodes.append(
            f'    {name}["{_quoted(words)}<br/>{_quoted(verdict(choice.verdict, self._lang))}"]:::{seen}'
        )
        for assignment in sorted({one for decider in choice.deciders for one in decider.assignments}):
            role = self._facts.roles[assignment]
            if role.actor:
                self._edge(assignment, name, self._actor(role.actor), role.status, concept(role.role).label)
        for decider in choice.deciders:
            for body in decider.pierced_from:
                self._seat(body, decider.iri)
            self._chain(decider.chain)

    def _chain(self, chain: Chain | None) -> None:
        for iri in chain.relations if chain else ():
            relation = self._facts.relations[iri]
            kind = self._facts.kinds.get(relation.kind or "")
            words = kind.label if kind else self._facts.labels.get(iri) or Text("", "")
            low, high = self._actor(relation.account_giver), self._actor(str(relation.forum))
            self._edge(iri, low, high, relation.status, words)

    def _seat(self, body: str, decider: str) -> None:
        """Draw that somebody decides as one who sits in a body: as sure as the seat is."""
        lines = self._graph[body].get(decider, {}).values()
        seats = [str(line["status"]) for line in lines if line["edge_kind"] == "participation"]
        if seats:
            words, status = Text("daarin zit", "in which sits"), min(seats, key=STATUSES.index)
        else:
            words, status = Text("daarin zit, via een ander", "in which sits, by way of another"), "inferred"
        self._edge(f"{body} {decider}", self._actor(body), self._actor(decider), status, words)

    def _actor(self, iri: str) -> str:
        if iri not in self.names:
            actor = self._facts.actors[iri]
            words = _quoted(actor.label.say(self._lang))
            self._nodes.append(f'    {self._name(iri, "a")}("{words}"):::actor')
        return self.names[iri]

    def _name(self, iri: str, letter: str) -> str:
        return self.names.setdefault(iri, f"{letter}{len(self.names) + 1}")

    def _edge(self, key: str, low: str, high: str, status: str, words: Text) -> None:
        line = "-->" if status in _SURE else "-.->"
        told = _quoted(words.say(self._lang))
        self.edges.setdefault(key, f'    {low} {line}|"{told}"| {high}' if told else f"    {low} {line} {high}")

    def text(self, title: str) -> str:
        """Return the chart: its title, what is drawn, the lines between it, and how each verdict looks."""
        looks: Iterable[tuple[str, Look]] = (*LOOKS.items(), ("actor", ACTOR))
        styles = [f"    classDef {name} fill:{it.face},stroke:{it.edge},color:#1b1f24" for name, it in looks]
        head = ["---", f"title: '{' '.join(title.split()).replace(chr(39), chr(39) * 2)}'", "---", "flowchart BT"]
        return "\n".join([*head, *self._nodes, *self.edges.values(), *styles]) + "\n"


def _quoted(words: str) -> str:
    """Return words for between quotes: one line, and nothing in it that Mermaid does not show as it is.

    >>> _quoted('1. a "b" <c>')
    '1#46; a #34;b#34; #60;c#62;'
    """
    line = " ".join(printable(words).split())
    return _SPEAKS.sub(lambda hit: f"#{ord(hit[0])};", line)
