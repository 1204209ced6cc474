"""Every question that this house answers, by name: who answers it, what its answer looks like, and in which formats.

The shell, Python and the tests read the same table. It holds names only: what a question needs is imported when it
is asked or written, so that `--help` waits for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import date

    from exports.page import Page
    from ontology.reading.dataset import Dataset

__all__ = ["DOCUMENTS", "FORMATS", "QUESTIONS", "Question", "asked", "page", "resolve", "write", "written"]

#: What most answers can be written as; `table` is what a person reads.
FORMATS = ("table", "json", "csv", "md")
#: The same, and as a document that one attaches.
DOCUMENTS = (*FORMATS, "html", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Question:
    """One question; functions are named as `module:function`."""

    #: what answers it
    ask: str
    #: the module with `page`, and with `rows` where there is csv
    view: str
    #: what makes plain data of the answer; empty where nothing does
    data: str = ""
    #: the module with the page that tells everything, where `view` tells what fits
    whole: str = ""
    #: `view` is for a screen only: a file or a notebook gets the whole
    screen: bool = False
    #: what it is asked of: a setting, a dataset with day, scenarios and evidence, or something of its own
    of: Literal["setting", "dataset", "own"] = "setting"
    #: what else it takes, by name
    options: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    #: format -> function, for a format that no other question has
    writers: Mapping[str, str] = field(default_factory=dict)


QUESTIONS: Mapping[str, Question] = {
    "gaps": Question(
        "graph.answers.answering:answer",
        "exports.views.gaps",
        "exports.views.gaps:data",
        whole="exports.views.gaps_long",
        formats=(*DOCUMENTS, "parquet"),
        writers={"parquet": "exports.data.gaps_table:of_answer"},
    ),
    "explain": Question(
        "thorbecke.asking:explain",
        "exports.views.explain",
        "exports.views.explain:data",
        whole="exports.views.explain_full",
        options=("name",),
    ),
    "actor": Question(
        "thorbecke.asking:explain",
        "exports.views.actor",
        "exports.views.actor:data",
        whole="exports.views.actor_full",
        options=("name",),
    ),
    "who": Question("thorbecke.asking:who", "exports.views.who", "exports.data.roles:who_to_json", options=("choice",)),
    "matrix": Question(
        "graph.questions.roles:matrix",
        "exports.views.matrix",
        "exports.data.roles:matrix_to_json",
        formats=DOCUMENTS,
        whole="exports.views.matrix_full",
        screen=True,
    ),
    "funding": Question(
        "graph.questions.funding:funding", "exports.views.funding", "exports.data.funding:funding_to_json"
    ),
    "whatif": Question(
        "graph.change.whatif:whatif",
        "exports.views.whatif",
        "exports.data.changes:whatif_to_json",
        whole="exports.views.whatif_full",
        screen=True,
        of="dataset",
        options=("assumptions", "withdrawals"),
    ),
    "diff": Question(
        "graph.change.difference:difference",
        "exports.views.diff",
        "exports.data.changes:difference_to_json",
        of="own",
        formats=DOCUMENTS,
        whole="exports.views.diff_full",
        screen=True,
    ),
    "repair": Question(
        "graph.repair.repairing:repair",
        "exports.views.repair",
        "exports.data.repair:repair_to_json",
        whole="exports.views.repair_full",
        screen=True,
        of="dataset",
        options=("target", "limit", "theme"),
        formats=(*FORMATS, "trig"),
        writers={"trig": "exports.formats.triples:repair_trig"},
    ),
    "risks": Question("graph.questions.risks:risks", "exports.views.risks", "exports.data.risks:risks_to_json"),
    "questions": Question(
        "graph.questions.debate:debate",
        "exports.views.questions",
        "exports.data.questions:debate_to_json",
        whole="exports.views.questions_full",
        screen=True,
        of="dataset",
        formats=DOCUMENTS,
    ),
    "report": Question(
        "thorbecke.reporting:report",
        "exports.report.document",
        of="own",
        options=("name", "lang", "since"),
        formats=("html", "md", "docx"),
    ),
    "verify": Question(
        "thorbecke.verifying:verify", "exports.views.verify", "exports.data.verify:verification_to_json", of="own"
    ),
    "check": Question(
        "ontology.checking.validation:validate",
        "exports.views.check",
        "exports.data.check:report_to_json",
        whole="exports.views.check_all",
        screen=True,
        of="own",
    ),
    "audit": Question(
        "graph.questions.auditing:audit",
        "exports.views.audit",
        "exports.data.audit:audit_to_json",
        whole="exports.views.audit_full",
        screen=True,
        of="own",
    ),
    "test": Question(
        "graph.answers.cases:run",
        "exports.views.cases",
        "exports.data.cases:cases_to_json",
        of="own",
        formats=("table", "json", "junit"),
        writers={"junit": "exports.formats.junit:text"},
    ),
    "compare": Question(
        "ontology.registers.comparing:compare",
        "exports.views.comparison",
        "exports.data.comparison:comparison_to_json",
        of="own",
    ),
    "houses": Question(
        "graph.questions.houses:shipped_houses", "exports.views.houses", "exports.data.houses:houses_to_json", of="own"
    ),
    "query": Question(
        "ontology.querying.sparql:ask",
        "exports.views.query",
        "exports.views.query:data",
        of="own",
        writers={"csv": "exports.formats.csv:result"},
    ),
    "queries": Question(
        "ontology.querying.competency:competency_questions",
        "exports.views.queries",
        "exports.data.query:list_to_json",
        of="own",
    ),
}


def resolve(name: str) -> Any:
    """Return the function that is called `module:function`."""
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


def asked(
    name: str,
    dataset: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
    **options: Any,
) -> Any:
    """Return the answer of a house to a question that is asked on a day, under scenarios, on evidence."""
    question = QUESTIONS[name]
    ask = resolve(question.ask)
    if question.of == "dataset":
        return ask(dataset, on=on, scenarios=scenarios, evidence=evidence, **options)
    from graph.house.setting import setting

    return ask(setting(dataset, on, scenarios, evidence), **options)


def page(name: str, told: Any, lang: str, *beside: Any, whole: bool = False) -> Page:
    """Return what a person reads of an answer, `whole`: all of it; `beside` is what its view wants besides."""
    view = QUESTIONS[name].whole if whole else ""
    made: Page = resolve(f"{view or QUESTIONS[name].view}:page")(told, lang, *beside)
    return made


def write(name: str, form: str, told: Any, lang: str, *beside: Any, whole: bool = False) -> str:
    """Return an answer in one of its formats, or as the HTML fragment of a notebook; `whole`: with all of its page."""
    question = QUESTIONS[name]
    if form in question.writers:
        return str(resolve(question.writers[form])(told, lang))
    if form == "json":
        from exports.data.shapes import as_text

        return as_text(resolve(question.data)(told, *beside))
    if form == "csv":
        from exports.formats import csv

        return csv.text(_rows(name, told, lang, *beside))
    whole = whole or (question.screen and form != "table")
    return str(resolve(_PAGES[form])(page(name, told, lang, *beside, whole=whole), lang))


def written(name: str, form: str, told: Any, lang: str, *beside: Any, whole: bool = False) -> bytes:
    """Return an answer as a file holds it, in any of its formats."""
    if form not in _FILES:
        return write(name, form, told, lang, *beside, whole=whole).encode("utf-8")
    read = page(name, told, lang, *beside, whole=whole or QUESTIONS[name].screen)
    rows = ([*_rows(name, told, lang, *beside)],) if form == "xlsx" else ()
    made: bytes = resolve(_FILES[form])(read, *rows, lang)
    return made


def _rows(name: str, told: Any, lang: str, *beside: Any) -> Iterator[Sequence[str]]:
    """Return the rows of an answer, each with which house was asked."""
    return _with_house(resolve(f"{QUESTIONS[name].view}:rows")(told, lang, *beside), (told, *beside), lang)


def _with_house(rows: Iterable[Sequence[str]], given: Sequence[Any], lang: str) -> Iterator[Sequence[str]]:
    """Yield rows with which house was asked, of a comparison both, in their last columns."""
    from exports.words import ABOUT, about_cells
    from graph.records import HouseInfo

    told = getattr(given[0], "difference", given[0])
    asked = [house for it in given for house in (it, getattr(it, "house", None)) if isinstance(house, HouseInfo)]
    asked = asked[:1] or [it for name in ("before", "after") if isinstance(it := getattr(told, name, None), HouseInfo)]
    names = [f"{before}{name}" for before in (("before_", "") if len(asked) > 1 else ("",)) for name in ABOUT]
    cells = [cell for house in asked for cell in about_cells(house, lang)]
    for at, row in enumerate(rows):
        yield (*row, *(cells if at else names)) if asked else row


#: How a page is rendered.
_PAGES = {
    "table": "exports.formats.terminal:text",
    "md": "exports.formats.markdown:text",
    "html": "exports.formats.web:text",
    "notebook": "exports.formats.html:text",
}
#: How a page becomes a file that is no text.
_FILES = {"docx": "exports.formats.word:document", "xlsx": "exports.formats.workbook:document"}
