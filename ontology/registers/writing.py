"""Turtle as a person would write it: a block per subject, the same for the same statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

__all__ = ["PREFIXES", "block", "day", "iri", "text"]

PREFIXES = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix theme: <https://w3id.org/huis-van-thorbecke/theme/> .
@prefix id: <https://w3id.org/huis-van-thorbecke/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: What a Turtle IRI may not hold, percent-encoded.
_UNSAFE = '<>"{}|^`\\ '


def text(words: str, lang: str = "") -> str:
    r"""Return a literal, quoted; `lang` is its language tag.

    >>> text('a "b"', "nl")
    '"a \\"b\\""@nl'
    """
    quoted = "".join(_ESCAPES.get(c, c) for c in words)
    return f'"{quoted}"@{lang}' if lang else f'"{quoted}"'


def day(when: date) -> str:
    """Return a date as a typed literal."""
    return f'"{when.isoformat()}"^^xsd:date'


def iri(address: str) -> str:
    """Return an IRI in brackets, with what an IRI may not hold percent-encoded."""
    safe = "".join(f"%{ord(c):02X}" if c in _UNSAFE or ord(c) < 32 else c for c in address)
    return f"<{safe}>"


def block(subject: str, pairs: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return the block of one subject; a predicate without objects is left out.

    >>> print(block("id:x", [("a", ["hvt:Agency"]), ("skos:note", [])]))
    id:x a hvt:Agency .
    """
    said = [f"{predicate} {' , '.join(objects)}" for predicate, objects in pairs if objects]
    return f"{subject} " + " ;\n    ".join(said) + " ."
