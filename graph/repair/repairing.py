"""The smallest set of changes by which a minister answers for every choice that lacks it, proven and asked again.

What lacks it is a choice for which nobody answers, or a minister for the aim only. A choice that others answer for, or
of which it is unknown, is no lack and stays apart (model-2.md 3, "ministerial").

Which changes may be proposed at all is law and stands in `ontology/vocabulary/repairs.ttl`; how they are
found stands in `graph.repair.candidates`; that no smaller set of them will do is proven by
`graph.repair.solving`. What is promised is then added to the house as a scenario and answered by
`graph.answers.answering.answer`, like any other: only what it confirms is returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import Quad

from graph.answers.answering import answer, answered, judged
from graph.answers.choosing import choose
from graph.closure.admissibility import Ladders
from graph.house.setting import setting
from graph.records import Answer, ChoiceAnswer
from graph.repair.candidates import Candidates
from graph.repair.pointers import Pointed
from graph.repair.problems import TARGETS, Candidate, Mode, Problem, is_repaired
from graph.repair.records import Change, NotRepaired, Office, Open, Proof, Repair, Repaired
from graph.repair.rules import bar_of_verdict
from graph.repair.scenario import free_base, scenario, statements
from graph.repair.solving import Solution, most, smallest
from graph.repair.words import because, change_words
from ontology.codelists.repairs import Bar, Rule, bar
from ontology.errors import HouseError, UnknownNameError
from ontology.reading.dataset import Dataset
from ontology.reading.facts import Facts

__all__ = ["Plan", "plan", "repair"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is proposed, before it is asked again: candidates, what each is used for, and the proof."""

    candidates: Mapping[str, Candidate]
    problems: Mapping[str, Problem]
    #: choice -> the candidates that repair it
    used: Mapping[str, tuple[str, ...]]
    solution: Solution

    @property
    def closes(self) -> dict[str, tuple[str, ...]]:
        """Candidate -> the choices it is used for."""
        chosen = sorted({iri for used in self.used.values() for iri in used})
        return {iri: tuple(sorted(c for c, used in self.used.items() if iri in used)) for iri in chosen}


@dataclass(frozen=True, slots=True)
class _Answers:
    """What is answered without and with the changes, and the scenario between them."""

    before: Answer
    after: Answer
    scenario: tuple[Quad, ...]


def repair(
    dataset: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
    *,
    target: str = "partial",
    limit: int | None = None,
    theme: str | None = None,
) -> Repair:
    """Return the smallest repair of a house.

    `target` is `partial` or `full`: what every choice that can be repaired gets. With `limit`, the changes
    of at most that number that repair most choices. `theme` limits the choices, not the house. The other
    arguments are those of `graph.house.setting.setting`.

    Raises UnknownNameError for a target, theme, scenario or status that is not there, HouseError for a
    limit below 1 or a house the solver cannot do within its limits.
    """
    if target not in TARGETS:
        raise UnknownNameError(f"{target!r} is no target; use one of {', '.join(TARGETS)}")
    if limit is not None and limit < 1:
        raise HouseError(f"a limit of {limit} changes repairs nothing; give 1 or more")
    start = setting(dataset, on, scenarios, evidence)
    ladders = Ladders(start)
    verdicts = judged(ladders)
    before = answered(ladders, verdicts)
    asked = choose(before, themes=[theme]) if theme else before
    base = free_base(dataset, start.facts)
    candidates = Candidates(ladders, verdicts, target, base)
    made = plan(candidates, [c.iri for c in asked.choices], limit)
    quads = statements(
        [replace(one := made.candidates[iri], rule=_rule(one, to, start.facts)) for iri, to in made.closes.items()],
        made.closes,
        {iri: candidates.status(made.candidates[iri]) for iri in made.closes},
        base,
    )
    after = before
    if made.closes:
        day = date.fromisoformat(before.house.reference_date)
        after = answer(setting(dataset.with_quads(quads), day, [*before.house.scenarios, scenario(base)], evidence))
    _confirm(made, after, target)
    apart = [_apart(candidates.facts, c) for c in asked.choices if c.ministerial in ("elsewhere", "unknown")]
    return _repair(candidates, made, _Answers(before, after, quads), apart, target, theme, limit)


def plan(candidates: Candidates, choices: Iterable[str], limit: int | None = None) -> Plan:
    """Return what repairs the choices (IRIs) that fall short of the target, proven the least, or with a limit the most.

    Every way to repair a choice is judged before it is kept; one that does not hold is left out and the
    rest solved again, which is then no longer proven.
    """
    facts = candidates.facts
    problems = {iri: p for iri in sorted(choices) if (p := candidates.problem(facts.choices[iri]))}
    open_to = {iri: list(p.modes) for iri, p in problems.items() if p.modes}
    bound: int | None = None
    while True:
        modes = {iri: tuple(held) for iri, held in open_to.items() if held}
        found = smallest(modes, candidates.known) if limit is None else most(modes, candidates.known, limit)
        ways = {iri: way for iri, held in modes.items() if (way := _way(held, found.chosen, candidates.known))}
        wrong = [iri for iri, (_, used) in ways.items() if not _holds(candidates, problems[iri], used)]
        if not wrong:
            break
        bound = found.bound if bound is None else bound
        for iri in wrong:
            open_to[iri].remove(ways[iri][0])
    no_way = bar("no-way", facts.law)
    problems |= {iri: replace(problems[iri], modes=(), bar=no_way) for iri, held in open_to.items() if not held}
    solution = found if bound is None else replace(found, proven=False, bound=bound)
    return Plan(candidates.known, problems, {iri: used for iri, (_, used) in ways.items()}, solution)


def _way(
    modes: Sequence[Mode], chosen: frozenset[str], known: Mapping[str, Candidate]
) -> tuple[Mode, tuple[str, ...]] | None:
    """Return the mode that the chosen candidates fulfil with the fewest of them, and those; None when none is."""
    found = []
    for number, mode in enumerate(modes):
        used = sorted(mode.candidates & chosen, key=lambda iri: (known[iri].rule.instrument.rank, known[iri].order))
        if all(need & chosen for need in mode.needs):
            for iri in reversed(used):
                rest = frozenset(used) - {iri}
                if all(need & rest for need in mode.needs):
                    used.remove(iri)
            found.append((len(used), used, number))
    if not found:
        return None
    _, used, number = min(found)
    return modes[number], tuple(used)


def _holds(candidates: Candidates, problem: Problem, used: Sequence[str]) -> bool:
    if not problem.before.deciders:
        return True
    return is_repaired(problem, candidates.would_be(problem, used), candidates.target)


def _confirm(made: Plan, after: Answer, target: str) -> None:
    """What is promised must be what the answer says; anything else is a fault of ours."""
    told = {c.iri: c for c in after.choices}
    wrong = [iri for iri in made.used if not is_repaired(made.problems[iri], told[iri], target)]
    if wrong:
        raise RuntimeError(f"the repair does not do what it promises for {', '.join(wrong)}")


def _repair(
    candidates: Candidates,
    made: Plan,
    answers: _Answers,
    apart: Iterable[NotRepaired],
    target: str,
    theme: str | None,
    limit: int | None,
) -> Repair:
    told = {c.iri: c for c in answers.after.choices}
    then = {c.iri: c for c in answers.before.choices}
    repaired, stay, left = [], [], []
    for iri, problem in made.problems.items():
        choice = then[iri]
        if iri in made.used:
            used = made.used[iri]
            repaired.append(_repaired(choice, told[iri], used, find_out=bool(problem.find_out.intersection(used))))
        elif problem.bar:
            stay.append(_not_repaired(choice, problem.bar, [_named(candidates.facts, a) for a in problem.at]))
        else:
            left.append(Open(iri, choice.label, choice.notation, choice.verdict, choice.ministerial))
    changes = [_change(candidates, made, iri, closes) for iri, closes in made.closes.items()]
    return Repair(
        house=answers.before.house,
        target=target,
        theme=theme,
        limit=limit,
        proof=Proof(made.solution.proven, made.solution.bound),
        changes=tuple(sorted(changes, key=lambda c: _order(made.candidates[c.iri]))),
        repaired=tuple(repaired),
        not_repaired=tuple(sorted(stay, key=lambda n: (n.bar.rank, n.iri))),
        apart=tuple(sorted(apart, key=lambda n: (n.bar.rank, n.iri))),
        open=tuple(left),
        before=answers.before.classes,
        after=answers.after.classes,
        scenario=answers.scenario,
    )


def _apart(facts: Facts, choice: ChoiceAnswer) -> NotRepaired:
    reason = bar_of_verdict(choice.verdict, facts.law)
    at = [d.iri for d in choice.deciders if d.verdict in reason.verdicts] or ([choice.lead] if choice.lead else [])
    return _not_repaired(choice, reason, [_named(facts, actor) for actor in at])


def _not_repaired(choice: ChoiceAnswer, reason: Bar, at: Iterable[Office]) -> NotRepaired:
    return NotRepaired(choice.iri, choice.label, choice.notation, choice.verdict, choice.ministerial, reason, tuple(at))


def _order(candidate: Candidate) -> tuple[int, int, tuple[str, str, str]]:
    return (candidate.rule.instrument.rank, candidate.rule.rank, candidate.order)


def _repaired(before: ChoiceAnswer, after: ChoiceAnswer, used: Sequence[str], *, find_out: bool) -> Repaired:
    return Repaired(
        iri=before.iri,
        label=before.label,
        notation=before.notation,
        before=before.verdict,
        ministerial_before=before.ministerial,
        after=after.verdict,
        ministerial_after=after.ministerial,
        changes=tuple(sorted(used)),
        find_out=find_out,
    )


def _rule(candidate: Candidate, closes: Iterable[str], facts: Facts) -> Rule:
    """Return the rule of a change with the articles it rests on for these choices."""
    themes = facts.themes_over(theme for c in closes for theme in facts.choices[c].themes)
    return candidate.rule.within(themes)


def _change(candidates: Candidates, made: Plan, iri: str, closes: tuple[str, ...]) -> Change:
    facts, candidate = candidates.facts, made.candidates[iri]
    rule = _rule(candidate, closes, facts)
    pointed = min((p for c in closes if (p := (made.problems[c].pointed or {}).get(iri))), key=lambda p: p.ground.rank)
    find_out = any(iri in made.problems[c].find_out for c in closes)
    is_relation = rule.change == "relation"
    existing = _existing(candidates, candidate, closes) if is_relation else ()
    return Change(
        iri=iri,
        change="stronger" if existing else rule.change,
        rule=rule,
        text=change_words(
            rule,
            facts,
            candidate.subject,
            candidate.office,
            existing,
            find_out=find_out,
            political=pointed.ground.political,
            execution=any(made.problems[c].before.verdict == "AIM_ONLY" for c in closes),
        ),
        account_giver=candidate.subject if is_relation else None,
        office=_named(facts, candidate.office),
        kind=rule.proposes if is_relation else None,
        status=candidates.status(candidate),
        find_out=find_out,
        existing=existing,
        ground=pointed.ground,
        because=because(pointed, facts),
        evidence=pointed.evidence,
        others=tuple(_named(facts, o) for o in _others(candidates, made, candidate, pointed, closes)),
        closes=closes,
    )


def _existing(candidates: Candidates, candidate: Candidate, closes: Sequence[str]) -> tuple[str, ...]:
    ladders = [candidates.ladders.of(candidates.facts.choices[c]) for c in closes]
    return tuple(
        sorted(
            {
                rung.relation
                for ladder in ladders
                for rung in ladder.rungs(candidate.subject)
                if rung.forum == candidate.office
            }
        )
    )


def _others(
    candidates: Candidates, made: Plan, candidate: Candidate, pointed: Pointed, closes: Sequence[str]
) -> list[str]:
    """Return the offices that are as good: on the same ground, or every possible one where politics decides."""
    found: set[str] = set()
    for iri in closes:
        choice = candidates.facts.choices[iri]
        if pointed.ground.political and candidate.rule.change != "lead":
            found.update(candidates.pointers.possible(choice, candidate.rule.towards))
        else:
            same = (made.problems[iri].pointed or {}).items()
            found.update(
                p.office
                for i, p in same
                if p.ground == pointed.ground and made.candidates[i].subject == candidate.subject
            )
    return sorted(found - {candidate.office})


def _named(facts: Facts, iri: str) -> Office:
    return Office(iri, facts.actors[iri].label)
