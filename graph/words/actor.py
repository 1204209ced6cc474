"""What a jurist would say of an actor, in Dutch and in English: what it is, who answers for it and how far.

The sentences speak about the record. What a minister answers for is said by reach: for the decision itself, only
for the use of own powers over the actor, or only for the rules of the system (model-2.md 3; Kaderwet zbo).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.records import Chain, Reference
from graph.words.answering import arranged, remaining, tied_to
from graph.words.grammar import day_in_words, in_a_row, joined, remarked
from graph.words.mentions import Mentions
from graph.words.names import full_name
from graph.words.telling import Word, filled, told
from ontology.codelists.words import status_words
from ontology.namespaces import HVT
from ontology.reading.facts import Actor, Facts, Relation, bounds_of
from ontology.text import Text

__all__ = ["actor_sentence", "contradiction", "identity", "kind_words"]


def identity(facts: Facts, actor: Actor, kind: Text, instituted_by: Sequence[Reference]) -> Text:
    """Return what an actor is: its kind, legal form, period and the law that instituted it."""
    form = actor.legal_form
    name = full_name(facts, actor.iri)
    is_its_kind = name.nl.lower() == kind.nl.lower()
    return told(
        "{name}{kind}{form}{acts}{period}.",
        "{name}{kind}{form}{acts}{period}.",
        name=name,
        kind=_NOTHING if is_its_kind else told(": {kind}", ": {kind}", kind=kind),
        form=told(" (rechtsvorm: {form})", " (legal form in the register: {form})", form=Text(*map(_lower, form)))
        if form
        else _NOTHING,
        acts=_instituted(facts, instituted_by),
        period=_period(facts, actor),
    )


_NOTHING = Text("", "")


def _instituted(facts: Facts, acts: Sequence[Reference]) -> Text:
    """Return by which acts an actor was instituted: by the first, and since when on the ground of each later one."""
    since = {act.iri: known.valid_from for act in acts if (known := facts.provisions.get(act.iri)) and known.valid_from}
    if len(acts) < 2 or len(since) < len(acts):
        said = joined([_provision(act) for act in acts])
        return told(", ingesteld bij {acts}", ", instituted by {acts}", acts=said) if acts else _NOTHING
    first, *later = sorted(acts, key=lambda act: (since[act.iri], act.iri))
    return told(
        ", ingesteld in {year} bij {first}{later}",
        ", instituted in {year} by {first}{later}",
        year=str(since[first.iri].year),
        first=_provision(first),
        later=in_a_row([_since(act, since[act.iri]) for act in later], ""),
    )


def _since(act: Reference, day: date) -> Text:
    return told(
        "; sinds {day} op grond van {act}",
        "; since {day} on the ground of {act}",
        day=day_in_words(day.isoformat()),
        act=_provision(act),
    )


def _period(facts: Facts, actor: Actor) -> Text:
    first, end = bounds_of(facts, actor)
    if not end:
        return _NOTHING
    until = day_in_words(end)
    if not first:
        return told("; bestond tot {until}", "; existed until {until}", until=until)
    start = day_in_words(first)
    return told("; bestond van {start} tot {until}", "; existed from {start} until {until}", start=start, until=until)


def _lower(words: str) -> str:
    """Return a legal form as it stands inside a sentence: parts apart by commas, in lower case."""
    return ", ".join(part[:1].lower() + part[1:] for part in words.split(" - "))


def _provision(it: Reference) -> Text:
    if it.status in (None, "stated"):
        return it.title
    return remarked(it.title, status_words()[it.status])


def actor_sentence(
    facts: Facts,
    actor: Actor,
    on: date,
    verdict: str,
    chain: Chain | None,
    oversight: tuple[Chain, Text | None] | None,
) -> Text:
    """Return who answers for what an actor does on a day, and how far that reaches, whatever the choice.

    `oversight` is the chain of a minister beside a local one, and to what it is limited.
    """
    telling = _Telling(facts, actor, on)
    if verdict == "FORUM_ITSELF":
        return telling.say(
            "{Name} {is|zijn:name} een volksvertegenwoordiging: anderen leggen hier verantwoording af.",
            "{Name} {is a forum itself|are forums themselves:name}: others answer to {it|them:name}.",
        )
    if verdict == "INDEPENDENT_BY_LAW":
        return _independent(telling, chain)
    if chain is None and verdict == "UNKNOWN":
        return telling.say(
            "Aan wie {name} verantwoording {aflegt|afleggen:name}, is in dit dossier onbekend: de relaties omhoog "
            "zijn niet uitgezocht, niet gevonden of niet aanvaard als bewijs.",
            "To whom {name} {answers|answer:name} is unknown in this record: the relations upward were not "
            "researched, not found, or not accepted as evidence.",
        )
    if chain is None:
        return telling.say(
            "Langs welke weg {name} aan een volksvertegenwoordiging verantwoording {aflegt|afleggen:name}, is in "
            "dit dossier niet vastgelegd.",
            "By which way {name} {answers|answer:name} to a parliament or assembly is not laid down in this record.",
        )
    if verdict == "NONE_FOUND":
        return in_a_row([_feeble(telling, chain), _weak(chain)])
    said = _local(telling, chain) if verdict == "LOCAL" else _ministerial(telling, chain)
    return in_a_row([said, _oversight(telling, *oversight) if oversight else None, _weak(chain)])


class _Telling:
    """What is told of one actor: its name in full where it is named first, short after that."""

    def __init__(self, facts: Facts, actor: Actor, on: date) -> None:
        self.facts, self.actor, self._on = facts, actor, on
        self.names = Mentions(facts)

    def say(self, nl: str, en: str, chain: Chain | None = None, **words: Word) -> Text:
        """Return a sentence on the actor and on the ends of a chain, with the minister beside a state secretary."""
        known: dict[str, Word] = {"name": self.names.one(self.actor.iri), **words}
        if chain is not None:
            known["office"], known["forum"] = self.names.one(chain.office), self.names.one(chain.terminal)
            known["powers"] = arranged(chain.grade)
            known["aside"] = remaining(tied_to([chain.office], self.facts, self._on), self.names)
        return filled(Text(nl, en), known)


def _ministerial(telling: _Telling, chain: Chain) -> Text:
    if chain.office == telling.actor.iri:
        return telling.say(
            "{Name} {legt|leggen:name} zelf verantwoording af aan {forum}: {powers}{aside}.",
            "{Name} {answers|answer:name} to {forum} directly: {powers}{aside}.",
            chain,
        )
    if chain.reach == "system":
        return telling.say(
            "{Office} {legt|leggen:office} aan {forum} alleen verantwoording af over de regels van het stelsel, niet "
            "over beslissingen van {name}: {powers}{aside}.",
            "{Office} {answers|answer:office} to {forum} for the rules of the system only, not for decisions of "
            "{name}: {powers}{aside}.",
            chain,
        )
    if chain.reach == "powers":
        return telling.say(
            "{Office} {legt|leggen:office} aan {forum} geen verantwoording af voor beslissingen van {name}, wel voor "
            "het gebruik van de eigen bevoegdheden daarover: {powers}{aside}.",
            "{Office} {does|do:office} not answer to {forum} for decisions of {name}, but for the use of own powers "
            "over them: {powers}{aside}.",
            chain,
        )
    if tuple(chain.grade) == (3, 3, 3):
        return telling.say(
            "Voor het handelen van {name} {legt|leggen:office} {office} volledig verantwoording af aan {forum}: "
            "{powers}{aside}.",
            "For the acts of {name}, {office} {answers|answer:office} to {forum} in full: {powers}{aside}.",
            chain,
        )
    return telling.say(
        "Voor het handelen van {name} {legt|leggen:office} {office} beperkt verantwoording af aan {forum}: "
        "{powers}{aside}.",
        "For the acts of {name}, {office} {answers|answer:office} to {forum} in part: {powers}{aside}.",
        chain,
    )


def _local(telling: _Telling, chain: Chain) -> Text:
    if chain.office == telling.actor.iri:
        return telling.say(
            "{Name} {legt|leggen:name} verantwoording af aan {forum}, niet via een minister: {powers}.",
            "{Name} {answers|answer:name} to {forum}, not through a minister: {powers}.",
            chain,
        )
    return telling.say(
        "De verantwoording voor het handelen van {name} loopt via {office} naar {forum}, niet via een minister: "
        "{powers}.",
        "Accountability for the acts of {name} runs through {office} to {forum}, not through a minister: {powers}.",
        chain,
    )


def _oversight(telling: _Telling, oversight: Chain, limits: Text | None) -> Text:
    only = told(", {limits}", ", {limits}", limits=limits) if limits else _NOTHING
    return telling.say(
        "Daarnaast is er toezicht{only}; voor het gebruik daarvan {legt|leggen:office} {office} verantwoording af: "
        "{powers}{aside}.",
        "Besides, there is oversight{only}; for its use {office} {answers|answer:office}: {powers}{aside}.",
        oversight,
        only=only,
    )


def _feeble(telling: _Telling, chain: Chain) -> Text:
    """A chain on which no power reaches grade 2: laid down, but too little to call it accountability."""
    return telling.say(
        "Wat in dit dossier is vastgelegd tussen {name} en {office}, is te weinig om {office} bij {forum} aan te "
        "spreken op beslissingen: {powers}{aside}.",
        "What this record lays down between {name} and {office} is too little to hold {office} to account before "
        "{forum} for decisions: {powers}{aside}.",
        chain,
    )


def _independent(telling: _Telling, chain: Chain | None) -> Text:
    provisions = telling.facts.provisions
    acts = [provisions[p].label for p in telling.actor.independent_by_law if p in provisions]
    start = telling.say(
        "{Name} {is|zijn:name} onafhankelijk bij wet{by}: geen minister antwoordt voor de beslissingen, en dat is "
        "geen hiaat.",
        "{Name} {is|are:name} independent by law{by}: no minister answers for the decisions, and that is no deficit.",
        by=told(" ({acts})", " ({acts})", acts=joined(acts)) if acts else _NOTHING,
    )
    if chain is None:
        return start
    rest = telling.say(
        "{Office} {legt|leggen:office} aan {forum} alleen verantwoording af voor het gebruik van de eigen "
        "bevoegdheden: {powers}{aside}.",
        "{Office} {answers|answer:office} to {forum} only for the use of own powers: {powers}{aside}.",
        chain,
    )
    return in_a_row([start, rest, _weak(chain)])


def _weak(chain: Chain) -> Text | None:
    if chain.status == "stated":
        return None
    return told(
        "De zwakste schakel in het bewijs heeft de status {status}.",
        "The weakest evidence on the way has the status {status}.",
        status=status_words()[chain.status],
    )


def contradiction(facts: Facts, relation: Relation, other: Relation) -> Text:
    """Return that the sources of two relations contradict each other, which says what, and how sure each is."""
    names = Mentions(facts)

    def one(it: Relation) -> Text:
        sources = joined([facts.sources[s].title for s in it.sources if s in facts.sources])
        kind = facts.kinds.get(it.kind or "")
        return told(
            "{giver} aan {forum}{figure} ({sure}; {sources})",
            "{giver} to {forum}{figure} ({sure}; {sources})",
            giver=names.one(it.account_giver),
            forum=names.one(it.forum or ""),
            figure=told(", {kind}", ", {kind}", kind=kind.label) if kind else _NOTHING,
            sure=status_words()[it.status],
            sources=sources,
        )

    return told(
        "Bronnen spreken elkaar tegen over wie aan wie verantwoording aflegt: {first}; tegenover {second}. Beide "
        "staan in dit dossier.",
        "Sources contradict each other on who answers to whom: {first}; against {second}. Both stand in this record.",
        first=one(relation),
        second=one(other),
    )


def kind_words(facts: Facts, actor: Actor) -> Text:
    """Return the label of the most specific class of an actor; a body of no class of ours is an actor."""
    wide = (HVT.Actor, HVT.MinisterialOffice)
    own = [c for c in sorted(actor.classes) if c.startswith(_HVT) and c not in wide and c in facts.labels]
    broad = [c for c in reversed(wide) if c in actor.classes and c in facts.labels]
    return facts.labels[next(iter([*own, *broad]), HVT.Actor)]


_HVT = HVT.Actor.removesuffix("Actor")
