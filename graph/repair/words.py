"""The words on a repair, in Dutch and in English: what is laid down, why towards this office, what was proven."""

from __future__ import annotations

from collections.abc import Sequence

from graph.records import MINISTERIAL, Gap
from graph.repair.pointers import Pointed
from graph.repair.records import Repair
from graph.words.grammar import MINISTERIAL_WORDS, counted, day_in_words, in_a_row, joined, quoted, remarked
from graph.words.mentions import in_full
from graph.words.names import number_of
from graph.words.nouns import listed
from graph.words.telling import Word, filled, told
from ontology.codelists.repairs import Rule
from ontology.codelists.words import status_words, words_of_gap
from ontology.reading.facts import Facts
from ontology.text import Text, both

__all__ = ["because", "change_words", "counts_words", "hint_words", "proof_words", "repair_headline"]

_TARGET = {
    "partial": Text(
        "dat een bewindspersoon er ten minste deels voor antwoordt",
        "that a minister answers for {it|them:choices} at least in part",
    ),
    "full": Text(
        "dat een bewindspersoon er volledig voor antwoordt",
        "that a minister answers for {it|them:choices} in full",
    ),
}
_BECOMES = {
    "aim": Text("ministeriële verantwoording voor het doel", "ministerial accountability for the aim"),
    "partial": Text("beperkte ministeriële verantwoording", "partial ministerial accountability"),
    "full": Text("volledige ministeriële verantwoording", "full ministerial accountability"),
}
_WAS = {
    "none": Text("is er geen vastgelegd", "none is laid down"),
    "aim": Text("is die er alleen voor het doel", "there is some for the aim only"),
    "elsewhere": Text("wordt die elders afgelegd", "it is given elsewhere"),
    "unknown": Text("is dat onbekend", "that is unknown"),
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
    words: dict[str, Word] = {
        "start": Text("Zoek uit of leg vast", "Find out or lay down") if find_out else Text("Leg vast", "Lay down"),
        "whom": Text("een bewindspersoon", "a minister") if political else in_full(facts, office),
        "office": in_full(facts, office),
    }
    words["end"] = (
        filled(Text("; gerekend is met {office}.", "; computed with {office}."), words) if political else both(".")
    )
    if rule.change in ("decider", "lead"):
        words["choice"] = quoted(facts.choices[subject].label)
    if execution:
        words["choice"] = told("de uitvoering van {choice}", "the execution of {choice}", choice=words["choice"])
    if rule.change == "decider":
        which = (
            Text("{start} welk ambt beslist over {choice}{end}", "{start} which office decides on {choice}{end}")
            if political
            else Text(
                "{start} dat {office} over {choice} beslist{end}", "{start} that {office} decides on {choice}{end}"
            )
        )
        return filled(which, words)
    if rule.change == "lead":
        if political:
            words["whom"] = Text(
                "één van wie nu elk voor een deel antwoorden", "one of those who answer each for a part now"
            )
        return filled(
            Text(
                "Wijs {whom} aan als eerstverantwoordelijke voor {choice}{end}",
                "Designate {whom} as lead for {choice}{end}",
            ),
            words,
        )
    words |= {"giver": in_full(facts, subject), "kind": facts.kinds[rule.proposes].label}
    if existing:
        words["old"] = joined(list(dict.fromkeys(_kind(facts, r) for r in existing)))
        return filled(
            Text(
                "Versterk de relatie van {giver} met {office}: naast {old} ook {kind}.",
                "Strengthen the relation of {giver} with {office}: beside {old} also {kind}.",
            ),
            words,
        )
    return filled(
        Text(
            "{start} dat {giver} aan {whom} verantwoording {aflegt|afleggen:giver}: {kind}{end}",
            "{start} that {giver} {answers|answer:giver} to {whom}: {kind}{end}",
        ),
        words,
    )


def _kind(facts: Facts, relation: str) -> Text:
    kind = facts.kinds.get(facts.relations[relation].kind or "")
    return kind.label if kind else Text("een relatie met eigen graden", "a relation with grades of its own")


def because(pointed: Pointed, facts: Facts) -> Text:
    """Return why the record points to an office, through whom and how surely."""
    details: list[Text] = []
    if pointed.via:
        names = listed([in_full(facts, a) for a in pointed.via])
        details.append(told("via {names}", "through {names}", names=names))
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
        return told("Onder {who} vervalt: {gaps}.", "Under {who} this closes: {gaps}.", who=who, gaps=gaps)
    return told(
        "Onder {who} is er {after}; in dit dossier {before}.{more}",
        "Under {who} there is {after}; on this record {before}.{more}",
        who=who,
        after=_BECOMES[far[1]],
        before=_WAS[far[0]],
        more=told(" Er vervalt: {gaps}.", " This closes: {gaps}.", gaps=gaps) if closes else both(""),
    )


def repair_headline(repair: Repair) -> Text:
    """Return how many choices fall short, how many changes repair how many of them, and what cannot be repaired.

    What is no lack is said apart: answered for elsewhere, or unknown.
    """
    done, stay, left = len(repair.repaired), len(repair.not_repaired), len(repair.open)
    short = done + stay + left
    known: dict[str, Word] = {
        "day": day_in_words(repair.house.reference_date),
        "changes": counted(len(repair.changes), "change"),
        "lacking": _lacking(repair),
        "beside": _no_lack(repair),
        "done": done,
        "stay": stay,
        "left": left,
        "limit": str(repair.limit),
    }
    if not short:
        return filled(
            Text(
                "Op {day} is er in dit dossier niets te herstellen bij de keuzes waarnaar is gevraagd.{beside}",
                "On {day} there is nothing to repair on this record for the choices asked about.{beside}",
            ),
            known,
        )
    parts = [
        Text("{changes} {herstelt|herstellen:changes} er {done}", "{changes} {repairs|repair:changes} {done} of them"),
        Text("{stay} {is|zijn:stay} niet te herstellen", "{stay} {is|are:stay} not to be repaired") if stay else None,
        Text(
            "{left} {valt|vallen:left} buiten de grens van {limit}",
            "{left} {falls|fall:left} outside the limit of {limit}",
        )
        if left
        else None,
    ]
    known["said"] = filled(in_a_row(parts, "; "), known)
    return filled(
        Text(
            "Op {day} {lacking}: {said}.{beside}",
            "On {day} {lacking}: {said}.{beside}",
        ),
        known,
    )


def _lacking(repair: Repair) -> Text:
    """Return how many choices lack what is asked, those apart that lack it for their execution only."""
    classes = [r.ministerial_before for r in repair.repaired]
    classes += [c.ministerial for c in repair.not_repaired] + [c.ministerial for c in repair.open]
    aim = classes.count("aim")
    whole = len(classes) - aim
    choices = counted(whole or aim, "choice")
    if not whole:
        return told(
            "is in dit dossier van {choices} niet vastgelegd wie over de uitvoering beslist",
            "it is not laid down on this record who decides on the execution of {choices}",
            choices=choices,
        )
    return told(
        "is in dit dossier van {choices} niet vastgelegd {target}{more}",
        "it is not laid down on this record for {choices} {target}{more}",
        choices=choices,
        target=filled(_TARGET[repair.target], {"choices": choices}),
        more=told(
            ", en van {aim} niet wie over de uitvoering beslist",
            ", and for {aim} who decides on the execution",
            aim=aim,
        )
        if aim
        else both(""),
    )


def _no_lack(repair: Repair) -> Text:
    """Return how many choices are not counted as a lack: answered for elsewhere, or unknown; nothing without any."""
    elsewhere, unknown = (sum(c.ministerial == value for c in repair.apart) for value in ("elsewhere", "unknown"))
    parts = [
        told(
            "voor {choices} wordt elders verantwoording afgelegd",
            "for {choices} account is given elsewhere",
            choices=counted(elsewhere, "choice"),
        )
        if elsewhere
        else None,
        told("van {choices} is het onbekend", "of {choices} it is unknown", choices=counted(unknown, "choice"))
        if unknown
        else None,
    ]
    said = in_a_row(parts, "; ")
    return told(" Niet meegeteld: {said}.", " Not counted: {said}.", said=said) if said.nl else both("")


def proof_words(repair: Repair) -> Text:
    """Return what was proven of the number of changes, within the changes that may be proposed."""
    count, done = len(repair.changes), len(repair.repaired)
    known: dict[str, Word] = {"count": count, "done": done, "bound": repair.proof.bound}
    if not count and repair.limit is None:
        return Text(
            "Er is geen wijziging voor te stellen die hier helpt.",
            "There is no change to propose that would help here.",
        )
    if repair.limit is not None and repair.proof.proven:
        return told(
            "Bewezen: {changes} van deze soorten {herstelt|herstellen:changes} hooguit {choices}.",
            "Proven: {changes} of these kinds {repairs|repair:changes} {choices} at most.",
            changes=counted(repair.limit, "change"),
            choices=counted(done, "choice"),
        )
    if repair.limit is not None:
        return told(
            "Niet bewezen: {done} {keuze|keuzes:done} gevonden, ten hoogste {bound} mogelijk.",
            "Not proven: {done} {choice|choices:done} found, at most {bound} possible.",
            **known,
        )
    if repair.proof.proven:
        return told(
            "Bewezen: met minder dan {count} {wijziging|wijzigingen:count} van deze soorten kan het niet (ondergrens "
            "{bound}).",
            "Proven: it cannot be done with fewer than {count} {change|changes:count} of these kinds (lower bound "
            "{bound}).",
            **known,
        )
    return told(
        "Niet bewezen: {count} {wijziging|wijzigingen:count} gevonden, de ondergrens is {bound}.",
        "Not proven: {count} {change|changes:count} found, the lower bound is {bound}.",
        **known,
    )


def counts_words(repair: Repair) -> Text:
    """Return the counts of the whole house before and after, as the main question answers them."""
    said = [
        told(
            "{how} {before} → {after}",
            "{how} {before} → {after}",
            how=MINISTERIAL_WORDS[value],
            before=repair.before[value],
            after=repair.after[value],
        )
        for value in MINISTERIAL
    ]
    return told(
        "Doorgerekend met deze wijzigingen: {said}.",
        "Asked again with these changes: {said}.",
        said=in_a_row(said, ", "),
    )
