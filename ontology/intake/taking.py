"""What is made of a file of others: a house in Turtle, what was read and mapped, and what was left out and why."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import Literal

from ontology.errors import InputError
from ontology.gate.gate import read_bytes
from ontology.intake.reasons import Why
from ontology.intake.rules import KINDS, Rules, fits, status_of
from ontology.reading.values import is_empty
from ontology.registers.register import Remark, Remarks
from ontology.registers.writing import PREFIXES, block, day, iri, text

__all__ = ["REMARKED", "File", "Given", "Intake", "Taking", "bound_of", "read_files", "said"]

#: the sorts of remark: not understood; understood and not usable; no place in a house; in it, and worth knowing
REMARKED = ("unknown", "unusable", "left-aside", "noticed")
_BOUND = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+[/#:]")


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was read: the name that messages use, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Given:
    """What whoever imports says beside the files."""

    rules: Rules
    #: what the names of a file are put after, to be IRIs
    base: str
    lang: str = "en"
    #: code of the state whose law holds
    law: str | None = None
    title: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """A house that was made of files: `read` and `mapped` count things by the name of their sort."""

    format: str
    name: str
    turtle: str
    read: Mapping[str, int]
    mapped: Mapping[str, int]
    #: kind of relation -> how many were inferred by a rule
    kinds: Mapping[str, int]
    remarks: tuple[Remark, ...]


def read_files(paths: Sequence[Path]) -> list[File]:
    """Return files of at most 200 MB each; raises InputError for one that is not there or given twice."""
    if len({os.path.realpath(path) for path in paths}) < len(paths):
        raise InputError("a file is given more than once; give each once")
    return [File(path.name, read_bytes(path)) for path in paths]


def said(words: str) -> str:
    r"""Return words on one line; nothing where no sign of them can be seen, which is no name.

    >>> said(" a\n b "), said("\ufeff\x7f")
    ('a b', '')
    """
    line = " ".join(words.split())
    return "" if is_empty(Literal(line)) else line


def bound_of(words: str) -> str:
    """Return a day, month or year as a typed literal; empty where it is none.

    >>> bound_of("2017-03"), bound_of("2017-02-30")
    ('"2017-03"^^xsd:gYearMonth', '')
    """
    words = words.strip()[:10] if re.match(r"\d{4}-\d\d-\d\dT", words.strip()) else words.strip()
    if not _BOUND.fullmatch(words):
        return ""
    try:
        date.fromisoformat(f"{words}-01-01"[:10])
    except ValueError:
        return ""
    return f'"{words}"^^xsd:{_TYPES[len(words)]}'


@dataclass
class Taking:
    """A house that is being made: whoever reads a format says what there is, and this writes it down once."""

    format: str
    files: Sequence[File]
    given: Given
    read: Counter[str] = field(default_factory=Counter)
    mapped: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    _blocks: dict[str, str] = field(default_factory=dict)
    _remarks: dict[str, Remarks] = field(default_factory=dict)
    _classes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _ABSOLUTE.match(self.given.base):
            raise InputError(
                f"--base {self.given.base}: not the start of an IRI; write for example https://example.org/house/"
            )

    def named(self, *parts: str) -> str:
        """Return the IRI of what the file calls so: two names are never one IRI."""
        return self.given.base + "/".join(quote(part, safe="") for part in parts)

    def remark(
        self, kind: str, name: str, why: object, where: str = "", file: str = "", line: int | None = None
    ) -> None:
        """Note what became no part of the house: unknown, unusable or left-aside."""
        assert isinstance(why, tuple)
        name_of = file or self.files[0].name
        self._remarks.setdefault(name_of, Remarks(name_of)).add(kind, name, why, where, line)  # type: ignore[arg-type]

    # -- what there is

    def actor(
        self,
        name: str,
        label: Sequence[str],
        cls: str = "Actor",
        *,
        post: bool = False,
        part_of: Sequence[str] = (),
        post_in: Sequence[str] = (),
        start: str = "",
        end: str = "",
        notes: Sequence[str] = (),
        also: Sequence[str] = (),
        same_as: Sequence[str] = (),
    ) -> None:
        """Write an actor; `label`, `notes` and `also` are literals."""
        self._classes[name] = cls
        self.mapped["post" if post else "actor"] += 1
        self._blocks[name] = block(iri(name), [
            ("a", [f"hvt:{cls}", "org:Post" if post else "org:Organization"]),
            ("skos:prefLabel", label),
            ("skos:altLabel", also),
            ("org:subOrganizationOf", [iri(one) for one in part_of]),
            ("org:postIn", [iri(one) for one in post_in]),
            ("owl:sameAs", [iri(one) for one in same_as]),
            ("hvt:validFrom", [start] if start else []),
            ("hvt:validUntil", [end] if end else []),
            ("skos:note", notes),
            ("dcterms:source", [self._source()]),
        ])  # fmt: skip

    def relation(
        self, giver: str, forum: str, kind: str | None, what: str, where: str, file: str = "", line: int | None = None
    ) -> None:
        """Write that one answers to another by the kind a rule gives, or remark why not."""
        if giver == forum:
            self.remark("unusable", what, Why.ITSELF, where, file, line)
        elif kind is None:
            self.remark("unknown", what, Why.NO_KIND, where, file, line)
        elif not fits(kind, self._classes.get(giver, "Actor"), self._classes.get(forum, "Actor")):
            self.remark("unusable", what, Why.NO_FIT, where, file, line)
        else:
            name = self.named(
                "relation", giver.removeprefix(self.given.base), forum.removeprefix(self.given.base), kind
            )
            if name not in self._blocks:
                self.kinds[kind] += 1
                self._fact(name, "AccountabilityRelation", [
                    ("hvt:accountGiver", iri(giver)),
                    ("hvt:forum", iri(forum)),
                    ("hvt:relationKind", iri(KINDS + kind)),
                ], status_of(kind))  # fmt: skip

    def person(self, name: str, words: str) -> None:
        """Write a person who holds an office."""
        self._blocks[name] = block(iri(name), [("a", ["foaf:Person"]), ("foaf:name", [text(words)])])

    def tenure(self, holder: str, office: str, start: str, end: str) -> None:
        """Write that a person holds an office in a period."""
        self._fact(self.named("tenure", str(len(self._blocks))), "Tenure", [
            ("hvt:holder", iri(holder)), ("hvt:office", iri(office)), ("hvt:validFrom", start), ("hvt:validUntil", end),
        ], "stated")  # fmt: skip

    def seat(self, body: str, participant: str, start: str = "", end: str = "") -> None:
        """Write that an actor sits in a body, as a member: the file says no more."""
        self._fact(self.named("seat", str(len(self._blocks))), "Participation", [
            ("hvt:body", iri(body)), ("hvt:participant", iri(participant)), ("hvt:participationRole", "hvt:Member"),
            ("hvt:validFrom", start), ("hvt:validUntil", end),
        ], "stated")  # fmt: skip

    def theme(self, name: str, words: str) -> None:
        """Write a theme."""
        self._blocks[name] = block(iri(name), [("a", ["skos:Concept"]), ("skos:prefLabel", [self.words(words)])])
        self.mapped["theme"] += 1

    def choice(self, name: str, words: str, theme: str = "") -> None:
        """Write a choice."""
        self.mapped["choice"] += 1
        self._blocks[name] = block(iri(name), [
            ("a", ["hvt:Choice"]),
            ("skos:prefLabel", [self.words(words)]),
            ("hvt:theme", [iri(theme)] if theme else []),
            ("dcterms:source", [self._source()]),
        ])  # fmt: skip

    def role(self, choice: str, actor: str, role: str) -> None:
        """Write that an actor has a role in a choice, as a rule reads it."""
        name = self.named("role", choice.removeprefix(self.given.base), actor.removeprefix(self.given.base), role)
        if name not in self._blocks:
            self._fact(name, "RoleAssignment", [
                ("hvt:choice", iri(choice)), ("hvt:actor", iri(actor)), ("hvt:role", f"hvt:{role}"),
            ], "inferred")  # fmt: skip

    def words(self, words: str) -> str:
        """Return words as a literal in the language that the file is said to be in."""
        return text(words, self.given.lang)

    def _fact(self, name: str, cls: str, said: Sequence[tuple[str, str]], status: str) -> None:
        self.mapped[cls] += 1
        self._blocks[name] = block(iri(name), [
            ("a", [f"hvt:{cls}"]),
            *((predicate, [value] if value else []) for predicate, value in said),
            ("hvt:status", [f"hvt:{status}"]),
            ("dcterms:source", [self._source()]),
        ])  # fmt: skip

    # -- the house

    def _source(self) -> str:
        return iri(self.named("source"))

    def intake(self) -> Intake:
        """Return all of it; raises InputError when nothing was mapped."""
        given, names = self.given, ", ".join(file.name for file in self.files)
        law = f"<https://w3id.org/huis-van-thorbecke/jurisdiction/{given.law}>"
        house = block(iri(self.named("house")), [
            ("a", ["hvt:House"]),
            ("dcterms:title", [self.words(given.title or names)]),
            ("hvt:referenceDate", [day(given.on)] if given.on else []),
            ("hvt:jurisdiction", [law] if given.law else []),
            ("hvt:language", [text(lang) for lang in self._languages()]),
        ])  # fmt: skip
        source = block(self._source(), [
            ("a", ["hvt:Source"]),
            ("dcterms:title", [self.words(names)]),
            ("dcterms:identifier", [text(f"{f.name}, sha256:{sha256(f.content).hexdigest()}") for f in self.files]),
            ("hvt:readInFull", ["true"]),
        ])  # fmt: skip
        if not self.mapped:
            raise InputError(f"{names}: holds nothing that a rule for {self.format} is about; give a file of this kind")
        turtle = PREFIXES + "\n" + "\n\n".join([house, source, *self._blocks.values()]) + "\n"
        return Intake(self.format, names, turtle, self.read, self.mapped, self.kinds, self._told())

    def _told(self) -> tuple[Remark, ...]:
        """Return the remarks on all files, the same thing counted once, in the order of `REMARKED`."""
        found: dict[tuple[str, str, object], Remark] = {}
        for remark in (one for remarks in self._remarks.values() for one in remarks):
            first = found.get((remark.kind, remark.name, remark.why))
            again = replace(first, count=first.count + remark.count) if first else remark
            found[remark.kind, remark.name, remark.why] = again
        return tuple(sorted(found.values(), key=lambda remark: REMARKED.index(remark.kind)))

    def _languages(self) -> list[str]:
        found = {tag.lower() for one in self._blocks.values() for tag in re.findall(r'"@([A-Za-z]+)', one)}
        return sorted((found | {self.given.lang}) & {"nl", "en"})
