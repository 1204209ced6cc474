"""What docs/endpoint.md shows is what a store answers; `python -m tests.remote.documented` renews it."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.remote.servers import oxigraph, put
from tests.support.shell import BARE, run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "endpoint.md"
#: where the store of the reader is
THERE = "http://localhost:7878"
_EXPORT = re.compile(r"^thorbecke (export house\.nq \S+)$", re.MULTILINE)
_SHOWN = re.compile(r"(<!-- from a store: thorbecke (.*?) \| first (\d+) lines -->\n```text\n)(.*?)(?=```)", re.DOTALL)


def renewed(base: str) -> str:
    """Return the page as it would be with the answers of the store at `base`, which is filled as the page says."""
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        (export,) = _EXPORT.findall(text)
        assert run(export.split(), cwd=Path(folder))[0] == 0
        put(base, (Path(folder) / "house.nq").read_bytes(), "application/n-quads")

    def answered(shown: re.Match[str]) -> str:
        words = shown[2].replace(THERE, base).split()
        _, out, _ = run(words, environment={**BARE, "COLUMNS": "100"})
        lines = [line.rstrip() for line in out.decode().replace(base, THERE).splitlines()]
        return shown[1] + "\n".join([*lines[: int(shown[3])], "..."]) + "\n"

    assert len(_SHOWN.findall(text)) == 2
    return _SHOWN.sub(answered, text)


if __name__ == "__main__":
    with oxigraph() as base:
        PAGE.write_text(renewed(base), encoding="utf-8")
