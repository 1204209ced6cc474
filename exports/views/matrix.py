"""Which choices have not exactly one decider, flag by flag; then who decides on the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Heading, Item, Note, Page
from exports.views.who import role_name
from exports.words import about, held_words, lead, numbered, said
from graph.questions.roles import FLAGS, Matrix, MatrixRow
from graph.words.telling import capital
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["names", "page", "rows", "say"]

_W = {
    "decides": Text("beslist", "decides"),
    "flagged": Text("precies één beslisser?", "exactly one decider?"),
    "one": Text("Precies één beslisser", "Exactly one decider"),
    "others": Text("andere rollen", "other roles"),
    "lead": Text("aangewezen voor het geheel", "designated for the whole"),
    "legend": Text(
        "? gezocht en niet gevonden; (…) vastgelegd, telt niet mee op dit bewijs",
        "? looked for and not found; (…) on record, does not count on this evidence",
    ),
    "forum": Text(
        "(forum): beslist mee en is zelf het forum; aan te spreken is de ander.",
        "(forum): decides too and is itself the forum; the one to turn to is the other.",
    ),
    "long": Text(
        "De andere rollen op elke keuze: --long. Alle namen en de hele tabel: --format csv of json.",
        "The other roles on every choice: --long. Every name and the whole grid: --format csv or json.",
    ),
    "rest": Text(
        "Alle namen en de hele tabel: --format csv of json.", "Every name and the whole grid: --format csv or json."
    ),
}


def page(told: Matrix, lang: str) -> Page:
    """Yield what is flagged, by what it is flagged for, then the choices with one decider, by who that is."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    for code, label in FLAGS.items():
        flagged = [(row, flag) for row in told.rows for flag in row.flags if flag.code == code]
        if flagged:
            yield Heading(f"! {capital(label.say(lang))} ({len(flagged)})", style="none")
        bare = "; ".join(_title(row, lang) for row, flag in flagged if flag.about is None)
        yield from (Item(bare),) if bare else ()
        yield from (Item(f"{_title(row, lang)}: {flag.about.say(lang)}") for row, flag in flagged if flag.about)
    groups: dict[str, list[str]] = {}
    for row in told.rows:
        if not row.flags:
            deciders = ", ".join(name for name in names(row, HVT.Decides, lang) if not name.startswith("("))
            groups.setdefault(deciders, []).append(_title(row, lang))
    if groups:
        yield Heading(f"{say('one', lang)} ({sum(map(len, groups.values()))})")
    for deciders, choices in sorted(groups.items(), key=lambda group: (-len(group[1]), group[1])):
        yield Item(f"{deciders}: {'; '.join(choices)}")
    if any("(forum)" in deciders for deciders in groups):
        yield Note(say("forum", lang))
    yield Note(say("long", lang))


def _title(row: MatrixRow, lang: str) -> str:
    """Number and label of a choice, with who is designated for the whole of it."""
    designated = f" ({say('lead', lang)}: {row.lead_name.say(lang)})" if row.lead_name else ""
    return f"{numbered(row.notation, row.iri)} {row.label.say(lang)}{designated}"


def names(row: MatrixRow, role: str, lang: str) -> list[str]:
    """Return who holds a role (its IRI): a forum beside another decider says so; in brackets what does not count."""
    found = []
    counting = {held.actor for held in row.held(role) if held.counts}
    for held in row.held(role):
        name = held.short.say(lang) if held.actor else "?"
        if role == HVT.Decides and held.actor in counting and held.actor not in row.accountable:
            name = f"{name} (forum)"
        found.append(name if held.actor in counting or not held.actor else f"({name})")
    return list(dict.fromkeys(found))


def say(word: str, lang: str) -> str:
    """Return one of the words of a matrix."""
    return _W[word].say(lang)


def rows(told: Matrix, lang: str) -> Iterator[Sequence[str]]:
    """Yield the whole grid: a row per choice, a column per actor, the letters of its roles in the cells.

    A letter in brackets is on record and no assignment of it counts (not accepted on this evidence, or not found).
    """
    start = (said("number", lang), "iri", said("choice", lang), "verdict", "flags")
    yield (*start, *_actors(told, lang), said("not-found", lang), role_name(HVT.Answered, lang))
    for row in told.rows:
        yield (
            numbered(row.notation, row.iri),
            row.iri,
            row.label.say(lang),
            row.verdict,
            "; ".join(flag.code for flag in row.flags),
            *(_letters(row, actor.iri) for actor in told.actors),
            _letters(row, None),
            held_words(row.answered, lang, short=False),
        )


def _actors(told: Matrix, lang: str) -> list[str]:
    """The short name of every actor, group by group; two with one name get their id beside it."""
    short = [actor.short.say(lang) for actor in told.actors]
    return [
        f"{name} ({local_name(actor.iri)})" if short.count(name) > 1 else name
        for name, actor in zip(short, told.actors, strict=True)
    ]


def _letters(row: MatrixRow, actor: str | None) -> str:
    held = [h for h in row.holdings if h.actor == actor]
    counting = {h.letter for h in held if h.counts}
    return "".join(dict.fromkeys(h.letter if h.letter in counting else f"({h.letter})" for h in held))
