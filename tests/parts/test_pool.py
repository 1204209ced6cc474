"""The answer written choice by choice, by processes side by side, is the answer written in one go."""

from __future__ import annotations

import os
import signal
from functools import cache

import pytest

from benchmarks.state_house import state_house
from exports.data.gaps import answer_to_json
from exports.data.gaps_streamed import choice_text, streamed
from exports.data.shapes import as_text
from graph.answers.answering import answer
from graph.house.setting import setting
from graph.parts.answering import Asked, parts_of
from graph.parts.pool import Told, answered
from graph.records import ChoiceAnswer
from ontology.errors import InputError
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads
from tests.parts.test_parts import PREFIXES, links_of


@cache
def state() -> Dataset:
    return loads(state_house(400, 60), validate=False)


def piece_by_piece(house: Dataset, size: int, workers: int) -> bytes:
    links = links_of(house)
    groups = [links.choices[at : at + size] for at in range(0, links.choices.size, size)]
    with Told() as told:
        told.add(answered(parts_of(links, groups), Asked(digest=house.digest), choice_text, workers))
        return b"".join(streamed(setting(house).house, told.counts, told.in_order()))


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_bytes(workers: int) -> None:
    told = answer(setting(state()))
    assert len({choice.verdict for choice in told.choices}) > 3
    assert piece_by_piece(state(), 16, workers) == as_text(answer_to_json(told)).encode("utf-8")


def test_a_house_without_a_choice() -> None:
    house = loads(PREFIXES, validate=False)
    assert piece_by_piece(house, 16, 1) == as_text(answer_to_json(answer(setting(house)))).encode("utf-8")


def ends_itself(choice: ChoiceAnswer) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return choice_text(choice)


def test_a_process_that_is_ended_is_told() -> None:
    links = links_of(state())
    parts = parts_of(links, [links.choices])
    with pytest.raises(InputError, match="ended from outside"):
        list(answered(parts, Asked(), ends_itself, 2))
