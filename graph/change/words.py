"""What changed in one sentence, and what a change and its causes are called; in Dutch and in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.change.records import Cause, ChoiceChange, Difference, Statement, WhatIf
from graph.change.statements import act_words
from graph.house.assuming import ASSUMED
from graph.words.grammar import counted, day_in_words, in_a_row, joined, of_number, quoted
from ontology.codelists.words import status_words
from ontology.names import local_name
from ontology.text import Text, both

__all__ = [
    "EFFECT_WORDS",
    "cause_words",
    "counts",
    "difference_headline",
    "scenario_name",
    "statement_words",
    "whatif_headline",
]

EFFECT_WORDS: Mapping[str, Text] = {
    "came": Text("komt op de agenda", "comes on the agenda"),
    "went": Text("gaat van de agenda", "goes off the agenda"),
    "verdict": Text("oordeel", "verdict"),
    "powers": Text("bevoegdheden", "powers"),
    "deciders": Text("beslisser", "decider"),
    "offices": Text("wie antwoordt", "who answers"),
    "gap-closed": Text("hiaat gesloten", "gap closed"),
    "gap-opened": Text("hiaat geopend", "gap opened"),
}


def counts(changes: Iterable[ChoiceChange]) -> Mapping[str, int]:
    """Return how many choices came and went, verdicts moved, and gaps opened and closed."""
    found = [e.what for c in changes for e in c.effects]
    return {what: found.count(what) for what in ("came", "went", "verdict", "gap-closed", "gap-opened")}


def whatif_headline(told: WhatIf) -> Text:
    """Return how many choices change under the proposals on this record, and how many do not."""
    found = told.difference
    day = day_in_words(found.after.reference_date)
    under = (
        joined([quoted(a.label) for a in told.alone])
        if told.alone
        else Text("geen enkel voorstel", "no proposal at all")
    )
    changed, stood = len(found.changes), found.unchanged
    total = changed + stood
    moved = _moved(found)
    return Text(
        f"Onder {under.nl} {of_number(changed, 'verandert', 'veranderen')} in dit dossier op {day.nl} {changed} van de "
        f"{total} keuzes; {stood} {of_number(stood, 'blijft', 'blijven')} zoals nu. {moved.nl}",
        f"Under {under.en}, {changed} of the {total} choices on {day.en} {of_number(changed, 'changes', 'change')} on "
        f"this record; {stood} {of_number(stood, 'stays', 'stay')} as now. {moved.en}",
    )


def difference_headline(found: Difference) -> Text:
    """Return how many choices came, went and moved between two states, and how many gaps opened and closed."""
    before, after = day_in_words(found.before.reference_date), day_in_words(found.after.reference_date)
    said = counts(found.changes)
    moved = sum(c.before is not None and c.after is not None for c in found.changes)
    if found.before.digest == found.after.digest:
        between = Text(f"Tussen {before.nl} en {after.nl}", f"Between {before.en} and {after.en}")
    elif before == after:
        between = Text(f"Tussen de twee dossiers, op {after.nl},", f"Between the two records, on {after.en},")
    else:
        between = Text(
            f"Tussen het ene dossier op {before.nl} en het andere op {after.nl}",
            f"Between one record on {before.en} and the other on {after.en},",
        )
    came, went, stood, told = said["came"], said["went"], found.unchanged, _moved(found)
    return Text(
        f"{between.nl} {of_number(came, 'komt', 'komen')} er {counted(came, 'choice').nl} bij, "
        f"{of_number(went, 'gaat', 'gaan')} er {went} weg, {of_number(moved, 'verandert', 'veranderen')} er {moved} "
        f"en {of_number(stood, 'blijft', 'blijven')} er {stood} gelijk. {told.nl}",
        f"{between.en} {counted(came, 'choice').en} {of_number(came, 'comes', 'come')} in, "
        f"{went} {of_number(went, 'goes', 'go')}, {moved} {of_number(moved, 'changes', 'change')} "
        f"and {stood} {of_number(stood, 'stays', 'stay')} the same. {told.en}",
    )


def _moved(found: Difference) -> Text:
    said = counts(found.changes)
    return Text(
        f"Oordelen veranderd: {said['verdict']}; hiaten gesloten: {said['gap-closed']}, geopend: {said['gap-opened']}.",
        f"Verdicts moved: {said['verdict']}; gaps closed: {said['gap-closed']}, opened: {said['gap-opened']}.",
    )


def scenario_name(iri: str) -> Text:
    """Return the short name of a scenario; what the asker assumes is called assumed."""
    return Text("aangenomen", "assumed") if iri == ASSUMED else both(local_name(iri))


def statement_words(statement: Statement) -> Text:
    """Return what happened to a statement, what it says, where it comes from and how sure it is."""
    named = [scenario_name(s) for s in statement.scenarios]
    status = status_words().get(statement.status or "")
    if status and ASSUMED in statement.scenarios and statement.act == "added":
        # what is assumed is not stated by anybody: it only counts as its kind does
        status = Text(f"telt als {status.nl}", f"counts as {status.en}")
    origin = in_a_row([in_a_row(named, ", ") if named else None, status], "; ")
    said = in_a_row([act_words(statement), statement.words], ": ")
    return Text(f"{said.nl} [{origin.nl}]", f"{said.en} [{origin.en}]") if origin.nl else said


def cause_words(cause: Cause, known: Mapping[str, Statement]) -> tuple[Text, ...]:
    """Return a line per set of statements that is enough, then what it does not come without."""
    lines: list[Text] = []
    for number, names in enumerate(cause.sets):
        together = joined([statement_words(known[name]) for name in names])
        if len(names) > 1:
            lead = Text("of alleen samen", "or only together") if number else Text("alleen samen", "only together")
        else:
            lead = Text("of door", "or by") if number else Text("door", "by")
        lines.append(in_a_row([lead, together], ": "))
    others = [name for name in cause.needed if not any(name in names for names in cause.sets)]
    if others:
        words = joined([statement_words(known[name]) for name in others])
        lines.append(Text(f"en niet zonder: {words.nl}", f"and not without: {words.en}"))
    if len(cause.sets) > 1 and not cause.needed:
        lines.append(Text("elk daarvan is genoeg; geen is onmisbaar", "each of these is enough; none is indispensable"))
    if not cause.smallest:
        lines.append(
            Text(
                "hieruit kan niets worden gemist; een kleinere andere verzameling is niet uitgesloten",
                "nothing can be missed from this; another, smaller set was not ruled out",
            )
        )
    return tuple(lines)
