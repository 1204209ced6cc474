"""What a reader makes of the text of a file, as a house that passed every check."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

import thorbecke
from ontology.intake.rules import read_rules
from ontology.intake.taking import File, Given, Intake

__all__ = ["BASE", "Taken", "taken"]

BASE = "https://example.org/t/"


class Taken(NamedTuple):
    """The intake, and the house that its Turtle is."""

    intake: Intake
    house: thorbecke.House

    def remarks(self) -> set[tuple[str, str, str, int]]:
        """Return sort, name, why in English and how often, of every remark."""
        return {(r.kind, r.name, r.why.en.split(";")[0], r.count) for r in self.intake.remarks}

    def relations(self) -> set[tuple[str, str, str, str]]:
        """Return giver, forum, kind and status by their last names."""
        return {
            (
                r.account_giver.removeprefix(BASE),
                str(r.forum).removeprefix(BASE),
                str(r.kind).rpartition("/")[2],
                r.status,
            )
            for r in self.house.facts.relations.values()
        }


def taken(form: str, *texts: str, law: str | None = None, lang: str = "en", ending: str = "") -> Taken:
    """Return what is made of texts that stand in one file each; the house has no error."""
    reader: Callable[[list[File], Given], Intake] = getattr(import_module(f"ontology.intake.{form}"), form)
    files = [File(f"{'ab'[number]}{ending}", text.encode("utf-8")) for number, text in enumerate(texts)]
    given = Given(read_rules(), BASE, lang, law, "Taken")
    intake = reader(files, given)
    assert intake == reader(files, given)  # the same bytes
    return Taken(intake, thorbecke.loads(intake.turtle, name="house.ttl"))
