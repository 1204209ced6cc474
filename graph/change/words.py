"""What changed in one sentence, and what a change and its causes are called; in Dutch and in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.change.records import Cause, ChoiceChange, Difference, Statement, WhatIf
from graph.change.statements import act_words
from graph.house.assuming import ASSUMED
from graph.words.choice import joined
from graph.words.house import day_in_words
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
    named = [Text(f"“{a.label.nl}”", f"“{a.label.en}”") for a in told.alone]
    under = joined(named) if named else Text("geen enkel voorstel", "no proposal at all")
    changed, total = len(found.changes), len(found.changes) + found.unchanged
    moved = _moved(found)
    return Text(
        f"Onder {under.nl} verander{'t' if changed == 1 else 'en'} in dit dossier op {day.nl} {changed} van de {total} "
        f"keuzes; {found.unchanged} blij{'ft' if found.unchanged == 1 else 'ven'} zoals nu. {moved.nl}",
        f"Under {under.en}, {changed} of the {total} choices on {day.en} change{'s' if changed == 1 else ''} on this "
        f"record; {found.unchanged} stay{'s' if found.unchanged == 1 else ''} as now. {moved.en}",
    )


def difference_headline(found: Difference) -> Text:
    """Return how many choices came, went and moved between two states, and how many gaps opened and closed."""
    before, after = day_in_words(found.before.reference_date), day_in_words(found.after.reference_date)
    said = counts(found.changes)
    both_sides = sum(c.before is not None and c.after is not None for c in found.changes)
    if found.before.digest == found.after.digest:
        between = Text(f"Tussen {before.nl} en {after.nl}", f"Between {before.en} and {after.en}")
    elif before == after:
        between = Text(f"Tussen de twee dossiers, op {after.nl},", f"Between the two records, on {after.en},")
    else:
        between = Text(
            f"Tussen het ene dossier op {before.nl} en het andere op {after.nl}",
            f"Between one record on {before.en} and the other on {after.en},",
        )
    came, went, stood = said["came"], said["went"], found.unchanged
    moved = _moved(found)
    return Text(
        f"{between.nl} kom{'t' if came == 1 else 'en'} er {came} keuze{'' if came == 1 else 's'} bij, "
        f"ga{'at' if went == 1 else 'an'} er {went} weg, verander{'t' if both_sides == 1 else 'en'} er {both_sides} "
        f"en blij{'ft' if stood == 1 else 'ven'} er {stood} gelijk. {moved.nl}",
        f"{between.en} {came} choice{' comes' if came == 1 else 's come'} in, {went} go{'es' if went == 1 else ''}, "
        f"{both_sides} change{'s' if both_sides == 1 else ''} and {stood} stay{'s' if stood == 1 else ''} the same. "
        f"{moved.en}",
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
    act, words = act_words(statement), statement.words
    named = [scenario_name(s) for s in statement.scenarios]
    status = status_words().get(statement.status or "")
    if status and ASSUMED in statement.scenarios and statement.act == "added":
        # what is assumed is not stated by anybody: it only counts as its kind does
        status = Text(f"telt als {status.nl}", f"counts as {status.en}")
    from_nl = "; ".join(filter(None, (", ".join(n.nl for n in named), status.nl if status else "")))
    from_en = "; ".join(filter(None, (", ".join(n.en for n in named), status.en if status else "")))
    return Text(
        f"{act.nl}: {words.nl}" + (f" [{from_nl}]" if from_nl else ""),
        f"{act.en}: {words.en}" + (f" [{from_en}]" if from_en else ""),
    )


def cause_words(cause: Cause, known: Mapping[str, Statement]) -> tuple[Text, ...]:
    """Return a line per set of statements that is enough, then what it does not come without."""
    lines: list[Text] = []
    for number, names in enumerate(cause.sets):
        together = joined([statement_words(known[name]) for name in names])
        if len(names) > 1:
            lead = Text("of alleen samen", "or only together") if number else Text("alleen samen", "only together")
        else:
            lead = Text("of door", "or by") if number else Text("door", "by")
        lines.append(Text(f"{lead.nl}: {together.nl}", f"{lead.en}: {together.en}"))
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
