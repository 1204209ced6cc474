"""`thorbecke.import_` is `thorbecke import`: the same house, and the same words for what cannot be."""

from __future__ import annotations

import pytest

import thorbecke
from ontology.errors import InputError, UnknownNameError
from tests.conftest import ROOT, Shell

SENIOR = ROOT / "docs/examples/exchange/senior.csv"


def test_it_makes_what_the_shell_makes(shell: Shell) -> None:
    taken = thorbecke.import_("organogram", SENIOR, title="Treasury Solicitor", on="29 september 2025")
    told = shell("import", "organogram", SENIOR, "--title", "Treasury Solicitor", "--on", "2025-09-29")
    assert taken.turtle.strip() == told.stdout.strip() and taken.mapped["AccountabilityRelation"] == 2
    assert len(thorbecke.loads(taken.turtle, name="senior.ttl").facts.relations) == 2
    assert [(one.file, one.line) for one in taken.remarks][:1] == [("senior.csv", 5)]


def test_what_cannot_be_is_told() -> None:
    with pytest.raises(UnknownNameError, match="'popollo' is no format; did you mean popolo"):
        thorbecke.import_("popollo", SENIOR)
    with pytest.raises(UnknownNameError, match="--names fr: use nl or en"):
        thorbecke.import_("raci", SENIOR, names="fr")
    with pytest.raises(InputError, match="there is no such file"):
        thorbecke.import_("raci", "nowhere.csv")
    with pytest.raises(InputError, match="is not a date"):
        thorbecke.import_("raci", SENIOR, on="gisteren")
