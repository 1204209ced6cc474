"""The main question: for every choice of a house, who answers, how far, and what stands in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.answers.caveats import caveats
from graph.answers.gaps import Judged, find_gaps
from graph.answers.judging import ChoiceVerdict, judge, ministerial_on_stated, requesters
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting
from graph.records import MINISTERIAL, Answer, ChoiceAnswer, HouseInfo
from ontology.codelists.ranks import SEVERITY, VERDICTS
from ontology.reading.facts import Choice

__all__ = ["answer", "answer_choice", "answered", "assembled", "judged"]


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
    return Answer(
        house=house,
        summary=_counted(VERDICTS, (c.verdict for c in ordered)),
        classes=_counted(MINISTERIAL, (c.ministerial for c in ordered)),
        classes_stated=_counted(MINISTERIAL, (c.ministerial_stated for c in ordered)),
        pending=sum(c.pending and c.ministerial in ("full", "partial") for c in ordered),
        choices=ordered,
    )


def _counted(codes: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    counts = Counter(found)
    return {code: counts[code] for code in codes}


def answer_choice(
    ladders: Ladders, choice: Choice, verdict: ChoiceVerdict | None = None, *, stated: bool = True
) -> ChoiceAnswer:
    """Return the verdict and the gaps of one choice; `verdict` where it has been judged already.

    `stated`: what its class is on stated facts alone is asked too; else that is taken to be its class.
    """
    verdict = verdict or judge(ladders, choice)
    return ChoiceAnswer(
        iri=choice.iri,
        label=choice.label,
        short=choice.short,
        notation=choice.notation,
        themes=choice.themes,
        pending=choice.pending,
        verdict=verdict.verdict,
        ministerial=verdict.ministerial,
        ministerial_stated=ministerial_on_stated(ladders, choice, verdict) if stated else verdict.ministerial,
        grade=verdict.grade,
        aim=verdict.aim,
        requested_by=requesters(ladders, choice),
        lead=choice.lead,
        caveats=caveats(ladders, choice, verdict),
        deciders=tuple(sorted(verdict.deciders, key=lambda d: (SEVERITY.index(d.verdict), d.iri))),
        gaps=find_gaps(Judged(ladders, choice, ladders.of(choice), verdict)),
    )
