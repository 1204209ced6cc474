"""Read one untrusted file in a process of its own: bytes on stdin, what they hold or why they are refused on stdout.

Run by path, never imported: a parser can end its whole process on hostile input, so this happens where only this can be
lost (limits on memory, time and open files; POSIX). What a file holds is told as TriG, or in JSON: its elements, its
values (`json`), its places (`yaml`), its rows (`csv`) or its `cells`; of a `copy` the file; of the answer of
a store its `results`, or the statements that they are (`answered`). Why it is refused is one sentence. What may be of
any size (a `sheet`) goes from file to file in pieces.
"""

from __future__ import annotations

import json
import os
import sys

TYPE_CHECKING = False  # what a type needs is imported by the checker alone: this starts for every file
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from pyoxigraph import Quad

#: What need not be written in full a hundred thousand times.
PREFIXES = {
    "": "https://w3id.org/huis-van-thorbecke/def#",
    "kind": "https://w3id.org/huis-van-thorbecke/kind/",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def told(data: bytes, form: str, name: str, *more: str) -> tuple[int, bytes]:
    """Return 0 and what the bytes hold, or 1 and why they are refused, one sentence in JSON."""
    before = int(more[1]) if form == "lines" else 0
    return _or_why(lambda: _READERS.get(form, _rdf)(data, form, name, *more), data, name, before)


def poured(source: BinaryIO, into: BinaryIO, form: str, name: str) -> int:
    """Write what a file holds to another and return 0; or 1, and why it is refused is all that stands there.

    2 is that there is no room for it.
    """

    def pour() -> bytes:
        _POURS[form](source, into, name)
        return b""

    try:
        status, why = _or_why(pour, b"", name)
        if status:
            into.seek(0)
            into.truncate()
            into.write(why)
        into.flush()
    except OSError:
        return 2
    return status


def _or_why(read: Callable[[], bytes], data: bytes, name: str, before: int = 0) -> tuple[int, bytes]:
    from ontology.errors import InputError
    from ontology.gate.reasons import reason

    try:
        return 0, read()
    except InputError as error:
        sentence = str(error)
    except SyntaxError as error:
        sentence = reason(error.msg, error.lineno, error.offset, data, name, before)
    except (ValueError, MemoryError) as error:
        sentence = reason(str(error) or "too large", None, None, data, name)
    return 1, _json(sentence)


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


# -- statements


def _rdf(data: bytes, form: str, name: str) -> bytes:
    import pyoxigraph

    from ontology.gate.reasons import beyond, refuse_beyond

    rdf_format = pyoxigraph.RdfFormat.from_extension(form)
    quads: Iterable[Quad] = pyoxigraph.parse(data, format=rdf_format, rename_blank_nodes=True)
    answer = _written(_short(quads, name) if _has_a_long_line(data) else quads, name)
    if any(answer.rfind(mark) >= 0 for mark in (b"<<(", b"--ltr", b"--rtl")):  # from the end: four times as quick
        sort = beyond(pyoxigraph.parse(answer, format=pyoxigraph.RdfFormat.TRIG))
        if sort:
            refuse_beyond(sort, data, name)
    return answer


def _lines(data: bytes, _form: str, name: str, syntax: str, before: str) -> bytes:
    """Return some lines of a file of N-Triples or N-Quads in their canonical form, with the labels that they have."""
    import pyoxigraph

    from ontology.gate.reasons import beyond, refuse_beyond

    found = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.from_extension(syntax))
    quads = list(_short(found, name))
    sort = beyond(quads)
    if sort:
        refuse_beyond(sort, data, name, int(before))
    _refuse_long_texts(quads, name)
    return pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS) or b""


def _refuse_long_texts(quads: Iterable[Quad], name: str) -> None:
    import pyoxigraph

    from ontology.gate.reasons import MOST, refuse_large

    for quad in quads:
        if isinstance(quad.object, pyoxigraph.Literal) and len(quad.object.value.encode("utf-8")) > MOST["text"]:
            refuse_large("text", name)


def _json_ld(data: bytes, _form: str, name: str) -> bytes:
    import pyoxigraph

    from ontology.gate.json_ld import compare, written_in

    text = data.decode("utf-8")
    written, count = written_in(text, name)
    quads = list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.JSON_LD, rename_blank_nodes=True))
    compare(written, count, quads, text, name)
    return _written(quads, name)


def _rdf_xml(data: bytes, _form: str, name: str) -> bytes:
    import pyoxigraph

    from ontology.gate.rdf_xml import compare, elements_of

    elements = elements_of(data.decode("utf-8"), name)
    try:
        quads = list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.RDF_XML, rename_blank_nodes=True))
    except SyntaxError as error:
        if elements.broken and "text event" in str(error):
            broken = SyntaxError("a comment or CDATA section within a text, which is not read; write the text whole")
            broken.lineno = elements.broken
            raise broken from error
        raise
    compare(elements, quads, name)
    return _written(quads, name)


def _written(quads: Iterable[Quad], name: str) -> bytes:
    """Return statements as TriG; InputError when a name or a text in them is larger than a house has a use for."""
    import re

    import pyoxigraph

    from ontology.gate.reasons import MOST, refuse_large

    answer = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES) or b""
    for line in _long_lines(answer, MOST["name"]):
        for found in re.finditer(rb'<([^<>"]*)>|"((?:[^"\\]+|\\.)*)"', line):
            if found[1] is not None and len(found[1]) > MOST["name"]:
                refuse_large("name", name)
            if found[2] is not None and len(found[2]) > MOST["text"]:
                refuse_large("text", name)
    return answer


def _has_a_long_line(data: bytes) -> bool:
    from ontology.gate.reasons import MOST

    return any(_long_lines(data, MOST["name"]))


def _long_lines(text: bytes, most: int) -> Iterator[bytes]:
    r"""Yield the lines of more than so many bytes: from the end of one line the last end within reach is looked for.

    >>> list(_long_lines(b"ab\nabcd\n\nabc", 2)), list(_long_lines(b"ab\nab\n", 2))
    ([b'abcd', b'abc'], [])
    """
    start = 0
    while start + most < len(text):
        end = text.rfind(b"\n", start, start + most + 1)
        if end < 0:
            end = text.find(b"\n", start)
            end = len(text) if end < 0 else end
            yield text[start:end]
        start = end + 1


def _short(quads: Iterable[Quad], name: str) -> Iterator[Quad]:
    """Yield the statements up to one that has too large a name: a large prefix is written out each time it is used."""
    import pyoxigraph

    from ontology.gate.reasons import MOST, refuse_large

    for quad in quads:
        for term in quad:
            if isinstance(term, pyoxigraph.NamedNode) and len(term.value) > MOST["name"]:
                refuse_large("name", name)
        yield quad


# -- what is not statements


def _elements(data: bytes, _form: str, name: str, *hollow: str) -> bytes:
    from ontology.gate.xml_file import parse_xml, rows

    return _json(rows(parse_xml(data.decode("utf-8"), name, hollow)))


def _values(data: bytes, _form: str, name: str) -> bytes:
    from ontology.gate.json_text import checked_json, refuse_halves

    text = data.decode("utf-8")
    found = checked_json(text, name)
    if "\\u" in text:
        refuse_halves(found, name)
    return _json(found)


def _places(data: bytes, _form: str, name: str) -> bytes:
    from ontology.gate.yaml_file import parse_yaml

    return _json(parse_yaml(data.decode("utf-8"), name).plain())


def _rows(data: bytes, _form: str, name: str) -> bytes:
    from ontology.gate.csv_file import rows

    return _json(rows(data, name))


def _cells(data: bytes, _form: str, name: str) -> bytes:
    from ontology.gate.workbook_file import sheets

    return _json(sheets(data, name))


def _copy(data: bytes, _form: str, name: str) -> bytes:
    from ontology.gate.workbook_copy import copied

    return copied(data, name)


def _results(data: bytes, _form: str, name: str) -> bytes:
    from ontology.gate.results import rows

    return _json(rows(data, name))


def _answered(data: bytes, _form: str, name: str) -> bytes:
    from ontology.gate.results import statements

    count, lines = statements(data, name)
    return b"%d\n%s" % (count, lines)


def _sheet(source: BinaryIO, into: BinaryIO, name: str) -> None:
    from ontology.gate.sheet_file import pour

    pour(source, into, name)


_POURS = {"sheet": _sheet}
_READERS: dict[str, Callable[..., bytes]] = {
    "lines": _lines,
    "jsonld": _json_ld,
    "rdf": _rdf_xml,
    "elements": _elements,
    "json": _values,
    "yaml": _places,
    "csv": _rows,
    "cells": _cells,
    "copy": _copy,
    "results": _results,
    "answered": _answered,
}
#: what each form needs, beside the parser of the rest
_NEEDS = {
    "jsonld": "ontology.gate.json_ld",
    "rdf": "ontology.gate.rdf_xml",
    "elements": "ontology.gate.xml_file",
    "json": "ontology.gate.json_text",
    "yaml": "ontology.gate.yaml_file",
    "csv": "ontology.gate.csv_file",
    "cells": "ontology.gate.workbook_file",
    "copy": "ontology.gate.workbook_copy",
    "results": "ontology.gate.results",
    "answered": "ontology.gate.results",
    "sheet": "ontology.gate.sheet_file",
}


def main() -> int:
    """Read stdin within so many seconds and bytes, in a form; status 0 read, 1 refused, 2 no room for what was read."""
    from importlib import import_module
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).parents[2]))
    from ontology.gate.limits import limit

    seconds, memory, form, name, *more = sys.argv[1:]
    for module in ("ontology.gate.reasons", _NEEDS.get(form, "pyoxigraph")):
        import_module(module)  # no file opens once the limits stand
    if form in _POURS:
        limit(int(seconds), int(memory))
        status = poured(sys.stdin.buffer, sys.stdout.buffer, form, name)
        if status == 2:
            os._exit(status)  # what could not be written is not tried again
        return status
    data = sys.stdin.buffer.read()
    limit(int(seconds), int(memory))
    status, answer = told(data, form, name, *more)
    sys.stdout.buffer.write(answer)
    return status


if __name__ == "__main__":
    ended = main()
    sys.stdout.flush()
    os._exit(ended)  # what was read goes with the process, not piece by piece
