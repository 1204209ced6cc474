"""Parse one untrusted file in a process of its own: bytes on stdin, TriG or one JSON error on stdout.

Run by path, never imported: pyoxigraph can end its whole process on hostile input, so the parse
happens where only the parse can be lost (limits on memory, time and open files; POSIX).
"""

from __future__ import annotations

import json
import re
import sys

TYPE_CHECKING = False  # what a type needs is imported by the checker alone: this starts for every file
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

#: how many bytes one text and one name may have
MOST = {"text": 1_000_000, "name": 10_000}

#: What need not be written in full a hundred thousand times.
PREFIXES = {
    "": "https://w3id.org/huis-van-thorbecke/def#",
    "kind": "https://w3id.org/huis-van-thorbecke/kind/",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # not POSIX: the parent's time limit is the only fence
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def told(data: bytes, ending: str, name: str) -> tuple[int, bytes]:
    """Return 0 and the statements as TriG, or 1 and what is wrong, as JSON: a sentence, or the parser's own words."""
    import pyoxigraph

    try:
        if ending in ("jsonld", "rdf"):
            status, answer = _accounted(data, ending, name)
        else:
            rdf_format = pyoxigraph.RdfFormat.from_extension(ending)
            status, answer = 0, _written(pyoxigraph.parse(data, format=rdf_format, rename_blank_nodes=True))
            beyond = _beyond(answer)
            if beyond:
                return 1, _mistake(beyond=beyond)
        large = None if status else _large(answer)
        return (1, _mistake(large=large, most=MOST[large])) if large else (status, answer)
    except SyntaxError as error:
        return 1, _mistake(line=error.lineno, column=error.offset, message=error.msg)
    except (ValueError, MemoryError) as error:
        return 1, _mistake(message=str(error) or "too large")


def _mistake(**told: str | int | None) -> bytes:
    return json.dumps(told).encode("ascii")


def _beyond(answer: bytes) -> str | None:
    """Tell what the statements hold that RDF 1.2 adds and no house has: a statement `quoted`, or a text `turned`."""
    import pyoxigraph

    if all(answer.rfind(mark) < 0 for mark in (b"<<(", b"--ltr", b"--rtl")):  # from the end: four times as quick
        return None
    for quad in pyoxigraph.parse(answer, format=pyoxigraph.RdfFormat.TRIG):
        if isinstance(quad.object, pyoxigraph.Triple):
            return "quoted"
        if isinstance(quad.object, pyoxigraph.Literal) and quad.object.direction is not None:
            return "turned"
    return None


def _large(answer: bytes) -> str | None:
    """Tell whether a name or a text is larger than a house has a use for."""
    for line in _long_lines(answer, MOST["name"]):
        for found in re.finditer(rb'<([^<>"]*)>|"((?:[^"\\]+|\\.)*)"', line):
            if found[1] is not None and len(found[1]) > MOST["name"]:
                return "name"
            if found[2] is not None and len(found[2]) > MOST["text"]:
                return "text"
    return None


def _long_lines(answer: bytes, most: int) -> Iterator[bytes]:
    """Yield the lines of more than so many bytes: from the end of one line the last end within reach is looked for."""
    start = 0
    while start + most < len(answer):
        end = answer.rfind(b"\n", start, start + most + 1)
        if end < 0:
            end = answer.find(b"\n", start)
            end = len(answer) if end < 0 else end
            yield answer[start:end]
        start = end + 1


def _accounted(data: bytes, ending: str, name: str) -> tuple[int, bytes]:
    from ontology.errors import InputError

    try:
        return 0, (_json_ld if ending == "jsonld" else _rdf_xml)(data, name)
    except InputError as error:
        return 1, _mistake(sentence=str(error))


def _written(quads: Iterable[Quad]) -> bytes:
    import pyoxigraph

    return pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES) or b""


def _json_ld(data: bytes, name: str) -> bytes:
    import pyoxigraph

    from ontology.gate.json_ld import compare, written_in

    text = data.decode("utf-8")
    written, count = written_in(text, name)
    quads = list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.JSON_LD, rename_blank_nodes=True))
    compare(written, count, quads, text, name)
    return _written(quads)


def _rdf_xml(data: bytes, name: str) -> bytes:
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
    return _written(quads)


def main() -> int:
    """Read stdin within so many seconds and bytes, in a format; status 0 parsed, 1 what is wrong."""
    import pyoxigraph  # noqa: F401 - no file opens once the limits stand

    seconds, memory, ending, name = sys.argv[1:]
    if ending in ("jsonld", "rdf"):
        from pathlib import Path

        sys.path.insert(0, str(Path(__file__).parents[2]))
        from ontology.gate import json_ld, rdf_xml  # noqa: F401
    data = sys.stdin.buffer.read()
    _limit(int(seconds), int(memory))
    status, answer = told(data, ending, name)
    sys.stdout.buffer.write(answer)
    return status


if __name__ == "__main__":
    sys.exit(main())
