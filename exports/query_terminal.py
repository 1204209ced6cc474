"""Answers to a query, and the list of shipped questions, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Line

from exports.query_results import short, yes_or_no
from exports.terminal import asked_line
from exports.writing import printable
from graph.records import (
    HouseInfo,
)
from ontology.querying.competency import CompetencyQuestion
from ontology.querying.sparql import Table, Truth
from ontology.text import Text

__all__ = ["show_query_answer", "show_questions"]

_ROWS = Text("{n} rijen", "{n} rows")
_ROW = Text("1 rij", "1 row")
_HOW = Text(
    "Stel een vraag met `thorbecke query NAAM`; `--show` toont haar SPARQL.",
    "Ask one with `thorbecke query NAME`; `--show` prints its SPARQL.",
)


def show_query_answer(
    console: Console, house: HouseInfo, answer: Table | Truth, lang: str, question: Text | None
) -> None:
    """Print the question where it has words, what was asked of which house, and the rows or the yes or no."""
    if question:
        console.print(Line(printable(question.say(lang)), style="bold"))
    console.print(Line(printable(asked_line(house, lang)), style="dim"))
    console.print()
    if isinstance(answer, Truth):
        console.print(Line(yes_or_no(answer, lang), style="bold"))
        return
    count = len(answer.rows)
    if count:
        grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
        for name in answer.variables:
            grid.add_column(Line(printable(name)), overflow="fold")
        for row in answer.rows:
            grid.add_row(*(Line(printable(short(cell))) for cell in row))
        console.print(grid)
    console.print(Line((_ROW if count == 1 else _ROWS).say(lang).format(n=count), style="dim"))


def show_questions(console: Console, questions: Sequence[CompetencyQuestion], lang: str) -> None:
    """Print number, name and words of every shipped question."""
    grid = Grid(box=None, pad_edge=False, expand=False, show_header=False)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column()
    for question in questions:
        grid.add_row(Line(question.number), Line(question.name), Line(printable(question.question.say(lang))))
    console.print(grid)
    console.print()
    console.print(Line(_HOW.say(lang), style="dim"))
