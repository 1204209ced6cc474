"""What the shipped house rests on, as a page: `python -m exports.evidence_page FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from exports.formats import markdown
from exports.views.audit import page
from exports.writing import atomic_write
from graph.questions.auditing import audit
from ontology.reading.loading import load

__all__ = ["evidence_page"]


def evidence_page() -> str:
    """Return the evidence audit of the shipped house, as Markdown."""
    return "\n".join(
        [
            "# What the shipped house rests on",
            "",
            "Made by `make generate`; `thorbecke check --audit` prints the same, with `--lang nl` in Dutch, with",
            "`--format json` or `csv` every fact by name. [house.md](house.md) tells how the house was made.",
            "",
            markdown.text(page(audit(load()), "en")),
        ]
    )


if __name__ == "__main__":
    atomic_write(Path(sys.argv[1]), evidence_page().encode("utf-8"))
