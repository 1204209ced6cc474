"""Which choices lack ministerial accountability, group by group: what lacks and why first, one line a choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from exports.page import Cell, Column, Heading, Note, Page, Sentence, Table, alike
from exports.words import (
    GRADE_WORDS,
    about,
    gap_label,
    lead,
    numbered,
    power,
    powers_words,
    said,
    said_by_verdict,
    some,
    verdict,
)
from graph.records import POWERS, UNGRADED, Answer, ChoiceAnswer, Gap
from graph.words.gap_names import gap_name
from graph.words.grammar import day_in_words
from graph.words.house import headline, stated_line
from graph.words.names import by_number
from ontology.codelists.ranks import SEVERITY
from ontology.codelists.words import verdict_words
from ontology.names import local_name
from ontology.text import Text

if TYPE_CHECKING:
    from exports.data.gaps import GapsJson

__all__ = [
    "FRAME",
    "GROUPS",
    "accepted_notes",
    "by_class",
    "choice_name",
    "data",
    "digits",
    "gap_words",
    "known",
    "legend",
    "ordered",
    "page",
    "records",
    "rows",
]

#: Classes in the order in which they are told, and what stands above each.
GROUPS: Mapping[str, Text] = {
    "none": Text("Geen ministeriële verantwoording in dit dossier", "No ministerial accountability on this record"),
    "aim": Text(
        "Alleen voor het doel; wie over de uitvoering beslist, is niet vastgelegd",
        "For the aim only; who decides on the execution is not on record",
    ),
    "partial": Text("Een minister antwoordt ten dele", "A minister answers in part"),
    "unknown": Text("Onbekend", "Unknown"),
    "elsewhere": Text("Elders verantwoord, niet bij een minister", "Answered for elsewhere, not through a minister"),
    "full": Text("Een minister antwoordt volledig", "A minister answers in full"),
}
_NOTHING_LACKS = Text(
    "Van geen keuze is in dit dossier vastgesteld dat ministeriële verantwoording ontbreekt",
    "Of no choice does this record show that ministerial accountability is lacking",
)
_THEN_AIMS = Text(
    "; voorop staan de keuzes waarvan niet is vastgelegd wie over de uitvoering beslist",
    "; first come the choices on whose execution nobody is on record as deciding",
)
_W = {
    "accepted": Text("geaccepteerd", "accepted"),
    "aim": Text("doel", "aim"),
    "letters": Text("IDG", "IDC"),
    "silent": Text("over {} zwijgt het dossier", "on {} the record is silent"),
    "pending": Text("nog niet genomen", "not yet taken"),
    "more": Text(
        "Wat elk hiaat betekent: --long. Eén keuze met artikel en bron: thorbecke explain {}.",
        "What each gap means: --long. One choice with article and source: thorbecke explain {}.",
    ),
}
#: so many choices of which the same is to be said are told together
_ALIKE = 3
#: beside a choice that is not yet taken
_PENDING = "*"
#: The columns of `records`.
FRAME = (
    *("id", "notation", "label", "verdict", "ministerial", *POWERS),
    *("deciders", "offices", "gaps", "accepted", "caveats", "themes", "lead", "aim", "adopters", "pending"),
)


def page(answer: Answer, lang: str, shown: Answer | None = None) -> Page:
    """Yield headline, counts and the choices, class by class; `shown` limits the choices, never the headline."""
    told = (shown or answer).choices
    yield lead(headline(answer), lang)
    yield lead(stated_line(answer), lang, "")
    yield about(answer.house, lang)
    if answer.choices and not answer.classes["none"]:
        yield Sentence(_NOTHING_LACKS.say(lang) + (_THEN_AIMS.say(lang) if answer.classes["aim"] else "") + ".")
    yield from by_class(told, lang)
    yield from legend(told, lang)
    if told:
        first = ordered(told)[0]
        yield Note(_say("more", lang).format(numbered(first.notation, first.iri)))
    yield from accepted_notes(told, lang)


def by_class(told: Sequence[ChoiceAnswer], lang: str) -> Page:
    """Yield a table of choices per class, under what it is."""
    groups = [(name, [c for c in ordered(told) if c.ministerial == name]) for name in GROUPS]
    groups = [(name, choices) for name, choices in groups if choices]
    tables = alike([_table(choices, lang) for _, choices in groups])
    for (name, choices), table in zip(groups, tables, strict=True):
        heading = f"{GROUPS[name].say(lang)} ({_counted(choices, lang)})"
        yield Heading(heading, style=name)
        yield replace(table, caption=heading)


def _table(choices: Sequence[ChoiceAnswer], lang: str) -> Table:
    """A row per choice; where room is scarce, those of which the same is to be said are told in one line."""
    table = Table.of(_columns(lang), (_cells(choice, lang) for choice in choices))
    same: dict[tuple[Cell, ...], list[int]] = {}
    for at, row in enumerate(table.rows):
        same.setdefault(row[2:], []).append(at)
    folded = [at for at in same.values() if len(at) >= _ALIKE]
    told = {at for several in folded for at in several}
    left = tuple(row for at, row in enumerate(table.rows) if at not in told)
    return replace(table, folds=tuple(_fold([choices[at] for at in several], lang) for several in folded), left=left)


def _fold(choices: Sequence[ChoiceAnswer], lang: str) -> str:
    """What holds of several choices, then which they are."""
    first = choices[0]
    who, gaps = _who(first, lang), gap_words(first, lang, every=False)
    parts = [f"{len(choices)} × {_symbol(first)}" + (f" {_circles(first)}" if known(first) else "")]
    parts += [", ".join(who)] if who else []
    parts += [", ".join(gaps)] if gaps else []
    names = (
        f"{numbered(it.notation, it.iri)} {(it.short or it.label).say(lang)}" + (_PENDING if it.pending else "")
        for it in choices
    )
    return f"{' · '.join(parts)}: {', '.join(names)}"


def _counted(choices: Sequence[ChoiceAnswer], lang: str) -> str:
    """How many choices there are, and on how many of these the record is silent."""
    silent = sum(choice.verdict == "NOT_RECORDED" for choice in choices)
    return f"{len(choices)}; {_say('silent', lang).format(silent)}" if silent else str(len(choices))


def ordered(choices: Sequence[ChoiceAnswer]) -> list[ChoiceAnswer]:
    """Return choices by verdict, then by number."""
    return sorted(choices, key=lambda choice: (SEVERITY.index(choice.verdict), by_number(choice)))


def _columns(lang: str) -> tuple[Column, ...]:
    return (
        Column(said("number", lang), "key"),
        Column(said("choice", lang), least=20, most=41),
        Column(said("verdict", lang), "key"),
        Column(_say("letters", lang), "name"),
        Column(said("decider", lang), least=12, most=25),
        Column(said("gaps", lang), least=13),
    )


def _cells(choice: ChoiceAnswer, lang: str) -> Iterator[Cell | str]:
    short, label = (choice.short or choice.label).say(lang), choice.label.say(lang)
    who, gaps = _who(choice, lang), gap_words(choice, lang, every=False)
    yield numbered(choice.notation, choice.iri)
    yield Cell(short + (_PENDING if choice.pending else ""), whole=choice_name(choice, label, lang))
    yield Cell(_symbol(choice), choice.ministerial, whole=verdict(choice.verdict, lang))
    yield Cell(
        _circles(choice),
        choice.ministerial,
        whole=powers_words(choice.grade, lang, numbers=True) if known(choice) else "–",
    )
    yield Cell(some(who, 1) or "–", whole=", ".join(who))
    yield Cell(some(gaps, 1) or "–", whole=", ".join(gap_words(choice, lang)))


def known(choice: ChoiceAnswer) -> bool:
    """Tell whether the grade of a choice says how far powers reach; of what is not on record it says nothing."""
    return choice.verdict not in UNGRADED


def choice_name(choice: ChoiceAnswer, name: str, lang: str) -> str:
    """Return the name of a choice, with that it is not yet taken."""
    return f"{name} ({_say('pending', lang)})" if choice.pending else name


def gap_words(choice: ChoiceAnswer, lang: str, *, every: bool = True) -> list[str]:
    """Return what the gaps of a choice are called, each once; not `every`: without what its symbol says already."""
    told = [g for g in choice.gaps if every or choice.ministerial == "none" or g.code != said_by_verdict(choice)]
    return list(dict.fromkeys(_gap(gap, lang) for gap in told))


def _gap(gap: Gap, lang: str) -> str:
    return gap_label(gap).say(lang) + (f" ({_say('accepted', lang)})" if gap.accepted else "")


def _who(choice: ChoiceAnswer, lang: str) -> list[str]:
    """Who decides; where nobody is on record as deciding, who laid down the aim, said as such."""
    if choice.deciders or choice.aim is None:
        return [(d.short or d.label).say(lang) for d in choice.deciders]
    return [f"{_say('aim', lang)}: {(d.short or d.label).say(lang)}" for d in choice.aim.deciders]


def _symbol(choice: ChoiceAnswer) -> str:
    return verdict_words()[choice.verdict].symbol


def _circles(choice: ChoiceAnswer) -> str:
    return "".join(GRADE_WORDS[grade][0] for grade in choice.grade) if known(choice) else "–"


def accepted_notes(choices: Sequence[ChoiceAnswer], lang: str) -> Page:
    """Who accepts which gap, why and until when; the gap stays in the table."""
    found = [
        f"{_say('accepted', lang)} · {numbered(choice.notation, choice.iri)} · {gap_label(gap).say(lang)}: "
        f"{gap.accepted.by}, {said('until', lang)} {day_in_words(gap.accepted.until).say(lang)}: {gap.accepted.why}"
        for choice in choices
        for gap in choice.gaps
        if gap.accepted
    ]
    yield from map(Note, dict.fromkeys(found))


def legend(choices: Sequence[ChoiceAnswer], lang: str) -> Page:
    """Yield what the symbols that are shown mean, and no others."""
    if not choices:
        return
    shown = {choice.verdict for choice in choices}
    yield Note(" · ".join(verdict(name, lang) for name in SEVERITY if name in shown))
    grades = sorted({grade for choice in choices if known(choice) for grade in choice.grade})
    if grades:
        powers = ", ".join(said(name, lang) for name in POWERS)
        yield Note(f"{_say('letters', lang)} {powers}: " + " · ".join(power(grade, lang) for grade in grades))
    if any(choice.pending for choice in choices):
        yield Note(f"{_PENDING} {_say('pending', lang)}")


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def data(answer: Answer, shown: Answer | None = None) -> GapsJson:
    """Return the choices in view."""
    from exports.data.gaps import answer_to_json

    return answer_to_json(shown or answer)


def rows(answer: Answer, lang: str, shown: Answer | None = None) -> Iterator[Sequence[str]]:
    """Yield a row per choice in view."""
    words = ("number", "choice", "verdict", *POWERS, "decider", "gaps")
    yield (
        *("iri", *(said(word, lang) for word in words), "ministerial", "caveats", "grade", "accepted"),
        *("short", "aim", "adopters", "requested_by", "pending", *(f"{name}_grade" for name in POWERS)),
    )
    for choice in (shown or answer).choices:
        yield (
            choice.iri,
            numbered(choice.notation, choice.iri),
            choice.label.say(lang),
            choice.verdict,
            *(power(grade, lang, known=known(choice)) for grade in choice.grade),
            "; ".join(d.label.say(lang) for d in choice.deciders),
            "; ".join(dict.fromkeys(gap.code for gap in choice.gaps)),
            choice.ministerial,
            "; ".join(choice.caveats),
            " ".join(digits(choice)),
            "; ".join(_accepted(choice)),
            choice.short.say(lang) if choice.short else "",
            choice.aim.ministerial if choice.aim else "",
            "; ".join(choice.aim.adopters) if choice.aim else "",
            "; ".join(choice.requested_by),
            "true" if choice.pending else "false",
            *(str(grade) if known(choice) else "" for grade in choice.grade),
        )


def digits(choice: ChoiceAnswer) -> tuple[str, ...]:
    """Return the digits of the three powers; what is not known is no 0."""
    return tuple(str(grade) if known(choice) else "?" for grade in choice.grade)


def _accepted(choice: ChoiceAnswer) -> Iterator[str]:
    yield from dict.fromkeys(
        f"{gap_name(gap)} ({gap.accepted.by}, {gap.accepted.until}): {gap.accepted.why}"
        for gap in choice.gaps
        if gap.accepted
    )


def records(answer: Answer, lang: str) -> Iterator[Mapping[str, Any]]:
    """Yield a record per choice, in the order of the answer; what is unknown has no grade."""
    for choice in answer.choices:
        grades = choice.grade if known(choice) else (None, None, None)
        offices = dict.fromkeys(local_name(d.chain.office) for d in choice.deciders if d.chain)
        yield {
            "id": local_name(choice.iri),
            "notation": choice.notation,
            "label": choice.label.say(lang),
            "verdict": choice.verdict,
            "ministerial": choice.ministerial,
            **dict(zip(POWERS, grades, strict=True)),
            "deciders": tuple(local_name(d.iri) for d in choice.deciders),
            "offices": tuple(offices),
            "gaps": tuple(dict.fromkeys(gap_name(gap) for gap in choice.gaps)),
            "accepted": tuple(dict.fromkeys(gap_name(gap) for gap in choice.gaps if gap.accepted)),
            "caveats": choice.caveats,
            "themes": tuple(map(local_name, choice.themes)),
            "lead": local_name(choice.lead) if choice.lead else None,
            "aim": choice.aim.ministerial if choice.aim else None,
            "adopters": tuple(map(local_name, choice.aim.adopters)) if choice.aim else (),
            "pending": choice.pending,
        }
