"""What is new in a register, in a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from exports.comparison_rows import HEAD, aside_lines, headline_of, news_row
from exports.terminal import write_item
from exports.writing import printable
from ontology.registers.comparing import Comparison

__all__ = ["show_comparison"]


def show_comparison(console: Console, told: Comparison, lang: str) -> None:
    """Print how much is new, a line per difference, and what was not compared."""
    console.print(Line(printable(headline_of(told, lang)), style="bold"))
    if told.news:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
        rows = [news_row(news, lang) for news in told.news]
        shown = [n for n in range(len(HEAD[lang])) if any(row[n].strip("–") for row in rows)]
        for n in shown:
            table.add_column(HEAD[lang][n], overflow="fold")
        for row in rows:
            table.add_row(*(Line(printable(row[n])) for n in shown))
        console.print(table)
    for line in aside_lines(told, lang):
        write_item(console, line, indent=0)
