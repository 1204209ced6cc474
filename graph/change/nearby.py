"""What is near a choice: what of a record can reach the answer on it, and that answer between two states.

Near is the choice with its roles and money, its parts, the choices it is a part of with their roles, and everything
upward of those who decide on these, adopted them or lead them, whether or not it counts: all else may change without
it being noticed there. So a question on one choice costs a few facts, however large the house. A state between two
others is the one before, with some of the edits made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from graph.answers.answering import answer_choice, assembled
from graph.change.edits import PIVOT, Edit, edits_between, made, made_in, weighed, weight
from graph.closure.admissibility import Ladders
from graph.closure.portfolios import REACHES, in_scope
from graph.house.building import Turned
from graph.house.setting import Setting, accepts, settled
from graph.records import Answer, ChoiceAnswer, HouseInfo
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Facts, Relation, holds_on
from ontology.steps import come_to
from ontology.text import Text

__all__ = ["Known", "Near", "Nearby", "Record", "Sides", "upward"]

#: The collections of statements that weigh on an answer.
STATEMENTS = ("relations", "roles", "funding", "participations", "absences", "tenures", "caretakers")
#: roles by which an actor is asked who answers for it
_ANSWERING = frozenset({HVT.Decides, HVT.Adopts})


class Record:
    """The facts of one state with its statements by what they are about; with a day, as they weigh on it."""

    def __init__(self, facts: Facts, day: date | None = None) -> None:
        self.facts = facts
        self.day = day
        self.relations = _by(facts.relations, "account_giver")
        self.roles = _by(facts.roles, "choice")
        self.funding = _by(facts.funding, "choice")
        self.participations = _by(facts.participations, "body")
        self.absences = _by(facts.absences, "about")
        self.tenures = _by(facts.tenures, "office")
        self.caretakers = _by(facts.caretakers, "about")
        #: choice -> the choices that are a part of it
        self.parts: dict[str, list[str]] = {}
        for part in facts.choices.values():
            for whole in part.part_of:
                self.parts.setdefault(whole, []).append(part.iri)
        self.names = _by(facts.names, "actor")

        #: actor -> whoever it answers to, and whoever sits in it, as they were looked up
        self._above: dict[str, frozenset[str]] = {}
        self._inside: dict[str, frozenset[str]] = {}

    def above(self, actor: str) -> frozenset[str]:
        """Whoever an actor answers to, whether or not it counts."""
        if actor not in self._above:
            self._above[actor] = frozenset(r.forum for r in self.relations.get(actor, ()) if r.forum)
        return self._above[actor]

    def inside(self, body: str) -> frozenset[str]:
        """Whoever may stand for a body that answers to nobody itself."""
        if body not in self._inside:
            known = self.facts.actors.get(body)
            seated = (p.participant for p in self.participations.get(body, ()) if p.participant)
            self._inside[body] = frozenset((*seated, *(known.participants if known else ())))
        return self._inside[body]

    def lasting(self, actor: str, choice: Choice, first: date, least: str) -> set[Relation]:
        """Return the relations, no weaker than `least`, by which an actor answers for a choice for good."""
        return {
            r
            for r in (weight(r, self.day) if self.day else r for r in self.relations.get(actor, []))
            if accepts(least, r.status)
            and r.forum
            and r.grade is not None
            and r.reach in REACHES
            and (r.valid_from is None or r.valid_from <= first)
            and r.valid_until is None
            and in_scope(r, choice, self.facts)
        }

    def start(self, choice: str) -> Iterable[str]:
        """Whoever decides on a choice, adopted it or leads it, on any day, of any status; and caretaking cabinets."""
        known = self.facts.choices.get(choice)
        for one in (choice, *self.wholes(choice)):
            yield from (r.actor for r in self.roles.get(one, []) if r.actor and r.role in _ANSWERING)
        yield from (known.lead,) if known and known.lead else ()
        yield from self.caretakers

    def wholes(self, choice: str) -> list[str]:
        """Return the choices that a choice is a part of, directly or through others."""
        choices = self.facts.choices
        return come_to(choice, lambda part: choices[part].part_of if part in choices else ())[1:]

    def around(self, choice: str, actors: frozenset[str]) -> Facts:
        """Return the facts that can reach a choice, with the actors they name."""
        beside = (choice, *self.wholes(choice))
        named = actors | {r.actor for one in beside for r in self.roles.get(one, []) if r.actor}
        choices = {*beside, *self.parts.get(choice, [])} & self.facts.choices.keys()
        kept: dict[str, Any] = {name: _keyed(found) for name, found in self.statements(choice, actors)}
        facts = replace(
            self.facts,
            actors={iri: self.facts.actors[iri] for iri in sorted(named) if iri in self.facts.actors},
            choices={iri: self.facts.choices[iri] for iri in sorted(choices)},
            names=_keyed(n for a in named for n in self.names.get(a, [])),
            **kept,
        )
        return weighed(facts, self.day) if self.day else facts

    def statements(
        self, choice: str, actors: frozenset[str], names: Iterable[str] = STATEMENTS
    ) -> Iterable[tuple[str, list[Any]]]:
        """Yield what is said of a choice and of these actors, by collection."""
        for name in names:
            grouped: dict[str, list[Any]] = getattr(self, name)
            about: Iterable[str] = actors
            if name in ("roles", "funding", "absences"):
                about = (choice, *self.wholes(choice), *(actors if name == "absences" else ()))
            yield name, [fact for one in about for fact in grouped.get(one, [])]


def upward(choice: str, records: Sequence[Record], first: date | None = None, least: str = "stated") -> frozenset[str]:
    """Return everybody upward of those who decide on a choice, adopted it or lead it, in any of the records.

    With `first`, for who asks from that day on: those in a body are then left out when the body answers for the choice
    itself throughout, in every record by the same relation, no weaker than `least`: a stated one for who asks, as an
    answer does, on stated facts alone too.
    """
    seen = {actor for record in records for actor in record.start(choice)}
    waiting = sorted(seen)
    while waiting:
        actor = waiting.pop()
        found = [record.above(actor) for record in records]
        inside = [seated for record in records if (seated := record.inside(actor))]
        if inside and not (first and _answers(actor, choice, records, first, least)):
            found += inside
        for some in found:
            if not some <= seen:
                waiting.extend(some - seen)
                seen |= some
    return frozenset(seen)


def _answers(body: str, choice: str, records: Sequence[Record], first: date, least: str) -> bool:
    known, *others = (record.facts.choices.get(choice) for record in records)
    themes = [record.facts.broader for record in records]
    if known is None or any(other != known for other in others) or any(broader != themes[0] for broader in themes[1:]):
        return False
    return bool(set.intersection(*(record.lasting(body, known, first, least) for record in records)))


def _by(facts: Mapping[str, Any], name: str) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for fact in facts.values():
        grouped.setdefault(getattr(fact, name), []).append(fact)
    return grouped


def _keyed(facts: Iterable[Any]) -> dict[str, Any]:
    return dict(sorted((fact.iri, fact) for fact in facts))


class Near:
    """Two records side by side, asked what of either can reach a choice from a day on.

    `least` is the weakest status on which it is asked; whoever asks on stated facts alone too says "stated".
    """

    def __init__(self, before: Record, after: Record, first: date, least: str = "stated") -> None:
        self.records = (before, after)
        self.first = first
        self.least = least
        #: the facts that were looked at, by where they are, and whether they name what is told otherwise
        self._seen: dict[int, tuple[object, bool]] = {}

    def around(self, choice: str) -> tuple[Facts, Facts]:
        """Return what of each record can reach a choice in any of the two."""
        actors = upward(choice, self.records, self.first, self.least)
        before, after = self.records
        return before.around(choice, actors), after.around(choice, actors)

    def differs(self, old: Facts, new: Facts) -> bool:
        """Tell whether a choice, for which this is kept, can be answered otherwise in one record than in the other."""
        return any(getattr(old, name) != getattr(new, name) for name in _NEAR) or self._names_otherwise(new)

    def _names_otherwise(self, facts: Facts) -> bool:
        """Tell whether what is kept for a choice names something that is told otherwise."""
        held = (fact for collection in _NEAR for fact in getattr(facts, collection).values())
        return bool(self._told_otherwise) and any(map(self._names_one, held))

    def _names_one(self, fact: Any) -> bool:
        known = self._seen.get(id(fact))
        if known is None:  # with the fact itself, so that no other comes to stand where it was
            known = self._seen[id(fact)] = (fact, _names_any(fact, self._told_otherwise))
        return known[1]

    @cached_property
    def _told_otherwise(self) -> frozenset[str]:
        """The names under which something else is found in one record than in the other."""
        old, new = (record.facts for record in self.records)
        pairs = [(getattr(old, name), getattr(new, name)) for name in _LOOKED_UP]
        names = {key for a, b in pairs if a is not b for key in a.keys() | b.keys() if a.get(key) != b.get(key)}
        return frozenset(names | _themes_below(names, (old, new)))


#: What of a record is kept apart for a choice, and what is looked up by a name that stands there.
_NEAR = ("choices", "actors", "names", *STATEMENTS)
_LOOKED_UP = ("kinds", "sources", "provisions", "broader", "labels")


def _themes_below(themes: set[str], facts: Iterable[Facts]) -> set[str]:
    """Return the themes that are under one of these, in whatever steps: what is found above them is other too."""
    below: dict[str, list[str]] = {}
    for one in facts:
        for theme, above in one.broader.items():
            for parent in above:
                below.setdefault(parent, []).append(theme)
    return {*come_to("", lambda one: below.get(one, ()) if one else sorted(themes))}


def _names_any(fact: Any, names: frozenset[str]) -> bool:
    """Tell whether a fact has any of these names in it."""
    values = (getattr(fact, field.name) for field in fields(fact))
    return any(not names.isdisjoint(v if isinstance(v, tuple | frozenset) else (v,)) for v in values)


class Known:
    """A setting that was answered, so that others of its day and evidence are asked only what is other in them."""

    def __init__(self, setting: Setting, told: Answer) -> None:
        self.told = told
        self.record = Record(setting.facts)
        self.choices = {choice.iri: choice for choice in told.choices}

    def answer(self, asked: Setting) -> Answer:
        """Return what `graph.answers.answering.answer` returns.

        A choice that nothing reaches otherwise is not asked again; any other is asked of what can reach it.
        """
        near = Near(self.record, Record(asked.facts), asked.on)
        return assembled(
            asked.house, [self._answer(near, asked, c) for c in asked.facts.choices.values() if holds_on(c, asked.on)]
        )

    def _answer(self, near: Near, asked: Setting, choice: Choice) -> ChoiceAnswer:
        known = self.choices.get(choice.iri)
        old, new = near.around(choice.iri)
        if known is None or near.differs(old, new):
            return answer_choice(Ladders(replace(asked, facts=new)), choice)
        return known


class Sides:
    """Two settings as two weighed states with the edits between them, ready to be asked choice by choice.

    Both are asked on the same evidence.
    """

    def __init__(self, before: Setting, after: Setting) -> None:
        old, new = before.facts, after.facts
        self.evidence: str = after.evidence
        self.edits = edits_between(old, before.on, new, after.on)
        #: collection -> IRI of a record -> the edits of it
        self._by_record: dict[str, dict[str, list[Edit]]] = {}
        for edit in self.edits:
            for collection, iri in [*(("relations", r) for r in edit.relations), (edit.collection, edit.iri)]:
                self._by_record.setdefault(collection, {}).setdefault(iri, []).append(edit)
        #: the collections of which something was edited: no other is looked through; a relation tells its kind too
        self._statements = [
            name
            for name in STATEMENTS
            if name in self._by_record or (name == "relations" and "kinds" in self._by_record)
        ]
        # an actor on one side only weighs through what is said of it: it may stand in any state
        self._before = Record(replace(old, actors={**new.actors, **old.actors}), before.on)
        self._after = Record(replace(new, actors={**old.actors, **new.actors}), after.on)

    def near(self, choice: str) -> Nearby:
        """Return both states around one choice, with the edits that can reach it."""
        sides = (self._before, self._after)
        actors = upward(choice, sides)
        near: dict[str, set[str]] = {"choices": {choice}, "actors": set(actors), "broader": set(), "kinds": set()}
        for side in sides:
            known = side.facts.choices.get(choice)
            near["choices"].update(side.wholes(choice), side.parts.get(choice, []))
            near["broader"].update(side.facts.themes_over(known.themes) if known else ())
            for name, said in side.statements(choice, actors, self._statements):
                near.setdefault(name, set()).update(fact.iri for fact in said)
                if name == "relations":
                    near["kinds"].update(fact.kind for fact in said if fact.kind)
        edited = [(held, near.get(name, set())) for name, held in self._by_record.items()]
        found = {e.id: e for held, iris in edited for iri in held.keys() & iris for e in held[iri]}
        return Nearby(choice, Near(*sides, PIVOT, self.evidence), tuple(found[name] for name in sorted(found)))


class Nearby:
    """Both states around one choice."""

    def __init__(self, choice: str, near: Near, edits: tuple[Edit, ...]) -> None:
        self.choice = choice
        self.edits = edits
        self._near = near
        self._asked: dict[frozenset[str], ChoiceAnswer | None] = {}
        #: the ladders of the state asked last, and the edits made there
        self._last: tuple[Ladders, frozenset[str]] | None = None

    @cached_property
    def states(self) -> tuple[Facts, Facts]:
        """What of both states can reach the choice in any state between them."""
        return self._near.around(self.choice)

    @cached_property
    def _weighing(self) -> frozenset[str]:
        """The edits that can move how the choice stands: of something that these states hold, and that is asked."""
        return frozenset(edit.id for edit in self.edits if any(map(self._holds, made_in(edit))) and self._asks(edit))

    def _asks(self, edit: Edit) -> bool:
        """Tell whether a verdict, an aim or a gap is asked of it: of roles only who decides and who adopted."""
        if edit.collection == "caretakers":
            return False  # of these only a caveat is asked
        if edit.collection == "tenures":
            return edit.iri in self._of_two_offices
        roles = [state.roles[edit.iri].role for state in self.states if edit.iri in state.roles]
        return edit.collection != "roles" or not _ANSWERING.isdisjoint(roles)

    @cached_property
    def _of_two_offices(self) -> frozenset[str]:
        """The tenures of whoever holds another office too: a gap is asked of nobody else (`circular`)."""
        offices: dict[str, set[str]] = {}
        held = [fact for state in self.states for fact in state.tenures.values()]
        for fact in held:
            offices.setdefault(fact.holder, set()).add(fact.office)
        return frozenset(fact.iri for fact in held if len(offices[fact.holder]) > 1)

    def _holds(self, place: tuple[str, str]) -> bool:
        collection, iri = place
        return any(iri in getattr(state, collection) for state in self.states)

    def answer(self, chosen: frozenset[str]) -> ChoiceAnswer | None:
        """Return how the choice is answered with these edits made; None when it is not on the agenda then.

        It stands (`graph.change.comparing.standing`) as with all of them; what only a reader is told may differ.
        """
        weighing = chosen & self._weighing
        if weighing not in self._asked:
            self._asked[weighing] = self._answer(weighing)
        return self._asked[weighing]

    def _answer(self, weighing: frozenset[str]) -> ChoiceAnswer | None:
        facts = made(*self.states, (e for e in self.edits if e.id in weighing))
        known = facts.choices.get(self.choice)
        if known is None or not holds_on(known, PIVOT):
            return None
        asked = settled(facts, PIVOT, self._near.least, _NOBODY_ASKS)
        if self._last is None:
            ladders = Ladders(asked)
        else:
            # from one state to another only the edits made in one of them are other
            ladders, made_there = self._last
            ladders.turn(asked, _places(e for e in self.edits if e.id in weighing ^ made_there))
        self._last = ladders, weighing
        return answer_choice(ladders, known, stated=False)


#: A hybrid is asked for one choice at a time; nothing of the house itself is read.
_NOBODY_ASKS = HouseInfo(None, Text("", ""), PIVOT.isoformat(), (), "unverified", "")


def _places(edits: Iterable[Edit]) -> Turned:
    """Return whatever these edits change: collection -> IRIs."""
    found: dict[str, set[str]] = {}
    for edit in edits:
        for collection, iri in made_in(edit):
            found.setdefault(collection, set()).add(iri)
    return {collection: frozenset(iris) for collection, iris in found.items()}
