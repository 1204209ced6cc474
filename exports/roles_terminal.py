"""Roles in a terminal: one choice in full, or the matrix as a list per role that fits 140 columns."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from exports.roles_rows import validity
from exports.terminal import STYLES, asked_line, cited, write_heading, write_item
from exports.writing import printable
from graph.questions.roles import Holding, Matrix, MatrixRow, RoleGroup, Who
from ontology.codelists.words import role_letters, status_words, verdict_words
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["show_matrix", "show_who"]

#: So many names of one role in one row; the rest is counted. `--format csv` has them all.
_NAMES = 6

_W = {
    "choice": Text("keuze", "choice"),
    "decides": Text("beslist", "decides"),
    "flagged": Text("precies één beslisser?", "exactly one decider?"),
    "others": Text("andere rollen", "other roles"),
    "one": Text("ja", "yes"),
    "lead": Text("aangewezen voor het geheel", "designated for the whole"),
    "apart": Text("zegt wie sprak, niet wie moet; telt nergens in mee", "says who spoke, not who must; counts nowhere"),
    "silent": Text("Niets vastgelegd over", "Nothing laid down on"),
    "elsewhen": Text("Niet op deze dag", "Not on this day"),
    "ignored": Text("telt niet mee op dit bewijs", "does not count on this evidence"),
    "basis": Text("grondslag", "basis"),
    "none": Text("geen vastgelegd", "none on record"),
    "source": Text("bron", "source"),
    "not-found": Text("?", "?"),
    "legend": Text(
        "? gezocht en niet gevonden; (…) vastgelegd, telt niet mee op dit bewijs",
        "? looked for and not found; (…) on record, does not count on this evidence",
    ),
    "rest": Text(
        "Alle namen en de hele tabel: --format csv of json.", "Every name and the whole grid: --format csv or json."
    ),
}


def show_who(console: Console, told: Who, lang: str) -> None:
    """Print who holds which role on a choice, each with status, validity, article and source."""
    choice = told.choice
    words = verdict_words()[choice.verdict]
    number = f"{choice.notation} " if choice.notation else ""
    console.print(Line(printable(f"{number}{choice.label.say(lang)}"), style="bold"))
    console.print(Line(f"{words.symbol} {words.label.say(lang)}", style=STYLES[choice.ministerial]))
    console.print(Line(printable(asked_line(told.house, lang)), style="dim"))
    console.print()
    console.print(Line(printable(told.sentence.say(lang))))
    for flag in told.flags:
        console.print(Line(printable(f"! {flag.message.say(lang)}"), style="italic"))
    for group in told.roles:
        if group.holdings:
            _show_group(console, group, lang, "")
    if told.answered.holdings:
        _show_group(console, told.answered, lang, f" · {_W['apart'].say(lang)}")
    silent = [g.label.say(lang) for g in (*told.roles, told.answered) if not g.holdings]
    if silent:
        write_heading(console, f"{_W['silent'].say(lang)}: {', '.join(silent)}")
    if told.elsewhen:
        write_heading(console, _W["elsewhen"].say(lang))
        for held in told.elsewhen:
            _, label = role_letters().get(held.role, ("", Text(held.role, held.role)))
            _show_holding(console, held, lang, f"{label.say(lang)}: ")


def _show_group(console: Console, group: RoleGroup, lang: str, remark: str) -> None:
    write_heading(console, f"{group.letter} {group.label.say(lang)}{remark}")
    for held in group.holdings:
        _show_holding(console, held, lang, "")


def _show_holding(console: Console, held: Holding, lang: str, before: str) -> None:
    parts = [held.label.say(lang), status_words()[held.status].say(lang), validity(held, lang)]
    # a letter without a holder says so itself
    ignored = held.actor is not None and not held.counts and not before
    write_item(console, before + " · ".join(parts) + (f" · {_W['ignored'].say(lang)}" if ignored else ""))
    articles = "; ".join(cited(r, lang) for r in held.legal_basis) or _W["none"].say(lang)
    write_item(console, f"{_W['basis'].say(lang)}: {articles}", indent=5)
    for source in held.sources:
        write_item(console, f"{_W['source'].say(lang)}: {cited(source, lang)}", indent=5)
    for note in held.notes:
        write_item(console, note.say(lang), indent=5)


def show_matrix(console: Console, told: Matrix, lang: str) -> None:
    """Print a row per choice: who decides, whether that is exactly one, and the other roles as lists."""
    console.print(Line(printable(told.sentence.say(lang)), style="bold"))
    console.print(Line(printable(asked_line(told.house, lang)), style="dim"))
    console.print()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
    decides = role_letters()[HVT.Decides][0]
    table.add_column("", no_wrap=True)
    table.add_column(_W["choice"].say(lang), min_width=20, max_width=36)
    table.add_column(f"{decides} {_W['decides'].say(lang)}", min_width=12, max_width=24)
    table.add_column(_W["flagged"].say(lang), min_width=16, max_width=34)
    table.add_column(_W["others"].say(lang), min_width=30)
    for row in told.rows:
        flags = "\n".join(f"! {flag.message.say(lang)}" for flag in row.flags) or _W["one"].say(lang)
        if row.lead_name:
            flags += f"\n{_W['lead'].say(lang)}: {row.lead_name.say(lang)}"
        table.add_row(
            Line(printable(row.notation or local_name(row.iri))),
            Line(printable(row.label.say(lang))),
            Line(printable(_names(row, HVT.Decides, lang))),
            Line(printable(flags), style="" if not row.flags else "magenta"),
            Line(printable(_others(row, lang))),
        )
    console.print(table)
    letters = [f"{letter} {label.say(lang)}" for letter, label in role_letters().values()]
    write_item(console, " · ".join(letters), indent=0)
    _, spoke = role_letters()[HVT.Answered]
    write_item(console, f"{spoke.say(lang)}: {_W['apart'].say(lang)}", indent=0)
    write_item(console, _W["legend"].say(lang), indent=0)
    write_item(console, _W["rest"].say(lang), indent=0)


def _others(row: MatrixRow, lang: str) -> str:
    """A line per role other than deciding; who answered to parliament comes last, after a bar."""
    lines = []
    for role, (letter, _) in role_letters().items():
        names = _names(row, role, lang)
        if names and role != HVT.Decides:
            lines.append(f"{'│ ' if role == HVT.Answered else ''}{letter} {names}")
    return "\n".join(lines)


def _names(row: MatrixRow, role: str, lang: str) -> str:
    said = []
    for held in row.held(role):
        name = held.short.say(lang) if held.actor else "?"
        if role == HVT.Decides and held.counts and held.actor not in row.accountable:
            name = f"{name} (forum)"
        said.append(name if held.counts or not held.actor else f"({name})")
    names = list(dict.fromkeys(said))
    return ", ".join(names[:_NAMES]) + (f" +{len(names) - _NAMES}" if len(names) > _NAMES else "")
