"""The facts of an index: one method for each class of the vocabulary.

Reading never judges: a house that passed `ontology.checking.validation` has one value where one is meant; of a
house that did not, the first value in sorted order is taken. What a house says itself comes before what
the vocabulary says of the same thing.
"""

from __future__ import annotations

from datetime import date
from functools import cache as once
from itertools import repeat

from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.columns import Columns
from ontology.reading.dataset import Value, name_of
from ontology.reading.facts import (
    Absence,
    Actor,
    Caretaker,
    Choice,
    DatedName,
    DebateQuestion,
    Entry,
    Facts,
    Funding,
    House,
    Kind,
    Participation,
    Provision,
    Relation,
    Revision,
    Role,
    Scenario,
    Source,
    Tenure,
    Tour,
    TourStep,
)
from ontology.reading.indexing import Index
from ontology.reading.lists import members
from ontology.standards import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS
from ontology.text import LANGUAGES, Text

__all__ = ["ACTORS", "Gathering"]

#: what leads to an actor, described or not
ACTORS = frozenset({HVT.accountGiver, HVT.forum, HVT.actor, HVT.participant, HVT.body, HVT.lead, HVT.office})
#: what may be a month or a year
_BOUNDS = (HVT.validFrom, HVT.validUntil, HVT.firstSeen)
_GRADES = (HVT.informationGrade, HVT.discussionGrade, HVT.consequencesGrade)
_Grade = tuple[int | None, int | None, int | None]
_NO_GRADE: _Grade = (None, None, None)


class Gathering:
    """What an index says, class by class."""

    def __init__(self, index: Index, law: str | None) -> None:
        """Take the index and whose law holds."""
        self.i = index
        self.law = law

    def facts(self) -> Facts:
        """Return everything that is said, keyed by IRI in sorted order."""
        i = self.i
        i.read_labels()
        kinds = {iri: self.kind(iri) for iri in i.of_class(HVT.RelationKind)}
        return Facts(
            house=self.house(),
            actors=self.actors(),
            kinds=kinds,
            relations=self.relations(kinds),
            choices={iri: self.choice(iri) for iri in self.typed(HVT.Choice)},
            roles={iri: self.role(iri) for iri in self.typed(HVT.RoleAssignment)},
            funding={iri: self.funding(iri) for iri in self.typed(HVT.FundingStatement)},
            participations={iri: self.participation(iri) for iri in self.typed(HVT.Participation)},
            absences={iri: self.absence(iri) for iri in self.typed(HVT.AbsenceStatement)},
            caretakers={iri: self.caretaker(iri) for iri in self.typed(HVT.CaretakerPeriod)},
            tenures={iri: self.tenure(iri) for iri in self.typed(HVT.Tenure)},
            sources={iri: self.source(iri) for iri in self.typed(HVT.Source)},
            provisions={iri: self.provision(iri) for iri in self.typed(HVT.LegalProvision)},
            scenarios={iri: self.scenario(iri) for iri in self.typed(HVT.Scenario)},
            questions={iri: self.question(iri) for iri in self.typed(HVT.DebateQuestion)},
            entries={iri: self.entry(iri) for iri in self.typed(HVT.RecordEntry)},
            revisions={iri: self.revision(iri) for iri in self.typed(HVT.Revision)},
            tours={iri: self.tour(iri) for iri in self.typed(HVT.Tour)},
            tour_steps={iri: self.tour_step(iri) for iri in self.typed(HVT.TourStep)},
            names={iri: self.dated_name(iri) for iri in self.typed(HVT.DatedName)},
            written=self.written(),
            broader=self.broader(),
            labels={iri: i.label(iri) for iri in i.having(SKOS.prefLabel, FOAF.name)},
        )

    def typed(self, cls: str) -> list[str]:
        return self.i.of_class_here(cls)

    def actor_iris(self) -> list[str]:
        return sorted(self.i.referred_to(ACTORS).union(self.typed(HVT.Actor)))

    def house(self) -> House:
        iri = next(iter(self.typed(HVT.House)), None)
        if iri is None:
            return House(None, Text("Huis zonder titel", "Untitled house"), None, None, self.law)
        i = self.i
        return House(
            iri, i.label(iri), i.day(iri, HVT.referenceDate), i.string(iri, OWL.versionInfo),
            self.law, i.names(iri, HVT.language),
        )  # fmt: skip

    def actors(self) -> dict[str, Actor]:
        i = self.i
        c = Columns(i, self.actor_iris())
        return c.records(
            Actor,
            iri=c.subjects,
            label=map(i.label, c.subjects),
            short=map(self._short, c.subjects) if SKOS.altLabel in c.used else repeat(None),
            names=c.read(SKOS.altLabel, values.names),
            classes=c.read(RDF.type, i.classes),
            instituted_by=c.read(HVT.institutedBy, values.names),
            independent_by_law=c.read(HVT.independentByLaw, values.names),
            participants=c.read(HVT.participant, values.iris),
            part_of=c.read(ORG.subOrganizationOf, values.iris),
            researched_on=c.read(HVT.researchedOn, values.day),
            notes=c.read(SKOS.note, values.texts),
            member_of=c.read(ORG.memberOf, values.iris),
            lies_in=c.read(HVT.liesIn, values.iri),
            legal_form=c.read(HVT.legalForm, values.text),
            valid_from=c.read(HVT.validFrom, values.day),
            valid_until=c.read(HVT.validUntil, values.day),
            article=c.read(HVT.article, values.article),
            plural=c.read(HVT.plural, lambda told: values.is_so(told) is True),
            notations=c.read(SKOS.notation, values.names),
        )

    def dated_name(self, iri: str) -> DatedName:
        start, end = self._dates(iri)
        return DatedName(
            iri, self.i.iri(iri, PROV.specializationOf) or "", self.i.label(iri), self._short(iri),
            self.status(iri) or "unknown", start, end, self._sources(iri),
        )  # fmt: skip

    def _short(self, iri: str) -> Text | None:
        """The shortest other name in each language; an abbreviation, or a name without one, serves both."""
        others = [name for name in self.i.literals(iri, SKOS.altLabel) if not values.is_empty(name)]
        if not others:
            return None
        label = self.i.label(iri)
        spoken = {values.spoken(t.language) for t in self.i.literals(iri, SKOS.prefLabel)} or set(LANGUAGES)

        def shortest(lang: str) -> str:
            # a label that is not there in a language falls back on the other one: its short name does too
            said = {*spoken, ""} if spoken.isdisjoint({lang, ""}) else {lang, ""}
            names = [t.value for t in others if values.spoken(t.language) in said or t.value.isupper()]
            return min(names, key=lambda name: (len(name), name), default=label.say(lang))

        return Text(shortest("nl"), shortest("en"))

    def kind(self, iri: str) -> Kind:
        i = self.i
        information, discussion, consequences = (values.integer(i.values(iri, grade)) for grade in _GRADES)
        words = i.text(iri, HVT.legalBasisText)
        articles = [i.label(provision) for provision in i.iris(iri, HVT.legalBasis)]
        basis = words or Text(", ".join(a.nl for a in articles), ", ".join(a.en for a in articles))
        reach = i.iri(iri, HVT.reach)
        return Kind(
            iri=iri,
            label=i.label(iri),
            grade=(information, discussion, consequences),
            reach=local_name(reach) if reach else None,
            status=self.status(iri, default=None),
            basis=basis,
            own_conduct_only=i.is_so(iri, HVT.ownConductOnly) is True,
            nests_office=i.is_so(iri, HVT.nestsOffice) is True,
            acts_as_forum=i.is_so(iri, HVT.actsAsForum) is True,
            grants_power=i.is_so(iri, HVT.grantsPower) is True,
            jurisdiction=i.iri(iri, HVT.jurisdiction),
        )

    def status(self, iri: str, default: str | None = "unknown") -> str | None:
        found = self.i.iri(iri, HVT.status)
        return local_name(found) if found else default

    def _dates(self, iri: str) -> tuple[date | None, date | None]:
        return self.i.day(iri, HVT.validFrom), self.i.day(iri, HVT.validUntil)

    def _sources(self, iri: str) -> tuple[str, ...]:
        return self.i.iris(iri, DCTERMS.source)

    def relations(self, kinds: dict[str, Kind]) -> dict[str, Relation]:
        c = Columns(self.i, self.typed(HVT.AccountabilityRelation))
        named = c.read(HVT.relationKind, values.iri)
        of_kind = [kinds.get(name or "") for name in named]
        own = zip(*(c.read(grade, values.integer) for grade in _GRADES), strict=True)
        reach = c.read(HVT.reach, values.local)
        return c.records(
            Relation,
            iri=c.subjects,
            account_giver=c.read(HVT.accountGiver, lambda told: values.iri(told) or ""),
            forum=c.read(HVT.forum, values.iri),
            kind=named,
            grade=map(_grade, own, (kind.grade if kind else _NO_GRADE for kind in of_kind)),
            reach=(own or (kind.reach if kind else None) for own, kind in zip(reach, of_kind, strict=True)),
            status=c.read(HVT.status, lambda told: values.local(told) or "unknown"),
            themes=c.read(HVT.scopeTheme, _set),
            choice_kinds=c.read(HVT.scopeChoiceKind, _set),
            choices=c.read(HVT.scopeChoice, _set),
            legal_basis=c.read(HVT.legalBasis, values.names),
            valid_from=c.read(HVT.validFrom, values.day),
            valid_until=c.read(HVT.validUntil, values.day),
            sources=c.read(DCTERMS.source, values.iris),
            notes=c.read(SKOS.note, values.texts),
            contradicts=c.read(HVT.contradicts, values.iris),
        )

    def choice(self, iri: str) -> Choice:
        i = self.i
        start, end = self._dates(iri)
        return Choice(
            iri=iri,
            label=i.label(iri),
            notation=i.string(iri, SKOS.notation),
            themes=i.iris(iri, HVT.theme),
            kinds=i.iris(iri, HVT.choiceKind),
            lead=i.iri(iri, HVT.lead),
            binding_on=i.text(iri, HVT.bindingOn),
            legal_basis=i.names(iri, HVT.legalBasis),
            valid_from=start,
            valid_until=end,
            sources=self._sources(iri),
            notes=i.texts(iri, SKOS.note),
            short=self._short(iri),
            part_of=i.iris(iri, DCTERMS.isPartOf),
            pending=i.is_so(iri, HVT.pending) is True,
            first_seen=i.day(iri, HVT.firstSeen),
        )

    def role(self, iri: str) -> Role:
        i = self.i
        start, end = self._dates(iri)
        return Role(
            iri=iri,
            choice=i.iri(iri, HVT.choice) or "",
            actor=i.iri(iri, HVT.actor),
            role=i.iri(iri, HVT.role) or "",
            status=self.status(iri) or "unknown",
            legal_basis=i.names(iri, HVT.legalBasis),
            valid_from=start,
            valid_until=end,
            sources=self._sources(iri),
            notes=i.texts(iri, SKOS.note),
        )

    def funding(self, iri: str) -> Funding:
        i = self.i
        start, end = self._dates(iri)
        kind = i.iri(iri, HVT.fundingKind)
        return Funding(
            iri, i.iri(iri, HVT.choice) or "", kind, i.string(iri, HVT.amount), i.string(iri, HVT.period),
            self.status(iri) or "unknown", start, end, self._sources(iri), i.texts(iri, SKOS.note),
            i.string(iri, HVT.currency) or "EUR",
        )  # fmt: skip

    def participation(self, iri: str) -> Participation:
        i = self.i
        start, end = self._dates(iri)
        return Participation(
            iri, i.iri(iri, HVT.body) or "", i.iri(iri, HVT.participant) or "", i.iri(iri, HVT.participationRole) or "",
            self.status(iri) or "unknown", start, end, self._sources(iri),
        )  # fmt: skip

    def absence(self, iri: str) -> Absence:
        start, end = self._dates(iri)
        return Absence(
            iri, self.i.iri(iri, HVT.about) or "", self.i.iri(iri, HVT.absent) or "",
            self.status(iri) or "unknown", start, end, self._sources(iri),
        )  # fmt: skip

    def caretaker(self, iri: str) -> Caretaker:
        start, end = self._dates(iri)
        about = self.i.iri(iri, HVT.about) or ""
        return Caretaker(iri, about, self.status(iri) or "unknown", start, end, self._sources(iri))

    def tenure(self, iri: str) -> Tenure:
        start, end = self._dates(iri)
        return Tenure(
            iri, self.i.iri(iri, HVT.holder) or "", self.i.iri(iri, HVT.office) or "",
            self.i.is_so(iri, HVT.acting) is True, self.status(iri) or "unknown", start, end, self._sources(iri),
        )  # fmt: skip

    def source(self, iri: str) -> Source:
        i = self.i
        return Source(
            iri=iri,
            title=i.label(iri),
            grade=i.string(iri, HVT.evidenceGrade),
            read_in_full=i.is_so(iri, HVT.readInFull),
            url=i.iri(iri, FOAF.page),
            issued=i.string(iri, DCTERMS.issued),
            seen_as_citation=i.is_so(iri, HVT.seenAsCitation),
        )

    def provision(self, iri: str) -> Provision:
        i = self.i
        start, end = self._dates(iri)
        whole = i.iri(iri, DCTERMS.isPartOf)
        if whole and start is None and end is None:
            start, end = self._dates(whole)
        return Provision(
            iri, i.label(iri), i.iri(iri, FOAF.page), self.status(iri, default=None), self._sources(iri), start, end
        )

    def scenario(self, iri: str) -> Scenario:
        i = self.i
        return Scenario(
            iri, i.label(iri), i.string(iri, SKOS.notation), i.iris(iri, HVT.adds), i.iris(iri, HVT.withdraws),
            i.iris(iri, HVT.proposedIn), i.texts(iri, SKOS.note),
        )  # fmt: skip

    def question(self, iri: str) -> DebateQuestion:
        i = self.i
        return DebateQuestion(
            iri, i.label(iri), i.string(iri, SKOS.notation), i.text(iri, HVT.answerOnRecord) or Text("", ""),
            self.status(iri, default=None), self._sources(iri), i.iris(iri, HVT.concernsChoice),
            i.texts(iri, SKOS.note),
        )  # fmt: skip

    def entry(self, iri: str) -> Entry:
        i = self.i
        start, end = self._dates(iri)
        return Entry(
            iri, i.names(iri, SKOS.notation), i.iris(iri, HVT.about), i.text(iri, RDFS.comment) or Text("", ""),
            self.status(iri) or "unknown", start, end, self._sources(iri),
        )  # fmt: skip

    def revision(self, iri: str) -> Revision:
        i = self.i
        verdict = i.iri(iri, HVT.formerVerdict) or ""
        return Revision(
            iri, i.iri(iri, HVT.about) or "", i.day(iri, HVT.onDate), i.string(iri, OWL.versionInfo) or "",
            i.string(verdict, SKOS.notation) or "", i.string(iri, HVT.formerClass) or "", i.text(iri, RDFS.comment),
        )  # fmt: skip

    def tour(self, iri: str) -> Tour:
        head = self.i.iri(iri, HVT.steps)
        steps = members(head, self.i.about) if head else None
        return Tour(iri, self.i.label(iri), tuple(map(name_of, steps or ())))

    def tour_step(self, iri: str) -> TourStep:
        i = self.i
        return TourStep(
            iri, i.text(iri, RDFS.comment) or Text("", ""), i.iri(iri, HVT.shows) or "", i.day(iri, HVT.onDate),
            i.iris(iri, HVT.underScenario),
        )  # fmt: skip

    def written(self) -> dict[str, tuple[str, str]]:
        """The bounds as written, of what says a month or a year for one; a day is in the fact itself."""
        found = {}
        for iri in self.i.subjects_where(_BOUNDS, _is_part_of_a_day):
            start = self.i.string(iri, HVT.validFrom) or self.i.string(iri, HVT.firstSeen)
            found[iri] = (start or "", self.i.string(iri, HVT.validUntil) or "")
        return found

    def broader(self) -> dict[str, frozenset[str]]:
        above = {s: frozenset(self.i.iris(s, SKOS.broader)) for s in self.i.having(SKOS.broader)}
        used = {theme for s in self.i.subjects_with(HVT.theme) for theme in self.i.iris(s, HVT.theme)}
        asked = sorted(used.union(s for s, parents in above.items() if parents))
        return {theme: above.get(theme, frozenset()) for theme in asked}


@once
def _grade(own: _Grade, of_kind: _Grade) -> tuple[int, int, int] | None:
    """Return the grade of a relation: its own, or else that of its kind; None when either leaves a part out."""
    information, discussion, consequences = (of_kind[n] if o is None else o for n, o in enumerate(own))
    if information is None or discussion is None or consequences is None:
        return None
    return information, discussion, consequences


def _is_part_of_a_day(value: Value) -> bool:
    """Tell a month or a year from a day."""
    return not isinstance(value, str) and len(value.value) < len("YYYY-MM-DD")


def _set(told: tuple[Value, ...]) -> frozenset[str]:
    return frozenset(values.iris(told))
