r"""What a cell says: several values in one, days, numbers, yes and no, as people in Europe write them.

Values in a cell are separated by ` | `. A stroke within a value is written `\|`, a backslash `\\`, and what a
spreadsheet would not keep (a space at an edge, a control character) `\u{20}`: with its number, as Unicode has it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from ontology.days import MONTHS, day_read
from ontology.formulas import is_formula
from ontology.standards import XSD
from ontology.text import Text

__all__ = [
    "NO",
    "YES",
    "Raw",
    "WrongValueError",
    "coordinate",
    "escaped",
    "guarded",
    "joined",
    "literal",
    "parts",
    "plain",
    "shown",
    "unguarded",
]

#: What a reader of spreadsheets gives for a cell.
Raw: TypeAlias = str | int | float | bool | date

YES, NO = Text("ja", "yes"), Text("nee", "no")
_SO = {"ja": "true", "yes": "true", "true": "true", "waar": "true", "nee": "false", "no": "false", "false": "false"}
_SO |= {"onwaar": "false", "j": "true", "y": "true", "n": "false", "x": "true"}
_ESCAPE = re.compile(r"\\(\\|\||u\{([0-9A-Fa-f]{1,6})\})")
_NOT_KEPT = re.compile("^\\s|\\s$|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
#: The day that a spreadsheet counts from.
_FIRST_DAY = date(1899, 12, 30)


class WrongValueError(ValueError):
    """A cell that does not say what its column holds: why, and the nearest value that does."""

    def __init__(self, message: Text, nearest: str | None = None, rule: str = "CellSaysWhatItsColumnHolds") -> None:
        super().__init__(message.en)
        self.message, self.nearest, self.rule = message, nearest, rule


def coordinate(row: int, column: int) -> str:
    """Return the name of a cell, of a row and column from 0.

    >>> coordinate(6, 1), coordinate(0, 27)
    ('B7', 'AB1')
    """
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def plain(value: Raw) -> str:
    """Return a cell as text, without the spaces around it.

    >>> plain(3), plain(2.5), plain(True), plain("  a ")
    ('3', '2.5', 'true', 'a')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return value.strip(" \t\r\n\xa0") if isinstance(value, str) else str(value)


def guarded(text: str) -> str:
    """Return text for a cell of csv: with a quote mark before what a spreadsheet would run as a formula."""
    return f"'{text}" if is_formula(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """Return the text of a cell of csv: `guarded` taken back.

    >>> [unguarded(guarded(text)) == text for text in ("=1", "'=1", "''-", "'a", "-5")]
    [True, True, True, True, True]
    """
    return text[1:] if text.startswith("'") and is_formula(text.lstrip("'")) else text


def escaped(text: str) -> str:
    r"""Return one value as it is written in a cell.

    >>> escaped("a|b "), escaped("C:\\")
    ('a\\|b\\u{20}', 'C:\\\\')
    """
    told = text.replace("\\", "\\\\").replace("|", "\\|")
    return _NOT_KEPT.sub(lambda hit: f"\\u{{{ord(hit[0]):X}}}", told)


def joined(values: list[str]) -> str:
    """Return several values, each as it is written, as one cell."""
    return " | ".join(values)


def parts(text: str) -> list[str]:
    r"""Return the values of a cell as they are written; nothing between two strokes is no value.

    >>> parts("a | b\\|c || d")
    ['a', 'b\\|c', 'd']
    """
    cut, start = [], 0
    for stroke in _SEPARATOR.finditer(text):
        cut.append(text[start : stroke.end() - 1])
        start = stroke.end()
    return [part for one in (*cut, text[start:]) if (part := one.strip(" \t\r\n\xa0"))]


def shown(text: str) -> str:
    r"""Return what a value says that is written in a cell: `escaped` taken back.

    >>> [shown(escaped(text)) == text for text in ("a|b ", "C:\\", "\\u{20}", "\t")]
    [True, True, True, True]
    """
    return _ESCAPE.sub(lambda hit: chr(min(int(hit[2], 16), 0x10FFFF)) if hit[2] else hit[1], text)


def literal(kind: str, told: Raw, language: str = "") -> Literal:
    """Return what one value of a column says; `kind` is that of the column.

    Raises WrongValueError where it says nothing of the kind, with the nearest value that does.
    """
    if kind == "date":
        return _day(told)
    if kind == "boolean":
        return _so(told)
    if kind in ("integer", "decimal"):
        return _number(told, kind)
    text = shown(plain(told))
    if not language:
        return Literal(text)
    try:
        return Literal(text, language=language)
    except ValueError as error:
        raise WrongValueError(
            Text(f"{language!r} is geen code van een taal", f"{language!r} is no code of a language"), "nl"
        ) from error


def _typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(datatype))


def _day(told: Raw) -> Literal:
    text = plain(told)
    if re.fullmatch(r"[1-9][0-9]{3}", text):
        return _typed(text, XSD.gYear)
    if re.fullmatch(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])", text):
        return _typed(text, XSD.gYearMonth)
    found = day_read(text)
    if found is not None and found.year >= 1000:
        return _typed(found.isoformat(), XSD.date)
    nearest = _nearest_day(text)
    raise WrongValueError(
        Text(
            "dit is geen datum; schrijf een dag als 2025-09-29 of 29-9-2025, een maand als 2025-09, een jaar als 2025",
            "this is no date; write a day as 2025-09-29 or 29-9-2025, a month as 2025-09, a year as 2025",
        ),
        nearest,
    )


def _nearest_day(text: str) -> str:
    """Return the day somebody may have meant, day before month as in Europe; empty where none is near."""
    if re.fullmatch(r"[0-9]{5}", text):
        return (_FIRST_DAY + timedelta(days=int(text))).isoformat()
    for at, names in enumerate(MONTHS, 1):
        for name in names:
            text = re.sub(rf"\b{name[:3]}[a-z]*\.?", str(at), text, flags=re.IGNORECASE)
    numbers = [int(number) for number in re.findall(r"[0-9]+", text)[:3]]
    if len(numbers) < 3 or len(re.findall(r"[0-9]{4}", text)) != 1:
        return next(iter(re.findall(r"\b[12][0-9]{3}\b", text)), "")
    year, month, day = numbers if numbers[0] > 999 else (numbers[2], numbers[1], numbers[0])
    if month > 12 >= day:
        month, day = day, month
    month = min(max(month, 1), 12)
    for last in range(min(max(day, 1), 31), 0, -1):
        found = day_read(f"{year:04}-{month:02}-{last:02}")
        if found is not None:
            return found.isoformat()
    return ""


def _so(told: Raw) -> Literal:
    text = plain(told).casefold()
    known = _SO.get(text) or {"1": "true", "0": "false"}.get(text)
    if known is not None:
        return _typed(known, XSD.boolean)
    nearest = NO if text[:1] in ("n", "f", "o") else YES
    words = Text("kies ja of nee", "choose yes or no")
    raise WrongValueError(words, nearest.nl if text[:1] in ("j", "n", "o", "w") else nearest.en)


def _number(told: Raw, kind: str) -> Literal:
    text = plain(told).replace("\xa0", "").replace(" ", "")
    if re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{3})*,[0-9]+", text) or re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text):
        text = text.replace(".", "").replace(",", ".")  # 1.500.000,50
    elif re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}", text):
        text = text.replace(".", "")  # 1.500.000
    elif isinstance(told, str) and re.fullmatch(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}", text):
        raise WrongValueError(
            Text(
                f"{text} kan duizenden zijn of een breuk; schrijf het zonder punt, een breuk met een komma",
                f"{text} may be thousands or a fraction; write it without the point, a fraction with a comma",
            ),
            text.replace(".", ""),
        )
    whole = re.fullmatch(r"[+-]?[0-9]{1,40}", text) is not None
    if whole or (kind == "decimal" and re.fullmatch(r"[+-]?[0-9]{0,40}\.[0-9]{1,40}", text)):
        return _typed(text, XSD.integer if kind == "integer" else XSD.decimal)
    found = re.search(r"[0-9]+", text)
    words = (
        Text("dit is geen heel getal", "this is no whole number")
        if kind == "integer"
        else Text(
            "dit is geen getal; schrijf alleen cijfers, zonder munt",
            "this is no number; write figures alone, without a currency",
        )
    )
    digits = re.sub(r"[^0-9]", "", text.partition(",")[0])
    raise WrongValueError(words, (found[0] if kind == "integer" else digits) if found else "")
