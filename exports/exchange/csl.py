"""The sources of a house as CSL-JSON 1.0, which Zotero, Pandoc and citeproc read."""

from __future__ import annotations

import json
from typing import Any

from exports.exchange.made import Asked, Made
from exports.exchange.references import Work, counted, left, works
from exports.writing import escaped

__all__ = ["csl"]


def csl(asked: Asked) -> Made:
    """Return every source and statute as an item; a statute is legislation, its number that of the register of law."""
    found = works(asked)
    text = json.dumps([_item(work) for work in found], indent=1, ensure_ascii=False)
    return Made({"": f"{escaped(text)}\n".encode()}, counted(found), left(asked, found))


def _item(work: Work) -> dict[str, Any]:
    more = [*work.numbers[1:], *work.pages[1:], work.note]
    said: dict[str, Any] = {
        "id": work.key,
        "type": work.kind,
        "title": work.title,
        "language": work.language,
        "publisher": work.publisher,
        "number": work.numbers[0] if work.numbers else "",
        "URL": work.pages[0] if work.pages else "",
        "issued": {"date-parts": [[int(part) for part in work.issued.split("-")]]} if work.issued else None,
        "note": "; ".join(part for part in more if part),
        "source": work.iri,
    }
    return {name: told for name, told in said.items() if told}
