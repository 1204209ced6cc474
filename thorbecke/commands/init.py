"""`thorbecke init`: a house to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.options import LangOption, err, language

__all__ = ["EXAMPLES", "init"]

EXAMPLES = ("thorbecke init my-house", "thorbecke init mijn-huis --lang nl")


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")],
    lang: LangOption = None,
) -> None:
    """A house to start from, as a workbook and as RDF: a small worked example that is made up, to change or to clear.

    Both files say the same. Go on with one of them: the workbook (house.xlsx), or the RDF (house.trig).
    """
    from ontology.reading.loading import loads
    from ontology.shipped import STARTER
    from ontology.workbook.sheets_xlsx import written
    from ontology.workbook.writing import filled_sheets
    from thorbecke.exporting import save

    words = language(lang)
    text = STARTER.read_text(encoding="utf-8")
    book = written(filled_sheets(loads(text, validate=False), words), words)
    save({"house.xlsx": book, "house.trig": text.encode("utf-8")}, folder)
    err(f"wrote 2 files in {folder}")
    err(f"next: thorbecke gaps {folder / 'house.xlsx'}")
