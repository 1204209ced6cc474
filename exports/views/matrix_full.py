"""Who does what on every choice, all of it: who decides, whether that is exactly one, and the other roles."""

from __future__ import annotations

from collections.abc import Iterator

from exports.page import Cell, Column, Note, Page, Table
from exports.views.matrix import names, rows, say
from exports.views.who import APART, role_name
from exports.words import about, lead, numbered, said, some, yes
from graph.questions.roles import Matrix, MatrixRow
from ontology.codelists.words import role_letters
from ontology.namespaces import HVT

__all__ = ["grid", "page", "rows"]

#: So many names of one role where room is scarce; the rest is counted.
_NAMES = 6


def page(told: Matrix, lang: str) -> Page:
    """Yield a row per choice: who decides, whether that is exactly one, and the other roles as lists."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    yield from grid(told, lang)
    yield Note(say("rest", lang))


def grid(told: Matrix, lang: str) -> Page:
    """Yield the table, and what its letters mean."""
    columns = (
        Column(said("number", lang), "key"),
        Column(said("choice", lang), least=20, most=36),
        Column(f"{role_letters()[HVT.Decides][0]} {say('decides', lang)}", least=12, most=24),
        Column(say("flagged", lang), least=16, most=34),
        Column(say("others", lang), least=30),
    )
    yield Table.of(columns, (_cells(row, lang) for row in told.rows))
    yield Note(" · ".join(f"{letter} {label.say(lang)}" for letter, label in role_letters().values()))
    yield Note(f"{role_name(HVT.Answered, lang)}: {APART.say(lang)}")
    yield Note(say("legend", lang))


def _cells(row: MatrixRow, lang: str) -> Iterator[Cell | str]:
    deciders, others = names(row, HVT.Decides, lang), _others(row, lang)
    flags = "\n".join(f"! {flag.message.say(lang)}" for flag in row.flags) or yes(True, lang)
    if row.lead_name:
        flags += f"\n{say('lead', lang)}: {row.lead_name.say(lang)}"
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
        (f"{'│ ' if role == HVT.Answered else ''}{letter}", held)
        for role, (letter, _) in role_letters().items()
        if role != HVT.Decides and (held := names(row, role, lang))
    ]
