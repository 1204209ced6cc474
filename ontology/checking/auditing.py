"""What the facts of a house rest on: how sure they are, how good their sources, what rests on a source unread.

A fact is a statement of a class that carries a status and sources (`SORTS`); what only names or groups (actors,
themes, kinds of relation) is none. Nothing is judged here: the audit counts what the house says of itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from pyoxigraph import DefaultGraph

from ontology.codelists.ranks import STATUSES
from ontology.codelists.words import class_words
from ontology.namespaces import HVT
from ontology.reading import cache
from ontology.reading.dataset import Dataset, name_of
from ontology.reading.dataset import key as key_of_term
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts, Source
from ontology.reading.facts_json import record_from, record_to
from ontology.standards import DCTERMS
from ontology.text import Text, both

__all__ = [
    "GRADES",
    "NONE",
    "SORTS",
    "UNGRADED",
    "Evidence",
    "Fact",
    "SourceUse",
    "Tally",
    "audit_evidence",
    "strongest",
    "unread",
]

#: Grades of evidence from strong to weak (`hvt:evidenceGrade`).
GRADES = ("A", "A-", "B", "C", "L")
#: A source is cited, and none that is cited says what it is worth.
UNGRADED = "ungraded"
#: No status, or no source.
NONE = "none"

#: Collection of `Facts` -> class of the statements in it, for every class that carries a status or sources.
SORTS: Mapping[str, str] = {
    "relations": HVT.AccountabilityRelation,
    "choices": HVT.Choice,
    "roles": HVT.RoleAssignment,
    "funding": HVT.FundingStatement,
    "participations": HVT.Participation,
    "absences": HVT.AbsenceStatement,
    "caretakers": HVT.CaretakerPeriod,
    "tenures": HVT.Tenure,
    "names": HVT.DatedName,
    "entries": HVT.RecordEntry,
    "questions": HVT.DebateQuestion,
    "provisions": HVT.LegalProvision,
}

#: Statuses that say themselves why there is no source: from memory or not checked; looked for and not found.
_EXCUSED = ("unverified", "unknown")
#: What names a source without being a fact: an act that institutes, a ground in law, a proposal.
_NAMING = frozenset({DCTERMS.source, HVT.institutedBy, HVT.independentByLaw, HVT.legalBasis, HVT.proposedIn})


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement with what it rests on; `status` is None where its class needs none."""

    iri: str
    #: class of the statement, as IRI
    sort: str
    status: str | None
    sources: tuple[str, ...]
    #: the file that first says something about it; empty when no file does
    file: str
    #: only a scenario says it
    proposed: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts there are of one sort or in one file, by status and by grade of the strongest source.

    Either mapping adds up to `facts`; every status and grade is there, also at 0.
    """

    name: str
    label: Text
    facts: int
    #: status -> number; `NONE` for facts without a status
    statuses: Mapping[str, int]
    #: grade -> number; `UNGRADED` and `NONE` beside the grades
    grades: Mapping[str, int]
    #: how many of them cite sources, and none that was read in full
    resting: int


@dataclass(frozen=True, slots=True)
class SourceUse:
    """What a source carries; reading it in full settles `resting`."""

    iri: str
    title: Text
    url: str | None
    grade: str | None
    #: None where the house does not say
    read_in_full: bool | None
    #: how many facts cite it
    facts: int
    #: the facts that cite it and no source that was read in full, relations first
    resting: tuple[str, ...]
    #: how many things that are no fact name it: actors, scenarios
    named_elsewhere: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What every fact of a house rests on, scenarios included."""

    #: the record, one tally per class of statement
    sorts: tuple[Tally, ...]
    #: what only scenarios say
    proposals: Tally
    total: Tally
    #: of the total, what cites sources and none that was read in full
    unread: Tally
    #: the same facts by file
    files: tuple[Tally, ...]
    sources: tuple[SourceUse, ...]
    #: facts without a source
    without_source: tuple[Fact, ...]
    #: unverified and without a source: from memory, or not checked, as that status says
    unverified: tuple[Fact, ...]
    #: unknown and without a source: what was looked for and not found
    searches: tuple[Fact, ...]
    #: the facts of `unread`
    resting: tuple[Fact, ...]


def audit_evidence(dataset: Dataset, facts: Facts) -> Evidence:
    """Return what the facts of a house rest on; `facts` is its record, read without any scenario.

    Linear in the number of facts and citations. What only scenarios say is counted apart, as proposals.
    """
    told = _told(dataset, facts)
    found = [*told.facts.values()]
    sources, words = facts.sources, class_words()
    by_sort: dict[str, list[Fact]] = {cls: [] for cls in SORTS.values()}
    by_file: dict[str, list[Fact]] = {file.name: [] for file in dataset.files}
    proposed: list[Fact] = []
    for fact in found:
        by_file.setdefault(fact.file, []).append(fact)
        (proposed if fact.proposed else by_sort[fact.sort]).append(fact)
    resting = [fact for fact in found if unread(fact.sources, sources)]
    bare = [fact for fact in found if not fact.sources]
    return Evidence(
        sorts=tuple(_tally(cls, words[cls], several, sources) for cls, several in by_sort.items()),
        proposals=_tally(HVT.Scenario, words[HVT.Scenario], proposed, sources),
        total=_tally(HVT.House, words[HVT.House], found, sources),
        unread=_tally(HVT.House, words[HVT.House], resting, sources),
        files=tuple(_tally(name, both(name), several, sources) for name, several in by_file.items() if several),
        sources=_uses(found, told.named, sources),
        without_source=tuple(fact for fact in bare if fact.status not in _EXCUSED),
        unverified=tuple(fact for fact in bare if fact.status == "unverified"),
        searches=tuple(fact for fact in bare if fact.status == "unknown"),
        resting=tuple(resting),
    )


def strongest(cited: Sequence[str], sources: Mapping[str, Source]) -> str:
    """Return the best grade among sources; `UNGRADED` when none has one, `NONE` when nothing is cited."""
    grades = {sources[source].grade for source in cited if source in sources}
    return next((grade for grade in GRADES if grade in grades), UNGRADED if cited else NONE)


def unread(cited: Sequence[str], sources: Mapping[str, Source]) -> bool:
    """Tell whether something is cited, and nothing of that is known to have been read in full."""
    return bool(cited) and not any(source in sources and sources[source].read_in_full for source in cited)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the statements themselves are asked for: every fact with its file, by class and name, and who else names."""

    facts: Mapping[str, Fact]
    #: source -> how many things that are no fact name it
    named: Mapping[str, int]


def _told(dataset: Dataset, facts: Facts) -> _Told:
    """Return what the statements tell, as `ontology.reading.cache` has it; else asked of them, for the cache too."""
    key = dataset.key and cache.key_of(dataset.key, "audit")
    kept = cache.read(key)
    if kept is not None:
        with suppress(ValueError):
            return record_from(kept, _Told)
    found = [*_facts(dataset, facts), *_proposed(dataset, facts)]
    counted = {fact.iri for fact in found}
    naming = {(subject, name_of(value)) for p in sorted(_NAMING) for subject, value in dataset.values(p)}
    named = Counter(source for subject, source in naming if subject not in counted)
    told = _Told({f"{fact.sort} {fact.iri}": fact for fact in found}, dict(sorted(named.items())))
    cache.write(key, record_to(told))
    return told


def _facts(dataset: Dataset, facts: Facts, *, proposed: bool = False) -> Iterator[Fact]:
    for collection, cls in SORTS.items():
        for iri, said in getattr(facts, collection).items():
            at = dataset.origin.get(iri)
            file = "" if at is None else dataset.files[at].name
            yield Fact(iri, cls, getattr(said, "status", None), said.sources, file, proposed)


def _proposed(dataset: Dataset, facts: Facts) -> Iterator[Fact]:
    """What stands in the graphs of scenarios, and not in the record."""
    graphs = {graph for scenario in facts.scenarios.values() for graph in scenario.adds}
    quads = tuple(
        q for q in dataset.quads if not isinstance(q.graph_name, DefaultGraph) and key_of_term(q.graph_name) in graphs
    )
    recorded = {iri for collection in SORTS for iri in getattr(facts, collection)}
    said = read_facts(Dataset(quads))
    yield from (fact for fact in _facts(dataset, said, proposed=True) if fact.iri not in recorded)


def _tally(name: str, label: Text, facts: Sequence[Fact], sources: Mapping[str, Source]) -> Tally:
    statuses = Counter(fact.status or NONE for fact in facts)
    grades = Counter(strongest(fact.sources, sources) for fact in facts)
    return Tally(
        name=name,
        label=label,
        facts=len(facts),
        statuses={status: statuses[status] for status in (*STATUSES, NONE)},
        grades={grade: grades[grade] for grade in (*GRADES, UNGRADED, NONE)},
        resting=sum(unread(fact.sources, sources) for fact in facts),
    )


def _uses(facts: Sequence[Fact], named: Mapping[str, int], sources: Mapping[str, Source]) -> tuple[SourceUse, ...]:
    cited: Counter[str] = Counter()
    resting: dict[str, list[str]] = {}
    for fact in facts:
        cited.update(fact.sources)
        if unread(fact.sources, sources):
            for source in fact.sources:
                resting.setdefault(source, []).append(fact.iri)
    return tuple(
        SourceUse(
            iri=iri,
            title=source.title,
            url=source.url,
            grade=source.grade,
            read_in_full=source.read_in_full,
            facts=cited[iri],
            resting=tuple(resting.get(iri, ())),
            named_elsewhere=named.get(iri, 0),
        )
        for iri, source in sources.items()
    )
