"""Whose data is it: how many statements of a house any answer or check reads, and in which vocabulary the rest is.

A statement is understood when it is said of something the house comes to, by a term of ours or one of the few of other
vocabularies that are read. What is not understood stays in the house, a query sees it, and no answer rests on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress

from ontology import standards
from ontology.checking.classes import below, subclasses
from ontology.checking.findings import Finding
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset, SourceFile, Value, key, name_of
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS
from ontology.steps import come_to
from ontology.text import Text

__all__ = ["Elsewhere", "Survey", "Understanding", "nothing_of_a_house"]

_HVT = HVT.Actor.removesuffix("Actor")
#: what is read of other vocabularies
_READ = frozenset(
    [RDF.type, RDF.first, RDF.rest, RDFS.label, RDFS.comment, RDFS.subClassOf, OWL.sameAs, OWL.versionInfo,
     SKOS.prefLabel, SKOS.altLabel, SKOS.notation, SKOS.note, SKOS.broader, DCTERMS.title, DCTERMS.source,
     DCTERMS.isPartOf,
     DCTERMS.issued, DCTERMS.publisher, DCTERMS.identifier, DCTERMS.license, FOAF.name, FOAF.page,
     ORG.subOrganizationOf, ORG.memberOf, PROV.specializationOf]
)  # fmt: skip
#: classes that go with one of ours
_CLASSES = frozenset([SKOS.Concept, FOAF.Person, RDFS.Class, OWL.Class])
_PREFIX = re.compile(
    r'(?:@?prefix\s+|xmlns:|")([A-Za-z][\w.-]*)(?::\s*<|\s*=\s*["\']|"\s*:\s*")([^<>"\'\s]+[/#])', re.IGNORECASE
)
#: how far into a file its prefixes stand, in characters
_HEAD = 50_000
#: start of a vocabulary -> the command that makes something of it
_IMPORTS = {"https://identifier.overheid.nl/tooi/def/": "thorbecke import tooi"}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A vocabulary of which a house understands nothing, or not all: so many statements."""

    vocabulary: str
    #: what the files call it; None where they have no word for it
    prefix: str | None
    count: int

    def __str__(self) -> str:
        return f"{self.prefix or self.vocabulary} ({self.count})"


@dataclass(frozen=True, slots=True)
class Understanding:
    """How many statements were read, how many of them a house understands, and where the rest is from."""

    read: int
    understood: int
    elsewhere: tuple[Elsewhere, ...] = ()
    #: the command that makes a house of such data, where there is one
    command: str | None = None

    @property
    def is_most(self) -> bool:
        """Whether at least half is understood."""
        return 2 * self.understood >= self.read

    @property
    def sentence(self) -> Text:
        """What was read and understood, in one sentence, and in another what may be done with the rest."""
        nl = f"{_counted(self.read, 'bewering', 'beweringen')} gelezen; een huis begrijpt er {self.understood} van."
        en = f"{_counted(self.read, 'statement', 'statements')} read; a house understands {self.understood} of them."
        if self.elsewhere:
            listed = ", ".join(map(str, self.elsewhere[:6]))
            more = len(self.elsewhere) - 6
            nl += f" Niet begrepen: {listed}{f' en nog {more}' if more > 0 else ''}."
            en += f" Not understood: {listed}{f' and {more} more' if more > 0 else ''}."
        return Text(nl, en)


class Survey:
    """What the files of a house say, seen for what a house comes to and reads."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._said = dataset.says()
        self._read = frozenset(filter(_is_read, dataset.predicates))
        self._classes = _classes(dataset)
        self._known = self._come_to()

    def _come_to(self) -> set[str]:
        """Return what something of ours is said of, and all that leads to from there by what is read."""
        ours = {predicate for predicate in self._read if predicate.startswith(_HVT)}
        said, read, classes = self._said, self._read, self._classes
        roots = [
            subject
            for subject, told in said.items()
            if not ours.isdisjoint(told)
            or subject in classes
            or not classes.isdisjoint(map(name_of, told.get(RDF.type, ())))
        ]
        nowhere: Mapping[str, tuple[Value, ...]] = {}

        def onward(subject: str) -> list[str]:
            if not subject:
                return roots
            told = said.get(subject, nowhere)
            return [one for predicate in told if predicate in read for one in told[predicate] if isinstance(one, str)]

        return set(come_to("", onward))

    def understanding(self) -> Understanding:
        """Return what a house understands of all that its files say, in all its graphs."""
        classes = self._classes | _CLASSES
        read = understood = 0
        rest: Counter[str] = Counter()
        for table in self._dataset.tables():
            of_us = [subject in self._known for subject in table.subjects]
            for predicate, column in table.columns.items():
                count = sum(map(len, column))
                ours = column if all(of_us) else list(compress(column, of_us))
                if predicate == RDF.type:
                    told = Counter(map(name_of, chain.from_iterable(column)))
                    fine = Counter(cls for cls in map(name_of, chain.from_iterable(ours)) if cls in classes)
                    for cls, theirs in (told - fine).items():
                        rest[_vocabulary(cls)] += theirs
                    here = fine.total()
                else:
                    here = sum(map(len, ours)) if predicate in self._read else 0
                    if count > here:
                        rest[_vocabulary(predicate)] += count - here
                read += count
                understood += here
        prefixes = _prefixes(self._dataset.files) if rest else {}
        ordered = sorted(rest.items(), key=lambda item: (-item[1], item[0]))
        elsewhere = tuple(Elsewhere(vocabulary, prefixes.get(vocabulary), count) for vocabulary, count in ordered)
        commands = (command for start, command in _IMPORTS.items() if any(name.startswith(start) for name in rest))
        return Understanding(read, understood, elsewhere, next(commands, None) if 2 * understood < read else None)

    def foreign_files(self) -> Iterator[Finding]:
        """Yield a warning for each file among several of which a house understands nothing."""
        if len(self._dataset.files) < 2:
            return
        start = 0
        for file, end in zip(self._dataset.files, self._dataset.ends, strict=True):
            told, start = self._dataset.quads[start:end], end
            if told and not any(key(quad.subject) in self._known and _is_read(quad.predicate.value) for quad in told):
                message = Text(
                    f"van {_counted(len(told), 'bewering', 'beweringen')} in dit bestand begrijpt een huis er geen; "
                    "laat het weg, of beschrijf het in de termen van een huis",
                    f"of {_counted(len(told), 'statement', 'statements')} in this file a house understands none; "
                    "leave it out, or describe it in the terms of a house",
                )
                yield Finding("warning", "FileIsOfAHouse", message, file.name, file=file.name)


def nothing_of_a_house(dataset: Dataset) -> Iterator[Finding]:
    """Yield an error for data of which nothing is said in our vocabulary: nothing in it can be asked about."""
    if any(predicate.startswith(_HVT) for predicate in dataset.predicates) or _is_typed(dataset):
        return
    found = Survey(dataset).understanding()
    name = dataset.files[0].name if dataset.files else "house"
    where = ", ".join(f"{one.prefix or one.vocabulary} {one.count}" for one in found.elsewhere[:3])
    told = _counted(found.read, "bewering", "beweringen"), _counted(found.read, "statement", "statements")
    nl = f"maak er een van met: {found.command} {name}" if found.command else "beschrijf het in de termen van een huis"
    en = f"make one of it with: {found.command} {name}" if found.command else "describe it in the terms of a house"
    message = Text(
        f"dit is geen huis: van {told[0]} is er geen in de woordenschat van een huis ({where}); {nl}",
        f"this is no house: of {told[1]} none is in the vocabulary of a house ({where}); {en}",
    )
    yield Finding("error", "DataIsOfAHouse", message, name)


def _is_typed(dataset: Dataset) -> bool:
    return any(isinstance(cls, str) and cls.startswith(_HVT) for _, cls in dataset.values(RDF.type))


@cache
def _of_the_vocabulary() -> frozenset[str]:
    """Return our classes, and those of others that the vocabulary puts below them."""
    return below(subclasses(vocabulary_says()).items(), *(term for term in vocabulary_says() if term.startswith(_HVT)))


def _classes(dataset: Dataset) -> frozenset[str]:
    """Return the classes that a house reads: these, and what the house puts below them."""
    return below(((name, (cls,)) for name, cls in dataset.values(RDFS.subClassOf)), *_of_the_vocabulary())


def _is_read(predicate: str) -> bool:
    return predicate in _READ or predicate.startswith(_HVT)


def _vocabulary(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":") if "/" not in iri else -1) + 1] or iri


def _prefixes(files: Iterable[SourceFile]) -> Mapping[str, str]:
    """Return what the files call each vocabulary; else what everybody calls it."""
    found: dict[str, str] = {}
    for file in files:
        for prefix, vocabulary in _PREFIX.findall(file.text, 0, _HEAD):
            found.setdefault(vocabulary, prefix)
    for name in standards.__all__:
        first = next(term for term in vars(getattr(standards, name)).values() if str(term).startswith("http"))
        found.setdefault(_vocabulary(first), name.lower())
    return found


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
