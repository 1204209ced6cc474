"""Structural risks in a terminal: a table per measure, each with its definition in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from exports.risks_rows import DEFINITIONS, TITLES, names, number, path, spread
from exports.terminal import asked_line, write_heading, write_item
from exports.writing import printable
from graph.questions.risks import Risks
from ontology.text import Text

__all__ = ["show_risks"]

#: So many chains are shown; `--format csv` has them all.
_CHAINS = 10

_W = {
    "actor": Text("actor", "actor"),
    "ends": Text("eindigt", "ends"),
    "falls": Text("valt", "falls"),
    "choices": Text("keuzes", "choices"),
    "offices": Text("ambtsdragers", "office-holders"),
    "choice": Text("keuze", "choice"),
    "length": Text("relaties", "relations"),
    "path": Text("keten", "chain"),
    "mean": Text("gemiddeld", "mean"),
    "none": Text("geen in dit dossier", "none in this record"),
    "more": Text("en {n} kortere of even lange", "and {n} shorter or equally long"),
    "leads-out": Text("leidt toch naar een forum", "leads to a forum all the same"),
    "stuck": Text("leidt naar geen forum", "leads to no forum"),
    "remark": Text("waarvan", "of which"),
}


def show_risks(console: Console, told: Risks, lang: str) -> None:
    """Print the five measures: load and single points, many hands, longest chains, cycles."""
    console.print(Line(printable(told.sentence.say(lang)), style="bold"))
    console.print(Line(printable(asked_line(told.house, lang)), style="dim"))
    threads = [
        (t.actor.label.say(lang), str(len(t.ends)), str(len(t.falls)), names(t.falls or t.ends, lang))
        for t in told.threads
    ]
    _section(console, "threads", ("actor", "ends", "falls", "choices"), threads, lang)
    _section(console, "hands", ("offices", "choices", "remark"), spread(told.many_hands, lang), lang)
    if told.many_hands.mean is not None:
        write_item(console, f"{_W['mean'].say(lang)}: {number(told.many_hands.mean, lang)}")
    for hands in told.many_hands.choices:
        if hands.count > 1:
            write_item(console, f"{hands.choice.short.say(lang)} {hands.count}: {names(hands.offices, lang)}")
    chains = [(c.choice.short.say(lang), str(c.length), path(c, lang)) for c in told.chains]
    _section(console, "chains", ("choice", "length", "path"), chains[:_CHAINS], lang)
    if len(chains) > _CHAINS:
        write_item(console, _W["more"].say(lang).format(n=len(chains) - _CHAINS))
    _section(console, "cycles", (), (), lang)
    for cycle in told.cycles:
        way = _W["leads-out" if cycle.leads_out else "stuck"].say(lang)
        about = f": {names(cycle.choices, lang)}" if cycle.choices else ""
        write_item(console, f"{names(cycle.actors, lang)} · {way}{about}")
    if not told.cycles:
        write_item(console, _W["none"].say(lang))


def _section(console: Console, name: str, head: Sequence[str], lines: Sequence[Sequence[str]], lang: str) -> None:
    write_heading(console, TITLES[name].say(lang))
    write_item(console, DEFINITIONS[name].say(lang))
    if not head:
        return
    if not lines:
        write_item(console, _W["none"].say(lang))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
    for word in head:
        table.add_column(_W[word].say(lang), max_width=80)
    for line in lines:
        table.add_row(*(Line(printable(cell)) for cell in line))
    console.print(table)
