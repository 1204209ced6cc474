"""Articles of law as a lawyer lists them: law by law, each once, in order, what follows on each other as a range.

An article is read from what the house calls it ("Besluit Sturing Digitale Overheid 2022, artikel 4, eerste lid",
"..., article 4(1)"); what is called otherwise (a preamble, unwritten law) is cited whole, as it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from exports.page import Cited
from graph.records import Reference
from ontology.codelists.words import status_words
from ontology.names import in_order

__all__ = ["by_law"]

#: "law, article(s) which"
_CALLED = re.compile(r"(?P<law>.+), (?:article|artikel|articles|artikelen) (?P<which>.+)")
#: 4, 10:13, 4.12, 155g, each with paragraphs and letters: 4(2)(c); or from one to another: 273-281a
_ONE = r"\d[\w:.]*(?:\(\w+\))*"
_COMPACT = re.compile(rf"{_ONE}(?:-{_ONE})?")
#: so many in a row become a range
_RUN = 3


@dataclass(frozen=True, slots=True)
class _Article:
    law: str
    which: str
    url: str | None
    #: how sure it is that the law says so, in words; empty where it was simply read
    sure: str


def by_law(cited: Iterable[Reference], lang: str) -> tuple[str | Cited, ...]:
    """Return articles as words, grouped by law in the order in which the laws come up; each article once.

    Addresses are for formats that have links. An article that was not read says how sure it is, in brackets.
    """
    laws: dict[str, list[_Article | Cited]] = {}
    for reference in cited:
        one = _article(reference, lang)
        laws.setdefault(one.law if isinstance(one, _Article) else one.title, []).append(one)
    runs: list[str | Cited] = []
    for law, found in laws.items():
        articles = [it for it in found if isinstance(it, _Article)]
        whole = next((it for it in found if isinstance(it, Cited)), None)
        runs += ["; ", *_law(law, whole, articles)]
    return tuple(runs[1:])


def _article(reference: Reference, lang: str) -> _Article | Cited:
    sure = status_words()[reference.status].say(lang) if reference.status not in (None, "stated") else ""
    title = reference.title.say(lang)
    named, which = _CALLED.fullmatch(title), _CALLED.fullmatch(reference.title.en)
    if named and which and _COMPACT.fullmatch(which["which"]):
        return _Article(named["law"], which["which"], reference.url, sure)
    return Cited(title, sure, reference.url, linked=True)


def _law(law: str, whole: Cited | None, articles: Sequence[_Article]) -> Iterator[str | Cited]:
    """The name of a law, then its articles; the law itself where it is cited as a whole too."""
    yield whole or law
    for number, run in enumerate(_runs(articles)):
        yield ", art. " if number == 0 else ", "
        yield run


def _runs(articles: Iterable[_Article]) -> Iterator[Cited]:
    each = {article.which: article for article in reversed(list(articles))}
    ordered = sorted(each.values(), key=lambda article: in_order(article.which))
    for _, together in groupby(enumerate(ordered), key=lambda turn: _row(turn[0], turn[1])):
        found = [article for _, article in together]
        if len(found) >= _RUN:
            yield _cited(found[0], f"{found[0].which}-{found[-1].which[found[-1].which.rfind('(') :]}")
        else:
            yield from (_cited(article, article.which) for article in found)


def _row(turn: int, article: _Article) -> tuple[str, int, str]:
    """What is the same for articles that follow on each other: all but the last bracket, in which they count up."""
    stem, bracket, last = article.which.rpartition("(")
    last = last.rstrip(")")
    if bracket and "-" not in article.which and (last.isdigit() or (len(last) == 1 and last.isalpha())):
        count = int(last) if last.isdigit() else ord(last)
        return f"{stem}{'1' if last.isdigit() else 'a'}", count - turn, article.sure
    return article.which, 0, article.sure


def _cited(article: _Article, which: str) -> Cited:
    return Cited(which, article.sure, article.url, linked=True)
