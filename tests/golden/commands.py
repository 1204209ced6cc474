"""The commands whose bytes are kept, and those bytes: the shipped house and three houses of the scenarios.

What a command prints as json and csv is what other programs read: it changes on purpose or not at all.
"""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.shell import run

__all__ = ["CASES", "DIGESTS", "HOUSES", "Case", "digest", "kept", "write"]

#: where the commands are run: houses are named from here
PLACE = Path(__file__).parents[1] / "scenarios"
DIGESTS = Path(__file__).with_name("digests.json")

#: house -> its file, and a choice and a fact of it by name; the shipped house has questions of its own
HOUSES: dict[str, tuple[str, str, str] | None] = {
    "shipped": None,
    "e06": ("e06-municipality-own-cloud", "cloud-supplier", "role-cloud-supplier-decides-college"),
    "e10": ("e10-obdo-open-standards", "open-standards-list", "role-open-standards-list-decides-obdo"),
    "e15": ("e15-line-minister-and-coordinator", "own-way", "role-own-way-decides-minister-x"),
}
#: what every house is asked
COMMON = (
    "gaps",
    "gaps --evidence stated",
    "matrix",
    "funding",
    "risks",
    "questions",
    "repair",
    "check",
    "check --audit",
    "diff --from 2025-06-10 --to 2026-03-01",
)
#: what the shipped house is asked besides
OWN = (
    "explain bio2",
    "explain K35",
    "explain UWV",
    "explain 'Autoriteit Persoonsgegevens'",
    "explain 'gemeente Utrecht'",
    "explain OBDO",
    "explain cloud-eerst",
    "who gdi-programmeringsplan",
    "who bio2",
    "whatif bod-anchored bod-ministerial",
    "whatif --assume 'BOD -> staatssecretaris-bzk : instituted-body'",
    "gaps --on 2026-03-01",
    "gaps --scenario bod-ministerial",
    "funding --scenario structural-funding",
    "repair --target full --limit 3",
    "repair --target partial",
    "query --list",
    "query who-decides",
    "query no-decider",
)
#: json says everything in both languages; csv is asked in both of one house
FORMATS = ("--format json", "--format csv --lang nl", "--format csv --lang en")


@dataclass(frozen=True, slots=True)
class Case:
    """One command line over one house."""

    house: str
    line: str


def _lines(house: str) -> Iterator[str]:
    about = HOUSES[house]
    if about is None:
        yield from COMMON
        yield from OWN
        return
    folder, choice, fact = about
    file = f"{folder}/facts.ttl"
    yield from (f"{line} {file}" for line in COMMON)
    yield f"explain {choice} {file}"
    yield f"who {choice} {file}"
    yield f"whatif --withdraw {fact} --house {file}"


CASES = [
    Case(house, f"thorbecke {line} {form}")
    for house in HOUSES
    for line in _lines(house)
    for form in FORMATS[: 1 if line.startswith("explain") else 3 if house == "e06" else 2]
]


def digest(case: Case) -> str:
    """Return the sha256 of what a command prints, its exit code and its messages."""
    status, out, err = run(shlex.split(case.line)[1:], cwd=PLACE)
    return hashlib.sha256(out + f"\n--exit {status}\n--err ".encode() + err).hexdigest()


def kept() -> dict[str, str]:
    """Return the digests as they were when last renewed."""
    found: dict[str, str] = json.loads(DIGESTS.read_text(encoding="utf-8"))
    return found


def write() -> None:
    """Renew the digests; what changed is then a line in `git diff`."""
    told = {case.line: digest(case) for case in CASES}
    DIGESTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
