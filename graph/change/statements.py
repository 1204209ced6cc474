"""What a statement of the record is called, and what happened to it between two states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from graph.change.edits import DATED, DATES, Edit, state_on
from graph.change.records import FieldChange, Statement
from graph.house.setting import Setting
from graph.words.grammar import arrow, at_in_words, in_a_row, joined, remarked
from graph.words.mentions import in_short
from graph.words.names import OWN_GRADES, choice_name, number_of, short_name
from graph.words.nouns import ONE, Noun
from graph.words.telling import filled, told
from ontology.names import in_order, local_name
from ontology.namespaces import HVT
from ontology.reading.facts import Facts, Relation, bounds_of
from ontology.text import Text, both

__all__ = ["WHAT", "act_words", "statements"]

#: collection -> class of the statement
WHAT = {
    "relations": "relation",
    "roles": "assignment",
    "funding": "funding",
    "participations": "participation",
    "absences": "absence",
    "tenures": "tenure",
    "caretakers": "caretaker-period",
    "choices": "choice",
    "actors": "actor",
    "kinds": "relation-kind",
    "broader": "theme",
}
_FIELDS = {
    "classes": Text("soort organisatie", "class"),
    "instituted_by": Text("waarbij het is ingesteld", "what it is instituted by"),
    "independent_by_law": Text("bij welke wet het onafhankelijk is", "by which law it is independent"),
    "participants": Text("deelnemers", "participants"),
    "researched_on": Text("wanneer het is uitgezocht", "when it was researched"),
    "themes": Text("thema", "theme"),
    "kinds": Text("soort keuze", "kind of choice"),
    "lead": Text("eerstverantwoordelijke", "lead"),
    "binding_on": Text("wie eraan gebonden is", "whom it binds"),
    "legal_basis": Text("grondslag", "legal basis"),
    "part_of": Text("waarvan zij deel is", "what it is part of"),
    "pending": Text("of zij al is genomen", "whether it is taken yet"),
}
#: What somebody does on a choice, by role: one does it, several do it.
_DOES = {
    HVT.Prepares: Text("{who} {bereidt|bereiden:who} voor", "{who} {prepares|prepare:who}"),
    HVT.Advises: Text("{who} {adviseert|adviseren:who}", "{who} {advises|advise:who}"),
    HVT.Requests: Text("{who} {verzoekt|verzoeken:who}", "{who} {requests|request:who}"),
    HVT.Adopts: Text("{who} {stelt|stellen:who} het doel vast", "{who} {adopts|adopt:who} the aim"),
    HVT.Decides: Text("{who} {beslist|beslissen:who}", "{who} {decides|decide:who}"),
    HVT.Executes: Text("{who} {voert|voeren:who} uit", "{who} {executes|execute:who}"),
    HVT.Finances: Text("{who} {financiert|financieren:who}", "{who} {finances|finance:who}"),
    HVT.Supervises: Text("{who} {houdt|houden:who} toezicht", "{who} {supervises|supervise:who}"),
    HVT.Answered: Text("{who} {antwoordde|antwoordden:who} in het parlement", "{who} answered in parliament"),
}
#: What of a record is no fact about it.
_APART = frozenset({"iri", "notes", "label"})


def statements(
    before: Setting,
    after: Setting,
    found: Iterable[Edit],
    scenarios: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Statement, ...]:
    """Return the statement behind every edit between two settings, in order of their names.

    `scenarios` tells which scenarios a statement comes from.
    """
    told = (_statement(edit, before, after, (scenarios or {}).get(edit.id, ())) for edit in found)
    return tuple(sorted(told, key=lambda s: (in_order(s.id), s.id)))


def _statement(edit: Edit, before: Setting, after: Setting, scenarios: tuple[str, ...]) -> Statement:
    sides = (before.facts, after.facts)
    old, new = (getattr(facts, edit.collection).get(edit.iri) for facts in sides)
    act, bound = _act(edit, old, new, (before.on, after.on))
    shown = old if act in ("withdrawn", "ended", "not-yet-begun") and old is not None else new
    on = bounds_of(sides[0], old)[bound] if bound is not None else None
    facts = sides[1] if shown is new else sides[0]
    choice = edit.iri if edit.collection == "choices" else getattr(shown, "choice", None)
    return Statement(
        id=edit.id,
        iri=edit.iri,
        what=WHAT[edit.collection],
        act=act,
        words=_words(edit, shown, facts),
        on=on or None,
        status=getattr(shown, "status", None),
        sources=tuple(getattr(shown, "sources", ())),
        scenarios=scenarios,
        fields=_field_changes(edit, old, new) if act == "changed" else (),
        choice=choice,
        brief=_brief(edit, shown, facts),
    )


def _act(edit: Edit, old: Any, new: Any, days: tuple[date, date]) -> tuple[str, int | None]:
    """Return what happened to a fact, and which of its bounds that was: 0 the first, 1 the last."""
    if (old is None or new is None) and edit.collection != "broader":
        return ("added" if old is None else "withdrawn"), None
    by_time = edit.collection in DATED and edit.fields in ((), DATES)
    if not by_time or (old.valid_from, old.valid_until) != (new.valid_from, new.valid_until):
        return "changed", None
    if not edit.fields and old != new:
        return "changed", None
    then, now = state_on(old, days[0]), state_on(new, days[1])
    if now == "ended":
        return "ended", 1
    if now == "not-begun":
        return "not-yet-begun", 0
    return ("begun", 0) if then == "not-begun" else ("not-yet-ended", 1)


def _field_changes(edit: Edit, old: Any, new: Any) -> tuple[FieldChange, ...]:
    if edit.collection == "broader":
        return (FieldChange("broader", _value(old), _value(new)),)
    names = edit.fields or [f.name for f in fields(old) if f.name not in _APART]
    pairs = ((name, _value(getattr(old, name)), _value(getattr(new, name))) for name in names)
    return tuple(FieldChange(name, a, b) for name, a, b in pairs if a != b)


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Text):
        return value.en
    if isinstance(value, frozenset):
        return " ".join(sorted(map(str, value)))
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _label(facts: Facts, iri: str | None) -> Text:
    return facts.labels.get(iri or "") or both(local_name(iri) if iri else "?")


def _words(edit: Edit, fact: Any, facts: Facts) -> Text:
    def actor(iri: str | None) -> Text:
        return short_name(facts, iri)

    match edit.collection:
        case "relations":
            giver, forum = actor(fact.account_giver), actor(fact.forum)
            kind = facts.kinds.get(fact.kind or "")
            about = kind.label if kind else OWN_GRADES
            scope = _scope(facts, fact)
            return remarked(arrow(giver, forum), in_a_row([about, scope], ", "))
        case "roles" | "funding":
            return in_a_row([_brief(edit, fact, facts), choice_name(facts, fact.choice)], ": ")
        case "participations":
            who, body, seat = actor(fact.participant), actor(fact.body), _label(facts, fact.role)
            return remarked(in_a_row([who, body], " in "), seat)
        case "absences":
            about = choice_name(facts, fact.about) if fact.about in facts.choices else actor(fact.about)
            return in_a_row([about, _label(facts, fact.absent)], ": ")
        case "caretakers":
            return remarked(actor(fact.about), Text("demissionair", "caretaker"))
        case "tenures":
            return in_a_row([_label(facts, fact.holder), actor(fact.office)], ", ")
        case "choices":
            name = choice_name(facts, edit.iri)
        case "actors":
            name = actor(edit.iri)
        case "kinds":
            return in_a_row([Text("soort relatie", "kind of relation"), facts.kinds[edit.iri].label], ": ")
        case _:
            name = _label(facts, edit.iri)
    return in_a_row([name, _FIELDS.get(edit.fields[0]) if edit.fields else None], ": ")


def _brief(edit: Edit, fact: Any, facts: Facts) -> Text | None:
    """The words of a statement on a choice that is named already; None for a statement on anything else."""
    if edit.collection == "roles":
        several = in_short(facts, fact.actor).several if fact.actor else ONE
        return filled(_DOES[fact.role], {"who": Noun(short_name(facts, fact.actor), several=several)})
    if edit.collection == "funding":
        # where no kind is said, money was looked for
        money = _label(facts, fact.kind) if fact.kind else Text("gezocht en niet gevonden", "looked for and not found")
        return remarked(Text("geld", "money"), money)
    if edit.collection == "choices":
        return in_a_row([Text("de keuze", "the choice"), _FIELDS.get(edit.fields[0]) if edit.fields else None], ": ")
    return None


def _scope(facts: Facts, relation: Relation) -> Text | None:
    numbers = [both(number_of(c)) for i in relation.choices if (c := facts.choices.get(i))]
    limits = [_label(facts, iri) for iri in sorted(relation.themes | relation.choice_kinds)]
    words = joined([*limits, *sorted(numbers)])
    return told("alleen voor {words}", "only for {words}", words=words) if words.nl else None


def act_words(statement: Statement) -> Text:
    """Return what happened to a statement: "begun on 1 March 2026", "begun in March 2026"."""
    on = at_in_words(statement.on) if statement.on else both("")
    said = {
        "added": Text("toegevoegd", "added"),
        "withdrawn": Text("weggenomen", "withdrawn"),
        "changed": Text("gewijzigd", "changed"),
        "begun": told("begonnen {on}", "begun {on}", on=on),
        "ended": told("geëindigd {on}", "ended {on}", on=on),
        "not-yet-begun": told("nog niet begonnen (begint {on})", "not yet begun (begins {on})", on=on),
        "not-yet-ended": told("nog niet geëindigd (eindigt {on})", "not yet ended (ends {on})", on=on),
    }
    return said[statement.act]
