"""The sources of a house as BibTeX, for LaTeX (biblatex with biber, UTF-8)."""

from __future__ import annotations

import re

from exports.exchange.made import Asked, Made
from exports.exchange.references import Work, counted, left, works

__all__ = ["bibtex", "quoted"]

_TYPES = {"legislation": "legislation", "webpage": "online", "document": "misc"}
_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&#$_"},
}
#: what an address may not hold there, percent-encoded: its field is read as it stands
_IN_ADDRESS = re.compile(r"[{}\\\s]")


def bibtex(asked: Asked) -> Made:
    """Return every source and statute as an entry: legislation, online or misc."""
    found = works(asked)
    return Made({"": "\n".join(map(_entry, found)).encode("utf-8")}, counted(found), left(asked, found))


def quoted(words: str) -> str:
    r"""Return words in which nothing is a command of TeX; their braces pair.

    >>> quoted("50% {A} & B_1")
    '50\\% \\{A\\} \\& B\\_1'
    """
    return "".join(_SIGNS.get(sign, sign) for sign in words)


def _entry(work: Work) -> str:
    more = [*work.numbers[1:], *work.pages[1:], work.note]
    said = {
        "title": f"{{{quoted(work.title)}}}",  # in braces of its own: capitals stay as they are
        "organization": quoted(work.publisher),
        "number": quoted(work.numbers[0] if work.numbers else ""),
        "date": work.issued,
        "year": work.issued[:4],
        "url": _IN_ADDRESS.sub(lambda hit: f"%{ord(hit[0]):02X}", work.pages[0]) if work.pages else "",
        "langid": {"nl": "dutch", "en": "english"}.get(work.language, ""),
        "note": quoted("; ".join(part for part in more if part)),
    }
    fields = "".join(f"  {name} = {{{told}}},\n" for name, told in said.items() if told)
    return f"@{_TYPES[work.kind]}{{{work.key},\n{fields}}}\n"
