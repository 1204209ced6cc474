"""Read a file of cases: what a house must answer, kept beside it for the CI of whoever keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.answers.cases import Case, Outcome
from graph.house.setting import EVIDENCE
from graph.records import MINISTERIAL, Grade
from graph.words.gap_names import GAP_NAMES
from ontology.codelists.ranks import VERDICTS
from ontology.gate.yaml_file import Value, read_yaml
from ontology.names import is_within

__all__ = ["read_cases"]

_ASSERTS = ("expect", "not", "because", "absent", "decider", "office")
_KEYS = ("choice", *_ASSERTS, "on", "scenario", "evidence")
_OUTCOME = ("verdict", "ministerial", "grade")


def read_cases(path: Path, *, outside: bool = False) -> tuple[Path | None, tuple[Case, ...]]:
    """Return the house a file of cases names (beside that file; None: it names none) and its cases.

    `outside`: the house may stand outside the folder of the file. Who runs the cases of somebody else would else have
    any file read that they name.

    Raises InputError (file, line, what to do) for a house that may not be read, a file without cases, a case that
    expects nothing, a key that is missing, unknown or doubled, and a verdict, gap, status or date that does not exist.
    """
    top = read_yaml(path)
    found = top.keys("a file of cases", ("house", "cases"), ("cases",))
    items = found["cases"].many("cases")
    if not items:
        raise found["cases"].wrong("there is no case here, and no case is no proof; write at least one")
    house = path.parent / found["house"].text("house") if "house" in found else None
    if house is not None and not outside and not is_within(house, path.parent):
        raise found["house"].wrong(
            f"{found['house'].text('house')} is outside the folder of this file; give the house in the shell, "
            "or allow it with --allow-outside"
        )
    return house, tuple(map(_case, items))


def _case(item: Value) -> Case:
    found = item.keys("a case", _KEYS, ("choice",))
    if not any(key in found for key in _ASSERTS):
        raise item.wrong(f"this case expects nothing; give it one of {', '.join(_ASSERTS)}")
    return Case(
        choice=found["choice"].text("choice"),
        file=item.file,
        line=item.line,
        expect=_outcome(found.get("expect"), "expect"),
        unwanted=_outcome(found.get("not"), "not"),
        because=_texts(found, "because", "gap", GAP_NAMES),
        absent=_texts(found, "absent", "gap", GAP_NAMES),
        deciders=_texts(found, "decider"),
        offices=_texts(found, "office"),
        on=found["on"].day("on") if "on" in found else None,
        scenarios=_texts(found, "scenario"),
        evidence=found["evidence"].among("status", EVIDENCE) if "evidence" in found else "unverified",
    )


def _outcome(value: Value | None, what: str) -> Outcome:
    if value is None:
        return Outcome()
    if not isinstance(value.content, Mapping):
        return Outcome(_verdicts(value, what))
    found = value.keys(what, _OUTCOME)
    if not found:
        raise value.wrong(f"{what} is empty; give it one of {', '.join(_OUTCOME)}")
    return Outcome(
        verdicts=_verdicts(found["verdict"], what) if "verdict" in found else (),
        ministerial=found["ministerial"].among("ministerial value", MINISTERIAL) if "ministerial" in found else None,
        grade=_grade(found["grade"]) if "grade" in found else None,
    )


def _verdicts(value: Value, what: str) -> tuple[str, ...]:
    """One verdict; of `not` also a list: any of several would then pass where one is expected."""
    if what == "expect":
        return (value.among("verdict", VERDICTS),)
    return tuple(one.among("verdict", VERDICTS) for one in _some(value, what))


def _grade(value: Value) -> Grade:
    powers = [power.text("grade") for power in value.many("grade")]
    if len(powers) != 3 or not all(power in ("0", "1", "2", "3") for power in powers):
        raise value.wrong("a grade is three numbers from 0 to 3: information, discussion, consequences, as [3, 1, 2]")
    return Grade(*map(int, powers))


def _texts(
    found: Mapping[str, Value], key: str, what: str | None = None, known: tuple[str, ...] = ()
) -> tuple[str, ...]:
    if key not in found:
        return ()
    some = _some(found[key], key)
    return tuple(one.among(what, known) if what else one.text(key) for one in some)


def _some(value: Value, what: str) -> tuple[Value, ...]:
    some = value.one_or_more()
    if not some:
        raise value.wrong(f"{what} is an empty list; write an item or leave the key out")
    return some
