"""The gate: bytes of one file in, statements out, or one sentence on what is wrong and where.

rdflib's parsers let a third of the illegal W3C files pass and read what the input names; pyoxigraph
refuses them all, but can crash. So every file that is not ours is parsed by pyoxigraph in a child
process with limits; a crash there is an answer too ("too deep or too large").
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.names import at

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "checked_text",
    "digest_of",
    "digest_of_digests",
    "read_bytes",
    "statements",
    "syntax_of",
    "written",
]

MAX_BYTES = 200_000_000

#: file name ending -> the ending pyoxigraph knows the syntax by
FORMATS = {
    ".ttl": "ttl",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nq",
    ".jsonld": "jsonld",
    ".rdf": "rdf",
    ".xml": "rdf",
    ".owl": "rdf",
}


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 200 MB, read once.

    Raises InputError when there is no such file, or it is a folder, a pipe, or too large.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such file; check the spelling of the path")
    if not path.is_file():
        raise InputError(f"{path}: not a regular file; give a file or a folder of files")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; split the house over several files")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def digest_of(contents: list[bytes]) -> str:
    """Return one sha256 over several files, whatever their names and order."""
    return digest_of_digests([hashlib.sha256(content).digest() for content in contents])


def digest_of_digests(digests: list[bytes]) -> str:
    """Return the same, of files of which each has a sha256 by now."""
    return "sha256:" + hashlib.sha256(b"".join(sorted(digests))).hexdigest()


def checked_text(content: bytes, name: str) -> str:
    """Return the content as text: UTF-8 with or without byte order mark.

    Raises InputError with the line of the first byte that is not UTF-8.
    """
    body = content.removeprefix(b"\xef\xbb\xbf")
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: written as UTF-16; save it as UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise InputError(f"{at(name, line)}: a byte that is not UTF-8; save the file as UTF-8") from error


def statements(text: str, name: str) -> list[Quad]:
    """Return the quads of one file that ships with the package, whose ending names its syntax."""
    return list(parse(text.encode("utf-8"), format=RdfFormat.from_extension(syntax_of(name))))


def written(text: str, name: str, syntax: str | None = None) -> bytes:
    """Return what one file says as TriG, parsed by the child; its ending names its syntax where none is given.

    Raises InputError (file, line, column, what is wrong) and then nothing was kept.
    """
    return in_child(text.encode("utf-8"), syntax or syntax_of(name), name)


def syntax_of(name: str) -> str:
    """Return the ending that pyoxigraph knows the syntax of a file by; InputError for a file of another kind."""
    ending = Path(name).suffix.lower()
    if ending not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        tooi = f"; a TOOI register becomes one with: thorbecke import tooi {name}" if ending == ".json" else ""
        raise InputError(f"{name}: unknown kind of file {ending or '(no ending)'}; a house is one of {known}{tooi}")
    return FORMATS[ending]
