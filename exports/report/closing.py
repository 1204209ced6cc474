"""How the answers come about, room for whoever is named, what the words mean, and how the report is made again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from exports.page import Cell, Column, Heading, Item, Note, Page, Sentence, Table
from exports.report.records import Asked, Report
from exports.words import GRADE_WORDS, gap_label, numbered, said
from graph.records import ChoiceAnswer
from graph.words.grammar import day_in_words
from ontology.codelists.concepts import concept, concepts
from ontology.codelists.words import role_letters, verdict_words, words_of_gap
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["glossary", "manifest", "method", "reactions"]

_METHOD = (
    Text(
        "Het huis is een dossier van feiten, elk met een status en een bron; dit rapport zegt alleen wat daarin staat.",
        "The house is a record of facts, each with a status and a source; this report says only what is in it.",
    ),
    Text(
        "Van elke keuze wordt gevraagd wie beslist, wie het doel vaststelde en wie erom vroeg; wie alleen vroeg, wordt "
        "nooit beoordeeld.",
        "Of each choice it is asked who decides, who adopted the aim and who asked for it; who merely asked is never "
        "judged.",
    ),
    Text(
        "Van wie beslist, wordt langs vastgelegde relaties omhoog gezocht naar wie ter verantwoording kan roepen; een "
        "keten is per bevoegdheid (informatie, debat, gevolgen) zo sterk als de zwakste relatie erin.",
        "From whoever decides, recorded relations are followed upwards to who can call to account; a chain is, power "
        "by power (information, discussion, consequences), as strong as the weakest relation in it.",
    ),
    Text(
        "Waar het dossier ophoudt, is het oordeel onbekend: een stilte telt nooit als gebrek, een doel nooit als "
        "antwoord voor de uitvoering.",
        "Where the record stops, the verdict is unknown: a silence never counts as a lack, an aim never as an answer "
        "for the execution.",
    ),
    Text(
        "Voorstellen en het kleinste herstel zijn doorgerekend als waren zij vastgelegd; het dossier zelf verandert "
        "daardoor niet.",
        "Proposals and the smallest repair were calculated as if they were laid down; the record itself does not "
        "change by that.",
    ),
)
#: what a report is made again by, without which it cannot be
_BRIEF = ("digest", "program", "command")
_W = {
    "method": Text("Werkwijze", "Method"),
    "reactions": Text("Reactie van wie hier wordt genoemd", "Reaction of those named here"),
    "invited": Text(
        "Wie hier wordt genoemd, kan opgeven wat er niet klopt of ontbreekt, met een bron. De reactie komt hier te "
        "staan, het antwoord daarop in het dossier.",
        "Whoever is named here can say what is wrong or missing, with a source. The reaction is placed here, the "
        "answer to it in the record.",
    ),
    "nobody": Text(
        "Van geen keuze is vastgelegd wie beslist of het doel vaststelde.",
        "Of no choice is it on record who decides or who adopted the aim.",
    ),
    "who": Text("wie", "who"),
    "reaction": Text("reactie, bron en datum", "reaction, source and date"),
    "day": Text("datum", "date"),
    "glossary": Text("Begrippen", "Glossary"),
    "term": Text("begrip", "term"),
    "means": Text("betekenis", "meaning"),
    "gap": Text("hiaat", "gap"),
    "role": Text("rol", "role"),
    "manifest": Text("Hoe dit rapport is gemaakt", "How this report was made"),
    "house": Text("huis", "house"),
    "edition": Text("versie van het huis", "version of the house"),
    "digest": Text("kenmerk van het huis", "digest of the house"),
    "program": Text("programma", "program"),
    "command": Text("opdracht", "command"),
    "item": Text("onderdeel", "item"),
    "content": Text("inhoud", "content"),
    "verify": Text(
        "Of dit rapport nog zegt wat het huis zegt: “thorbecke verify” met dit bestand. Het rapport wordt dan opnieuw "
        "gemaakt en woord voor woord vergeleken.",
        "Whether this report still says what the house says: “thorbecke verify” with this file. The report is then "
        "made again and compared word for word.",
    ),
}


def method(lang: str) -> Page:
    """Yield how the answers come about, in five lines."""
    yield Heading(_say("method", lang))
    yield from (Item(line.say(lang), number=number) for number, line in enumerate(_METHOD, 1))


def reactions(report: Report, lang: str) -> Page:
    """Yield an empty row for everybody who is on record as deciding, or as having adopted an aim."""
    yield Heading(_say("reactions", lang))
    named: dict[Text, list[str]] = {}
    for choice in report.answer.choices:
        for label in dict.fromkeys(_named(choice)):
            named.setdefault(label, []).append(numbered(choice.notation, choice.iri))
    if not named:
        yield Sentence(_say("nobody", lang))
        return
    yield Sentence(_say("invited", lang))
    columns = (
        Column(_say("who", lang), "name"),
        Column(said("choices", lang)),
        Column(_say("reaction", lang), least=40),
    )
    rows = tuple(
        (Cell(label.say(lang)), Cell(", ".join(sorted(numbers))), Cell(""))
        for label, numbers in sorted(named.items(), key=lambda it: it[0].say(lang))
    )
    yield Table(columns, rows, caption=_say("reactions", lang))


def _named(choice: ChoiceAnswer) -> Iterator[Text]:
    for decider in (*choice.deciders, *(choice.aim.deciders if choice.aim else ())):
        yield decider.label


def glossary(report: Report, lang: str) -> Page:
    """Yield what the words in the report mean: verdicts and gaps that occur, grades, statuses, roles."""
    yield Heading(_say("glossary", lang))
    columns = (Column(_say("term", lang), "name"), Column(_say("means", lang)))
    rows = dict.fromkeys((Cell(term), Cell(meaning)) for term, meaning in _terms(report, lang))
    yield Table(columns, tuple(rows), caption=_say("glossary", lang))


def _terms(report: Report, lang: str) -> Iterator[tuple[str, str]]:
    choices = report.answer.choices
    occurring = {choice.verdict for choice in choices}
    for name, words in verdict_words().items():
        if name in occurring:
            yield f"{words.symbol} {words.label.say(lang)}", words.definition.say(lang)
    for gap in (gap for choice in choices for gap in choice.gaps):
        label = gap_label(gap).say(lang)
        yield f"{_say('gap', lang)}: {label}", words_of_gap(gap.code, gap.missing, gap.about).definition.say(lang)
    for known in concepts(HVT.Status):
        yield f"{said('status', lang)}: {known.label.say(lang)}", known.definition.say(lang)
    graded = concept(HVT.evidenceGrade)
    yield graded.label.say(lang), graded.definition.say(lang)
    yield (
        ", ".join(f"{symbol} {word.say(lang)}" for symbol, word in GRADE_WORDS),
        concept(HVT.informationGrade).definition.say(lang),
    )
    for letter, role in role_letters().values():
        yield f"{_say('role', lang)}: {letter}", role.say(lang)


def manifest(asked: Asked, lang: str, *, brief: bool = False) -> Page:
    """Yield what makes this report again; `brief`: no more than that takes."""
    house = asked.house
    yield Heading(_say("manifest", lang))
    rows = (
        ("house", house.title.say(lang)),
        ("edition", asked.edition or "–"),
        ("digest", house.digest),
        ("day", day_in_words(house.reference_date).say(lang)),
        ("program", f"huis-van-thorbecke {asked.program}"),
        ("command", shlex.join(["thorbecke", "report", *asked.command])),
    )
    columns = (Column(_say("item", lang), "name"), Column(_say("content", lang)))
    told = tuple((Cell(_say(word, lang)), Cell(said)) for word, said in rows if word in _BRIEF or not brief)
    yield Table(columns, told, caption=_say("manifest", lang))
    if not brief:
        yield Note(_say("verify", lang))


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)
