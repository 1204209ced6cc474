"""`explain` is an answer first: it fits a screen for every choice, and `--full` tells the rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from exports.formats import terminal
from exports.page import Heading, Item, Part, Room, Sentence, Table, plain
from exports.views import explain, explain_full
from graph.answers.answering import answer
from graph.answers.explaining import explain_all
from graph.house.setting import Setting, setting
from graph.records import Explanation
from ontology.reading.dataset import Dataset

#: the reference date of the house, and a day on which every later choice is on the agenda
DAYS = (date(2025, 9, 29), date(2026, 10, 1))
LANGS = ("nl", "en")


@pytest.fixture(scope="module", params=DAYS, ids=str)
def asked(shipped: Dataset, request: pytest.FixtureRequest) -> Setting:
    return setting(shipped, request.param)


@pytest.fixture(scope="module")
def every(asked: Setting) -> Mapping[str, Explanation]:
    found = explain_all(asked, answer(asked).choices)
    assert len(found) > 25
    return found


def brief(told: Explanation, lang: str, asked: Setting) -> list[Part]:
    return list(explain.page(told, lang, asked.house))


@pytest.mark.parametrize("lang", LANGS)
def test_every_choice_fits_a_screen_of_40_lines_at_100_columns(
    asked: Setting, every: Mapping[str, Explanation], lang: str
) -> None:
    for told in every.values():
        shown = terminal.text(iter(brief(told, lang, asked)), width=100).splitlines()
        assert len(shown) <= 40, told.choice.notation
        # the answer itself is never what is left out, and of a chain at least its first step is told
        assert "--full" in shown[-1]
        assert not any(chain.steps for chain in told.chains) or any(line.startswith("  1. ") for line in shown)


@pytest.mark.parametrize(("lang", "width"), [("nl", 60), ("en", 80), ("nl", 100), ("en", 140)])
def test_nothing_is_left_out_without_a_word(
    asked: Setting, every: Mapping[str, Explanation], lang: str, width: int
) -> None:
    """What has no room is named in the last lines: who holds the offices, a chain, sources, notes."""
    named = 0
    for told in every.values():
        parts = brief(told, lang, asked)
        shown = terminal.text(iter(parts), width=width)
        told_of, _, last = shown.rpartition("\n\n")
        whole, cut = " ".join(told_of.split()), " ".join(last.split())
        room, above = parts[-1], ""
        assert isinstance(room, Room)
        for part in room.parts:
            if isinstance(part, Heading):
                above = part.words
            elif isinstance(part, Item) and " ".join(plain(part.words).split()) not in whole:
                assert above in cut, (told.choice.notation, above)
                named += 1
    assert named > 50


def test_who_holds_the_offices_comes_before_any_other_chain(asked: Setting, every: Mapping[str, Explanation]) -> None:
    found = 0
    for told in (one for one in every.values() if one.in_office):
        room = brief(told, "en", asked)[-1]
        assert isinstance(room, Room)
        over = [part.words for part in room.parts if isinstance(part, Heading)]
        assert over.index("In office on this day") == min(1, sum(it.startswith("Chain") for it in over))
        found += 1
    assert found > 5


@pytest.mark.parametrize("lang", LANGS)
def test_the_answer_comes_in_the_order_in_which_it_is_read(
    asked: Setting, every: Mapping[str, Explanation], lang: str
) -> None:
    seen = set[str]()
    for told in every.values():
        parts = brief(told, lang, asked)
        assert isinstance(parts[-1], Room) and not any(isinstance(part, Room) for part in parts[:-1])
        said = [plain(part.words) for part in parts if isinstance(part, Sentence | Item)]
        of = told.sentences
        answer_first = [
            words for words in (of.verdict, of.aim, of.breaks, of.spoke, of.request, told.question) if words
        ]
        places = [said.index(words.say(lang)) for words in answer_first]
        assert places == sorted(places) and places[0] == 3, told.choice.notation
        seen |= {name for name in ("aim", "breaks", "spoke", "request") if getattr(of, name)}
    assert seen == {"aim", "breaks", "spoke", "request"} or asked.house.reference_date != DAYS[0].isoformat()


@pytest.mark.parametrize("lang", LANGS)
def test_a_step_is_told_once_and_so_is_an_article_on_it(
    asked: Setting, every: Mapping[str, Explanation], lang: str
) -> None:
    steps = 0
    for told in every.values():
        room = brief(told, lang, asked)[-1]
        assert isinstance(room, Room)
        numbered = [part for part in room.parts if isinstance(part, Item) and part.number is not None]
        relations = {s.relation for c in (*told.chains, *told.aim_chains) for s in (*c.steps, *c.oversight)}
        assert [item.number for item in numbered] == list(range(1, len(relations) + 1)), told.choice.notation
        steps += len(numbered)
    assert steps > 30


def test_only_what_bears_on_the_answer_is_told_and_all_of_it_with_full(
    asked: Setting, every: Mapping[str, Explanation]
) -> None:
    """Who executes or pays, and what is noted on that, is for `--full`."""
    left_out = 0
    for told in every.values():
        room = brief(told, "en", asked)[-1]
        assert isinstance(room, Room)
        shown = " ".join(plain(part.words) for part in room.parts)
        whole = explain_full.page(told, "en", asked.house)
        full = " ".join(plain(part.words) for part in whole if not isinstance(part, Room | Table))
        assert all(note.en in full for note in told.notes) and all(s.title.en in full for s in told.sources)
        assert all(note.en in shown for note in told.bearing_notes)
        assert set(told.bearing_notes) <= set(told.notes)
        beside = [note for note in told.notes if note not in told.bearing_notes]
        assert not any(note.en in shown for note in beside), told.choice.notation
        left_out += len(beside)
    assert left_out > 10


def test_what_the_verdict_says_is_not_said_again_as_a_gap(asked: Setting, every: Mapping[str, Explanation]) -> None:
    aims = [told for told in every.values() if told.choice.verdict == "AIM_ONLY"]
    assert aims
    for told in aims:
        assert told.choice.gaps[0].code == "execution-undecided"
        shown = [plain(p.words) for p in brief(told, "nl", asked) if isinstance(p, Item)]
        assert told.choice.gaps[0].message.nl not in shown
        assert told.choice.gaps[0].question.nl in shown


def test_the_whole_page_tells_every_gap_role_and_chain(asked: Setting, every: Mapping[str, Explanation]) -> None:
    told = next(told for told in every.values() if told.choice.notation == "K24")
    page = list(explain_full.page(told, "en", asked.house))
    words = [plain(part.words) for part in page if isinstance(part, Item | Heading)]
    assert all(any(gap.message.en in line for line in words) for gap in told.choice.gaps)
    assert sum(line.startswith("Chain · ") for line in words) == len(told.chains) > 0
    assert any(line.startswith("executes: ") for line in words)
