"""Why a choice comes no further than it does: the decider, the relation or the silence that holds it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.records import POWERS, ChoiceAnswer, Decider
from graph.words.choice import missing_link
from graph.words.grammar import POWER_WORDS, arrow, in_a_row, joined
from graph.words.names import short_name
from ontology.codelists.words import verdict_words
from ontology.reading.facts import Facts
from ontology.text import Text

__all__ = ["limit", "weakest"]


def weakest(choice: ChoiceAnswer) -> tuple[Decider, ...]:
    """Return the deciders that the verdict on a choice follows; none when it follows no single one."""
    judged = [d for d in choice.deciders if d.verdict != "FORUM_ITSELF"]
    return tuple(d for d in judged if d.verdict == choice.verdict)


def limit(choice: ChoiceAnswer, facts: Facts, before: ChoiceAnswer | None = None) -> Text | None:
    """Return in one sentence what keeps a choice from more; None when nothing does.

    With the answer `before`, a decider that stands as it stood is said to stay so.
    """
    if choice.verdict in ("FULL", "FORUM_ITSELF"):
        return None
    if choice.verdict == "NO_DECIDER":
        return Text(
            "in dit dossier is niet vastgelegd wie beslist",
            "in this record it is not laid down who decides",
        )
    if choice.verdict == "SHARED":
        offices = joined([short_name(facts, o) for o in sorted({d.chain.office for d in choice.deciders if d.chain})])
        return Text(
            f"{offices.nl} antwoorden elk voor het eigen deel; niemand is aangewezen voor het geheel",
            f"{offices.en} each answer for their own part; nobody is designated for the whole",
        )
    holding = weakest(choice)
    if not holding:
        return Text(
            "wie beslist is in dit dossier onbekend" if not choice.deciders else "het oordeel volgt wie is aangewezen",
            "who decides is unknown in this record" if not choice.deciders else "the verdict follows who is designated",
        )
    judged = [d for d in choice.deciders if d.verdict != "FORUM_ITSELF"]
    stays = before is not None and all(_stood(d, before) for d in holding)
    words = verdict_words()[choice.verdict].label
    whys = _by_reason(holding, facts)
    if len(judged) == len(holding):
        return in_a_row([in_a_row(pair, ": ") for pair in whys], "; ")
    names = joined([short_name(facts, d.iri) for d in holding])
    nl = ("blijven" if stays else "zijn") if len(holding) > 1 else ("blijft" if stays else "is")
    en = ("stay" if stays else "are") if len(holding) > 1 else ("stays" if stays else "is")
    weakest_nl, weakest_en = (
        ("zwakste beslissers", "weakest deciders") if len(holding) > 1 else ("zwakste beslisser", "weakest decider")
    )
    why = in_a_row([why for _, why in whys], "; ")
    return Text(
        f"{names.nl} {nl} de {weakest_nl} ({words.nl}): {why.nl}",
        f"{names.en} {en} the {weakest_en} ({words.en}): {why.en}",
    )


def _by_reason(deciders: Iterable[Decider], facts: Facts) -> list[tuple[Text, Text]]:
    """Return (names, reason), those with the same reason said once."""
    names: dict[Text, list[Text]] = {}
    for decider in deciders:
        names.setdefault(_why(decider, facts), []).append(short_name(facts, decider.iri))
    return [(joined(who), why) for why, who in names.items()]


def _stood(decider: Decider, before: ChoiceAnswer) -> bool:
    return any(
        d.iri == decider.iri and (d.verdict, d.grade) == (decider.verdict, decider.grade) for d in before.deciders
    )


def _why(decider: Decider, facts: Facts) -> Text:
    chain = decider.chain
    missing = missing_link(decider, facts)
    if chain is None or missing is not None:
        return missing or Text("onafhankelijk bij wet", "independent by law")
    if decider.verdict == "LOCAL":
        forum = short_name(facts, chain.terminal)
        return Text(
            f"verantwoording aan {forum.nl}, niet via een minister", f"answers to {forum.en}, not via a minister"
        )
    if decider.verdict == "SYSTEM_ONLY":
        return Text("alleen voor de regels van het stelsel", "only for the rules of the system")
    if decider.verdict == "INDEPENDENT_BY_LAW":
        return Text("onafhankelijk bij wet", "independent by law")
    lowest = min(chain.grade)
    low = [p for p, g in zip(POWERS, chain.grade, strict=True) if g == lowest]
    powers = joined([POWER_WORDS[p] for p in low])
    many = low != ["information"] and low != ["discussion"]
    power = low[0]
    place = (chain.bottlenecks.get(power) or chain.relations)[0]
    fact = facts.relations[place]
    ends = arrow(short_name(facts, fact.account_giver), short_name(facts, fact.forum))
    if lowest == 3:
        return Text("alleen het gebruik van eigen bevoegdheden", "only the use of own powers")
    return Text(
        f"{powers.nl} reik{'en' if many else 't'} het minst ver, bij {ends.nl}",
        f"{powers.en} reach{'' if many else 'es'} least far, at {ends.en}",
    )
