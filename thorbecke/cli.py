"""The shell: each command parses, calls and prints. Nothing is computed here.

Imports of anything heavy stand inside the commands, so that `--help` is instant.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    import networkx as nx
    from rich.console import Console

    from ontology.dataset import Dataset

__all__ = ["app", "main"]

app = typer.Typer(
    name="thorbecke",
    help="Who answers for a public choice, and where does nobody? A house is RDF; "
    "the shipped one is the Dutch digitalisation strategy (NDS).",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

HouseArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[HOUSE]",
        help="A file (.ttl .trig .jsonld .nt .nq .rdf) or a folder; left out: the shipped NDS house.",
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
        "--evidence", metavar="STATUS", help="The weakest status that counts: stated, inferred, arguable or unverified."
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="nl|en", help="Language of the answer; default: the locale, else en.", show_default=False
    ),
]
FormatOption = Annotated[str, typer.Option("--format", metavar="table|json|csv|md", help="How to write the answer.")]


@app.command(
    epilog=r"Examples:  thorbecke gaps --lang nl   ·   thorbecke gaps house.ttl --on 2026-03-01 --ministerial none"
)
def gaps(
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: FormatOption = "table",
    ministerial: Annotated[
        list[str] | None,
        typer.Option("--ministerial", metavar="none|partial|unknown|full", help="Show only these.", show_default=False),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option("--verdict", metavar="VERDICT", help="Show only this verdict.", show_default=False),
    ] = None,
    theme: Annotated[
        list[str] | None, typer.Option("--theme", metavar="THEME", help="Show only this theme.", show_default=False)
    ] = None,
    gap: Annotated[
        list[str] | None,
        typer.Option("--gap", metavar="CODE", help="Show only choices with this gap.", show_default=False),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="VALUE",
            help="Exit with 1 when a choice has this ministerial value, verdict or gap code.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Which choices lack ministerial accountability, why, and on what sources."""
    from exports.answer_json import answer_to_json, as_text
    from exports.tables import answer_to_csv, answer_to_md
    from graph.answering import answer
    from graph.choosing import choose, matches

    language, form = _language(lang), _format(format)
    told = answer(_graph(_load(house), on, scenario, evidence))
    shown = choose(told, ministerial or (), verdict or (), theme or (), gap or ())
    failing = [value for value in _split(fail_on) if matches(told, value)]
    if form == "json":
        _out(as_text(answer_to_json(shown)))
    elif form == "csv":
        _out(answer_to_csv(shown, language))
    elif form == "md":
        _out(answer_to_md(shown, language))
    else:
        from exports.terminal import show_answer

        show_answer(_console(), told, language, shown)
    if failing:
        _err(f"failed on: {', '.join(failing)}")
        raise typer.Exit(1)
    if not told.choices:
        _err("this house has no choice on this date: nothing was answered")
        raise typer.Exit(1)


@app.command(epilog=r"Examples:  thorbecke explain soevereine-overheidscloud   ·   thorbecke explain OBDO --lang nl")
def explain(
    name: Annotated[
        str,
        typer.Argument(metavar="CHOICE-or-ACTOR", help="Its id, number, label or a part of it, in either language."),
    ],
    house: HouseArgument = None,
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
    format: Annotated[str, typer.Option("--format", metavar="table|json", help="How to write the answer.")] = "table",
) -> None:
    """Who answers for one choice (or: to whom one actor answers), with article and source at every step."""
    from graph.building import facts_of
    from graph.finding import find

    language, form = _language(lang), _format(format, ("table", "json"))
    graph = _graph(_load(house), on, scenario, evidence)
    iri = find(facts_of(graph), name)
    if iri in facts_of(graph).choices:
        _explain_choice(graph, iri, language, form)
    else:
        _explain_actor(graph, iri, language, form)


def _explain_choice(graph: nx.MultiDiGraph[str], iri: str, language: str, form: str) -> None:
    from exports.answer_json import as_text, explanation_to_json
    from exports.terminal import show_explanation
    from graph.building import facts_of
    from graph.explaining import explain as explained

    if iri not in graph:
        choice = facts_of(graph).choices[iri]
        held = f"from {choice.valid_from or '...'} until {choice.valid_until or '...'}"
        _fail(
            f"{choice.label.say(language)} is on the agenda {held}, not on {graph.graph['on']}; give another --on date"
        )
    told = explained(graph, iri)
    if form == "json":
        _out(as_text(explanation_to_json(graph.graph["house"], told)))
    else:
        show_explanation(_console(), graph.graph["house"], told, language)


def _explain_actor(graph: nx.MultiDiGraph[str], iri: str, language: str, form: str) -> None:
    from exports.answer_json import actor_to_json, as_text
    from exports.terminal import show_actor
    from graph.actors import explain_actor

    told = explain_actor(graph, iri)
    if form == "json":
        _out(as_text(actor_to_json(graph.graph["house"], told)))
    else:
        show_actor(_console(), graph.graph["house"], told, language)


@app.command(epilog=r"Examples:  thorbecke check house.ttl   ·   thorbecke check my-house/ --format json")
def check(
    house: HouseArgument = None,
    lang: LangOption = None,
    format: FormatOption = "table",
) -> None:
    """Is a house sound: shapes, terms and references, each finding with file, line and remedy (exit 1: not sound)."""
    from exports.answer_json import as_text, report_to_json
    from exports.tables import report_to_csv, report_to_md
    from exports.terminal import show_report
    from ontology.validation import validate

    language, form = _language(lang), _format(format)
    report = validate(_load(house, validate=False))
    if form == "json":
        _out(as_text(report_to_json(report)))
    elif form == "csv":
        _out(report_to_csv(report, language))
    elif form == "md":
        _out(report_to_md(report, language))
    else:
        show_report(_console(), report, language)
    if not report.sound:
        raise typer.Exit(1)


@app.command(
    "map", epilog=r"Examples:  thorbecke map -o map.html   ·   thorbecke map house.ttl -o house.html --lang nl"
)
def map_(
    house: HouseArgument = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.")] = Path(
        "map.html"
    ),
    on: OnOption = None,
    scenario: ScenarioOption = None,
    evidence: EvidenceOption = "unverified",
    lang: LangOption = None,
) -> None:
    """The house as one interactive HTML file that opens without a network."""
    from exports.map import render_map
    from exports.writing import atomic_write
    from graph.answering import answer
    from graph.explaining import explain_all
    from ontology.codelists import verdict_words

    language = _language(lang)
    graph = _graph(_load(house), on, scenario, evidence)
    told = answer(graph)
    symbols = {name: (words.label, words.symbol) for name, words in verdict_words().items()}
    page = render_map(told, graph, explain_all(graph, told.choices), language, symbols)
    try:
        atomic_write(output, page)
    except OSError as error:
        _fail(f"{output}: cannot be written ({error.strerror or error}); give another file with -o")
    _err(f"wrote {output} ({len(page) // 1000} kB)")


@app.command(epilog=r"Examples:  thorbecke version   ·   thorbecke version --help")
def version() -> None:
    """The version of this program and of the shipped house, with its digest."""
    from importlib.metadata import version as installed

    from ontology.loading import load
    from ontology.reading import read_facts

    dataset = load()
    shipped = read_facts(dataset).house
    _out(f"huis-van-thorbecke {installed('huis-van-thorbecke')}\nhouse nds {shipped.version} {dataset.digest}\n")


def main() -> None:
    """Run the shell; a user's mistake is one sentence and status 2, ours is one line and status 3."""
    from typer.main import get_command

    from ontology.errors import HouseError

    _utf8()
    debug = "--debug" in sys.argv
    arguments = [a for a in sys.argv[1:] if a != "--debug"]
    try:
        get_command(app).main(args=arguments, prog_name="thorbecke", standalone_mode=True)
    except HouseError as error:
        if debug:
            raise
        _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:  # the last resort: nobody reads a traceback for a mistake of ours
        if debug:
            raise
        from exports.writing import printable

        what = printable(f"{type(error).__name__}: {error}")
        sys.stderr.write(f"thorbecke: internal error: {what}; run again with --debug and report it\n")
        sys.exit(3)


def _load(house: Path | None, *, validate: bool = True) -> Dataset:
    from ontology.loading import load

    return load(house, validate=validate)


def _graph(dataset: Dataset, on: str | None, scenario: list[str] | None, evidence: str) -> nx.MultiDiGraph[str]:
    from graph.building import build

    return build(dataset, _day(on), list(_split(scenario)), evidence)


def _day(on: str | None) -> date | None:
    if on is None:
        return None
    try:
        return date.fromisoformat(on)
    except ValueError:
        _fail(f"--on {on}: not a date; write it as yyyy-mm-dd, for example 2025-09-29")


def _split(values: list[str] | None) -> Iterator[str]:
    for value in values or ():
        yield from (part.strip() for part in value.split(",") if part.strip())


def _language(lang: str | None) -> str:
    if lang is None:
        import os

        locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
        return "nl" if locale.lower().startswith("nl") else "en"
    if lang not in ("nl", "en"):
        _fail(f"--lang {lang}: use nl or en")
    return lang


def _format(form: str, known: tuple[str, ...] = ("table", "json", "csv", "md")) -> str:
    if form not in known:
        _fail(f"--format {form}: use one of {', '.join(known)}")
    return form


def _console() -> Console:
    from rich.console import Console

    terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout, width=None if terminal else 140, highlight=False, markup=False, emoji=False, soft_wrap=False
    )


def _out(text: str) -> None:
    sys.stdout.write(text)


def _err(text: str) -> None:
    from exports.writing import printable

    sys.stderr.write(f"thorbecke: {printable(text)}\n")


def _fail(text: str) -> NoReturn:
    _err(text)
    sys.exit(2)


def _utf8() -> None:
    """Write UTF-8 whatever the locale: the record is Dutch, its words have accents."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
