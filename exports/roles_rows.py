"""Roles as rows: csv with every cell of the grid, Markdown with a list per role."""

from __future__ import annotations

from collections.abc import Iterable

from exports.tables import csv_text, md_text
from graph.questions.roles import Holding, Matrix, MatrixRow, Who
from graph.records import (
    Reference,
)
from ontology.codelists.words import role_letters, status_words
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["held_words", "matrix_to_csv", "matrix_to_md", "validity", "who_to_csv", "who_to_md"]

_W = {
    "number": Text("nr", "no."),
    "choice": Text("keuze", "choice"),
    "role": Text("rol", "role"),
    "holder": Text("wie", "holder"),
    "status": Text("status", "status"),
    "validity": Text("geldigheid", "validity"),
    "articles": Text("grondslag", "article"),
    "sources": Text("bronnen", "sources"),
    "flags": Text("gemarkeerd", "flagged"),
    "not-found": Text("niet gevonden", "not found"),
    "always": Text("geen begin of eind vastgelegd", "no start or end on record"),
    "from": Text("vanaf", "from"),
    "until": Text("tot", "until"),
    "elsewhen": Text("niet op deze dag", "not on this day"),
}


def validity(held: Holding, lang: str) -> str:
    """Return from when until when an assignment holds; an open bound is left out.

    The end is the first day on which it no longer holds.
    """
    parts = [
        f"{_W[word].say(lang)} {day}"
        for word, day in (("from", held.valid_from), ("until", held.valid_until))
        if day is not None
    ]
    return " ".join(parts) or _W["always"].say(lang)


def held_words(holdings: Iterable[Holding], lang: str, *, short: bool) -> str:
    """Return who holds a role, as a list; what does not count shows its status."""
    said = []
    for held in holdings:
        name = (held.short if short else held.label).say(lang)
        said.append(name if held.counts or not held.actor else f"{name} ({status_words()[held.status].say(lang)})")
    return ", ".join(dict.fromkeys(said))


def who_to_csv(told: Who, lang: str) -> str:
    """Return a row per role assignment, those of another day too (`on_day` says which)."""
    head = (
        "choice", "letter", "role", "holder_iri", "holder", "status", "counts", "on_day", "valid_from", "valid_until",
        "articles", "sources", "assignment",
    )  # fmt: skip
    today = [h for group in (*told.roles, told.answered) for h in group.holdings]
    lines = [
        (
            told.choice.iri,
            held.letter,
            _role(held.role, lang),
            held.actor or "",
            held.label.say(lang),
            held.status,
            _yes(held.counts),
            _yes(on_day),
            held.valid_from or "",
            held.valid_until or "",
            "; ".join(r.title.say(lang) for r in held.legal_basis),
            "; ".join(r.iri for r in held.sources),
            held.assignment,
        )
        for holdings, on_day in ((today, True), (told.elsewhen, False))
        for held in holdings
    ]
    return csv_text([head, *lines])


def who_to_md(told: Who, lang: str) -> str:
    """Return the sentence, a table of who holds which role, and what is not laid down."""
    head = [_W[w].say(lang) for w in ("role", "holder", "status", "validity", "articles", "sources")]
    today = [h for group in (*told.roles, told.answered) for h in group.holdings]
    lines = [_md_line(h, lang, "") for h in today]
    lines += [_md_line(h, lang, f" ({_W['elsewhen'].say(lang)})") for h in told.elsewhen]
    flagged = "".join(f"- {flag.message.say(lang)}\n" for flag in told.flags)
    return f"{told.sentence.say(lang)}\n\n{flagged}{chr(10) if flagged else ''}" + md_text([head, *lines])


def _md_line(held: Holding, lang: str, remark: str) -> tuple[str, ...]:
    return (
        f"{held.letter} {_role(held.role, lang)}{remark}",
        held.label.say(lang),
        status_words()[held.status].say(lang),
        validity(held, lang),
        "; ".join(r.title.say(lang) for r in held.legal_basis) or "–",
        "; ".join(_cited(r, lang) for r in held.sources) or "–",
    )


def _cited(source: Reference, lang: str) -> str:
    return source.title.say(lang) + (f" ({source.grade})" if source.grade else "")


def matrix_to_csv(told: Matrix, lang: str) -> str:
    """Return the whole grid: a row per choice, a column per actor, the letters of its roles in the cells.

    A letter in brackets is on record and does not count (not accepted on this evidence, or not found).
    """
    names = _column_names(told, lang)
    answered = _role(HVT.Answered, lang)
    head = [_W["number"].say(lang), "iri", _W["choice"].say(lang), "verdict", "flags"]
    head += [*names, _W["not-found"].say(lang), answered]
    lines = [
        [
            row.notation or local_name(row.iri),
            row.iri,
            row.label.say(lang),
            row.verdict,
            "; ".join(f.code for f in row.flags),
            *(_letters(row, a.iri) for a in told.actors),
            _letters(row, None),
            held_words(row.answered, lang, short=False),
        ]
        for row in told.rows
    ]
    return csv_text([head, *lines])


def matrix_to_md(told: Matrix, lang: str) -> str:
    """Return the sentence and a row per choice with who holds which role."""
    roles = role_letters()
    head = [_W["number"].say(lang), _W["choice"].say(lang)]
    head += [f"{letter} {label.say(lang)}" for letter, label in roles.values()]
    lines = [
        [
            row.notation or local_name(row.iri),
            row.label.say(lang),
            *(held_words(row.held(role), lang, short=True) or "–" for role in roles),
            "; ".join(f.message.say(lang) for f in row.flags) or "–",
        ]
        for row in told.rows
    ]
    return f"{told.sentence.say(lang)}\n\n" + md_text([[*head, _W["flags"].say(lang)], *lines])


def _column_names(told: Matrix, lang: str) -> list[str]:
    """The short name of every actor, group by group; two with one name get their id beside it."""
    short = [a.short.say(lang) for a in told.actors]
    return [
        f"{name} ({local_name(actor.iri)})" if short.count(name) > 1 else name
        for name, actor in zip(short, told.actors, strict=True)
    ]


def _letters(row: MatrixRow, actor: str | None) -> str:
    held = [h for h in row.holdings if h.actor == actor]
    return "".join(dict.fromkeys(h.letter if h.counts else f"({h.letter})" for h in held))


def _role(role: str, lang: str) -> str:
    return role_letters()[role][1].say(lang) if role in role_letters() else local_name(role)


def _yes(value: bool) -> str:
    return "true" if value else "false"
