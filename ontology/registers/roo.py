"""The daily export of the register of government organisations (ROO, organisaties.overheid.nl), XML version 2.

Elements are known by their local name in any namespace `.../oo/export/2.x` or in none: the version in it changes
unannounced. Of an organisation only direct children count; an organisation inside it, and a classification, has
names and dates of its own. The day of `eindDatum` is the first on which it is no longer there; `startDatum` is that
of the record, which can be younger than the organisation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from ontology.errors import InputError
from ontology.gate.gate import checked_text, read_bytes
from ontology.gate.xml_file import Element, read_xml
from ontology.names import at
from ontology.registers.organisation import Organisation, Participant
from ontology.registers.reasons import Reason
from ontology.registers.register import Register, Remarks, code_of, day_of
from ontology.registers.roo_terms import (
    ASIDE,
    CODES_ASIDE,
    KADERWET_ASIDE,
    READ,
    REGISTER_ASIDE,
    SORT_OF_ZBO,
    SORTS,
    sort_by_legal_form,
)
from ontology.text import Text

__all__ = ["parse_roo", "read_roo"]

_NAMESPACE = re.compile(r".*/oo/export/(?P<version>(?P<major>[0-9]+)(?:\.[0-9]+)*)/?")


def read_roo(path: Path) -> Register:
    """Return what a file of at most 200 MB holds; raises InputError (file, line, what to do) when it is no export."""
    return parse_roo(checked_text(read_bytes(path), path.name), path.name)


def parse_roo(text: str, name: str) -> Register:
    """Return what an export holds; `name` is the file that messages name. Raises as `read_roo`."""
    root = read_xml(text, name, hollow=ASIDE | KADERWET_ASIDE | REGISTER_ASIDE)
    return _Reader(root, name, sha256(text.encode("utf-8")).hexdigest()).register()


class _Reader:
    def __init__(self, root: Element, name: str, digest: str) -> None:
        self._root = root
        self._digest = digest
        self._file = name
        self._remarks = Remarks(name)
        self._found: list[Organisation] = []
        self._taken: set[str] = set()
        #: number of the register -> code, for references that name no TOOI number
        self._codes: dict[str, str] = {}
        #: numbers that an organisation bears: (what sort of number, the number)
        self._borne: set[tuple[str, str]] = set()

    def register(self) -> Register:
        root = self._root
        version = next((found for e in _all(root) if (found := _version(e))), None)
        if root.name != "overheidsorganisaties" or version is None:
            raise InputError(
                f"{at(self._file, root.line)}: not a ROO export (its root is {root.name!r}, not "
                "'overheidsorganisaties' in a namespace that ends in oo/export/2.x); download exportOO.xml from "
                "organisaties.overheid.nl"
            )
        if version["major"] != "2":
            raise InputError(
                f"{at(self._file, root.line)}: a ROO export of version {version['version']}; this reader knows "
                "version 2 and does not guess what another means"
            )
        for element in _all(root):
            number, iri = _attribute(element, "systeemId"), _attribute(element, "resourceIdentifierTOOI")
            if element.name == "organisatie" and number and iri and (code := code_of(iri)):
                self._codes.setdefault(number, code)
        on = self._day(next(iter(self._values(root, ("timestamp",))), "")[:10], "timestamp", "", root.line)
        for child in self._children(root, "", {"organisaties"}, REGISTER_ASIDE):
            self._organisations(child, "", None, None)
        return Register("roo", self._file, self._digest, on, tuple(self._found), tuple(self._remarks))

    # -- elements: the known ones are handed over, of all others a remark is kept

    def _children(
        self, element: Element, where: str, known: Collection[str], aside: Collection[str] = ()
    ) -> Iterator[Element]:
        """Yield the children that are known; remark on the others, and on text between them."""
        if element.text:
            self._remarks.add("unknown", element.name, Reason.WORDS, where, element.line)
        for child in element.children:
            ours = _is_ours(child.namespace)
            if ours and child.name in known:
                yield child
            elif ours and child.name in aside:
                why = Reason.DEPARTS if child.name == "afwijkendeBepalingKaderwet" else Reason.NO_PLACE
                self._remarks.add("left-aside", child.name, why, where, child.line)
            else:
                shown = child.name if ours else f"{child.name} ({child.namespace})"
                self._remarks.add("unknown", shown, Reason.ELEMENT, where, child.line)

    def _leaf(self, element: Element, where: str) -> str:
        """Return the words of an element that holds words only."""
        for child in element.children:
            self._remarks.add("unknown", child.name, Reason.ELEMENT, where, child.line)
        return " ".join(element.text.split())

    def _values(
        self, element: Element, known: Collection[str], where: str = "", aside: Collection[str] = ()
    ) -> Iterator[str]:
        """Yield the attributes that are known, in the order of `known`, empty where missing; remark on the others."""
        for (namespace, name), _ in element.attributes.items():
            ours = _is_ours(namespace)
            if ours and name in aside:
                self._remarks.add("left-aside", f"{element.name}@{name}", Reason.NO_PLACE, where, element.line)
            elif not ours or name not in known:
                self._remarks.add("unknown", f"{element.name}@{name}", Reason.ATTRIBUTE, where, element.line)
        yield from ((_attribute(element, name) or "").strip() for name in known)

    def _unusable(self, name: str, why: Text, where: str, line: int) -> None:
        self._remarks.add("unusable", name, why, where, line)

    # -- organisations

    def _organisations(self, element: Element, where: str, part_of: str | None, cluster: str | None) -> None:
        for child in self._children(element, where, {"organisatie"}):
            self._organisation(child, part_of, cluster)

    def _organisation(self, element: Element, part_of: str | None, cluster: str | None) -> None:
        named = next((c for c in element.children if c.name == "naam" and _is_ours(c.namespace)), None)
        name = " ".join(named.text.split()) if named else ""
        parts: dict[str, list[Element]] = {}
        for child in self._children(element, name, READ, ASIDE):
            parts.setdefault(child.name, []).append(child)
        attributes = ("systeemId", "resourceIdentifierTOOI")
        number, iri = self._values(element, attributes, name, {"resourceIdentifierOWMS"})
        codes = self._identification(parts, name)
        listed = codes.get("systeemId", "")
        if number and listed and number != listed:
            self._unusable("systeemId", Reason.TWO_NUMBERS, name, element.line)
        number = self._number(number or listed, element, name)
        tooi = self._tooi(iri, codes.get("resourceIdentifierTOOI", ""), element, name)
        code = code_of(tooi) if tooi else (f"roo{number}" if number else None)
        if tooi and code in self._taken and number and f"roo{number}" not in self._taken:
            self._unusable("resourceIdentifierTOOI", Reason.TAKEN, name, element.line)
            tooi, code = None, f"roo{number}"
        is_cluster = False
        if name and code and code not in self._taken:
            self._taken.add(code)
            self._bear("systeemId", number, name, element.line)
            self._bear("OIN", codes.get("OIN", ""), name, element.line)
            found = self._record(parts, code, name, part_of, cluster, tooi, number, codes.get("OIN"))
            self._found.append(found)
            is_cluster = found.sorts[0] == "zbo-cluster"
        else:
            why = Reason.NO_NAME if not name else Reason.NO_NUMBER if not code else Reason.TWICE
            self._unusable("organisatie", why, name, element.line)
            code = None
        for inner in parts.get("organisaties", []):
            self._organisations(inner, name, None if is_cluster else code, code if is_cluster else None)

    def _bear(self, sort: str, number: str, where: str, line: int) -> None:
        """Remark on a number that an earlier organisation bears already."""
        if number and (sort, number) in self._borne:
            self._unusable(sort, Reason.BORNE, where, line)
        self._borne.add((sort, number))

    def _record(
        self,
        parts: dict[str, list[Element]],
        code: str,
        name: str,
        part_of: str | None,
        cluster: str | None,
        tooi: str | None,
        number: str,
        oin: str | None,
    ) -> Organisation:
        self._first(parts, "naam", name)
        abbreviations = [self._leaf(e, name) for e in parts.get("afkorting", [])]
        for further in parts.get("afkorting", [])[1:]:
            self._remarks.add("left-aside", "afkorting", Reason.FURTHER, name, further.line)
        legal_form = self._first(parts, "rechtsvorm", name)
        begun, ended = (self._date(parts, word, name) for word in ("startDatum", "eindDatum"))
        if begun and ended and begun >= ended:
            self._unusable("startDatum", Reason.NOT_BEFORE_END, name, parts["startDatum"][0].line)
            begun = None
        return Organisation(
            code=code,
            sorts=self._sorts(parts, legal_form, name),
            name=name,
            abbreviation=abbreviations[0] if abbreviations else "",
            ministry=self._ministry(parts, name),
            part_of=part_of,
            cluster=cluster,
            legal_form=legal_form,
            kaderwet=self._kaderwet(parts, name),
            basis=self._basis(parts, name),
            tooi=tooi,
            oin=oin,
            roo=number or None,
            begun=begun,
            ended=ended,
            participants=self._participants(parts, name),
        )

    def _participants(self, parts: dict[str, list[Element]], where: str) -> tuple[Participant, ...]:
        """Return who takes part in an arrangement; once each, by the first that is said of it."""
        found: dict[str, Participant] = {}
        for group in parts.get("deelnemendeOrganisaties", []):
            for element in self._children(group, where, {"deelnemendeOrganisatie"}):
                attributes = ("systeemId", "resourceIdentifierTOOI")
                number, iri = self._values(element, attributes, where, {"resourceIdentifierOWMS"})
                told: dict[str, list[Element]] = {}
                known, aside = {"naam", "toetredingsDatum"}, {"verdeelsleutel", "bestuursorganen"}
                for child in self._children(element, where, known, aside):
                    told.setdefault(child.name, []).append(child)
                code = code_of(iri) or self._codes.get(number) or (f"roo{number}" if number.isdecimal() else None)
                if code is None or code in found:
                    why = Reason.NO_REFERENCE if code is None else Reason.AGAIN
                    self._unusable("deelnemendeOrganisatie", why, where, element.line)
                else:
                    found[code] = Participant(code, self._date(told, "toetredingsDatum", where))
        return tuple(found.values())

    def _first(self, parts: dict[str, list[Element]], word: str, where: str) -> str:
        elements = parts.get(word, [])
        for again in elements[1:]:
            self._unusable(word, Reason.AGAIN, where, again.line)
        return self._leaf(elements[0], where) if elements else ""

    def _date(self, parts: dict[str, list[Element]], word: str, where: str) -> date | None:
        text = self._first(parts, word, where)
        return self._day(text, word, where, parts[word][0].line) if text else None

    def _day(self, text: str, word: str, where: str, line: int) -> date | None:
        found = day_of(text)
        if text and found is None:
            self._unusable(word, Reason.NO_DATE, where, line)
        return found

    def _number(self, number: str, element: Element, where: str) -> str:
        if number and not re.fullmatch("[0-9]+", number):
            self._unusable("systeemId", Reason.NOT_A_NUMBER, where, element.line)
            return ""
        return number

    def _tooi(self, attribute: str, listed: str, element: Element, where: str) -> str | None:
        for iri in (attribute, listed):
            if iri and code_of(iri) is None:
                self._unusable("resourceIdentifierTOOI", Reason.NOT_TOOI, where, element.line)
        usable = [iri for iri in (attribute, listed) if code_of(iri)]
        if len(set(map(code_of, usable))) > 1:
            self._unusable("resourceIdentifierTOOI", Reason.TWO_TOOI, where, element.line)
        return usable[0] if usable else None

    def _identification(self, parts: dict[str, list[Element]], where: str) -> dict[str, str]:
        """Return name -> code of the identification codes that are read."""
        found: dict[str, str] = {}
        for group in parts.get("identificatiecodes", []):
            for element in self._children(group, where, {"resourceIdentifier"}):
                (sort,) = self._values(element, ("naam",), where)
                code = self._leaf(element, where)
                if sort in CODES_ASIDE:
                    self._remarks.add("left-aside", sort, Reason.NO_PLACE, where, element.line)
                elif sort not in ("systeemId", "resourceIdentifierTOOI", "OIN"):
                    shown = sort or "resourceIdentifier"
                    self._remarks.add("unknown", shown, Reason.IDENTIFICATION, where, element.line)
                elif found.setdefault(sort, code) != code:
                    self._unusable(sort, Reason.AGAIN, where, element.line)
        return found

    def _sorts(self, parts: dict[str, list[Element]], legal_form: str, where: str) -> tuple[str, ...]:
        sort_of_zbo = self._first(parts, "soortZbo", where)
        cluster = SORT_OF_ZBO.get(sort_of_zbo.lower().replace("’", "'"), "zbo")
        if sort_of_zbo and sort_of_zbo.lower().replace("’", "'") not in SORT_OF_ZBO:
            self._remarks.add("unknown", sort_of_zbo, Reason.SORT, where, parts["soortZbo"][0].line)
        sorts: list[str] = []
        for group in parts.get("types", []):
            for element in self._children(group, where, {"type"}):
                word = self._leaf(element, where)
                if word.lower() not in SORTS:
                    self._remarks.add("unknown", word, Reason.SORT, where, element.line)
                sort = SORTS.get(word.lower(), "other") or sort_by_legal_form(legal_form)
                if sort == "other" and word.lower() in SORTS:
                    self._remarks.add("left-aside", word, Reason.NO_CLASS_OF_A_HOUSE, where, element.line)
                sorts.append(cluster if sort == "zbo" else sort)
        if not sorts:
            line = parts["types"][0].line if "types" in parts else parts["naam"][0].line
            self._unusable("types", Reason.NO_SORT, where, line)
        return tuple(dict.fromkeys(sorts)) or ("other",)

    def _ministry(self, parts: dict[str, list[Element]], where: str) -> str | None:
        """Return the code of the ministry an organisation is said to belong to."""
        elements = parts.get("relatieMetMinisterie", [])
        self._first(parts, "relatieMetMinisterie", where)
        if not elements:
            return None
        attributes = ("systeemId", "resourceIdentifierTOOI")
        number, iri = self._values(elements[0], attributes, where, {"resourceIdentifierOWMS"})
        if iri and code_of(iri) is None:
            self._unusable("resourceIdentifierTOOI", Reason.NOT_TOOI, where, elements[0].line)
        number = self._number(number, elements[0], where)
        code = code_of(iri) or self._codes.get(number) or (f"roo{number}" if number else None)
        if code is None:
            self._unusable("relatieMetMinisterie", Reason.NO_MINISTRY, where, elements[0].line)
        return code

    def _kaderwet(self, parts: dict[str, list[Element]], where: str) -> bool | None:
        answers = [
            element
            for law in parts.get("kaderwet", [])
            for zbo in self._children(law, where, {"kaderwetZbo"}, KADERWET_ASIDE)
            for element in self._children(zbo, where, {"kaderwetVanToepassing"}, KADERWET_ASIDE)
        ]
        if not answers:
            return None
        applies = self._first({"kaderwetVanToepassing": answers}, "kaderwetVanToepassing", where).lower()
        if applies not in ("ja", "nee"):
            self._unusable("kaderwetVanToepassing", Reason.YES_OR_NO, where, answers[0].line)
            return None
        return applies == "ja"

    def _basis(self, parts: dict[str, list[Element]], where: str) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for group in parts.get("wettelijkeGrondslagen", []):
            for element in self._children(group, where, {"wettelijkeGrondslag"}):
                words = {"opschrift": "", "referentie": ""}
                for child in self._children(element, where, words):
                    words[child.name] = words[child.name] or self._leaf(child, where)
                if any(words.values()):
                    found.append((words["opschrift"], words["referentie"]))
        return tuple(dict.fromkeys(found))


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _all(child)


def _is_ours(namespace: str) -> bool:
    return not namespace or _NAMESPACE.fullmatch(namespace) is not None


def _version(element: Element) -> re.Match[str] | None:
    """Return the version that an element, or else one of its attributes, bears in its namespace."""
    spaces = (element.namespace, *(space for space, _ in element.attributes))
    return next((found for space in spaces if (found := _NAMESPACE.fullmatch(space))), None)


def _attribute(element: Element, name: str) -> str | None:
    """Return an attribute in the namespace of the export, or else in none."""
    for (space, local), value in element.attributes.items():
        if local == name and _NAMESPACE.fullmatch(space):
            return value
    return element.attributes.get(("", name))
