"""What the answer on a choice depends on, as rules over statements (model-2.md 2 and 3).

A part of a house is what the answers on some choices depend on, and what is told with them. In a part a resource is
*told* when all that is said of it stands there. It is *asked* when besides that everything stands there on which its
own accountability depends: of an actor its relations upward, who sits in it, who holds it; of a choice its roles and
its money. A rule says that where one end of a statement stands in a part as this, the other end stands in it as that.
A statement too many costs time; one too few is a wrong answer.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from ontology.namespaces import HVT
from ontology.standards import DCTERMS, ORG, PROV, RDF, RDFS, SKOS

__all__ = ["ASKED", "CARETAKING", "EVERYWHERE", "NOT_FOLLOWED", "RULES", "SEATING", "TOLD", "Rule"]

TOLD: Final = 0
ASKED: Final = 1


class Rule(NamedTuple):
    """Along which statements one goes on: from subject to value, or (`back`) from value to subject."""

    predicate: str
    back: bool
    #: as what the end that one comes from stands in the part: TOLD or ASKED
    met: int
    #: as what the other end then does
    then: int
    #: only of subjects of any of these classes, and only with values of any of these; empty: whatever they are
    subjects: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()


#: What is no class, but asked like one: a cabinet that a caretaker period is about, and that or a seat in it.
CARETAKING: Final = "caretaking"
SEATING: Final = "seating"
#: What leads to an actor, described or not.
_ACTORS = frozenset({HVT.accountGiver, HVT.forum, HVT.actor, HVT.participant, HVT.body, HVT.lead, HVT.office})
#: What a sentence looks up by its name, first among the actors: who refers to one of these as an actor makes it one.
_LOOKED_UP = frozenset({HVT.Choice, HVT.RoleAssignment, HVT.AccountabilityRelation})

#: Who leads, acts and hears is asked likewise, and so is the whole of which a choice is a part: its aim.
_ASKED_ON = (HVT.lead, HVT.actor, HVT.forum, DCTERMS.isPartOf)
#: The roles and the money of a choice; the relations upward of an actor.
_ASKED_BACK = (HVT.choice, HVT.accountGiver)
#: What may be decided by those who sit in it.
_BODIES = frozenset({HVT.ConsultativeBody, HVT.ProgrammeBody})
#: Whatever a statement leans on is told: kinds, sources, articles, broader themes, classes.
_TOLD_ON = (
    HVT.absent,
    HVT.accountGiver,
    HVT.actor,
    HVT.body,
    HVT.choiceKind,
    HVT.contradicts,
    HVT.forum,
    HVT.fundingKind,
    HVT.holder,
    HVT.independentByLaw,
    HVT.jurisdiction,
    HVT.legalBasis,
    HVT.office,
    HVT.reach,
    HVT.relationKind,
    HVT.role,
    HVT.status,
    HVT.theme,
    DCTERMS.isPartOf,
    DCTERMS.source,
    RDF.type,
    RDFS.subClassOf,
    SKOS.broader,
)

RULES: tuple[Rule, ...] = (
    *(Rule(predicate, False, ASKED, ASKED) for predicate in _ASKED_ON),
    *(Rule(predicate, True, ASKED, ASKED) for predicate in _ASKED_BACK),
    Rule(HVT.body, True, ASKED, ASKED, values=_BODIES),
    Rule(HVT.participant, False, ASKED, ASKED, subjects=_BODIES | {HVT.Participation}),
    # who holds an office; what a source says is not there
    Rule(HVT.office, True, ASKED, TOLD),
    Rule(HVT.about, True, ASKED, TOLD, subjects=frozenset({HVT.AbsenceStatement})),
    # cabinets that have offered their resignation, and who sits in one or is a member of it
    Rule(HVT.about, True, TOLD, TOLD, subjects=frozenset({HVT.CaretakerPeriod})),
    Rule(ORG.memberOf, False, ASKED, TOLD, values=frozenset({CARETAKING})),
    Rule(HVT.participant, True, ASKED, TOLD, subjects=frozenset({SEATING})),
    # what is named is named as on the day
    Rule(PROV.specializationOf, True, TOLD, TOLD),
    *(Rule(predicate, False, TOLD, TOLD) for predicate in _TOLD_ON),
    *(Rule(predicate, True, TOLD, TOLD, values=_LOOKED_UP) for predicate in sorted(_ACTORS)),
)

#: What no answer on a choice depends on, though it names something: a scope is held against the names in it, the others
#: are asked by other questions. What a scenario withdraws stands in the parts where that stands (`graph.parts.links`).
NOT_FOLLOWED = frozenset(
    {
        HVT.adds,
        HVT.concernsChoice,
        HVT.fitsAccountGiver,
        HVT.fitsForum,
        HVT.formOf,
        HVT.formerVerdict,
        HVT.institutedBy,
        HVT.liesIn,
        HVT.participationRole,
        HVT.proposedIn,
        HVT.scopeChoice,
        HVT.scopeChoiceKind,
        HVT.scopeTheme,
        HVT.shows,
        HVT.steps,
        HVT.underScenario,
        HVT.withdraws,
    }
)

#: Told in every part: the house, and what its scenarios are.
EVERYWHERE = frozenset({HVT.House, HVT.Scenario})
