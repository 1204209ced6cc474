"""What may be proposed as a repair and what never: the rules of law, read from the vocabulary.

Nothing here is a rule itself: instruments, rules, bars and grounds stand in
`ontology/vocabulary/repairs.ttl`, where a jurist can read and change them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal

from ontology.codelists.words import public_power_kinds
from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import key
from ontology.reading.facts import Actor, Choice
from ontology.standards import RDF, SKOS
from ontology.text import Text

__all__ = ["Bar", "Ground", "Instrument", "Rule", "bar", "bar_of", "bars", "ground", "grounds", "instruments", "rules"]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal act by which a change can be laid down; a lower rank is lighter."""

    code: str
    rank: int
    label: Text
    definition: Text
    sufficient: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A change that a jurist calls possible: what, from whom, towards whom, for which choices."""

    code: str
    rank: int
    #: a relation kind, hvt:Decides or hvt:lead
    proposes: str
    #: classes of actors that get a relation; empty for a decider or a lead
    actors: frozenset[str]
    #: classes of offices that become forum, decider or lead
    towards: frozenset[str]
    only: frozenset[str]
    spared: frozenset[str]
    spares_public_power: bool
    #: True or False: only for choices that bind, or do not; None: for both
    binding: bool | None
    fixes_office: bool
    instrument: Instrument
    articles: Text
    status: str
    label: Text
    definition: Text
    note: Text

    @property
    def change(self) -> str:
        """What kind of change it proposes: `relation`, `decider` or `lead`."""
        return {HVT.Decides: "decider", HVT.lead: "lead"}.get(self.proposes, "relation")

    def fits(self, choice: Choice) -> bool:
        """Tell whether the rule may be used for a choice: its kind, whether it binds, whether it uses public power."""
        kinds = frozenset(choice.kinds)
        binds = choice.binding_on is not None
        if (self.only and not kinds & self.only) or kinds & self.spared:
            return False
        if self.binding is not None and self.binding != binds:
            return False
        always, when_binding = public_power_kinds()
        return not (self.spares_public_power and (kinds & always or (binds and kinds & when_binding)))


@dataclass(frozen=True, slots=True)
class Bar:
    """A reason why a choice stays as it is."""

    code: str
    rank: int
    verdicts: frozenset[str]
    classes: frozenset[str]
    articles: Text
    label: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class Ground:
    """What in the record points to an office; `political` when it points to nobody for this choice."""

    code: str
    rank: int
    role: str | None
    political: bool
    label: Text
    definition: Text


_Said = Mapping[str, list[object]]


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule in order of rank."""
    known = {iri: _instrument(said) for iri, said in _members(HVT.LegalInstrument)}
    return tuple(
        Rule(
            code=_code(said),
            rank=_rank(said),
            proposes=_one(said, HVT.proposes) or "",
            actors=_all(said, HVT.repairsActor),
            towards=_all(said, HVT.repairsTowards),
            only=_all(said, HVT.repairsChoiceKind),
            spared=_all(said, HVT.sparesChoiceKind),
            spares_public_power=_one(said, HVT.sparesPublicPower) == "true",
            binding={"true": True, "false": False}.get(_one(said, HVT.repairsBinding) or ""),
            fixes_office=_one(said, HVT.fixesOffice) == "true",
            instrument=known[_one(said, HVT.needsInstrument) or ""],
            articles=_text(said, HVT.articlesText),
            status=(_one(said, HVT.status) or "").rsplit("#", 1)[-1],
            label=_text(said, SKOS.prefLabel),
            definition=_text(said, SKOS.definition),
            note=_text(said, SKOS.scopeNote),
        )
        for _, said in _members(HVT.RepairRule)
    )


@cache
def instruments() -> tuple[Instrument, ...]:
    """Return every instrument from light to heavy, those that never suffice included."""
    return tuple(_instrument(said) for _, said in _members(HVT.LegalInstrument))


@cache
def bars() -> tuple[Bar, ...]:
    """Return every bar in the order in which they are given as a reason."""
    verdicts = {iri: _code(said) for iri, said in _members(HVT.Verdict)}
    return tuple(
        Bar(
            code=_code(said),
            rank=_rank(said),
            verdicts=frozenset(verdicts[iri] for iri in _all(said, HVT.barsVerdict)),
            classes=_all(said, HVT.barsClass),
            articles=_text(said, HVT.articlesText),
            label=_text(said, SKOS.prefLabel),
            definition=_text(said, SKOS.definition),
        )
        for _, said in _members(HVT.RepairBar)
    )


@cache
def grounds() -> tuple[Ground, ...]:
    """Return every ground from strong to weak."""
    return tuple(
        Ground(
            code=_code(said),
            rank=_rank(said),
            role=_one(said, HVT.pointsByRole),
            political=_one(said, HVT.isPoliticalChoice) == "true",
            label=_text(said, SKOS.prefLabel),
            definition=_text(said, SKOS.definition),
        )
        for _, said in _members(HVT.RepairGround)
    )


def bar(code: str) -> Bar:
    """Return the bar of this code."""
    return next(b for b in bars() if b.code == code)


def ground(code: str) -> Ground:
    """Return the ground of this code."""
    return next(g for g in grounds() if g.code == code)


def bar_of(actor: Actor, verdict: str | None = None) -> Bar | None:
    """Return what keeps an actor as it is, by the verdict on it, its independence or its class; None if nothing."""
    if actor.independent_by_law:
        verdict = "INDEPENDENT_BY_LAW"
    return next((b for b in bars() if verdict in b.verdicts or b.classes & actor.classes), None)


@cache
def _said() -> Mapping[str, _Said]:
    found: dict[str, dict[str, list[object]]] = {}
    for quad in vocabulary().quads:
        found.setdefault(key(quad.subject), {}).setdefault(quad.predicate.value, []).append(quad.object)
    return found


def _members(cls: str) -> list[tuple[str, _Said]]:
    found = [(iri, said) for iri, said in _said().items() if cls in map(key, said.get(RDF.type, []))]
    return sorted(found, key=lambda item: (_rank(item[1]), item[0]))


def _instrument(said: _Said) -> Instrument:
    sufficient = _one(said, HVT.sufficient) == "true"
    return Instrument(_code(said), _rank(said), _text(said, SKOS.prefLabel), _text(said, SKOS.definition), sufficient)


def _all(said: _Said, predicate: str) -> frozenset[str]:
    return frozenset(map(key, said.get(predicate, [])))


def _one(said: _Said, predicate: str) -> str | None:
    return next((key(term) for term in said.get(predicate, [])), None)


def _code(said: _Said) -> str:
    return _one(said, SKOS.notation) or ""


def _rank(said: _Said) -> int:
    return int(_one(said, HVT.rank) or 0)


def _text(said: _Said, predicate: str) -> Text:
    terms: Iterable[object] = said.get(predicate, [])
    words = {term.language or "": term.value for term in terms if isinstance(term, Literal)}
    first = next(iter(words.values()), "")
    return Text(words.get("nl", first), words.get("en", first))
