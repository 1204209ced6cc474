"""Everything the product says, read aloud: every choice, actors of each kind, every gap, every question of the house.

One file per language, for a jurist to proof-read: `python -m tests.words --write` makes them, a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from graph.answers.answering import answer
from graph.answers.explaining import explain
from graph.change.whatif import whatif
from graph.change.words import whatif_headline
from graph.house.setting import Setting, setting
from graph.questions.actors import explain_actor
from graph.questions.debate import debate
from graph.questions.funding import funding
from graph.questions.risks import risks
from graph.questions.roles import matrix
from graph.records import Answer, Explanation
from graph.repair.repairing import repair
from graph.repair.words import counts_words, proof_words, repair_headline
from graph.words.caveats import CAVEAT_WORDS
from graph.words.gap import gap_sentences
from graph.words.house import headline, stated_line
from graph.words.names import by_number, number_of
from ontology.codelists.words import gap_words, verdict_words
from ontology.reading.facts import Choice
from ontology.reading.loading import load
from ontology.text import LANGUAGES, Text
from tests.support.nds import nds

__all__ = ["ACTORS", "SCENARIOS", "explained", "place", "read", "said_of_choices", "vacant", "write"]

ID = "https://w3id.org/huis-van-thorbecke/id/"
SCENARIOS = Path(__file__).parents[1] / "scenarios"
#: actors of different kinds: offices, ministries, agencies, bodies with and without a statute, co-governments
ACTORS = (
    *("ministerraad", "minister-bzk", "staatssecretaris-bzk", "ministerie-bzk", "belastingdienst", "logius", "uwv"),
    *("autoriteit-persoonsgegevens", "algemene-rekenkamer", "obdo", "bod", "aanjaagteams", "nds-raad", "vng", "ictu"),
    *("gm0344", "gm0344-college", "gm0344-raad", "gm0344-burgemeester", "pv26-gs", "ws0636", "colleges-bw"),
    *("tweede-kamer", "staten-generaal"),
)
#: gaps are read aloud as found at one body and at several, on a choice that was taken and on one that was not
_EXAMPLES = (
    ("bio2", "obdo", "rel-obdo--staatssecretaris-bzk"),
    ("formele-verankering-bod", "colleges-bw", "rel-colleges-bw--gemeenteraden"),
)


def place(lang: str) -> Path:
    """Return the file of one language."""
    return Path(__file__).with_name(f"aloud.{lang}.txt")


def read(lang: str) -> str:
    """Return everything read aloud in one language."""
    lines: list[str] = []
    for title, texts in _book():
        lines += ["", f"# {title.say(lang)}"]
        for text in texts:
            lines += [text.say(lang)]
    return "\n".join(lines).strip() + "\n"


def write() -> None:
    """Make both files anew; what changed is then a line in `git diff`."""
    for lang in LANGUAGES:
        place(lang).write_text(read(lang), encoding="utf-8")


@cache
def explained() -> tuple[tuple[Choice, Explanation], ...]:
    """Return every choice of the shipped house by number, explained on the reference date, else on its first day."""
    asked = setting(nds())
    found = []
    for choice in sorted(asked.facts.choices.values(), key=by_number):
        day = max(asked.on, choice.valid_from or choice.first_seen or asked.on)
        found.append((choice, explain(setting(nds(), day), choice.iri)))
    return tuple(found)


def vacant() -> Explanation:
    """Return a choice on a day on which nobody held the office that answers for it (June 2025)."""
    return explain(setting(nds(), date(2025, 6, 10)), f"{ID}standpunt-generatieve-ai")


def said_of_choices(told: Explanation) -> Iterator[Text]:
    """Yield every sentence on one choice: the answer, what is beside it, where it stops, its gaps and questions."""
    sentences = told.sentences
    for text in (sentences.verdict, sentences.aim, sentences.breaks, sentences.spoke, sentences.request):
        if text is not None:
            yield text
    yield from told.caveats
    yield from (chain.missing_link for chain in told.chains if chain.missing_link)
    for gap in told.choice.gaps:
        yield gap.message
        yield gap.question


@cache
def _book() -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    """Return the chapters, told once for both languages."""
    return tuple((title, tuple(texts)) for title, texts in _chapters())


def _chapters() -> Iterator[tuple[Text, Iterator[Text]]]:
    asked = setting(nds())
    answered = answer(asked)
    yield Text("Het huis", "The house"), _house(asked, answered)
    for choice, told in explained():
        label, verdict = choice.label, verdict_words()[told.choice.verdict].label
        number = number_of(choice)
        title = Text(f"{number} {label.nl} · {verdict.nl}", f"{number} {label.en} · {verdict.en}")
        yield title, said_of_choices(told)
    for name in ACTORS:
        actor = explain_actor(asked, ID + name, answered)
        yield actor.label, iter((actor.identity, actor.sentence, *actor.contradictions))
    for (code, aspect), words in gap_words().items():
        yield Text(f"{code}: {words.label.nl}", f"{code}: {words.label.en}"), _gap(asked, code, aspect)
    yield Text("Voorbehouden", "Reservations"), iter(CAVEAT_WORDS.values())
    yield Text("Een ambt dat niet bezet is", "An office that is vacant"), iter(vacant().caveats)
    yield Text("Wat de voorstellen veranderen", "What the proposals change"), _proposals(asked)
    yield Text("Voorbeelden", "Examples"), _examples()


def _house(asked: Setting, told: Answer) -> Iterator[Text]:
    yield headline(told)
    yield stated_line(told)
    yield matrix(asked).sentence
    yield funding(asked).sentence
    yield risks(asked).sentence
    yield debate(nds()).sentence
    repaired = repair(nds())
    yield repair_headline(repaired)
    yield proof_words(repaired)
    yield counts_words(repaired)
    yield from (change.text for change in repaired.changes)


def _gap(asked: Setting, code: str, aspect: str | None) -> Iterator[Text]:
    facts = asked.facts
    for choice, actor, relation in _EXAMPLES:
        yield from gap_sentences(
            facts,
            facts.choices[ID + choice],
            code,
            ID + relation,
            actor=ID + actor,
            missing=("discussion", "consequences") if (code, aspect) == ("limited-powers", None) else (),
            offices=(f"{ID}minister-bzk", f"{ID}minister-jenv"),
            about=None if aspect == "bounded" else aspect,
            until="2025-06-19",
        )


def _proposals(asked: Setting) -> Iterator[Text]:
    told = whatif(nds(), ("bod-anchored", "bod-ministerial"), on=asked.on)
    yield whatif_headline(told)
    yield from dict.fromkeys(stays.why for stays in told.staying)


def _examples() -> Iterator[Text]:
    for folder in sorted(SCENARIOS.glob("*/facts.ttl")):
        house = load(folder, validate=False)
        asked = setting(house, None if setting(house).house.reference_date else date(2025, 9, 29))
        for choice in answer(asked).choices:
            told = explain(asked, choice.iri)
            yield Text(f"{folder.parent.name}: {told.sentence.nl}", f"{folder.parent.name}: {told.sentence.en}")
