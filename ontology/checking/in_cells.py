"""What a check finds in a workbook, each at its cell with the nearest value that would be right.

Nothing is put in anybody's mouth: where a name is missing, what may stand there is listed, and none is proposed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from ontology.checking.findings import Finding
from ontology.checking.shapes import properties_of, shapes_say
from ontology.namespaces import HVT
from ontology.reading.dataset import Value, name_of
from ontology.standards import DCTERMS, SH
from ontology.text import Text
from ontology.workbook.book import Book
from ontology.workbook.cells import parts
from ontology.workbook.layout import Column
from ontology.workbook.mistakes import Spot
from ontology.workbook.naming import terms

__all__ = ["in_cells", "mistakes"]

_HVT = HVT.Actor.removesuffix("Actor")
#: Rules that no shape has, and the property whose cell is to be mended.
_ABOUT = {
    "ValidityEndsAfterItStarts": HVT.validUntil,
    "RelationLeadsToAnother": HVT.forum,
    "ChoiceIsNoPartOfItself": DCTERMS.isPartOf,
    "SourcesCarryTheStatus": HVT.status,
    "AbsenceFitsWhatItIsAbout": HVT.absent,
    "KindFitsItsActors": HVT.relationKind,
}
#: Rules that an empty cell meets.
_CLEARED = frozenset({"ValidityEndsAfterItStarts", "ChoiceIsNoPartOfItself"})
#: Rules that a value breaks that is nothing at all; of any other, what was meant instead is not for us to say.
_UNKNOWN = frozenset({"KnownTerm", "ReferenceLeadsSomewhere"})
#: So many values that may stand in a cell are listed.
_LISTED = 8


def mistakes(book: Book) -> Iterator[Finding]:
    """Yield what is wrong with the cells themselves."""
    for found in book.mistakes:
        spot = found.spot
        yield Finding(
            found.severity,
            found.rule,
            found.message,
            found.node or spot.sheet or spot.file,
            found.value or None,
            spot.file,
            None,
            spot.cell,
            found.nearest,
        )


def in_cells(book: Book, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings with their cells, in the order of the sheets.

    What is missing only because the cell that says it is wrong is not told a second time.
    """
    findings = list(findings)
    book.look_for({*(finding.node for finding in findings), *(found.node for found in book.mistakes)})
    wrong = {found.spot for found in book.mistakes if found.severity == "error"}
    of_no_class = {found.node for found in book.mistakes if book.says_class(found.node, found.spot)}
    for finding in findings:
        if not book.count and wrong and finding.rule == "DataIsOfAHouse":
            continue  # nothing could be read, and why is told
        about = _ABOUT.get(finding.rule)
        properties = (about,) if about else properties_of(finding.rule)
        value = None if about else finding.value
        spot = book.where(finding.node, value, properties)
        follows = value is None and any(book.where(finding.node, None, [name]) in wrong for name in properties)
        if spot is None:
            yield finding
        elif spot not in wrong and not follows and of_no_class.isdisjoint((finding.node, finding.value or "")):
            yield _mended(book, replace(finding, file=spot.file, cell=spot.cell), spot, properties)


def _mended(book: Book, finding: Finding, spot: Spot, properties: Sequence[str]) -> Finding:
    column = book.column_at(finding.node, spot)
    if finding.rule in _CLEARED:
        return replace(finding, nearest="")
    if column is None:
        return finding
    said = shapes_say().get(_HVT + finding.rule, {})
    told = book.told.get((spot.file, spot.cell), "")
    items = parts(told)
    if len(items) > 1 and SH.path.removesuffix("path") + "maxCount" in said and finding.value is None:
        return replace(finding, nearest=items[0])
    if column.kind in ("integer", "decimal") and told:
        return replace(finding, nearest=_clamped(told, said))
    if column.property == HVT.currency and told:
        return replace(finding, nearest=told.upper()[:3])
    if column.property == HVT.status and not told:
        return replace(finding, nearest=_called(book, NamedNode(HVT.unverified), column))
    if column.kind == "text" and not told and column.property in properties:
        return replace(finding, nearest=book.names.own_id(NamedNode(finding.node)).replace("-", " "))
    if finding.severity != "error":
        return finding
    may = [name for name in _may_be(book, column) if name != told]
    unknown = finding.rule in _UNKNOWN or SH.path.removesuffix("path") + "in" in said
    close = difflib.get_close_matches(told, may, n=1, cutoff=0.5) if unknown else []
    if close:
        return replace(finding, nearest=close[0])
    if not may:
        return finding
    listed = ", ".join(may[:_LISTED]) + (", …" if len(may) > _LISTED else "")
    words = finding.message
    message = Text(f"{words.nl}; hier kan staan: {listed}", f"{words.en}; what may stand here: {listed}")
    return replace(finding, message=message)


def _clamped(told: str, said: Mapping[str, Sequence[Value]]) -> str | None:
    """Return the number nearest to this within the bounds of a shape."""
    bounds = [int(name_of(value)) for bound in (SH.minInclusive, SH.maxInclusive) for value in said.get(bound, ())]
    first = parts(told)[0]
    if len(bounds) != 2 or not first.lstrip("+-").isdecimal():
        return None
    return str(min(max(int(first), bounds[0]), bounds[1]))


def _called(book: Book, node: NamedNode, column: Column) -> str:
    return book.names.called(node, column, book.names.language)


def _may_be(book: Book, column: Column) -> list[str]:
    """Return what may stand in a column: terms of the vocabulary by their label, rows by their id."""
    if column.property == HVT.evidenceGrade:
        return ["A", "A-", "B", "C", "L"]
    if column.kind not in ("name", "type"):
        return []
    own = list(book.names.ids(column))
    known = [_called(book, NamedNode(term), column) for term in terms(column, book.names.law)]
    return [*known, *own] if column.to or column.kind == "type" else own
