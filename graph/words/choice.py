"""The sentences on a choice, in Dutch and in English: who decides, who adopted it as an aim, who asked, who spoke.

Shell, map and report all show these words. They speak about the record, never about the world: a silence is no lack,
and whoever answers for an aim does not answer for its execution (model-2.md 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from graph.records import Aim, ChoiceAnswer, Decider, Sentences
from graph.words.answering import AIM, decisive, how_far, is_alone, remaining, tied_to, weakest_place
from graph.words.grammar import in_a_row, joined, quoted, remarked
from graph.words.mentions import Mentions
from graph.words.nouns import Noun, listed, noun
from graph.words.telling import told
from ontology.codelists.words import status_words
from ontology.namespaces import HVT
from ontology.reading.facts import Facts, Role
from ontology.text import Text

__all__ = ["question", "sentence", "sentences"]

#: gaps in the money
_MONEY = frozenset({"unfunded", "incidental-funding"})


def sentences(answer: ChoiceAnswer, facts: Facts, roles: Iterable[Role], on: date) -> Sentences:
    """Return the answer on a choice in a few sentences; `roles` are those assigned to it on the day.

    Read one after the other they name everybody in full first, and by a short name after that.
    """
    names = Mentions(facts)
    return Sentences(
        verdict=_verdict(answer, facts, names),
        aim=_aim(answer, facts, names),
        breaks=_breaks(answer, facts, names),
        spoke=_spoke(answer, facts, list(roles), on, names),
        request=_request(answer, names),
    )


def sentence(told_of: Sentences) -> Text:
    """Return the sentences on a choice one after the other."""
    return in_a_row([told_of.verdict, told_of.aim, told_of.breaks, told_of.spoke, told_of.request])


def question(answer: ChoiceAnswer, facts: Facts) -> Text | None:
    """Return the question to ask: that of the gravest gap in who answers; money comes after that.

    Where no such gap is found and it is not sure who decides, or nothing was decided yet, that is asked first.
    """
    gaps = list(answer.gaps)
    open_ends = [gap for gap in gaps if gap.code == "unknown" and gap.about in ("decider", "chain")]
    grave = [gap for gap in gaps if gap.code not in _MONEY and gap.about != "funding"]
    first = next(iter(open_ends if answer.verdict == "UNKNOWN" else ()), None) or next(iter(grave), None)
    if first is not None:
        return first.question
    if answer.pending:
        return told(
            "Wanneer wordt over {choice} beslist, en door wie?",
            "When will {choice} be decided on, and by whom?",
            choice=quoted(answer.label),
        )
    if answer.deciders and any(decider.assignment_status != "stated" for decider in answer.deciders):
        return told(
            "Waaruit blijkt dat {who} over {choice} {beslist|beslissen:who}?",
            "What shows that {who} {decides|decide:who} on {choice}?",
            choice=quoted(answer.label),
            who=_who(answer.deciders, facts, Mentions(facts), sure=False),
        )
    return gaps[0].question if gaps else None


def _verdict(answer: ChoiceAnswer, facts: Facts, names: Mentions) -> Text:
    """Return in one sentence who decides and who answers for that, or what the record says instead."""
    choice = quoted(answer.label)
    match answer.verdict:
        case "NO_DECIDER":
            said = [a for a in facts.absences.values() if a.about == answer.iri and a.absent == HVT.Decider]
            unsure = sorted({a.status for a in said} - {"stated", "unknown"})
            return told(
                "Volgens dit dossier is niemand aangewezen om over {choice} te beslissen{how}.",
                "According to this record nobody is designated to decide on {choice}{how}.",
                choice=choice, how=_bracketed(unsure),
            )  # fmt: skip
        case "NOT_RECORDED":
            return told(
                "Wie over {choice} {beslist|zou beslissen:pending}, is in dit dossier niet vastgelegd.",
                "Who {decides|would decide:pending} on {choice} is not laid down in this record.",
                choice=choice, pending=_pending(answer),
            )  # fmt: skip
        case "AIM_ONLY" if answer.aim:
            return _for_the_aim(answer, answer.aim, facts, names)
    if not answer.deciders:
        return told(
            "Wie over {choice} {beslist|zou beslissen:pending}, is in dit dossier onbekend: ernaar is gezocht en het "
            "is niet gevonden, of het bewijs telt hier niet mee.",
            "Who {decides|would decide:pending} on {choice} is unknown in this record: it was looked for and not "
            "found, or the evidence does not count here.",
            choice=choice, pending=_pending(answer),
        )  # fmt: skip
    who = _who(answer.deciders, facts, names)
    if answer.pending:
        return told(
            "Over {choice} {zou|zouden:who} volgens dit dossier {who} beslissen, wat nog niet is gebeurd; als dat "
            "gebeurt, geldt: {far}.",
            "According to this record {who} would decide on {choice}, which has not been done yet; once it has, {far}.",
            choice=choice, who=who, far=how_far(answer.verdict, answer.deciders, names, answer.lead),
        )  # fmt: skip
    if is_alone(answer.verdict, answer.deciders):
        return told(
            "{Who} {beslist|beslissen:who} volgens dit dossier over {choice} en {far}.",
            "According to this record {who} {decides|decide:who} on {choice} and {far}.",
            choice=choice, who=who, far=how_far(answer.verdict, answer.deciders, names, alone=True),
        )  # fmt: skip
    return told(
        "Over {choice} {beslist|beslissen:who} volgens dit dossier {who}; {far}.",
        "According to this record {who} {decides|decide:who} on {choice}; {far}.",
        choice=choice, who=who, far=how_far(answer.verdict, answer.deciders, names, answer.lead),
    )  # fmt: skip


def _aim(answer: ChoiceAnswer, facts: Facts, names: Mentions) -> Text | None:
    """Return who adopted a choice as an aim and who answers for that; None where the verdict says so, or nobody did."""
    aim = answer.aim
    if aim is None or answer.verdict == "AIM_ONLY":
        return None
    return told(
        "Als doel is het vastgesteld door {adopters}{part}; {far}.",
        "As an aim it was adopted by {adopters}{part}; {far}.",
        adopters=names.all(aim.adopters),
        part=_part(aim, facts),
        far=how_far(aim.verdict, aim.deciders, names, about=AIM),
    )


def _breaks(answer: ChoiceAnswer, facts: Facts, names: Mentions) -> Text | None:
    """Return between whom the accountability for a decision is weakest; None where it is full, or nobody carries it."""
    chosen = decisive(answer.verdict, answer.deciders)
    place = weakest_place(chosen) if chosen and answer.verdict in ("LIMITED", "SYSTEM_ONLY") else None
    if place is None:
        return None
    fact = facts.relations[place]
    return told(
        "Bij de beslissing is de zwakste schakel de verantwoording van {giver} aan {forum}.",
        "For the decision the weakest link is the accountability of {giver} to {forum}.",
        giver=names.one(fact.account_giver), forum=names.one(fact.forum or ""),
    )  # fmt: skip


def _spoke(answer: ChoiceAnswer, facts: Facts, roles: Iterable[Role], on: date, names: Mentions) -> Text | None:
    """Return who spoke for a choice in parliament without being named as deciding or answering.

    Where nobody is on record as deciding, the office that prepares it is named too.
    """
    named = {a for d in answer.deciders for a in (d.iri, *d.beside, d.chain.office if d.chain else d.iri)}
    spoke = [a for a in _holders(roles, HVT.Answered, facts) if a not in named]
    prepares = [] if answer.deciders else _holders(roles, HVT.Prepares, facts, HVT.MinisterialOffice)
    prepares = [a for a in prepares if a not in spoke]
    said = [
        told(
            "In het parlement {sprak|spraken:who} {who} hierover{aside}.",
            "In parliament {who} spoke about this{aside}.",
            who=names.all(spoke),
            aside=remaining([m for m in tied_to(spoke, facts, on) if m not in spoke], names),
        )
        if spoke
        else None,
        told(
            "{Who} {bereidt|bereiden:who} dit voor{aside}.",
            "{Who} {prepares|prepare:who} this{aside}.",
            who=names.all(prepares),
            aside=remaining([m for m in tied_to(prepares, facts, on) if m not in prepares], names),
        )
        if prepares
        else None,
    ]
    return in_a_row(said) if spoke or prepares else None


def _holders(roles: Iterable[Role], role: str, facts: Facts, cls: str | None = None) -> list[str]:
    """Return who holds a role, of a class where one is given; nobody is named who was not found."""
    held = {r.actor for r in roles if r.role == role and r.actor and r.status != "unknown"}
    return sorted(a for a in held if a in facts.actors and (cls is None or cls in facts.actors[a].classes))


def _request(answer: ChoiceAnswer, names: Mentions) -> Text | None:
    """Return who asks for a choice; a request decides nothing and is never judged."""
    if not answer.requested_by:
        return None
    return told(
        "{Who} {heeft|hebben:who} hierom gevraagd; een verzoek beslist niet.",
        "{Who} asked for it; a request does not decide.",
        who=names.all(answer.requested_by),
    )


def _for_the_aim(answer: ChoiceAnswer, aim: Aim, facts: Facts, names: Mentions) -> Text:
    adopters = names.all(aim.adopters)
    alone = is_alone(aim.verdict, aim.deciders)
    return told(
        "{Adopters} {heeft|hebben:adopters} {choice} als doel vastgesteld{part}{and}{far}; wie over de uitvoering "
        "{beslist|zou beslissen:pending}, is in dit dossier niet vastgelegd.",
        "{Adopters} adopted {choice} as an aim{part}{and}{far}; who {decides|would decide:pending} on its execution "
        "is not laid down in this record.",
        adopters=adopters,
        choice=quoted(answer.label),
        part=_part(aim, facts),
        **{"and": Text(", en ", ", and ") if alone else Text("; ", "; ")},
        far=how_far(aim.verdict, aim.deciders, names, alone=alone, about=AIM),
        pending=_pending(answer),
    )


def _pending(answer: ChoiceAnswer) -> int:
    """Return a number whose plural says that a choice is not yet taken."""
    return 2 if answer.pending else 1


def _part(aim: Aim, facts: Facts) -> Text:
    """Return as a part of which choices an aim was adopted, and how sure that is."""
    unsure = [aim.status] if aim.status != "stated" else []
    known = [facts.choices[whole] for whole in aim.part_of if whole in facts.choices]
    if not known:
        return _bracketed(unsure)
    wholes = listed([noun(quoted(whole.label)) for whole in known])
    return told(", als deel van {wholes}{how}", ", as a part of {wholes}{how}", wholes=wholes, how=_bracketed(unsure))


def _bracketed(statuses: Sequence[str]) -> Text:
    """Return how sure something is between brackets, with a space before; nothing for what is stated."""
    if not statuses:
        return Text("", "")
    return told(" ({how})", " ({how})", how=joined([status_words()[s] for s in statuses]))


def _who(deciders: Sequence[Decider], facts: Facts, names: Mentions, *, sure: bool = True) -> Noun:
    """Return who is on record as deciding: a body by its own name, with how many sit in it; `sure`: and how sure."""
    bodies: dict[str, list[Decider]] = {}
    for decider in deciders:
        holders = {facts.roles[a].actor or decider.iri for a in decider.assignments if a in facts.roles}
        for body in sorted(holders or {decider.iri}):
            bodies.setdefault(body, []).append(decider)
    if not sure:
        return listed([names.one(body) for body in bodies])
    return listed([_body(facts, body, of, names) for body, of in bodies.items()])


def _body(facts: Facts, body: str, deciders: Sequence[Decider], names: Mentions) -> Noun:
    name = names.one(body)
    seats = [d for d in deciders if body in d.pierced_from]
    remarks: list[Text] = []
    if seats:
        remarks.append(
            told(
                "zelf zonder vastgelegde verantwoording, daarom geteld via {n} {deelnemer|deelnemers:n}",
                "no accountability of its own on record, therefore counted through {n} {participant|participants:n}",
                n=len(seats),
            )
        )
    weakest = sorted({d.assignment_status for d in deciders} - {"stated"})
    if weakest:
        how = listed([noun(status_words()[s]) for s in weakest])
        remarks.append(told("als beslisser {how}", "as decider {how}", how=how))
    return Noun(remarked(name.bare, *remarks), name.article, name.several)
