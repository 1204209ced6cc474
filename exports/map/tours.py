"""The tours of a house as the page plays them: a text at each step, beside what it shows, in a state of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from exports.map.scribe import Said, local, said
from exports.map.told import View
from graph.words.grammar import day_in_words
from ontology.reading.facts import Facts, TourStep

__all__ = ["TourError", "days_of_tours", "tours_of"]

#: What the texts of a house are written on: all that it says. On less the verdicts beside them may be others.
WHOLE_RECORD = "unverified"


class TourError(ValueError):
    """A step of a tour shows what the map does not have."""


def days_of_tours(facts: Facts, evidence: str) -> list[date]:
    """Return the days that the tours of a map are about; on less evidence than all there are no tours."""
    if evidence != WHOLE_RECORD:
        return []
    days = (_day(facts, facts.tour_steps[step]) for tour in facts.tours.values() for step in tour.steps)
    return sorted({day for day in days if day})


def tours_of(facts: Facts, evidence: str, view: View | None, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return every tour with its steps: the text, the number of what is shown, and the places of scenario and day.

    Without a view there is one state, in which no tour is played.
    Raises TourError for a step that shows what is not on the map, or in a state that the map does not have.
    """
    if view is None or evidence != WHOLE_RECORD:
        return []
    return [
        {
            "slug": local(tour.iri),
            "name": said(tour.label),
            "steps": [_step(facts, facts.tour_steps[step], view, numbers) for step in tour.steps],
        }
        for tour in facts.tours.values()
    ]


def _step(facts: Facts, step: TourStep, view: View, numbers: Mapping[str, int]) -> dict[str, Said | int]:
    day = _day(facts, step)
    days = [at for at, known in enumerate(view.dates) if day is None or known == day]
    under = [at for at, names in enumerate(view.scenarios) if set(names) == set(step.scenarios)]
    if missing := "; ".join(_missing(step, day, numbers, days, under)):
        raise TourError(f"step {local(step.iri)} of a tour cannot be shown: {missing}")
    at = view.opening[1] if day is None else days[0]
    return {"text": said(step.words), "node": numbers[step.shows], "scenario": under[0], "day": at}


def _missing(
    step: TourStep, day: date | None, numbers: Mapping[str, int], days: list[int], under: list[int]
) -> Iterator[str]:
    """Yield what of a step is not on the map, each with what to do."""
    if step.shows not in numbers:
        yield f"{local(step.shows) or 'nothing'} is no actor or choice of this house; name one (hvt:shows)"
    if day and not days:
        yield f"{day_in_words(day.isoformat()).en} is before the first day of this house; name a later day (hvt:onDate)"
    if not under:
        names = ", ".join(map(local, step.scenarios))
        yield f"the map has no state under {names}; name one scenario, all, or none (hvt:underScenario)"


def _day(facts: Facts, step: TourStep) -> date | None:
    """Return the day of a step: its own, else the reference date of the house, else the day the map opens on."""
    return step.on or facts.house.reference_date
