"""What is new in a register against a house: a line per difference, and what was not compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from exports.page import Item, Page, Sentence, Table
from exports.views.register import sort_words
from ontology.registers.comparing import NEWS, Comparison, News
from ontology.text import Text

__all__ = ["page", "rows"]

_NEWS = {
    "new": Text("nieuw", "new"),
    "ended": Text("beëindigd", "ended"),
    "not-ended": Text("niet beëindigd", "not ended"),
    "renamed": Text("andere naam", "renamed"),
    "moved": Text("ander ministerie", "other ministry"),
}
_HEAD = {
    "nl": ("wat", "organisatie", "soort", "code", "in het huis", "in het register", "dag", "oorzaak"),
    "en": ("what", "organisation", "sort", "code", "in the house", "in the register", "day", "cause"),
}
_W = {
    "headline": Text("{register} tegenover {house} op {on}: {news}.", "{register} against {house} on {on}: {news}."),
    "nothing": Text("geen verschil", "no difference"),
    "compared": Text("{n} vergeleken, op hun code", "{n} compared, by their code"),
    "not-compared": Text(
        "niet vergeleken, want zonder code die het huis kent: {n} ({list})",
        "not compared, for want of a code that the house knows: {n} ({list})",
    ),
    "ministry": Text(
        "{n} waarvan het huis geen ministerie noemt en het register wel: dat is geen verschil",
        "{n} of which the house names no ministry and the register does: that is no difference",
    ),
    "elsewhere": Text("{n} beëindigd en niet in het huis", "{n} ended and not in the house"),
    "not-listed": Text(
        "{n} met een code in het huis staan niet in dit register, dat een deel kan zijn",
        "{n} with a code in the house are not in this register, which may be a part",
    ),
}


def page(told: Comparison, lang: str) -> Page:
    """Yield how much is new, a line per difference, and what was not compared."""
    yield Sentence(_headline(told, lang), "strong")
    if told.news:
        lines = [_row(news, lang) for news in told.news]
        shown = [n for n in range(len(_HEAD[lang])) if any(line[n].strip("–") for line in lines)]
        yield Table.of([_HEAD[lang][n] for n in shown], ([line[n] for n in shown] for line in lines))
    yield from (Item(line, 0) for line in _aside(told, lang))


def _headline(told: Comparison, lang: str) -> str:
    """How much is new, of which register against which house on which day."""
    counted = told.counted()
    parts = [f"{counted[what]} {_NEWS[what].say(lang)}" for what in NEWS if counted[what]]
    return (
        _W["headline"]
        .say(lang)
        .format(
            register=told.register,
            house=told.house.say(lang),
            on=told.on.isoformat(),
            news=", ".join(parts) or _W["nothing"].say(lang),
        )
    )


def _aside(told: Comparison, lang: str) -> list[str]:
    """What is no difference and yet worth knowing, a line each."""
    lines = [_W["compared"].say(lang).format(n=told.compared)]
    if told.not_compared:
        sorts = sorted(Counter(n.sort for n in told.not_compared).items(), key=lambda item: (-item[1], item[0]))
        listed = ", ".join(f"{count} {sort_words(sort, count, lang)}" for sort, count in sorts)
        lines.append(_W["not-compared"].say(lang).format(n=len(told.not_compared), list=listed))
    for name, count in (
        ("ministry", told.ministry_unknown),
        ("elsewhere", told.ended_elsewhere),
        ("not-listed", told.not_listed),
    ):
        if count:
            lines.append(_W[name].say(lang).format(n=count))
    return lines


def _row(news: News, lang: str) -> tuple[str, ...]:
    """The cells of one difference, in the order of `_HEAD`."""
    return (
        _NEWS[news.what].say(lang),
        news.name,
        sort_words(news.sort, 1, lang),
        news.code,
        news.before.say(lang) if news.before else "–",
        news.after.say(lang) if news.after else "–",
        news.on.isoformat() if news.on else "",
        news.because.say(lang) if news.because else "",
    )


def rows(told: Comparison, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per difference, then a row per organisation that was not compared."""
    head = _HEAD[lang]
    yield (*head[:4], "iri", *head[4:])
    for news in told.news:
        yield (news.what, news.name, news.sort, news.code, news.node or "", *_row(news, lang)[4:])
    for apart in told.not_compared:
        yield ("not-compared", apart.name, apart.sort, apart.code, "", "", "", "", "")
