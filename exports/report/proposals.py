"""The debate questions, what the proposals of the house would change, the smallest repair, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator

from exports.page import Cell, Column, Heading, Item, Page, Sentence, Table
from exports.report.records import Report
from exports.report.within import within
from exports.views import repair_full
from exports.views.diff import effect_words, move, title
from exports.views.questions import effect, on_record, say, standing
from exports.words import about_both, cited, cited_list, lead, said, titled
from graph.change.records import Alone, ChoiceChange, Difference
from graph.change.words import cause_words, difference_headline, scenario_name, whatif_headline
from graph.questions.debate import Debate, Question
from ontology.text import Text

__all__ = ["asks", "debated", "repaired", "since"]

_W = {
    "debate": Text("Debatvragen", "Debate questions"),
    "concerns": Text("De keuzes waarover de vraag gaat", "The choices that the question is about"),
    "asks": Text("Wat de voorstellen zouden veranderen", "What the proposals would change"),
    "no-asks": Text("In dit huis zijn geen voorstellen vastgelegd.", "This house records no proposals."),
    "assumed": Text(
        "Dit rapport neemt al een voorstel aan; wat er dan anders is, zegt het rapport zonder dat voorstel.",
        "This report assumes a proposal already; what is other then is told by the report without that proposal.",
    ),
    "proposal": Text("voorstel", "proposal"),
    "changes": Text("wat er dan anders is", "what is other then"),
    "nothing": Text("niets", "nothing"),
    "each": Text("Wat elk voorstel apart verandert", "What each proposal changes by itself"),
    "together": Text("Alle voorstellen samen", "All proposals together"),
    "repair": Text("Het kleinste herstel", "The smallest repair"),
    "since": Text("Wat sindsdien veranderde", "What changed since"),
    "what": Text("wat er gebeurde", "what happened"),
    "cause": Text("waardoor", "by what"),
    "same": Text("Niets veranderde.", "Nothing changed."),
}


def debated(report: Report, lang: str) -> Page:
    """Yield every debate question with what the record and the graph answer."""
    told = report.debate
    yield Heading(_say("debate", lang))
    yield lead(told.sentence, lang, "")
    for question in told.questions:
        yield Heading(titled(question.notation, question.label, lang), 2)
        yield Sentence(on_record(question, lang))
        yield from (Item(note.say(lang)) for note in question.notes)
        yield from (Item((f"{said('source', lang)}: ", cited(source, lang))) for source in question.sources)
        yield from _concerned(question, told, lang)


def _concerned(question: Question, told: Debate, lang: str) -> Page:
    """The choices of a question: as they stand, and under each proposal."""
    if question.choices:
        under = (f"{said('under', lang)} {p.label.say(lang)}" for p in told.proposals)
        yield Table(
            (Column(said("choice", lang), "name"), Column(say("today", lang)), *map(Column, under)),
            tuple(
                tuple(
                    map(
                        Cell,
                        (
                            titled(concern.notation, concern.label, lang),
                            standing(concern.now, lang),
                            *(effect(concern.now, it, lang) for it in concern.under),
                        ),
                    )
                )
                for concern in question.choices
            ),
            caption=_say("concerns", lang),
        )


def asks(report: Report, lang: str) -> Page:
    """Yield what each proposal of the house would change by itself, and all of them together."""
    yield Heading(_say("asks", lang))
    told = report.proposals
    if told is None:
        yield Sentence(_say("assumed" if report.asked.house.scenarios else "no-asks", lang))
        return
    yield Sentence(say("no-fact", lang))
    known = {proposal.iri: proposal for proposal in report.debate.proposals}
    for part in told.alone:
        sources = cited_list(known[part.scenario].proposed_in, lang) if part.scenario in known else ()
        name = f"{part.label.say(lang)} ({scenario_name(part.scenario).say(lang)})"
        yield Item((f"{name} · ", *sources) if sources else name)
        yield from (Item(note.say(lang), 2) for note in part.notes)
    columns = (Column(_say("proposal", lang), "name"), Column(said("choice", lang)), Column(_say("changes", lang)))
    rows = tuple(row for part in told.alone for row in _alone(part, told.difference, lang))
    yield Table(columns, rows, caption=_say("each", lang))
    if len(told.alone) > 1:
        yield Heading(_say("together", lang), 2)
        yield lead(whatif_headline(told), lang, "")
        yield from _changes(told.difference, _say("together", lang), lang)


def _alone(part: Alone, found: Difference, lang: str) -> Iterator[tuple[Cell, ...]]:
    name = Cell(part.label.say(lang))
    if not part.changes:
        yield name, Cell("–"), Cell(_say("nothing", lang))
    for change in part.changes:
        yield name, Cell(title(change, lang)), _happens(change, found, lang)


def _happens(change: ChoiceChange, found: Difference, lang: str) -> Cell:
    """What happens to a choice: the verdict first."""
    effects = [effect_words(effect, found, lang) for effect in change.effects if effect.what != "verdict"]
    stood = change.after or change.before
    return Cell("\n".join([move(change, lang), *effects]), stood.ministerial if stood else "")


def _changes(found: Difference, caption: str, lang: str) -> Page:
    """A row per choice that changes, each with the statements that caused it."""
    known = {statement.id: statement for statement in found.statements}
    columns = (Column(said("choice", lang), "name"), Column(_say("what", lang)), Column(_say("cause", lang)))
    rows = []
    for change in found.changes:
        causes = dict.fromkeys(effect.cause for effect in change.effects if effect.cause)
        lines = [words.say(lang) for cause in causes for words in cause_words(cause, known, change.iri)]
        rows.append((Cell(title(change, lang)), _happens(change, found, lang), Cell("\n".join(lines) or "–")))
    if rows:
        yield Table(columns, tuple(rows), caption=caption)


def repaired(report: Report, lang: str) -> Page:
    """Yield the smallest repair with its proof, change by change."""
    yield Heading(_say("repair", lang))
    yield from within(repair_full.page(report.repair, lang))


def since(report: Report, lang: str) -> Page:
    """Yield a table of what changed since a day."""
    found = report.since
    if found is None:
        return
    yield Heading(_say("since", lang))
    yield lead(difference_headline(found), lang, "")
    yield about_both(found.before, found.after, lang)
    if not found.changes:
        yield Sentence(_say("same", lang))
    yield from _changes(found, _say("since", lang), lang)
    for one in found.renamed:
        yield Item(f"{one.before.say(lang)} → {one.after.say(lang)}")


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)
