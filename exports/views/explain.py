"""Who answers for one choice, the answer first: a sentence, the aim, where it breaks, the question; then the evidence.

Where room is scarce it fits a screen: steps, sources and notes follow as far as there is room, only those that the
answer rests on. `exports.views.explain_full` tells everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from exports.articles import by_law
from exports.page import Heading, Item, Page, Room, Sentence, Words
from exports.words import (
    about,
    cited,
    gap_label,
    lead,
    power,
    said,
    said_by_verdict,
    status,
    term,
    titled,
    verdict,
)
from graph.records import POWERS, ChainExplanation, ChoiceAnswer, Explanation, HouseInfo, InOffice, Reference, Step
from graph.words.caveats import CAVEAT_WORDS
from ontology.codelists.ranks import STATUSES
from ontology.names import local_name
from ontology.text import Text

if TYPE_CHECKING:
    from exports.data.explain import ExplanationJson

__all__ = [
    "FRAME",
    "STEP",
    "STEP_HEAD",
    "W",
    "basis",
    "data",
    "held",
    "in_office",
    "listed",
    "opening",
    "page",
    "records",
    "rows",
    "standing",
    "step_cells",
    "step_record",
    "step_words",
]

#: Words of an explanation, of a choice and of an actor.
W = {
    "aim": Text("Het doel", "The aim"),
    "aim-chain": Text("Keten voor het doel", "Chain for the aim"),
    "acting": Text("waarnemend", "acting"),
    "pending": Text("nog niet genomen", "not yet taken"),
    "also": Text("Ook", "Also"),
    "as": Text("als stap", "as step"),
    "caveats": Text("Voorbehoud", "Reservations"),
    "chain": Text("Keten", "Chain"),
    "cut": Text("Hier past niet alles van: {left}.", "Not all of this fits here: {left}."),
    "grading": Text("graden", "grades"),
    "missing": Text("Waar het dossier ophoudt", "Where the record stops"),
    "more": Text("Elke stap, rol, aantekening en bron: --full", "Every step, role, note and source: --full"),
    "notes": Text("Aantekeningen", "Notes"),
    "oversight": Text("Toezicht", "Oversight"),
    "question": Text("Te stellen vraag", "Question to ask"),
    "weakest": Text("zwakste schakel voor", "weakest link for"),
}
#: The columns of `step_record`, and of `records`.
STEP = ("account_giver", "forum", "kind", *POWERS, "reach", "status", "basis", "sources", "relation")
FRAME = ("decider", "way", "step", *STEP)
#: The columns of `step_cells`: powers as number and as word.
STEP_HEAD = (
    *("account_giver", "forum", "kind", *(f"{name}_grade" for name in POWERS), *POWERS),
    *("reach", "status", "basis", "sources", "relation"),
)


def page(told: Explanation, lang: str, house: HouseInfo) -> Page:
    """Yield the answer, then steps, sources and notes as far as a screen has room."""
    yield from opening(told, lang, house)
    yield from _gaps(told, lang)
    yield from listed(W["question"].say(lang), [told.question.say(lang)] if told.question else [])
    # that it is not certain who decides may stand beside the verdict already
    known = CAVEAT_WORDS["decider-not-stated"] if _unsure(told.choice) else None
    caveats = [words.say(lang) for words in told.caveats if words != known]
    if caveats:
        yield Sentence(" ".join((f"{W['caveats'].say(lang)}:", *caveats)), "aside")
    more = W["more"].say(lang)
    yield Room((*_evidence(told, lang),), more, f"{W['cut'].say(lang)} {more}")


def opening(told: Explanation, lang: str, house: HouseInfo) -> Page:
    """Yield the choice and its verdict, then the aim, where the decision breaks, who spoke and who asked."""
    choice, said_of = told.choice, told.sentences
    yield Sentence(titled(choice.notation, choice.label, lang), "strong")
    yield Sentence(" · ".join(standing(choice, lang)), choice.ministerial)
    yield about(house, lang)
    for words in (said_of.verdict, said_of.aim, said_of.breaks, said_of.spoke, said_of.request):
        if words:
            yield lead(words, lang, "")


def standing(choice: ChoiceAnswer, lang: str) -> Iterator[str]:
    """Yield the verdict, that nothing is decided yet, and how sure it is who decides where no source says so."""
    yield verdict(choice.verdict, lang)
    if choice.pending:
        yield W["pending"].say(lang)
    unsure = _unsure(choice)
    if unsure:
        weakest = max(unsure, key=STATUSES.index)
        yield f"{said('decider', lang)} {status(weakest, lang)}"


def _unsure(choice: ChoiceAnswer) -> set[str]:
    """How sure it is who decides, of every decider of whom no source says so."""
    return {decider.assignment_status for decider in choice.deciders} - {"stated"}


def in_office(told: Explanation, lang: str) -> Iterator[Heading | Item]:
    """Yield who holds on the day the offices that decide or answer, each with term and source."""
    yield from (Heading(said("in-office", lang)),) if told.in_office else ()
    for one in told.in_office:
        office = (one.office_short or one.office_label).say(lang)
        source = ("; ", replace(cited(one.sources[0], lang), linked=True)) if one.sources else ()
        yield Item((f"{office}: {held(one, lang)}", *source))


def held(one: InOffice, lang: str) -> str:
    """Return who holds an office on the day, with the term, and how sure that is where no source says so."""
    acting = f" ({W['acting'].say(lang)})" if one.acting else ""
    sure = "" if one.status == "stated" else f" · {status(one.status, lang)}"
    return f"{', '.join(filter(None, (f'{one.name}{acting}', term(one.start, one.end, lang))))}{sure}"


def _gaps(told: Explanation, lang: str) -> Page:
    """The most severe gap in a sentence, the others by name; what the verdict says already is not said again."""
    gaps = [gap for gap in told.choice.gaps if gap.code != said_by_verdict(told.choice)]
    lines = [gap.message.say(lang) for gap in gaps[:1]]
    names = dict.fromkeys(gap_label(gap).say(lang) for gap in gaps)
    lines += [f"{W['also'].say(lang)}: {', '.join([*names][1:])}."] if len(names) > 1 else []
    yield from listed(said("gaps", lang).capitalize(), lines)


def _evidence(told: Explanation, lang: str) -> Iterator[Heading | Item]:
    """Every step once, the decision's before the aim's, and who holds the offices; then sources and notes."""
    numbers: dict[str, int] = {}
    chained: list[Sequence[Heading | Item]] = []
    for word, chains in (("chain", told.chains), ("aim-chain", told.aim_chains)):
        several = sum(bool(chain.steps) for chain in chains) > 1
        for chain in sorted(chains, key=lambda it: it.decider.verdict != told.choice.verdict):
            name = (chain.decider.short or chain.decider.label).say(lang)
            heading = f"{W[word].say(lang)} · {name}" if several else W[word].say(lang)
            chained.append(tuple(_chain(chain, heading, numbers, told.sentence.say(lang), lang)))
    # the chain of the decision, then who holds the offices: whoever asks needs both before any other chain
    stepped = [parts for parts in chained if parts]
    for parts in (*stepped[:1], tuple(in_office(told, lang)), *stepped[1:]):
        yield from parts
    yield from _cited(said("sources", lang).capitalize(), told.bearing_sources, lang)
    yield from listed(W["notes"].say(lang), [note.say(lang) for note in told.bearing_notes])


def _chain(
    chain: ChainExplanation, heading: str, numbers: dict[str, int], answer: str, lang: str
) -> Iterator[Heading | Item]:
    """The steps of a chain; one that was told before is told by its number."""
    if chain.steps:
        yield Heading(heading)
    for step in (*chain.steps, *chain.oversight):
        if step.relation in numbers:
            yield Item(f"{W['as'].say(lang)} {numbers[step.relation]}")
            continue
        numbers[step.relation] = len(numbers) + 1
        yield Item(_brief_step(step, answer, lang), number=numbers[step.relation])
        yield Item(basis(step, lang), 2)


def _brief_step(step: Step, answer: str, lang: str) -> str:
    """A step, with short names for whom the answer has named in full, and what is weakest where that is too little."""
    ends = ((step.account_giver_label, step.account_giver_short), (step.forum_label, step.forum_short))
    giver, forum = (
        (short if short and label.say(lang).lower() in answer.lower() else label).say(lang) for label, short in ends
    )
    weak = [said(p, lang) for p, g in zip(POWERS, step.grade, strict=True) if p in step.is_bottleneck_for and g < 2]
    told = f"{giver} → {forum}: {_kind_words(step, lang)}"
    return f"{told}; {W['weakest'].say(lang)}: {', '.join(weak)}" if weak and step.graded else told


def _cited(title: str, sources: Sequence[Reference], lang: str) -> Iterator[Heading | Item]:
    yield from (Heading(title),) if sources else ()
    yield from (Item((cited(source, lang),)) for source in sources)


def basis(step: Step, lang: str) -> Words:
    """Return the articles a relation rests on, law by law; without any, the words of its kind."""
    articles = by_law(step.legal_basis, lang) or (step.basis_text.say(lang) or said("none", lang),)
    sure = step.kind_status and step.kind_status != "stated"
    grading = f" · {W['grading'].say(lang)}: {status(step.kind_status, lang)}" if sure and step.kind_status else ""
    return (f"{said('basis', lang)}: ", *articles, grading)


def brief_steps(found: Iterable[Step], lang: str) -> Iterator[Item]:
    """Yield every step of a chain with its articles."""
    for number, step in enumerate(found, 1):
        yield Item(step_words(step, lang), number=number)
        yield Item(basis(step, lang), 2)


def listed(title: str, lines: Iterable[str]) -> Iterator[Heading | Item]:
    """Yield lines under a heading, and no heading without any."""
    for number, line in enumerate(lines):
        if number == 0:
            yield Heading(title)
        yield Item(line)


def step_words(step: Step, lang: str) -> str:
    """Return who answers to whom, in which kind of relation, with what grades, and how sure that is."""
    return f"{step.account_giver_label.say(lang)} → {step.forum_label.say(lang)}: {_kind_words(step, lang)}"


def _kind_words(step: Step, lang: str) -> str:
    # grades that nobody recorded are unknown, which is not none
    grade = " ".join(power(g, lang) for g in step.grade) if step.graded else power(0, lang, known=False)
    return f"{step.kind_label.say(lang)} ({grade}; {status(step.status, lang)})"


def data(told: Explanation, house: HouseInfo) -> ExplanationJson:
    """Return an explanation with the house that gave it."""
    from exports.data.explain import explanation_to_json

    return explanation_to_json(house, told)


def rows(told: Explanation, lang: str, house: HouseInfo) -> Iterator[Sequence[str]]:
    """Yield a row per step of every chain, those of its aim too; a choice without any has one row."""
    yield (
        "iri",
        "number",
        "choice",
        "verdict",
        "ministerial",
        "pending",
        "sentence",
        "question",
        "decider",
        "way",
        "step",
        *STEP_HEAD,
    )
    choice = told.choice
    start = (
        *(choice.iri, choice.notation or "", choice.label.say(lang), choice.verdict, choice.ministerial),
        *("true" if choice.pending else "false", told.sentence.say(lang)),
        told.question.say(lang) if told.question else "",
    )
    several = [(chain, way) for way, chains in (("", told.chains), ("aim ", told.aim_chains)) for chain in chains]
    found = [
        (*start, chain.decider.iri, f"{way}{part}", str(number), *step_cells(step, lang))
        for chain, way in several
        for part, steps in (("chain", chain.steps), ("oversight", chain.oversight))
        for number, step in enumerate(steps, 1)
    ]
    yield from found or [(*start, *[""] * (3 + len(STEP_HEAD)))]


def step_cells(step: Step, lang: str) -> tuple[str, ...]:
    """Return the cells of one step under `STEP_HEAD`; grades that nobody recorded are empty, which is not none."""
    cells = step_record(step, lang)
    return (
        *(cells[name] for name in ("account_giver", "forum", "kind")),
        *(str(grade) if step.graded else "" for grade in step.grade),
        *(power(grade, lang, known=step.graded) for grade in step.grade),
        *(cells[name] for name in ("reach", "status", "basis")),
        "; ".join(reference.iri for reference in step.sources),
        step.relation,
    )


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
