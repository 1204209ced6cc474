"""An XML file somebody else wrote: its elements with the line each starts on, and nothing fetched.

A document type (and so every entity of its own), another encoding than UTF-8, too deep a file and what is
not well formed are refused, each in one sentence with the line. Elements that a reader has no use for can be
left hollow: counted and placed, their content never kept.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.gate.json_text import MAX_DEPTH
from ontology.names import at

__all__ = ["Element", "parse_xml", "read_xml", "rows"]

#: parts a name from its namespace in what expat hands over; no namespace and no name holds it
_SEAM = "\n"


@dataclass(slots=True)
class Element:
    """One element: local name, namespace, line, attributes by (namespace, local name), text and children."""

    name: str
    namespace: str
    line: int
    attributes: dict[tuple[str, str], str]
    children: list[Element] = field(default_factory=list)
    #: its own text without that of its children, ends trimmed
    text: str = ""


def read_xml(text: str, name: str, hollow: Collection[str] = ()) -> Element:
    """Return the root of an XML text, parsed by the child; else as `parse_xml`."""
    told = json.loads(in_child(text.encode("utf-8"), "elements", name, *sorted(hollow)))
    open_: list[Element] = []
    for depth, tag, namespace, line, attributes, words in told:
        element = Element(tag, namespace, line, {(space, key): value for space, key, value in attributes}, [], words)
        del open_[depth:]
        if open_:
            open_[-1].children.append(element)
        open_.append(element)
    return open_[0]


def rows(root: Element) -> list[list[Any]]:
    """Return every element in the order in which they open: how deep it stands, and what it holds itself."""
    found, waiting = list[list[Any]](), [(0, root)]
    while waiting:
        depth, one = waiting.pop()
        attributes = [[space, key, value] for (space, key), value in one.attributes.items()]
        found.append([depth, one.name, one.namespace, one.line, attributes, one.text])
        waiting += [(depth + 1, child) for child in reversed(one.children)]
    return found


def parse_xml(text: str, name: str, hollow: Collection[str] = ()) -> Element:
    """Return the root of an XML text; `name` is the file that messages name.

    Elements whose local name is in `hollow` keep neither attributes, text nor children.
    Raises InputError (file, line, what to do).
    """
    return _Reader(name, frozenset(hollow)).read(text)


class _Reader:
    def __init__(self, name: str, hollow: frozenset[str]) -> None:
        self._file = name
        self._hollow = hollow
        self._root: Element | None = None
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._depth = 0
        #: depth of the hollow element we are in; 0 outside any
        self._inside = 0
        self._parser = expat.ParserCreate("utf-8", _SEAM)
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def read(self, text: str) -> Element:
        try:
            self._parser.Parse(text.encode("utf-8"), True)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            line = at(self._file, error.lineno)
            raise InputError(f"{line}: not well-formed XML ({what}); correct this line") from error
        if self._root is None:
            raise InputError(f"{self._file}: holds no element")
        return self._root

    def _refuse(self, what: str) -> NoReturn:
        raise InputError(f"{at(self._file, self._parser.CurrentLineNumber)}: {what}")

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            self._refuse(f"declares the encoding {encoding!r}; save the file as UTF-8")

    def _doctype(self, _name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        self._refuse("a document type (<!DOCTYPE ...>), which such a file has no need of; remove it")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._deeper("", {})
        namespace, _, name = tag.rpartition(_SEAM)
        element = Element(name, namespace, self._parser.CurrentLineNumber, {})
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        if name in self._hollow:
            self._inside = self._depth
            self._parser.StartElementHandler, self._parser.CharacterDataHandler = self._deeper, None
            return
        for key, value in attributes.items():
            space, _, local = key.rpartition(_SEAM)
            element.attributes[space, local] = value
        self._open.append(element)
        self._texts.append([])

    def _deeper(self, _tag: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._refuse(f"elements nested more than {MAX_DEPTH} deep; flatten the file")

    def _end(self, _tag: str) -> None:
        if self._depth == self._inside:
            self._inside = 0
            self._parser.StartElementHandler = self._start
            self._parser.CharacterDataHandler = self._characters
        elif not self._inside:
            self._open.pop().text = "".join(self._texts.pop()).strip()
        self._depth -= 1

    def _characters(self, data: str) -> None:
        if self._texts:
            self._texts[-1].append(data)
