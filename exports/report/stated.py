"""How a report says it was made: the command at its end, read as data and never run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exports.report.reading import Said
from graph.house.setting import EVIDENCE
from ontology.errors import InputError
from ontology.text import LANGUAGES

__all__ = ["Stated", "stated"]

_COMMAND = re.compile(r"(?:thorbecke) report (.*)")
#: the options that a report can have been made with, and whether they come more than once
_OPTIONS = {
    "--on": False,
    "--scenario": True,
    "--evidence": False,
    "--lang": False,
    "--choice": False,
    "--since": False,
    "--template": False,
    "--docx-template": False,
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What the command at the end of a report says."""

    command: str
    house: str
    on: date
    scenarios: tuple[str, ...]
    evidence: str
    lang: str
    choice: str | None
    since: date | None
    #: what gave the report its surroundings, by name; None: nothing did
    template: str | None
    docx_template: str | None


def stated(found: Iterable[Said], name: str) -> Stated:
    """Return how a report was made; InputError for a file that does not say so, or says it in no way of ours."""
    lines = [it for one in found if (it := _COMMAND.fullmatch(_unescaped(one.words)))]
    if not lines:
        raise InputError(f"{name}: no report of ours: it does not say by which `thorbecke report` it was made")
    try:
        return _read(lines[-1][0], shlex.split(lines[-1][1]))
    except ValueError as error:
        raise InputError(
            f"{name}: no report of ours: {lines[-1][0]!r} is no command that makes one ({error})"
        ) from error


def _unescaped(words: str) -> str:
    """What Markdown says without the signs that keep words from coming alive."""
    return re.sub(r"\\([\\`*_\[\]~$:.@|])", r"\1", words.replace("&lt;", "<"))


def _read(command: str, words: list[str]) -> Stated:
    house, *rest = words
    given: dict[str, list[str]] = {name: [] for name in _OPTIONS}
    for name, value in zip(rest[::2], [*rest[1::2], None], strict=False):
        if name not in given or value is None:
            raise ValueError(f"{name!r} is not understood")
        if given[name] and not _OPTIONS[name]:
            raise ValueError(f"{name} is given twice")
        given[name].append(value)
    one = {name: next(iter(values), None) for name, values in given.items()}
    if one["--evidence"] not in EVIDENCE or one["--lang"] not in LANGUAGES or one["--on"] is None:
        raise ValueError("--on, --evidence and --lang belong to it")
    return Stated(
        command=command,
        house=house,
        on=date.fromisoformat(one["--on"]),
        scenarios=tuple(given["--scenario"]),
        evidence=one["--evidence"],
        lang=one["--lang"],
        choice=one["--choice"],
        since=date.fromisoformat(one["--since"]) if one["--since"] else None,
        template=one["--template"],
        docx_template=one["--docx-template"],
    )
