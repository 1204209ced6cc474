"""What a house says by subject and predicate; what the house says itself comes before what the vocabulary says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain, product

from pyoxigraph import Literal

from ontology.names import local_name
from ontology.reading import values
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.tables import Table, tables
from ontology.standards import DCTERMS, FOAF, RDF, RDFS, SKOS
from ontology.steps import come_to
from ontology.text import Text

__all__ = ["Index"]

_NOTHING: Mapping[str, tuple[Value, ...]] = {}


class Index:
    """subject -> predicate -> values, the house before the vocabulary."""

    def __init__(
        self, house: Said, background: Said, withdrawn: frozenset[str] = frozenset(), own: list[Table] | None = None
    ) -> None:
        """Take what the house says; where somebody has it in tables, its `own` too."""
        self._house = {s: said for s, said in house.items() if s not in withdrawn} if withdrawn else house
        self._own = tables(self._house) if withdrawn or own is None else own
        both = self._house.keys() & background.keys()
        self._said = {**background, **self._house, **{s: {**background[s], **self._house[s]} for s in both}}
        known = tables({subject: self._said[subject] for subject in background})
        self._tables = [
            *([table.only(frozenset(table.subjects) - both) for table in self._own] if both else self._own),
            *known,
        ]
        self._labels: dict[str, Text] = {}
        self._classes: dict[tuple[Value, ...], frozenset[str]] = {}
        self.superclasses = self._superclasses(background)
        self._of_class = self._instances()

    def tables(self, subjects: Sequence[str]) -> list[Table]:
        """Return all that is said of some subjects, in tables."""
        wanted = frozenset(subjects)
        found = [table.only(wanted) for table in self._tables]
        nothing = tables({subject: {} for subject in wanted - self._said.keys()})
        return [*(table for table in found if table.subjects), *nothing]

    def about(self, subject: str) -> Mapping[str, tuple[Value, ...]]:
        """Return all that is said of a subject."""
        return self._said.get(subject, _NOTHING)

    def values(self, subject: str, predicate: str) -> tuple[Value, ...]:
        return self._said.get(subject, _NOTHING).get(predicate, ())

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        return values.iris(self.values(subject, predicate))

    def names(self, subject: str, predicate: str) -> tuple[str, ...]:
        return values.names(self.values(subject, predicate))

    def iri(self, subject: str, predicate: str) -> str | None:
        return values.iri(self.values(subject, predicate))

    def literals(self, subject: str, predicate: str) -> Sequence[Literal]:
        return values.literals(self.values(subject, predicate))

    def string(self, subject: str, predicate: str) -> str | None:
        return values.string(self.values(subject, predicate))

    def day(self, subject: str, predicate: str) -> date | None:
        return values.day(self.values(subject, predicate))

    def is_so(self, subject: str, predicate: str) -> bool | None:
        return values.is_so(self.values(subject, predicate))

    def text(self, subject: str, predicate: str) -> Text | None:
        return values.text(self.values(subject, predicate))

    def texts(self, subject: str, predicate: str) -> tuple[Text, ...]:
        return values.texts(self.values(subject, predicate))

    def read_labels(self) -> None:
        """Read the names of all there is at once: most are of one kind."""
        for table in self._tables:
            for subject, told in table.told(SKOS.prefLabel):
                found = values.text(told)
                if found:
                    self._labels[subject] = found

    def label(self, subject: str) -> Text:
        known = self._labels.get(subject)
        if known is None:
            known = self._labels[subject] = self._label(subject)
        return known

    def _label(self, subject: str) -> Text:
        told = self.about(subject)
        for predicate in (SKOS.prefLabel, DCTERMS.title, FOAF.name, RDFS.label):
            found = values.text(told[predicate]) if predicate in told else None
            if found:
                return found
        name = local_name(subject)
        return Text(name, name)

    def _superclasses(self, background: Said) -> dict[str, frozenset[str]]:
        parents: dict[str, set[str]] = {}
        for table in (*tables(background), *self._own):
            for subject, told in table.told(RDFS.subClassOf):
                parents.setdefault(subject, set()).update(map(name_of, told))
        return {cls: frozenset(come_to(cls, lambda one: parents.get(one, ()))) for cls in parents}

    def classes(self, types: tuple[Value, ...]) -> frozenset[str]:
        """Return the classes of what has these types, with all their superclasses."""
        known = self._classes.get(types)
        if known is None:
            known = frozenset().union(*(self.superclasses.get(name, (name,)) for name in map(name_of, types)))
            self._classes[types] = known
        return known

    def _instances(self) -> dict[str, list[str]]:
        alike: dict[tuple[Value, ...], list[str]] = {}
        for table in self._tables:
            column = table.columns.get(RDF.type, ())
            if len(set(column)) == 1:
                alike.setdefault(column[0], []).extend(table.subjects)
            else:
                for subject, types in table.told(RDF.type):
                    alike.setdefault(types, []).append(subject)
        instances: dict[str, list[str]] = {}
        for types, subjects in alike.items():
            for cls in self.classes(types):
                instances.setdefault(cls, []).extend(subjects)
        return instances

    def of_class(self, cls: str) -> list[str]:
        """Return what is of a class or of one below it, sorted."""
        return sorted(self._of_class.get(cls, ()))

    def of_class_here(self, cls: str) -> list[str]:
        """Return those of them of which the house itself says something, sorted."""
        return sorted(filter(self._house.__contains__, self._of_class.get(cls, ())))

    def subjects_with(self, predicate: str) -> list[str]:
        """Return the subjects of which the house itself says this."""
        return sorted(chain.from_iterable(table.subjects for table in self._own if predicate in table.columns))

    def subjects_where(self, predicates: Sequence[str], holds: Callable[[Value], bool]) -> list[str]:
        """Return the subjects of which the house itself says, by any of these, something of which this holds."""
        asked = product(predicates, self._own)
        return sorted(
            {s for predicate, table in asked for s in table.where(predicate, lambda told: any(map(holds, told)))}
        )

    def referred_to(self, predicates: frozenset[str]) -> set[str]:
        """Return the nodes that the house itself refers to by any of these."""
        told = (column for table in self._own for predicate, column in table.columns.items() if predicate in predicates)
        once = set(chain.from_iterable(chain.from_iterable(told)))
        return {value for value in once if isinstance(value, str)}

    def having(self, *predicates: str) -> list[str]:
        """Return the subjects of which the house or the vocabulary says any of these."""
        found = [table.subjects for table in self._tables if not table.columns.keys().isdisjoint(predicates)]
        return sorted(chain.from_iterable(found))
