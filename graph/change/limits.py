"""Why a choice comes no further than it does: because of the decider, the relation or the silence that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.records import POWERS, ChoiceAnswer, Decider
from graph.words.grammar import POWER_VERBS, in_a_row
from graph.words.mentions import in_short
from graph.words.missing import missing_link
from graph.words.nouns import Noun, listed, noun
from graph.words.telling import told
from ontology.codelists.words import verdict_words
from ontology.reading.facts import Facts
from ontology.text import Text

__all__ = ["SILENT", "limit", "weakest"]

#: What holds a choice on which nobody is on record as deciding, by verdict: a reason, and its words.
SILENT: Mapping[str, tuple[str, Text]] = {
    "NO_DECIDER": (
        "no-decider",
        Text(
            "volgens dit dossier is niemand aangewezen om te beslissen",
            "according to this record nobody is designated to decide",
        ),
    ),
    "AIM_ONLY": (
        "aim-only",
        Text(
            "het doel is vastgesteld; wie over de uitvoering beslist, is in dit dossier niet vastgelegd",
            "the aim was adopted; who decides on the execution is not laid down in this record",
        ),
    ),
    "NOT_RECORDED": (
        "not-recorded",
        Text("wie beslist, is in dit dossier niet vastgelegd", "who decides is not laid down in this record"),
    ),
}


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
    if choice.verdict in SILENT:
        return SILENT[choice.verdict][1]
    if choice.verdict == "SHARED":
        return told(
            "{offices} {legt|leggen:offices} elk voor het eigen deel verantwoording af; wie voor het geheel "
            "antwoordt, is niet vastgelegd",
            "{offices} each answer for their own part; who answers for the whole is not laid down",
            offices=_short_names(sorted({d.chain.office for d in choice.deciders if d.chain}), facts),
        )
    holding = weakest(choice)
    if not holding:
        return (
            told("het oordeel volgt wie is aangewezen", "the verdict follows who is designated")
            if choice.deciders
            else told("wie beslist, is in dit dossier onbekend", "who decides is unknown in this record")
        )
    judged = [d for d in choice.deciders if d.verdict != "FORUM_ITSELF"]
    whys = _by_reason(holding, facts)
    if len(judged) == len(holding):
        return in_a_row([in_a_row(pair, ": ") for pair in whys], "; ")
    stays = before is not None and all(_stood(d, before) for d in holding)
    names = _short_names([d.iri for d in holding], facts)
    return told(
        "{names} {stays} de zwakste {beslisser|beslissers:names} ({words}): {why}",
        "{names} {stays} the weakest {decider|deciders:names} ({words}): {why}",
        names=names,
        stays=told(
            "{blijft|blijven:names}" if stays else "{is|zijn:names}",
            "{stays|stay:names}" if stays else "{is|are:names}",
            names=names,
        ),
        words=verdict_words()[choice.verdict].label,
        why=in_a_row([why for _, why in whys], "; "),
    )


def _short_names(actors: Iterable[str], facts: Facts) -> Noun:
    return listed([in_short(facts, actor) for actor in actors])


def _by_reason(deciders: Iterable[Decider], facts: Facts) -> list[tuple[Text, Text]]:
    """Return (names, reason), those with the same reason said once."""
    names: dict[Text, list[Noun]] = {}
    for decider in deciders:
        names.setdefault(_why_no_more(decider, facts), []).append(in_short(facts, decider.iri))
    return [(told("{who}", "{who}", who=listed(who)), why) for why, who in names.items()]


def _stood(decider: Decider, before: ChoiceAnswer) -> bool:
    return any(
        d.iri == decider.iri and (d.verdict, d.grade) == (decider.verdict, decider.grade) for d in before.deciders
    )


def _why_no_more(decider: Decider, facts: Facts) -> Text:
    chain = decider.chain
    missing = missing_link(decider, facts)
    if chain is None or missing is not None:
        return missing or Text("onafhankelijk bij wet", "independent by law")
    if decider.verdict == "LOCAL":
        return told(
            "verantwoording aan {forum}, niet via een minister",
            "answers to {forum}, not through a minister",
            forum=in_short(facts, chain.terminal),
        )
    if decider.verdict == "SYSTEM_ONLY":
        return Text("alleen voor de regels van het stelsel", "only for the rules of the system")
    if decider.verdict == "INDEPENDENT_BY_LAW":
        return Text("onafhankelijk bij wet", "independent by law")
    lowest = min(chain.grade)
    if lowest == 3:
        return Text("alleen het gebruik van eigen bevoegdheden", "only the use of own powers")
    low = [p for p, g in zip(POWERS, chain.grade, strict=True) if g == lowest]
    fact = facts.relations[(chain.bottlenecks.get(low[0]) or chain.relations)[0]]
    return told(
        "{powers} {is|zijn:powers} het minst geregeld, in de verantwoording van {giver} aan {forum}",
        "{powers} {is|are:powers} least provided for, in the accountability of {giver} to {forum}",
        powers=listed([noun(POWER_VERBS[p]) for p in low]),
        giver=in_short(facts, fact.account_giver),
        forum=in_short(facts, fact.forum or ""),
    )
