"""What a reader meant: a choice or an actor by id, label, abbreviation, or a part of one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from ontology.errors import UnknownNameError
from ontology.names import closest, local_name
from ontology.reading.facts import Actor, Choice, Facts, bounds_of

__all__ = ["find", "off_agenda"]


def find(facts: Facts, name: str, *, among: Iterable[str] | None = None) -> str:
    """Return the IRI of the choice or actor that `name` means.

    An exact id, notation, label or abbreviation (in either language, case apart) comes before a part
    of a label, and a choice before an actor. `among` limits the search to some IRIs.

    Raises UnknownNameError when nothing or more than one thing is meant, and says which were meant.
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
            raise UnknownNameError(f"{name!r} can mean {_listed(hits, things)}; give more of the name")
    everything = {n: iri for iri, names in known.items() for n in names}
    hint = closest(asked, [*everything, *map(local_name, known)], likeness=0.7)
    raise UnknownNameError(f"no choice or actor of this house is called {name!r}{hint}")


def off_agenda(facts: Facts, choice: Choice, day: date) -> UnknownNameError:
    """Return that a choice is not on the agenda on a day, with the days on which it is, as far as they are known."""
    bounds = zip(("from", "until"), bounds_of(facts, choice), strict=True)
    held = " ".join(f"{word} {bound}" for word, bound in bounds if bound)
    return UnknownNameError(f"{choice.label.en} is on the agenda {held}, not on {day}; give another date")


def _names(thing: Choice | Actor) -> tuple[str, ...]:
    more = thing.names if isinstance(thing, Actor) else _codes(thing)
    return tuple(_folded(n) for n in (thing.label.nl, thing.label.en, *more))


def _codes(thing: Choice | Actor) -> tuple[str, ...]:
    """A code is asked for whole: a part of one is no name of an actor."""
    if isinstance(thing, Actor):
        return thing.notations
    return (thing.notation,) if thing.notation else ()


def _listed(iris: list[str], things: Mapping[str, Choice | Actor]) -> str:
    shown = [f"{local_name(iri)} ({things[iri].label.en})" for iri in iris[:8]]
    more = f" and {len(iris) - 8} more" if len(iris) > 8 else ""
    return ", ".join(shown) + more


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name))


def _folded(name: str) -> str:
    """Case and accents apart: "Één aanpak" is found as "een aanpak"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip()
