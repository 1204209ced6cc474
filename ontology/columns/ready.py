"""Whether the machine code by which a large house is read is there already, or would be made first.

`python -m ontology.columns.ready` makes it; once made, it stays.
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ontology.columns import bytewise, numbering, plain_kernels, scanning, texts
from ontology.reading import cache

__all__ = ["is_ready", "make_ready"]

_PLAIN: Final = b'@prefix ex: <https://example.org/> .\nex:a ex:b ex:c , "d"@en .\n'


def is_ready(*, trig: bool) -> bool:
    """Tell whether numba is there, and has kept the machine code that reads a house and holds it against the shapes.

    `trig`: that of Turtle and TriG too.
    """
    if not bytewise.COMPILED:
        return False
    made: list[Any] = [scanning.lines, numbering.numbered, texts.quoted, *([plain_kernels.written] if trig else ())]
    return all(any(Path(one.stats.cache_path).glob(f"*.{one.__name__}-*.nbi")) for one in made)


def make_ready() -> None:
    """Make it, by reading the house that ships as a large one, in each syntax; without numba there is none to make."""
    from ontology.columns.large import read_large
    from ontology.columns.plain import Plain

    if not bytewise.COMPILED:
        return
    Plain(io.BytesIO(_PLAIN), "trig").read()
    back = cache.turned_off()  # what is known of a house is not read
    try:
        house = replace(read_large(validate=False), trusted=False)
        house.refuse_unsound()
        with tempfile.TemporaryDirectory() as folder:
            lines = Path(folder) / "house.nq"
            lines.write_bytes(house.statements.text)
            other = read_large(lines)
            assert other.house == house.house
    finally:
        back()


def main() -> None:
    """Say that it is made."""
    make_ready()
    if bytewise.COMPILED:
        sys.stdout.write("the machine code that reads a large house is ready\n")
    else:
        sys.stdout.write("numba is not installed, so there is no machine code to make: pip install '.[arrays]'\n")


if __name__ == "__main__":
    main()
