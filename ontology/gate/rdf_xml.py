"""RDF/XML without loss: what was written is compared with what was read, and nothing is fetched.

Document types with entities that are fetched or made of each other, too much depth and illegal XML are refused before a
parser sees them, with the line that pyoxigraph's own RDF/XML errors lack. Each element and attribute is followed to the
statement it makes, or refused (a `rdf:parseType` nobody knows, a text between properties); as many must have been read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from pyoxigraph import Quad

from ontology.errors import InputError
from ontology.gate.json_text import MAX_DEPTH
from ontology.gate.reasons import MOST, large
from ontology.names import at, local_name

__all__ = ["Elements", "compare", "elements_of"]

MAX_ENTITY_TEXT = 10_000

_SEAM = "\n"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ROO = "https://organisaties.overheid.nl/static/schema/oo/export/"
_XML = "http://www.w3.org/XML/1998/namespace"
_NAMES = frozenset(("about", "ID", "nodeID", "resource", "datatype", "parseType", "version"))
_STAR = frozenset(("annotation", "annotationNodeID"))
_PARTS = {"subject", "predicate", "object", "type"}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
#: li is numbered where it stands
_NUMBERED = re.compile(r"_\d+|li")


@dataclass(slots=True)
class Elements:
    """What the elements of a file say: how many statements by which predicate, and on which line the last stands."""

    said: Counter[str]
    lines: dict[str, int]
    #: nodes of which nothing is said where they stand
    bare: dict[str, int]
    #: the first comment or CDATA section within a text, which the parser reads no further than
    broken: int | None = None


@dataclass(slots=True)
class _Open:
    """An open element: file, nodes (rdf:RDF), node, resource, collection, property, empty or literal."""

    sort: str
    has_text: bool = False
    has_child: bool = False
    #: whether relative names have a base here
    based: bool = False
    about: str | None = None


def elements_of(text: str, name: str) -> Elements:
    """Return what the elements of an RDF/XML text say; InputError (file, line) for what says nothing or is fetched."""
    reader = _Reader(name)
    data = text.encode("utf-8")
    declared = text[:200].lower()
    if "encoding" in declared and "utf-8" not in declared:
        raise InputError(f"{name}: declares another encoding than UTF-8; save it as UTF-8")
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise InputError(f"{at(name, error.lineno)}: not well-formed XML ({what}); correct this line") from error
    return reader.found


def compare(written: Elements, read: Iterable[Quad], name: str) -> None:
    """Raise InputError unless as many statements were read by each predicate as were written."""
    found: Counter[str] = Counter()
    named: set[object] = set()
    for quad in read:
        found[_counted(quad.predicate.value)] += 1
        if written.bare:
            named.update((quad.subject, quad.object))
    for predicate in sorted(written.said.keys() | found.keys()):
        there, here = found[predicate], written.said[predicate]
        if there != here:
            place = at(name, written.lines.get(predicate))
            raise InputError(
                f"{place}: {here} statements by {local_name(predicate)!r} are written and {there} were read; "
                "write them another way"
            )
    names = {getattr(term, "value", "") for term in named}
    for node, line in written.bare.items():
        if node not in names:
            sentence = f"nothing is said of {node!r}, and no statement names it; say what it is, or remove it"
            raise InputError(f"{at(name, line)}: {sentence}")


def _counted(predicate: str) -> str:
    local = predicate.removeprefix(_RDF)
    return f"{_RDF}li" if local != predicate and _NUMBERED.fullmatch(local) else predicate


class _Reader:
    """The elements in the order in which they open and close (RDF 1.1 XML Syntax, 7)."""

    def __init__(self, name: str) -> None:
        self._file = name
        self._open = [_Open("file")]
        self._entity_text = 0
        self.found = Elements(Counter(), {}, {})
        self.parser = expat.ParserCreate(namespace_separator=_SEAM)
        self.parser.buffer_text = True
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.CommentHandler = self._aside
        self.parser.StartCdataSectionHandler = self._aside
        self.parser.ProcessingInstructionHandler = self._aside

    def _refuse(self, what: str) -> NoReturn:
        raise InputError(f"{at(self._file, self.parser.CurrentLineNumber)}: {what}")

    def _entity(
        self, _name: str, _parameter: bool, value: str | None, _base: str | None, system: str | None, *_: object
    ) -> None:
        if value is None or system is not None:
            self._refuse("an external entity, which is never fetched; write the text itself")
        self._entity_text += len(value)
        if "&" in value or self._entity_text > MAX_ENTITY_TEXT:
            self._refuse("an entity made of entities or too long; write the text itself")

    def _doctype(self, _name: str, system: str | None, _public: str | None, _internal: bool) -> None:
        if system is not None:
            self._refuse("an external document type, which is never fetched; remove it")

    def _says(self, predicate: str, times: int = 1) -> None:
        counted = _counted(predicate)
        self.found.said[counted] += times
        self.found.lines[counted] = self.parser.CurrentLineNumber

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) > MAX_DEPTH:
            self._refuse(f"elements nested more than {MAX_DEPTH} deep; flatten the file")
        if len(tag) > MOST["name"]:
            self._refuse(large("name"))
        around = self._open[-1]
        if around.sort == "literal":
            self._open.append(_Open("literal"))
            return
        space, _, local = tag.rpartition(_SEAM)
        if not space:
            self._refuse(f"the element {local!r} is in no namespace, and would be lost; give it a prefix")
        if around.sort == "file" and space.startswith(_ROO):
            raise InputError(
                f"{self._file}: an export of the register of government organisations and no house; "
                f"make one of it with: thorbecke import roo {self._file}"
            )
        opened = _Open("", based=around.based or f"{_XML}{_SEAM}base" in attributes)
        self._open.append(opened)
        if around.sort == "file" and (space, local) == (_RDF, "RDF"):
            opened.sort = "nodes"
        elif around.sort in ("file", "nodes", "property", "collection"):
            self._node(opened, around, space + local, attributes)
        elif around.sort == "empty":
            self._refuse(f"an element stands within a property that names its value already ({local}); remove it")
        else:
            around.has_child = True
            self._property(opened, space + local, attributes)

    def _node(self, opened: _Open, around: _Open, name: str, attributes: dict[str, str]) -> None:
        opened.sort = "node"
        if around.sort == "property":
            if around.has_child or around.has_text:
                self._refuse("a property holds one text or one node, and here stands more; write a property for each")
            around.has_child = True
        elif around.sort == "collection":
            around.has_child = True
            self._says(f"{_RDF}first")
            self._says(f"{_RDF}rest")
        said = self._attributes(opened, attributes)
        if name != f"{_RDF}Description":
            self._says(f"{_RDF}type")
            said += 1
        opened.has_child = said > 0
        opened.about = attributes.get(f"{_RDF}{_SEAM}about")

    def _property(self, opened: _Open, predicate: str, attributes: dict[str, str]) -> None:
        self._says(predicate)
        kind = attributes.get(f"{_RDF}{_SEAM}parseType")
        names_value = f"{_RDF}{_SEAM}resource" in attributes or f"{_RDF}{_SEAM}nodeID" in attributes
        if names_value and f"{_RDF}{_SEAM}datatype" in attributes:
            self._refuse("a node has no rdf:datatype, which would be lost; remove it")
        if f"{_RDF}{_SEAM}ID" in attributes:
            for part in sorted(_PARTS):
                self._says(_RDF + part)
        if self._attributes(opened, attributes):
            names_value = True
        sorts = {None: "empty" if names_value else "property", "Literal": "literal", "Resource": "resource",
                 "Collection": "collection"}  # fmt: skip
        if kind not in sorts:
            self._refuse(f"rdf:parseType {kind!r} means nothing, and what stands in it would be lost; correct it")
        opened.sort = sorts[kind]

    def _attributes(self, opened: _Open, attributes: dict[str, str]) -> int:
        """Check every attribute and return how many of them say something."""
        said = 0
        for attribute, value in attributes.items():
            space, _, local = attribute.rpartition(_SEAM)
            if not space:
                self._refuse(f"the attribute {local!r} is in no namespace, and would be lost; give it a prefix")
            if space == _XML:
                self._of_xml(local, value)
            elif space == _RDF and local in _STAR:
                self._refuse(f"a statement about a statement (rdf:{local}) is no part of a house; say it of a node")
            elif space == _RDF and local in _NAMES:
                if local in ("about", "resource", "datatype", "ID"):
                    self._in_full(opened, f"rdf:{local}", value)
            elif space == _RDF and local == "bagID":
                self._refuse("rdf:bagID is of an older RDF/XML and would be lost; remove it")
            elif space == "http://www.w3.org/2005/11/its":
                self._refuse(f"the direction of a text (its:{local}) is no part of a house; remove it")
            else:
                if (space, local) == (_RDF, "type"):
                    self._in_full(opened, "rdf:type", value)
                self._says(space + local)
                said += 1
        return said

    def _of_xml(self, local: str, value: str) -> None:
        if local == "lang" and not _LANGUAGE.fullmatch(value):
            self._refuse(f"xml:lang {value!r} is no language; write a code, for example nl, or leave it out")
        if local not in ("lang", "base", "space", "id"):
            self._refuse(f"xml:{local} says nothing, and would be lost; remove it")

    def _in_full(self, opened: _Open, what: str, value: str) -> None:
        if not opened.based and not _ABSOLUTE.match(value):
            self._refuse(f"{what} {value!r} is relative and there is no base; write it in full, or declare xml:base")

    def _end(self, _tag: str) -> None:
        closed = self._open.pop()
        if closed.about is not None and not closed.has_child and self._open[-1].sort in ("file", "nodes"):
            self.found.bare[closed.about] = self.parser.CurrentLineNumber

    def _characters(self, data: str) -> None:
        here = self._open[-1]
        if here.sort in ("literal", "file") or not data.strip():
            return
        if here.sort != "property" or here.has_child:
            shown = " ".join(data.split())[:60]
            self._refuse(f"the text {shown!r} stands between elements, and would be lost; put it in a property")
        here.has_text = True

    def _aside(self, *_: object) -> None:
        if self._open[-1].sort == "property" and self.found.broken is None:
            self.found.broken = self.parser.CurrentLineNumber
