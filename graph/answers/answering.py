"""The main question: for every choice of a house, who answers, how far, and what stands in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.answers.gaps import Judged, find_gaps
from graph.answers.verdicts import ChoiceVerdict, deciding_roles, judge
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting
from graph.records import Answer, ChoiceAnswer, HouseInfo
from ontology.codelists.ranks import SEVERITY, VERDICTS
from ontology.reading.facts import Choice, Relation

__all__ = ["answer", "answer_choice", "answered", "assembled", "judged"]

#: Official sources, of which the opening part only may have been read (nds-governance.md section 0).
_NOT_OFFICIAL = frozenset({"B", "C", "L"})


def answer(setting: Setting) -> Answer:
    """Return the verdict and the gaps of every choice that is on the agenda on the day of the setting.

    Choices come most severe first, then by IRI; equal settings give equal answers.
    """
    ladders = Ladders(setting)
    return answered(ladders, judged(ladders))


def judged(ladders: Ladders) -> dict[str, ChoiceVerdict]:
    """Return the verdict on every choice that is on the agenda on the day, by IRI."""
    return {choice.iri: judge(ladders, choice) for choice in ladders.on_agenda()}


def answered(ladders: Ladders, verdicts: Mapping[str, ChoiceVerdict]) -> Answer:
    """Return what `answer` returns, where every choice has been judged already."""
    choices = ladders.facts.choices
    return assembled(ladders.setting.house, [answer_choice(ladders, choices[iri], v) for iri, v in verdicts.items()])


def assembled(house: HouseInfo, choices: Iterable[ChoiceAnswer]) -> Answer:
    """Return the answer on a house of which every choice has been answered."""
    ordered = tuple(sorted(choices, key=lambda c: (SEVERITY.index(c.verdict), c.iri)))
    summary = {verdict: sum(c.verdict == verdict for c in ordered) for verdict in VERDICTS}
    return Answer(house, summary, ordered)


def answer_choice(ladders: Ladders, choice: Choice, verdict: ChoiceVerdict | None = None) -> ChoiceAnswer:
    """Return the verdict and the gaps of one choice; `verdict` where it has been judged already."""
    verdict = verdict or judge(ladders, choice)
    return ChoiceAnswer(
        iri=choice.iri,
        label=choice.label,
        notation=choice.notation,
        themes=choice.themes,
        verdict=verdict.verdict,
        ministerial=verdict.ministerial,
        grade=verdict.grade,
        lead=choice.lead,
        caveats=_caveats(ladders, choice, verdict),
        deciders=verdict.deciders,
        gaps=find_gaps(Judged(ladders, choice, ladders.of(choice), verdict)),
    )


def choice_sources(ladders: Ladders, choice: Choice) -> tuple[str, ...]:
    """Return the sources of a choice, of its roles and of what is said about its money."""
    cited = set(choice.sources)
    for role in ladders.roles.get(choice.iri, ()):
        cited.update(role.sources)
    for money in ladders.funding.get(choice.iri, ()):
        cited.update(money.sources)
    return tuple(sorted(cited))


def _caveats(ladders: Ladders, choice: Choice, verdict: ChoiceVerdict) -> tuple[str, ...]:
    facts = ladders.facts
    caveats = []
    deciding = deciding_roles(ladders, choice)
    if any(r.status != "stated" for r in deciding if r.actor):
        caveats.append("decider-not-stated")
    known = [facts.sources[s] for s in choice_sources(ladders, choice) if s in facts.sources]
    if any(s.read_in_full is False and s.grade not in _NOT_OFFICIAL for s in known):
        caveats.append("source-read-in-part")
    ways = [d.chain.relations for d in verdict.deciders if d.chain]
    if any(_contradicted(ladders, facts.relations[r]) for way in ways for r in way):
        caveats.append("sources-contradict")
    return tuple(caveats)


def _contradicted(ladders: Ladders, relation: Relation) -> bool:
    """Tell whether another source says otherwise on this day, on accepted evidence."""
    others = [ladders.facts.relations[o] for o in relation.contradicts if o in ladders.facts.relations]
    return any(map(ladders.setting.counts, others))
