"""The answer on a whole house: how many choices of each class, on what they rest, and on stated facts alone."""

from __future__ import annotations

from collections.abc import Mapping

from graph.records import MINISTERIAL, Answer
from graph.words.grammar import MINISTERIAL_WORDS, counted, day_in_words, in_a_row, joined
from graph.words.telling import told
from ontology.text import Text

__all__ = ["brief_headline", "headline", "read_in_part_counts", "stated_line"]


#: What the record does not say of choices that were adopted as an aim and of which nobody is on record as deciding.
_EXECUTION = Text(
    ", en wie over de uitvoering beslist is niet vastgelegd", ", and nobody is on record as deciding on the execution"
)


def read_in_part_counts(answer: Answer) -> Mapping[str, int]:
    """Return `ministerial` value -> how many of its choices rest on an official source read in part."""
    resting = [c for c in answer.choices if "source-read-in-part" in c.caveats]
    return {value: sum(c.ministerial == value for c in resting) for value in MINISTERIAL}


def headline(answer: Answer) -> Text:
    """Return for how many choices a minister answers, for the aim only, others, nobody, or nobody knows who.

    The counts of the classes add up to the number of choices (model-2.md 3). `none` is what the record shows, never a
    claim about the world; a silence of the record is unknown, and an answer for an aim is none for its execution.
    """
    day = day_in_words(answer.house.reference_date)
    if not answer.choices:
        return told(
            "Op {day} staat in dit dossier geen enkele keuze; dat is niet hetzelfde als dat alles verantwoord is.",
            "On {day} this record has no choice at all; that is not the same as everything being accounted for.",
            day=day,
        )
    found = answer.classes
    return in_a_row(
        [
            told(
                "Van de {choices} op {day} antwoordt in dit dossier voor {minister} een minister ({full} volledig, "
                "{partial} deels{pending}); voor {aim} alleen voor het doel{execution}; voor {elsewhere} wordt "
                "elders verantwoording afgelegd; bij {none} ontbreekt verantwoording in dit dossier; van {unknown} "
                "is het onbekend{silent}.",
                "Of the {choices} on {day} a minister answers on this record for {minister} ({full} in full, "
                "{partial} in part{pending}); for {aim} only for the aim{execution}; {elsewhere} {is|are:elsewhere} "
                "answered for elsewhere; {none} {lacks|lack:none} accountability on this record; of {unknown} it is "
                "unknown{silent}.",
                choices=counted(len(answer.choices), "choice"),
                day=day,
                minister=found["full"] + found["partial"],
                pending=_pending(answer),
                execution=_EXECUTION if found["aim"] else Text("", ""),
                silent=_silent(answer),
                **found,
            ),
            _resting(answer),
        ]
    )


def brief_headline(answer: Answer) -> Text:
    """Return the counts of the classes in at most 25 words; they add up to the number of choices."""
    if not answer.choices:
        return told("In dit dossier staat op deze dag geen keuze.", "On this day this record has no choice.")
    return told(
        "Van {choices} antwoordt een minister voor {full} volledig, voor {partial} deels, bij {aim} alleen voor het "
        "doel; {elsewhere} elders, {none} zonder verantwoording, {unknown} onbekend.",
        "Of {choices} a minister answers for {full} in full, {partial} in part, {aim} for the aim only; {elsewhere} "
        "elsewhere, {none} lacking, {unknown} unknown.",
        choices=counted(len(answer.choices), "choice"),
        **answer.classes,
    )


def stated_line(answer: Answer) -> Text:
    """Return the counts of the same choices when only what a source that was read says is accepted."""
    found = answer.classes_stated
    return told(
        "Telt alleen mee wat in een gelezen bron staat: een minister antwoordt voor {minister} ({full} volledig, "
        "{partial} deels), alleen voor het doel {aim}, elders {elsewhere}, zonder {none}, onbekend {unknown}.",
        "On stated facts alone: a minister answers for {minister} ({full} in full, {partial} in part), for the aim "
        "only {aim}, elsewhere {elsewhere}, lacking {none}, unknown {unknown}.",
        minister=found["full"] + found["partial"],
        **found,
    )


def _pending(answer: Answer) -> Text:
    if not answer.pending:
        return Text("", "")
    return told("; {n} daarvan {is|zijn:n} nog niet genomen", "; {n} of them not yet taken", n=answer.pending)


def _silent(answer: Answer) -> Text:
    silent = answer.summary["NOT_RECORDED"]
    if not silent:
        return Text("", "")
    return told(" (bij {n} zwijgt het dossier)", " (for {n} the record is silent)", n=silent)


def _resting(answer: Answer) -> Text:
    in_part = read_in_part_counts(answer)
    said = [
        told(
            "{n} van de {all} {how}",
            "{n} of {all} {how}",
            n=in_part[value],
            all=answer.classes[value],
            how=MINISTERIAL_WORDS[value],
        )
        for value in MINISTERIAL
        if answer.classes[value]
    ]
    return told(
        "Op een officiële bron waarvan maar een deel is gelezen, rusten: {said}.",
        "Resting on an official source of which only a part was read: {said}.",
        said=joined(said),
    )
