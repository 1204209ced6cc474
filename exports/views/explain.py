"""Who answers for one choice: the sentence, every chain with article and source, the gaps, the question to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from exports.page import Heading, Item, Page, Sentence
from exports.words import about, cited, cited_list, lead, power, said, status, titled, verdict
from graph.records import POWERS, ChainExplanation, Explanation, Gap, HouseInfo, Step
from graph.words.caveats import CAVEAT_WORDS
from ontology.codelists.words import status_words
from ontology.names import local_name
from ontology.text import Text

if TYPE_CHECKING:
    from exports.data.explain import ExplanationJson

__all__ = ["FRAME", "STEP", "W", "data", "listed", "page", "records", "step_record", "step_words", "steps"]

#: Words of an explanation, of a choice and of an actor.
W = {
    "chain": Text("Keten", "Chain"),
    "oversight": Text("Toezicht", "Oversight"),
    "missing": Text("Eerste ontbrekende schakel", "First missing link"),
    "question": Text("Te stellen vraag", "Question to ask"),
    "notes": Text("Aantekeningen", "Notes"),
    "weakest": Text("zwakste schakel voor", "weakest link for"),
    "grading": Text("graden", "grades"),
}
#: The columns of `step_record`, and of `records`.
STEP = ("account_giver", "forum", "kind", *POWERS, "reach", "status", "basis", "sources", "relation")
FRAME = ("decider", "way", "step", *STEP)


def page(told: Explanation, lang: str, house: HouseInfo) -> Page:
    """Yield the sentence, every chain with article and source, the gaps, and the question to ask."""
    choice = told.choice
    yield Sentence(titled(choice.notation, choice.label, lang), "strong")
    yield Sentence(verdict(choice.verdict, lang), choice.ministerial)
    yield about(house, lang)
    yield lead(told.sentence, lang, "")
    yield from (lead(CAVEAT_WORDS[caveat], lang, "aside") for caveat in choice.caveats)
    for chain in told.chains:
        yield from _chain(chain, lang)
    yield from listed(said("gaps", lang).capitalize(), [_gap(gap, lang) for gap in choice.gaps])
    yield from listed(W["question"].say(lang), [told.question.say(lang)] if told.question else [])
    yield Heading(said("roles", lang).capitalize())
    for role, holders in told.roles:
        names = ", ".join(f"{label.say(lang)} ({status(known, lang)})" for _, label, known in holders)
        yield Item(f"{role.say(lang)}: {names}")
    yield from listed(W["notes"].say(lang), [note.say(lang) for note in told.notes])
    yield Heading(said("sources", lang).capitalize())
    yield from (Item((cited(source, lang),)) for source in told.sources)


def listed(title: str, lines: Iterable[str]) -> Page:
    """Yield lines under a heading, and no heading without any."""
    for number, line in enumerate(lines):
        if number == 0:
            yield Heading(title)
        yield Item(line)


def _chain(chain: ChainExplanation, lang: str) -> Page:
    decider = chain.decider
    powers = ", ".join(f"{said(p, lang)} {power(g, lang)}" for p, g in zip(POWERS, decider.grade, strict=True))
    name = f"{decider.label.say(lang)} · {verdict(decider.verdict, lang)}"
    yield Heading(f"{W['chain'].say(lang)} · {name}" + (f": {powers}" if chain.steps else ""))
    if chain.missing_link:
        yield Item(f"{W['missing'].say(lang)}: {chain.missing_link.say(lang)}")
    yield from steps(chain.steps, lang)
    if chain.oversight:
        yield Item(f"{W['oversight'].say(lang)}:")
        yield from steps(chain.oversight, lang)


def _gap(gap: Gap, lang: str) -> str:
    rests = status(gap.evidence, lang) if gap.evidence in status_words() else said("record", lang)
    return f"{gap.code} [{rests}]: {gap.message.say(lang)}"


def steps(found: Iterable[Step], lang: str) -> Page:
    """Yield every step of a chain with what it rests on."""
    for number, step in enumerate(found, 1):
        yield Item(step_words(step, lang), number=number)
        yield from _proof(step, lang)


def step_words(step: Step, lang: str) -> str:
    """Return who answers to whom, in which kind of relation, with what grades, and how sure that is."""
    # grades that nobody recorded are unknown, which is not none
    grade = " ".join(power(g, lang) for g in step.grade) if step.graded else power(0, lang, known=False)
    ends = f"{step.account_giver_label.say(lang)} → {step.forum_label.say(lang)}"
    return f"{ends}: {step.kind_label.say(lang)} ({grade}; {status(step.status, lang)})"


def _proof(step: Step, lang: str) -> Page:
    articles = cited_list(step.legal_basis, lang) or (step.basis_text.say(lang) or said("none", lang),)
    sure = step.kind_status and step.kind_status != "stated"
    grading = f" · {W['grading'].say(lang)}: {status(step.kind_status, lang)}" if sure and step.kind_status else ""
    yield Item((f"{said('basis', lang)}: ", *articles, grading), 2)
    yield from (Item((f"{said('source', lang)}: ", cited(source, lang)), 2) for source in step.sources)
    if step.is_bottleneck_for:
        weak = ", ".join(said(power, lang) for power in step.is_bottleneck_for)
        yield Item(f"{W['weakest'].say(lang)}: {weak}", 2)
    yield from (Item(note.say(lang), 2) for note in step.notes)


def data(told: Explanation, house: HouseInfo) -> ExplanationJson:
    """Return an explanation with the house that gave it."""
    from exports.data.explain import explanation_to_json

    return explanation_to_json(house, told)


def records(told: Explanation, lang: str) -> Iterator[Mapping[str, Any]]:
    """Yield a record per step of every chain, from the decider up."""
    for chain in told.chains:
        for way, found in (("chain", chain.steps), ("oversight", chain.oversight)):
            for number, step in enumerate(found, 1):
                start = {"decider": local_name(chain.decider.iri), "way": way, "step": number}
                yield {**start, **step_record(step, lang)}


def step_record(step: Step, lang: str) -> Mapping[str, Any]:
    """Return one step under the names in `STEP`."""
    return {
        "account_giver": step.account_giver_label.say(lang),
        "forum": step.forum_label.say(lang),
        "kind": step.kind_label.say(lang),
        **dict(zip(POWERS, step.grade if step.graded else (None, None, None), strict=True)),
        "reach": step.reach,
        "status": step.status,
        "basis": "; ".join(r.title.say(lang) for r in step.legal_basis) or step.basis_text.say(lang),
        "sources": tuple(local_name(r.iri) for r in step.sources),
        "relation": step.relation,
    }
