"""JSON-LD without loss: what was written is compared with what was read.

A JSON-LD parser leaves out, without a word, whatever it can make nothing of: a key no context maps, a name with a
space, a relative name without base, a language that is none. So each key, value and name of the file is followed to the
statement it makes (`json_follow`) or refused with its line, and these must be the statements that the parser made.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ontology.errors import InputError
from ontology.gate.json_context import BLANK, LostError
from ontology.gate.json_follow import Follow, Statement, Written, literal
from ontology.gate.json_text import Path, checked_json, line_of
from ontology.names import at

__all__ = ["compare", "written_in"]


def written_in(text: str, name: str) -> tuple[Written, int]:
    """Return the statements that a JSON-LD text makes, each once, and how many there are in all.

    Raises InputError (file, line, what to do) for whatever would make none.
    """
    document = checked_json(text, name)
    try:
        return Follow().statements(document)
    except LostError as lost:
        raise InputError(f"{at(name, line_of(text, lost.path))}: {_by_key(lost)}{lost.sentence}") from lost


def _by_key(lost: LostError) -> str:
    """Return the key that holds what is lost, where the sentence does not name it."""
    path: Path = lost.path
    while path is not None and isinstance(path[1], int):
        path = path[0]
    return "" if path is None or path[1] in lost.sentence.replace("'", "").split() else f"{path[1]}: "


def compare(written: Written, count: int, read: Iterable[Quad], text: str, name: str) -> None:
    """Raise InputError unless the statements written are those read, as many and the same."""
    found = [_compared(quad) for quad in read]
    there = set(found)
    lost = next((statement for statement in written if statement not in there), None)
    if lost is not None:
        place = at(name, line_of(text, written[lost]))
        raise InputError(f"{place}: {_shown(lost)} is written here and was not read; write it another way")
    extra = next((statement for statement in found if statement not in written), None)
    if extra is not None:
        raise InputError(f"{name}: {_shown(extra)} was read and is not what the file says; write it another way")
    if len(found) != count:
        raise InputError(f"{name}: {count} statements are written and {len(found)} were read; write the file plainer")


def _compared(quad: Quad) -> Statement:
    value = quad.object
    if isinstance(value, Literal):
        told: Any = literal(value.value, value.datatype.value, value.language)
    else:
        told = _name(value)
    return _name(quad.subject), quad.predicate.value, told, _name(quad.graph_name)


def _name(term: object) -> str:
    if isinstance(term, NamedNode):
        return term.value
    return "" if isinstance(term, DefaultGraph) else BLANK


def _shown(statement: Statement) -> str:
    subject, predicate, value, _ = statement
    words = str(value[0] if isinstance(value, tuple) else value)
    return " ".join(repr(one if len(one) < 80 else one[:77] + "...") for one in (subject, predicate, words))
