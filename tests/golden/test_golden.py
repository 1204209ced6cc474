"""What every command prints as json and csv is what it printed before, to the byte."""

from __future__ import annotations

import pytest

from tests.golden.commands import CASES, HOUSES, digest, kept


def test_every_command_is_kept_and_no_other() -> None:
    assert [case.line for case in CASES] == list(kept())


@pytest.mark.parametrize("house", HOUSES)
def test_the_bytes_are_those_that_were_kept(house: str) -> None:
    before = kept()
    cases = [case for case in CASES if case.house == house]
    assert len(cases) >= 25
    changed = [case.line for case in cases if digest(case) != before.get(case.line)]
    assert not changed, (
        "these print something else than before; see what with (cd tests/scenarios && COMMAND) here and in a checkout "
        "of the last commit that passed, and if it is meant: python -m tests.golden --write\n" + "\n".join(changed)
    )
