"""A register that was read, in a few lines: how many of each sort, how many ended, and what was not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from exports.writing import printable
from ontology.registers.organisation import SORTS
from ontology.registers.reasons import Reason
from ontology.registers.register import KINDS, Register, Remark
from ontology.registers.words import SORT_WORDS
from ontology.text import Text

__all__ = ["register_summary", "sort_words"]

_HEADS = {
    "unknown": Text("niet begrepen", "not understood"),
    "unusable": Text("begrepen, maar niet bruikbaar", "understood, but not usable"),
    "left-aside": Text(
        "niet overgenomen, want een huis heeft er geen plaats voor, tenzij er iets anders staat",
        "left aside, as a house has no place for it unless said otherwise",
    ),
}
_W = {
    "organisations": Text("{n} organisaties", "{n} organisations"),
    "organisation": Text("1 organisatie", "1 organisation"),
    "ended": Text("waarvan {n} beëindigd", "{n} of them ended"),
    "ended-short": Text("{n} beëindigd", "{n} ended"),
    "several": Text(
        "{n} met meer dan één soort, bij elke soort geteld", "{n} of more than one sort, counted with each"
    ),
    "changes": Text("wijzigingen: {list}", "changes: {list}"),
    "earlier": Text("{n} eerdere namen", "{n} earlier names"),
    "earlier-one": Text("1 eerdere naam", "1 earlier name"),
    "first": Text("eerst in", "first in"),
}


def sort_words(sort: str, count: int, lang: str) -> str:
    """Return what a sort is called, for one or for several.

    >>> sort_words("foundation", 2, "nl"), sort_words("foundation", 1, "en")
    ('stichtingen', 'foundation')
    """
    one, several = SORT_WORDS[sort]
    return (one if count == 1 else several).say(lang)


def register_summary(register: Register, lang: str, more: Iterable[Remark] = ()) -> str:
    """Return the summary; `more` are remarks of a later step on the same register. Ends without a line feed."""
    lines = [_first(register, lang), *(f"  {line}" for line in _counts(register, lang))]
    remarks = [*register.remarks, *more]
    for kind in KINDS:
        found = [remark for remark in remarks if remark.kind == kind]
        if found:
            lines.append(f"{_HEADS[kind].say(lang)}:")
            lines += [f"  {_remark(remark, lang)}" for remark in found]
    return "\n".join(map(printable, lines))


def _first(register: Register, lang: str) -> str:
    count = len(register.organisations)
    ended = sum(it.ended is not None for it in register.organisations)
    words = _W["organisation" if count == 1 else "organisations"].say(lang).format(n=count)
    tail = ", " + _W["ended"].say(lang).format(n=ended) if ended else ""
    return f"{register.name}: {register.title.say(lang)}: {words}{tail}"


def _counts(register: Register, lang: str) -> Iterator[str]:
    counted = Counter(sort for it in register.organisations for sort in it.sorts)
    ended = Counter(sort for it in register.organisations if it.ended for sort in it.sorts)
    for sort in SORTS:
        if counted[sort]:
            tail = f" ({_W['ended-short'].say(lang).format(n=ended[sort])})" if ended[sort] else ""
            yield f"{counted[sort]} {sort_words(sort, counted[sort], lang)}{tail}"
    several = sum(len(it.sorts) > 1 for it in register.organisations)
    if several:
        yield _W["several"].say(lang).format(n=several)
    if register.changes:
        changes = sorted(Counter(change.sort for change in register.changes).items())
        yield _W["changes"].say(lang).format(list=", ".join(f"{n} {sort}" for sort, n in changes))
    if register.earlier_names:
        count = len(register.earlier_names)
        yield _W["earlier-one" if count == 1 else "earlier"].say(lang).format(n=count)


def _remark(remark: Remark, lang: str) -> str:
    why = "" if remark.why == Reason.NO_PLACE else f"{remark.why.say(lang)}; "
    name = remark.name.replace("\n", " ")
    return f"{name}: {remark.count}×, {why}{_W['first'].say(lang)} {remark.place}"
