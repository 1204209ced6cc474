"""What changed in one sentence, and what a change and its causes are called; in Dutch and in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.change.records import Cause, ChoiceChange, Difference, Statement, WhatIf
from graph.change.statements import act_words
from graph.house.assuming import ASSUMED
from graph.words.grammar import counted, day_in_words, in_a_row, joined, quoted
from graph.words.telling import told
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
    "advisers": Text("wie adviseert", "who advises"),
    "executors": Text("wie uitvoert", "who executes"),
    "gap-closed": Text("hiaat gesloten", "gap closed"),
    "gap-opened": Text("hiaat geopend", "gap opened"),
}


def counts(changes: Iterable[ChoiceChange]) -> Mapping[str, int]:
    """Return how many choices came and went, verdicts moved, and gaps opened and closed."""
    found = [e.what for c in changes for e in c.effects]
    return {what: found.count(what) for what in ("came", "went", "verdict", "gap-closed", "gap-opened")}


def whatif_headline(told_of: WhatIf) -> Text:
    """Return how many choices change under the proposals on this record, and how many do not."""
    found = told_of.difference
    under = (
        joined([quoted(a.label) for a in told_of.alone])
        if told_of.alone
        else Text("geen enkel voorstel", "no proposal at all")
    )
    changed, stood = len(found.changes), found.unchanged
    return told(
        "Onder {under} {verandert|veranderen:changed} op {day} in dit dossier {changed} van de {total} keuzes; "
        "{stood} {blijft|blijven:stood} zoals nu. {moved}",
        "Under {under}, {changed} of the {total} choices on {day} {changes|change:changed} on this record; {stood} "
        "{stays|stay:stood} as now. {moved}",
        under=under,
        changed=changed,
        day=day_in_words(found.after.reference_date),
        total=changed + stood,
        stood=stood,
        moved=_moved(found),
    )


def difference_headline(found: Difference) -> Text:
    """Return how many choices came, went and moved between two states, and how many gaps opened and closed."""
    before, after = day_in_words(found.before.reference_date), day_in_words(found.after.reference_date)
    said = counts(found.changes)
    if found.before.digest == found.after.digest:
        between = told("Tussen {before} en {after}", "Between {before} and {after},", before=before, after=after)
    elif before == after:
        between = told("Tussen de twee dossiers, op {after},", "Between the two records, on {after},", after=after)
    else:
        between = told(
            "Tussen het ene dossier op {before} en het andere op {after}",
            "Between one record on {before} and the other on {after},",
            before=before,
            after=after,
        )
    return told(
        "{between} {komt|komen:came} er {new} bij, {gaat|gaan:went} er {went} weg, {verandert|veranderen:moved} er "
        "{moved} en {blijft|blijven:stood} er {stood} gelijk. {told}",
        "{between} {new} {comes|come:came} in, {went} {goes|go:went}, {moved} {changes|change:moved} and {stood} "
        "{stays|stay:stood} the same. {told}",
        between=between,
        new=counted(said["came"], "choice"),
        came=said["came"],
        went=said["went"],
        moved=sum(c.before is not None and c.after is not None for c in found.changes),
        stood=found.unchanged,
        told=_moved(found),
    )


def _moved(found: Difference) -> Text:
    said = counts(found.changes)
    return told(
        "Oordelen veranderd: {verdict}; hiaten gesloten: {closed}, geopend: {opened}.",
        "Verdicts moved: {verdict}; gaps closed: {closed}, opened: {opened}.",
        verdict=said["verdict"],
        closed=said["gap-closed"],
        opened=said["gap-opened"],
    )


def scenario_name(iri: str) -> Text:
    """Return the short name of a scenario; what the asker assumes is called assumed."""
    return Text("aangenomen", "assumed") if iri == ASSUMED else both(local_name(iri))


def statement_words(statement: Statement, under: str | None = None) -> Text:
    """Return what happened to a statement, what it says, where it comes from and how sure it is.

    What stands under the name of a choice, `under`, does not name it again.
    """
    named = [scenario_name(s) for s in statement.scenarios]
    status = status_words().get(statement.status or "")
    if status and ASSUMED in statement.scenarios and statement.act == "added":
        # what is assumed is not stated by anybody: it only counts as its kind does
        status = told("telt als {status}", "counts as {status}", status=status)
    origin = in_a_row([in_a_row(named, ", ") if named else None, status], "; ")
    words = statement.brief if statement.brief and statement.choice == under else statement.words
    said = in_a_row([act_words(statement), words], ": ")
    return told("{said} [{origin}]", "{said} [{origin}]", said=said, origin=origin) if origin.nl else said


def cause_words(cause: Cause, known: Mapping[str, Statement], under: str | None = None) -> tuple[Text, ...]:
    """Return a line per set of statements that is enough, then what it does not come without.

    What stands under the name of a choice, `under`, does not name it again.
    """
    lines: list[Text] = []
    for number, names in enumerate(cause.sets):
        together = joined([statement_words(known[name], under) for name in names])
        if len(names) > 1:
            lead = Text("of alleen samen", "or only together") if number else Text("alleen samen", "only together")
        else:
            lead = Text("of door", "or by") if number else Text("door", "by")
        lines.append(in_a_row([lead, together], ": "))
    others = [name for name in cause.needed if not any(name in names for names in cause.sets)]
    if others:
        words = joined([statement_words(known[name], under) for name in others])
        lines.append(told("en niet zonder: {words}", "and not without: {words}", words=words))
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
