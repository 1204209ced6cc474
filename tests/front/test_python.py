"""`import thorbecke`: light, typed, frozen; the same answers and the same bytes as the shell; safe in a notebook."""

from __future__ import annotations

import dataclasses
import html.parser
import inspect
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thorbecke
from exports.page import Item, Room, Table
from graph.answers.answering import answer
from graph.house.setting import setting
from ontology.errors import HouseError, InputError, UnknownNameError, UnsoundHouseError
from ontology.querying.sparql import Truth
from ontology.reading.loading import load
from tests.conftest import ROOT, SMALL_HOUSE, Shell
from thorbecke import questions
from thorbecke.views import ActorView, ExplanationView, GapsView

HEAVY = ("networkx", "rdflib", "pyoxigraph", "numpy", "pandas", "rich", "typer", "yaml", "pyshacl", "jinja2")


@pytest.fixture(scope="module")
def house() -> thorbecke.House:
    return thorbecke.load()


@pytest.fixture(scope="module")
def harbour() -> thorbecke.House:
    return thorbecke.loads(SMALL_HOUSE)


def explained(house: thorbecke.House, name: str) -> ExplanationView:
    told = house.explain(name)
    assert isinstance(told, ExplanationView)
    return told


def test_import_brings_nothing_heavy() -> None:
    code = f"import sys, thorbecke\nsys.exit(', '.join(m for m in {HEAVY!r} if m in sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def test_every_public_name_is_there_and_explained() -> None:
    for name in thorbecke.__all__:
        assert inspect.getdoc(getattr(thorbecke, name)), name
    for name in [n for n in dir(thorbecke.House) if not n.startswith("_")]:
        known = inspect.getattr_static(thorbecke.House, name, None)
        assert known is None or inspect.getdoc(known), name
    with pytest.raises(AttributeError, match="no attribute 'hause'"):
        thorbecke.hause  # noqa: B018


def test_answers_are_those_of_the_records(house: thorbecke.House) -> None:
    given_ = answer(setting(load(), date(2026, 3, 1), ["bod-anchored"], "stated"))
    assert house.gaps("2026-03-01", "bod-anchored", "stated").answer == given_
    assert house.gaps(date(2026, 3, 1), ("bod-anchored",), "stated").answer == given_
    assert thorbecke.gaps(None, "2026-03-01", ["bod-anchored"], "stated").answer == given_
    assert list(house.gaps()) == list(answer(setting(load())).choices)


@pytest.mark.parametrize(
    ("arguments", "ask"),
    [
        (["gaps", "--gap", "unfunded"], lambda house: house.gaps().only(gap="unfunded")),
        (["explain", "K24"], lambda house: house.explain("K24")),
        (["explain", "OBDO"], lambda house: house.explain("OBDO")),
    ],
    ids=["gaps", "choice", "actor"],
)
def test_print_and_json_are_what_the_shell_prints(shell: Shell, arguments: list[str], ask: Any) -> None:
    view = ask(thorbecke.load(lang="nl"))
    shown = shell(*arguments, "--lang", "nl").stdout
    assert str(view).splitlines() == [line.rstrip() for line in shown.splitlines()]
    assert view.to_json() == shell(*arguments, "--format", "json").stdout


def test_looking_up_and_filtering(house: thorbecke.House) -> None:
    told = house.gaps()
    assert told["K03"] is told["soevereine-overheidscloud"] is told[told["K03"].iri]
    assert (len(told), len(told.only(verdict=["FULL", "LIMITED"]).only(verdict="FULL"))) == (
        len(told.choices),
        told.answer.summary["FULL"],
    )
    assert told.only(gap="unfunded").headline == told.headline == repr(told)
    with pytest.raises(UnknownNameError, match="did you mean"):
        told["soevereine-overheidsclout"]
    with pytest.raises(UnknownNameError, match="'K03'"):
        told.only(verdict="NO_DECIDER")["K03"]
    with pytest.raises(UnknownNameError, match="did you mean FULL"):
        told.only(verdict="FULLL")


def test_an_explanation_is_its_chains(house: thorbecke.House) -> None:
    """K24: the OBDO may decide, beside each organisation for itself (Besluit Sturing Digitale Overheid 2022)."""
    told = explained(house, "K24")
    assert told.choice == house.gaps()["K24"]
    assert [c.decider.iri for c in told] == [d.iri for d in told.choice.deciders]
    assert told["obdo"].decider.iri.endswith("/obdo") and told.question == told.choice.gaps[-1].question.en
    assert repr(told) == told.sentence
    with pytest.raises(UnknownNameError, match="no decider here"):
        told["vng"]
    actor = house.explain("OBDO")
    assert isinstance(actor, ActorView)
    assert len(actor) == len(list(actor)) == len(actor.explanation.upward) > 0


def test_names_of_choices_and_scenarios(house: thorbecke.House) -> None:
    assert list(house.scenarios) == ["bod-anchored", "bod-ministerial", "structural-funding"]
    assert house.choices["soevereine-overheidscloud"].notation == "K03"
    assert len(house.choices) == len(house.facts.choices)
    two = thorbecke.loads(
        "@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://a.example/x> a hvt:Choice ; skos:prefLabel "A"@en . '
        '<https://b.example/x> a hvt:Choice ; skos:prefLabel "B"@en . '
        '<https://b.example/y> a hvt:Choice ; skos:prefLabel "C"@en .',
        validate=False,
    )
    assert list(two.choices) == ["https://a.example/x", "https://b.example/x", "y"]


def test_nothing_can_be_changed(house: thorbecke.House) -> None:
    for thing, name in ((house, "lang"), (house.gaps(), "answer"), (house.explain("K24"), "explanation")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(thing, name, None)
    with pytest.raises(TypeError):
        house.choices["x"] = None  # type: ignore[index]


def test_the_graph_is_networkx(house: thorbecke.House) -> None:
    graph = house.graph(scenarios="bod-anchored")
    assert isinstance(graph, nx.MultiDiGraph)
    assert answer(setting(house.dataset, scenarios=["bod-anchored"])) == house.gaps(scenarios="bod-anchored").answer
    before = nx.to_dict_of_dicts(house.graph())
    house.gaps()
    assert nx.to_dict_of_dicts(house.graph()) == before


def test_check_and_validation(harbour: thorbecke.House) -> None:
    assert harbour.check().sound
    wrong = SMALL_HOUSE.replace("hvt:forum ex:minister", "hvt:forum ex:ministre")
    with pytest.raises(UnsoundHouseError):
        thorbecke.loads(wrong)
    assert not thorbecke.loads(wrong, validate=False).check().sound


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda h: h.gaps("29/09/2025"), "yyyy-mm-dd"),
        (lambda h: h.gaps(scenarios="bod-anchord"), "did you mean bod-anchored"),
        (lambda h: h.gaps(evidence="state"), "use one of stated"),
        (lambda h: h.explain("no such thing at all"), "no choice or actor"),
        (lambda h: h.explain("K42"), "from 2025-12-05, not on 2025-09-29"),
        (lambda h: thorbecke.load("nowhere.ttl"), "no such file"),
        (lambda h: thorbecke.load(lang="de"), "use one of nl, en"),
    ],
)
def test_a_mistake_is_one_sentence(house: thorbecke.House, ask: Any, told: str) -> None:
    with pytest.raises(HouseError, match=told) as raised:
        ask(house)
    assert "\n" not in str(raised.value)


def test_accepted_gaps_in_python(harbour: thorbecke.House, tmp_path: Path) -> None:
    path = tmp_path / "accepted.yaml"
    path.write_text(
        "accepted:\n- {choice: buoys, code: not-recorded, by: b, why: w, until: 2026-06-01}\n", encoding="utf-8"
    )
    told = harbour.gaps("2026-05-01", accepted=path)
    assert list(told.to_frame()["accepted"]["buoys"]) == ["not-recorded"]
    assert told["buoys"].verdict == "NOT_RECORDED"
    with pytest.warns(UserWarning, match=r"accepted\.yaml:2: .*renew or remove"):
        harbour.gaps("2026-06-01", accepted=path)
    with pytest.raises(InputError):
        harbour.gaps(accepted=tmp_path / "none.yaml")


def test_frames_hold_what_the_records_hold(house: thorbecke.House) -> None:
    pandas = pytest.importorskip("pandas")
    told = house.gaps()
    frame = told.to_frame()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["notation"]) == [c.notation for c in told]
    assert dict(frame["verdict"].value_counts()) == {v: n for v, n in told.answer.summary.items() if n}
    silent = frame["verdict"].isin(["UNKNOWN", "AIM_ONLY", "NOT_RECORDED"])
    unknown, known = frame[silent], frame[~silent]
    assert len(unknown) and unknown[["information", "discussion", "consequences"]].isna().all(axis=None)
    assert known["consequences"].notna().all() and str(known["consequences"].dtype) == "Int64"
    assert set(frame.explode("gaps")["gaps"].dropna()) >= {"execution-undecided", "unknown:funding"}
    assert set(frame[frame["verdict"] == "AIM_ONLY"]["aim"]) <= {"full", "partial"} and frame["pending"].any()
    steps = explained(house, "K24").to_frame()
    assert list(steps["step"])[:2] == [1, 2] and "States General" in set(steps["forum"])
    assert set(house.explain("OBDO").to_frame()["counts"]) <= {True, False}
    assert len(told.only(verdict="SHARED").to_frame()) == told.answer.summary["SHARED"]


def test_without_pandas_the_message_says_what_to_do(house: thorbecke.House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        house.gaps().to_frame()


class Page(html.parser.HTMLParser):
    """Which tags, links and words a fragment has; every tag that opens must close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"lang", "style", "scope", "start", "href", "rel"}
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


ALLOWED = {"div", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "a", "br"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_html_is_whole_and_says_what_the_records_say(lang: str) -> None:
    house = thorbecke.load(lang=lang)
    told = house.gaps()
    page = Page(told._repr_html_())
    assert page.tags <= ALLOWED
    assert told.headline in page.words and all(c.label.say(lang) in page.words for c in told)
    for choice in (told["K03"], told["K24"], told["K35"], told["K39"]):
        view = explained(house, choice.iri)
        page = Page(view._repr_html_())
        assert page.tags <= ALLOWED
        assert all(link.startswith(("https://", "http://")) for link in page.links)
        of = view.explanation.sentences
        said = [words.say(lang) for words in (of.verdict, of.aim, of.breaks, of.spoke, of.request) if words]
        for text in (*said, view.question or "", *(note.say(lang) for note in view.explanation.bearing_notes)):
            assert text in page.words
        assert "--full" not in page.words and "--full" in str(view)
        assert all(gap.message.say(lang) in " ".join(view.full.split()) for gap in choice.gaps)
    actor = house.explain("BOD")
    assert isinstance(actor, ActorView) and actor.sentence in Page(actor._repr_html_()).words


hostile = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</td></table><img src=x onerror=alert(1)>",
        '"><a href="javascript:alert(1)">x</a>',
        "&lt;b&gt; & <b>",
        "\u202e\u0007{{7*7}}{% raw %}",
    ]
)


@settings(deadline=None, max_examples=10)
@given(hostile, hostile)
def test_html_escapes_whatever_a_house_says(label: str, title: str) -> None:
    text = (
        SMALL_HOUSE.replace('"New cranes"@en', json.dumps(label, ensure_ascii=True) + "@en")
        .replace('"Port Authority"@en', json.dumps(label, ensure_ascii=True) + "@en")
        .replace('"Harbour Act"', json.dumps(title, ensure_ascii=True) + "; foaf:page <javascript:alert(1)>")
        .replace("@prefix ex:", "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n@prefix ex:")
    )
    house = thorbecke.loads(text, validate=False)
    for view in (house.gaps("2026-05-01"), house.explain("Nieuwe kranen"), house.explain("Havenautoriteit")):
        assert isinstance(view, GapsView | ExplanationView | ActorView)
        page = Page(view._repr_html_())
        assert page.tags <= ALLOWED and page.links == []
        assert not set("\u202e\u0007") & set(page.words)


@pytest.mark.parametrize(
    ("arguments", "ask"),
    [
        (["who", "K24"], lambda house: house.who("K24")),
        (["matrix", "--scenario", "bod-anchored"], lambda house: house.matrix(scenarios="bod-anchored")),
        (["funding", "--on", "2026-03-01"], lambda house: house.funding("2026-03-01")),
        (["risks"], lambda house: house.risks()),
        (["questions"], lambda house: house.questions()),
        (["whatif", "bod-anchored"], lambda house: house.whatif("bod-anchored")),
        (["repair", "--limit", "1"], lambda house: house.repair(limit=1)),
        (["diff", "--to", "2026-03-01"], lambda house: house.diff(end="2026-03-01")),
        (["test", "docs/examples/cases.yaml"], lambda house: house.test(ROOT / "docs" / "examples" / "cases.yaml")),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_other_commands_answer_by_the_same_names(
    house: thorbecke.House,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    ask: Any,
) -> None:
    from typer.main import get_command

    from thorbecke.cli import app

    if arguments[0] not in get_command(app).commands:  # type: ignore[attr-defined]
        pytest.skip(f"{arguments[0]} is not registered")
    monkeypatch.delenv("COLUMNS", raising=False)  # who runs the tests on several cores sets it
    view = ask(house)
    get_command(app).main([*arguments, "--format", "json"], prog_name="thorbecke", standalone_mode=False)
    assert view.to_json() == capsys.readouterr().out
    if arguments[0] in ("who", "test"):
        get_command(app).main([*arguments, "--lang", "en"], prog_name="thorbecke", standalone_mode=False)
        assert str(view).splitlines() == [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert type(view.record).__name__ in repr(view)
    page = Page(view._repr_html_())
    assert {"div", "p"} <= page.tags <= ALLOWED
    whole = questions.QUESTIONS[view.question].screen
    parts = list(questions.page(view.question, view.record, "en", whole=whole))
    assert all(part.words in page.words for part in parts if not isinstance(part, Item | Table | Room))
    cells = [cell for part in parts if isinstance(part, Table) for row in part.rows for cell in row]
    assert all(cell.full.replace("\n", "") in page.words for cell in cells)


def test_a_query_sees_the_record_and_the_scenarios_asked_for(house: thorbecke.House) -> None:
    ask = (
        "ASK { ?relation <https://w3id.org/huis-van-thorbecke/def#accountGiver> "
        "<https://w3id.org/huis-van-thorbecke/id/bod> ; "
        "<https://w3id.org/huis-van-thorbecke/def#forum> ?forum }"
    )
    assert (house.query(ask), house.query(ask, scenarios="bod-anchored")) == (Truth(False), Truth(True))
    with pytest.raises(HouseError):
        house.query("INSERT DATA { <a:b> <a:b> <a:b> }")


def test_comparing_asks_for_two_sides(house: thorbecke.House) -> None:
    for ask in (
        lambda: house.diff(),
        lambda: house.diff(house, start="2026-01-01"),
        lambda: house.diff(end="2026-01-01", on="2026-01-01"),
        lambda: house.whatif(),
    ):
        with pytest.raises(InputError):
            ask()
    assert house.diff(end="2025-09-29").record.changes == ()
