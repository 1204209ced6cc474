"""How sure a fact can be on its sources: at most what the best of them can carry.

What a third party says of official texts (grade C), a party's own plea (L), or a text that was not read but only seen
cited, makes nothing certain by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology.checking.findings import Finding
from ontology.codelists.ranks import STATUSES
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.tables import Table
from ontology.standards import DCTERMS
from ontology.text import Text

__all__ = ["capped", "most"]

#: grade of evidence -> the strongest status it carries; any other carries `stated`
_CAPS = {"C": "unverified", "L": "arguable"}
_AS_CITED = "unverified"


def most(grade: str | None, seen_as_citation: bool | None) -> str:
    """Return the strongest status that a source carries by itself. Source: model-2.md 1, end of "Properties".

    >>> most("C", None), most("L", False), most("A", True), most("A-", None)
    ('unverified', 'arguable', 'unverified', 'stated')
    """
    if seen_as_citation:
        return _AS_CITED
    return _CAPS.get(grade or "", "stated")


def capped(own: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield a warning for each fact that is `stated` on sources none of which carries that.

    A source that the house does not describe is not judged.
    """
    for table in near:
        if HVT.status in table.columns and DCTERMS.source in table.columns:
            statuses, cited = table.columns[HVT.status], table.columns[DCTERMS.source]
            words = {sources: _too_much(own, sources) for sources in set(cited)}
            for node, status, sources in zip(table.subjects, statuses, cited, strict=True):
                message = words[sources]
                if message is not None and HVT.stated in status:
                    yield Finding("warning", "SourcesCarryTheStatus", message, node, HVT.stated)


def _too_much(own: Said, cited: Sequence[Value]) -> Text | None:
    """Return what to make of a fact that is `stated` on these sources; None when one of them carries that."""
    caps, worth = [], set()
    for source in cited:
        told = own.get(name_of(source), {})
        grade = values.string(told.get(HVT.evidenceGrade, ()))
        only_seen = values.is_so(told.get(HVT.seenAsCitation, ())) is True
        caps.append(most(grade, only_seen))
        worth.add("" if only_seen else grade or "?")
    status = min(caps, key=STATUSES.index)
    if status == "stated":
        return None
    named = sorted(worth)
    nl = " en ".join(f"bewijsgraad {grade}" if grade else "alleen als verwijzing gezien" for grade in named)
    en = " and ".join(f"evidence grade {grade}" if grade else "only seen as a citation" for grade in named)
    return Text(
        f"op deze bronnen alleen ({nl}) is dit hooguit hvt:{status}; verzwak hvt:status of noem een sterkere bron",
        f"on these sources alone ({en}) this is hvt:{status} at most; weaken hvt:status or name a stronger source",
    )
