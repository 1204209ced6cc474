"""What a shape does not see of a tour: that its list holds steps, and that the house can show what a step shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain

from ontology.checking.findings import Finding
from ontology.errors import InputError
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.lists import members
from ontology.reading.tables import Table
from ontology.standards import RDF
from ontology.text import Text

__all__ = ["AGENDA", "stray_steps"]

#: the days that say when a choice comes on the agenda, or somebody decides
AGENDA = frozenset({HVT.validFrom, HVT.firstSeen})

_NO_STEP = Text("laat elk lid van hvt:steps een hvt:TourStep zijn", "let every member of hvt:steps be a hvt:TourStep")
_NO_LIST = Text(
    "schrijf hvt:steps als één lijst met een einde: hvt:steps ( ex:een ex:twee )",
    "write hvt:steps as one list with an end: hvt:steps ( ex:one ex:two )",
)
_TOO_EARLY = Text(
    "geef deze stap een dag waarop het huis iets toont (hvt:onDate): {day} of later",
    "give this step a day on which the house shows something (hvt:onDate): {day} or later",
)
_NO_STATE = Text(
    "toon deze stap zonder scenario, onder één scenario, of onder alle {many} (hvt:underScenario): een kaart kent geen "
    "andere combinaties",
    "show this step without a scenario, under one, or under all {many} (hvt:underScenario): a map knows no other "
    "combinations",
)


def stray_steps(own: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield an error for each member of a tour's list that is no step, for what is no list, for what cannot be shown.

    Source: model-2.md 1, "Classes", Tour.
    """
    scenarios, first_day = cache(lambda: len(_of(own, HVT.Scenario))), cache(lambda: _first(own))
    for node, heads in (told for table in near for told in table.told(HVT.steps)):
        for head in heads:
            found = members(head, lambda one: own.get(one, {}))
            if found is None:
                yield Finding("error", "StepsAreAList", _NO_LIST, node)
            for member in found or ():
                if not isinstance(member, str) or HVT.TourStep not in own.get(member, {}).get(RDF.type, ()):
                    yield Finding("error", "TourHoldsSteps", _NO_STEP, node, name_of(member))
    for node, told in (told for table in near for told in table.told(HVT.underScenario)):
        if HVT.TourStep in own[node].get(RDF.type, ()) and len(told) not in (1, scenarios()):
            yield Finding("error", "TourStepIsUnderAStateOfTheMap", _filled(_NO_STATE, many=str(scenarios())), node)
    for node, told in (told for table in near for told in table.told(HVT.onDate)):
        day = _day(told) if HVT.TourStep in own[node].get(RDF.type, ()) else None
        first = first_day() if day else None
        if day and first and day < first:
            yield Finding("error", "TourStepIsInTheStory", _filled(_TOO_EARLY, day=first.isoformat()), node, str(day))


def _first(own: Said) -> date | None:
    """Return the first day that a map shows: on which a choice comes on the agenda, else on which somebody decides."""
    choices = [own[node] for node in _of(own, HVT.Choice)]
    agenda = [_day(it.get(HVT.validFrom) or it.get(HVT.firstSeen, ())) for it in choices]
    roles = [own[node] for node in _of(own, HVT.RoleAssignment)] if not any(agenda) else []
    decided = [_day(it.get(HVT.validFrom, ())) for it in roles if HVT.Decides in it.get(HVT.role, ())]
    asked = [_day(own[node].get(HVT.referenceDate, ())) for node in _of(own, HVT.House)]
    return min((day for day in chain(agenda, decided, asked) if day), default=None)


def _of(own: Said, cls: str) -> list[str]:
    return [node for node, told in own.items() if cls in told.get(RDF.type, ())]


def _day(told: Sequence[Value]) -> date | None:
    """Return a day, or the first of a month or year; None for what is none, which a shape refuses."""
    try:
        return values.day(told)
    except InputError:
        return None


def _filled(text: Text, **words: str) -> Text:
    return Text(text.nl.format(**words), text.en.format(**words))
