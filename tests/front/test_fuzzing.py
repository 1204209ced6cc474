"""Whole houses gone wrong, by number, through every question (`tests.support.fuzzing`): answers, or words."""

from __future__ import annotations

import re
import subprocess
import sys
from random import Random

import pytest

from tests.conftest import ROOT
from tests.support.fuzzing import QUESTIONS
from tests.support.mutated import mutated, tidied
from tests.support.random_houses import drawn

COUNT = 300


@pytest.mark.process
def test_houses_gone_wrong_are_answered_or_refused() -> None:
    """In a process of its own, so that what it holds is its own: no fault, no time over 10 s, memory under 1 GB."""
    command = [sys.executable, "-m", "tests.support.fuzzing", "--count", str(COUNT), "--questions", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"asked: {' '.join(sorted(QUESTIONS))}\n" in done.stdout
    found = re.search(rf"^{COUNT} houses: .*'answered': (\d+)", done.stdout, re.MULTILINE)
    assert found
    assert int(found[1]) > COUNT / 4


def test_a_number_is_always_the_same_house() -> None:
    def made(number: int) -> object:
        random = Random(number)
        return mutated(tidied(drawn(random)), random, 4)

    assert [made(number) for number in range(20)] == [made(number) for number in range(20)]
    assert any(made(number) != tidied(drawn(Random(number))) for number in range(20))
