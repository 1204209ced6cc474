"""Popolo JSON: organisations with what they are a part of, posts, and who held a post from when until when.

A parent is no forum and a membership of an organisation no office: neither says who answers to whom.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.gate.gate import checked_text
from ontology.intake.reasons import Why
from ontology.intake.taking import File, Given, Intake, Taking, bound_of, said
from ontology.text import Text

__all__ = ["popolo"]

#: list -> the keys that are read
_READ: Mapping[str, frozenset[str]] = {
    "organizations": frozenset(
        ["id", "name", "classification", "parent_id", "other_names", "identifiers", "founding_date", "dissolution_date"]
    ),
    "posts": frozenset(["id", "label", "role", "organization_id", "start_date", "end_date"]),
    "persons": frozenset(["id", "name"]),
    "memberships": frozenset(["id", "person_id", "organization_id", "post_id", "start_date", "end_date", "member"]),
}
_SORTS = {"organizations": "organisation", "posts": "post", "persons": "person", "memberships": "membership"}


def popolo(files: Sequence[File], given: Given) -> Intake:
    """Return what Popolo files hold, read as one. Raises InputError for a file that is none."""
    return _Reader(Taking("popolo", files, given)).intake()


class _Reader:
    def __init__(self, taking: Taking) -> None:
        self._to = taking
        #: list -> id -> (item, file)
        self._items: dict[str, dict[str, tuple[Mapping[str, Any], str]]] = {name: {} for name in _READ}
        self._loose: list[tuple[Mapping[str, Any], str]] = []
        self._doubled: set[tuple[str, str]] = set()
        self._met: Counter[tuple[str, str]] = Counter()

    def intake(self) -> Intake:
        for one in self._to.files:
            self._read(one)
        for key, (item, file) in self._items["organizations"].items():
            self._organisation(key, item, file)
        for key, (item, file) in self._items["posts"].items():
            self._post(key, item, file)
        holders: set[str] = set()
        for item, file in (*self._items["memberships"].values(), *self._loose):
            self._membership(item, file, holders)
        for key in (key for key in self._items["persons"] if key not in holders):
            self._note("left-aside", "person", Why.PERSON, key, self._items["persons"][key][1])
        return self._to.intake()

    def _read(self, file: File) -> None:
        data = json.loads(in_child(checked_text(file.content, file.name).encode("utf-8"), "json", file.name))
        if not isinstance(data, dict) or not {"organizations", "posts"} & data.keys():
            raise InputError(
                f"{file.name}: no Popolo (an object with lists organizations, posts, persons and memberships); give "
                "the whole file, not one of its lists"
            )
        for name in sorted(data.keys() - _READ.keys()):
            found = data[name]
            for _ in range(len(found) if isinstance(found, list) and found else 1):
                self._note("left-aside", name, Why.NO_PLACE, "", file.name)
        for name, known in _READ.items():
            listed = data.get(name) or []
            for item in listed if isinstance(listed, list) else []:
                if isinstance(item, dict):
                    self._to.read[_SORTS[name]] += 1
                    self._item(name, item, known, file.name)
                else:
                    self._note("unusable", name, Why.NO_ID, "", file.name)

    def _item(self, name: str, item: Mapping[str, Any], known: frozenset[str], file: str) -> None:
        key = _word(item, "id")
        for word in sorted(item.keys() - known):
            if item[word] not in (None, "", [], {}):
                self._note("left-aside", f"{_SORTS[name]}.{word}", Why.NO_PLACE, key, file)
        if name == "memberships" and not key:
            self._loose.append((item, file))
        elif not key:
            self._note("unusable", _SORTS[name], Why.NO_ID, _word(item, "name", "label"), file)
        elif key in self._items[name]:
            same = dict(self._items[name][key][0]) == dict(item)
            if not same:
                self._doubled.add((name, key))
            self._note(
                "noticed" if same else "unusable",
                f"{_SORTS[name]} {key}",
                Why.TWICE if same else Why.TWO_OF_ONE,
                "",
                file,
            )
            if not same:
                self._met[name, key] += 1
                self._items[name][f"{key}\0{self._met[name, key] + 1}"] = (item, file)
        else:
            self._items[name][key] = (item, file)

    def _organisation(self, key: str, item: Mapping[str, Any], file: str) -> None:
        name, sort = _word(item, "name"), _word(item, "classification")
        if not name:
            self._note("noticed", "name", Why.NO_NAME, key, file)
        cls = self._to.given.rules.popolo_classes.get(sort.casefold(), "Actor")
        if cls == "Actor":
            self._note("noticed", f"classification {sort}".strip(), Why.CLASS, name or key, file)
        start, end = self._dates(item, ("founding_date", "dissolution_date"), key, file)
        others = [_word(one, "name") for one in _dicts(item.get("other_names"))]
        codes = [
            " ".join(filter(None, (_word(one, "scheme"), _word(one, "identifier"))))
            for one in _dicts(item.get("identifiers"))
        ]
        self._to.actor(
            self._name("organizations", key),
            [self._to.words(name or key)],
            cls,
            part_of=self._target("organizations", _word(item, "parent_id"), "parent_id", key, file),
            start=start,
            end=end,
            also=[self._to.words(word) for word in dict.fromkeys((*others, *codes)) if word and word != name],
        )

    def _post(self, key: str, item: Mapping[str, Any], file: str) -> None:
        label = _word(item, "label", "role")
        if not label:
            self._note("noticed", "label", Why.NO_NAME, key, file)
        start, end = self._dates(item, ("start_date", "end_date"), key, file)
        self._to.actor(
            self._name("posts", key),
            [self._to.words(label or key)],
            post=True,
            post_in=self._target("organizations", _word(item, "organization_id"), "organization_id", key, file),
            start=start,
            end=end,
        )

    def _membership(self, item: Mapping[str, Any], file: str, holders: set[str]) -> None:
        person, key = _word(item, "person_id"), _word(item, "id")
        start, end = self._dates(item, ("start_date", "end_date"), key or person, file)
        if not person:
            body = self._target("organizations", _word(item, "organization_id"), "organization_id", key, file)
            member = item.get("member")
            named = _word(member, "id") if isinstance(member, dict) else ""
            seated = self._target("organizations", named, "member", key, file)
            if body and seated and body != seated:
                self._to.seat(body[0], seated[0], start, end)
            elif not named:
                self._note("left-aside", "membership", Why.NO_PLACE, key, file)
            return
        if not _word(item, "post_id"):
            self._note("left-aside", "membership", Why.PERSON, key or person, file)
            return
        office = self._target("posts", _word(item, "post_id"), "post_id", key or person, file)
        holder = self._target("persons", person, "person_id", key or person, file)
        words = _word(self._items["persons"].get(person, ({}, ""))[0], "name")
        if office and holder and words:
            if person not in holders:
                holders.add(person)
                self._to.person(holder[0], words)
            self._to.tenure(holder[0], office[0], start, end)
        elif office and holder:
            self._note("unusable", "person", Why.NO_NAME, person, file)

    def _target(self, name: str, key: str, what: str, where: str, file: str) -> list[str]:
        """Return the IRI of what an item refers to; none, with a remark, where that is nothing or not one."""
        if not key:
            return []
        if key not in self._items[name]:
            self._note("unusable", f"{what} {key}", Why.NOWHERE, where, file)
            return []
        if (name, key) in self._doubled:
            self._note("unusable", f"{what} {key}", Why.AMBIGUOUS, where, file)
            return []
        if what == "parent_id" and key == where:
            self._note("unusable", what, Why.ITSELF, where, file)
            return []
        return [self._name(name, key)]

    def _note(self, sort: str, name: str, why: Text, where: str, file: str) -> None:
        self._to.remark(sort, name, why, where.partition("\0")[0], file)

    def _name(self, name: str, key: str) -> str:
        return self._to.named(_SORTS[name], *key.split("\0"))

    def _dates(self, item: Mapping[str, Any], keys: tuple[str, str], where: str, file: str) -> tuple[str, str]:
        """Return both bounds. Popolo says on which day something ended; that it still held then is not said."""
        found = []
        for key in keys:
            words = _word(item, key)
            found.append(bound_of(words))
            if words and not found[-1]:
                self._note("unusable", f"{key} {words}", Why.NO_DATE, where, file)
        start, end = found
        if start and end and start[1:].split('"')[0] >= end[1:].split('"')[0]:
            self._note("unusable", keys[0], Why.NOT_BEFORE_END, where, file)
            start = ""
        return start, end


def _word(item: Mapping[str, Any], *keys: str) -> str:
    """Return the first of these that is a text or a number, on one line."""
    for key in keys:
        told = item.get(key)
        if isinstance(told, str | int) and not isinstance(told, bool) and (words := said(str(told))):
            return words
    return ""


def _dicts(told: object) -> list[Mapping[str, Any]]:
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
