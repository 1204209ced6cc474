"""What the product says was proof-read: no sentence calls a silence a lack, an aim an answer, or one several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from graph.answers.answering import answer
from graph.answers.explaining import explain
from graph.house.setting import setting
from graph.words.mentions import in_full, in_short
from graph.words.nouns import Noun
from ontology.codelists.words import gap_words
from ontology.namespaces import HVT
from ontology.reading.facts import holds_on
from ontology.reading.loading import load
from ontology.text import LANGUAGES
from tests.support.nds import nds
from tests.words.aloud import ACTORS, SCENARIOS, explained, place, read, said_of_choices, vacant

#: What says that somebody was looked for and is not there, or that something is missing. Of a silence none is said.
LACK = {
    "nl": ("ontbreekt", "tekort", "niemand", "geen verantwoording", "geen minister", "mist ", "missen"),
    "en": ("lack", "nobody", "no accountability", "no minister", "missing", "deficit"),
}
#: the one sentence on a silence that has such a word: it says that a silence is no finding
NO_FINDING = ("dat is geen vaststelling dat niemand het doet", "that is no finding that nobody does")
SILENT = {"NOT_RECORDED", "UNKNOWN", "AIM_ONLY"}
#: third person singular -> plural, of verbs that a sentence puts beside a name
VERBS = {
    "nl": {
        "legt": "leggen",
        "beslist": "beslissen",
        "heeft": "hebben",
        "blijft": "blijven",
        "sprak": "spraken",
        "aflegt": "afleggen",
        "bereidt": "bereiden",
    },
    "en": {
        "answers": "answer",
        "decides": "decide",
        "has": "have",
        "remains": "remain",
        "prepares": "prepare",
    },
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_said_is_what_was_proof_read(lang: str) -> None:
    """`python -m tests.words --write` makes the files anew: read what changed before committing it."""
    assert read(lang).splitlines() == place(lang).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_twelve_actors_and_every_gap_is_read_aloud(lang: str) -> None:
    titles = re.findall(r"^# (.*)$", place(lang).read_text(encoding="utf-8"), re.M)
    facts = setting(nds()).facts
    assert len(ACTORS) >= 12
    assert {c.label.say(lang) for c in facts.choices.values()} <= {re.sub(r"^\w+ | · .*$", "", t) for t in titles}
    assert {f"{code}: {words.label.say(lang)}" for (code, _), words in gap_words().items()} <= set(titles)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_silence_is_never_called_a_lack(lang: str) -> None:
    silent = [(choice, told) for choice, told in explained() if told.choice.verdict in SILENT]
    assert len(silent) > 10
    for choice, told in silent:
        for text in said_of_choices(told):
            said = re.sub("“.*?”", "“”", text.say(lang))
            for words in NO_FINDING:
                said = said.replace(words, "")
            assert not [word for word in LACK[lang] if word in said.lower()], (choice.notation, said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_answers_for_an_aim_is_never_said_to_answer_for_its_execution(lang: str) -> None:
    aims = [told for _, told in explained() if told.choice.aim]
    only = [told for told in aims if told.choice.verdict == "AIM_ONLY"]
    assert only
    assert len(aims) > len(only), "a choice with a decider and an aim"
    about, decision, silent = {
        "nl": ("over dat doel", "daarover", "wie over de uitvoering beslist, is in dit dossier niet vastgelegd"),
        "en": ("for that aim", "for that ", "who decides on its execution is not laid down in this record"),
    }[lang]
    for told in aims:
        sentence = told.sentences.verdict if told.choice.verdict == "AIM_ONLY" else told.sentences.aim
        assert sentence is not None
        said = sentence.say(lang)
        assert about in said
        assert decision not in said.replace(about, "")
        assert (silent in said) == (told.choice.verdict == "AIM_ONLY")


def test_the_office_that_spoke_in_parliament_is_named() -> None:
    facts = setting(nds()).facts
    silent = []
    for choice, told in explained():
        day = max(setting(nds()).on, choice.valid_from or choice.first_seen or date.min)
        for role in facts.roles.values():
            if role.choice == choice.iri and role.role == HVT.Answered and role.actor and holds_on(role, day):
                said = " ".join(text.nl for text in said_of_choices(told))
                assert in_full(facts, role.actor).bare.nl in said, (choice.notation, role.actor)
                silent += [choice] if not told.choice.deciders else []
    assert len(silent) > 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_state_secretary_is_named_with_the_minister_beside(lang: str) -> None:
    office, minister = (
        ("de staatssecretaris", "de minister van") if lang == "nl" else ("the State Secretary", "the Minister")
    )
    answers = "verantwoording af aan" if lang == "nl" else "in full to"
    found = [t.sentences.verdict.say(lang) for _, t in explained() if t.choice.verdict != "SHARED"]
    found = [said for said in found if office.lower() in said.lower() and answers in said]
    assert found
    assert not [said for said in found if minister not in said]


def test_a_body_never_answers_because_one_who_sits_in_it_does() -> None:
    house = load(SCENARIOS / "e26-nobody-known-in-it" / "facts.ttl", validate=False)
    asked = setting(house)
    told = [explain(asked, choice.iri) for choice in answer(asked).choices]
    seated = [it for it in told if any(d.pierced_from for d in it.choice.deciders) and it.choice.verdict == "FULL"]
    assert [it.choice.deciders[0].chain is not None for it in seated] == [True]
    assert "; Minister X legt daarover volledig verantwoording af" in seated[0].sentences.verdict.nl


def test_of_a_vacant_office_the_minister_it_is_tied_to_is_named() -> None:
    said = [text for text in vacant().caveats if "niet bezet" in text.nl]
    assert [(text.nl.count("minister van Binnenlandse Zaken"), text.en.count("the Minister")) for text in said] == [
        (1, 1)
    ]
    now = {text for _, told in explained() for text in told.caveats}
    assert not [text for text in now if "niet bezet" in text.nl]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_has_a_gender(lang: str) -> None:
    gendered = {
        "nl": r"\b(hij|hem|diens|zijn (eigen|beslissing|bevoegdheid|taak))\b",
        "en": r"\b(he|she|him|his|her|hers)\b",
    }
    lines = list(_outside_quotes(lang))
    assert len(lines) > 300
    assert not [line for line in lines if re.search(gendered[lang], line, re.I)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_has_its_article_and_its_verb_agrees(lang: str) -> None:
    facts = setting(nds()).facts
    text = "\n".join(_outside_quotes(lang))
    seen = 0
    for noun in [n for iri in facts.actors for n in (in_full(facts, iri), in_short(facts, iri))]:
        if noun.bare.say(lang) in text:
            seen += 1
            assert not list(_wrong(noun, text, lang)), noun.bare.say(lang)
    assert seen > 30


def _outside_quotes(lang: str) -> Iterator[str]:
    """What is said now, without the labels of choices in them; without titles and examples."""
    text = read(lang)
    for line in text[: text.rindex("\n# ")].splitlines():
        if not line.startswith("# "):
            yield re.sub("“[^”]*”", "“”", line)


def _wrong(noun: Noun, text: str, lang: str) -> Iterator[str]:
    """Yield where a name stands with another article than its own, or a verb beside it that does not agree."""
    bare, article = noun.bare.say(lang), noun.article.say(lang)
    if article:
        for found in re.finditer(rf"\b(\w+) {re.escape(bare)}", text):
            if found[1].lower() in {"de", "het", "een", "the", "a"} and found[1].lower() != article:
                yield found[0]
    one, several = VERBS[lang].keys(), VERBS[lang].values()
    bad = "|".join(one if noun.several.say(lang) else several)
    whole = re.escape(noun.say(lang))
    # a name in a list takes the verb of the list, one after a verb of help or a number of things that one
    apart = "".join(f"(?<!{word} )" for word in ("en", "and", ",", "does", "do", "of", "van", "to", "aan"))
    yield from (m[0] for m in re.finditer(rf"{apart}{whole} ({bad})\b", text))
    yield from (m[0] for m in re.finditer(rf"\b({bad}) {whole}(?!\w| en | and |,| \()", text))
