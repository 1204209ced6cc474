"""What changed, as a person reads it in a terminal: per choice what happens, by which statement, and why no further."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text as Line

from exports.changes_tables import choice_title, effect_values, powers, verdict
from exports.tables import gap_label
from exports.terminal import STYLES, asked_line, write_heading, write_item
from exports.writing import printable
from graph.change.records import Alone, Cause, ChoiceChange, Difference, Effect, Standing, Statement, Staying, WhatIf
from graph.change.words import (
    EFFECT_WORDS,
    cause_words,
    difference_headline,
    scenario_name,
    statement_words,
    whatif_headline,
)
from graph.words.gap_names import gap_name
from ontology.codelists.words import words_of_gap
from ontology.names import local_name
from ontology.text import Text

__all__ = ["show_difference", "show_whatif"]

_W = {
    "proposals": Text("Voorstellen", "Proposals"),
    "changes": Text("Wat verandert", "What changes"),
    "nothing": Text("niets", "nothing"),
    "limit": Text("verder komt het niet", "no further"),
    "alone": Text("Elk voorstel apart", "Each proposal alone"),
    "undone": Text("samen met de andere niet", "not with the others"),
    "together": Text("Alleen samen", "Only together"),
    "stays": Text("Wat niet verandert, en waarom", "What does not change, and why"),
    "touched": Text("geraakt, maar het verandert niet", "touched, yet it does not change"),
    "other": Text("Geraakt door geen van de voorstellen", "Touched by none of the proposals"),
    "idle": Text(
        "andere uitspraken zijn begonnen, geëindigd of gewijzigd zonder dat een oordeel, bevoegdheid of hiaat bewoog",
        "other statements began, ended or changed without moving a verdict, power or gap",
    ),
    "gaps": Text("hiaten", "gaps"),
    "deciders": Text("beslisser", "decider"),
}  # fmt: skip


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def show_whatif(console: Console, told: WhatIf, lang: str) -> None:
    """Print what the proposals say, what changes by which of them, and what does not change and why."""
    found = told.difference
    _top(console, whatif_headline(told), found, lang)
    known = {s.id: s for s in found.statements}
    write_heading(console, _say("proposals", lang))
    for part in told.alone:
        write_item(console, f"{scenario_name(part.scenario).say(lang)}: {part.label.say(lang)}")
        for statement in found.statements:
            if part.scenario in statement.scenarios:
                write_item(console, statement_words(statement).say(lang), indent=4)
        for note in part.notes:
            write_item(console, note.say(lang), indent=4)
    _changes(console, found, known, lang)
    if len(told.alone) > 1:
        write_heading(console, _say("alone", lang))
        for part in told.alone:
            _alone(console, part, found, lang)
        if told.only_together:
            write_item(console, f"{_say('together', lang)}:")
            for iri, effect in told.only_together:
                write_item(console, f"{_title(found.changes, iri, lang)}: {_effect(effect, found, lang)}", indent=4)
    _staying(console, told.staying, lang)
    _legend(console, found, lang)


def show_difference(console: Console, found: Difference, lang: str) -> None:
    """Print what came, went and moved between two states, each with the statement that caused it."""
    _top(console, difference_headline(found), found, lang)
    known = {s.id: s for s in found.statements}
    _changes(console, found, known, lang)
    causing = {
        name
        for c in found.changes
        for e in c.effects
        if e.cause
        for names in (*e.cause.sets, e.cause.needed)
        for name in names
    }
    idle = sum(s.id not in causing for s in found.statements)
    if idle:
        console.print()
        write_item(console, f"{idle} {_say('idle', lang)} (--format json)", indent=0)
    _legend(console, found, lang)


def _top(console: Console, headline: Text, found: Difference, lang: str) -> None:
    console.print(Line(printable(headline.say(lang)), style="bold"))
    for house in (found.before, found.after):
        console.print(Line(asked_line(house, lang), style="dim"))


def _changes(console: Console, found: Difference, known: dict[str, Statement], lang: str) -> None:
    write_heading(console, _say("changes", lang))
    if not found.changes:
        write_item(console, _say("nothing", lang))
    for change in found.changes:
        _change(console, change, found, known, lang)


def _change(console: Console, change: ChoiceChange, found: Difference, known: dict[str, Statement], lang: str) -> None:
    title = choice_title(change.notation, change.iri, change.label, lang)
    stood = change.after or change.before
    line = Line.assemble(
        (f"  {printable(title)}: ", ""), (_move(change, lang), STYLES[stood.ministerial] if stood else "")
    )
    console.print()
    console.print(line)
    groups: dict[Cause | None, list[Effect]] = {}
    for effect in change.effects:
        groups.setdefault(effect.cause, []).append(effect)
    for cause, effects in groups.items():
        for effect in effects:
            if effect.what != "verdict" or len(effects) == 1:  # the line above tells it
                write_item(console, _effect(effect, found, lang), indent=4)
        if effects[0].what == "came" and change.after:
            write_item(console, _arrives(change.after, found, lang), indent=4)
        for words in cause_words(cause, known) if cause else ():
            write_item(console, words.say(lang), indent=6)
    if change.limit:
        write_item(console, f"{_say('limit', lang)}: {change.limit.say(lang)}", indent=4)


def _move(change: ChoiceChange, lang: str) -> str:
    before = verdict(change.before.verdict, lang) if change.before else "–"
    after = verdict(change.after.verdict, lang) if change.after else "–"
    return before if before == after else f"{before} → {after}"


def _effect(effect: Effect, found: Difference, lang: str) -> str:
    word = EFFECT_WORDS[effect.what].say(lang)
    if effect.gap is not None:
        return f"{word}: {gap_label(effect.gap).say(lang)}"
    if effect.what in ("came", "went"):
        return word
    if effect.what == "powers":
        return f"{word}: {powers(effect.before, effect.after, lang)}"
    before, after = effect_values(effect, found.names, lang)
    return f"{word}: {before} → {after}"


def _arrives(standing: Standing, found: Difference, lang: str) -> str:
    """How a choice stands that was not there before."""
    codes = [words_of_gap(g.code, g.missing, g.about).label.say(lang) for g in standing.gaps]
    who = ", ".join(found.names[iri].say(lang) for iri in standing.deciders) or "–"
    return f"{_say('deciders', lang)}: {who}; {_say('gaps', lang)}: {', '.join(dict.fromkeys(codes)) or '–'}"


def _title(changes: Iterable[ChoiceChange], iri: str, lang: str) -> str:
    known = next((c for c in changes if c.iri == iri), None)
    return choice_title(known.notation, known.iri, known.label, lang) if known else local_name(iri)


def _alone(console: Console, part: Alone, found: Difference, lang: str) -> None:
    write_item(console, f"{scenario_name(part.scenario).say(lang)}:")
    if not part.changes:
        write_item(console, _say("nothing", lang), indent=4)
    for change in part.changes:
        title = choice_title(change.notation, change.iri, change.label, lang)
        told = [_effect(e, found, lang) for e in change.effects if e.what != "verdict"]
        write_item(console, f"{title}: {'; '.join([_move(change, lang), *told])}", indent=4)
    if part.undone:
        told = [f"{_title(part.changes, iri, lang)}: {_effect(e, found, lang)}" for iri, e in part.undone]
        write_item(console, f"{_say('undone', lang)}: {'; '.join(told)}", indent=4)


def _staying(console: Console, staying: Sequence[Staying], lang: str) -> None:
    write_heading(console, _say("stays", lang))
    touched = [s for s in staying if s.touched]
    for choice in touched:
        title = choice_title(choice.notation, choice.iri, choice.label, lang)
        write_item(console, f"{title}: {verdict(choice.standing.verdict, lang)}")
        write_item(console, f"{_say('touched', lang)}: {choice.why.say(lang)}", indent=4)
    groups: dict[Text, list[str]] = {}
    for choice in staying:
        if not choice.touched:
            groups.setdefault(choice.why, []).append(choice.notation or local_name(choice.iri))
    if groups:
        write_item(console, f"{_say('other', lang)}:")
    for why, numbers in sorted(groups.items(), key=lambda g: (-len(g[1]), g[1])):
        write_item(console, f"{', '.join(numbers)} ({len(numbers)}): {why.say(lang)}", indent=4)


def _legend(console: Console, found: Difference, lang: str) -> None:
    """What each gap that closed or opened means, with the name that files use."""
    gaps = [e.gap for c in found.changes for e in c.effects if e.gap]
    told: dict[str, str] = {}
    for gap in gaps:
        words = words_of_gap(gap.code, gap.missing, gap.about)
        told.setdefault(words.label.say(lang), f" ({gap_name(gap)}): {words.definition.say(lang)}")
    if told:
        console.print()
    for label, meaning in sorted(told.items()):
        write_item(console, label + meaning, indent=0)
