"""Whether a report says what its house says, as JSON: `verify.schema.json`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from exports.data.keywords import says
from exports.data.shapes import SCHEMA_VERSION, HouseJson, Version, house_json
from exports.verification import Verification

__all__ = ["VerificationJson", "verification_to_json"]


class MismatchJson(TypedDict):
    where: Annotated[str, says("The headings above it, and what stands first in its row.")]
    said: Annotated[str | None, says("null: the file says nothing there.")]
    expected: Annotated[str | None, says("null: the report made again says nothing there.")]


class VerificationJson(TypedDict):
    schema_version: Version
    house: HouseJson
    file: str
    format: Literal["html", "md", "docx"]
    command: str
    same: bool
    bytes_same: bool
    around: Annotated[bool, says("What a template put around the text was not compared.")]
    mismatches: list[MismatchJson]


def verification_to_json(found: Verification) -> VerificationJson:
    """Return the answer of `thorbecke verify`."""
    forms: dict[str, Literal["html", "md", "docx"]] = {"html": "html", "md": "md", "docx": "docx"}
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(found.house),
        "file": found.file,
        "format": forms[found.form],
        "command": found.command,
        "same": found.same,
        "bytes_same": found.bytes_same,
        "around": found.around,
        "mismatches": [{"where": it.where, "said": it.said, "expected": it.expected} for it in found.mismatches],
    }
