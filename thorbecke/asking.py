"""Questions about something that has a name: what was meant is found first."""

from __future__ import annotations

from graph.answers.explaining import explain as explain_choice
from graph.house.finding import find, off_agenda
from graph.house.setting import Setting
from graph.questions import roles
from graph.questions.actors import explain_actor
from graph.records import ActorExplanation, Explanation
from ontology.errors import UnknownNameError
from ontology.reading.facts import holds_on

__all__ = ["explain", "who"]


def explain(setting: Setting, name: str, lang: str = "en") -> Explanation | ActorExplanation:
    """Return who answers for a choice, or to whom an actor answers.

    Raises UnknownNameError when `name` (an id, number, label or part of one) means nothing or more than one thing,
    or a choice that is not on the agenda on the day.
    """
    iri = find(setting.facts, name, lang=lang)
    choice = setting.facts.choices.get(iri)
    if choice is None:
        return explain_actor(setting, iri)
    if not holds_on(choice, setting.on):
        raise off_agenda(setting.facts, choice, setting.on)
    return explain_choice(setting, iri)


def who(setting: Setting, choice: str, lang: str = "en") -> roles.Who:
    """Return every role on a choice.

    Raises UnknownNameError as `explain`, and when an actor is meant.
    """
    facts = setting.facts
    try:
        return roles.who(setting, find(facts, choice, among=facts.choices, lang=lang))
    except UnknownNameError as unknown:
        try:
            actor = facts.actors.get(find(facts, choice))
        except UnknownNameError:
            actor = None
        if actor is None:
            raise
        said = f"{actor.label.en} is an actor, and `who` asks about a choice; try: thorbecke explain {choice!r}"
        raise UnknownNameError(said) from unknown
