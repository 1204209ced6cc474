"""Organisations in the words of W3C ORG, of the EU (CPOV) or of Flanders (OSLO mandaat), from any publisher.

`rules.yaml` says which classes are actors, which properties name them and tie parts to wholes, and which say who
answers to whom. A class or property that the file itself puts below one of these counts as it. IRIs stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pyoxigraph import Literal, Quad, RdfFormat, parse

from ontology.gate.gate import checked_text, written
from ontology.intake.reasons import Why
from ontology.intake.rules import kind_for
from ontology.intake.taking import File, Given, Intake, Taking, bound_of, said
from ontology.names import local_name
from ontology.querying.terms import prefixed
from ontology.reading.blank_names import named_by_content
from ontology.reading.dataset import Dataset, Said, Value, name_of
from ontology.registers.writing import text
from ontology.standards import FOAF, ORG, RDF, RDFS, SKOS
from ontology.steps import come_to

__all__ = ["org"]

_ORG = ORG.Post.removesuffix("Post")
_TIME = "http://www.w3.org/2006/time#"
_HAS_POST, _HOLDS, _HELD_BY = f"{_ORG}hasPost", f"{_ORG}holds", ORG.heldBy
_MEMBERSHIP, _MEMBER, _ORGANISATION, _DURING = (
    ORG.Membership,
    f"{_ORG}member",
    f"{_ORG}organization",
    f"{_ORG}memberDuring",
)
_ROLE = f"{_ORG}role"
_HAS_MEMBER, _CLASSIFIED = f"{_ORG}hasMember", f"{_ORG}classification"
#: classes of nodes that say something about others, or that a house has no place for
_BESIDE = frozenset({_MEMBERSHIP, FOAF.Person, SKOS.Concept, f"{_ORG}Role", f"{_TIME}Interval", f"{_TIME}Instant"})


def org(files: Sequence[File], given: Given) -> Intake:
    """Return what files hold, read as one. Raises InputError (file, line, what to do) for what is no RDF."""
    taking = Taking("org", files, given)
    quads: list[Quad] = []
    for file in files:
        trig = written(checked_text(file.content, file.name), file.name)
        quads += parse(trig, format=RdfFormat.TRIG)
    taking.read["statement"] = len(quads)
    return _Reader(taking, named_by_content(Dataset(tuple(quads))).says()).intake()


class _Reader:
    def __init__(self, taking: Taking, said: Said) -> None:
        self._to = taking
        self._said = said
        self._rules = taking.given.rules
        lists = self._rules.org
        self._actor_types, self._post_types = (
            self._below(lists["actors"], RDFS.subClassOf),
            self._below(lists["posts"], RDFS.subClassOf),
        )
        self._tenure_types = self._below(lists["tenures"], RDFS.subClassOf)
        self._classes = {name: {*map(name_of, told.get(RDF.type, ()))} for name, told in said.items()}
        self._actors = [n for n, types in self._classes.items() if types & (self._actor_types | self._post_types)]
        self._known = frozenset(self._actors)
        #: the nodes that something was read of
        self._read: set[str] = set()
        self._used: set[str] = {RDF.type, _CLASSIFIED, SKOS.altLabel, ORG.identifier}
        self._of = {name: self._below(lists[name], RDFS.subPropertyOf) for name in ("part_of", "has_part")}

    def intake(self) -> Intake:
        wholes, posts = self._wholes(), self._posts()
        for name in self._actors:
            self._actor(name, wholes.get(name, []), posts.get(name, []))
        self._relations()
        self._memberships()
        self._tenures()
        self._rest()
        return self._to.intake()

    def _below(self, iris: Iterable[str], predicate: str) -> frozenset[str]:
        """Return these, and what the file puts below them."""
        lower: dict[str, list[str]] = {}
        for name, told in self._said.items():
            for above in told.get(predicate, ()):
                lower.setdefault(name_of(above), []).append(name)
        return frozenset(chain.from_iterable(come_to(one, lambda at: lower.get(at, ())) for one in iris))

    def _name(self, node: str) -> str:
        return self._to.named("nameless", node[2:]) if node.startswith("_:") else node

    def _all(self, node: str, predicates: Iterable[str]) -> list[Value]:
        self._used.update(predicates)
        self._read.add(node)
        told = self._said.get(node, {})
        return [value for predicate in predicates for value in told.get(predicate, ())]

    def _wholes(self) -> dict[str, list[str]]:
        """Return part -> the actors it is a part of."""
        pairs = [
            (part, name_of(v), "part_of") for part in self._actors for v in self._all(part, sorted(self._of["part_of"]))
        ]
        pairs += [
            (name_of(v), whole, "has_part")
            for whole in self._actors
            for v in self._all(whole, sorted(self._of["has_part"]))
        ]
        return self._ends(pairs)

    def _posts(self) -> dict[str, list[str]]:
        pairs = [(post, name_of(v), "org:postIn") for post in self._actors for v in self._all(post, (ORG.postIn,))]
        pairs += [(name_of(v), whole, "org:hasPost") for whole in self._actors for v in self._all(whole, (_HAS_POST,))]
        return self._ends(pairs)

    def _ends(self, pairs: Iterable[tuple[str, str, str]]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for low, high, what in dict.fromkeys(pairs):
            if low == high:
                self._to.remark("unusable", what, Why.ITSELF, local_name(low))
            elif low not in self._known or high not in self._known:
                self._to.remark("unusable", what, Why.NOWHERE, local_name(high if low in self._known else low))
            elif self._name(high) not in found.setdefault(low, []):
                found[low].append(self._name(high))
        return found

    def _actor(self, node: str, wholes: list[str], posts: list[str]) -> None:
        types = self._classes[node]
        names = self._all(node, self._rules.org["names"])
        if not names:  # a post that has no name is called by what it is
            names = [
                v
                for role in self._said[node].get(_ROLE, ())
                for v in self._all(name_of(role), self._rules.org["names"])
            ]
        labels: dict[str, str] = {}
        also: list[str] = []
        for value in (*names, *self._all(node, (SKOS.altLabel,))):
            if isinstance(value, Literal) and said(value.value):
                lang = value.language or self._to.given.lang
                words = text(said(value.value), lang)
                (also.append(words) if lang in labels or value not in names else labels.setdefault(lang, words))
        if not labels:
            self._to.remark("noticed", "name", Why.NO_NAME, local_name(node))
            labels[self._to.given.lang] = self._to.words(local_name(node))
        if not {"nl", "en"} & {lang.split("-")[0].lower() for lang in labels}:
            first = next(iter(labels.values()))  # a name in another language is a name all the same
            labels[""] = first[: first.rindex('"') + 1]
        self._to.actor(
            self._name(node),
            list(labels.values()),
            self._class(node, types),
            post=bool(types & self._post_types),
            part_of=wholes,
            post_in=posts,
            also=[one for one in dict.fromkeys(also) if one not in labels.values()],
        )

    def _class(self, node: str, types: set[str]) -> str:
        """Return the class of an actor by its classification or type; Actor, and a remark, where no rule is of them."""
        told = [name_of(value) for value in self._all(node, (_CLASSIFIED,))]
        found = [self._rules.org_classes[one] for one in (*told, *sorted(types)) if one in self._rules.org_classes]
        if found:
            return found[0]
        for one in told:
            self._to.remark("noticed", f"org:classification {prefixed(one)}", Why.CLASS, local_name(node))
        if not told:
            self._to.remark(
                "noticed",
                prefixed(sorted(types & (self._actor_types | self._post_types))[0]),
                Why.CLASS,
                local_name(node),
            )
        return "Actor"

    def _relations(self) -> None:
        for rule in self._rules.org_relations:
            kind = kind_for(rule.kinds, self._to.given.law)
            what = prefixed(rule.property)
            for predicate in sorted(self._below([rule.property], RDFS.subPropertyOf)):
                self._used.add(predicate)
                for subject, told in self._said.items():
                    for value in told.get(predicate, ()):
                        low, high = (subject, name_of(value)) if rule.up else (name_of(value), subject)
                        if low in self._known and high in self._known:
                            self._to.relation(self._name(low), self._name(high), kind, what, local_name(subject))
                        else:
                            self._to.remark("unusable", what, Why.NOWHERE, local_name(subject))

    def _memberships(self) -> None:
        """Write that an organisation sits in another; a person in one holds no office by that."""
        for node, types in self._classes.items():
            if _MEMBERSHIP in types:
                self._to.read["membership"] += 1
                start, end = self._term(node)
                members = [name_of(v) for v in self._all(node, (_MEMBER,))]
                bodies = [name_of(v) for v in self._all(node, (_ORGANISATION,))]
                self._seats(bodies, members, local_name(node), start, end)
        for body in self._actors:
            members = [name_of(v) for v in self._all(body, (_HAS_MEMBER,))]
            if members:
                self._seats([body], members, local_name(body))

    def _seats(self, bodies: list[str], members: list[str], where: str, start: str = "", end: str = "") -> None:
        for body in bodies:
            for member in members:
                if body in self._known and member in self._known and body != member:
                    self._to.seat(self._name(body), self._name(member), start, end)
                elif body not in self._known:
                    self._to.remark("unusable", "org:organization", Why.NOWHERE, where)
                else:
                    self._to.remark("left-aside", "org:member", Why.PERSON, where)

    def _tenures(self) -> None:
        people: set[str] = set()
        for node, types in self._classes.items():
            if types & self._tenure_types:
                start, end = self._term(node)
                for office in map(name_of, self._all(node, self._rules.org["office"])):
                    for person in map(name_of, self._all(node, self._rules.org["holder"])):
                        self._tenure(person, office, start, end, people)
        for post in self._actors:
            for person in map(name_of, self._all(post, (_HELD_BY,))):
                self._tenure(person, post, "", "", people)
        for node, told in self._said.items():
            for office in map(name_of, told.get(_HOLDS, ()) if not self._classes[node] & self._tenure_types else ()):
                self._tenure(node, office, "", "", people)

    def _tenure(self, person: str, office: str, start: str, end: str, people: set[str]) -> None:
        where = local_name(office)
        if office not in self._known:
            self._to.remark("unusable", "org:holds", Why.NOWHERE, where)
        elif not (start or end):
            self._to.remark("left-aside", "org:heldBy", Why.NAME_WITHOUT_TERM, where)
        else:
            names = [
                words
                for v in self._all(person, (FOAF.name, *self._rules.org["names"]))
                if isinstance(v, Literal) and (words := said(v.value))
            ]
            if not names:
                self._to.remark("unusable", "person", Why.NO_NAME, local_name(person))
                return
            if person not in people:
                people.add(person)
                self._to.person(self._name(person), names[0])
            self._to.tenure(self._name(person), self._name(office), start, end)

    def _term(self, node: str) -> tuple[str, str]:
        """Return the bounds that a membership or tenure gives itself, or the interval that it names."""
        starts, ends = self._all(node, self._rules.org["starts"]), self._all(node, self._rules.org["ends"])
        for interval in map(name_of, self._all(node, (_DURING,))):
            starts += self._instants(interval, "hasBeginning")
            ends += self._instants(interval, "hasEnd")
        found = []
        for what, values in (("start", starts), ("end", ends)):
            found.append(next((day for v in values if (day := bound_of(name_of(v)))), ""))
            if values and not found[-1]:
                self._to.remark("unusable", what, Why.NO_DATE, local_name(node))
        start, end = found
        if start and end and start.split('"')[1] >= end.split('"')[1]:
            self._to.remark("unusable", "start", Why.NOT_BEFORE_END, local_name(node))
            start = ""
        return start, end

    def _instants(self, interval: str, end: str) -> Iterator[Value]:
        for instant in map(name_of, self._all(interval, (f"{_TIME}{end}",))):
            yield from self._all(instant, (f"{_TIME}inXSDDate", f"{_TIME}inXSDDateTime", f"{_TIME}inXSDDateTimeStamp"))

    def _rest(self) -> None:
        """Count what was said of actors and is not written, and the nodes that are nothing here."""
        of_actors = Counter(
            p for node in self._actors for p, values in self._said[node].items() for _ in values if p not in self._used
        )
        for predicate, number in sorted(of_actors.items()):
            for _ in range(number):
                self._to.remark("left-aside", prefixed(predicate), Why.NO_PLACE)
        understood = self._actor_types | self._post_types | self._tenure_types | _BESIDE
        beside = self._read | understood | frozenset[str]().union(*self._of.values())
        for node, types in self._classes.items():
            if node not in beside and not types & understood:
                name = prefixed(min(types)) if types else "no rdf:type"
                self._to.remark("unknown", name, Why.NODE, local_name(node))
