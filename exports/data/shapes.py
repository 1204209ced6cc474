"""What every answer in JSON is made of: the house that was asked, texts, named things, references, gaps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypedDict

from exports.data.keywords import WRITTEN_OUT, one_of, says, where
from graph.records import CAVEATS, MINISTERIAL, POWERS, Gap, HouseInfo, Reference
from graph.words.gap_names import UNKNOWNS
from ontology.checking.auditing import GRADES
from ontology.codelists.ranks import GAP_CODES, STATUSES, VERDICTS
from ontology.text import Text

__all__ = [
    "SCHEMA_VERSION",
    "About",
    "BoundOrNone",
    "Caveat",
    "Count",
    "Date",
    "Digest",
    "Evidence",
    "GapCode",
    "GapJson",
    "Grade",
    "HouseJson",
    "Ministerial",
    "NamedJson",
    "Power",
    "ReferenceJson",
    "SourceGrade",
    "Status",
    "TextJson",
    "Verdict",
    "Version",
    "as_text",
    "gap_json",
    "house_json",
    "named_json",
    "reference_json",
    "text_json",
]


def _evidence() -> tuple[str, ...]:
    from graph.house.setting import EVIDENCE

    return EVIDENCE


def _evidence_of_gaps() -> tuple[str, ...]:
    from graph.answers.gaps import RECORD_SILENT

    return (*_evidence(), RECORD_SILENT)


Version = Literal["2"]
SCHEMA_VERSION: Version = "2"

Count = Annotated[int, where(minimum=0)]
_DATE = where(format="date", pattern=r"^\d{4}-\d{2}-\d{2}$")
Date = Annotated[str, _DATE]
#: a day, or the month or year as the house writes it
BoundOrNone = Annotated[str | None, where(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Digest = Annotated[str, where(pattern="^sha256:[0-9a-f]{64}$")]
Status = Annotated[str, one_of(STATUSES)]
#: the status of what may count: never unknown
Evidence = Annotated[str, one_of(_evidence)]
Verdict = Annotated[str, one_of(VERDICTS)]
Ministerial = Annotated[str, one_of([*(m for m in reversed(MINISTERIAL) if m != "unknown"), "unknown"])]
Grade = Annotated[list[Annotated[int, where(minimum=0, maximum=3)]], where(minItems=3, maxItems=3)]
Power = Annotated[str, one_of(POWERS)]
SourceGrade = Annotated[str, one_of(GRADES)]
Caveat = Annotated[str, one_of(CAVEATS)]
GapCode = Annotated[str, one_of(GAP_CODES)]
#: what is unknown, of the gap `unknown`
About = Annotated[str, one_of([name.partition(":")[2] for name in UNKNOWNS])]


class HouseJson(TypedDict):
    iri: str | None
    title: str
    reference_date: Date
    scenarios: list[str]
    evidence: Evidence
    digest: Digest


class TextJson(TypedDict):
    nl: str
    en: str


class NamedJson(TypedDict):
    iri: str
    label: TextJson


#: gaps and references carry their texts with them, whatever a schema shares
_Whole = Annotated[TextJson, WRITTEN_OUT]


class ReferenceJson(TypedDict):
    iri: str
    title: _Whole
    url: str | None
    grade: SourceGrade | None
    read_in_full: bool | None
    issued: str | None


class AcceptanceJson(TypedDict):
    by: Annotated[str, where(minLength=1)]
    why: Annotated[str, where(minLength=1)]
    until: Date


class GapJson(TypedDict):
    code: GapCode
    missing: NotRequired[list[Power]]
    about: NotRequired[About]
    message: _Whole
    question: _Whole
    at: str
    evidence: Annotated[str, one_of(_evidence_of_gaps)]
    sources: list[str]
    accepted: NotRequired[
        Annotated[
            AcceptanceJson,
            says("Who accepts this gap, why, and up to (not including) which day; only with --accepted."),
        ]
    ]


def as_text(data: Mapping[str, object]) -> str:
    """Return JSON as text: two spaces, letters as they are, one line feed at the end."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def house_json(house: HouseInfo) -> HouseJson:
    return {
        "iri": house.iri,
        "title": house.title.en,
        "reference_date": house.reference_date,
        "scenarios": list(house.scenarios),
        "evidence": house.evidence,
        "digest": house.digest,
    }


def text_json(text: Text) -> TextJson:
    return {"nl": text.nl, "en": text.en}


def named_json(iri: str, label: Text) -> NamedJson:
    return {"iri": iri, "label": text_json(label)}


def reference_json(reference: Reference) -> ReferenceJson:
    return {
        "iri": reference.iri,
        "title": text_json(reference.title),
        "url": reference.url,
        "grade": reference.grade,
        "read_in_full": reference.read_in_full,
        "issued": reference.issued,
    }


def gap_json(gap: Gap) -> GapJson:
    """Return a gap; `missing`, `about` and `accepted` are there only where they say something."""
    told: GapJson = {
        "code": gap.code,
        "missing": list(gap.missing),
        "about": gap.about or "",
        "message": text_json(gap.message),
        "question": text_json(gap.question),
        "at": gap.at,
        "evidence": gap.evidence,
        "sources": list(gap.sources),
    }
    if gap.code != "limited-powers":
        del told["missing"]
    if gap.about is None:
        del told["about"]
    if gap.accepted is not None:
        told["accepted"] = {"by": gap.accepted.by, "why": gap.accepted.why, "until": gap.accepted.until}
    return told
