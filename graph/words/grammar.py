"""The small words of every sentence, in Dutch and in English: lists, days, counts, remarks; what grades and powers are.

No sentence is made here: `graph.words.telling` fills templates, `graph.words.mentions` names actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.words.nouns import NO_ARTICLE, Noun, Several, listed, noun
from graph.words.telling import told
from ontology.days import MONTHS
from ontology.text import LANGUAGES, Text, both

__all__ = [
    "GRADES",
    "MINISTERIAL_WORDS",
    "POWER_VERBS",
    "POWER_WORDS",
    "arrow",
    "at_in_words",
    "counted",
    "day_in_words",
    "in_a_row",
    "joined",
    "quoted",
    "remarked",
]

#: What the three powers of a forum are called.
POWER_WORDS: Mapping[str, Text] = {
    "information": Text("informatie", "information"),
    "discussion": Text("debat", "discussion"),
    "consequences": Text("gevolgen", "consequences"),
}

#: The same as what somebody does, where a sentence says whether it is provided for.
POWER_VERBS: Mapping[str, Text] = {
    "information": Text("informatie", "information"),
    "discussion": Text("debat", "discussion"),
    "consequences": Text("ingrijpen", "stepping in"),
}

#: What a power amounts to, by grade.
GRADES = (Text("geen", "none"), Text("zwak", "weak"), Text("begrensd", "bounded"), Text("vol", "full"))

#: How far a minister answers, in one word.
MINISTERIAL_WORDS: Mapping[str, Text] = {
    "none": Text("zonder", "without"),
    "aim": Text("alleen voor het doel", "for the aim only"),
    "unknown": Text("onbekend", "unknown"),
    "partial": Text("deels", "in part"),
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


def joined(words: Sequence[Text]) -> Text:
    """Return words as a list in prose: "a, b en c".

    >>> joined([Text("a", "a"), Text("b", "b"), Text("c", "c")]).en
    'a, b and c'
    """
    return listed([noun(w) for w in words]).bare


def in_a_row(words: Iterable[Text | None], between: str = " ") -> Text:
    """Return words one after the other; None says nothing.

    >>> in_a_row([Text("Een.", "One."), None, Text("Twee.", "Two.")]).en
    'One. Two.'
    """
    said = [w for w in words if w is not None]
    return Text(between.join(w.nl for w in said), between.join(w.en for w in said))


def remarked(words: Text, *remarks: Text) -> Text:
    """Return words with what is remarked on them in brackets; brackets that are there already take it in.

    >>> remarked(Text("Overleg (BOD)", "Consultation (BOD)"), Text("afgeleid", "inferred")).en
    'Consultation (BOD; inferred)'
    """
    if not remarks:
        return words
    said = in_a_row(remarks, "; ")
    return Text(*(_bracketed(words.say(lang), said.say(lang)) for lang in LANGUAGES))


def _bracketed(words: str, remark: str) -> str:
    return f"{words[:-1]}; {remark})" if words.endswith(")") else f"{words} ({remark})".lstrip()


def quoted(words: Text) -> Text:
    """Return words between quotation marks."""
    return told("“{words}”", "“{words}”", words=words)


def arrow(giver: Text, forum: Text) -> Text:
    """Return "account-giver → forum", as a label of a relation: no sentence has it."""
    return told("{giver} → {forum}", "{giver} → {forum}", giver=giver, forum=forum)


def counted(count: int, what: str | Text) -> Noun:
    """Return how many there are of a noun known here, or of words that have one form; a verb agrees with it.

    >>> counted(1, "choice").say("en"), counted(3, "choice").say("nl")
    ('1 choice', '3 keuzes')
    """
    several = count != 1
    words = what if isinstance(what, Text) else _NOUNS[what][several]
    return Noun(
        told("{count} {words}", "{count} {words}", count=count, words=words), NO_ARTICLE, Several(several, several)
    )


def day_in_words(iso: str) -> Text:
    """Return an ISO date as people write it; a month or a year as it is (model-2.md 2: shown as written).

    >>> day_in_words("2025-09-29").nl, day_in_words("2025-09").nl, day_in_words("2025").nl
    ('29 september 2025', 'september 2025', '2025')
    """
    year, *rest = map(int, iso.split("-"))
    if not rest:
        return both(str(year))
    month = MONTHS[rest[0] - 1]
    if len(rest) == 1:
        return told("{month} {year}", "{month} {year}", month=month, year=year)
    return told("{d} {month} {year}", "{d} {month} {year}", d=rest[1], month=month, year=year)


def at_in_words(bound: str) -> Text:
    """Return when something begins or ends, with what goes before it: on a day, in a month or a year.

    >>> at_in_words("2025-09-29").en, at_in_words("2025-09").en, at_in_words("2025").nl
    ('on 29 September 2025', 'in September 2025', 'in 2025')
    """
    if bound.count("-") == 2:
        return told("op {when}", "on {when}", when=day_in_words(bound))
    return told("in {when}", "in {when}", when=day_in_words(bound))
