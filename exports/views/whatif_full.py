"""What proposals and assumptions say, all that changes by which of them, and what does not change and why."""

from __future__ import annotations

from collections.abc import Sequence

from exports.page import Heading, Item, Page
from exports.views.diff import effect_words, legend, move, title, title_of
from exports.views.diff_full import changed
from exports.views.whatif import named, rows, say
from exports.words import about_both, lead, numbered, said, verdict
from graph.change.records import Alone, Difference, Staying, WhatIf
from graph.change.words import scenario_name, statement_words, whatif_headline
from ontology.text import Text

__all__ = ["page", "rows"]


def page(told: WhatIf, lang: str) -> Page:
    """Yield the proposals, what changes and by which statement, each proposal alone, and what stays."""
    found = told.difference
    yield lead(whatif_headline(told), lang)
    yield about_both(found.before, found.after, lang)
    yield Heading(say("proposals", lang))
    for part in told.alone:
        yield Item(f"{scenario_name(part.scenario).say(lang)}: {part.label.say(lang)}")
        statements = (s for s in found.statements if part.scenario in s.scenarios)
        yield from (Item(statement_words(statement).say(lang), 2) for statement in statements)
        yield from (Item(note.say(lang), 2) for note in part.notes)
    yield from changed(found, lang)
    if len(told.alone) > 1:
        yield Heading(say("alone", lang))
        for part in told.alone:
            yield from _alone(part, found, lang)
        if told.only_together:
            yield Item(f"{say('together', lang)}:")
        for iri, effect in told.only_together:
            yield Item(f"{named(found.changes, iri, lang)}: {effect_words(effect, found, lang)}", 2)
    yield from _staying(told.staying, lang)
    yield from legend(found, lang)


def _alone(part: Alone, found: Difference, lang: str) -> Page:
    yield Item(f"{scenario_name(part.scenario).say(lang)}:")
    if not part.changes:
        yield Item(said("nothing", lang), 2)
    for change in part.changes:
        effects = [effect_words(effect, found, lang) for effect in change.effects if effect.what != "verdict"]
        yield Item(f"{title(change, lang)}: {'; '.join([move(change, lang), *effects])}", 2)
    if part.undone:
        told = [f"{named(part.changes, iri, lang)}: {effect_words(e, found, lang)}" for iri, e in part.undone]
        yield Item(f"{say('undone', lang)}: {'; '.join(told)}", 2)


def _staying(staying: Sequence[Staying], lang: str) -> Page:
    yield Heading(say("stays", lang))
    groups: dict[Text, list[tuple[str, str]]] = {}
    for choice in staying:
        name = title_of(choice.notation, choice.iri, choice.label, lang)
        stands = f"{name}: {verdict(choice.standing.verdict, lang)}"
        if choice.touched:
            yield Item(stands)
            yield Item(f"{say('touched', lang)}: {choice.why.say(lang)}", 2)
        else:
            groups.setdefault(choice.why, []).append((numbered(choice.notation, choice.iri), stands))
    if groups:
        yield Item(f"{say('other', lang)}:")
    for why, choices in sorted(groups.items(), key=lambda g: (-len(g[1]), [number for number, _ in g[1]])):
        tail = f" ({len(choices)}): {why.say(lang)}"
        numbers, all_ = ", ".join(number for number, _ in choices), "; ".join(stands for _, stands in choices)
        yield Item(numbers + tail, 2, whole=all_ + tail)
