"""The gate: bytes of one file in, statements out, or one sentence on what is wrong and where.

rdflib's parsers let a third of the illegal W3C files pass and read what the input names; pyoxigraph
refuses them all, but can crash. So every file that is not ours is parsed by pyoxigraph in a child
process with limits; a crash there is an answer too ("too deep or too large").
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Quad, RdfFormat, parse

from ontology.errors import InputError
from ontology.gate.reasons import reason
from ontology.names import at

__all__ = ["FORMATS", "MAX_BYTES", "checked_text", "digest_of", "read_bytes", "statements", "written"]

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
    digests = sorted(hashlib.sha256(content).digest() for content in contents)
    return "sha256:" + hashlib.sha256(b"".join(digests)).hexdigest()


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
    return list(parse(text.encode("utf-8"), format=RdfFormat.from_extension(_syntax(name))))


def written(text: str, name: str) -> bytes:
    """Return what one file says as TriG, parsed by the child; its ending names its syntax.

    Raises InputError (file, line, column, what is wrong) and then nothing was kept.
    """
    return _in_child(text.encode("utf-8"), _syntax(name), name)


def _syntax(name: str) -> str:
    ending = Path(name).suffix.lower()
    if ending not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        tooi = f"; a TOOI register becomes one with: thorbecke import tooi {name}" if ending == ".json" else ""
        raise InputError(f"{name}: unknown kind of file {ending or '(no ending)'}; a house is one of {known}{tooi}")
    return FORMATS[ending]


class Limits(NamedTuple):
    """What the child that parses a file may take: seconds of processor, seconds of the clock, bytes of memory."""

    busy: int
    wait: int
    memory: int

    @classmethod
    def of(cls, size: int) -> Limits:
        """Return what a file of that many bytes is given: enough for any file of its size, and no more.

        >>> Limits.of(0), Limits.of(200_000_000)
        (Limits(busy=20, wait=40, memory=1000000000), Limits(busy=220, wait=440, memory=5000000000))
        """
        busy = 20 + size // 1_000_000
        return cls(busy, 2 * busy, 1_000_000_000 + 20 * size)

    def sentence(self, size: int) -> str:
        """Return them in words."""
        return (
            f"a file of {size / 1e6:.1f} MB is given {self.busy} seconds of processor time, "
            f"{self.wait} seconds in all and {self.memory / 1e9:.1f} GB of memory"
        )


def _in_child(data: bytes, syntax: str, name: str) -> bytes:
    worker = Path(__file__).with_name("worker.py")
    limits = Limits.of(len(data))
    try:
        with tempfile.TemporaryFile() as file:  # through a pipe it would go 4 kB at a time
            file.write(data)
            file.seek(0)
            done = subprocess.run(
                [sys.executable, "-I", str(worker), str(limits.busy), str(limits.memory), syntax, name],
                stdin=file,
                capture_output=True,
                timeout=limits.wait,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        given = limits.sentence(len(data))
        raise InputError(f"{name}: reading took too long ({given}); make the file smaller") from error
    if done.returncode == 0:
        return done.stdout
    if done.returncode == 1 and done.stdout:
        raise InputError(reason(json.loads(done.stdout), data, name))
    given = limits.sentence(len(data))
    raise InputError(
        f"{name}: the parser stopped; the file is too deep or too large for it, or holds what it cannot read ({given})"
    )
