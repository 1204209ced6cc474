"""Who answers for one choice, all of it: every chain with article and source, every gap, role, note and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.page import Heading, Item, Page
from exports.views.explain import W, basis, data, in_office, listed, opening, step_words
from exports.words import cited, lead, powers_words, said, status, verdict
from graph.records import ChainExplanation, Explanation, Gap, HouseInfo, Step
from ontology.codelists.words import status_words

__all__ = ["data", "page", "steps"]


def page(told: Explanation, lang: str, house: HouseInfo) -> Page:
    """Yield the answer, every chain with article and source, the gaps, the question to ask, roles, notes, sources."""
    choice = told.choice
    yield from opening(told, lang, house)
    yield from (lead(words, lang, "aside") for words in told.caveats)
    for word, chains in (("chain", told.chains), ("aim-chain", told.aim_chains)):
        for chain in chains:
            yield from _chain(chain, W[word].say(lang), lang)
    yield from listed(said("gaps", lang).capitalize(), [_gap(gap, lang) for gap in choice.gaps])
    yield from listed(W["question"].say(lang), [told.question.say(lang)] if told.question else [])
    yield from in_office(told, lang)
    yield Heading(said("roles", lang).capitalize())
    for role, holders in told.roles:
        names = ", ".join(f"{label.say(lang)} ({status(known, lang)})" for _, label, known in holders)
        yield Item(f"{role.say(lang)}: {names}")
    yield from listed(W["notes"].say(lang), [note.say(lang) for note in told.notes])
    yield Heading(said("sources", lang).capitalize())
    yield from (Item((cited(source, lang),)) for source in told.sources)


def _chain(chain: ChainExplanation, word: str, lang: str) -> Page:
    decider = chain.decider
    name = f"{decider.label.say(lang)} · {verdict(decider.verdict, lang)}"
    yield Heading(f"{word} · {name}" + (f": {powers_words(decider.grade, lang)}" if chain.steps else ""))
    if chain.missing_link:
        yield Item(f"{W['missing'].say(lang)}: {chain.missing_link.say(lang)}")
    yield from steps(chain.steps, lang)
    if chain.oversight:
        yield Item(f"{W['oversight'].say(lang)}:")
        yield from steps(chain.oversight, lang)


def _gap(gap: Gap, lang: str) -> str:
    rests = status(gap.evidence, lang) if gap.evidence in status_words() else said("record", lang)
    return f"{gap.code} [{rests}]: {gap.message.say(lang)}"


def steps(found: Iterable[Step], lang: str) -> Iterator[Item]:
    """Yield every step of a chain with what it rests on."""
    for number, step in enumerate(found, 1):
        yield Item(step_words(step, lang), number=number)
        yield Item(basis(step, lang), 2)
        yield from (Item((f"{said('source', lang)}: ", cited(source, lang)), 2) for source in step.sources)
        if step.is_bottleneck_for:
            weak = ", ".join(said(power, lang) for power in step.is_bottleneck_for)
            yield Item(f"{W['weakest'].say(lang)}: {weak}", 2)
        yield from (Item(note.say(lang), 2) for note in step.notes)
