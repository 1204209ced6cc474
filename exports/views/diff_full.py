"""What changed between two states, all of it: per choice what happens, by which statement, and why no further."""

from __future__ import annotations

from exports.page import Heading, Item, Page
from exports.views.diff import effect_words, idle, legend, move, power_of, renamed, rows, say, title
from exports.words import about_both, gap_label, lead, said
from graph.change.records import Cause, ChoiceChange, Difference, Effect, Standing
from graph.change.words import EFFECT_WORDS, cause_words, difference_headline
from graph.records import POWERS
from graph.words.grammar import POWER_WORDS

__all__ = ["changed", "page", "rows"]


def page(found: Difference, lang: str) -> Page:
    """Yield what came, went and moved between two states, each with the statement that caused it."""
    yield lead(difference_headline(found), lang)
    yield about_both(found.before, found.after, lang)
    yield from changed(found, lang)
    yield from renamed(found, lang)
    yield from idle(found, lang)
    yield from legend(found, lang)


def changed(found: Difference, lang: str) -> Page:
    """Yield every choice that changes."""
    yield Heading(say("changes", lang))
    if not found.changes:
        yield Item(said("nothing", lang))
    for change in found.changes:
        yield from _change(change, found, lang)


def _change(change: ChoiceChange, found: Difference, lang: str) -> Page:
    known = {statement.id: statement for statement in found.statements}
    stood = change.after or change.before
    yield Heading(f"{title(change, lang)}: {move(change, lang)}", 2, stood.ministerial if stood else "")
    groups: dict[Cause | None, list[Effect]] = {}
    for effect in change.effects:
        groups.setdefault(effect.cause, []).append(effect)
    for cause, effects in groups.items():
        # the heading tells the verdict
        told = [effect for effect in effects if effect.what != "verdict" or len(effects) == 1]
        yield from (Item(effect_words(effect, found, lang), 2, whole=_both(effect, lang)) for effect in told)
        if effects[0].what == "came" and change.after:
            yield Item(_arrives(change.after, found, lang), 2)
        yield from (Item(words.say(lang), 3) for words in (cause_words(cause, known, change.iri) if cause else ()))
    if change.limit:
        yield Item(f"{say('limit', lang)}: {change.limit.say(lang)}", 2)


def _both(effect: Effect, lang: str) -> str:
    """All powers before and after, also those that stay; of any other effect nothing."""
    if effect.what != "powers" or not (effect.before and effect.after):
        return ""
    sides = (
        ", ".join(f"{POWER_WORDS[p].say(lang)} {power_of(g, lang)}" for p, g in zip(POWERS, grades, strict=True))
        for grades in (effect.before, effect.after)
    )
    return f"{EFFECT_WORDS[effect.what].say(lang)}: {' → '.join(sides)}"


def _arrives(standing: Standing, found: Difference, lang: str) -> str:
    """How a choice stands that was not there before."""
    gaps = ", ".join(dict.fromkeys(gap_label(gap).say(lang) for gap in standing.gaps)) or "–"
    who = ", ".join(found.names[iri].say(lang) for iri in standing.deciders) or "–"
    return f"{said('decider', lang)}: {who}; {said('gaps', lang)}: {gaps}"
