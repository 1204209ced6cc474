"""Write the schemas of the answers in JSON from the shapes in `exports/data`.

python -m exports.schemas.generate           writes exports/schemas/*.schema.json
python -m exports.schemas.generate --check   exit status 1 when one is not what its shape says
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from exports.data import (
    actor,
    audit,
    cases,
    changes,
    check,
    comparison,
    explain,
    funding,
    gaps,
    houses,
    query,
    questions,
    repair,
    risks,
    roles,
    verify,
)
from exports.data.shapes import GapJson, NamedJson, ReferenceJson, TextJson, as_text
from exports.schemas.render import Schema, render

__all__ = ["FOLDER", "SCHEMAS", "files", "main"]

FOLDER = Path(__file__).parent

_TEXT = {"text": TextJson}
_REFERENCE = {"reference": ReferenceJson}
_ANSWER = {"choice": gaps.ChoiceJson, "decider": gaps.DeciderJson, "gap": GapJson}
_CHANGE = {
    **_TEXT,
    "gap": GapJson,
    "standing": changes.StandingJson,
    "cause": changes.CauseJson,
    "effect": changes.EffectJson,
    "statement": changes.StatementJson,
    "change": changes.ChangeJson,
}
#: `gaps` alone takes a file of accepted gaps; these answers never have one
_UNACCEPTED = frozenset({"accepted"})

#: Every file, what it is about, and what it writes once.
SCHEMAS: Final[Mapping[str, Schema]] = {
    "gaps": Schema("Answer of `thorbecke gaps`", gaps.GapsJson, _ANSWER),
    "explain": Schema(
        "Answer of `thorbecke explain` on a choice",
        explain.ExplanationJson,
        {**_ANSWER, **_REFERENCE, "step": explain.StepJson},
        _UNACCEPTED,
    ),
    "explain-actor": Schema(
        "Answer of `thorbecke explain` on an actor", actor.ActorJson, {**_REFERENCE, "step": explain.StepJson}
    ),
    "check": Schema("Answer of `thorbecke check`", check.ReportJson, {}),
    "check-audit": Schema(
        "Answer of `thorbecke check --audit` on a sound house",
        audit.AuditJson,
        {**_TEXT, "tally": audit.TallyJson, "fact": audit.FactJson},
    ),
    "test": Schema("Answer of `thorbecke test`", cases.CasesJson),
    "diff": Schema("Answer of `thorbecke diff`", changes.DifferenceJson, _CHANGE),
    "whatif": Schema(
        "Answer of `thorbecke whatif`", changes.WhatIfJson, {**_CHANGE, "choice_effect": changes.ChoiceEffectJson}
    ),
    "import-compare": Schema(
        "Answer of `thorbecke import ... --compare`",
        comparison.ComparisonJson,
        {**_TEXT, "sort": comparison.Sort, "code": comparison.Code},
    ),
    "questions": Schema(
        "Answer of `thorbecke questions`",
        questions.DebateJson,
        {
            **_TEXT,
            **_REFERENCE,
            "standing": questions.StandingJson,
            "gap": GapJson,
            "moved": questions.MovedJson,
        },
        _UNACCEPTED,
    ),
    "funding": Schema(
        "Answer of `thorbecke funding`", funding.FundingJson, {**_TEXT, **_REFERENCE, "holding": roles.HoldingJson}
    ),
    "repair": Schema(
        "Answer of `thorbecke repair`",
        repair.RepairJson,
        {
            **_TEXT,
            "office": NamedJson,
            "standing": repair.StandingJson,
            "change": repair.ChangeJson,
            "repaired": repair.RepairedJson,
            "open": repair.OpenJson,
            "not_repaired": repair.NotRepairedJson,
        },
    ),
    "risks": Schema("Answer of `thorbecke risks`", risks.RisksJson, {**_TEXT, "named": NamedJson}),
    "who": Schema(
        "Answer of `thorbecke who`",
        roles.WhoJson,
        {
            **_TEXT,
            **_REFERENCE,
            "holding": roles.HoldingJson,
            "flag": roles.FlagJson,
            "group": roles.GroupJson,
        },
    ),
    "matrix": Schema(
        "Answer of `thorbecke matrix`", roles.MatrixJson, {**_TEXT, "flag": roles.FlagJson, "cell": roles.CellJson}
    ),
    "verify": Schema("Answer of `thorbecke verify`", verify.VerificationJson),
    "houses": Schema("Answer of `thorbecke houses`", houses.HousesJson, _TEXT),
    "query": Schema(
        "Output of `thorbecke query --format json`: SPARQL 1.1 Query Results JSON (W3C Recommendation, 21 March 2013)",
        query.ResultJson,
        {"term": query.TermJson},
    ),
    "query-list": Schema("Output of `thorbecke query --list --format json`", query.QueriesJson),
}


def files() -> dict[Path, str]:
    """Return every schema file with the text it should have."""
    return {FOLDER / f"{name}.schema.json": as_text(render(name, schema)) for name, schema in SCHEMAS.items()}


def main(arguments: Sequence[str] = ()) -> int:
    """Write the schemas, or with `--check` only compare; return the exit status."""
    wanted = files()
    there = {path: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.schema.json")}
    if "--check" in arguments:
        stale = sorted(path.name for path in wanted.keys() | there.keys() if wanted.get(path) != there.get(path))
        if stale:
            sys.stderr.write(f"{', '.join(stale)}: out of date, run python -m exports.schemas.generate\n")
        return 1 if stale else 0
    for path in there.keys() - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
