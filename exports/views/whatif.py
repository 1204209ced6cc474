"""What proposals and assumptions say, what changes by which of them, and what does not change and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Heading, Item, Page
from exports.views.diff import changed, effect_words, head, legend, move, rows_of, title, title_of
from exports.words import about_both, lead, numbered, said, verdict
from graph.change.records import Alone, ChoiceChange, Difference, Staying, WhatIf
from graph.change.words import scenario_name, statement_words, whatif_headline
from ontology.names import local_name
from ontology.text import Text

__all__ = ["page", "rows"]

_W = {
    "proposals": Text("Voorstellen", "Proposals"),
    "alone": Text("Elk voorstel apart", "Each proposal alone"),
    "undone": Text("samen met de andere niet", "not with the others"),
    "together": Text("Alleen samen", "Only together"),
    "stays": Text("Wat niet verandert, en waarom", "What does not change, and why"),
    "touched": Text("geraakt, maar het verandert niet", "touched, yet it does not change"),
    "other": Text("Geraakt door geen van de voorstellen", "Touched by none of the proposals"),
}


def page(told: WhatIf, lang: str) -> Page:
    """Yield the proposals, what changes and by which statement, each proposal alone, and what stays."""
    found = told.difference
    yield lead(whatif_headline(told), lang)
    yield about_both(found.before, found.after, lang)
    yield Heading(_say("proposals", lang))
    for part in told.alone:
        yield Item(f"{scenario_name(part.scenario).say(lang)}: {part.label.say(lang)}")
        statements = (s for s in found.statements if part.scenario in s.scenarios)
        yield from (Item(statement_words(statement).say(lang), 2) for statement in statements)
        yield from (Item(note.say(lang), 2) for note in part.notes)
    yield from changed(found, lang)
    if len(told.alone) > 1:
        yield Heading(_say("alone", lang))
        for part in told.alone:
            yield from _alone(part, found, lang)
        if told.only_together:
            yield Item(f"{_say('together', lang)}:")
        for iri, effect in told.only_together:
            yield Item(f"{_named(found.changes, iri, lang)}: {effect_words(effect, found, lang)}", 2)
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
        told = [f"{_named(part.changes, iri, lang)}: {effect_words(e, found, lang)}" for iri, e in part.undone]
        yield Item(f"{_say('undone', lang)}: {'; '.join(told)}", 2)


def _named(changes: Sequence[ChoiceChange], iri: str, lang: str) -> str:
    known = next((change for change in changes if change.iri == iri), None)
    return title(known, lang) if known else local_name(iri)


def _staying(staying: Sequence[Staying], lang: str) -> Page:
    yield Heading(_say("stays", lang))
    groups: dict[Text, list[tuple[str, str]]] = {}
    for choice in staying:
        name = title_of(choice.notation, choice.iri, choice.label, lang)
        stands = f"{name}: {verdict(choice.standing.verdict, lang)}"
        if choice.touched:
            yield Item(stands)
            yield Item(f"{_say('touched', lang)}: {choice.why.say(lang)}", 2)
        else:
            groups.setdefault(choice.why, []).append((numbered(choice.notation, choice.iri), stands))
    if groups:
        yield Item(f"{_say('other', lang)}:")
    for why, choices in sorted(groups.items(), key=lambda g: (-len(g[1]), [number for number, _ in g[1]])):
        tail = f" ({len(choices)}): {why.say(lang)}"
        numbers, all_ = ", ".join(number for number, _ in choices), "; ".join(stands for _, stands in choices)
        yield Item(numbers + tail, 2, whole=all_ + tail)


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def rows(told: WhatIf, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per thing that happens to a choice, then a row per choice that stays."""
    yield head(lang)
    yield from rows_of(told.difference, lang)
    for s in told.staying:
        stands = (s.standing.verdict, s.standing.verdict)
        yield (s.iri, s.notation or "", s.label.say(lang), "unchanged", *stands, "", s.why.say(lang), s.reason)
