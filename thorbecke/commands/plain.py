"""The questions that take no more than a house, a day, scenarios and evidence: matrix, funding, risks, questions."""

from __future__ import annotations

from collections.abc import Callable

from thorbecke.options import (
    DocumentOption,
    EvidenceOption,
    FormatOption,
    HouseArgument,
    LangOption,
    LongOption,
    OnOption,
    ScenarioOption,
    ToOption,
    day,
    document_form,
    form,
    language,
    load,
    show,
    split,
)
from thorbecke.questions import QUESTIONS, asked

__all__ = ["PLAIN", "plain"]

#: question -> two examples, and what it is about
PLAIN = {
    "matrix": (
        ("thorbecke matrix", "thorbecke matrix house.ttl --format csv"),
        "Who does what on every choice, and which choices have not exactly one decider.",
    ),
    "funding": (
        ("thorbecke funding --lang nl", "thorbecke funding --scenario structural-funding --format md"),
        "Which choices lack structural funding, and who finances what; unknown and not recorded stay apart.",
    ),
    "risks": (
        ("thorbecke risks", "thorbecke risks house.ttl --on 2026-10-01 --format json"),
        "Single points of accountability, load per office, many hands, longest chains and cycles.",
    ),
    "questions": (
        ("thorbecke questions --lang nl", "thorbecke questions --on 2026-03-01 --format md"),
        "The debate questions: what the record answers, what the graph says, and what each proposal would change.",
    ),
}


def plain(name: str) -> Callable[..., None]:
    """Return the command that asks one of these questions."""
    if QUESTIONS[name].whole:
        return _long(name)

    def command(
        house: HouseArgument = None,
        on: OnOption = None,
        scenario: ScenarioOption = None,
        evidence: EvidenceOption = "unverified",
        lang: LangOption = None,
        format: FormatOption = "table",
    ) -> None:
        words, kind = language(lang), form(format)
        show(name, kind, asked(name, load(house), day("--on", on), list(split(scenario)), evidence), words)

    command.__doc__ = PLAIN[name][1]
    return command


def _long(name: str) -> Callable[..., None]:
    """Return the command that asks a question of which there is more to read than comes first."""

    def command(
        house: HouseArgument = None,
        on: OnOption = None,
        scenario: ScenarioOption = None,
        evidence: EvidenceOption = "unverified",
        lang: LangOption = None,
        format: DocumentOption = "table",
        output: ToOption = None,
        long: LongOption = False,
    ) -> None:
        words, kind = language(lang), document_form(format, name, output)
        asked_of = (load(house), day("--on", on), list(split(scenario)), evidence)
        show(name, kind, asked(name, *asked_of), words, whole=long, to=output, inputs=(house,))

    command.__doc__ = PLAIN[name][1]
    return command
