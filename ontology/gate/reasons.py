"""Why a file is not legal, in one sentence: the parser's reason, line and column, and the text of that line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NoReturn

from ontology.errors import InputError
from ontology.names import at

if TYPE_CHECKING:
    from pyoxigraph import Quad

__all__ = ["MOST", "beyond", "large", "reason", "refuse_beyond", "refuse_large"]

#: what the parser says before its reason
_PLACE = re.compile(r"^Parser error (?:at|between) line [^:]*: |^error while parsing ")
_QUOTED = re.compile(r"'([^']+)'|`([^`]+)`")
_LONGEST = 120
#: a comment, an IRI, a text: where nothing of RDF 1.2 stands; then what does
_TOKEN = re.compile(
    r'#[^\n]*|<[^<>"{}|^`\\\s]*>|"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|'
    r"'(?:[^'\\\n]|\\.)*'|(?P<quoted><<|\{\||~)|(?P<turned>@[A-Za-z0-9-]+--(?:ltr|rtl))",
    re.DOTALL,
)
#: what RDF 1.2 adds
_BEYOND = {
    "quoted": "a statement about a statement (RDF-star, << ... >>) is no part of a house; say it of a node",
    "turned": "the direction of a text (--ltr, --rtl) is no part of a house; write the language alone",
}
#: how many bytes one text and one name may have
MOST = {"text": 1_000_000, "name": 10_000}
#: what is larger than a house has a use for, and would be copied and drawn wherever it is named
_LARGE = {
    "text": "a text of more than {most:,} bytes; keep it in a document, and cite that as a source",
    "name": "a name (IRI) of more than {most:,} bytes; shorten it, or the prefix it is written with",
}


def reason(told: str, line: int | None, column: int | None, data: bytes, name: str, before: int = 0) -> str:
    """Return what is wrong, where, and what to do, of a file that a parser refused in these words.

    `data` is the file, or the lines of it that stand behind so many others (`before`).
    """
    text = data.decode("utf-8", "replace")
    words = " ".join(told.split()).rstrip(".")
    why = _PLACE.sub("", words, count=1)
    if "No scheme found in an absolute IRI" in why:
        why = "a relative IRI, and the file declares no base; write it in full, or declare the base (@base, xml:base)"
    if line is None:
        line = next((n for word in _words(words) if (n := _line_of(text, word))), None)
    shown = _shown(text, line, column) if line else ""
    remedy = f"correct this line: {shown}" if shown else "correct it"
    return f"{at(name, line and line + before, column)}: not legal in this syntax ({why}); {remedy}"


def large(sort: str) -> str:
    """Return why a `text` or a `name` is refused."""
    return _LARGE[sort].format(most=MOST[sort])


def refuse_large(sort: str, name: str) -> NoReturn:
    raise InputError(f"{name}: {large(sort)}")


def beyond(quads: Iterable[Quad]) -> str | None:
    """Tell what statements hold that RDF 1.2 adds and no house has: a statement `quoted`, or a text `turned`."""
    from pyoxigraph import Literal, Triple

    for quad in quads:
        if isinstance(quad.object, Triple):
            return "quoted"
        if isinstance(quad.object, Literal) and quad.object.direction is not None:
            return "turned"
    return None


def refuse_beyond(sort: str, data: bytes, name: str, before: int = 0) -> NoReturn:
    """Raise InputError with the line where that stands; `before` is of lines that stand above `data`."""
    line = next((found + before for found in _lines_with(data.decode("utf-8", "replace"), sort)), None)
    raise InputError(f"{at(name, line)}: {_BEYOND[sort]}")


def _lines_with(text: str, sort: str) -> Iterator[int]:
    for token in _TOKEN.finditer(text):
        if token[sort]:
            yield text.count("\n", 0, token.start()) + 1


def _words(told: str) -> Iterator[str]:
    return (found[1] or found[2] for found in _QUOTED.finditer(told))


def _line_of(text: str, word: str) -> int | None:
    """Return the line of a word that stands once."""
    return text.count("\n", 0, text.index(word)) + 1 if text.count(word) == 1 else None


def _shown(text: str, line: int, column: int | None) -> str:
    """Return the text of a line; of a long one what stands around the column."""
    lines = re.split(r"\r\n|\n|\r", text)
    words = lines[line - 1].strip() if line <= len(lines) else ""
    if len(words) <= _LONGEST:
        return words
    start = max(0, (column or 1) - _LONGEST // 2)
    part = lines[line - 1][start : start + _LONGEST].strip()
    return ("..." if start else "") + part + ("..." if start + _LONGEST < len(lines[line - 1]) else "")
