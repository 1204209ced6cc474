"""The same JSON as `exports.data.gaps` makes of an answer, choice by choice: no more of it is held than one choice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

import orjson

from exports.data.gaps import GapsJson, choice_json
from exports.data.shapes import SCHEMA_VERSION, as_text, house_json
from graph.parts.said import Counts
from graph.records import MINISTERIAL, ChoiceAnswer, HouseInfo
from ontology.codelists.ranks import VERDICTS

__all__ = ["BETWEEN", "choice_line", "choice_text", "streamed"]

#: how far to the right a choice stands
_INDENT = b"\n    "
#: what stands between two choices
BETWEEN = b"," + _INDENT
#: what stands last where there is no choice
_NONE = "[]\n}\n"


def choice_text(choice: ChoiceAnswer) -> bytes:
    """Return one choice as it stands among the others."""
    # the bytes that json writes, in a twentieth of the time
    return orjson.dumps(choice_json(choice), option=orjson.OPT_INDENT_2).replace(b"\n", _INDENT)


def choice_line(choice: ChoiceAnswer) -> bytes:
    """Return one choice on a line of its own, without the line's end."""
    return json.dumps(choice_json(choice), ensure_ascii=False, allow_nan=False).encode("utf-8")


def streamed(house: HouseInfo, counts: Counts, choices: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the answer of `thorbecke gaps` piece by piece; `choices` are in order, as `choice_text` has them.

    What is given at a time may be several of them, with BETWEEN between each two.
    """
    told: GapsJson = {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(house),
        "summary": _counted(VERDICTS, counts.verdicts),
        "classes": _counted(MINISTERIAL, counts.ministerial),
        "classes_stated": _counted(MINISTERIAL, counts.stated),
        "pending": counts.pending,
        "choices": [],
    }
    text = as_text(told)
    yield text[: -len(_NONE)].encode("utf-8")
    before = b"[" + _INDENT
    for choice in choices:
        yield before + choice
        before = BETWEEN
    yield (_NONE if before.startswith(b"[") else "\n  ]\n}\n").encode("utf-8")


def _counted(codes: Iterable[str], found: Counter[str]) -> dict[str, int]:
    return {code: found[code] for code in codes}
