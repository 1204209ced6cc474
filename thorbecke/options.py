"""What every command shares: its arguments and options, how it loads, prints and fails."""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar, cast

import typer
from typer.core import TyperCommand, TyperGroup

from thorbecke import progress, questions
from thorbecke.plainly import read_plainly

if TYPE_CHECKING:
    from rich.console import Console

    from graph.house.setting import Setting
    from ontology.reading.dataset import Dataset

__all__ = [
    "HOUSE_HELP",
    "Command",
    "DocumentOption",
    "EvidenceOption",
    "FormatOption",
    "Group",
    "HouseArgument",
    "LangOption",
    "LongOption",
    "OnOption",
    "ScenarioOption",
    "ToOption",
    "add",
    "add_group",
    "binary",
    "console",
    "day",
    "document_form",
    "err",
    "fail",
    "form",
    "kept",
    "language",
    "load",
    "nothing",
    "out",
    "place",
    "setting",
    "show",
    "split",
    "write",
]

#: What a HOUSE may be, and which it is where none is named: that is looked up when somebody asks for help.
HOUSE_HELP = (
    "A file (.ttl .trig .jsonld .nt .nq .rdf .xlsx), a folder of RDF or csv, the http(s) address of a SPARQL "
    "endpoint, or a name of `thorbecke houses`; left out: {default}, which ships."
)
HouseArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="HOUSE",
        help=HOUSE_HELP,
        show_default=False,
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="The day to answer for, as yyyy-mm-dd; default: the reference date of the house, else today.",
        show_default=False,
    ),
]
ScenarioOption = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        metavar="NAME",
        help="Answer as if this proposal held; may be given more than once.",
        show_default=False,
    ),
]
EvidenceOption = Annotated[
    str,
    typer.Option(
        "--evidence",
        metavar="STATUS",
        help="The weakest status that counts: stated, inferred, arguable or unverified.",
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="nl|en", help="Language of the answer; default: the locale, else en.", show_default=False
    ),
]
FormatOption = Annotated[str, typer.Option("--format", metavar="table|json|csv|md", help="How to write the answer.")]
LongOption = Annotated[
    bool, typer.Option("--long", help="All there is to read; without it, what matters first.", show_default=False)
]
DocumentOption = Annotated[
    str, typer.Option("--format", metavar="table|json|csv|md|html|docx|xlsx", help="How to write the answer.")
]
ToOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write it there instead of printing it; without --format the name says how.",
        show_default=False,
    ),
]


#: command -> what it does longest
_DOING = {
    "check": "checking the house",
    "diff": "comparing",
    "map": "drawing the map",
    "query": "answering the query",
    "repair": "looking for the smallest repair",
    "report": "asking every question",
    "verify": "making the report again",
    "import": "comparing with the register",
    "whatif": "asking again under the proposals",
}


def place(given: str) -> Path:
    """Return a path; where it is an address, that of a house in a store, it stays one."""
    if "://" not in given:
        return Path(given)
    from ontology.remote.address import place_of

    return place_of(given)


class Group(TyperGroup):
    """A group of commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        read_plainly(self.get_params(ctx), place)
        return super().parse_args(ctx, args)


class Command(TyperCommand):
    """A command whose help says of an argument what it may be, in words: not of which type of Python it is."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        read_plainly(self.get_params(ctx), place)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        from ontology.shipped import DEFAULT

        known = [(param, record) for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            of_kind = [record for param, record in known if param.param_type_name == kind]
            rows = [(name, words.replace("{default}", DEFAULT)) for name, words in of_kind]
            if kind == "argument":
                rows = [(re.sub(r" <[^<>]*>$", "", name), words) for name, words in rows]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def add(
    app: typer.Typer,
    name: str,
    examples: tuple[str, str],
    command: Callable[..., Any],
    cls: type[TyperCommand] = Command,
) -> None:
    """Register a command whose help leads with two real examples."""
    told = inspect.cleandoc(command.__doc__ or "")
    app.command(name, cls=cls, help=_helped(examples, told), short_help=_first_sentence(told))(command)


def add_group(app: typer.Typer, name: str, examples: tuple[str, str], group: typer.Typer, told: str) -> None:
    """Register a group of commands in the same way."""
    app.add_typer(group, name=name, cls=Group, help=_helped(examples, told), short_help=_first_sentence(told))


def _helped(examples: tuple[str, str], told: str) -> str:
    """Return help that leads with examples."""
    shown = "\b\n" + "\n".join(f"$ {example}" for example in examples)
    return f"{shown}\n\n{told}"


def _first_sentence(told: str) -> str:
    return re.split(r"(?<=\.)\s", told)[0]


def load(house: Path | None, *, validate: bool = True) -> Dataset:
    """Return the house; a mistake in it is raised as one sentence."""
    from ontology.reading.loading import load as read
    from ontology.shipped import houses, is_house

    if house is not None and str(house) in houses() and house.exists() and not is_house(house):
        err(f"{house}: read what stands here under this name, not the house that ships under it")
    progress.doing("reading the house" if house is None else f"reading {house}")
    dataset = read(house, validate=validate, tell=progress.counted)
    progress.doing(_DOING.get(_command(), "answering"))
    return kept(dataset)


_T = TypeVar("_T")
#: what a command made, where the process ends with it (`thorbecke.cli.run`); None in a program that goes on
KEPT: list[object] | None = None


def kept(made: _T) -> _T:
    """Return what was made, kept to the end of the process: a large house is not to be taken apart before."""
    if KEPT is not None:
        KEPT.append(made)
    return made


def _command() -> str:
    """What the command is called that is run: the first word that is no option and not the value of one."""
    words = [word for at, word in enumerate(sys.argv[1:], 1) if sys.argv[at - 1] != "--lang"]
    return next((word for word in words if not word.startswith("-")), "")


def setting(
    dataset: Dataset, on: str | None, scenario: list[str] | None, evidence: str, *, option: str = "--on"
) -> Setting:
    """Return a house as the common options ask for it; `option` is what gave the day."""
    from graph.house.setting import setting as settle

    return kept(settle(dataset, day(option, on), list(split(scenario)), evidence))


def day(option: str, text: str | None) -> date | None:
    """Return a date as people or files write it."""
    from ontology.days import HOW, day_read

    if text is None:
        return None
    read = day_read(text)
    if read is None:
        fail(f"{option} {text}: not a date; {HOW}")
    return read


def split(values: list[str] | None) -> Iterator[str]:
    """Yield the values of an option that may be repeated or hold commas."""
    for value in values or ():
        yield from (part.strip() for part in value.split(",") if part.strip())


def language(lang: str | None) -> str:
    """Return nl or en: as asked, else by the locale, else en."""
    if lang is None:
        locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
        return "nl" if locale.lower().startswith("nl") else "en"
    if lang not in ("nl", "en"):
        fail(f"--lang {lang}: use nl or en")
    return lang


def form(asked: str, known: tuple[str, ...] = questions.FORMATS) -> str:
    """Return the format asked for, when the command has it."""
    if asked not in known:
        fail(f"--format {asked}: use one of {', '.join(known)}")
    return asked


def document_form(asked: str, name: str, to: Path | None) -> str:
    """Return the format asked for of a question; of a file without one, that of its name."""
    known = questions.QUESTIONS[name].formats
    if to is None or asked != "table":
        return form(asked, known)
    named = to.suffix.lower().lstrip(".")
    if named not in known:
        fail(f"{to}: its name says in no known way how to write it; end it in one of {_endings(known)}")
    return named


def _endings(known: tuple[str, ...]) -> str:
    return ", ".join(f".{name}" for name in known if name != "table")


def console() -> Console:
    """Return the terminal; what is no terminal has as many columns as COLUMNS says, else 140, and no colour."""
    from rich.console import Console

    told = os.environ.get("COLUMNS", "")
    width = None if sys.stdout.isatty() else max(40, int(told)) if told.isdecimal() else 140
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def out(text: str) -> None:
    """Print data; on a terminal nothing in it steers: what could is written as the escape that JSON and Turtle have."""
    progress.done()
    if sys.stdout.isatty():
        from exports.writing import escaped

        text = escaped(text)
    sys.stdout.write(text)


def show(
    name: str,
    kind: str,
    told: Any,
    words: str,
    *beside: Any,
    whole: bool = False,
    to: Path | None = None,
    inputs: tuple[Path | None, ...] = (),
) -> None:
    """Print the answer to a question in the format asked for, or write it `to` a file that is none of `inputs`.

    `whole`: all that there is to read of it.
    """
    kept(told)
    if to is not None:
        write(to, questions.written(name, kind, told, words, *beside, whole=whole), *inputs)
    elif kind in _BINARY:
        binary(questions.written(name, kind, told, words, *beside, whole=whole), kind)
    elif kind == "table":
        from exports.formats import terminal

        page = questions.page(name, told, words, *beside, whole=whole)
        progress.done()
        terminal.show(console(), page)
    else:
        out(questions.write(name, kind, told, words, *beside, whole=whole))


#: What is no text.
_BINARY = ("docx", "xlsx")


def binary(data: bytes, kind: str) -> None:
    """Print what is no text, where it can go on to a file."""
    progress.done()
    if sys.stdout.isatty():
        fail(f"{kind} is no text to print; name a file with -o, for example -o answer.{kind}")
    cast("Any", sys.stdout).write_bytes(data)


def nothing(words: str) -> NoReturn:
    """End with status 1: there was nothing to answer about."""
    err(words)
    raise typer.Exit(1)


def err(text: str) -> None:
    """Print a message."""
    from exports.writing import printable

    progress.done()
    if sys.stderr is not None:
        sys.stderr.write(f"thorbecke: {printable(text)}\n")


def fail(text: str) -> NoReturn:
    """End with one sentence and status 2: the user can mend it."""
    err(text)
    sys.exit(2)


def write(path: Path, content: bytes | Iterable[bytes], *inputs: Path | None) -> None:
    """Write a file whole or not at all, and say so; it never takes the place of one that was read."""
    from exports.writing import atomic_write
    from thorbecke.exporting import is_of

    for place in inputs:
        if place is not None and is_of(path, place):
            fail(f"{path}: is a file that was read, and an output does not take its place; give another file with -o")
    try:
        atomic_write(path, content)
    except OSError as error:
        fail(f"{path}: cannot be written ({error.strerror or error}); give another file with -o")
    err(f"wrote {path} ({path.stat().st_size // 1000} kB)")
