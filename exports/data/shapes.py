"""What every answer in JSON is made of: the house that was asked, texts, named things, references, gaps."""

from __future__ import annotations

import json
from typing import Any

from graph.records import Gap, HouseInfo, Reference
from ontology.text import Text

__all__ = ["SCHEMA_VERSION", "as_text", "gap_json", "house_json", "named_json", "reference_json", "text_json"]

SCHEMA_VERSION = "1"


def as_text(data: dict[str, Any]) -> str:
    """Return JSON as text: two spaces, letters as they are, one line feed at the end."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def house_json(house: HouseInfo) -> dict[str, Any]:
    return {
        "iri": house.iri,
        "title": house.title.en,
        "reference_date": house.reference_date,
        "scenarios": list(house.scenarios),
        "evidence": house.evidence,
        "digest": house.digest,
    }


def text_json(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}


def named_json(named: tuple[str, Text]) -> dict[str, Any]:
    return {"iri": named[0], "label": text_json(named[1])}


def reference_json(reference: Reference) -> dict[str, Any]:
    return {
        "iri": reference.iri,
        "title": text_json(reference.title),
        "url": reference.url,
        "grade": reference.grade,
        "read_in_full": reference.read_in_full,
        "issued": reference.issued,
    }


def gap_json(gap: Gap) -> dict[str, Any]:
    data: dict[str, Any] = {"code": gap.code}
    if gap.code == "limited-powers":
        data["missing"] = list(gap.missing)
    if gap.about is not None:
        data["about"] = gap.about
    data.update(
        message=text_json(gap.message),
        question=text_json(gap.question),
        at=gap.at,
        evidence=gap.evidence,
        sources=list(gap.sources),
    )
    if gap.accepted is not None:
        data["accepted"] = {"by": gap.accepted.by, "why": gap.accepted.why, "until": gap.accepted.until}
    return data
