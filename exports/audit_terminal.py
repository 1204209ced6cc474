"""The evidence audit in a terminal: the paragraph, then a table per question."""

from __future__ import annotations

from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from exports.audit_rows import sections
from exports.terminal import asked_line, write_heading, write_item
from exports.writing import printable
from graph.questions.auditing import Audit
from ontology.text import Text

__all__ = ["show_audit", "show_audit_summary"]

#: What may be cut is cut to so many characters.
_CUT = 32
_ALL = Text(
    "De tabellen staan in: thorbecke check --audit",
    "The tables are in: thorbecke check --audit",
)


def show_audit(console: Console, told: Audit, lang: str) -> None:
    """Print the paragraph and every table."""
    console.print(Line(printable(told.sentence.say(lang)), style="bold"))
    console.print(Line(printable(asked_line(told.house, lang)), style="dim"))
    for section in sections(told, lang):
        write_heading(console, section.title)
        if section.told:
            write_item(console, section.told)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
        for at, name in enumerate(section.head):
            if at in section.cut:
                table.add_column(name, no_wrap=True, overflow="ellipsis", max_width=_CUT)
            else:
                side: Literal["left", "right"] = "right" if at in section.numbers else "left"
                table.add_column(name, justify=side, no_wrap=section.named and at == 0, overflow="fold")
        for row in section.rows:
            table.add_row(*(Line(printable(cell)) for cell in row))
        console.print(table)


def show_audit_summary(console: Console, told: Audit, lang: str) -> None:
    """Print the paragraph, and where the rest is."""
    console.print()
    console.print(Line(printable(told.sentence.say(lang))))
    console.print(Line(_ALL.say(lang), style="dim"))
