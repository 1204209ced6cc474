"""A report held against its house: it is made again by what it says of itself, and all its text is compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.report.comparing import compared
from exports.report.reading import form_of, said
from exports.report.records import Report, Sheet
from exports.report.stated import Stated, stated
from exports.verification import Verification
from ontology.errors import InputError
from ontology.gate.gate import read_bytes
from ontology.reading.loading import load
from ontology.shipped import DEFAULT, houses
from thorbecke.questions import written
from thorbecke.reporting import called, report, sheet

if TYPE_CHECKING:
    from graph.records import HouseInfo
    from ontology.reading.dataset import Dataset

__all__ = ["made_again", "verify"]


def verify(file: Path, house: Path | None = None) -> Verification:
    """Return whether a report says what its house says, and where not.

    `house` left out is the one that ships under the name in the report; no path in a report is ever opened.

    Raises InputError for a file that is no report of ours, or of a house that does not ship and was not given; what
    the report names and the house does not have is an UnknownNameError.
    """
    content, form = read_bytes(file), form_of(file.name)
    told = stated(said(content, form, file.name), file.name)
    dataset = _house(told, house, file.name)
    about, made = made_again(told, dataset, house, form)
    around = bool(told.template if form == "html" else told.docx_template if form == "docx" else None)
    readings = [said(it, form, file.name, inside=around) for it in (content, made)]
    return Verification(
        file=file.name,
        form=form,
        house=about,
        command=told.command,
        bytes_same=content == made,
        around=around,
        mismatches=tuple(compared(*readings)),
    )


def _house(told: Stated, house: Path | None, name: str) -> Dataset:
    if house is not None:
        return load(house)
    if told.house not in houses():
        raise InputError(
            f"{name}: a report on {told.house!r}, which is no house that ships; give the house too: "
            f"thorbecke verify {name} HOUSE"
        )
    return load(None if told.house == DEFAULT else houses()[told.house])


def made_again(told: Stated, dataset: Dataset, house: Path | None, form: str) -> tuple[HouseInfo, bytes]:
    """Return the report as it is now, and which house that is of."""
    again = _again(told, dataset, house, form)
    return again.asked.house, written("report", form, again, told.lang)


def _again(told: Stated, dataset: Dataset, house: Path | None, form: str) -> Report | Sheet:
    asked_of = (dataset, told.on, told.scenarios, told.evidence)
    # a file may bear another name than it had; what ships is what its name says
    ours = called(dataset, house)
    name = ours if dataset.shipped or told.house in houses() else told.house
    styled = [
        word
        for option, value in (("--template", told.template), ("--docx-template", told.docx_template))
        if value is not None
        for word in (option, value)
    ]
    if told.choice is not None:
        return sheet(dataset, told.choice, *asked_of[1:], name=name, lang=told.lang, extra=styled)
    more = {"since": told.since, "pictured": form != "md", "extra": styled}
    return report(*asked_of, name=name, lang=told.lang, **more)  # type: ignore[arg-type]
