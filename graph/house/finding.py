"""What a reader meant: a choice or an actor by id, label, abbreviation, or a part of one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from ontology.errors import UnknownNameError
from ontology.names import closest, local_name
from ontology.reading.facts import Actor, Choice, Facts, bounds_of

__all__ = ["find", "off_agenda", "search", "with_roles"]

#: So many are named of those that may be meant.
_LISTED = 20


def find(facts: Facts, name: str, *, among: Iterable[str] | None = None, lang: str = "en") -> str:
    """Return the IRI of the choice or actor that `name` means.

    An exact id, notation, label or abbreviation (in either language, case apart) comes before a part
    of a label, and a choice before an actor; last comes what `search` finds. `among` limits it to some IRIs.

    Raises UnknownNameError when nothing or more than one thing is meant, and says which were meant, by their names in
    `lang`.
    """
    allowed = None if among is None else frozenset(among)
    things: dict[str, Choice | Actor] = {**facts.choices, **facts.actors}
    known = {iri: _names(thing) for iri, thing in things.items() if allowed is None or iri in allowed}
    asked = _folded(name)
    for hits in (
        [iri for iri in known if name == iri or asked == _folded(local_name(iri))],
        [iri for iri, names in known.items() if asked in names],
        [iri for iri in known if asked in map(_folded, _codes(things[iri]))],
        [iri for iri, names in known.items() if any(asked in n for n in names)] if asked else [],
        [iri for iri, names in known.items() if _words(asked) and any(_words(asked) <= _words(n) for n in names)],
    ):
        choices = [iri for iri in hits if iri in facts.choices]
        if len(hits) == 1:
            return hits[0]
        if len(choices) == 1 and len(hits) > 1 and any(asked == n for n in known[choices[0]]):
            return choices[0]
        if hits:
            break
    found = [iri for iri in search(facts, name) if iri in known] or hits
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError(f"{name!r} can mean {_listed(found, things, lang)}")
    everything = {n: iri for iri, names in known.items() for n in names}
    hint = closest(asked, [*everything, *map(local_name, known)], likeness=0.7)
    raise UnknownNameError(f"no choice or actor of this house is called {name!r}{hint}")


def search(facts: Facts, words: str) -> list[str]:
    """Return the choices and actors in whose number, id, names or labels every word occurs, the likeliest first.

    As the map searches: words in any order, in either language, parts of words too, the code of an actor whole. What
    is called exactly so comes first, then where most words stand by themselves; a choice, and whoever has a role on
    one, before another actor.
    """
    wanted = _folded(words).split()
    if not wanted:
        return []
    asked, busy = " ".join(wanted), with_roles(facts)
    ranked = []
    things: tuple[Choice | Actor, ...] = (*facts.choices.values(), *facts.actors.values())
    for thing in things:
        codes = tuple(map(_folded, thing.notations if isinstance(thing, Actor) else ()))
        names = (*_names(thing), *codes, _folded(local_name(thing.iri).replace("-", " ")))
        text = " ".join(name for name in names if name not in codes)
        if not all(word in text or word in codes for word in wanted):
            continue
        parts = [*text.split(), *codes]
        apart = sum(word not in parts for word in wanted)
        begins = any(part.startswith(wanted[0]) for part in parts)
        known = thing.iri in facts.choices or thing.iri in busy
        ranked.append((asked not in names, apart + 2 * (not begins) - known / 2, thing.iri in facts.actors, thing.iri))
    return [iri for *_, iri in sorted(ranked)]


def with_roles(facts: Facts) -> frozenset[str]:
    """Return whoever has a role on a choice, on whatever day."""
    return frozenset(role.actor for role in facts.roles.values() if role.actor)


def off_agenda(facts: Facts, choice: Choice, day: date) -> UnknownNameError:
    """Return that a choice is not on the agenda on a day, with the days on which it is, as far as they are known."""
    bounds = zip(("from", "until"), bounds_of(facts, choice), strict=True)
    held = " ".join(f"{word} {bound}" for word, bound in bounds if bound)
    return UnknownNameError(f"{choice.label.en} is on the agenda {held}, not on {day}; give another date")


def _names(thing: Choice | Actor) -> tuple[str, ...]:
    more = thing.names if isinstance(thing, Actor) else _codes(thing)
    short = (thing.short.nl, thing.short.en) if thing.short else ()
    return tuple(_folded(n) for n in (thing.label.nl, thing.label.en, *short, *more) if n)


def _codes(thing: Choice | Actor) -> tuple[str, ...]:
    """A code is asked for whole: a part of one is no name of an actor."""
    if isinstance(thing, Actor):
        return thing.notations
    return (thing.notation,) if thing.notation else ()


def _listed(iris: list[str], things: Mapping[str, Choice | Actor], lang: str) -> str:
    """How many, and a line for each with its id."""
    width = max(len(local_name(iri)) for iri in iris[:_LISTED])
    shown = [f"  {local_name(iri):{width}}  {_called(things[iri], lang)}" for iri in iris[:_LISTED]]
    more = [f"  and {len(iris) - _LISTED} more"] if len(iris) > _LISTED else []
    return "\n".join([f"{len(iris)} things; give more of the name, or an id:", *shown, *more])


def _called(thing: Choice | Actor, lang: str) -> str:
    number = f"{thing.notation} " if isinstance(thing, Choice) and thing.notation else ""
    return f"{number}{thing.label.say(lang)}"


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name))


def _folded(name: str) -> str:
    """Case and accents apart: "Één aanpak" is found as "een aanpak"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip()
