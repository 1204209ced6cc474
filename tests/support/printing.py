"""What every question keeps to when the shell prints it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema

__all__ = ["as_promised", "schema"]

_SCHEMAS = Path(__file__).parents[2] / "exports" / "schemas"


def schema(name: str) -> dict[str, Any]:
    """Return a schema that ships, itself held against the standard."""
    loaded: dict[str, Any] = json.loads((_SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def as_promised(
    shell: Callable[..., subprocess.CompletedProcess[str]], *arguments: str, other: tuple[str, ...] = ("table",)
) -> Any:
    """Ask twice in json and in other forms, and return the json.

    Both times the same bytes, status 0 and no message; json follows the schema of the command, a table fits a page.
    """
    told: Any = None
    for form in ("json", *other):
        words = (*arguments, "--format", form, "--lang", "en" if form in ("json", "md") else "nl")
        first, second = shell(*words), shell(*words)
        assert first.returncode == 0 and first.stderr == "", first.stderr
        assert first.stdout == second.stdout and first.stdout
        if form == "table":
            assert all(len(line) <= 140 or " " not in line.strip() for line in first.stdout.splitlines())
        if form == "json":
            told = json.loads(first.stdout)
            jsonschema.validate(told, schema(arguments[0]), format_checker=jsonschema.FormatChecker())
    return told
