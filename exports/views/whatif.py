"""What changes under proposals and assumptions, and by which statement; then each proposal, and what stays and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Heading, Item, Note, Page
from exports.views.diff import effect_words, head, legend, move, moves, rows_of, title, title_of
from exports.words import about_both, lead, numbered, verdict
from graph.change.records import Alone, ChoiceChange, Difference, Staying, WhatIf
from graph.change.words import scenario_name, statement_words, whatif_headline
from ontology.names import local_name
from ontology.text import Text

__all__ = ["named", "page", "rows", "say"]

_W = {
    "proposals": Text("Voorstellen", "Proposals"),
    "no facts": Text("De voorstellen: geen feiten", "The proposals: no facts"),
    "alone": Text("Elk voorstel apart", "Each proposal alone"),
    "by itself": Text("apart", "alone"),
    "the same": Text("verandert hetzelfde", "changes the same"),
    "same verdicts": Text("hetzelfde oordeel", "the same verdict"),
    "then too": Text("maar dan ook", "but then too"),
    "less": Text("verandert niets", "changes nothing"),
    "undone": Text("samen met de andere niet", "not with the others"),
    "together": Text("Alleen samen", "Only together"),
    "stays": Text("Wat niet verandert, en waarom", "What does not change, and why"),
    "touched": Text("geraakt, maar het verandert niet", "touched, yet it does not change"),
    "other": Text("Geraakt door geen van de voorstellen", "Touched by none of the proposals"),
    "own": Text("elk om een eigen reden: --long", "each for a reason of its own: --long"),
    "long": Text(
        "Hoe elk voorstel is gelezen, en waarom elke andere keuze blijft: --long",
        "How each proposal is read, and why every other choice stays: --long",
    ),
}


def page(told: WhatIf, lang: str) -> Page:
    """Yield what changes and by which statement, then what each proposal says and does, and what stays."""
    found = told.difference
    yield lead(whatif_headline(told), lang)
    yield about_both(found.before, found.after, lang)
    yield from moves(found, lang)
    yield from _proposals(told, lang)
    if told.only_together:
        yield Heading(say("together", lang))
    for iri, effect in told.only_together:
        yield Item(f"{named(found.changes, iri, lang)}: {effect_words(effect, found, lang)}")
    yield from _staying(told.staying, lang)
    yield Note(say("long", lang))
    yield from legend(found, lang)


def _proposals(told: WhatIf, lang: str) -> Page:
    """What each proposal says, and what it does without the others."""
    found = told.difference
    if told.alone:
        yield Heading(say("no facts", lang))
    for part in told.alone:
        yield Item(f"{scenario_name(part.scenario).say(lang)}: {part.label.say(lang)}")
        statements = (s for s in found.statements if part.scenario in s.scenarios)
        yield from (Item(statement_words(statement).say(lang), 2) for statement in statements)
        if len(told.alone) > 1:
            yield Item(f"{say('by itself', lang)}: {_alone(part, found, lang)}", 2)


def _alone(part: Alone, found: Difference, lang: str) -> str:
    """What one proposal changes when it is put in without the others, as far as that is something else."""
    if not part.changes:
        return say("less", lang)
    single, together = (
        {(change.iri, effect.key) for change in changes for effect in change.effects}
        for changes in (part.changes, found.changes)
    )
    if single == together:
        return say("the same", lang)
    now, then = ({change.iri: move(change, lang) for change in changes} for changes in (part.changes, found.changes))
    moved = [f"{title(change, lang)}: {move(change, lang)}" for change in part.changes]
    told = say("same verdicts", lang) if now == then else "; ".join(moved)
    undone = [f"{named(part.changes, iri, lang)}: {effect_words(e, found, lang)}" for iri, e in part.undone]
    return told + (f"; {say('then too', lang)}: {'; '.join(undone)}" if undone else "")


def named(changes: Sequence[ChoiceChange], iri: str, lang: str) -> str:
    """Return number and label of a choice among changes, else its id."""
    known = next((change for change in changes if change.iri == iri), None)
    return title(known, lang) if known else local_name(iri)


def _staying(staying: Sequence[Staying], lang: str) -> Page:
    """What is touched and stays, one by one; what is not touched, by reason, as far as a reason holds for several."""
    if staying:
        yield Heading(f"{say('stays', lang)} ({len(staying)})")
    groups: dict[Text, list[str]] = {}
    for choice in staying:
        if choice.touched:
            name = title_of(choice.notation, choice.iri, choice.label, lang)
            yield Item(f"{name}: {verdict(choice.standing.verdict, lang)}")
            yield Item(f"{say('touched', lang)}: {choice.why.say(lang)}", 2)
        else:
            groups.setdefault(choice.why, []).append(numbered(choice.notation, choice.iri))
    if groups:
        yield Item(f"{say('other', lang)}:")
    for why, numbers in sorted(groups.items(), key=lambda group: (-len(group[1]), group[1])):
        if len(numbers) > 1:
            yield Item(f"{', '.join(numbers)} ({len(numbers)}): {why.say(lang)}", 2)
    single = [numbers[0] for numbers in groups.values() if len(numbers) == 1]
    if single:
        yield Item(f"{', '.join(single)} ({len(single)}): {say('own', lang)}", 2)


def say(word: str, lang: str) -> str:
    """Return one of the words of a proposal."""
    return _W[word].say(lang)


def rows(told: WhatIf, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per thing that happens to a choice, then a row per choice that stays."""
    yield head(lang)
    yield from rows_of(told.difference, lang)
    for s in told.staying:
        stands = (s.standing.verdict, s.standing.verdict)
        yield (s.iri, s.notation or "", s.label.say(lang), "unchanged", *stands, "", s.why.say(lang), s.reason)
