"""What the values of a predicate say: names of things, numbers, days, words in two languages.

Reading never judges: of values where one is meant the first in sorted order is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pyoxigraph import Literal

from ontology.errors import InputError
from ontology.names import local_name
from ontology.reading.dataset import Value, name_of
from ontology.text import Text

__all__ = [
    "article",
    "day",
    "integer",
    "iri",
    "iris",
    "is_empty",
    "is_so",
    "literals",
    "local",
    "names",
    "spoken",
    "string",
    "text",
    "texts",
]


def iris(values: Sequence[Value]) -> tuple[str, ...]:
    """Return the resources."""
    if len(values) == 1 and isinstance(values[0], str):
        return (values[0],)
    return tuple(sorted({v for v in values if isinstance(v, str)}))


def iri(values: Sequence[Value]) -> str | None:
    """Return the resource."""
    if len(values) == 1 and isinstance(values[0], str):
        return values[0]
    found = iris(values)
    return found[0] if found else None


def local(values: Sequence[Value]) -> str | None:
    """Return the local name of the resource."""
    found = iri(values)
    return local_name(found) if found else None


def names(values: Sequence[Value]) -> tuple[str, ...]:
    """Return all values as strings, literals too (a legal basis may be a text)."""
    return tuple(sorted(set(map(name_of, values))))


def literals(values: Sequence[Value]) -> Sequence[Literal]:
    """Return the literals, by language."""
    found = [v for v in values if not isinstance(v, str)]
    return sorted(found, key=lambda v: (v.language or "", v.value)) if len(found) > 1 else found


def string(values: Sequence[Value]) -> str | None:
    """Return the text of the literal."""
    found = literals(values)
    return found[0].value if found else None


def integer(values: Sequence[Value]) -> int | None:
    """Return the literal as a number; InputError for one that is none, in a house that nobody checked."""
    found = string(values)
    try:
        return int(found) if found is not None else None
    except ValueError as error:
        raise InputError(f"{found!r} is no whole number; `thorbecke check` says where it stands") from error


def day(values: Sequence[Value]) -> date | None:
    """Return the literal as a day; a month or a year means its first day (model-2.md 2).

    Raises InputError for one that is none of these, in a house that nobody checked.
    """
    found = string(values)
    try:
        return date.fromisoformat(found + "YYYY-01-01"[len(found) :]) if found else None
    except ValueError as error:
        sentence = f"{found!r} is no day, month or year; `thorbecke check` says where it stands"
        raise InputError(sentence) from error


def is_so(values: Sequence[Value]) -> bool | None:
    """Return the literal as yes or no, None where nothing is said."""
    found = string(values)
    return None if found is None else found in ("true", "1")


def spoken(language: str | None) -> str:
    """Return a language without its region: nl-BE and nl-NL are nl; "" for none.

    >>> spoken("nl-NL"), spoken("en"), spoken(None)
    ('nl', 'en', '')
    """
    return (language or "").partition("-")[0].lower()


def is_empty(value: Literal) -> bool:
    """Tell whether there is nothing to read in a text: no character but spaces and what is never seen."""
    words = value.value
    return not words[:1].isalnum() and not any(letter.isprintable() and not letter.isspace() for letter in words)


def article(values: Sequence[Value]) -> Text | None:
    """Return what stands before a name in two languages, "" where nothing does; None where nothing is said."""
    said = {spoken(literal.language): literal.value for literal in reversed(literals(values))}
    return Text(said.get("nl", ""), said.get("en", "")) if said else None


def text(values: Sequence[Value]) -> Text | None:
    """Return the literals as words in two languages; where there is one language, both hold it.

    What is written in a region's language counts where nothing is written in the language alone.
    """
    if len(values) == 2:  # as most are written: Dutch, then English
        dutch, english = values
        if (
            not isinstance(dutch, str) and not isinstance(english, str)
            and dutch.language == "nl" and english.language == "en" and dutch.value and english.value
        ):  # fmt: skip
            return Text(dutch.value, english.value)
    by_language: dict[str, tuple[bool, str]] = {}
    for value in values:
        if not isinstance(value, str):
            language = value.language or ""
            plain = spoken(language)
            words = language != plain, value.value
            if plain not in by_language or words < by_language[plain]:
                by_language[plain] = words
    if not by_language:
        return None
    nothing = False, ""
    nl = by_language.get("nl", nothing)[1] or by_language.get("", nothing)[1] or by_language.get("en", nothing)[1]
    en = by_language.get("en", nothing)[1] or by_language.get("", nothing)[1] or by_language.get("nl", nothing)[1]
    _, last = by_language[max(by_language)]
    return Text(nl or last, en or last)


def texts(values: Sequence[Value]) -> tuple[Text, ...]:
    """Return all literals in pairs: the first Dutch with the first English, and so on."""
    by_language: dict[str, list[str]] = {}
    for value in values:
        if not isinstance(value, str):
            by_language.setdefault(spoken(value.language), []).append(value.value)
    nl, en = by_language.get("nl", []), by_language.get("en", [])
    count = max(len(nl), len(en))
    pairs = [Text(nl[i] if i < len(nl) else en[i], en[i] if i < len(en) else nl[i]) for i in range(count)]
    return (*pairs, *(Text(words, words) for words in by_language.get("", [])))
