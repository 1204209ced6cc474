"""A csv file somebody else wrote: its rows with their lines, whatever separates its cells; run by the limited child.

Comma, semicolon, tab or bar, UTF-8 with or without byte order mark, or the Western encoding of Windows. A quote that is
never closed, a cell larger than a text of a house may be, and more than a house has a use for are refused.
"""

from __future__ import annotations

import csv
import encodings.cp1252
import encodings.utf_8_sig  # noqa: F401 - no file opens once the limits stand
import io

from ontology.errors import InputError
from ontology.gate.reasons import MOST
from ontology.names import at

__all__ = ["MOST_CELLS", "MOST_ROWS", "plain", "rows"]

MOST_ROWS, MOST_CELLS = 500_000, 10_000_000
_SEPARATORS = ",;\t|"


def rows(data: bytes, name: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something: the line each ends on, and its cells, the spaces in them made plain."""
    text = _text(data, name)
    csv.field_size_limit(MOST["text"])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    found: list[tuple[int, list[str]]] = []
    cells = 0
    try:
        for row in reader:
            told = [plain(cell) for cell in row]
            cells += len(told)
            if len(found) >= MOST_ROWS or cells > MOST_CELLS:
                most = f"{MOST_ROWS} rows or {MOST_CELLS} cells"
                raise InputError(f"{name}: more than {most}; split it over several files")
            if any(told):
                found.append((reader.line_num, told))
    except csv.Error as error:
        raise InputError(f"{at(name, reader.line_num)}: not legal csv ({error}); correct this line") from error
    return found


def plain(cell: str) -> str:
    r"""Return a cell line by line, its spaces made plain; nothing where no sign of it can be seen.

    >>> plain(" a  b \r\nc"), plain("\ufeff \x7f")
    ('a b\nc', '')
    """
    words = "\n".join(" ".join(line.split()) for line in cell.splitlines()).strip()
    return words if any(letter.isprintable() and not letter.isspace() for letter in words) else ""


def _text(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: written as UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise InputError(f"{name}: holds bytes that are no text; give a csv file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """Return what stands most often outside quotes in the first lines; a comma where nothing does."""
    head = "\n".join(text[:20_000].splitlines()[:20])
    bare = "".join(part for number, part in enumerate(head.split('"')) if number % 2 == 0)
    return max(_SEPARATORS, key=lambda sign: (bare.count(sign), -_SEPARATORS.index(sign)))
