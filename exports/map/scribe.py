"""Records as plain data for the map: choices, deciders, steps, gaps and references, each kept once.

Nothing is judged here. Verdicts, classes, chains, gaps and sentences are those of the records.
Nodes and lines are numbers of the page, never IRIs. A text is one string, or a pair [nl, en] when they differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from exports.links import safe_url
from exports.map.looks import ANSWERING, line_look, look
from exports.map.words import PAGE
from exports.views.explain import held
from exports.words import gap_label
from exports.writing import printable
from graph.records import (
    POWERS,
    UNGRADED,
    ChainExplanation,
    ChoiceAnswer,
    Decider,
    Explanation,
    Gap,
    Grade,
    InOffice,
    Reference,
    Step,
)
from graph.words.grammar import day_in_words
from ontology.text import LANGUAGES, Text

__all__ = ["Numbers", "Said", "Scribe", "Shelf", "Words", "day", "in_one_language", "local", "said"]

#: One text, or the Dutch and the English one.
Said = str | list[str]


class Both(list[str]):
    """A text in Dutch and in English: a list as any other, which can be told from other lists."""


def said(text: Text) -> Said:
    """Return a text as the page holds it: once when both languages say the same."""
    nl, en = printable(text.nl), printable(text.en)
    return nl if nl == en else Both((nl, en))


def in_one_language(page: Any, at: int) -> Any:
    """Return the data of a page with every text in the first or the second language only."""
    if isinstance(page, Both):
        return page[at]
    if isinstance(page, Mapping):
        return {name: in_one_language(it, at) for name, it in page.items()}
    return [in_one_language(it, at) for it in page] if isinstance(page, list | tuple) else page


def day(iso: str) -> Text:
    """Return a date in words; what is no full date (a year, a month) stays as it is."""
    try:
        return day_in_words(iso)
    except ValueError:
        return Text(iso, iso)


def local(iri: str) -> str:
    """Return the last part of an IRI."""
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the vocabulary: verdicts with their symbols, and labels of classes, themes, gaps and roles."""

    verdicts: Mapping[str, tuple[Text, str]]
    terms: Mapping[str, Text]
    #: whose law holds, which has words of its own for floors and groups
    law: str = ""
    #: what the page offers to be read in
    languages: Sequence[str] = LANGUAGES

    def term(self, name: str) -> Text:
        """Return the label of a term, by IRI or by the last part of it; without one, that part in words."""
        last = local(name)
        plain = last.replace("-", " ").replace("_", " ")
        return self.terms.get(name) or self.terms.get(last) or Text(plain, plain)

    def verdict(self, code: str) -> tuple[Text, str]:
        """Return label and symbol of a verdict; an unknown code speaks for itself."""
        plain = code.replace("_", " ").lower()
        return self.verdicts.get(code, (Text(plain, plain), ""))


@dataclass
class Shelf:
    """Things that are kept once and called by their place; equal things share one."""

    items: list[Any] = field(default_factory=list)
    _at: dict[bytes, int] = field(default_factory=dict)

    def put(self, item: Any) -> int:
        """Return the place of an item, which is put there if it is new."""
        key = orjson.dumps(item, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
        if key not in self._at:
            self._at[key] = len(self.items)
            self.items.append(item)
        return self._at[key]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the page: of a node by IRI, of a line by the IRI of its statement."""

    nodes: Mapping[str, int]
    lines: Mapping[str, int]
    #: who holds a role on a choice, with the line, by the IRI of the choice
    roles: Mapping[str, Sequence[tuple[str, int]]]
    #: the line between a body and who sits in it
    seats: Mapping[tuple[str, str], int]


@dataclass
class Scribe:
    """Writes records down with the numbers of the page."""

    numbers: Numbers
    words: Words
    label_of: Callable[[str], Text]
    references: Shelf = field(default_factory=Shelf)
    steps: Shelf = field(default_factory=Shelf)
    #: notes, caveats and questions: much said of many states
    texts: Shelf = field(default_factory=Shelf)
    choices: Shelf = field(default_factory=Shelf)
    seen: set[str] = field(default_factory=set)
    #: the place of an answer by the records it was written from, which are kept so that none takes their identity
    _written: dict[tuple[int, int], tuple[int, ChoiceAnswer, Explanation | None]] = field(default_factory=dict)

    def choice(self, choice: ChoiceAnswer, told: Explanation | None) -> int:
        """Return the place of the answer on one choice; the same answer in two states is kept once."""
        key = (id(choice), id(told))
        if key not in self._written:
            self._written[key] = (self._choice(choice, told), choice, told)
        return self._written[key][0]

    def _choice(self, choice: ChoiceAnswer, told: Explanation | None) -> int:
        self.seen.add(choice.verdict)
        chains = told.chains if told else tuple(ChainExplanation(d, (), ()) for d in choice.deciders)
        known = {it.iri: self.refer([it])[0] for it in told.sources} if told else {}
        every = (*chains, *(told.aim_chains if told else ()))
        for step in (step for chain in every for step in (*chain.steps, *chain.oversight)):
            known.update((it.iri, self.refer([it])[0]) for it in (*step.legal_basis, *step.sources))
        return self.choices.put(
            {
                "node": self.numbers.nodes[choice.iri],
                "no": printable(choice.notation or ""),
                "label": said(choice.label),
                "themes": [[local(theme), said(self.words.term(theme))] for theme in choice.themes],
                "verdict": choice.verdict,
                "look": look(choice.verdict, choice.ministerial),
                "pending": choice.pending,
                "aim": self.aim(choice, told),
                "asked": [self.name(iri) for iri in choice.requested_by],
                "grade": _known(choice.verdict, choice.grade),
                "weakest": self.weakest(choice, chains),
                "caveats": self.say(told.caveats if told else map(self._caveat, choice.caveats)),
                "sentence": said(told.sentence) if told else "",
                "question": said(told.question) if told and told.question else None,
                "offices": self.offices(choice),
                "deciders": [self.decider(chain) for chain in chains],
                "gaps": [self.gap(gap, known) for gap in choice.gaps],
                "holders": [self.held(one) for one in (told.in_office if told else ())],
                "roles": [
                    [said(role), [self.holder(*held) for held in holders]]
                    for role, holders in (told.roles if told else ())
                ],
                "sources": self.refer(told.bearing_sources) if told else [],
                "notes": self.say(told.bearing_notes) if told else [],
                "grounds": sorted(_grounds(choice)),
                "lit": self.lit(choice, chains, told),
            }
        )

    def say(self, texts: Iterable[Text]) -> list[int]:
        """Return the places of texts in the list of texts."""
        return [self.texts.put(said(text)) for text in texts]

    def aim(self, choice: ChoiceAnswer, told: Explanation | None) -> dict[str, Any] | None:
        """Return who adopted a choice as an aim and who answers for that; None where the record names nobody."""
        aim = choice.aim
        if aim is None:
            return None
        chains = told.aim_chains if told else tuple(ChainExplanation(d, (), ()) for d in aim.deciders)
        self.seen.add(aim.verdict)
        return {
            "verdict": aim.verdict,
            "look": look(aim.verdict, aim.ministerial),
            "grade": _known(aim.verdict, aim.grade),
            "status": aim.status,
            "adopters": [self.name(iri) for iri in aim.adopters],
            "parts": [self.name(iri) for iri in aim.part_of],
            "deciders": [self.decider(chain) for chain in chains],
        }

    def decider(self, chain: ChainExplanation) -> dict[str, Any]:
        decider = chain.decider
        self.seen.add(decider.verdict)
        way = decider.chain
        return {
            "who": self.name(decider.iri, decider.label),
            "ids": [local(key) for key in decider.assignments],
            "through": self.name(decider.pierced_from[0]) if decider.pierced_from else None,
            "verdict": decider.verdict,
            "look": look(decider.verdict),
            "grade": _known(decider.verdict, decider.grade),
            "status": decider.assignment_status,
            "office": self.name(way.office) if way else None,
            "terminal": self.name(way.terminal) if way else None,
            "beside": [self.name(iri) for iri in decider.beside],
            "reach": way.reach if way else None,
            "steps": [self.step(step) for step in chain.steps],
            "oversight": [self.step(step) for step in chain.oversight],
            "missing": said(chain.missing_link) if chain.missing_link else None,
            "chainless": not chain.steps and not chain.missing_link and decider.verdict != "FORUM_ITSELF",
        }

    def offices(self, choice: ChoiceAnswer) -> list[list[Any]]:
        """Return the offices that answer for a choice, where a minister does."""
        if look(choice.verdict, choice.ministerial) not in ANSWERING:
            return []
        ways = [it.chain for it in choice.deciders if it.chain and look(it.verdict) in ANSWERING]
        return [self.name(way.office) for way in ways if way.office]

    def weakest(self, choice: ChoiceAnswer, chains: Sequence[ChainExplanation]) -> list[Any] | None:
        """Return the step that carries a choice least; none where a decider has no chain."""
        if choice.verdict in UNGRADED or not all(chain.steps for chain in chains):
            return None
        least = next((chain for chain in chains if chain.decider.grade == choice.grade), None)
        weak = next((step for step in least.steps if step.is_bottleneck_for), None) if least else None
        return self.step(weak) if weak else None

    def gap(self, gap: Gap, known: Mapping[str, int]) -> dict[str, Any]:
        return {
            "code": gap.code,
            "name": said(gap_label(gap)),
            "message": said(gap.message),
            "node": self.numbers.nodes.get(gap.at),
            "line": self.numbers.lines.get(gap.at),
            "evidence": gap.evidence,
            "missing": [power for power in gap.missing if power in POWERS],
            "sources": [known[iri] for iri in gap.sources if iri in known],
        }

    def step(self, step: Step) -> list[Any]:
        """Return the place of a step in the list of steps, and the powers it is the weakest link for."""
        place = self.steps.put(
            {
                "line": self.numbers.lines.get(step.relation),
                "id": local(step.relation),
                "giver": self.name(step.account_giver, step.account_giver_label),
                "forum": self.name(step.forum, step.forum_label),
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
        return [place, [power for power in step.is_bottleneck_for if power in POWERS]]

    def refer(self, references: Iterable[Reference]) -> list[int]:
        """Return the places of references in the list of references."""
        return [
            self.references.put(
                {
                    "title": said(it.title),
                    "url": safe_url(it.url),
                    "grade": printable(it.grade or ""),
                    "read": it.read_in_full,
                    "issued": said(day(it.issued)) if it.issued else "",
                }
            )
            for it in references
        ]

    def lit(self, choice: ChoiceAnswer, chains: Sequence[ChainExplanation], told: Explanation | None) -> dict[str, Any]:
        """Return what lights up with a choice: the chains, the roles, and where a decider's way stops."""
        lines, nodes = self.numbers.lines, self.numbers.nodes
        hard: dict[str, str] = {}
        for chain in chains:
            for key in _relations(chain.decider):
                hard.setdefault(key, line_look(chain.decider.verdict))
        decides = {
            lines[key]: line_look(chain.decider.verdict)
            for chain in chains
            for key in chain.decider.assignments
            if key in lines
        }
        seats = [(body, chain.decider.iri) for chain in chains for body in chain.decider.pierced_from]
        held = {iri for _, holders in told.roles for iri, _, _ in holders} if told else set()
        stops = {
            nodes[chain.decider.iri]: chain.decider.verdict == "UNKNOWN"
            for chain in chains
            if chain.decider.verdict in ("NONE_FOUND", "UNKNOWN") and chain.decider.iri in nodes
        }
        if not chains:
            stops[nodes[choice.iri]] = choice.verdict in UNGRADED
        adopters = choice.aim.deciders if choice.aim else ()
        adopted = {key for it in adopters for key in (*it.assignments, *(it.chain.relations if it.chain else ()))}
        return {
            "aim": sorted(lines[key] for key in adopted if key in lines),
            "chain": [[lines[key], name] for key, name in hard.items() if key in lines],
            "decides": [list(it) for it in decides.items()],
            "soft": [
                *(at for iri, at in self.numbers.roles.get(choice.iri, ()) if iri in held),
                *(self.numbers.seats[seat] for seat in seats if seat in self.numbers.seats),
            ],
            "stops": [list(it) for it in stops.items()],
        }

    def holder(self, iri: str, label: Text, status: str) -> list[Any]:
        """Return who holds a role: the number and name of an actor, and how sure that is."""
        return [*self.name(iri, label), status]

    def held(self, one: InOffice) -> dict[str, Any]:
        """Return who holds an office on the day, with the term, as `explain` says it."""
        return {
            "office": self.name(one.office, one.office_label),
            "words": said(Text(*(held(one, lang) for lang in LANGUAGES))),
            "id": local(one.iri),
            "sources": self.refer(one.sources),
        }

    def name(self, iri: str, label: Text | None = None) -> list[Any]:
        """Return number and label of an actor; who is not in the house has a label only."""
        return [self.numbers.nodes.get(iri), said(label or self.label_of(iri))]

    def _caveat(self, caveat: str) -> Text:
        return PAGE.get(caveat) or self.words.term(caveat)


def _known(verdict: str, grade: Grade) -> list[int] | None:
    """Return a grade, or None where nobody knows: unknown is not zero."""
    return None if verdict in UNGRADED else list(grade)


def _relations(decider: Decider) -> list[str]:
    ways = [way for way in (decider.chain, decider.oversight) if way]
    return [relation for way in ways for relation in way.relations]


def _grounds(choice: ChoiceAnswer) -> set[str]:
    """Return what an answer rests on: the statuses of who decides, of the chains, and of the gaps."""
    decided = {decider.assignment_status for decider in choice.deciders}
    chains = {decider.chain.status for decider in choice.deciders if decider.chain}
    return decided | chains | {gap.evidence for gap in choice.gaps if gap.code != "unknown"}
