"""One choice on one sheet of paper: verdict, aim, decision, chain, articles, the question to ask, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.page import Heading, Item, Page, Part, Sentence
from exports.report.chain import shown
from exports.report.closing import manifest
from exports.report.records import Sheet
from exports.views.explain import basis, in_office, standing, step_words
from exports.words import about, cited, gap_label, titled
from graph.records import Explanation, Reference
from ontology.text import Text

__all__ = ["page"]

#: so many sources, steps and holders are named; the report has them all
_SOURCES, _STEPS, _HOLDERS = 5, 4, 2
_W = {
    "decision": Text("De beslissing", "The decision"),
    "aim": Text("Het doel", "The aim"),
    "chain": Text("De keten, met artikel", "The chain, with its articles"),
    "gaps": Text("Hiaten", "Gaps"),
    "ask": Text("Te stellen vraag", "Question to ask"),
    "sources": Text("Bronnen", "Sources"),
    "more": Text("en nog {n}; het rapport noemt alle", "and {n} more; the report names them all"),
    "no-chain": Text(
        "In dit dossier is geen keten van deze keuze naar een volksvertegenwoordiging vastgelegd.",
        "On this record no chain from this choice to a parliament or assembly is laid down.",
    ),
}


def page(sheet: Sheet, lang: str) -> Page:
    """Yield what fits one sheet."""
    told = sheet.explanation
    choice, sentences = told.choice, told.sentences
    yield Heading(titled(choice.notation, choice.label, lang), 0)
    yield about(sheet.asked.house, lang)
    yield Sentence(" · ".join(standing(choice, lang)), choice.ministerial)
    yield from _under("ask", [told.question], lang)
    yield from _under("decision", [sentences.verdict, sentences.breaks, sentences.spoke, sentences.request], lang)
    yield from _under("aim", [sentences.aim], lang)
    yield Heading(_say("chain", lang))
    if sheet.picture:
        yield sheet.picture
    yield from _steps(told, lang)
    yield from _gaps(told, lang)
    yield from _first([*in_office(told, lang)], _HOLDERS + 1, lang)
    if told.caveats:
        yield Sentence(" ".join(words.say(lang) for words in told.caveats), "aside")
    yield Heading(_say("sources", lang))
    yield from _first([Item((cited(source, lang),)) for source in _sources(told)], _SOURCES, lang)
    yield from manifest(sheet.asked, lang, brief=True)


def _under(word: str, sentences: Iterable[Text | None], lang: str) -> Page:
    known = [words for words in sentences if words is not None]
    if known:
        yield Heading(_say(word, lang))
        yield Sentence(" ".join(words.say(lang) for words in known), "strong" if word == "ask" else "")


def _steps(told: Explanation, lang: str) -> Page:
    """Every step that is drawn, once, with the articles it rests on."""
    steps = {step.relation: step for chain, _ in shown(told) for step in chain.steps}
    if not steps:
        yield Sentence(_say("no-chain", lang))
    lines: list[Part] = []
    for step in steps.values():
        articles = basis(step, lang)
        runs = (articles,) if isinstance(articles, str) else articles
        lines.append(Item((f"{step_words(step, lang)} · ", *runs)))
    yield from _first(lines, _STEPS, lang)


def _gaps(told: Explanation, lang: str) -> Page:
    names = dict.fromkeys(gap_label(gap).say(lang) for gap in told.choice.gaps)
    if names:
        yield Heading(_say("gaps", lang))
        yield Sentence(", ".join(names))


def _sources(told: Explanation) -> list[Reference]:
    """The sources that bear on the answer; without any, all there are."""
    return [*(told.bearing_sources or told.sources)]


def _first(parts: list[Part], most: int, lang: str) -> Iterator[Part]:
    yield from parts[:most]
    if len(parts) > most:
        yield Item(_say("more", lang).format(n=len(parts) - most))


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)
