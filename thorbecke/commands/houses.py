"""`thorbecke houses`: what ships."""

from __future__ import annotations

from thorbecke.options import FormatOption, LangOption, form, language, show
from thorbecke.questions import QUESTIONS, resolve

__all__ = ["EXAMPLES", "houses"]

EXAMPLES = ("thorbecke houses", "thorbecke houses --format json")


def houses(lang: LangOption = None, format: FormatOption = "table") -> None:
    """The houses that ship, each with the short name by which every command takes it.

    A file or folder of that name in the working folder goes before the house that ships, and a message says so.
    """
    words, kind = language(lang), form(format)
    show("houses", kind, resolve(QUESTIONS["houses"].ask)(), words)
