"""What a jurist would say of an actor, in Dutch and in English: what it is, who answers for it and how far.

The sentences speak about the record. What a minister answers for is said by reach: for the decision itself, only
for the use of own powers over the actor, or only for the rules of the system (model.md 3; Kaderwet zbo).
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.records import POWERS, Chain, Reference
from graph.words.grammar import GRADES, POWER_WORDS, in_a_row, joined, remarked
from graph.words.names import ends_of, full_name
from ontology.codelists.words import status_words
from ontology.namespaces import HVT
from ontology.reading.facts import Actor, Facts, Relation
from ontology.text import Text

__all__ = ["actor_sentence", "contradiction", "identity", "kind_words"]


def identity(facts: Facts, actor: Actor, kind: Text, instituted_by: Sequence[Reference]) -> Text:
    """Return what an actor is: its kind, legal form, period and the law that instituted it."""
    name = full_name(facts, actor.iri)
    nl, en = f"{name.nl}: {kind.nl}", f"{name.en}: {kind.en}"
    if actor.legal_form:
        nl += f" (rechtsvorm: {_lower(actor.legal_form.nl)})"
        en += f" (legal form in the register: {_lower(actor.legal_form.en)})"
    if instituted_by:
        acts = joined([_provision(r) for r in instituted_by])
        nl, en = f"{nl}, ingesteld bij {acts.nl}", f"{en}, instituted by {acts.en}"
    if actor.valid_until:
        start = actor.valid_from
        nl += f"; bestond {f'van {start} ' if start else ''}tot {actor.valid_until}"
        en += f"; existed {f'from {start} ' if start else ''}until {actor.valid_until}"
    return Text(f"{nl}.", f"{en}.")


def _lower(words: str) -> str:
    """Return a legal form as it stands inside a sentence: parts apart by commas, in lower case."""
    return ", ".join(part[:1].lower() + part[1:] for part in words.split(" - "))


def _provision(it: Reference) -> Text:
    if it.status in (None, "stated"):
        return it.title
    return remarked(it.title, status_words()[it.status])


def actor_sentence(
    facts: Facts, actor: Actor, verdict: str, chain: Chain | None, oversight: tuple[Chain, Text | None] | None
) -> Text:
    """Return who answers for what an actor does, and how far that reaches, whatever the choice.

    `oversight` is the chain of a minister beside a local one, and to what it is limited.
    """
    name = actor.label
    if verdict == "FORUM_ITSELF":
        return Text(
            f"{name.nl} is een gekozen vertegenwoordiging: anderen leggen hier verantwoording af.",
            f"{name.en} is an elected assembly: others answer to it.",
        )
    if verdict == "INDEPENDENT_BY_LAW":
        return _independent(facts, actor, chain)
    if chain is None and verdict == "UNKNOWN":
        return Text(
            f"Aan wie {name.nl} verantwoording aflegt is in dit dossier onbekend: de relaties omhoog zijn niet "
            "uitgezocht, niet gevonden of niet aanvaard als bewijs.",
            f"To whom {name.en} answers is unknown in this record: the relations upward were not researched, "
            "not found, or not accepted as evidence.",
        )
    if chain is None:
        return Text(
            f"In dit dossier is geen keten vastgelegd van {name.nl} naar een gekozen vertegenwoordiging.",
            f"In this record no chain is laid down from {name.en} to an elected assembly.",
        )
    if verdict == "NONE_FOUND":
        return in_a_row([_feeble(facts, actor, chain), _weak(chain)])
    said = _local(facts, actor, chain) if verdict == "LOCAL" else _ministerial(facts, actor, chain)
    return in_a_row([said, _oversight(facts, *oversight) if oversight else None, _weak(chain)])


def _ends(facts: Facts, chain: Chain) -> tuple[Text, Text]:
    return facts.actors[chain.office].label, facts.actors[chain.terminal].label


def _powers(chain: Chain) -> Text:
    return joined(
        [
            Text(f"{POWER_WORDS[p].nl} {GRADES[g].nl}", f"{POWER_WORDS[p].en} {GRADES[g].en}")
            for p, g in zip(POWERS, chain.grade, strict=True)
        ]
    )


def _ministerial(facts: Facts, actor: Actor, chain: Chain) -> Text:
    name = actor.label
    office, forum = _ends(facts, chain)
    powers = _powers(chain)
    if chain.office == actor.iri:
        return Text(
            f"{name.nl} legt zelf verantwoording af aan {forum.nl}: {powers.nl}.",
            f"{name.en} answers to {forum.en} itself: {powers.en}.",
        )
    if chain.reach == "system":
        return Text(
            f"{office.nl} is tegenover {forum.nl} alleen aanspreekbaar op de regels van het stelsel, "
            f"niet op beslissingen van {name.nl}: {powers.nl}.",
            f"{office.en} answers to {forum.en} for the rules of the system only, "
            f"not for decisions of {name.en}: {powers.en}.",
        )
    if chain.reach == "powers":
        return Text(
            f"{office.nl} legt aan {forum.nl} geen verantwoording af voor beslissingen van {name.nl}, "
            f"wel voor het gebruik van de eigen bevoegdheden daarover: {powers.nl}.",
            f"{office.en} does not answer to {forum.en} for decisions of {name.en}, "
            f"but for the use of own powers over them: {powers.en}.",
        )
    if tuple(chain.grade) == (3, 3, 3):
        return Text(
            f"Voor het handelen van {name.nl} legt {office.nl} volledig verantwoording af aan {forum.nl}: {powers.nl}.",
            f"For the acts of {name.en}, {office.en} answers to {forum.en} in full: {powers.en}.",
        )
    return Text(
        f"Voor het handelen van {name.nl} legt {office.nl} beperkt verantwoording af aan {forum.nl}: {powers.nl}.",
        f"For the acts of {name.en}, {office.en} answers to {forum.en} in part: {powers.en}.",
    )


def _local(facts: Facts, actor: Actor, chain: Chain) -> Text:
    office, forum = _ends(facts, chain)
    name, powers = actor.label, _powers(chain)
    via_nl, via_en = ("", "") if chain.office == actor.iri else (f"via {office.nl} ", f"through {office.en} ")
    return Text(
        f"De verantwoording voor het handelen van {name.nl} loopt {via_nl}naar {forum.nl}, "
        f"niet naar een minister: {powers.nl}.",
        f"Accountability for the acts of {name.en} runs {via_en}to {forum.en}, not to a minister: {powers.en}.",
    )


def _oversight(facts: Facts, oversight: Chain, limits: Text | None) -> Text:
    office = facts.actors[oversight.office].label
    powers = _powers(oversight)
    only_nl, only_en = (f", {limits.nl}", f", {limits.en}") if limits else ("", "")
    return Text(
        f"Daarnaast is er toezicht{only_nl}; aanspreekbaar op het gebruik daarvan: {office.nl} ({powers.nl}).",
        f"Besides, there is oversight{only_en}; to be held to account for its use: {office.en} ({powers.en}).",
    )


def _feeble(facts: Facts, actor: Actor, chain: Chain) -> Text:
    """A chain on which no power reaches grade 2: laid down, but too little to call it accountability."""
    office, forum = _ends(facts, chain)
    name, powers = actor.label, _powers(chain)
    return Text(
        f"Wat in dit dossier is vastgelegd tussen {name.nl} en {office.nl}, is te weinig om {office.nl} bij {forum.nl} "
        f"aan te spreken op beslissingen: {powers.nl}.",
        f"What this record lays down between {name.en} and {office.en} is too little to hold {office.en} to account "
        f"before {forum.en} for decisions: {powers.en}.",
    )


def _independent(facts: Facts, actor: Actor, chain: Chain | None) -> Text:
    acts = joined([facts.provisions[p].label for p in actor.independent_by_law if p in facts.provisions])
    by_nl, by_en = (f" ({acts.nl})", f" ({acts.en})") if acts.nl else ("", "")
    name = actor.label
    start = Text(
        f"{name.nl} is onafhankelijk bij wet{by_nl}: geen minister antwoordt voor de beslissingen, "
        "en dat is geen hiaat.",
        f"{name.en} is independent by law{by_en}: no minister answers for its decisions, and that is no deficit.",
    )
    if chain is None:
        return start
    office, forum = _ends(facts, chain)
    powers = _powers(chain)
    rest = Text(
        f"{office.nl} legt aan {forum.nl} alleen verantwoording af voor het gebruik van de eigen bevoegdheden: "
        f"{powers.nl}.",
        f"{office.en} answers to {forum.en} only for the use of own powers over it: {powers.en}.",
    )
    return in_a_row([start, rest, _weak(chain)])


def _weak(chain: Chain) -> Text | None:
    if chain.status == "stated":
        return None
    words = status_words()[chain.status]
    return Text(
        f"De zwakste schakel in het bewijs heeft de status {words.nl}.",
        f"The weakest evidence on the way has the status {words.en}.",
    )


def contradiction(facts: Facts, relation: Relation, other: Relation) -> Text:
    """Return that the sources of two relations contradict each other, which says what, and how sure each is."""

    def one(it: Relation) -> Text:
        sources = joined([facts.sources[s].title for s in it.sources if s in facts.sources])
        ends, sure = ends_of(facts, it.iri), status_words()[it.status]
        kind = facts.kinds.get(it.kind or "")
        figure_nl, figure_en = (f", {kind.label.nl}", f", {kind.label.en}") if kind else ("", "")
        return Text(
            f"{ends.nl}{figure_nl} ({sure.nl}; {sources.nl})", f"{ends.en}{figure_en} ({sure.en}; {sources.en})"
        )

    first, second = one(relation), one(other)
    return Text(
        f"Bronnen spreken elkaar tegen: {first.nl}; tegenover {second.nl}. Beide staan in dit dossier.",
        f"Sources contradict each other: {first.en}; against {second.en}. Both stand in this record.",
    )


def kind_words(facts: Facts, actor: Actor) -> Text:
    """Return the label of the most specific class of an actor; a body of no class of ours is an actor."""
    wide = (HVT.Actor, HVT.MinisterialOffice)
    own = [c for c in sorted(actor.classes) if c.startswith(_HVT) and c not in wide and c in facts.labels]
    broad = [c for c in reversed(wide) if c in actor.classes and c in facts.labels]
    return facts.labels[next(iter([*own, *broad]), HVT.Actor)]


_HVT = HVT.Actor.removesuffix("Actor")
