"""What the closure answers: frozen records, the only thing an output ever reads.

Grades are triples (information, discussion, consequences), each 0-3. IRIs are plain strings;
a statement without a name has the label its file order gives it (`_:b1`). Every sequence is sorted:
two runs on the same input give equal records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ontology.text import Text

__all__ = [
    "CAVEATS",
    "CLASSES",
    "MINISTERIAL",
    "POWERS",
    "UNGRADED",
    "Acceptance",
    "ActorEntry",
    "ActorExplanation",
    "ActorRole",
    "Aim",
    "Answer",
    "Chain",
    "ChainExplanation",
    "ChoiceAnswer",
    "Decider",
    "Explanation",
    "Gap",
    "Grade",
    "HouseInfo",
    "InOffice",
    "OpenEnd",
    "Reference",
    "Sentences",
    "Step",
    "Upward",
]

#: The three powers of a forum, in the order of a grade (Bovens 2007; Brandsma & Schillemans 2013).
POWERS = ("information", "discussion", "consequences")

#: How far a minister answers for a choice, from nobody to in full; `aim`: for the aim only, `elsewhere`: others answer.
MINISTERIAL = ("none", "aim", "unknown", "partial", "elsewhere", "full")

#: Verdict -> its class of `MINISTERIAL`; that of SHARED depends on whose the offices are.
CLASSES: Mapping[str, str] = {
    "FULL": "full",
    "LIMITED": "partial",
    "AIM_ONLY": "aim",
    "LOCAL": "elsewhere",
    "FORUM_ITSELF": "elsewhere",
    "INDEPENDENT_BY_LAW": "elsewhere",
    "UNKNOWN": "unknown",
    "NOT_RECORDED": "unknown",
    "NONE_FOUND": "none",
    "NO_DECIDER": "none",
    "SYSTEM_ONLY": "none",
}
#: Verdicts on a choice of which the grade (0, 0, 0) says nothing: who decides, or who answers, is not on record.
UNGRADED = frozenset({"AIM_ONLY", "NOT_RECORDED", "UNKNOWN"})

#: What an answer on a choice rests on that a reader should know.
CAVEATS = ("caretaker", "decider-not-stated", "office-vacant", "source-read-in-part", "sources-contradict")


class Grade(NamedTuple):
    """How far three powers reach: 0 none, 1 weak, 2 bounded, 3 full."""

    information: int
    discussion: int
    consequences: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A source or an article of law: its title, where to read it, how much it is worth."""

    iri: str
    title: Text
    url: str | None = None
    grade: str | None = None
    read_in_full: bool | None = None
    issued: str | None = None
    #: of a provision: how sure it is that the law says so; None where the house does not say
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """One way from an account-giver up to a parliament (ministerial) or an assembly (local).

    `relations` are relation IRIs from the bottom up; `office` is the account-giver of the last one;
    `bottlenecks` maps each power to the relations where the minimum is reached.
    """

    relations: tuple[str, ...]
    grade: Grade
    reach: str
    status: str
    terminal: str
    office: str
    bottlenecks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Where the record stops: an actor whose relations upward nobody looked for, or are not accepted."""

    actor: str
    #: the relation that would count but for its status; None when nothing is recorded at all
    relation: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Decider:
    """One who decides on a choice, and the verdict on that one alone."""

    iri: str
    label: Text
    #: what people call it ("BOD"); None when the record has no other name
    short: Text | None
    #: the bodies it stands for, sorted; none when it is a decider of its own
    pierced_from: tuple[str, ...]
    verdict: str
    chain: Chain | None
    pareto: tuple[Grade, ...]
    oversight: Chain | None
    #: the role assignments that make this actor (or the body it was pierced from) a decider
    assignments: tuple[str, ...]
    #: the strongest status of those assignments
    assignment_status: str
    open_ends: tuple[OpenEnd, ...] = ()
    #: whoever the office of its chain is nested under: the minister beside a state secretary (Grondwet 46(2))
    beside: tuple[str, ...] = ()

    @property
    def grade(self) -> Grade:
        """The grade of the chain the verdict names; (3, 3, 3) for a forum itself; else (0, 0, 0)."""
        if self.verdict == "FORUM_ITSELF":
            return Grade(3, 3, 3)
        return self.chain.grade if self.chain else Grade(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Somebody answers for leaving a gap open: who, why, and up to (not including) which day."""

    by: str
    why: str
    until: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands between a choice and somebody who answers for it, on this record."""

    code: str
    message: Text
    question: Text
    at: str
    evidence: str
    sources: tuple[str, ...]
    #: only for `limited-powers`: the powers below grade 2
    missing: tuple[str, ...] = ()
    #: only for `unknown`: "decider", "chain" or "funding"
    about: str | None = None
    #: who accepts it for now (graph.answers.accepting); the verdict does not change
    accepted: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """Who laid down what a choice is for, and who answers for that: never for its execution (model-2.md 3)."""

    verdict: str
    ministerial: str
    grade: Grade
    #: those who adopted it, bodies not pierced, sorted
    adopters: tuple[str, ...]
    #: the choices of which this one was adopted as a part: the direct ones, sorted
    part_of: tuple[str, ...]
    #: the weakest of the statuses of the adopters; of one taken from another choice `inferred` at best
    status: str
    #: the adopters as they were judged, bodies pierced
    deciders: tuple[Decider, ...]


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """A choice with its verdict, its deciders and its gaps (most severe first)."""

    iri: str
    label: Text
    #: a short name for a line of a table; None when the record has none
    short: Text | None
    notation: str | None
    themes: tuple[str, ...]
    #: not yet taken
    pending: bool
    verdict: str
    ministerial: str
    #: what `ministerial` is on stated facts alone
    ministerial_stated: str
    grade: Grade
    #: who adopted it as an aim; None when the record names nobody
    aim: Aim | None
    #: those who asked for it and bind nobody, sorted
    requested_by: tuple[str, ...]
    lead: str | None
    caveats: tuple[str, ...]
    deciders: tuple[Decider, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class HouseInfo:
    """Which house was asked, on which day, under which scenarios, on what evidence."""

    iri: str | None
    title: Text
    reference_date: str
    scenarios: tuple[str, ...]
    evidence: str
    digest: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Every choice of a house, most severe first, then by IRI."""

    house: HouseInfo
    #: verdict -> how many choices
    summary: Mapping[str, int]
    #: class of MINISTERIAL -> how many choices
    classes: Mapping[str, int]
    #: the same on stated facts alone
    classes_stated: Mapping[str, int]
    #: how many of the choices that a minister answers for, in full or in part, are not yet taken
    pending: int
    choices: tuple[ChoiceAnswer, ...]

    def choice(self, iri: str) -> ChoiceAnswer:
        """Return the answer on one choice; KeyError when the house does not have it on this date."""
        for answer in self.choices:
            if answer.iri == iri:
                return answer
        raise KeyError(iri)


@dataclass(frozen=True, slots=True)
class Step:
    """One relation of a chain in words: who gives account to whom, on what article and source."""

    relation: str
    account_giver: str
    account_giver_label: Text
    forum: str
    forum_label: Text
    kind: str | None
    kind_label: Text
    grade: Grade
    reach: str
    status: str
    #: status of the grading of the relation kind itself (how sure the law is about the grades)
    kind_status: str | None
    legal_basis: tuple[Reference, ...]
    #: the basis of the kind in words ("Gw 46(2), 68, 69; vertrouwensregel")
    basis_text: Text
    sources: tuple[Reference, ...]
    is_bottleneck_for: tuple[str, ...]
    notes: tuple[Text, ...] = ()
    #: False when the record gives no grades: they are unknown then, not none
    graded: bool = True
    #: what people call both ends; None where the record has no other name
    account_giver_short: Text | None = None
    forum_short: Text | None = None


@dataclass(frozen=True, slots=True)
class ChainExplanation:
    """The chain of one decider step by step; without one, how near the record comes."""

    decider: Decider
    steps: tuple[Step, ...]
    oversight: tuple[Step, ...]
    #: what is on record about the decider when the chain is missing: sentence on the first missing link
    missing_link: Text | None = None


@dataclass(frozen=True, slots=True)
class Sentences:
    """The answer on one choice in words, a thought a sentence; None where there is nothing to say of it."""

    #: who decides and who answers for that, or what the record says instead
    verdict: Text
    #: who adopted it as an aim and who answers for that, where the verdict does not say so
    aim: Text | None
    #: between whom the accountability for the decision is weakest
    breaks: Text | None
    #: who spoke for it in parliament and was not named yet; who prepares it where nobody is on record as deciding
    spoke: Text | None
    #: who asks for it
    request: Text | None


@dataclass(frozen=True, slots=True)
class InOffice:
    """Who holds an office on the day: the name, the term and how sure that is."""

    #: the statement of it
    iri: str
    office: str
    office_label: Text
    office_short: Text | None
    name: str
    start: str | None
    end: str | None
    acting: bool
    status: str
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer on one choice as one reads it aloud: a few sentences, then the evidence."""

    choice: ChoiceAnswer
    #: the sentences one after the other
    sentence: Text
    sentences: Sentences
    #: what is to be said beside it, a sentence a caveat
    caveats: tuple[Text, ...]
    chains: tuple[ChainExplanation, ...]
    #: the chains of those who adopted it as an aim
    aim_chains: tuple[ChainExplanation, ...]
    #: role notation -> who holds it: (role label, ((actor iri, actor label, status), ...))
    roles: tuple[tuple[Text, tuple[tuple[str, Text, str], ...]], ...]
    question: Text | None
    sources: tuple[Reference, ...]
    notes: tuple[Text, ...]
    #: of the sources (those of the steps too) and the notes: what bears on the answer
    bearing_sources: tuple[Reference, ...]
    bearing_notes: tuple[Text, ...]
    #: who holds on the day the offices that decide or answer
    in_office: tuple[InOffice, ...] = ()


@dataclass(frozen=True, slots=True)
class Upward:
    """One relation upward of an actor as the record has it, and whether it counts today."""

    step: Step
    counts: bool
    #: why it does not count, or to what it is limited; None when it counts for everything
    remark: Text | None


@dataclass(frozen=True, slots=True)
class ActorRole:
    """What an actor does on a choice: itself, or as one of a collective that has the role."""

    choice: str
    choice_label: Text
    role: str
    role_label: Text
    status: str
    #: (IRI, label) of the collective it is one of; None when the role is its own
    through: tuple[str, Text] | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A record entry about an actor: its words, how sure it is, and its sources."""

    iri: str
    words: Text
    status: str
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ActorExplanation:
    """To whom an actor answers, whatever the choice; what it is, decides and does; who holds the office."""

    iri: str
    label: Text
    #: what it is, and by which law
    identity: Text
    #: who answers for what it does, and how far that reaches
    sentence: Text
    #: the verdict on it as a decider, by the relations that hold for every choice
    verdict: str
    #: the choices to which the chain is limited, where no relation holds for every choice
    limits: Text | None
    upward: tuple[Upward, ...]
    #: the chain that the verdict names, bottom up
    chain: tuple[Step, ...]
    #: of an actor that answers locally: the oversight of a minister
    oversight: tuple[Step, ...]
    #: where sources contradict each other on a relation upward
    contradictions: tuple[Text, ...]
    #: (IRI, label) of the government in whose area it lies, and of the collectives it is one of
    lies_in: tuple[str, Text] | None
    member_of: tuple[tuple[str, Text], ...]
    #: how many actors are one of it
    members: int
    #: (IRI, label) of its organs and units
    parts: tuple[tuple[str, Text], ...]
    #: (choice IRI, label, verdict on the choice)
    decides: tuple[tuple[str, Text, str], ...]
    #: every other role, its own first
    roles: tuple[ActorRole, ...]
    #: (name, from, until, acting)
    holders: tuple[tuple[str, str | None, str | None, bool], ...]
    instituted_by: tuple[Reference, ...]
    entries: tuple[ActorEntry, ...]
    notes: tuple[Text, ...]
