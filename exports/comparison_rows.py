"""What is new in a register, as rows for csv and md, and the words that the shell shows too."""

from __future__ import annotations

from collections import Counter

from exports.register_words import sort_words
from exports.tables import csv_text, md_text
from ontology.registers.comparing import NEWS, Comparison, News
from ontology.text import Text

__all__ = ["HEAD", "NEWS_WORDS", "aside_lines", "comparison_to_csv", "comparison_to_md", "headline_of", "news_row"]

NEWS_WORDS = {
    "new": Text("nieuw", "new"),
    "ended": Text("beëindigd", "ended"),
    "not-ended": Text("niet beëindigd", "not ended"),
    "renamed": Text("andere naam", "renamed"),
    "moved": Text("ander ministerie", "other ministry"),
}
HEAD = {
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


def headline_of(told: Comparison, lang: str) -> str:
    """Return how much is new, of which register against which house on which day."""
    counted = told.counted()
    parts = [f"{counted[what]} {NEWS_WORDS[what].say(lang)}" for what in NEWS if counted[what]]
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


def aside_lines(told: Comparison, lang: str) -> list[str]:
    """Return what is no difference and yet worth knowing, a line each."""
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


def news_row(news: News, lang: str) -> tuple[str, ...]:
    """Return the cells of one difference, in the order of `HEAD`."""
    return (
        NEWS_WORDS[news.what].say(lang),
        news.name,
        sort_words(news.sort, 1, lang),
        news.code,
        news.before.say(lang) if news.before else "–",
        news.after.say(lang) if news.after else "–",
        news.on.isoformat() if news.on else "",
        news.because.say(lang) if news.because else "",
    )


def comparison_to_csv(told: Comparison, lang: str) -> str:
    """Return a row per difference, then a row per organisation that was not compared."""
    lines = [
        (news.what, *news_row(news, lang)[1:2], news.sort, news.code, news.node or "", *news_row(news, lang)[4:])
        for news in told.news
    ]
    apart = [("not-compared", n.name, n.sort, n.code, "", "", "", "", "") for n in told.not_compared]
    head = HEAD[lang]
    return csv_text([(*head[:4], "iri", *head[4:]), *lines, *apart])


def comparison_to_md(told: Comparison, lang: str) -> str:
    """Return headline, table and what is worth knowing besides, as Markdown."""
    table = "\n" + md_text([HEAD[lang], *(news_row(n, lang) for n in told.news)]) if told.news else ""
    aside = "".join(f"- {line}\n" for line in aside_lines(told, lang))
    return f"{headline_of(told, lang)}\n{table}\n{aside}"
