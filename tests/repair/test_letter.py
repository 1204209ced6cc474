"""What the letter's requests change is the same wherever it is said: by `whatif`, by `questions` and on the map."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.map.test_map import Parts
from tests.support.shell import in_process

PROPOSALS = ("bod-anchored", "bod-ministerial", "structural-funding")
#: choice -> its verdict in the record, and under the proposals
Moved = dict[str, tuple[str, str]]


def asked(*arguments: str) -> Any:
    done = in_process(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def by_whatif(*proposals: str) -> tuple[Moved, set[str]]:
    """Return the verdicts that move, and all choices of which something changes."""
    changes = asked("whatif", *proposals)["changes"]
    moved = {
        change["notation"]: (change["before"]["verdict"], change["after"]["verdict"])
        for change in changes
        if change["before"]["verdict"] != change["after"]["verdict"]
    }
    return moved, {change["notation"] for change in changes}


@pytest.fixture(scope="module")
def questions() -> dict[tuple[str, str], tuple[bool, str, str]]:
    """Choice and proposal -> whether it changes, its verdict now and then, of the choices that questions concern."""
    return {
        (choice["notation"], under["scenario"].rsplit("/", 1)[-1]): (
            under["changed"],
            choice["now"]["verdict"],
            under["then"]["verdict"],
        )
        for question in asked("questions")["questions"]
        for choice in question["choices"]
        if choice["now"]
        for under in choice["under"]
    }


@pytest.fixture(scope="module")
def page(shipped_map: bytes) -> Any:
    return Parts(shipped_map).data("page-data")


def by_page(page: Any, slug: str) -> Moved:
    """Return the verdicts that differ between the record and some proposals, on the day the map opens on."""
    states = page["states"]
    day = states["opening"][1]
    place = next(at for at, known in enumerate(states["scenarios"]) if known["slug"] == slug)
    told = [
        {
            page["choices"][at]["no"]: page["choices"][at]["verdict"]
            for at in states["told"][states["at"][row][day]]["choices"]
        }
        for row in (states["opening"][0], place)
    ]
    assert told[0].keys() == told[1].keys() and len(told[0]) > 20
    return {no: (verdict, told[1][no]) for no, verdict in told[0].items() if verdict != told[1][no]}


def test_the_second_request_brings_one_minister_in_and_no_further_than_the_weakest_decider() -> None:
    moved, touched = by_whatif("bod-anchored", "bod-ministerial")
    assert moved == {"K35": ("UNKNOWN", "LIMITED")} and touched == {"K35"}
    said = in_process("whatif", "bod-anchored", "bod-ministerial").stdout
    assert "no further: the OBDO stays the weakest decider" in said


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_questions_say_the_same(proposal: str, questions: dict[tuple[str, str], tuple[bool, str, str]]) -> None:
    moved, touched = by_whatif(proposal)
    of_this = {choice: told for (choice, under), told in questions.items() if under == proposal}
    assert "K35" in of_this and len(of_this) > 2
    assert {no for no, (changed, _, _) in of_this.items() if changed} == touched & of_this.keys() != set()
    assert {no: (now, then) for no, (_, now, then) in of_this.items() if now != then} == {
        no: verdicts for no, verdicts in moved.items() if no in of_this
    }


@pytest.mark.parametrize("proposals", [*((name,) for name in PROPOSALS), PROPOSALS], ids="+".join)
def test_the_map_says_the_same(proposals: tuple[str, ...], page: Any) -> None:
    assert by_page(page, "+".join(proposals)) == by_whatif(*proposals)[0]


def test_the_map_hints_at_what_whatif_says_helps(page: Any) -> None:
    """Of each choice: the proposals that bring a minister further, or close a gap and open none."""
    day = page["states"]["opening"][1]
    slugs = [known["slug"] for known in page["states"]["scenarios"]]
    by_number = {str(choice["node"]): choice["no"] for choice in page["choices"]}
    hinted = {(by_number[node], slugs[place]) for node, told in page["hints"][day].items() for place, _ in told}
    helped = set()
    for proposal in PROPOSALS:
        for change in asked("whatif", proposal)["changes"]:
            codes = [effect["effect"] for effect in change["effects"]]
            further = change["before"]["verdict"] == "UNKNOWN" and change["after"]["verdict"] in ("LIMITED", "FULL")
            if further or ("gap-closed" in codes and "gap-opened" not in codes):
                helped.add((change["notation"], proposal))
    assert {told for told in hinted if "+" not in told[1]} == helped
    assert ("K35", "bod-ministerial") in helped
