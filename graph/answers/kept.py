"""An answer as plain data and back: what the cache keeps of a large house, so that nothing of it is read again.

JSON, never code. What is read is held against the records of `graph.records`, field by field, or ValueError.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import orjson

from graph.records import Answer

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["answer_from", "answer_to"]


def answer_to(answer: Answer) -> bytes:
    """Return an answer as JSON."""
    return orjson.dumps(answer, default=list)  # of what orjson does not write by itself there are texts and grades


def answer_from(content: bytes) -> Answer:
    """Return the answer that `answer_to` wrote; ValueError when it did not write this."""
    return _reader().validate_json(content, strict=True)


@cache
def _reader() -> TypeAdapter[Answer]:
    from pydantic import TypeAdapter  # a house that is small waits for it nowhere

    return TypeAdapter(Answer)
