"""What may be proposed as a repair and what never, as the vocabulary has it: instruments, rules, bars and grounds.

They stand in `ontology/vocabulary/repairs.ttl` and in the folder of each state, where a jurist can change them;
`graph.repair` applies those of the law that holds in the house.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from ontology.codelists.concepts import Concept, concepts
from ontology.namespaces import HVT
from ontology.standards import SKOS
from ontology.text import Text

__all__ = ["Bar", "Ground", "Instrument", "Rule", "bar", "bars", "ground", "grounds", "instruments", "rules"]


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
    #: for choices of this theme, or one below it, it rests on other articles
    special_theme: str | None = None
    special_articles: Text | None = None

    def within(self, themes: frozenset[str]) -> Rule:
        """Return the rule as it holds for a choice of these themes, broader ones included."""
        if self.special_articles is None or self.special_theme not in themes:
            return self
        return replace(self, articles=self.special_articles)

    @property
    def change(self) -> str:
        """What kind of change it proposes: `relation`, `decider` or `lead`."""
        return {HVT.Decides: "decider", HVT.lead: "lead"}.get(self.proposes, "relation")


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


@cache
def instruments(law: str | None = None) -> tuple[Instrument, ...]:
    """Return every instrument from light to heavy, those that never suffice included; None: of any law."""
    return tuple(map(_instrument, concepts(HVT.LegalInstrument, law)))


def _instrument(said: Concept) -> Instrument:
    return Instrument(said.code, said.rank, said.label, said.definition, bool(said.is_so(HVT.sufficient)))


@cache
def rules(law: str | None = None) -> tuple[Rule, ...]:
    """Return every rule of a law in order of rank; None: of any law."""
    known = {said.iri: _instrument(said) for said in concepts(HVT.LegalInstrument)}
    return tuple(
        Rule(
            code=said.code,
            rank=said.rank,
            proposes=said.one(HVT.proposes) or "",
            actors=said.all(HVT.repairsActor),
            towards=said.all(HVT.repairsTowards),
            only=said.all(HVT.repairsChoiceKind),
            spared=said.all(HVT.sparesChoiceKind),
            spares_public_power=bool(said.is_so(HVT.sparesPublicPower)),
            binding=said.is_so(HVT.repairsBinding),
            fixes_office=bool(said.is_so(HVT.fixesOffice)),
            instrument=known[said.one(HVT.needsInstrument) or ""],
            articles=said.text(HVT.articlesText),
            status=(said.one(HVT.status) or "").rsplit("#", 1)[-1],
            label=said.label,
            definition=said.definition,
            note=said.text(SKOS.scopeNote),
            special_theme=said.one(HVT.specialTheme),
            special_articles=said.text(HVT.specialArticlesText) if said.one(HVT.specialTheme) else None,
        )
        for said in concepts(HVT.RepairRule, law)
    )


@cache
def bars(law: str | None = None) -> tuple[Bar, ...]:
    """Return every bar, with what it rests on under a law, in the order in which they are given as a reason."""
    verdicts = {said.iri: said.code for said in concepts(HVT.Verdict)}
    return tuple(
        Bar(
            code=said.code,
            rank=said.rank,
            verdicts=frozenset(verdicts[iri] for iri in said.all(HVT.barsVerdict)),
            classes=said.all(HVT.barsClass),
            articles=said.text(HVT.articlesText),
            label=said.label,
            definition=said.definition,
        )
        for said in concepts(HVT.RepairBar, law)
    )


@cache
def grounds() -> tuple[Ground, ...]:
    """Return every ground from strong to weak."""
    return tuple(
        Ground(
            code=said.code,
            rank=said.rank,
            role=said.one(HVT.pointsByRole),
            political=bool(said.is_so(HVT.isPoliticalChoice)),
            label=said.label,
            definition=said.definition,
        )
        for said in concepts(HVT.RepairGround)
    )


def bar(code: str, law: str) -> Bar:
    """Return the bar of this code, with what it rests on under a law."""
    return next(b for b in bars(law) if b.code == code)


def ground(code: str) -> Ground:
    """Return the ground of this code."""
    return next(g for g in grounds() if g.code == code)
