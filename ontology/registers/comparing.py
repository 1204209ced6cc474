"""What is new in a register against a house: organisations that are new, ended, renamed or under another ministry.

Organisations are the same when the house bears the code (`hvt:identifier`, or the last part of `owl:sameAs`), never
because they are called the same. One without such a code is not compared, and counted as such. What the house does
not say is no difference: only where both say something can they differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Quad

from ontology.errors import InputError
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset, key
from ontology.reading.extracting import read_facts, scenario_quads
from ontology.reading.facts import Facts, holds_on
from ontology.registers.organisation import Organisation
from ontology.registers.register import Register
from ontology.standards import ORG, OWL
from ontology.text import Text

__all__ = ["NEWS", "Comparison", "News", "NotCompared", "compare"]

#: What can be new, in the order in which it is told.
NEWS = ("new", "ended", "not-ended", "renamed", "moved")

#: What leads a name in one list and not in another; it tells the sort, which the code tells already.
_SORT_WORDS = re.compile(
    r"^(ministerie van|gemeente|provincie|waterschap|openbaar lichaam|agentschap|stichting|vereniging)\s+"
)


@dataclass(frozen=True, slots=True)
class News:
    """One difference. `before` is what the house says, `after` what the register says, in words or as a date.

    `node` is the IRI in the house, None for what is new. `because` names the change in the register it follows from.
    """

    what: str
    code: str
    sort: str
    name: str
    node: str | None
    before: Text | None
    after: Text | None
    on: date | None = None
    because: Text | None = None


@dataclass(frozen=True, slots=True)
class NotCompared:
    """An organisation that has no code to know it by."""

    code: str
    sort: str
    name: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A register against a house on one day; `counts` holds what is no difference and yet worth knowing."""

    register: str
    title: Text
    house: Text
    digest: str
    on: date
    news: tuple[News, ...]
    not_compared: tuple[NotCompared, ...]
    #: found in both by their code
    compared: int
    #: of these: the house names no ministry where the register does
    ministry_unknown: int
    #: ended before the day, and not in the house
    ended_elsewhere: int
    #: in the house with a code, and not in the register, which may be a part
    not_listed: int

    def counted(self) -> Mapping[str, int]:
        """Return how often each of `NEWS` occurs, none left out."""
        found = Counter(news.what for news in self.news)
        return {what: found[what] for what in NEWS}


def compare(register: Register, house: Dataset, on: date | None = None) -> Comparison:
    """Return what is new in `register` against `house` on a day.

    Parameters: on: default the day the register speaks of, else the reference date of the house.

    Raises InputError when none of these is there.
    """
    facts = read_facts(house)
    day = on or register.on or facts.house.reference_date
    if day is None:
        raise InputError(f"{register.name}: says no day, and neither does the house; give one with --on yyyy-mm-dd")
    return _Comparing(register, house, facts, day).comparison()


class _Comparing:
    def __init__(self, register: Register, house: Dataset, facts: Facts, day: date) -> None:
        self._register = register
        self._digest = house.digest
        self._facts = facts
        self._day = day
        self._listed = {it.code: it for it in register.organisations}
        quads, _ = scenario_quads(house, [])
        self._codes = {node: codes for node, codes in _codes(quads).items() if node in facts.actors}
        self._nodes: dict[str, list[str]] = {}
        for node, codes in self._codes.items():
            for code in codes:
                self._nodes.setdefault(code, []).append(node)
        self._above = _above(quads, facts, day)

    def comparison(self) -> Comparison:
        news: list[News] = []
        apart: list[NotCompared] = []
        compared = unknown = elsewhere = 0
        for it in self._register.organisations:
            nodes = self._nodes.get(it.code, [])
            if nodes:
                compared += 1
                moved, silent = self._ministry(it, nodes)
                unknown += silent
                news += [*self._end(it, nodes), *self._name(it, nodes), *moved]
            elif it.tooi is None:
                apart.append(NotCompared(it.code, it.sorts[0], it.name))
            elif it.ended is not None and it.ended <= self._day:
                elsewhere += 1
            else:
                news.append(self._news("new", it, None, None, Text(it.name, it.name), it.begun))
        return Comparison(
            register=self._register.name,
            title=self._register.title,
            house=self._facts.house.title,
            digest=self._digest,
            on=self._day,
            news=tuple(sorted(news, key=lambda n: (NEWS.index(n.what), n.sort, n.name, n.code))),
            not_compared=tuple(sorted(apart, key=lambda n: (n.sort, n.name, n.code))),
            compared=compared,
            ministry_unknown=unknown,
            ended_elsewhere=elsewhere,
            not_listed=sum(not codes & self._listed.keys() for codes in self._codes.values()),
        )

    def _news(
        self, what: str, it: Organisation, node: str | None, before: Text | None, after: Text | None, on: date | None
    ) -> News:
        return News(what, it.code, it.sorts[0], it.name, node, before, after, on, self._because(what, it))

    def _because(self, what: str, it: Organisation) -> Text | None:
        """Return the change that the register gives for it, and what came of it."""
        for change in self._register.changes:
            if (it.code in change.ended and what == "ended") or (it.code in change.begun and what == "new"):
                others = change.begun or change.stayed if what == "ended" else change.ended
            elif it.code in change.stayed and what == "renamed" and change.sort == "Toestandswijziging":
                others = ()
            else:
                continue
            names = ", ".join(self._listed[code].name if code in self._listed else code for code in others)
            when = f" ({change.on})" if change.on else ""
            return Text(*(f"{change.sort}{when}{word + names if names else ''}" for word in _WITH[what == "ended"]))
        return None

    # -- what can differ

    def _end(self, it: Organisation, nodes: list[str]) -> Iterator[News]:
        ends = {self._facts.actors[node].valid_until for node in nodes}
        if it.ended in ends:
            return
        own = min((end for end in ends if end), default=None)
        before, after = (Text(str(end), str(end)) if end else None for end in (own, it.ended))
        yield self._news("ended" if it.ended else "not-ended", it, nodes[0], before, after, it.ended)

    def _name(self, it: Organisation, nodes: list[str]) -> Iterator[News]:
        known = {plain for node in nodes for name in self._names(node) for plain in _plain(name)}
        called = {plain for name in (it.name, it.official_name) if name for plain in _plain(name)}
        if not called & known:
            since = [
                earlier.until
                for earlier in self._register.earlier_names
                if earlier.code == it.code and _plain(earlier.name) & known
            ]
            on = max((day for day in since if day), default=None)
            label = self._facts.actors[nodes[0]].label
            yield self._news("renamed", it, nodes[0], label, Text(it.name, it.name), on)

    def _names(self, node: str) -> Iterator[str]:
        """Yield every name the house has for an actor, those of other periods too."""
        yield from (*self._facts.actors[node].label, *self._facts.actors[node].names)
        for name in self._facts.names.values():
            if name.actor == node:
                yield from (*name.label, *(name.short or ()))

    def _ministry(self, it: Organisation, nodes: list[str]) -> tuple[list[News], bool]:
        """Return whether it stands under another ministry, and whether the house names none at all.

        The ministry that an association of co-governments deals with has no authority over it (ROO).
        """
        code = self._ministry_of(it)
        gone = it.ended is not None and it.ended <= self._day
        if code is None or gone or it.sorts[0] in ("association", "ministry"):
            return [], False
        ministries = sorted({m for node in nodes for m in self._ministries(node)})
        if not ministries:
            return [], True
        if any(code in self._codes.get(ministry, ()) for ministry in ministries):
            return [], False
        before = [self._facts.actors[m].label for m in ministries]
        words = Text(", ".join(label.nl for label in before), ", ".join(label.en for label in before))
        return [self._news("moved", it, nodes[0], words, self._called(code), None)], False

    def _ministry_of(self, it: Organisation) -> str | None:
        """Return the code of the ministry that the register names, or that it is a part of."""
        seen: set[str] = set()
        while it.ministry is None and it.part_of in self._listed and it.code not in seen:
            seen.add(it.code)
            it = self._listed[it.part_of or ""]
        return it.ministry or (it.code if it.sorts[0] == "ministry" else None)

    def _ministries(self, node: str) -> set[str]:
        """Return the ministries in the house that stand above a node."""
        found: set[str] = set()
        seen, waiting = {node}, [node]
        while waiting:
            for above in self._above.get(waiting.pop(), set()) - seen:
                seen.add(above)
                actor = self._facts.actors.get(above)
                if actor and HVT.Ministry in actor.classes:
                    found.add(above)
                else:
                    waiting.append(above)
        return found

    def _called(self, code: str) -> Text:
        """Return what a ministry of the register is called: as in the house, else as in the register."""
        if code in self._nodes:
            return self._facts.actors[self._nodes[code][0]].label
        name = self._listed[code].name if code in self._listed else code
        return Text(name, name)


#: whether it ended -> what stands before the names of the others
_WITH = {True: (", opgegaan in ", ", merged into "), False: (", uit ", ", from ")}


def _codes(quads: Iterable[Quad]) -> dict[str, frozenset[str]]:
    """Return node -> the codes of registers that the house gives it."""
    found: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate.value == HVT.identifier:
            found.setdefault(key(quad.subject), set()).add(key(quad.object))
        elif quad.predicate.value == OWL.sameAs:
            found.setdefault(key(quad.subject), set()).add(key(quad.object).rsplit("/", 1)[-1])
    return {node: frozenset(codes) for node, codes in sorted(found.items())}


def _above(quads: Iterable[Quad], facts: Facts, day: date) -> dict[str, set[str]]:
    """Return node -> what it is part of, where its post is, and the offices and ministries it answers to on a day."""
    found: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate.value in (ORG.postIn, ORG.subOrganizationOf):
            found.setdefault(key(quad.subject), set()).add(key(quad.object))
    offices = {HVT.Minister, HVT.StateSecretary, HVT.MinisterialOffice, HVT.Ministry}
    for relation in facts.relations.values():
        forum = facts.actors.get(relation.forum or "")
        if forum and forum.classes & offices and relation.status != "unknown" and holds_on(relation, day):
            found.setdefault(relation.account_giver, set()).add(forum.iri)
    return found


def _plain(name: str) -> set[str]:
    """Return what stands before and in brackets, without case, spacing or a word for the sort in front.

    >>> sorted(_plain("Ministerie van Financiën")), sorted(_plain("Douane  (DG Douane)"))
    (['financiën'], ['dg douane', 'douane'])
    """
    before, _, inside = " ".join(name.casefold().split()).partition("(")
    return {plain for part in (before, inside.rstrip(")")) if (plain := _SORT_WORDS.sub("", part.strip()))}
