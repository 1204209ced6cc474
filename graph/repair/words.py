"""The words on a repair, in Dutch and in English: what is laid down, why towards this office, what was proven."""

from __future__ import annotations

from collections.abc import Sequence

from graph.records import MINISTERIAL, Gap
from graph.repair.pointers import Pointed
from graph.repair.records import Repair
from graph.words.grammar import MINISTERIAL_WORDS, counted, day_in_words, in_a_row, joined, of_number, quoted, remarked
from graph.words.names import full_name, number_of
from ontology.codelists.repairs import Rule
from ontology.codelists.words import status_words, words_of_gap
from ontology.reading.facts import Facts
from ontology.text import Text, both

__all__ = ["because", "change_words", "counts_words", "hint_words", "proof_words", "repair_headline"]

_TARGET = {
    "partial": Text("ten minste beperkte ministeriële verantwoording", "at least limited ministerial accountability"),
    "full": Text("volledige ministeriële verantwoording", "full ministerial accountability"),
}
_BECOMES = {
    "aim": Text("ministeriële verantwoording voor het doel", "ministerial accountability for the aim"),
    "partial": Text("beperkte ministeriële verantwoording", "partial ministerial accountability"),
    "full": Text("volledige ministeriële verantwoording", "full ministerial accountability"),
}
_WAS = {
    "none": Text("is er geen vastgelegd", "none is laid down"),
    "aim": Text("is die er alleen voor het doel", "there is some for the aim only"),
    "unknown": Text("is dat onbekend", "that is unknown"),
    "elsewhere": Text("wordt elders verantwoording afgelegd", "account is given elsewhere"),
    "partial": Text("is die beperkt", "it is partial"),
}


def change_words(
    rule: Rule,
    facts: Facts,
    subject: str,
    office: str,
    existing: Sequence[str] = (),
    *,
    find_out: bool = False,
    political: bool = False,
    execution: bool = False,
) -> Text:
    """Return a change as an instruction.

    `existing` are relations between the two that it makes stronger. `find_out`: something is unknown, and
    may turn out to be there. `political`: the record picks no office, one was only computed with. `execution`: the aim
    was laid down already, and what is to be decided on is its execution.
    """
    start = Text("Zoek uit of leg vast", "Find out or lay down") if find_out else Text("Leg vast", "Lay down")
    who = full_name(facts, office)
    whom = Text("een bewindspersoon", "a minister or state secretary") if political else who
    end = Text(f"; gerekend is met {who.nl}.", f"; computed with {who.en}.") if political else Text(".", ".")
    if rule.change == "decider":
        choice = facts.choices[subject].label
        decides = (
            Text("welk ambt beslist", "which office decides")
            if political
            else Text(f"dat {who.nl} beslist", f"that {who.en} decides")
        )
        on = Text("over de uitvoering van", "on the execution of") if execution else Text("over", "on")
        return Text(
            f"{start.nl} {decides.nl} {on.nl} “{choice.nl}”{end.nl}",
            f"{start.en} {decides.en} {on.en} “{choice.en}”{end.en}",
        )
    if rule.change == "lead":
        choice = facts.choices[subject].label
        one = Text("één van wie nu elk voor een deel antwoorden", "one of those who answer each for a part now")
        one = one if political else who
        return Text(
            f"Wijs {one.nl} aan als eerstverantwoordelijke voor “{choice.nl}”{end.nl}",
            f"Designate {one.en} as lead for “{choice.en}”{end.en}",
        )
    giver, kind = full_name(facts, subject), facts.kinds[rule.proposes].label
    if existing:
        old = joined(list(dict.fromkeys(_kind(facts, r) for r in existing)))
        return Text(
            f"Versterk de relatie van {giver.nl} met {who.nl}: naast {old.nl} ook {kind.nl}.",
            f"Strengthen the relation of {giver.en} with {who.en}: beside {old.en} also {kind.en}.",
        )
    return Text(
        f"{start.nl} dat {giver.nl} aan {whom.nl} verantwoording aflegt: {kind.nl}{end.nl}",
        f"{start.en} that {giver.en} answers to {whom.en}: {kind.en}{end.en}",
    )


def _kind(facts: Facts, relation: str) -> Text:
    kind = facts.kinds.get(facts.relations[relation].kind or "")
    return kind.label if kind else Text("een relatie met eigen graden", "a relation with grades of its own")


def because(pointed: Pointed, facts: Facts) -> Text:
    """Return why the record points to an office, through whom and how surely."""
    details: list[Text] = []
    if pointed.via:
        names = joined([full_name(facts, a) for a in pointed.via])
        details.append(Text(f"via {names.nl}", f"through {names.en}"))
    choices = [facts.choices[iri] for iri in pointed.evidence if iri in facts.choices]
    if choices:
        details.append(both(", ".join(map(number_of, choices))))
    if pointed.status != "stated":
        details.append(status_words()[pointed.status])
    return remarked(pointed.ground.label, *details)


def hint_words(proposals: Sequence[Text], far: tuple[str, str] | None, closes: Sequence[Gap]) -> Text:
    """Return how proposals help a choice: how far a minister answers, before and after, else which gaps close."""
    who = in_a_row([joined(list(map(quoted, proposals))), Text("samen", "together") if len(proposals) > 1 else None])
    gaps = joined(list(dict.fromkeys(words_of_gap(g.code, g.missing, g.about).label for g in closes)))
    if far is None:
        return Text(f"Onder {who.nl} vervalt: {gaps.nl}.", f"Under {who.en} this closes: {gaps.en}.")
    before, after = _WAS[far[0]], _BECOMES[far[1]]
    more_nl, more_en = (f" Er vervalt: {gaps.nl}.", f" This closes: {gaps.en}.") if closes else ("", "")
    return Text(
        f"Onder {who.nl} is er {after.nl}; in dit dossier {before.nl}.{more_nl}",
        f"Under {who.en} there is {after.en}; on this record {before.en}.{more_en}",
    )


def repair_headline(repair: Repair) -> Text:
    """Return how many choices fall short, how many changes repair how many of them, and what cannot be repaired.

    What is no lack is said apart: answered for elsewhere, or unknown.
    """
    day, target, beside = day_in_words(repair.house.reference_date), _TARGET[repair.target], _no_lack(repair)
    done, stay, left = len(repair.repaired), len(repair.not_repaired), len(repair.open)
    short, changes = done + stay + left, len(repair.changes)
    if not short:
        return Text(
            f"Op {day.nl} mist in dit dossier geen keuze waarnaar is gevraagd {target.nl}: "
            f"er is niets te herstellen.{beside.nl}",
            f"On {day.en} no choice asked about lacks {target.en} on this record: "
            f"there is nothing to repair.{beside.en}",
        )
    made = counted(changes, "change")
    parts = [
        Text(
            f"{made.nl} {of_number(changes, 'herstelt', 'herstellen')} er {done}",
            f"{made.en} {of_number(changes, 'repairs', 'repair')} {done} of them",
        )
    ]
    if stay:
        parts.append(
            Text(
                f"{stay} {of_number(stay, 'is', 'zijn')} niet te herstellen",
                f"{stay} {of_number(stay, 'is', 'are')} not to be repaired",
            )
        )
    if left:
        parts.append(
            Text(
                f"{left} {of_number(left, 'valt', 'vallen')} buiten de grens van {repair.limit}",
                f"{left} {of_number(left, 'falls', 'fall')} outside the limit of {repair.limit}",
            )
        )
    said, lacking = in_a_row(parts, "; "), _lacking(repair)
    return Text(f"Op {day.nl} {lacking.nl}: {said.nl}.{beside.nl}", f"On {day.en} {lacking.en}: {said.en}.{beside.en}")


def _lacking(repair: Repair) -> Text:
    """Return how many choices lack what is asked, those apart that lack it for their execution only."""
    classes = [r.ministerial_before for r in repair.repaired]
    classes += [c.ministerial for c in repair.not_repaired] + [c.ministerial for c in repair.open]
    aim, target = classes.count("aim"), _TARGET[repair.target]
    whole = len(classes) - aim
    number, choices = whole or aim, counted(whole or aim, "choice")
    execution = Text("", "") if whole else Text(" voor de uitvoering", " for the execution")
    more = Text(f", en {aim} voor de uitvoering", f", and {aim} for the execution") if whole and aim else Text("", "")
    return Text(
        f"{of_number(number, 'mist', 'missen')} in dit dossier {choices.nl} {target.nl}{execution.nl}{more.nl}",
        f"{choices.en} {of_number(number, 'lacks', 'lack')} {target.en}{execution.en} on this record{more.en}",
    )


def _no_lack(repair: Repair) -> Text:
    """Return how many choices are no lack: answered for elsewhere, or unknown; nothing where there are none."""
    parts = []
    for value, nl, en in (
        ("elsewhere", "voor {} wordt elders verantwoording afgelegd", "for {} account is given elsewhere"),
        ("unknown", "van {} is het onbekend", "of {} it is unknown"),
    ):
        found = sum(choice.ministerial == value for choice in repair.apart)
        if found:
            choices = counted(found, "choice")
            parts.append(Text(nl.format(choices.nl), en.format(choices.en)))
    said = in_a_row(parts, "; ")
    return Text(f" Geen tekort: {said.nl}.", f" No lack: {said.en}.") if parts else Text("", "")


def proof_words(repair: Repair) -> Text:
    """Return what was proven of the number of changes, within the changes that may be proposed."""
    bound, count, done = repair.proof.bound, len(repair.changes), len(repair.repaired)
    if not count and repair.limit is None:
        return Text(
            "Er is geen wijziging voor te stellen die hier helpt.",
            "There is no change to propose that would help here.",
        )
    if repair.limit is not None:
        if repair.proof.proven:
            changes, choices = counted(repair.limit, "change"), counted(done, "choice")
            return Text(
                f"Bewezen: {changes.nl} van deze soorten {of_number(repair.limit, 'herstelt', 'herstellen')} "
                f"hooguit {choices.nl}.",
                f"Proven: {changes.en} of these kinds {of_number(repair.limit, 'repairs', 'repair')} "
                f"{choices.en} at most.",
            )
        return Text(
            f"Niet bewezen: {done} keuzes gevonden, ten hoogste {bound} mogelijk.",
            f"Not proven: {done} choices found, at most {bound} possible.",
        )
    if repair.proof.proven:
        return Text(
            f"Bewezen: met minder dan {count} van deze soorten wijzigingen kan het niet (ondergrens {bound}).",
            f"Proven: it cannot be done with fewer than {count} changes of these kinds (lower bound {bound}).",
        )
    return Text(
        f"Niet bewezen: {count} wijzigingen gevonden, de ondergrens is {bound}.",
        f"Not proven: {count} changes found, the lower bound is {bound}.",
    )


def counts_words(repair: Repair) -> Text:
    """Return the counts of the whole house before and after, as the main question answers them."""

    def said(lang: str) -> str:
        return ", ".join(
            f"{MINISTERIAL_WORDS[value].say(lang)} {repair.before[value]} → {repair.after[value]}"
            for value in MINISTERIAL
        )

    return Text(f"Doorgerekend met deze wijzigingen: {said('nl')}.", f"Asked again with these changes: {said('en')}.")
