"""Which engine answers: the one that was asked for, or by how large the house is and how the answer is written."""

from __future__ import annotations

from typing import NamedTuple

from ontology.errors import all_known

__all__ = [
    "AUTO",
    "ENGINES",
    "MANY_RELATIONS",
    "PART_BY_PART",
    "RELATIONS_A_CHOICE",
    "Chosen",
    "chosen",
]

#: Engines by name, the reference first.
ENGINES = ("networkx", "arrays")
#: Let the size of the house decide.
AUTO = "auto"
#: From so many relations on, arrays are quicker than a graph of objects, whatever is asked.
MANY_RELATIONS = 20_000
#: With at least so many relations to a choice it is quicker to answer part by part what is told record by record.
RELATIONS_A_CHOICE = 24
PART_BY_PART = "columns tell what the answer on each choice depends on, and networkx answers that in full"
ALL_TOGETHER = "with so many choices all relations are told record by record"


class Chosen(NamedTuple):
    """An engine, and why it is that one."""

    engine: str
    reason: str


def chosen(asked: str, relations: int | None, *, in_words: bool, choices: int | None = None) -> Chosen:
    """Return the engine for a house of so many relations, None where it is too large to be read record by record.

    `in_words`: the answer has sentences, which are told record by record. `choices`: how many there are, where it
    was read as columns and can be answered part by part.

    Raises UnknownNameError for an engine that does not exist.

    >>> chosen("auto", 3_314, in_words=False).engine, chosen("auto", 100_000, in_words=False).engine
    ('networkx', 'arrays')
    """
    all_known("engine", [asked], (AUTO, *ENGINES))
    if asked != AUTO:
        return Chosen(asked, "it was asked for")
    if relations is None:
        return Chosen("arrays", "the house is read as columns, which for its size is quicker")
    size = f"the house has {relations:,} relations"
    if choices is not None:
        few = choices * RELATIONS_A_CHOICE <= relations
        why = f"{size} and {choices:,} choices: {PART_BY_PART if few else ALL_TOGETHER}"
        return Chosen("arrays" if few else "networkx", why)
    if in_words:
        return Chosen("networkx", f"{size}, and the answer has sentences, which are told record by record")
    if relations < MANY_RELATIONS:
        return Chosen("networkx", f"{size}, fewer than the {MANY_RELATIONS:,} from which arrays are quicker")
    return Chosen("arrays", f"{size}, {MANY_RELATIONS:,} or more, and the answer has no sentences")
