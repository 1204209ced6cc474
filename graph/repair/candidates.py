"""Which changes could repair which choice: the candidate language of `graph.repair.repairing`.

A candidate is a relation of a kind from an actor to a ministerial office, a deciding office for a choice
without a decider, or a designated lead; the rules of `ontology.codelists.repairs` say which are possible. For
every choice that falls short of the target the candidates are gathered as *modes*: a mode is a list of needs, a need a
set of candidates of which any one will do. A choice is repaired when some mode has all its needs met.

Because a proposed relation leads straight to an office that itself answers, and an office gets no relation
of its own, no chain holds two of them: each failing decider needs just one. Every proposed relation is
limited to the choices it is proposed for, so nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.answers.judging import ChoiceVerdict, deciding_roles, judge
from graph.answers.offices import nested
from graph.answers.verdicts import assess, open_ends
from graph.closure.admissibility import Ladders, Rung
from graph.closure.piercing import is_pierced
from graph.house.setting import accepts
from graph.records import Decider, Grade
from graph.repair.pointers import GOOD, Pointed, Pointers
from graph.repair.problems import BASE, Candidate, Mode, Problem, falls_short
from graph.repair.rules import bar_of, fits
from ontology.codelists.repairs import Bar, Rule, bar, ground, rules
from ontology.names import local_name
from ontology.reading.facts import Choice

__all__ = ["Candidates"]

#: of so many ways in which somebody comes to decide by a seat it is asked what would repair them
_MOST_WAYS = 200


@dataclass(frozen=True, slots=True)
class _Then:
    """How somebody would answer as decider, and through which office: of the chain no more is kept."""

    iri: str
    verdict: str
    office: str | None


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A decider, and the bodies it was pierced from, outermost first."""

    decider: Decider
    bodies: tuple[str, ...]


class Candidates:
    """The candidates and problems of a house for one target; each candidate is made once.

    `verdicts` are those on the choices, as the house stands.
    """

    def __init__(self, ladders: Ladders, verdicts: Mapping[str, ChoiceVerdict], target: str, base: str = BASE) -> None:
        self.ladders = ladders
        self.verdicts = verdicts
        self.facts = ladders.facts
        self.target = target
        self.base = base
        self.pointers = Pointers(ladders, verdicts, target)
        self.known: dict[str, Candidate] = {}
        self._by_order: dict[tuple[str, str, str], Candidate] = {}

    def problem(self, choice: Choice) -> Problem | None:
        """Return what is the matter with a choice; None when it does not fall short of the target."""
        verdict = self.verdicts[choice.iri]
        if not falls_short(verdict.ministerial, self.target):
            return None
        if not verdict.deciders:
            return self._undecided(choice, verdict)
        return _Deciders(self, choice, verdict).problem()

    def candidate(self, rule: Rule, subject: str, office: str) -> Candidate:
        """Return the candidate for a change; the same change is one candidate for every choice."""
        order = (subject, office, rule.proposes)
        if order not in self._by_order:
            parts = {"decider": ("decides", subject, office), "lead": ("lead", subject, office)}
            names = parts.get(rule.change, (subject, office, rule.proposes))
            name = self.base + "--".join(local_name(n) for n in names)
            turn = sum(iri == name or iri.startswith(f"{name}.") for iri in self.known)
            made = Candidate(f"{name}.{turn + 1}" if turn else name, rule, subject, office)
            self.known[made.iri] = self._by_order[order] = made
        return self._by_order[order]

    def rung(self, candidate: Candidate) -> Rung | None:
        """Return the relation a candidate would be; None when its kind carries nothing on this evidence."""
        kind = self.facts.kinds.get(candidate.rule.proposes)
        if (
            kind is None
            or None in kind.grade
            or kind.reach is None
            or not accepts(self.ladders.evidence, self.status(candidate))
        ):
            return None
        information, discussion, consequences = (g or 0 for g in kind.grade)
        grade = Grade(information, discussion, consequences)
        flags = self.ladders.flags(kind.iri)
        ends = (candidate.iri, candidate.subject, candidate.office)
        return Rung(*ends, grade, kind.reach, self.status(candidate), kind.iri, *flags)

    def proposals(self, choice: Choice) -> tuple[Candidate, ...]:
        """Return every change that may be proposed for a choice with deciders, whether or not it helps."""
        deciders = _Deciders(self, choice, self.verdicts[choice.iri])
        relations = {c.iri: c for leaf in deciders.leaves for c in deciders.relations(leaf)}
        return (*relations.values(), *deciders.leads())

    def status(self, candidate: Candidate) -> str:
        """Return how sure a proposed statement would be: laid down for certain, graded as surely as its kind."""
        kind = self.facts.kinds.get(candidate.rule.proposes)
        return (kind.status if kind else None) or "stated"

    def would_be(self, problem: Problem, chosen: Iterable[str]) -> ChoiceVerdict:
        """Return the verdict on a choice with deciders if these candidates held."""
        picked = [self.known[iri] for iri in chosen]
        lead = next((c.office for c in picked if c.rule.change == "lead"), problem.choice.lead)
        rungs = [r for c in picked if c.rule.change == "relation" and (r := self.rung(c))]
        choice = replace(problem.choice, lead=lead)
        return judge(self.ladders, choice, self.ladders.of(choice).with_rungs(rungs))

    def _undecided(self, choice: Choice, verdict: ChoiceVerdict) -> Problem:
        """No decider counts: an office on the strongest ground, by the first rule that fits.

        Where a decider was looked for in vain there may be one: find out, or lay down.
        """
        fitting = [r for r in rules(self.facts.law) if r.change == "decider" and fits(r, choice)]
        for rule in fitting:
            find = self.pointers.fixed if rule.fixes_office else self.pointers.of
            pointed = {self.candidate(rule, choice.iri, p.office).iri: p for p in find(choice, rule.towards)}
            if pointed:
                found = frozenset(pointed)
                unknown = found if deciding_roles(self.ladders, choice) else frozenset[str]()
                return Problem(choice, verdict, (Mode((found,)),), pointed=pointed, find_out=unknown)
        return Problem(choice, verdict, bar=bar("no-office" if fitting else "no-rule", self.facts.law))


class _Deciders:
    """One choice whose deciders do not answer far enough."""

    def __init__(self, candidates: Candidates, choice: Choice, verdict: ChoiceVerdict) -> None:
        self.all = candidates
        self.ladders = candidates.ladders
        self.facts = candidates.facts
        self.choice = choice
        self.verdict = verdict
        self.target = candidates.target
        self.ladder = self.ladders.of(choice)
        self.pointed: dict[str, Pointed] = {}
        self.find_out: set[str] = set()
        self._results: dict[tuple[str, str], _Then] = {}
        self._open: dict[str, bool] = {}
        self._proposed: dict[tuple[str, tuple[str, ...]], tuple[Candidate, ...]] = {}

    def problem(self) -> Problem:
        barred = self._barred()
        modes = () if barred else tuple(m for m in self._modes() if all(m.needs))
        reason, at = (None, ()) if modes else barred or self._why_not()
        return Problem(
            self.choice,
            self.verdict,
            modes,
            bar=reason,
            at=at,
            pointed=self.pointed,
            find_out=frozenset(self.find_out),
            fine=frozenset(leaf.decider.iri for leaf in self.leaves if not self._fails(leaf.decider, "partial")),
            unknown=frozenset(a for a in self._involved() if self._is_open(a)),
        )

    @cached_property
    def leaves(self) -> tuple[_Leaf, ...]:
        """Every decider that is no forum itself, once for every way in which it comes to decide."""
        by_iri = {d.iri: d for d in self.verdict.deciders}
        found = [
            _Leaf(by_iri[actor], bodies)
            for body in self.verdict.bodies
            for actor, bodies in self._pierced(body)
            if by_iri[actor].verdict != "FORUM_ITSELF"
        ]
        return tuple(sorted(found, key=lambda leaf: (leaf.decider.iri, leaf.bodies)))

    def _pierced(self, body: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (decider, bodies on the way) as `graph.closure.piercing.pierced` does, way by way in order of name.

        There may be more ways than can be told. A repair is asked again before it is kept, so the first will do: with
        fewer needs the least number of changes is no higher.
        """
        way: dict[str, None] = {}
        waiting = [(body, 0)]
        told = 0
        while waiting and told < _MOST_WAYS:
            actor, depth = waiting.pop()
            while len(way) > depth:
                way.popitem()
            if is_pierced(self.ladders, self.ladder, actor):
                way[actor] = None
                seated = {seat.participant for seat in self.ladders.seats(actor)} - way.keys()
                waiting.extend((one, len(way)) for one in sorted(seated, reverse=True))
            else:
                told += 1
                yield actor, tuple(way)

    def _involved(self) -> set[str]:
        return {a for leaf in self.leaves for a in (leaf.decider.iri, *leaf.bodies)}

    # what stands in the way

    def _barred(self) -> tuple[Bar, tuple[str, ...]] | None:
        verdicts = {leaf.decider.verdict for leaf in self.leaves}
        if not verdicts:
            return bar("forum-itself", self.facts.law), tuple(d.iri for d in self.verdict.deciders)
        if "INDEPENDENT_BY_LAW" in verdicts:
            return bar("independent", self.facts.law), self._with("INDEPENDENT_BY_LAW")
        if verdicts == {"LOCAL"} or ("LOCAL" in verdicts and self.target == "full"):
            return bar("local", self.facts.law), self._with("LOCAL")
        lead = self.choice.lead
        if lead and len(self.leaves) > 1 and self._lead_verdict() not in GOOD[self.target]:
            return bar("lead", self.facts.law), (lead,)
        return None

    def _with(self, verdict: str) -> tuple[str, ...]:
        return tuple(sorted({leaf.decider.iri for leaf in self.leaves if leaf.decider.verdict == verdict}))

    def _lead_verdict(self) -> str | None:
        lead = self.choice.lead
        return assess(self.ladders, self.choice, self.ladder, lead).verdict if lead else None

    def _why_not(self) -> tuple[Bar, tuple[str, ...]]:
        """Return the first bar that explains a decider nothing can be proposed for."""
        failing = [leaf for leaf in self.leaves if self._fails(leaf.decider, self.target)]
        helpless = [leaf for leaf in failing if not self.relations(leaf)]
        found = []
        for leaf in helpless:
            actors = (leaf.decider.iri, *leaf.bodies)
            known = [bar_of(self.facts.actors[a], self.facts.law) for a in actors]
            able = any(self._rules(a) for a in actors)
            first = next((b for b in known if b), bar("no-office" if able else "no-rule", self.facts.law))
            found.append((first.rank, leaf.decider.iri, first))
        if not found:
            return bar("no-way", self.facts.law), tuple(sorted({leaf.decider.iri for leaf in failing}))
        reason = min(found)[2]
        return reason, tuple(sorted({iri for _, iri, one in found if one == reason}))

    # what may be proposed

    def _rules(self, actor: str) -> list[Rule]:
        known = self.facts.actors[actor]
        if bar_of(known, self.facts.law):
            return []
        law = rules(self.facts.law)
        return [r for r in law if r.change == "relation" and r.actors & known.classes and fits(r, self.choice)]

    def relations(self, leaf: _Leaf) -> tuple[Candidate, ...]:
        """Return every relation that could be proposed for a decider: from itself, those above it, its bodies."""
        at = (leaf.decider.iri, leaf.bodies)
        if at not in self._proposed:
            self._proposed[at] = self._propose(leaf)
        return self._proposed[at]

    def _propose(self, leaf: _Leaf) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        for actor in sorted(self.ladder.cone(leaf.decider.iri).keys() | leaf.bodies):
            for rule in self._rules(actor):
                for pointed in self.all.pointers.of(self.choice, rule.towards, actor):
                    made = self.all.candidate(rule, actor, pointed.office)
                    if self.all.rung(made) and not self._is_there(made):
                        found[made.iri] = made
                        self.pointed[made.iri] = pointed
        return tuple(found.values())

    def _is_there(self, candidate: Candidate) -> bool:
        """A relation of this kind between the two that counts already."""
        return any(
            rung.forum == candidate.office and rung.kind == candidate.rule.proposes
            for rung in self.ladder.rungs(candidate.subject)
        )

    def _result(self, candidate: Candidate, leaf: _Leaf) -> _Then:
        """Return the verdict on who decides then: the body that is no longer pierced, or the decider itself."""
        actor = candidate.subject if candidate.subject in leaf.bodies else leaf.decider.iri
        at = (candidate.iri, actor)
        if at not in self._results:
            rung = self.all.rung(candidate)
            ladder = self.ladder.with_rungs([rung] if rung else [])
            then = assess(self.ladders, self.choice, ladder, actor)
            self._results[at] = _Then(actor, then.verdict, then.chain.office if then.chain else None)
        return self._results[at]

    def _is_open(self, actor: str) -> bool:
        """Something about whom the actor answers to is unknown."""
        if actor not in self._open:
            self._open[actor] = bool(open_ends(self.ladders, self.choice, self.ladder, actor))
        return self._open[actor]

    def _fails(self, decider: Decider, target: str) -> bool:
        good = GOOD[target] | ({"LOCAL"} if target == "partial" else set())
        return decider.verdict not in good

    # modes

    def _modes(self) -> Iterator[Mode]:
        if self.target == "partial":
            yield self._mode("partial", None)
            return
        if self.choice.lead and self._lead_verdict() == "FULL":
            yield self._mode("full", None)
            if self._shared():
                yield self._mode("partial", None, apart=True)
            return
        for offices, through in self._groups():
            yield self._mode("full", offices, through)
        if self._shared() and not self.choice.lead:
            plain = self._mode("partial", None, apart=True)
            leads = [c.iri for c in self.leads()]
            if leads:
                yield Mode((*plain.needs, frozenset(leads)))

    def _mode(
        self, level: str, offices: frozenset[str] | None, through: str | None = None, *, apart: bool = False
    ) -> Mode:
        """Return the needs for every decider to reach a level, by chains that end at these offices.

        `through`: at least one chain ends at this office. `apart`: those who answer already stay as they are.
        """
        fine = [leaf for leaf in self.leaves if not self._fails(leaf.decider, level)]
        left_alone: set[str] = set()
        for leaf in fine if apart else ():
            left_alone |= self.ladder.cone(leaf.decider.iri).keys() | leaf.bodies
        needs: list[frozenset[str]] = []
        ends: dict[str, set[str]] = {}
        for leaf in self.leaves:
            chain = leaf.decider.chain
            if leaf in fine and (offices is None or (chain and chain.office in offices)):
                if chain:
                    ends.setdefault(chain.office, set())
                continue
            need = set()
            for candidate in self.relations(leaf):
                then = self._result(candidate, leaf)
                elsewhere = leaf in fine and candidate.subject not in leaf.bodies
                if candidate.subject in left_alone or elsewhere or not self._suffices(then, level):
                    continue
                if then.office and (offices is None or then.office in offices):
                    need.add(candidate.iri)
                    ends.setdefault(then.office, set()).add(candidate.iri)
                    if self._is_open(then.iri):
                        self.find_out.add(candidate.iri)
            needs.append(frozenset(need))
        if through is not None and through not in {leaf.decider.chain.office for leaf in fine if leaf.decider.chain}:
            needs.append(frozenset(ends.get(through, ())))
        return Mode(tuple(dict.fromkeys(needs)))

    def _suffices(self, then: _Then, level: str) -> bool:
        """A decider about whom something is unknown must answer in full: that holds whatever the truth."""
        return then.verdict == "FULL" or (
            level == "partial" and then.verdict == "LIMITED" and not self._is_open(then.iri)
        )

    def _groups(self) -> Iterator[tuple[frozenset[str], str | None]]:
        """Yield the sets of offices that count as one: an office, or a minister with state secretaries.

        Two state secretaries are one only together with their minister: then a chain must end there.
        """
        ends = {
            leaf.decider.chain.office for leaf in self.leaves if leaf.decider.verdict == "FULL" and leaf.decider.chain
        }
        for leaf in self.leaves:
            for candidate in self.relations(leaf):
                then = self._result(candidate, leaf)
                if then.verdict == "FULL" and then.office:
                    ends.add(then.office)
        ties: dict[str, set[str]] = {}
        for secretary in sorted(ends):
            for minister in sorted((self.ladder.serves_as(secretary) - {secretary}) & ends):
                ties.setdefault(minister, set()).add(secretary)
        for office in sorted(ends - ties.keys() - {s for held in ties.values() for s in held}):
            yield frozenset({office}), None
        for minister, secretaries in ties.items():
            for secretary in sorted(secretaries):
                yield frozenset({minister, secretary}), None
            if len(secretaries) > 1:
                yield frozenset({minister, *secretaries}), minister

    def _shared(self) -> bool:
        """Those who answer already do so through offices that are not one another's."""
        offices = [leaf.decider.chain.office for leaf in self.leaves if self._answers(leaf) and leaf.decider.chain]
        return len(nested(self.ladder, offices)) > 1

    def _answers(self, leaf: _Leaf) -> bool:
        return leaf.decider.verdict in GOOD["partial"]

    def leads(self) -> Iterator[Candidate]:
        """Yield one of those offices as designated lead, only where all of them are ministerial offices."""
        offices = {leaf.decider.chain.office for leaf in self.leaves if self._answers(leaf) and leaf.decider.chain}
        for rule in rules(self.facts.law):
            if rule.change == "lead" and fits(rule, self.choice):
                for office in sorted(offices):
                    if self.all.pointers.able(self.choice, office, rule.towards):
                        made = self.all.candidate(rule, self.choice.iri, office)
                        self.pointed[made.iri] = Pointed(office, ground("among"))
                        yield made
