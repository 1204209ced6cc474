"""What changed between two states: what moved and by which statement, then what came and went, verdict by verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from exports.page import Heading, Item, Note, Page
from exports.words import GRADE_WORDS, WORDS, about_both, gap_label, lead, numbered, power, verdict
from graph.change.records import ChoiceChange, Difference, Effect, Statement
from graph.change.words import EFFECT_WORDS, cause_words, difference_headline
from graph.records import POWERS
from graph.words.gap_names import gap_name
from graph.words.grammar import POWER_WORDS, day_in_words, joined
from ontology.codelists.ranks import SEVERITY
from ontology.codelists.words import words_of_gap
from ontology.names import local_name
from ontology.text import Text

__all__ = [
    "effect_words",
    "head",
    "idle",
    "legend",
    "move",
    "moves",
    "page",
    "power_of",
    "renamed",
    "rows",
    "rows_of",
    "say",
    "title",
    "title_of",
]

_W = {
    "changes": Text("Wat verandert", "What changes"),
    "moved": Text("Welk oordeel verandert", "Which verdict changes"),
    "else": Text("Wat anders wordt bij hetzelfde oordeel", "What changes under the same verdict"),
    "renamed": Text("Wie anders heet", "Who is called otherwise"),
    "limit": Text("verder komt het niet", "no further"),
    "gap-closed": Text("hiaten gesloten", "gaps closed"),
    "gap-opened": Text("hiaten geopend", "gaps opened"),
    "besides": Text("en door andere uitspraken", "and by other statements"),
    "came": Text("Wat op de agenda komt", "What comes on the agenda"),
    "went": Text("Wat van de agenda gaat", "What goes off the agenda"),
    "long": Text(
        "Elke verandering met de uitspraak die haar maakt, en waarom het niet verder komt: --long",
        "Every change with the statement that makes it, and why it comes no further: --long",
    ),
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
    """Yield the verdicts that moved, what else changed, and what came and went by its verdict."""
    yield lead(difference_headline(found), lang)
    yield about_both(found.before, found.after, lang)
    yield from moves(found, lang)
    for word in ("came", "went"):
        changes = [change for change in found.changes if any(effect.what == word for effect in change.effects)]
        yield from _agenda(say(word, lang), changes, lang)
    yield from renamed(found, lang)
    yield from (Note(say("long", lang)),) if found.changes else ()
    yield from idle(found, lang)


def moves(found: Difference, lang: str) -> Page:
    """Yield the choices that were there and stand otherwise, first those whose verdict moved; alike ones together."""
    known = {statement.id: statement for statement in found.statements}
    stayed = [change for change in found.changes if change.before and change.after]
    moved = [change for change in stayed if any(effect.what == "verdict" for effect in change.effects)]
    for word, changes in (("moved", moved), ("else", [change for change in stayed if change not in moved])):
        if changes:
            yield Heading(f"{say(word, lang)} ({len(changes)})")
        groups: dict[tuple[str, ...], list[ChoiceChange]] = {}
        for change in changes:
            # a change that is its own is told by itself: its cause names it
            groups.setdefault((move(change, lang), *_told(change, found, known, lang)), []).append(change)
        for (to, *lines), several in groups.items():
            names = "; ".join(title(change, lang) for change in several)
            count = f"{len(several)} × " if len(several) > 1 else ""
            style = several[0].after.ministerial if several[0].after else ""
            yield Heading(f"{count}{to}: {names}" if count else f"{names}: {to}", 2, style)
            yield from (Item(line, 2) for line in lines)


def _told(change: ChoiceChange, found: Difference, known: Mapping[str, Statement], lang: str) -> Iterator[str]:
    """What happens to a choice by its first cause, and that cause; what happens besides, and why no more."""
    cause = next((effect.cause for effect in change.effects if effect.cause), None)
    yield from _effects([effect for effect in change.effects if effect.cause == cause], found, lang)
    yield from (words.say(lang) for words in (cause_words(cause, known, change.iri) if cause else ()))
    besides = "; ".join(_effects([effect for effect in change.effects if effect.cause != cause], found, lang))
    if besides:
        yield f"{say('besides', lang)}: {besides}"
    if change.limit:
        yield f"{say('limit', lang)}: {change.limit.say(lang)}"


def _effects(effects: Sequence[Effect], found: Difference, lang: str) -> Iterator[str]:
    """Effects, each in words, the gaps that close or open together; the verdict stands above."""
    told: dict[str, None] = {}
    for effect in effects:
        gaps = dict.fromkeys(gap_label(it.gap).say(lang) for it in effects if it.what == effect.what and it.gap)
        if len(gaps) > 1:
            told[f"{say(effect.what, lang)}: {', '.join(gaps)}"] = None
        elif effect.what != "verdict":
            told[effect_words(effect, found, lang)] = None
    yield from told


def _agenda(words: str, changes: Sequence[ChoiceChange], lang: str) -> Page:
    """Choices that came or went, by the verdict on them, the most serious first."""
    groups: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        stood = change.after or change.before
        if stood:
            groups.setdefault((stood.verdict, stood.ministerial), []).append(title(change, lang))
    if groups:
        yield Heading(f"{words} ({len(changes)})")
    for (name, _), titles in sorted(groups.items(), key=lambda group: SEVERITY.index(group[0][0])):
        yield Item(f"{len(titles)} × {verdict(name, lang)}: {'; '.join(titles)}")


def renamed(found: Difference, lang: str) -> Page:
    """Yield who is called otherwise, and since when."""
    if found.renamed:
        yield Heading(say("renamed", lang))
    for one in found.renamed:
        when = f" ({day_in_words(one.on).say(lang)})" if one.on else ""
        yield Item(f"{one.before.say(lang)} → {one.after.say(lang)}{when}")


def idle(found: Difference, lang: str) -> Page:
    """Yield how many statements changed and moved nothing."""
    causes = [effect.cause for change in found.changes for effect in change.effects if effect.cause]
    causing = {name for cause in causes for names in (*cause.sets, cause.needed) for name in names}
    count = sum(statement.id not in causing for statement in found.statements)
    if count:
        yield Note(f"{count} {say('idle one' if count == 1 else 'idle', lang)} (--format json)")


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


def _side(effect: Effect, values: Sequence[str], found: Difference, lang: str) -> str:
    if not values:
        return "–"
    if effect.what == "verdict":
        return verdict(values[0], lang)
    return ", ".join(found.names[iri].say(lang) if iri in found.names else local_name(iri) for iri in values)


def _powers(before: Sequence[str], after: Sequence[str], lang: str) -> str:
    """The powers that differ between two grades, before and after; those that move alike together."""
    moved: dict[tuple[str, str], list[Text]] = {}
    for name, old, new in zip(POWERS, before, after, strict=True):
        if old != new:
            moved.setdefault((old, new), []).append(POWER_WORDS[name])
    told = (
        f"{joined(names).say(lang)} {power_of(old, lang)} → {power_of(new, lang)}"
        for (old, new), names in moved.items()
    )
    return ", ".join(told)


def power_of(grade: str, lang: str) -> str:
    """Return a digit of a grade as symbol and word."""
    return power(0, lang, known=False) if grade == "?" else power(int(grade), lang)


def legend(found: Difference, lang: str) -> Page:
    """Yield what each gap that closed or opened means, with the name that files use."""
    told: dict[str, str] = {}
    for gap in (effect.gap for change in found.changes for effect in change.effects if effect.gap):
        words = words_of_gap(gap.code, gap.missing, gap.about)
        told.setdefault(words.label.say(lang), f" ({gap_name(gap)}): {words.definition.say(lang)}")
    yield from (Note(label + meaning) for label, meaning in sorted(told.items()))


def say(word: str, lang: str) -> str:
    """Return one of the words of a difference."""
    return _W[word].say(lang)


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
                *(_cell(effect, values, lang) for values in (effect.before, effect.after)),
                "; ".join(words.say(lang) for words in causes),
                change.limit.say(lang) if change.limit else "",
                effect.gap.code if effect.gap else "",
            )


def _cell(effect: Effect, values: Sequence[str], lang: str) -> str:
    """What stands on one side of an effect: codes and IRIs; powers as number and word."""
    if effect.what != "powers" or not values:
        return " ".join(values)
    words = ((GRADE_WORDS[int(grade)][1] if grade != "?" else WORDS["unknown"]).say(lang) for grade in values)
    told = zip(POWERS, values, words, strict=True)
    return ", ".join(f"{POWER_WORDS[name].say(lang)} {grade} ({word})" for name, grade, word in told)
