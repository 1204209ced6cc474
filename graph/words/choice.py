"""The one sentence on a choice, in Dutch and in English: made here and nowhere else.

Shell, map and report all show these words. They speak about the record, never about the world.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.records import POWERS, ChoiceAnswer, Decider
from graph.words.grammar import POWER_WORDS, are_several, joined, remarked
from graph.words.names import ends_of, full_name
from ontology.codelists.words import status_words
from ontology.namespaces import HVT
from ontology.reading.facts import Facts
from ontology.text import Text

__all__ = ["CAVEAT_WORDS", "missing_link", "sentence"]

#: What is to be said beside the answer on a choice, by caveat.
CAVEAT_WORDS: Mapping[str, Text] = {
    "decider-not-stated": Text(
        "Wie beslist is niet vastgesteld maar afgeleid, betwistbaar of niet geverifieerd.",
        "Who decides is not stated but inferred, arguable or unverified.",
    ),
    "caretaker": Text(
        "Het kabinet is demissionair: de Kamers kunnen vragen en debatteren als altijd; de vertrouwensregel werkt nog "
        "tegen een enkele bewindspersoon, tegen het geheel is dat omstreden.",
        "The cabinet is a caretaker: the chambers may ask and debate as ever; the confidence rule still works against "
        "a single member, against the whole it is contested.",
    ),
    "office-vacant": Text(
        "Op deze dag bekleedt volgens dit dossier niemand het ambt dat antwoordt.",
        "On this day nobody holds the office that answers, on this record.",
    ),
    "source-read-in-part": Text(
        "Rust op een officiële bron die deels is gelezen.",
        "Rests on an official source that was read in part.",
    ),
    "sources-contradict": Text(
        "Hangt op een relatie waarover bronnen elkaar tegenspreken.",
        "Hangs on a relation on which sources contradict each other.",
    ),
}


def sentence(answer: ChoiceAnswer, facts: Facts) -> Text:
    """Return who decides, who answers, how far the powers reach and where it breaks, in one sentence."""
    choice = answer.label
    if answer.verdict == "AIM_ONLY" and answer.aim:
        who = joined([facts.actors[a].label for a in answer.aim.adopters])
        return Text(
            f"Het doel van “{choice.nl}” is volgens dit dossier vastgesteld door {who.nl}; "
            "wie over de uitvoering beslist, is niet vastgelegd.",
            f"On this record the aim of “{choice.en}” was laid down by {who.en}; "
            "who decides on its execution is not on record.",
        )
    if answer.verdict in ("NO_DECIDER", "NOT_RECORDED"):
        return Text(
            f"In dit dossier is niet vastgelegd wie over “{choice.nl}” beslist.",
            f"In this record it is not laid down who decides on “{choice.en}”.",
        )
    if not answer.deciders:
        return Text(
            f"Wie over “{choice.nl}” beslist is in dit dossier onbekend: gezocht en niet gevonden, "
            "of niet aanvaard als bewijs.",
            f"Who decides on “{choice.en}” is unknown in this record: looked for and not found, "
            "or not accepted as evidence.",
        )
    start = _who_decides(answer, facts)
    rest = _how_far(answer, facts)
    return Text(f"{start.nl}; {rest.nl}.", f"{start.en}; {rest.en}.")


def _who_decides(answer: ChoiceAnswer, facts: Facts) -> Text:
    bodies: dict[str, list[Decider]] = {}
    for decider in answer.deciders:
        for body in decider.pierced_from or (decider.iri,):
            bodies.setdefault(body, []).append(decider)
    names = [_decider_name(facts, body, deciders) for body, deciders in bodies.items()]
    many = len(names) > 1
    who = joined(names)
    nl = f"over “{answer.label.nl}” {'beslissen' if many else 'beslist'} volgens dit dossier {who.nl}"
    verb = "decide" if many else "decides"
    return Text(nl[0].upper() + nl[1:], f"On this record {who.en} {verb} on “{answer.label.en}”")


def _decider_name(facts: Facts, body: str, deciders: Sequence[Decider]) -> Text:
    remarks: list[Text] = []
    if any(d.pierced_from for d in deciders):
        count = len(deciders)
        remarks.append(
            Text(
                f"zelf zonder verantwoordingsrelatie, via {count} deelnemers",
                f"itself answering to nobody, through {count} participants",
            )
        )
    weakest = {d.assignment_status for d in deciders} - {"stated"}
    if weakest:
        words = joined([status_words()[s] for s in sorted(weakest)])
        remarks.append(Text(f"als beslisser {words.nl}", f"as decider {words.en}"))
    return remarked(full_name(facts, body), *remarks)


def _how_far(answer: ChoiceAnswer, facts: Facts) -> Text:
    judged = [d for d in answer.deciders if d.verdict != "FORUM_ITSELF"]
    decisive = next((d for d in judged if d.verdict == answer.verdict), None)
    if answer.verdict == "FORUM_ITSELF":
        return Text(
            "dat is zelf een gekozen vertegenwoordiging, die aan geen ander orgaan verantwoording aflegt",
            "that is itself an elected assembly, which answers to no other body",
        )
    if answer.verdict == "SHARED":
        offices = joined([facts.actors[o].label for o in sorted({d.chain.office for d in judged if d.chain})])
        return Text(
            f"{offices.nl} antwoorden elk voor het eigen deel en niemand is aangewezen voor het geheel",
            f"{offices.en} each answer for their own part and nobody is designated for the whole",
        )
    if answer.verdict == "UNKNOWN":
        ends = [e for d in judged for e in d.open_ends]
        names = joined([facts.actors[a].label for a in sorted({e.actor for e in ends})[:4]])
        return Text(
            f"of daarvoor iemand verantwoording aflegt is onbekend: het dossier houdt op bij {names.nl}",
            f"whether anybody answers for that is unknown: the record stops at {names.en}",
        )
    if answer.verdict == "NONE_FOUND":
        names = joined([d.label for d in judged if d.verdict == "NONE_FOUND"])
        return Text(
            f"in dit dossier is geen verantwoordingsketen vastgelegd van {names.nl} "
            "naar een gekozen vertegenwoordiging",
            f"in this record no chain of accountability is laid down from {names.en} to an elected assembly",
        )
    if decisive is None and answer.lead:
        lead = facts.actors[answer.lead].label
        return Text(
            f"aangewezen om voor het geheel te antwoorden is {lead.nl}",
            f"designated to answer for the whole is {lead.en}",
        )
    if decisive is None:
        return Text("", "")
    alone = len(answer.deciders) == 1 and decisive.chain is not None and decisive.chain.office == decisive.iri
    return _by_chain(answer.verdict, decisive, facts, alone)


def _by_chain(verdict: str, decider: Decider, facts: Facts, alone: bool) -> Text:
    chain = decider.chain
    if verdict == "INDEPENDENT_BY_LAW":
        return Text(
            "de wet houdt een minister daar buiten: onafhankelijk bij wet",
            "a statute keeps a minister out of it: independent by law",
        )
    if chain is None:
        return Text("", "")
    office, forum = facts.actors[chain.office].label, facts.actors[chain.terminal].label
    if verdict == "FULL" and alone:
        return Text(
            f"deze legt daarover volledig verantwoording af aan {forum.nl}",
            f"this office answers for that in full to {forum.en}",
        )
    if verdict == "FULL":
        return Text(
            f"{office.nl} legt daarover volledig verantwoording af aan {forum.nl}",
            f"{office.en} answers for that in full to {forum.en}",
        )
    if verdict == "LOCAL":
        return Text(
            f"{office.nl} legt daarover verantwoording af aan {forum.nl}: lokaal, niet bij een minister",
            f"{office.en} answers for that to {forum.en}: locally, not through a minister",
        )
    if verdict == "SYSTEM_ONLY":
        return Text(
            f"{office.nl} is alleen aanspreekbaar op de regels van het stelsel, niet op deze keuze",
            f"{office.en} answers only for the rules of the system, not for this choice",
        )
    return _limited(decider, office, forum, facts)


def _limited(decider: Decider, office: Text, forum: Text, facts: Facts) -> Text:
    chain = decider.chain
    if chain is None:
        return Text("", "")
    held = [p for p, g in zip(POWERS, chain.grade, strict=True) if g >= 2]
    short = [p for p, g in zip(POWERS, chain.grade, strict=True) if g < 2]
    weakest = min(zip(chain.grade, POWERS, strict=True), key=lambda pair: pair[0])[1]
    place = ends_of(facts, (chain.bottlenecks[weakest] or chain.relations)[0])
    carried, lacking = (joined([POWER_WORDS[p] for p in powers]) for powers in (held, short))
    falls_nl = f", {lacking.nl} schiet{'en' if are_several(short) else ''} tekort" if short else ""
    falls_en = f", {lacking.en} fall{'' if are_several(short) else 's'} short" if short else ""
    powers_nl = " en alleen op het gebruik van eigen bevoegdheden" if chain.reach == "powers" else ""
    powers_en = " and only for the use of own powers" if chain.reach == "powers" else ""
    return Text(
        f"{office.nl} is daarop beperkt aanspreekbaar door {forum.nl}{powers_nl}: {carried.nl} "
        f"reik{'en' if are_several(held) else 't'}{falls_nl}, het zwakst bij {place.nl}",
        f"{office.en} answers for that in part to {forum.en}{powers_en}: {carried.en} "
        f"reach{'' if are_several(held) else 'es'}{falls_en}, weakest at {place.en}",
    )


def missing_link(decider: Decider, facts: Facts) -> Text | None:
    """Return where the record stops for a decider without a chain: the first link that is missing."""
    if decider.chain is not None or decider.verdict == "FORUM_ITSELF":
        return None
    for end in decider.open_ends:
        name = facts.actors[end.actor].label
        if end.relation is None:
            return Text(
                f"van {name.nl} is niet uitgezocht aan wie verantwoording wordt afgelegd",
                f"to whom {name.en} answers was not researched",
            )
        words = status_words()[end.status or "unknown"]
        return Text(
            f"de relatie van {name.nl} omhoog heeft de status {words.nl} en telt niet mee",
            f"the relation upward of {name.en} has the status {words.en} and does not count",
        )
    absent = [a for a in facts.absences.values() if a.about == decider.iri and a.absent == HVT.AccountabilityUpward]
    for absence in absent:
        words = status_words()[absence.status]
        return Text(
            f"van {decider.label.nl} is vastgelegd dat het aan niemand boven zich verantwoording aflegt ({words.nl})",
            f"{decider.label.en} is on record as answering to nobody above it ({words.en})",
        )
    return Text(
        f"van {decider.label.nl} is geen relatie omhoog vastgelegd die voor deze keuze telt",
        f"no relation upward of {decider.label.en} that counts for this choice is laid down",
    )
