"""What one relation more or less does to how far everybody is answered for: tried on a closure that is built once.

Where `graph.change.whatif` says which choices change and why, this says whose grades do, thousands of times a second.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.closure.portfolios import REACHES
from graph.closure.words import SINKS, maximal
from graph.columns.counting import Counting
from graph.columns.live import Link, LiveClosure, links_of
from graph.house.assuming import assumption, withdrawal
from graph.house.finding import find
from graph.house.setting import Setting, accepts
from graph.records import Grade
from ontology.columns.house import Scope
from ontology.columns.of_facts import columns_of
from ontology.errors import UnknownNameError
from ontology.names import closest, local_name
from ontology.reading.facts import Choice

__all__ = ["Trial"]


class _Tried(NamedTuple):
    """What is tried: a relation that went and one that came, each with its place; None where nothing counts."""

    gone: tuple[str, int] | None
    come: tuple[str, int] | None


class Trial:
    """The closure of a house on one day, for one choice or, without one, for whatever choice there is.

    Every edit returns the IRIs of the actors whose words it changed; the record itself never changes.
    """

    def __init__(self, setting: Setting, choice: str | None = None) -> None:
        self.setting = setting
        facts = self.facts = setting.facts
        self.choice: Choice | None = facts.choices[choice] if choice else None
        columns = columns_of(facts)
        scopes = frozenset(n for n, scope in enumerate(columns.scopes) if self._covers(scope))
        links, offices, relations = links_of(Counting(columns, setting.on, setting.evidence), scopes)
        self._closure = LiveClosure(links, offices)
        self._actors = columns.actors.names
        self._number = {iri: number for number, iri in enumerate(self._actors)}
        #: relation that counts -> where it stands
        self._places = {columns.relations.names[one]: place for place, one in enumerate(relations.tolist())}
        self._tried: list[_Tried] = []

    def __repr__(self) -> str:
        about = local_name(self.choice.iri) if self.choice else "any choice"
        return f"Trial({about}: {len(self._places)} relations, {len(self._tried)} edits)"

    def grades(self, actor: str, sink: str = "ministerial", reach: str = "system") -> tuple[Grade, ...]:
        """Return the best grades of an actor that decides, the preferred first; none where no chain is.

        `sink` is where the chains end, `ministerial` or `local`; `reach` the weakest that they may have.

        Raises UnknownNameError for a name that is not there, or can mean more than one thing.
        """
        for name, known in ((sink, SINKS), (reach, REACHES)):
            if name not in known:
                raise UnknownNameError(f"{name!r} is none of {', '.join(known)}{closest(name, known)}")
        number = self._number[find(self.facts, actor, among=self.facts.actors)]
        return maximal(self._closure.word(number, SINKS.index(sink), REACHES.index(reach)))

    def add(self, text: str) -> tuple[str, ...]:
        """Assume a relation, written `A -> B : kind [scope...]` as for `whatif`.

        One that does not count changes nothing.

        Raises UnknownNameError for what is not understood.
        """
        iri, link = self._link(text)
        come = (iri, self._closure.add(link)) if link else None
        return self._keep(_Tried(None, come))

    def withdraw(self, name: str) -> tuple[str, ...]:
        """Leave out a relation, by IRI or the last part of it; one that does not count changes nothing.

        Raises UnknownNameError where no relation is called that.
        """
        gone = self._standing(name)
        if gone:
            self._closure.withdraw(gone[1])
        return self._keep(_Tried(gone, None))

    def change(self, name: str, text: str) -> tuple[str, ...]:
        """Put the relation that `text` assumes in the place of another, as one edit.

        Raises UnknownNameError as `add` and `withdraw`.
        """
        gone, (iri, link) = self._standing(name), self._link(text)
        if gone and link:
            return self._keep(_Tried(gone, (iri, self._closure.change(gone[1], link))))
        return self.withdraw(name) if gone else self.add(text)

    def undo(self) -> None:
        """Undo the last edit that is not undone; without one nothing happens."""
        if not self._tried:
            return
        last = self._tried.pop()
        if last.come:
            del self._places[last.come[0]]
        if last.gone:
            self._places[last.gone[0]] = last.gone[1]
        if last.come or last.gone:
            self._closure.undo()

    def _keep(self, tried: _Tried) -> tuple[str, ...]:
        self._tried.append(tried)
        if tried.gone:
            del self._places[tried.gone[0]]
        if tried.come:
            self._places[tried.come[0]] = tried.come[1]
        if not (tried.gone or tried.come):
            return ()
        return tuple(self._actors[number] for number in self._closure.changed().tolist())

    def _standing(self, name: str) -> tuple[str, int] | None:
        """Return a relation and where it stands; None for one that does not count."""
        if name in self._places:
            return name, self._places[name]
        tried = [one.come[0] for one in self._tried if one.come and name in (one.come[0], local_name(one.come[0]))]
        iri = tried[0] if tried else withdrawal(name, self.facts)
        if not tried and iri not in self.facts.relations:
            raise UnknownNameError(
                f"{name!r} is no relation; of other statements `whatif --withdraw` tells what they do"
            )
        return (iri, self._places[iri]) if iri in self._places else None

    def _link(self, text: str) -> tuple[str, Link | None]:
        """Return the relation that a text assumes; None where it would not count, or is there already."""
        assumed = assumption(self.facts, text)
        kind = self.facts.kinds[assumed.kind]
        scope = Scope(frozenset(assumed.themes), frozenset(assumed.choice_kinds), frozenset(assumed.choices))
        counts = self._covers(scope) and accepts(self.setting.evidence, assumed.status) and kind.reach in REACHES
        information, discussion, consequences = (power or 0 for power in kind.grade)
        if not counts or assumed.iri in self._places:
            return assumed.iri, None
        return assumed.iri, Link(
            self._number[assumed.account_giver],
            self._number[assumed.forum],
            Grade(information, discussion, consequences),
            REACHES.index(kind.reach or ""),
            kind.own_conduct_only,
            kind.acts_as_forum,
        )

    def _covers(self, scope: Scope) -> bool:
        """Tell whether a scope covers the choice (model-2.md 3.1); without one, whether it is no limit."""
        choice = self.choice
        if choice is None:
            return not any(scope)
        return (
            (not scope.choices or choice.iri in scope.choices)
            and (not scope.kinds or not scope.kinds.isdisjoint(choice.kinds))
            and (not scope.themes or not scope.themes.isdisjoint(self.facts.themes_over(choice.themes)))
        )
