"""A name says something, in a language: none is empty, and one of a region counts as one of its language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology.checking.findings import Finding
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import Said
from ontology.reading.tables import Table
from ontology.standards import DCTERMS, FOAF, SKOS
from ontology.text import Text

__all__ = ["empty_names", "empty_other_names", "of_a_region"]

_NAMES = (SKOS.prefLabel, DCTERMS.title, FOAF.name)
_OTHER_NAMES = (SKOS.altLabel, SKOS.notation)
_EMPTY = Text(
    "deze naam is leeg; schrijf wat er staat, of laat hem weg",
    "this name is empty; write what it says, or leave it out",
)


def empty_names(_: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield an error for each node with a name that holds nothing to read: it is without a name.

    Source: model-2.md 1, "What a house must have".
    """
    yield from _empty(near, _NAMES, "error")


def empty_other_names(_: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield a warning for each short name or notation that holds nothing to read; nobody shows it."""
    yield from _empty(near, _OTHER_NAMES, "warning")


def _empty(near: Sequence[Table], predicates: Sequence[str], severity: str) -> Iterator[Finding]:
    for table in near:
        for predicate in predicates:
            for node, told in table.told(predicate):  # hardly any name is that of two
                for value in told:
                    if not isinstance(value, str) and values.is_empty(value):
                        yield Finding(severity, "NameSaysSomething", _EMPTY, node)
                        break


def of_a_region(_: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield a warning for each language of a region that names are in: it counts as the language alone."""
    met: dict[str, tuple[str, int]] = {}
    for table in near:
        for predicate in (*_NAMES, SKOS.altLabel, HVT.article):
            for node, told in table.told(predicate):
                for value in told:
                    if not isinstance(value, str) and "-" in (value.language or ""):
                        first, count = met.get(value.language or "", (node, 0))
                        met[value.language or ""] = min(first, node), count + 1
    for language, (node, count) in sorted(met.items()):
        plain = values.spoken(language)
        message = Text(
            f"wat in {language} is geschreven, telt als {plain} ({count} keer); schrijf @{plain}",
            f"what is written in {language} counts as {plain} ({count} times); write @{plain}",
        )
        yield Finding("warning", "LanguageIsOfNoRegion", message, node, language)
