"""What changed between two states: per choice what happens, by which statement, and why it comes no further."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.page import Heading, Item, Note, Page
from exports.words import about_both, gap_label, lead, numbered, power, said, verdict
from graph.change.records import Cause, ChoiceChange, Difference, Effect, Standing
from graph.change.words import EFFECT_WORDS, cause_words, difference_headline
from graph.records import POWERS
from graph.words.gap_names import gap_name
from graph.words.grammar import POWER_WORDS, day_in_words
from ontology.codelists.words import words_of_gap
from ontology.names import local_name
from ontology.text import Text

__all__ = ["changed", "effect_words", "head", "legend", "move", "page", "rows", "rows_of", "title", "title_of"]

_W = {
    "changes": Text("Wat verandert", "What changes"),
    "renamed": Text("Wie anders heet", "Who is called otherwise"),
    "limit": Text("verder komt het niet", "no further"),
    "idle": Text(
        "andere uitspraken zijn begonnen, geëindigd of gewijzigd zonder dat een oordeel, bevoegdheid of hiaat bewoog",
        "other statements began, ended or changed without moving a verdict, power or gap",
    ),
    "idle one": Text(
        "andere uitspraak is begonnen, geëindigd of gewijzigd zonder dat een oordeel, bevoegdheid of hiaat bewoog",
        "other statement began, ended or changed without moving a verdict, power or gap",
    ),
}
_HEAD = {
    "nl": ("nr", "keuze", "wat", "voor", "na", "oorzaak", "verder komt het niet"),
    "en": ("no.", "choice", "what", "before", "after", "cause", "why no further"),
}


def page(found: Difference, lang: str) -> Page:
    """Yield what came, went and moved between two states, each with the statement that caused it."""
    yield lead(difference_headline(found), lang)
    yield about_both(found.before, found.after, lang)
    yield from changed(found, lang)
    if found.renamed:
        yield Heading(_W["renamed"].say(lang))
    for one in found.renamed:
        when = f" ({day_in_words(one.on).say(lang)})" if one.on else ""
        yield Item(f"{one.before.say(lang)} → {one.after.say(lang)}{when}")
    causes = [effect.cause for change in found.changes for effect in change.effects if effect.cause]
    causing = {name for cause in causes for names in (*cause.sets, cause.needed) for name in names}
    idle = sum(statement.id not in causing for statement in found.statements)
    if idle:
        yield Note(f"{idle} {_W['idle one' if idle == 1 else 'idle'].say(lang)} (--format json)")
    yield from legend(found, lang)


def changed(found: Difference, lang: str) -> Page:
    """Yield every choice that changes."""
    yield Heading(_W["changes"].say(lang))
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
        yield from (Item(words.say(lang), 3) for words in (cause_words(cause, known) if cause else ()))
    if change.limit:
        yield Item(f"{_W['limit'].say(lang)}: {change.limit.say(lang)}", 2)


def title(choice: ChoiceChange, lang: str) -> str:
    """Return number, or id, and label of a choice."""
    return title_of(choice.notation, choice.iri, choice.label, lang)


def title_of(number: str | None, iri: str, label: Text, lang: str) -> str:
    """Return number, or id, and label."""
    return f"{numbered(number, iri)} {label.say(lang)}"


def move(change: ChoiceChange, lang: str) -> str:
    """Return the verdict before and after, once where it stays."""
    before, after = (verdict(s.verdict, lang) if s else "–" for s in (change.before, change.after))
    return before if before == after else f"{before} → {after}"


def effect_words(effect: Effect, found: Difference, lang: str) -> str:
    """Return one thing that happens to a choice."""
    word = EFFECT_WORDS[effect.what].say(lang)
    if effect.gap is not None:
        return f"{word}: {gap_label(effect.gap).say(lang)}"
    if effect.what in ("came", "went"):
        return word
    if effect.what == "powers":
        return f"{word}: {_powers(effect.before, effect.after, lang)}"
    before, after = (_side(effect, values, found, lang) for values in (effect.before, effect.after))
    return f"{word}: {before} → {after}"


def _both(effect: Effect, lang: str) -> str:
    """All powers before and after, also those that stay; of any other effect nothing."""
    if effect.what != "powers" or not (effect.before and effect.after):
        return ""
    sides = (
        ", ".join(f"{POWER_WORDS[p].say(lang)} {_power(g, lang)}" for p, g in zip(POWERS, grades, strict=True))
        for grades in (effect.before, effect.after)
    )
    return f"{EFFECT_WORDS[effect.what].say(lang)}: {' → '.join(sides)}"


def _side(effect: Effect, values: Sequence[str], found: Difference, lang: str) -> str:
    if not values:
        return "–"
    if effect.what == "verdict":
        return verdict(values[0], lang)
    return ", ".join(found.names[iri].say(lang) if iri in found.names else local_name(iri) for iri in values)


def _powers(before: Sequence[str], after: Sequence[str], lang: str) -> str:
    """The powers that differ between two grades, before and after."""
    pairs = zip(POWERS, before, after, strict=True)
    return ", ".join(f"{POWER_WORDS[p].say(lang)} {_power(a, lang)} → {_power(b, lang)}" for p, a, b in pairs if a != b)


def _power(grade: str, lang: str) -> str:
    return power(0, lang, known=False) if grade == "?" else power(int(grade), lang)


def _arrives(standing: Standing, found: Difference, lang: str) -> str:
    """How a choice stands that was not there before."""
    gaps = ", ".join(dict.fromkeys(gap_label(gap).say(lang) for gap in standing.gaps)) or "–"
    who = ", ".join(found.names[iri].say(lang) for iri in standing.deciders) or "–"
    return f"{said('decider', lang)}: {who}; {said('gaps', lang)}: {gaps}"


def legend(found: Difference, lang: str) -> Page:
    """Yield what each gap that closed or opened means, with the name that files use."""
    told: dict[str, str] = {}
    for gap in (effect.gap for change in found.changes for effect in change.effects if effect.gap):
        words = words_of_gap(gap.code, gap.missing, gap.about)
        told.setdefault(words.label.say(lang), f" ({gap_name(gap)}): {words.definition.say(lang)}")
    yield from (Note(label + meaning) for label, meaning in sorted(told.items()))


def rows(found: Difference, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per thing that happens to a choice, then one per actor with another name."""
    yield head(lang)
    yield from rows_of(found, lang)
    for one in found.renamed:
        yield (
            one.iri,
            "",
            one.after.say(lang),
            "name",
            one.before.say(lang),
            one.after.say(lang),
            one.on or "",
            "",
            "",
        )


def head(lang: str) -> tuple[str, ...]:
    """Return the names above `rows_of`."""
    return ("iri", *_HEAD[lang], "code")


def rows_of(found: Difference, lang: str) -> Iterable[tuple[str, ...]]:
    """Yield the rows without the names above them."""
    known = {statement.id: statement for statement in found.statements}
    for change in found.changes:
        for effect in change.effects:
            causes = cause_words(effect.cause, known) if effect.cause else ()
            yield (
                change.iri,
                change.notation or "",
                change.label.say(lang),
                effect.what,
                " ".join(effect.before),
                " ".join(effect.after),
                "; ".join(words.say(lang) for words in causes),
                change.limit.say(lang) if change.limit else "",
                effect.gap.code if effect.gap else "",
            )
