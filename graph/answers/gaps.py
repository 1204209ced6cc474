"""What stands between a choice and somebody who answers for it: one small function per gap.

Every gap is about the record ("in this record no ... is laid down"), says on what evidence it rests and
carries the question to ask. Definitions: model-2.md section 4, after accountability-law.md section 9; the
words are in `ontology/vocabulary/gaps.ttl`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from graph.answers.judging import ChoiceVerdict, absences_of_decider, deciding_roles
from graph.answers.offices import offices_of, one_office
from graph.answers.verdicts import assess, closing
from graph.closure.admissibility import Ladder, Ladders
from graph.closure.chains import reachable_offices
from graph.closure.portfolios import in_scope
from graph.closure.words import reaches, word
from graph.house.setting import accepts
from graph.records import POWERS, Decider, Gap
from graph.words.gap import gap_sentences
from ontology.codelists.ranks import GAP_CODES, STATUSES, STRENGTH
from ontology.codelists.words import uses_public_power, words_of_gap
from ontology.namespaces import HVT
from ontology.reading.facts import Absence, Choice, Facts, Relation, bounds_of

__all__ = ["Judged", "find_gaps", "rings"]

RECORD_SILENT = "record-silent"

#: verdict on a decider -> the stronger ones; who is unknown has found nothing yet
_BETTER = {
    **{verdict: frozenset(STRENGTH[:n]) for n, verdict in enumerate(STRENGTH) if n},
    "UNKNOWN": frozenset(STRENGTH[:-1]),
}
#: verdict on a decider for whom nobody answers -> somebody does
_AT_LAST = dict.fromkeys(("NONE_FOUND", "UNKNOWN", "SYSTEM_ONLY"), frozenset({"FULL", "LIMITED", "LOCAL"}))
#: verdicts of a choice on which nobody decides, as far as the record goes
_UNDECIDED = frozenset({"NO_DECIDER", "AIM_ONLY", "NOT_RECORDED"})
#: kinds of choices of which nobody asks what they cost
_WITHOUT_MONEY = frozenset({HVT.Advice, HVT.Regulation})


@dataclass(frozen=True, slots=True)
class Judged:
    """A choice with the verdict on it, and the ladder that gave it."""

    ladders: Ladders
    choice: Choice
    ladder: Ladder
    verdict: ChoiceVerdict
    #: decider -> the gaps it is known to have, where somebody has looked for them; None: nobody has
    known: Mapping[str, frozenset[str]] | None = None

    @property
    def facts(self) -> Facts:
        return self.ladders.facts

    @property
    def judged(self) -> tuple[Decider, ...]:
        """The deciders that are no forum themselves."""
        return tuple(d for d in self.verdict.deciders if d.verdict != "FORUM_ITSELF")

    def with_gap(self, code: str) -> tuple[Decider, ...]:
        """The deciders that have this gap, of those that are no forum themselves; all, where nobody has looked."""
        return tuple(d for d in self.judged if self.known is None or code in self.known[d.iri])

    def counts(self, fact: Absence | Relation) -> bool:
        return self.ladders.setting.counts(fact)


def find_gaps(case: Judged) -> tuple[Gap, ...]:
    """Return every gap of a choice, most severe first, then by the IRI it is found at."""
    found = {(g.code, g.at, g.about): g for finder in _FINDERS for g in finder(case)}
    return tuple(sorted(found.values(), key=lambda g: (GAP_CODES.index(g.code), g.at, g.about or "")))


def no_decider(case: Judged) -> Iterator[Gap]:
    """A source says that nobody is designated to decide."""
    if case.verdict.verdict == "NO_DECIDER":
        said = absences_of_decider(case.ladders, case.choice)
        sources = sorted({s for a in said for s in a.sources})
        yield _gap(case, "no-decider", case.choice.iri, _weakest(a.status for a in said), sources)


def execution_undecided(case: Judged) -> Iterator[Gap]:
    """A minister answers for the aim; the record names nobody who decides on its execution."""
    if case.verdict.verdict == "AIM_ONLY":
        yield _gap(case, "execution-undecided", case.choice.iri, RECORD_SILENT, case.choice.sources)


def not_recorded(case: Judged) -> Iterator[Gap]:
    """The record is silent on who decides: that is no lack."""
    if case.verdict.verdict == "NOT_RECORDED":
        yield _gap(case, "not-recorded", case.choice.iri, RECORD_SILENT, case.choice.sources)


def no_chain(case: Judged) -> Iterator[Gap]:
    """A decider was researched and has no chain to a parliament or an assembly."""
    for decider in case.judged:
        if decider.verdict == "NONE_FOUND":
            said = closing(case.ladders, decider.iri)
            evidence = _weakest(a.status for a in said) if said else RECORD_SILENT
            sources = [s for a in said for s in a.sources] or _assignment_sources(case, decider)
            yield _gap(case, "no-chain", decider.iri, evidence, sources)


def no_legal_basis(case: Judged) -> Iterator[Gap]:
    """The choice uses a public power, and no attribution, delegation or mandate to the decider is valid."""
    choice, kinds = case.choice, case.facts.kinds
    if choice.legal_basis or not uses_public_power(choice.kinds, binds=choice.binding_on is not None):
        return
    for body in case.verdict.bodies:
        if case.ladder.is_sink(body):
            continue
        roles = [r for d in case.verdict.deciders for r in d.assignments if case.facts.roles[r].actor == body]
        based = any(case.facts.roles[r].legal_basis for r in roles)
        granting = (
            r for r in case.ladders.relations_of(body) if (kind := kinds.get(r.kind or "")) and kind.grants_power
        )
        held = any(case.counts(r) and in_scope(r, case.choice, case.facts) for r in granting)
        if not based and not held:
            sources = sorted({s for r in roles for s in case.facts.roles[r].sources})
            yield _gap(case, "no-legal-basis", body, RECORD_SILENT, sources)


def informal_decider(case: Judged) -> Iterator[Gap]:
    """A consultation or programme decides without a relation of its own: those who sit in it were asked instead."""
    for body in case.verdict.informal:
        said = _absences(case, body)
        evidence = _weakest(a.status for a in said) if said else RECORD_SILENT
        sources = sorted({s for a in said for s in a.sources}) or sorted(
            {s for r in case.ladders.roles.get(case.choice.iri, ()) if r.actor == body for s in r.sources}
        )
        yield _gap(case, "informal-decider", body, evidence, sources)


def lapsed(case: Judged) -> Iterator[Gap]:
    """There was a decider, or a better chain, that has ended by this day; the gap names what would do."""
    if case.verdict.verdict in _UNDECIDED:
        for role in case.ladders.roles.get(case.choice.iri, ()):
            ended = role.valid_until is not None and role.valid_until <= case.ladders.day
            if role.role == HVT.Decides and ended and accepts(case.ladders.evidence, role.status):
                yield _gap(case, "lapsed", role.iri, role.status, role.sources, until=bounds_of(case.facts, role)[1])
    yield from _relaxed(case, "lapsed", case.ladders.with_ended(case.choice), _BETTER)


def outside_portfolio(case: Judged) -> Iterator[Gap]:
    """A chain exists, but what it carries does not cover this choice."""
    yield from _relaxed(case, "outside-portfolio", case.ladders.without_scopes(), _AT_LAST)


def circular(case: Judged) -> Iterator[Gap]:
    """Actors answer to each other and to nobody else, or one person holds both ends of a relation."""
    for decider in case.with_gap("circular"):
        for edges in rings(case.ladder, decider.iri):
            statuses = [case.facts.relations[e].status for e in edges]
            sources = sorted({s for e in edges for s in case.facts.relations[e].sources})
            yield _gap(case, "circular", edges[0], _weakest(statuses), sources)
        for relation in decider.chain.relations if decider.chain else ():
            statuses = _same_holder(case, relation)
            if statuses:
                yield _gap(case, "circular", relation, _weakest(statuses), case.facts.relations[relation].sources)


def many_hands(case: Judged) -> Iterator[Gap]:
    """Two or more office-holders that are not one another's answer, and none is designated to lead."""
    if case.choice.lead is not None:
        return
    if case.verdict.verdict == "SHARED":
        chains = [d.chain for d in case.judged if d.chain and d.verdict != "SYSTEM_ONLY"]
        offices = frozenset().union(*(offices_of(case.ladder, d) for d in case.judged))
        sources = _chain_sources(case, [r for c in chains for r in c.relations])
        evidence = _weakest(c.status for c in chains)
        yield _gap(case, "many-hands", case.choice.iri, evidence, sources, offices=sorted(offices))
        return
    for decider in case.with_gap("many-hands"):
        offices = reachable_offices(case.ladder, decider.iri)
        if not one_office(case.ladder, ([office] for office in sorted(offices))):
            evidence = decider.chain.status if decider.chain else RECORD_SILENT
            sources = _chain_sources(case, decider.chain.relations if decider.chain else ())
            yield _gap(case, "many-hands", decider.iri, evidence, sources, offices=sorted(offices))


def limited_powers(case: Judged) -> Iterator[Gap]:
    """A minister can be called to account, but some power falls short; `missing` names those below 2."""
    for decider in case.judged:
        chain = decider.chain
        if decider.verdict == "LIMITED" and chain:
            missing = tuple(p for p, g in zip(POWERS, chain.grade, strict=True) if g < 2)
            weakest = min(zip(chain.grade, POWERS, strict=True), key=lambda pair: pair[0])[1]
            places = chain.bottlenecks[weakest] or chain.relations
            evidence = _weakest((chain.status, decider.assignment_status))
            sources = _chain_sources(case, chain.relations)
            yield _gap(case, "limited-powers", places[0], evidence, sources, actor=decider.iri, missing=missing)


def system_only(case: Judged) -> Iterator[Gap]:
    """Only the rules of the system can be debated, never this choice."""
    for decider in case.judged:
        if decider.verdict == "SYSTEM_ONLY" and decider.chain:
            sources = _chain_sources(case, decider.chain.relations)
            yield _gap(case, "system-only", decider.iri, decider.chain.status, sources)


def lopsided_powers(case: Judged) -> Iterator[Gap]:
    """A forum can act but not see, or see but not act, on a relation of the chain."""
    for decider in case.judged:
        if decider.verdict == "INDEPENDENT_BY_LAW" or not decider.chain:
            continue
        for relation in decider.chain.relations:
            fact = case.facts.relations[relation]
            information, _, consequences = fact.grade or (0, 0, 0)
            if consequences >= 2 and information <= 1:
                yield _gap(case, "power-without-sight", relation, fact.status, fact.sources)
            if information >= 2 and consequences <= 1:
                yield _gap(case, "sight-without-power", relation, fact.status, fact.sources)


def overload(case: Judged) -> Iterator[Gap]:
    """One decider before more forums than anybody can serve."""
    threshold = words_of_gap("overload").threshold or 4
    for decider in case.with_gap("overload"):
        debating = [rung for rung in case.ladder.rungs(decider.iri) if rung.grade.discussion >= 2]
        if len({rung.forum for rung in debating}) > threshold:
            sources = _chain_sources(case, (rung.relation for rung in debating))
            yield _gap(case, "overload", decider.iri, _weakest(rung.status for rung in debating), sources)


def money(case: Judged) -> Iterator[Gap]:
    """No money, or money for a while only, is laid down; no statement at all is unknown, not none."""
    if not _asks_for_money(case):
        return
    said = case.ladders.money(case.choice.iri)
    accepted = [f for f in said if case.ladders.counts(f)]
    none, for_a_while, lasting = (
        [f for f in accepted if f.kind == kind]
        for kind in (HVT.NoFunding, HVT.IncidentalFunding, HVT.StructuralFunding)
    )
    for code, statements in (("unfunded", none), ("incidental-funding", [] if lasting else for_a_while)):
        if statements:
            sources = sorted({s for f in statements for s in f.sources})
            yield _gap(case, code, case.choice.iri, _weakest(f.status for f in statements), sources)
    if not accepted:
        sources = sorted({s for f in said for s in f.sources})
        yield _gap(case, "unknown", case.choice.iri, RECORD_SILENT, sources or case.choice.sources, about="funding")


def _asks_for_money(case: Judged) -> bool:
    """An advice or a rule costs nothing to decide, nor does a whole that only lays down an aim."""
    if not _WITHOUT_MONEY.isdisjoint(case.choice.kinds):
        return False
    return bool(deciding_roles(case.ladders, case.choice)) or case.choice.iri not in case.ladders.wholes


def local_only(case: Judged) -> Iterator[Gap]:
    """An assembly can call the decider to account; no minister answers for the choice itself."""
    for decider in case.with_gap("local-only"):
        direct = case.known is None and word(case.ladder, decider.iri, "ministerial", 0)
        if decider.verdict == "LOCAL" and decider.chain and not direct:
            sources = _chain_sources(case, decider.chain.relations)
            yield _gap(case, "local-only", decider.iri, decider.chain.status, sources)


def independent_by_law(case: Judged) -> Iterator[Gap]:
    """A statute keeps the minister out of the substance: by design, not a deficit."""
    for decider in case.judged:
        if decider.verdict == "INDEPENDENT_BY_LAW":
            basis = case.facts.actors[decider.iri].independent_by_law
            evidence = _weakest((decider.chain.status if decider.chain else "stated", decider.assignment_status))
            yield _gap(case, "independent-by-law", decider.iri, evidence, basis)


def unknown(case: Judged) -> Iterator[Gap]:
    """Nobody knows yet: a decider, or what a decider answers to, is not on record or not accepted."""
    if case.verdict.verdict == "UNKNOWN" and not case.verdict.deciders:
        yield _gap(case, "unknown", case.choice.iri, RECORD_SILENT, case.choice.sources, about="decider")
    for decider in case.judged:
        if decider.verdict == "UNKNOWN":
            end = decider.open_ends[0]
            known = case.facts.relations.get(end.relation or "")
            evidence = end.status if end.status and end.status != "unknown" else RECORD_SILENT
            sources = known.sources if known else _assignment_sources(case, decider)
            at = end.relation or end.actor
            yield _gap(case, "unknown", at, evidence, sources, actor=decider.iri, about="chain")


_FINDERS = (
    no_decider,
    execution_undecided,
    not_recorded,
    no_chain,
    no_legal_basis,
    informal_decider,
    lapsed,
    circular,
    many_hands,
    outside_portfolio,
    limited_powers,
    system_only,
    lopsided_powers,
    overload,
    money,
    local_only,
    independent_by_law,
    unknown,
)


def _relaxed(case: Judged, code: str, ladder: Ladder, able: Mapping[str, frozenset[str]]) -> Iterator[Gap]:
    """Ask again by another ladder; `able`: verdict -> the verdicts that would be a gain."""

    def counts(relation: str) -> bool:
        giver = case.facts.relations[relation].account_giver
        return any(rung.relation == relation for rung in case.ladder.rungs(giver))

    for decider in case.with_gap(code) if ladder is not case.ladder else ():
        gain = able.get(decider.verdict)
        then = assess(case.ladders, case.choice, ladder, decider.iri) if gain else None
        if gain and then and then.verdict in gain and then.chain:
            missing = next(r for r in then.chain.relations if not counts(r))
            fact = case.facts.relations[missing]
            _, until = bounds_of(case.facts, fact)
            yield _gap(case, code, missing, fact.status, fact.sources, actor=decider.iri, until=until)


def rings(ladder: Ladder, actor: str) -> list[list[str]]:
    """Return the relations within each group above an actor that answers to itself only and never gets out."""
    if actor not in ladder.rings:
        ladder.rings[actor] = _rings(ladder, actor)
    return ladder.rings[actor]


def _rings(ladder: Ladder, actor: str) -> list[list[str]]:
    stuck = {member: own for member, own in ladder.cone(actor).items() if not reaches(ladder, member, own=own)}
    group: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for member, own in sorted(stuck.items()):
        for rung in ladder.standing(member, own=own):
            if rung.forum in stuck:
                group.add_edge(member, rung.forum, key=rung.relation)
    inside = (sorted(key for *_, key in group.subgraph(part).edges) for part in nx.strongly_connected_components(group))
    return [edges for edges in inside if edges]


def _same_holder(case: Judged, relation: str) -> list[str]:
    fact = case.facts.relations[relation]
    below, above = (
        {t.holder: t.status for t in case.ladders.holders.get(office or "", ())}
        for office in (fact.account_giver, fact.forum)
    )
    return [s for person in sorted(below.keys() & above.keys()) for s in (below[person], above[person])]


def _absences(case: Judged, actor: str) -> list[Absence]:
    return [a for a in case.ladders.absences.get(actor, ()) if case.counts(a)]


def _assignment_sources(case: Judged, decider: Decider) -> list[str]:
    return sorted({s for r in decider.assignments for s in case.facts.roles[r].sources})


def _chain_sources(case: Judged, relations: Iterable[str]) -> list[str]:
    return sorted({s for r in relations for s in case.facts.relations[r].sources})


def _weakest(statuses: Iterable[str]) -> str:
    return max(statuses, key=STATUSES.index, default=RECORD_SILENT)


def _gap(
    case: Judged,
    code: str,
    at: str,
    evidence: str,
    sources: Iterable[str],
    *,
    actor: str | None = None,
    missing: tuple[str, ...] = (),
    offices: Iterable[str] = (),
    about: str | None = None,
    until: str = "",
) -> Gap:
    whole = case.choice.iri in case.ladders.wholes
    message, question = gap_sentences(
        case.facts,
        case.choice,
        code,
        at,
        actor=actor,
        missing=missing,
        offices=offices,
        about=about,
        until=until,
        whole=whole,
    )
    return Gap(code, message, question, at, evidence, tuple(sources), missing, about)
