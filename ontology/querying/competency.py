"""The questions a house must be able to answer, as SPARQL files that ship with the package.

Each file begins with its question in both languages (`# nl:`, `# en:`); a jurist can read, change and add them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.errors import InputError, UnknownNameError
from ontology.gate.gate import checked_text, read_bytes
from ontology.names import closest
from ontology.querying.sparql import MAX_QUERY, QueryError
from ontology.text import Text

__all__ = ["CompetencyQuestion", "competency_questions", "find_question", "read_query"]

_FOLDER = Path(__file__).parents[1] / "queries"
_WORDS = re.compile(r"^# (nl|en): (.+)$", re.MULTILINE)
_LOOKS_LIKE_A_FILE = re.compile(r"[^\s{}<>]+\.(?:rq|sparql)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CompetencyQuestion:
    """A shipped query: its number and name, what it asks, and the SPARQL."""

    number: str
    name: str
    question: Text
    sparql: str


@cache
def competency_questions() -> tuple[CompetencyQuestion, ...]:
    """Return every shipped question, by number."""
    return tuple(_read(path) for path in sorted(_FOLDER.glob("[0-9][0-9]-*.rq")))


def _read(path: Path) -> CompetencyQuestion:
    text = path.read_text(encoding="utf-8")
    words = dict(_WORDS.findall(text))
    number, _, name = path.stem.partition("-")
    return CompetencyQuestion(number, name, Text(words["nl"], words["en"]), text)


def find_question(name: str) -> CompetencyQuestion:
    """Return the shipped question that is called so: by name, number, or both.

    Raises UnknownNameError with those that look like it.
    """
    asked = name.removesuffix(".rq").casefold()
    asked = asked.zfill(2) if asked.isdecimal() else asked
    for question in competency_questions():
        if asked in (question.name, question.number, f"{question.number}-{question.name}"):
            return question
    hint = closest(asked, [q.name for q in competency_questions()])
    raise UnknownNameError(
        f"no competency question is called {name!r}{hint or ''} (`thorbecke query --list` shows them all); "
        "a file ends in .rq, and a query is SELECT, ASK, CONSTRUCT or DESCRIBE with { }"
    )


def read_query(asked: str) -> tuple[str, str, Text | None]:
    """Return what a query is called, its text, and the question it answers when it is a shipped one.

    `asked` is the name of a shipped question, a file (.rq, .sparql, or any path that is there), or SPARQL itself.

    Raises UnknownNameError, InputError or QueryError in one sentence.
    """
    if re.search(r"[{}]", asked) or len(asked.split()) > 1:
        return "query", asked, None
    if not asked.strip():
        raise QueryError("there is no query; begin with SELECT, ASK, CONSTRUCT or DESCRIBE, or give a name or a file")
    path = Path(asked)
    try:
        question = find_question(asked)
    except UnknownNameError:
        if not _LOOKS_LIKE_A_FILE.fullmatch(asked) and not path.exists():
            raise
    else:
        return question.name, question.sparql, question.question
    content = read_bytes(path)
    if len(content) > MAX_QUERY:
        raise QueryError(f"{asked}: longer than {MAX_QUERY // 1000} kB; ask in more than one query")
    if not content.strip():
        raise InputError(f"{asked}: is empty; begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    return path.name, checked_text(content, asked), None
