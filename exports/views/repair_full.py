"""The smallest repair, all of it: every change and why towards this office, and what stays and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from exports.page import Heading, Item, Note, Page
from exports.views.repair import instrument, numbers_of, opening, rows, say, still_open
from exports.words import some, status
from graph.repair.records import Change, Repair
from graph.words.telling import capital

__all__ = ["page", "rows"]

#: possible offices named before the rest is counted
_NAMED = 4


def page(repair: Repair, lang: str) -> Page:
    """Yield the headline, the proof, the new counts, every change by instrument, and what is left."""
    yield from opening(repair, lang)
    numbers, turn = numbers_of(repair), 0
    for rule, changes in groupby(repair.changes, key=lambda c: c.rule):
        yield Heading(instrument(rule, lang))
        yield Item(f"{rule.definition.say(lang)} {rule.note.say(lang)}")
        if rule.status != "stated":
            yield Item(f"{say('sure', lang)}: {status(rule.status, lang)}")
        for change in changes:
            turn += 1
            yield Item(change.text.say(lang), number=turn)
            yield from (Item(line, 2) for line in _details(change, numbers, lang))
    yield from _left(repair, numbers, lang)
    if repair.changes:
        yield Note(say("note", lang))


def _details(change: Change, numbers: Mapping[str, str], lang: str) -> Iterator[str]:
    yield f"{say('repairs', lang)}: {', '.join(numbers[iri] for iri in change.closes)}"
    yield f"{say('why', lang)}: {change.because.say(lang)}"
    others = some((other.label.say(lang) for other in change.others), _NAMED)
    listed = f"{others} {say('more', lang)}" if len(change.others) > _NAMED else others
    if change.ground.political:
        yield say("political", lang) + (f". {say('possible', lang)}: {listed}" if listed else "")
    elif listed:
        yield f"{say('also', lang)}: {listed}"


def _left(repair: Repair, numbers: Mapping[str, str], lang: str) -> Page:
    for word, staying in (("stays", repair.not_repaired), ("apart", repair.apart)):
        if staying:
            yield Heading(say(word, lang))
        for bar, choices in groupby(staying, key=lambda n: n.bar):
            yield Item(f"{capital(bar.label.say(lang))} · {bar.articles.say(lang)}")
            yield Item(bar.definition.say(lang), 2)
            for choice in choices:
                at = ", ".join(actor.label.say(lang) for actor in choice.at)
                yield Item(f"{numbers[choice.iri]} {choice.label.say(lang)}" + (f" ({at})" if at else ""), 2)
    yield from still_open(repair, lang)
