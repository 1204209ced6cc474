"""What a name in a cell stands for, and how a thing is named in one: by its id, a label, a prefix, or in full.

A name is looked for among the ids of the workbook first, then among prefixes, then among labels: of rows, and of the
terms of the vocabulary that the column may hold. Which of several was meant is asked, never guessed.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TypeAlias
from urllib.parse import quote

from pyoxigraph import BlankNode, NamedNode

from ontology.codelists.concepts import Concept
from ontology.names import in_order, local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Resource, key, name_of
from ontology.reading.jurisdictions import holds_in, vocabulary_in, vocabulary_says
from ontology.standards import RDF, SKOS
from ontology.text import Text
from ontology.workbook.cells import WrongValueError, escaped, shown
from ontology.workbook.layout import Column, actor_classes, below, layout

__all__ = ["Labelled", "Names", "plain_key", "slug", "terms"]

_IN_FULL = re.compile(r"<([^<>\s]*)>|((?:https?|urn|ftp|mailto):\S+)")
_PREFIXED = re.compile(r"([A-Za-z][\w-]*):(\S*)")
#: What may stand behind a prefix, or alone, and be taken for nothing else.
_SIMPLE = re.compile(r"[A-Za-z0-9_À-ɏ](?:[\w.~%/()À-ɏ-]*[\w~%/)À-ɏ-])?")
#: What is a name as it stands.
_LOCAL = re.compile(r"[A-Za-z0-9._~-]+")
#: What an IRI may hold as it is.
_SAFE = "-._~!$&'()*+,;=:@/?#[]"


#: The rows of a class: the id of each, and what it is called.
Labelled: TypeAlias = Callable[[str], Iterable[tuple[str, Sequence[str]]]]
#: So many names are compared in all with those that stand for nothing, for every look takes long.
_COMPARED = 1_000_000

_PROPOSAL = Column("", "name", Text("voorstel", "proposal"), (HVT.Scenario,))


def plain_key(label: str) -> str:
    """Return what labels are compared by: no capitals, one space where there are several."""
    return " ".join(label.casefold().split())


def slug(label: str) -> str:
    """Return a label as a name: in small letters, with a hyphen for what is no letter or figure."""
    told = unicodedata.normalize("NFC", label).casefold()
    return re.sub(r"[^\w.~]+", "-", told).strip("-.") or "x"


@cache
def terms(column: Column, law: str | None) -> tuple[str, ...]:
    """Return the terms of the vocabulary that a column may hold, those that hold under a law, in their order."""
    said = vocabulary_says()
    if column.kind == "type":
        return tuple(actor_classes())
    wanted = {name for cls in column.to for name in below(cls)}
    found = [
        Concept(name, told)
        for name, told in said.items()
        if not wanted.isdisjoint(map(name_of, told.get(RDF.type, ()))) and name.startswith(column.within)
    ]
    held = [one for one in found if law is None or holds_in(one.said, law)]
    return tuple(one.iri for one in sorted(held, key=lambda one: (one.rank, in_order(one.iri))))


@cache
def _labels(law: str | None) -> Mapping[str, tuple[str, ...]]:
    """Return term of the vocabulary -> what it is called, in general and under a law."""
    found = {}
    for name, said in vocabulary_says().items():
        own = vocabulary_in(law).get(name, {}) if law else {}
        told = [*own.get(SKOS.prefLabel, ()), *said.get(SKOS.prefLabel, ())]
        found[name] = tuple(dict.fromkeys(name_of(label) for label in told))
    return found


@dataclass
class Names:
    """The names of one workbook: its rows, its prefixes, and the law that holds in it.

    Of a row its id is kept, and no more than that: what it is of follows from the id, and what it is called is looked
    up when a cell names something by another name than its id.
    """

    law: str | None = None
    base: str = ""
    #: the language in which terms are called
    language: str = "nl"
    prefixes: dict[str, str] = field(default_factory=dict)
    labelled: Labelled = lambda _cls: ()
    #: class -> the ids of its rows
    rows: dict[str, list[str]] = field(default_factory=dict)
    #: proposal -> the graph that it adds, as its row names it
    adds: dict[Resource, str] = field(default_factory=dict)
    #: id -> what its row is of; None: what the id says
    _ids: dict[str, Resource | None] = field(default_factory=dict)
    _shorts: dict[str, str] = field(default_factory=dict)
    _terms: dict[tuple[object, ...], dict[str, list[Resource]]] = field(default_factory=dict)
    _labels: dict[str, dict[str, list[Resource]]] = field(default_factory=dict)
    _compared: int = 0

    def __post_init__(self) -> None:
        self.base = self.base or layout().base
        self.prefixes = {**layout().namespaces, **self.prefixes}
        #: longest first, so that the namespace of a house goes before that of its parent
        self._by_length = sorted(self.prefixes.items(), key=lambda told: (-len(told[1]), told[0]))

    def add(self, id: str, cls: str, node: Resource | None = None) -> None:
        """Take a row in; `node` is what it is of, where its id does not say so."""
        self.rows.setdefault(cls, []).append(id)
        self._ids.setdefault(id, node)

    def __contains__(self, id: str) -> bool:
        return id in self._ids

    def ids(self, column: Column) -> Iterator[str]:
        """Yield the ids of the rows that may stand in a column."""
        return chain.from_iterable(self.rows[cls] for cls in self._classes(column))

    def node(self, text: str) -> Resource:
        """Return what a row is that has this id.

        Raises WrongValueError where that cannot be a name.
        """
        if _LOCAL.fullmatch(text):
            return _named(self.base + text, text)
        found = self._explicit(text)
        return found if found is not None else _named(self.base + quote(shown(text), safe=_SAFE + "%"), text)

    def _explicit(self, text: str) -> Resource | None:
        """Return what a name stands for that says so itself: in full, with a prefix, or of a node without a name."""
        full = _IN_FULL.fullmatch(text)
        if full:
            return _named(full[1] if full[1] is not None else full[2], text)
        if text.startswith("_:"):
            label = re.sub(r"\W", lambda odd: f"-{ord(odd[0]):x}-", text[2:])
            return BlankNode(f"w{label}")
        prefixed = _PREFIXED.fullmatch(text)
        if prefixed and prefixed[1] in self.prefixes:
            return _named(self.prefixes[prefixed[1]] + prefixed[2], text)
        return None

    def read(self, text: str, column: Column) -> Resource:
        """Return what a name in a column stands for.

        Raises WrongValueError, with the nearest name, where it stands for nothing, or for more than one thing.
        """
        known = (self._of_row(text) if column.kind != "type" else None) or self._explicit(text)
        if known is not None:
            return known
        found = self._called(plain_key(shown(text)), column)
        if len(found) == 1:
            return found[0]
        if found:
            names = [self.short(node) for node in found]
            listed = ", ".join(names)
            raise WrongValueError(
                Text(
                    f"zo heet meer dan één: {listed}; noem de id",
                    f"more than one is called this: {listed}; give the id",
                ),
                names[0],
                "NameIsOfOneThing",
            )
        raise WrongValueError(*self._unknown(text, column), "NameIsOfAThing")

    def graph(self, text: str) -> Resource:
        """Return the graph of a proposal, which is named itself, or by the proposal that adds it.

        Raises WrongValueError where it is neither.
        """
        if text in self.adds.values():
            return self.node(text)
        known = self.read(text, _PROPOSAL)
        return self.node(self.adds[known]) if known in self.adds else known

    def _of_row(self, id: str) -> Resource | None:
        return (self._ids[id] or self.node(id)) if id in self._ids else None

    def _unknown(self, text: str, column: Column) -> tuple[Text, str | None]:
        what = column.title
        return Text(
            f"{text!r} komt niet voor: geen id en geen naam die hier kan staan ({what.nl})",
            f"{text!r} is not there: no id and no name that can stand here ({what.en})",
        ), self._nearest(text, column)

    def _nearest(self, text: str, column: Column) -> str | None:
        if self._compared > _COMPARED:
            return None
        spelt: dict[str, str | None] = {plain_key(id): id for id in self.ids(column)}
        called = (self._terms_called(column), *map(self._rows_called, self._classes(column)))
        spelt |= dict.fromkeys(chain.from_iterable(called))
        self._compared += len(spelt)
        close = difflib.get_close_matches(plain_key(text), list(spelt), n=1, cutoff=0.5)
        return (spelt[close[0]] or self._as_called(close[0], column)) if close else None

    def _as_called(self, plain: str, column: Column) -> str:
        """Return how the first that is called this is written."""
        node = self._called(plain, column)[0]
        told = [*_labels(self.law).get(key(node), ())]
        for cls in self._classes(column):
            told += [label for id, labels in self.labelled(cls) if self._of_row(id) == node for label in labels]
        return next(
            (escaped(label) for label in told if plain_key(label) == plain), self.called(node, column, self.language)
        )

    def _classes(self, column: Column) -> list[str]:
        """Return the classes of the rows that may stand in a column."""
        wanted = {name for cls in column.to for name in below(cls)}
        return [cls for cls in self.rows if column.kind != "type" and (not wanted or cls in wanted)]

    def _called(self, plain: str, column: Column) -> list[Resource]:
        """Return what a column may hold that is called this."""
        found = list(self._terms_called(column).get(plain, ()))
        for cls in self._classes(column):
            found += [node for node in self._rows_called(cls).get(plain, ()) if node not in found]
        return found

    def _terms_called(self, column: Column) -> dict[str, list[Resource]]:
        """Return the terms of the vocabulary that a column may hold, by what they are called."""
        asked = (column.kind, column.to, column.within, len(self._ids))
        if asked in self._terms:
            return self._terms[asked]
        found: dict[str, list[Resource]] = {}
        if column.kind in ("name", "type", "list") and (column.to or column.kind == "type"):
            own = self._own_terms()
            for name in terms(column, None):
                for label in (*_labels(self.law)[name], local_name(name)) if name not in own else ():
                    _add(found, label, NamedNode(name))
            held = set(terms(column, self.law))
            for label, nodes in found.items():  # of two terms with one label the one that holds here
                here = [node for node in nodes if key(node) in held]
                found[label] = here or nodes
        self._terms[asked] = found
        return found

    def _own_terms(self) -> set[str]:
        """Return the terms of the vocabulary that have a row of their own."""
        known = vocabulary_says()
        within = any(name.startswith(self.base) for name in known)
        named = (key(node or self.node(id)) for id, node in self._ids.items() if within or node or ":" in id)
        return {name for name in named if name in known}

    def _rows_called(self, cls: str) -> dict[str, list[Resource]]:
        """Return the rows of a class by what they are called."""
        found = self._labels.get(cls)
        if found is None:
            found = self._labels[cls] = {}
            for id, labels in self.labelled(cls):
                for label in labels:
                    _add(found, label, self._ids[id] or self.node(id))
        return found

    def short(self, node: Resource) -> str:
        """Return how a thing is named where it has no row of its own to be named by."""
        name = key(node)
        if isinstance(node, BlankNode):
            return name
        known = self._shorts.get(name)
        if known is None:
            known = self._shorts[name] = self._shortened(name)
        return known

    def _shortened(self, name: str) -> str:
        local = name.removeprefix(self.base)
        if local != name and self._of_row(local) == NamedNode(name):
            return local
        for prefix, namespace in self._by_length:
            rest = name.removeprefix(namespace)
            if rest != name and _SIMPLE.fullmatch(rest):
                return f"{prefix}:{rest}"
        return f"<{name}>"

    def own_id(self, node: Resource) -> str:
        """Return how a row is named: short where its name begins as most names do."""
        name = key(node)
        local = name.removeprefix(self.base)
        if isinstance(node, NamedNode) and local != name and _SIMPLE.fullmatch(local):
            return local
        return self.short(node)

    def called(self, node: Resource, column: Column, lang: str) -> str:
        """Return how a thing is named in a column: a term by its label, a row by its id."""
        name = key(node)
        if isinstance(node, NamedNode) and name in terms(column, None):
            for label in self._spoken(name, lang):
                if self._called(plain_key(label), column) == [node] and label not in self._ids:
                    return escaped(label)
        return self.short(node)

    def _spoken(self, name: str, lang: str) -> list[str]:
        told = vocabulary_in(self.law).get(name, {}).get(SKOS.prefLabel, ())
        return [name_of(label) for label in told if not isinstance(label, str) and label.language == lang]


def _add(found: dict[str, list[Resource]], label: str, node: Resource) -> None:
    told = found.setdefault(plain_key(label), [])
    if node not in told:
        told.append(node)


def _named(iri: str, text: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise WrongValueError(
            Text(
                f"{text!r} kan geen naam zijn; gebruik letters, cijfers en streepjes",
                f"{text!r} cannot be a name; use letters, figures and hyphens",
            ),
            quote(text, safe=_SAFE),
            "NameIsWellFormed",
        ) from error
