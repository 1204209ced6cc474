"""A page in a template of somebody's own: their Jinja around our text, in a sandbox, everything escaped.

The template places `body`, and may place what `exports.formats.web.Parts` names besides. It includes no other file.
"""

from __future__ import annotations

import traceback
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from exports.formats.web import parts
from exports.page import Page
from ontology.errors import InputError

__all__ = ["text"]

#: A document is no larger than this.
_MOST = 50_000_000


def text(page: Page, lang: str, template: str, name: str) -> str:
    """Return a page as a template of this name has it.

    Raises InputError, with the line, for a template that is not legal, asks for what there is not, or leaves out the
    text.
    """
    given = parts(page, lang)
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    try:
        made = _within(environment.from_string(template).generate(given), name)
    except TemplateSyntaxError as error:
        raise InputError(f"{name}, line {error.lineno}: {error.message}; mend the template") from error
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        names = ", ".join(sorted(given))
        raise InputError(f"{name}{_line(error)}: {error}; a template may place: {names}") from error
    if given["body"] not in made:
        raise InputError(f"{name}: does not place the text of the report; put {{{{ body }}}} where it has to stand")
    return made


def _within(pieces: Any, name: str) -> str:
    told, size = [], 0
    for piece in pieces:
        told.append(piece)
        size += len(piece)
        if size > _MOST:
            raise InputError(f"{name}: writes more than {_MOST // 1_000_000} MB; mend the template")
    return "".join(told)


def _line(error: Exception) -> str:
    """The line of the template where it went wrong."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return f", line {lines[-1]}" if lines else ""
