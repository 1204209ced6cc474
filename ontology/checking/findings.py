"""What a check finds: one sentence each, with the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.names import at, local_name
from ontology.text import Text

if TYPE_CHECKING:
    from ontology.checking.understanding import Understanding

__all__ = ["SEVERITIES", "Finding", "Report"]

#: What is wrong, and what is odd.
SEVERITIES = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or odd: where, what, and what to do."""

    #: one of SEVERITIES
    severity: str
    rule: str
    message: Text
    node: str
    value: str | None = None
    file: str | None = None
    line: int | None = None
    #: of a workbook: the cell, and the nearest value that would be right
    cell: str | None = None
    nearest: str | None = None

    @property
    def place(self) -> str:
        """Where it is: `file:line: node`, with the value that is meant."""
        return self._where + self._value

    def sentence(self, lang: str) -> str:
        """Return `file:line: node: message` in one language; of a workbook with the nearest right value."""
        return f"{self._where}: {self.message.say(lang)}{self._value}{self._better(lang)}"

    def _better(self, lang: str) -> str:
        if self.nearest is None:
            return ""
        clear = Text("; maak de cel leeg", "; clear the cell")
        better = Text(f"; dichtstbijzijnd: {self.nearest}", f"; nearest: {self.nearest}")
        return (better if self.nearest else clear).say(lang)

    @property
    def _where(self) -> str:
        place = ":".join(filter(None, [at(self.file, self.line), self.cell])) if self.file else ""
        name = "(a node without a name)" if self.node.startswith("_:") else local_name(self.node)
        return ": ".join(filter(None, [place, name]))

    @property
    def _value(self) -> str:
        return f" [{local_name(self.value)}]" if self.value else ""


@dataclass(frozen=True, slots=True)
class Report:
    """Every finding, errors first, in the order of files and lines; `sound` when there is no error."""

    findings: tuple[Finding, ...]
    #: what a house understands of the files; None where only errors were looked for
    understanding: Understanding | None = None

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @property
    def sound(self) -> bool:
        return not any(f.severity == "error" for f in self.findings)
