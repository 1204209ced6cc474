"""A report from a house: every question is asked, the answers are put together, and written in a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from exports.formats import letterhead, word
from exports.formats.word_styles import styles_of
from exports.map.page import MapTooLargeError, draw_map
from exports.map.picture import PictureError, picture
from exports.page import Figure
from exports.report import document
from exports.report.chain import chain_picture
from exports.report.records import Asked, Report, Sheet
from graph.answers.answering import answer
from graph.answers.explaining import explain_all
from graph.change.difference import difference
from graph.change.whatif import whatif
from graph.house.setting import Setting, setting
from graph.questions.auditing import audit
from graph.questions.debate import debate
from graph.questions.funding import funding
from graph.questions.risks import risks
from graph.questions.roles import matrix
from graph.records import Answer, Explanation, Reference
from graph.repair.repairing import repair
from ontology.checking.auditing import GRADES
from ontology.codelists.words import verdict_words
from ontology.errors import InputError, UnknownNameError
from ontology.gate.gate import FORMATS, read_bytes
from ontology.names import local_name
from ontology.reading.dataset import Dataset
from ontology.remote.address import Address
from ontology.shipped import houses
from ontology.text import Text
from thorbecke.asking import explain as explained
from thorbecke.questions import written

__all__ = ["as_written", "asked_of", "called", "in_template", "report", "sheet"]


def report(
    dataset: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
    *,
    name: str,
    lang: str = "en",
    since: date | None = None,
    pictured: bool = True,
    extra: Sequence[str] = (),
) -> Report:
    """Return the answers to every question that a report tells of; `name` is what the house was called by.

    `pictured`: with the house as a picture, where one picture holds it; `extra`: what else it was asked for with.

    Raises UnknownNameError for a scenario or a status that is not there.
    """
    setting_ = setting(dataset, on, scenarios, evidence)
    answered = answer(setting_)
    explanations = explain_all(setting_, answered.choices)
    debated = debate(dataset, on, scenarios, evidence)
    open_ = [proposal.iri for proposal in debated.proposals]
    also = ("--since", since.isoformat()) if since else ()
    return Report(
        asked=asked_of(setting_, name, lang, (*also, *extra)),
        answer=answered,
        explanations=explanations,
        money=funding(setting_),
        debate=debated,
        proposals=whatif(dataset, open_, on=on, evidence=evidence) if open_ and not scenarios else None,
        repair=repair(dataset, on, scenarios, evidence),
        risks=risks(setting_),
        matrix=matrix(setting_),
        audit=audit(dataset, on),
        since=difference(setting(dataset, since, scenarios, evidence), setting_) if since else None,
        sources=tuple(_sources(explanations.values())),
        picture=_picture(setting_, answered, explanations, lang) if pictured else None,
    )


def as_written(told: Report | Sheet, form: str) -> Report | Sheet:
    """Return a report as a format has it: Markdown has no picture of the house."""
    return replace(told, picture=None) if form == "md" and isinstance(told, Report) else told


def in_template(told: Report | Sheet, form: str, lang: str, template: Path | None = None) -> bytes:
    """Return a report as a file, in a template of somebody's own where one is given.

    Raises InputError for a template that cannot be used, with its line.
    """
    if template is None:
        return written("report", form, told, lang)
    content = read_bytes(template)
    if form == "docx":
        return word.document(document.page(told, lang), lang, styles_of(content, template.name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{template.name}: not UTF-8 text, so no template") from error
    return letterhead.text(document.page(told, lang), lang, text, template.name).encode("utf-8")


def sheet(
    dataset: Dataset,
    choice: str,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
    *,
    name: str,
    lang: str = "en",
    extra: Sequence[str] = (),
) -> Sheet:
    """Return the answer on one choice, for one sheet of paper; `choice` is its number, id or a part of its name.

    Raises UnknownNameError as `report`, and for a name that means no choice, or one that is not on the agenda.
    """
    setting_ = setting(dataset, on, scenarios, evidence)
    told = explained(setting_, choice, lang)
    if not isinstance(told, Explanation):
        raise UnknownNameError(f"{told.label.en} is an actor, and a sheet is of a choice; give a choice with --choice")
    which = told.choice.notation or local_name(told.choice.iri)
    return Sheet(asked_of(setting_, name, lang, ("--choice", which, *extra)), told, chain_picture(told, lang))


def called(dataset: Dataset, place: Path | None = None) -> str:
    """Return what a report calls its house in the command that makes it again: never a path.

    A house that ships goes by its short name, a store by its address, another by the name of its file or folder.
    """
    if dataset.shipped:
        files = {file.name for file in dataset.files}
        return next(name for name, folder in houses().items() if {*_names(folder)} == files)
    if isinstance(place, Address):
        return place.called
    name = place.resolve().name if place else dataset.files[0].name if len(dataset.files) == 1 else ""
    return f"./{name}" if name in houses() else name or "house"


def _names(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*"):
        if file.suffix.lower() in FORMATS:
            yield file.relative_to(folder).as_posix()


def asked_of(asked: Setting, name: str, lang: str, extra: Sequence[str] = ()) -> Asked:
    """Return how a report is asked for again: the day and the language are always said."""
    house = asked.house
    scenarios = [word for iri in house.scenarios for word in ("--scenario", local_name(iri))]
    command = (name, "--on", house.reference_date, *scenarios, "--evidence", house.evidence, "--lang", lang, *extra)
    return Asked(house, asked.facts.house.version, version("huis-van-thorbecke"), command)


_CALLED = Text("Het huis, met van elke keuze het oordeel", "The house, with the verdict on each choice")
_SHOWS = Text(
    "Tekening van een huis: in het dak de volksvertegenwoordigingen, daaronder wie antwoordt en wie overlegt, op de "
    "begane grond de keuzes met hun oordeel. Wat erin staat, staat ook in de tabellen.",
    "Drawing of a house: parliaments and assemblies in the roof, below them who answers and who confers, on the ground "
    "floor the choices with their verdicts. What is in it is in the tables too.",
)


def _picture(asked: Setting, answered: Answer, told: Mapping[str, Explanation], lang: str) -> Figure | None:
    """The house in the state that is reported on, as the map draws it; None for one that no picture holds."""
    symbols = {name: (words.label, words.symbol) for name, words in verdict_words().items()}
    try:
        drawn = picture(draw_map(answered, asked, told, lang, symbols), lang)
    except (MapTooLargeError, PictureError):
        return None
    return Figure(_CALLED.say(lang), _SHOWS.say(lang), drawn)


def _sources(told: Iterable[Explanation]) -> list[Reference]:
    known = {source.iri: source for one in told for source in one.sources}
    grades = [*GRADES, None]
    return sorted(known.values(), key=lambda it: (grades.index(it.grade), it.title.en.lower(), it.iri))
