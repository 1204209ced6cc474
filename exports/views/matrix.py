"""Who does what on every choice: who decides, whether that is exactly one, and the other roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Cell, Column, Note, Page, Table
from exports.views.who import APART, role_name
from exports.words import about, held_words, lead, numbered, said, some, yes
from graph.questions.roles import Matrix, MatrixRow
from ontology.codelists.words import role_letters
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["grid", "page", "rows"]

#: So many names of one role where room is scarce; the rest is counted.
_NAMES = 6
_W = {
    "decides": Text("beslist", "decides"),
    "flagged": Text("precies één beslisser?", "exactly one decider?"),
    "others": Text("andere rollen", "other roles"),
    "lead": Text("aangewezen voor het geheel", "designated for the whole"),
    "legend": Text(
        "? gezocht en niet gevonden; (…) vastgelegd, telt niet mee op dit bewijs",
        "? looked for and not found; (…) on record, does not count on this evidence",
    ),
    "rest": Text(
        "Alle namen en de hele tabel: --format csv of json.", "Every name and the whole grid: --format csv or json."
    ),
}


def page(told: Matrix, lang: str) -> Page:
    """Yield a row per choice: who decides, whether that is exactly one, and the other roles as lists."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    yield from grid(told, lang)
    yield Note(_W["rest"].say(lang))


def grid(told: Matrix, lang: str) -> Page:
    """Yield the table, and what its letters mean."""
    columns = (
        Column(said("number", lang), "key"),
        Column(said("choice", lang), least=20, most=36),
        Column(f"{role_letters()[HVT.Decides][0]} {_W['decides'].say(lang)}", least=12, most=24),
        Column(_W["flagged"].say(lang), least=16, most=34),
        Column(_W["others"].say(lang), least=30),
    )
    yield Table.of(columns, (_cells(row, lang) for row in told.rows))
    yield Note(" · ".join(f"{letter} {label.say(lang)}" for letter, label in role_letters().values()))
    yield Note(f"{role_name(HVT.Answered, lang)}: {APART.say(lang)}")
    yield Note(_W["legend"].say(lang))


def _cells(row: MatrixRow, lang: str) -> Iterator[Cell | str]:
    deciders, others = _names(row, HVT.Decides, lang), _others(row, lang)
    flags = "\n".join(f"! {flag.message.say(lang)}" for flag in row.flags) or yes(True, lang)
    if row.lead_name:
        flags += f"\n{_W['lead'].say(lang)}: {row.lead_name.say(lang)}"
    yield numbered(row.notation, row.iri)
    yield row.label.say(lang)
    yield Cell(some(deciders, _NAMES), whole=", ".join(deciders))
    yield Cell(flags, "none" if row.flags else "")
    yield Cell(
        "\n".join(f"{before} {some(names, _NAMES)}" for before, names in others),
        whole="\n".join(f"{before} {', '.join(names)}" for before, names in others),
    )


def _others(row: MatrixRow, lang: str) -> list[tuple[str, list[str]]]:
    """The letter and the holders of every role but deciding; who answered to parliament comes last, after a bar."""
    return [
        (f"{'│ ' if role == HVT.Answered else ''}{letter}", names)
        for role, (letter, _) in role_letters().items()
        if role != HVT.Decides and (names := _names(row, role, lang))
    ]


def _names(row: MatrixRow, role: str, lang: str) -> list[str]:
    names = []
    counting = {held.actor for held in row.held(role) if held.counts}
    for held in row.held(role):
        name = held.short.say(lang) if held.actor else "?"
        if role == HVT.Decides and held.actor in counting and held.actor not in row.accountable:
            name = f"{name} (forum)"
        names.append(name if held.actor in counting or not held.actor else f"({name})")
    return list(dict.fromkeys(names))


def rows(told: Matrix, lang: str) -> Iterator[Sequence[str]]:
    """Yield the whole grid: a row per choice, a column per actor, the letters of its roles in the cells.

    A letter in brackets is on record and no assignment of it counts (not accepted on this evidence, or not found).
    """
    start = (said("number", lang), "iri", said("choice", lang), "verdict", "flags")
    yield (*start, *_actors(told, lang), said("not-found", lang), role_name(HVT.Answered, lang))
    for row in told.rows:
        yield (
            numbered(row.notation, row.iri),
            row.iri,
            row.label.say(lang),
            row.verdict,
            "; ".join(flag.code for flag in row.flags),
            *(_letters(row, actor.iri) for actor in told.actors),
            _letters(row, None),
            held_words(row.answered, lang, short=False),
        )


def _actors(told: Matrix, lang: str) -> list[str]:
    """The short name of every actor, group by group; two with one name get their id beside it."""
    short = [actor.short.say(lang) for actor in told.actors]
    return [
        f"{name} ({local_name(actor.iri)})" if short.count(name) > 1 else name
        for name, actor in zip(short, told.actors, strict=True)
    ]


def _letters(row: MatrixRow, actor: str | None) -> str:
    held = [h for h in row.holdings if h.actor == actor]
    counting = {h.letter for h in held if h.counts}
    return "".join(dict.fromkeys(h.letter if h.letter in counting else f"({h.letter})" for h in held))
