"""The TOOI registers of Logius (sets rwc_..._compleet): organisations, their earlier names and their changes.

A `HistorischeVersie` is no organisation of its own: it is what the one it specialises was called before.
`begindatum` of an organisation is that of its present version, so one with an earlier version began with the oldest;
no `begindatum` there means that it existed before the register did. `einddatum` is the last day on which it was
there, `prov:invalidatedAtTime` the first on which it was not. Changes (Samenvoeging, Opheffing, ...) date what
began and ended with them where the organisation itself does not say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ontology.errors import InputError
from ontology.gate.gate import checked_text, digest_of, read_bytes
from ontology.names import local_name
from ontology.registers import tooi_terms as terms
from ontology.registers.organisation import Organisation
from ontology.registers.reasons import Reason
from ontology.registers.register import Change, EarlierName, Register, Remarks, code_of, day_of, joined
from ontology.registers.tooi_nodes import Node, parse_nodes
from ontology.registers.tooi_terms import ont
from ontology.standards import DCTERMS, PROV
from ontology.text import Text

__all__ = ["parse_tooi", "read_tooi"]

_INVALIDATED, _GENERATED, _USED = (f"http://www.w3.org/ns/prov#{n}" for n in ("invalidated", "generated", "used"))
_INVALIDATED_AT = "http://www.w3.org/ns/prov#invalidatedAtTime"


def read_tooi(paths: Sequence[Path]) -> Register:
    """Return what several files hold as one register; each at most 200 MB.

    Raises InputError (file, what to do) for a file that cannot be read or is no TOOI register.
    """
    return parse_tooi([(path.name, checked_text(read_bytes(path), path.name)) for path in paths])


def parse_tooi(texts: Sequence[tuple[str, str]]) -> Register:
    """Return what several texts, each with the name of its file, hold as one register. Raises as `read_tooi`."""
    nodes: dict[str, Node] = {}
    remarks = {name: Remarks(name) for name, _ in texts}
    for name, text in texts:
        parse_nodes(text, name, nodes, remarks[name])
    digest = digest_of([text.encode("utf-8") for _, text in texts]).removeprefix("sha256:")
    return _Reader(nodes, remarks, digest).register()


class _Reader:
    def __init__(self, nodes: dict[str, Node], remarks: dict[str, Remarks], digest: str) -> None:
        self._nodes = nodes
        self._digest = digest
        self._remarks = remarks
        self._heads: list[Node] = []
        self._bodies: list[Node] = []
        self._changes: list[Node] = []
        #: IRI of an organisation -> what it was before
        self._earlier: dict[str, list[Node]] = {}

    def register(self) -> Register:
        for node in self._nodes.values():
            self._sort_out(node)
        if not (self._heads or self._bodies or self._changes or self._earlier):
            raise InputError(
                f"{', '.join(self._remarks)}: holds no organisation, change or head of a TOOI register; download the "
                ".json file of a set rwc_..._compleet"
            )
        changes = tuple(sorted(map(self._change, self._changes), key=_by_day))
        organisations = self._dated(self._organisations(), changes)
        earlier = tuple(sorted(self._earlier_names(), key=lambda n: (n.code, n.until or date.min, n.name)))
        days = [day for node in self._heads if (day := self._date(node, ont("zichtdatum")))]
        return Register(
            kind="tooi",
            digest=self._digest,
            name=", ".join(self._remarks),
            on=min(days, default=None),
            organisations=organisations,
            remarks=joined(self._remarks.values()),
            changes=changes,
            earlier_names=earlier,
        )

    def _sort_out(self, node: Node) -> None:
        """Put a node with its like; remark on every class and property of it that is not known."""
        types = set(node.types)
        if terms.HEAD in types or any(t.startswith(terms.LISTS) for t in types):
            self._heads.append(node)
            read, aside, known = terms.HEAD_READ, terms.HEAD_ASIDE, {terms.HEAD}
        elif types & terms.CHANGES:
            self._changes.append(node)
            read, aside, known = terms.CHANGE_READ, terms.CHANGE_ASIDE, set(terms.CHANGES)
        elif terms.EARLIER in types or types & terms.SORT_OF_CLASS.keys():
            read, aside = terms.ORGANISATION_READ, terms.ORGANISATION_ASIDE
            known = {terms.EARLIER, *terms.SORT_OF_CLASS}
            if terms.EARLIER in types:
                self._earlier.setdefault(self._whole(node), []).append(node)
            else:
                self._bodies.append(node)
        else:
            for name in node.types:
                self._remark("unknown", name, Reason.CLASS_ONLY, node)
            if not node.types:
                self._remark("unusable", "@type", Reason.NO_CLASS, node)
            return
        for name in node.types:
            if name not in known and not name.startswith(terms.LISTS):
                self._remark("unknown", name, Reason.CLASS, node)
        self._properties(node, read, aside)

    def _properties(self, node: Node, read: Collection[str], aside: Collection[str]) -> None:
        for name in node.properties():
            if name in aside:
                self._remark("left-aside", local_name(name), Reason.NO_PLACE, node)
            elif name not in read:
                self._remark("unknown", name, Reason.PROPERTY, node)

    def _remark(self, kind: str, name: str, why: Text, node: Node) -> None:
        self._remarks[node.file].add(kind, name, why, local_name(node.iri))

    def _unusable(self, name: str, why: Text, node: Node) -> None:
        self._remark("unusable", local_name(name), why, node)

    # -- values of a node

    def _text(self, node: Node, *names: str) -> str:
        """Return the first value of the first property that has one."""
        for name in names:
            found = [value for value in node.values.get(name, []) if value]
            if len(found) > 1:
                self._unusable(name, Reason.AGAIN, node)
            if found:
                return found[0]
        return ""

    def _date(self, node: Node, name: str) -> date | None:
        text = self._text(node, name)
        found = _day(text)
        if text and found is None:
            self._unusable(name, Reason.NO_DATE, node)
        return found

    def _codes(self, node: Node, name: str) -> tuple[str, ...]:
        """Return the codes of the organisations a property refers to; an earlier version is the whole."""
        for _ in node.values.get(name, []):
            self._unusable(name, Reason.NO_REFERENCE, node)
        found: dict[str, None] = {}
        for iri in node.references.get(name, []):
            known = self._nodes.get(iri)
            code = code_of(self._whole(known) if known and terms.EARLIER in known.types else iri)
            if code is None:
                self._unusable(name, Reason.NOTHING, node)
            else:
                found[code] = None
        return tuple(found)

    def _code(self, node: Node, name: str) -> str | None:
        found = self._codes(node, name)
        if len(found) > 1:
            self._unusable(name, Reason.AGAIN, node)
        return found[0] if found else None

    def _whole(self, earlier: Node) -> str:
        """Return the IRI of the organisation that an earlier version was of."""
        return next(iter(earlier.references.get(PROV.specializationOf, [])), earlier.iri)

    # -- organisations

    def _organisations(self) -> Iterable[Organisation]:
        taken: set[str] = set()
        for node in self._bodies:
            code = code_of(node.iri)
            name = self._text(node, *terms.NAMES)
            wrong = Reason.NOT_TOOI if code is None else Reason.TWICE if code in taken else None
            if code is None or wrong or not name:
                self._unusable("@id" if wrong else "naam", wrong or Reason.NO_NAME, node)
                continue
            taken.add(code)
            yield Organisation(
                code=code,
                sorts=self._sorts(node),
                name=name,
                official_name=self._text(node, *terms.OFFICIAL_NAMES),
                abbreviation=self._text(node, ont("afkorting")),
                ministry=self._code(node, ont("verantwoordelijkMinisterie")),
                province=self._code(node, ont("ligtInProvincie")),
                part_of=self._code(node, DCTERMS.isPartOf),
                cluster=self._code(node, ont("hoortBijZboCluster")),
                kaderwet=self._kaderwet(node),
                tooi=node.iri,
                begun=self._begun(node),
                ended=self._ended(node),
            )

    def _sorts(self, node: Node) -> tuple[str, ...]:
        """Return the sorts of a node: of its classes, and where these say no more than organisation, its concepts."""
        by_class = [sort for name in node.types if (sort := terms.SORT_OF_CLASS.get(name, "other")) != "other"]
        by_concept = []
        for iri in node.references.get(ont("organisatiesoort"), []):
            if iri in terms.SORT_OF_CONCEPT:
                by_concept.append(terms.SORT_OF_CONCEPT[iri])
            elif not by_class:
                self._remark("unknown", iri, Reason.SORT, node)
        if not by_class and ont("organisatiesoort") not in node.references and ont("Rijk") not in node.types:
            self._unusable("organisatiesoort", Reason.NO_SORT, node)
        return tuple(dict.fromkeys([*by_class, *by_concept])) or ("other",)

    def _kaderwet(self, node: Node) -> bool | None:
        name = ont("kaderwetVanToepassing")
        text = self._text(node, name).lower()
        if text and text not in ("true", "1", "ja", "false", "0", "nee"):
            self._unusable(name, Reason.YES_OR_NO, node)
            return None
        return text in ("true", "1", "ja") if text else None

    def _begun(self, node: Node) -> date | None:
        """Return the day on which the oldest version began; None when that one does not say."""
        days = [self._start(version) for version in (node, *self._earlier.get(node.iri, []))]
        known = [day for day in days if day is not None]
        return min(known) if len(known) == len(days) else None

    def _start(self, node: Node) -> date | None:
        return self._date(node, ont("begindatum")) or self._date(node, PROV.generatedAtTime)

    def _ended(self, node: Node, last_day: str = "einddatum") -> date | None:
        """Return the first day on which it was no longer there."""
        last, first_after = self._date(node, ont(last_day)), self._date(node, _INVALIDATED_AT)
        if last is None or last == date.max:
            return first_after
        ended = last + timedelta(days=1)
        if first_after not in (None, ended):
            self._unusable(_INVALIDATED_AT, Reason.OTHER_DAY, node)
        return ended

    # -- what they were called and what happened to them

    def _earlier_names(self) -> Iterable[EarlierName]:
        for whole, versions in self._earlier.items():
            code = code_of(whole)
            for node in versions:
                name = self._text(node, *terms.TITLES)
                if whole not in self._nodes or code is None:
                    self._unusable("specializationOf", Reason.NOTHING, node)
                elif name:
                    yield EarlierName(code, name, self._start(node), self._ended(node, "einddatumHV"))
                else:
                    self._unusable("naam", Reason.NO_NAME, node)

    def _change(self, node: Node) -> Change:
        sort = next(name for name in node.types if name in terms.CHANGES)
        ended, stayed = self._codes(node, _INVALIDATED), self._codes(node, _USED)
        if sort == ont("Toestandswijziging"):  # what ended is a version, not an organisation
            ended, stayed = (), tuple(dict.fromkeys((*stayed, *ended)))
        return Change(
            sort=local_name(sort),
            on=self._date(node, ont("tijdstipWijziging")),
            ended=ended,
            begun=self._codes(node, _GENERATED),
            stayed=stayed,
            basis=tuple(node.references.get(ont("heeftJuridischeGrondslag"), [])),
        )

    def _dated(self, organisations: Iterable[Organisation], changes: Iterable[Change]) -> tuple[Organisation, ...]:
        """Return the organisations, dated by the changes where they do not date themselves."""
        found = {organisation.code: organisation for organisation in organisations}
        for change in changes:
            for code in sorted({*change.ended, *change.begun} & found.keys()):
                one = found[code]
                if code in change.ended and code not in change.begun:
                    found[code] = replace(one, ended=self._agreed(one, one.ended, change.on))
                elif code not in change.ended:
                    found[code] = replace(one, begun=self._agreed(one, one.begun, change.on))
        return tuple(self._in_order(organisation) for organisation in found.values())

    def _agreed(self, organisation: Organisation, own: date | None, on: date | None) -> date | None:
        """Return the day the organisation gives itself, else that of the change; remark when they differ."""
        if own is not None and on not in (None, own):
            self._unusable("tijdstipWijziging", Reason.OTHER_DAY, self._nodes[organisation.tooi or ""])
        return own or on

    def _in_order(self, organisation: Organisation) -> Organisation:
        if organisation.begun and organisation.ended and organisation.begun >= organisation.ended:
            self._unusable("begindatum", Reason.NOT_BEFORE_END, self._nodes[organisation.tooi or ""])
            return replace(organisation, begun=None)
        return organisation


def _by_day(change: Change) -> tuple[date, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return change.on or date.min, change.sort, change.ended, change.begun, change.stayed


def _day(text: str) -> date | None:
    """Return the Dutch day of a date or a time; a time with a zone can lie on another day there.

    >>> _day("2017-01-01T00:00:00"), _day("2016-12-31T23:00:00Z")
    (datetime.date(2017, 1, 1), datetime.date(2017, 1, 1))
    """
    if not re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}T", text):
        return day_of(text)
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return moment.date()
        # midnight in the Netherlands is 23:00 or, in summer, 22:00 the day before in UTC
        return (moment.astimezone(UTC) + timedelta(hours=2)).date()
    except (ValueError, OverflowError):
        return None
