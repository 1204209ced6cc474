"""Who does what on a choice: every role on record, and whether exactly one decider can be turned to.

A role is a fact of the record (prepares, advises, decides, executes, finances, supervises), never a
verdict: whether a decider stands alone, is a body that answers to nobody, or is unknown, is asked of
`graph.answers.judging.judge`. Who answered to parliament (hvt:Answered) is kept apart: it says who spoke, not
who must.

References
----------
Bovens, M. (2007). Analysing and Assessing Accountability. European Law Journal 13(4), 447-468.
Thompson, D. F. (2014). Responsibility for Failures of Government: The Problem of Many Hands. American
Review of Public Administration 44(3), 259-273 (why somebody should be designated to answer for the whole).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.answers.answering import answer_choice
from graph.answers.explaining import reference
from graph.answers.judging import ChoiceVerdict, absences_of_decider, deciding_roles, judge
from graph.answers.offices import nested
from graph.closure.admissibility import Ladders
from graph.closure.piercing import is_body, pierced
from graph.house.finding import off_agenda
from graph.house.setting import Setting
from graph.records import (
    ChoiceAnswer,
    HouseInfo,
    Reference,
)
from graph.words.choice import sentence, sentences
from graph.words.grammar import counted, day_in_words, in_a_row, joined, remarked
from graph.words.names import NOT_FOUND, by_number, short_of
from graph.words.telling import told
from ontology.codelists.words import role_letters, status_words
from ontology.names import in_order, local_name
from ontology.namespaces import HVT
from ontology.reading.facts import Actor, Choice, Role, bounds_of, holds_on
from ontology.text import Text, both

__all__ = [
    "FLAGS",
    "GROUPS",
    "Flag",
    "Holding",
    "Matrix",
    "MatrixActor",
    "MatrixRow",
    "RoleGroup",
    "Who",
    "flags",
    "holding",
    "matrix",
    "who",
]

#: Why a row has not exactly one decider to turn to, in the order in which the reasons are told.
FLAGS: Mapping[str, Text] = {
    "nobody-designated": Text("volgens een bron is niemand aangewezen", "a source says that nobody is designated"),
    "none-on-record": Text("beslisser niet vastgelegd", "no decider on record"),
    "unknown": Text("beslisser gezocht en niet gevonden", "decider looked for and not found"),
    "not-accepted": Text("beslisser niet aanvaard op dit bewijs", "decider not accepted on this evidence"),
    "more-than-one": Text("meer dan één beslisser", "more than one decider"),
    "pierced": Text(
        "beslisser is een verband zonder eigen verantwoordingsrelatie",
        "decider is a body without a relation of its own",
    ),
    "forum-itself": Text("het forum beslist zelf", "the forum itself decides"),
}

#: Groups of actors from roof to ground, each with the classes that belong to it; the last takes the rest.
GROUPS: Mapping[str, tuple[Text, frozenset[str]]] = {
    "forum": (Text("vertegenwoordigingen", "parliaments and assemblies"), frozenset({HVT.Parliament, HVT.Assembly})),
    "office": (Text("kabinet en bewindspersonen", "cabinet and office-holders"), frozenset({HVT.MinisterialOffice})),
    "ministry": (
        Text("ministeries en hun onderdelen", "departments and their units"),
        frozenset({HVT.Ministry, HVT.MinistryUnit, HVT.Agency}),
    ),
    "independent": (
        Text("zelfstandige organen en toezicht", "independent bodies and oversight"),
        frozenset({HVT.IndependentAuthority, HVT.Supervisor, HVT.HighCouncil}),
    ),
    "body": (
        Text("overleggen, programma's, adviesorganen", "consultations, programmes, advisory bodies"),
        frozenset({HVT.ConsultativeBody, HVT.ProgrammeBody, HVT.AdvisoryBody}),
    ),
    "co-government": (
        Text("decentrale overheden en hun verenigingen", "local and devolved governments and their associations"),
        frozenset({HVT.CoGovernment, HVT.Executive, HVT.Association}),
    ),
    "other": (Text("overige", "others"), frozenset()),
}


@dataclass(frozen=True, slots=True)
class Holding:
    """One role assignment: who holds which role, since when, on what article and source."""

    assignment: str
    role: str
    letter: str
    #: None: looked for and not found
    actor: str | None
    label: Text
    short: Text
    status: str
    valid_from: str | None
    valid_until: str | None
    #: valid on the day, accepted as evidence, and held by somebody
    counts: bool
    legal_basis: tuple[Reference, ...]
    sources: tuple[Reference, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """A role and everyone who holds it; empty when nothing is laid down on it."""

    role: str
    letter: str
    label: Text
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """Why there is not exactly one decider to turn to; `actors` are those it is about."""

    code: str
    message: Text
    actors: tuple[str, ...]
    #: what the message says beyond the words of its code
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Every role on one choice. `elsewhen` holds what ended before the day or begins after it."""

    house: HouseInfo
    choice: ChoiceAnswer
    sentence: Text
    flags: tuple[Flag, ...]
    roles: tuple[RoleGroup, ...]
    answered: RoleGroup
    elsewhen: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class MatrixActor:
    """A column of the role matrix."""

    iri: str
    label: Text
    short: Text
    group: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A choice with its roles; `accountable` are the deciders that are no forum themselves."""

    iri: str
    label: Text
    notation: str | None
    verdict: str
    lead: str | None
    lead_name: Text | None
    accountable: tuple[str, ...]
    flags: tuple[Flag, ...]
    holdings: tuple[Holding, ...]
    answered: tuple[Holding, ...]

    def held(self, role: str) -> tuple[Holding, ...]:
        """Return who holds `role` (its IRI) in this row."""
        return tuple(h for h in (*self.holdings, *self.answered) if h.role == role)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Choices x actors; rows by number, columns from the roof of the house to the ground."""

    house: HouseInfo
    sentence: Text
    actors: tuple[MatrixActor, ...]
    rows: tuple[MatrixRow, ...]


def who(setting: Setting, choice: str) -> Who:
    """Return every role on a choice with holder, status, validity, article and sources.

    Parameters
    ----------
    setting
        What `graph.house.setting.setting` returns.
    choice
        The IRI of a choice of the house.

    Returns
    -------
    Who
        Roles in the order of the code list, also those nobody holds; what does not hold on the day apart.

    Raises
    ------
    UnknownNameError
        The choice is not on the agenda on the day of the setting.
    """
    ladders = Ladders(setting)
    facts = ladders.facts
    known = facts.choices[choice]
    if choice not in ladders.graph:
        raise off_agenda(facts, known, ladders.day)
    verdict = judge(ladders, known)
    answered = answer_choice(ladders, known, verdict)
    today = _sorted(holding(r, ladders) for r in ladders.assigned(choice))
    groups = {
        role: RoleGroup(role, letter, label, tuple(h for h in today if h.role == role))
        for role, (letter, label) in role_letters().items()
    }
    return Who(
        house=setting.house,
        choice=answered,
        sentence=sentence(sentences(answered, facts, ladders.assigned(choice), ladders.day)),
        flags=flags(ladders, known, verdict),
        roles=tuple(group for role, group in groups.items() if role != HVT.Answered),
        answered=groups[HVT.Answered],
        elsewhen=_sorted(holding(r, ladders) for r in ladders.roles.get(choice, ()) if not holds_on(r, ladders.day)),
    )


def matrix(setting: Setting) -> Matrix:
    """Return the role matrix of every choice on the agenda on the day of the setting.

    A row is flagged when there is not exactly one decider to turn to: none on record, one looked for
    and not found, one not accepted on this evidence, more than one, a body without a relation of its own, the forum
    itself, or nobody because a source says that nobody is designated. As in the verdicts, forums are set aside when
    there are other deciders, a minister and the own state secretary are one, and a designated lead settles it when
    there are more. Who adopted the aim, or asked for the choice, is in the row and decides nothing.
    """
    ladders = Ladders(setting)
    facts = ladders.facts
    rows = [_row(ladders, choice) for choice in ladders.on_agenda()]
    rows.sort(key=by_number)
    named = {h.actor for row in rows for h in (*row.holdings, *row.answered) if h.actor}
    columns = sorted((_column(facts.actors[iri]) for iri in named), key=lambda c: (list(GROUPS).index(c.group), c.iri))
    return Matrix(setting.house, _told(setting.house, rows), tuple(columns), tuple(rows))


def holding(role: Role, ladders: Ladders) -> Holding:
    """Return one role assignment in words."""
    facts = ladders.facts
    letter, _ = role_letters().get(role.role, (local_name(role.role), NOT_FOUND))
    known = facts.actors.get(role.actor or "")
    start, end = bounds_of(facts, role)
    return Holding(
        assignment=role.iri,
        role=role.role,
        letter=letter,
        actor=role.actor,
        label=known.label if known else NOT_FOUND,
        short=short_of(known) if known else NOT_FOUND,
        status=role.status,
        valid_from=start or None,
        valid_until=end or None,
        counts=ladders.counts(role),
        legal_basis=tuple(reference(facts, basis) for basis in sorted(role.legal_basis, key=in_order)),
        sources=tuple(reference(facts, source) for source in role.sources),
        notes=role.notes,
    )


def flags(ladders: Ladders, choice: Choice, verdict: ChoiceVerdict) -> tuple[Flag, ...]:
    """Return why there is not exactly one decider to turn to; empty when there is."""
    if not verdict.bodies:
        return _without_decider(ladders, choice)
    names, found = ladders.facts.actors, []
    accountable = _accountable(verdict)
    if not accountable:
        who_decides = joined([short_of(names[a]) for a in verdict.bodies])
        found.append(_flag("forum-itself", verdict.bodies, who_decides))
    apart = verdict.verdict == "SHARED" or len(nested(ladders.of(choice), accountable)) > 1
    if choice.lead is None and len(accountable) > 1 and apart:
        found.append(_flag("more-than-one", accountable, joined([short_of(names[a]) for a in accountable])))
    ladder = ladders.of(choice)
    for body in (b for b in verdict.bodies if is_body(ladders, b) and not ladder.rungs(b)):
        stand_in = [a for a in pierced(ladders, ladder, body) if a != body]
        name, seats = short_of(names[body]), joined([short_of(names[a]) for a in stand_in])
        through = (
            told("{name}, via {seats}", "{name}, through {seats}", name=name, seats=seats)
            if stand_in
            else told("{name}, zonder vastgelegde deelnemers", "{name}, no participants on record", name=name)
        )
        found.append(_flag("pierced", (body, *stand_in), through))
    return tuple(found)


def _without_decider(ladders: Ladders, choice: Choice) -> tuple[Flag, ...]:
    facts = ladders.facts
    absent = absences_of_decider(ladders, choice)
    valid = deciding_roles(ladders, choice)
    if absent:
        return (_flag("nobody-designated", (), None),)
    if not valid:
        return (_flag("none-on-record", (), None),)
    found = [_flag("unknown", (), None)] if any(r.status == "unknown" for r in valid) else []
    pending = sorted({(r.actor, r.status) for r in valid if r.actor and r.status != "unknown"})
    if pending:
        said = []
        for actor, status in pending:
            said.append(remarked(short_of(facts.actors[actor]), status_words()[status]))
        found.append(_flag("not-accepted", tuple(a for a, _ in pending), joined(said)))
    return tuple(found)


def _flag(code: str, actors: Sequence[str], about: Text | None) -> Flag:
    return Flag(code, in_a_row([FLAGS[code], about], ": "), tuple(actors), about)


def _accountable(verdict: ChoiceVerdict) -> tuple[str, ...]:
    """The deciders on record (bodies not pierced) that are no forum themselves."""
    forums = {d.iri for d in verdict.deciders if d.verdict == "FORUM_ITSELF" and not d.pierced_from}
    return tuple(body for body in verdict.bodies if body not in forums)


def _row(ladders: Ladders, choice: Choice) -> MatrixRow:
    verdict = judge(ladders, choice)
    held = [holding(role, ladders) for role in ladders.assigned(choice.iri)]
    return MatrixRow(
        iri=choice.iri,
        label=choice.label,
        notation=choice.notation,
        verdict=verdict.verdict,
        lead=choice.lead,
        lead_name=short_of(ladders.facts.actors[choice.lead]) if choice.lead else None,
        accountable=_accountable(verdict),
        flags=flags(ladders, choice, verdict),
        holdings=_sorted(h for h in held if h.role != HVT.Answered),
        answered=_sorted(h for h in held if h.role == HVT.Answered),
    )


def _sorted(holdings: Iterable[Holding]) -> tuple[Holding, ...]:
    order = {role: number for number, role in enumerate(role_letters())}
    return tuple(
        sorted(holdings, key=lambda h: (order.get(h.role, len(order)), h.actor is None, h.actor or "", h.assignment))
    )


def _column(actor: Actor) -> MatrixActor:
    group = next((name for name, (_, classes) in GROUPS.items() if classes & actor.classes), "other")
    return MatrixActor(actor.iri, actor.label, short_of(actor), group)


def _told(house: HouseInfo, rows: Sequence[MatrixRow]) -> Text:
    day = day_in_words(house.reference_date)
    if not rows:
        return told(
            "Op {day} staat in dit dossier geen enkele keuze; er zijn geen rollen te tonen.",
            "On {day} this record has no choice at all: there are no roles to show.",
            day=day,
        )
    counts = {code: sum(any(f.code == code for f in row.flags) for row in rows) for code in FLAGS}
    why = [told("{n} × {words}", "{n} × {words}", n=n, words=FLAGS[code]) for code, n in counts.items() if n]
    flagged = sum(bool(row.flags) for row in rows)
    if sum(counts.values()) > flagged:
        why.append(Text("soms om meer dan één reden", "some for more than one reason"))
    return told(
        "Van de {choices} op {day} {heeft|hebben:one} er in dit dossier {one} precies één beslisser (B) om aan te "
        "spreken{marked}.",
        "Of the {choices} on {day}, {one} {has|have:one} exactly one decider (B) to turn to on this record{marked}.",
        choices=counted(len(rows), "choice"),
        day=day,
        one=len(rows) - flagged,
        marked=told(
            "; {n} {is|zijn:n} gemarkeerd: {why}", "; {n} {is|are:n} flagged: {why}", n=flagged, why=in_a_row(why, ", ")
        )
        if flagged
        else both(""),
    )
