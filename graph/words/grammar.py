"""The grammar of every sentence, in Dutch and in English: lists, days, counts, remarks; what grades and powers are.

No sentence is made here. What actors and choices are called stands in `graph.words.names`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ontology.text import Text

__all__ = [
    "GRADES",
    "MINISTERIAL_WORDS",
    "POWER_WORDS",
    "are_several",
    "arrow",
    "counted",
    "day_in_words",
    "in_a_row",
    "joined",
    "of_number",
    "quoted",
    "remarked",
]

#: What the three powers of a forum are called.
POWER_WORDS: Mapping[str, Text] = {
    "information": Text("informatie", "information"),
    "discussion": Text("debat", "discussion"),
    "consequences": Text("gevolgen", "consequences"),
}

#: What a power amounts to, by grade.
GRADES = (Text("geen", "none"), Text("zwak", "weak"), Text("begrensd", "bounded"), Text("vol", "full"))

#: How far a minister answers, in one word.
MINISTERIAL_WORDS: Mapping[str, Text] = {
    "none": Text("zonder", "without"),
    "aim": Text("alleen voor het doel", "for the aim only"),
    "unknown": Text("onbekend", "unknown"),
    "partial": Text("beperkt", "in part"),
    "elsewhere": Text("elders", "elsewhere"),
    "full": Text("volledig", "in full"),
}

#: noun -> one of it, several of it
_NOUNS: Mapping[str, tuple[Text, Text]] = {
    "change": (Text("wijziging", "change"), Text("wijzigingen", "changes")),
    "choice": (Text("keuze", "choice"), Text("keuzes", "choices")),
    "fact": (Text("feit", "fact"), Text("feiten", "facts")),
    "question": (Text("debatvraag", "debate question"), Text("debatvragen", "debate questions")),
    "source": (Text("bron", "source"), Text("bronnen", "sources")),
}

_MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


def joined(words: Sequence[Text]) -> Text:
    """Return words as a list in prose: "a, b en c".

    >>> joined([Text("a", "a"), Text("b", "b"), Text("c", "c")]).en
    'a, b and c'
    """

    def one(said: list[str], last: str) -> str:
        return last.join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)

    return Text(one([w.nl for w in words], " en "), one([w.en for w in words], " and "))


def in_a_row(words: Iterable[Text | None], between: str = " ") -> Text:
    """Return words one after the other; None says nothing.

    >>> in_a_row([Text("Een.", "One."), None, Text("Twee.", "Two.")]).en
    'One. Two.'
    """
    said = [w for w in words if w is not None]
    return Text(between.join(w.nl for w in said), between.join(w.en for w in said))


def remarked(words: Text, *remarks: Text) -> Text:
    """Return words with what is remarked on them in brackets.

    >>> remarked(Text("BOD", "BOD"), Text("afgeleid", "inferred")).en
    'BOD (inferred)'
    """
    said = in_a_row(remarks, "; ")
    return Text(f"{words.nl} ({said.nl})", f"{words.en} ({said.en})") if remarks else words


def quoted(words: Text) -> Text:
    """Return words between quotation marks."""
    return Text(f"“{words.nl}”", f"“{words.en}”")


def arrow(giver: Text, forum: Text) -> Text:
    """Return "account-giver → forum"."""
    return Text(f"{giver.nl} → {forum.nl}", f"{giver.en} → {forum.en}")


def of_number(count: int, one: str, several: str) -> str:
    """Return the form of a word that goes with a number.

    >>> of_number(2, "choice lacks", "choices lack")
    'choices lack'
    """
    return one if count == 1 else several


def are_several(powers: Sequence[str]) -> bool:
    """Tell whether powers take a plural: more than one, or the consequences.

    >>> are_several(["discussion"]), are_several(["consequences"])
    (False, True)
    """
    return len(powers) > 1 or list(powers) == ["consequences"]


def counted(count: int, what: str | Text) -> Text:
    """Return how many there are of a noun known here, or of words that have one form.

    >>> counted(1, "choice").en, counted(3, "choice").nl
    ('1 choice', '3 keuzes')
    """
    words = what if isinstance(what, Text) else _NOUNS[what][count != 1]
    return Text(f"{count} {words.nl}", f"{count} {words.en}")


def day_in_words(iso: str) -> Text:
    """Return an ISO date as people write it.

    >>> day_in_words("2025-09-29").nl
    '29 september 2025'
    """
    day = date.fromisoformat(iso)
    month = _MONTHS[day.month - 1]
    return Text(f"{day.day} {month.nl} {day.year}", f"{day.day} {month.en} {day.year}")
