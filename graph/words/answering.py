"""Who answers, and how far: the clause that goes with a verdict, on a decision and on an aim alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from graph.records import POWERS, Decider, Grade
from graph.words.grammar import POWER_VERBS, joined
from graph.words.mentions import Mentions
from graph.words.nouns import Noun, listed, noun
from graph.words.telling import told
from ontology.reading.facts import Facts, holds_on
from ontology.text import Text

__all__ = [
    "AIM",
    "DECISION",
    "arranged",
    "decisive",
    "how_far",
    "is_alone",
    "remaining",
    "sufficient",
    "tied_to",
    "weakest_place",
]

#: What somebody answers for: the decision itself, or the aim alone, which is no answer for its execution.
DECISION = Text("daarover", "for that")
AIM = Text("over dat doel", "for that aim")
#: How many names a clause has at most.
_MOST = 4


def how_far(
    verdict: str,
    deciders: Sequence[Decider],
    names: Mentions,
    lead: str | None = None,
    *,
    alone: bool = False,
    about: Text = DECISION,
) -> Text:
    """Return who answers, to whom and how far, as a clause without a point; `names` knows who was named before.

    `alone`: whoever decides answers, and was just named: the clause goes on without naming anybody.
    `about` is what is answered for: `DECISION` or `AIM`.
    """
    judged = [d for d in deciders if d.verdict != "FORUM_ITSELF"]
    if verdict == "FORUM_ITSELF":
        return told(
            "dat is zelf een volksvertegenwoordiging, waaraan anderen verantwoording afleggen",
            "that is itself a forum, to which others answer",
        )
    if verdict == "SHARED":
        offices = _several(sorted({d.chain.office for d in judged if d.chain}), names)
        return told(
            "{offices} {legt|leggen:offices} elk voor het eigen deel verantwoording af; wie voor het geheel "
            "antwoordt, is niet vastgelegd",
            "{offices} each answer for their own part; who answers for the whole is not laid down",
            offices=offices,
        )
    if verdict == "UNKNOWN":
        ends = _several(dict.fromkeys(d.open_ends[0].actor for d in judged if d.open_ends), names)
        return told(
            "aan wie {ends} {about} verantwoording {aflegt|afleggen:ends}, is in dit dossier niet vastgelegd",
            "to whom {ends} {answers|answer:ends} {about} is not laid down in this record",
            ends=ends,
            about=about,
        )
    if verdict == "NONE_FOUND":
        lost = _several([d.iri for d in judged if d.verdict == verdict], names)
        return told(
            "langs welke weg {lost} {about} aan een volksvertegenwoordiging verantwoording "
            "{aflegt|afleggen:lost}, is in dit dossier niet vastgelegd",
            "by which way {lost} {answers|answer:lost} {about} to a parliament or assembly is not laid down in this "
            "record",
            lost=lost,
            about=about,
        )
    chosen = decisive(verdict, deciders)
    if chosen is not None:
        clause = _by_chain(verdict, chosen, names, about, alone=alone)
        return Text(clause.nl.lstrip(), clause.en.lstrip())
    if lead is not None:
        return told(
            "aangewezen om voor het geheel te antwoorden {is|zijn:lead} {lead}",
            "designated to answer for the whole {is|are:lead} {lead}",
            lead=names.one(lead),
        )
    return told("wie daarvoor antwoordt, is niet vastgelegd", "who answers for that is not laid down")


def is_alone(verdict: str, deciders: Sequence[Decider]) -> bool:
    """Tell whether one office decides and answers for that itself; who sits in a body that decides does not."""
    chosen = decisive(verdict, deciders)
    if len(deciders) != 1 or chosen is None or chosen.chain is None or chosen.pierced_from:
        return False
    return chosen.chain.office == chosen.iri


def decisive(verdict: str, deciders: Sequence[Decider]) -> Decider | None:
    """Return the first decider that the verdict follows; None where it follows no single one."""
    return next((d for d in deciders if d.verdict == verdict and d.verdict != "FORUM_ITSELF"), None)


def remaining(ministers: Sequence[str], names: Mentions) -> Text:
    """Return that ministers stay responsible beside a state secretary, as an aside; nothing where there is none.

    Grondwet, article 46(2): "onverminderd de verantwoordelijkheid van de minister".
    """
    if not ministers:
        return Text("", "")
    return told(
        "; {ministers} {blijft|blijven:ministers} daarnaast verantwoordelijk",
        "; {ministers} {remains|remain:ministers} responsible as well",
        ministers=names.all(ministers),
    )


def tied_to(offices: Iterable[str], facts: Facts, on: date) -> tuple[str, ...]:
    """Return the offices under which some of `offices` fall on a day, by relations of a kind with hvt:nestsOffice."""
    found = {
        relation.forum
        for office in offices
        for relation in facts.relations.values()
        if relation.account_giver == office
        and relation.forum
        and relation.status != "unknown"
        and holds_on(relation, on)
        if (kind := facts.kinds.get(relation.kind or "")) is not None and kind.nests_office
    }
    return tuple(sorted(found))


def sufficient(grade: Grade) -> Text:
    """Return which powers are provided for well enough (grade 2 or more), and which are not.

    >>> sufficient(Grade(3, 2, 1)).nl
    'informatie en debat zijn voldoende geregeld, ingrijpen niet'
    """
    held = [POWER_VERBS[p] for p, g in zip(POWERS, grade, strict=True) if g >= 2]
    short = [POWER_VERBS[p] for p, g in zip(POWERS, grade, strict=True) if g < 2]
    carried, lacking = listed([noun(p) for p in held]), listed([noun(p) for p in short])
    if not short:
        return told(
            "{carried} {is|zijn:carried} voldoende geregeld", "{carried} {is|are:carried} provided for", carried=carried
        )
    if not held:
        return told(
            "{lacking} {is|zijn:lacking} onvoldoende geregeld",
            "{lacking} {is|are:lacking} not provided for well enough",
            lacking=lacking,
        )
    return told(
        "{carried} {is|zijn:carried} voldoende geregeld, {lacking} niet",
        "{carried} {is|are:carried} provided for, {lacking} {is|are:lacking} not",
        carried=carried,
        lacking=lacking,
    )


def arranged(grade: Grade) -> Text:
    """Return how far each power is provided for, the furthest first, those that reach as far said together.

    >>> arranged(Grade(3, 1, 2)).nl
    'informatie is volledig geregeld, ingrijpen begrensd en debat zwak'
    """
    found = [
        (how, [POWER_VERBS[p] for p, g in zip(POWERS, grade, strict=True) if g == rank])
        for rank, how in reversed(list(enumerate(_HOW)))
        if rank in grade
    ]
    (how, powers), *rest = [(how, listed([noun(p) for p in powers])) for how, powers in found]
    first = told(
        "{powers} {is|zijn:powers} {how} geregeld",
        "{powers} {is|are:powers} provided for {how}",
        powers=powers,
        how=how,
    )
    return joined([first, *(told("{powers} {how}", "{powers} {how}", powers=p, how=h) for h, p in rest)])


#: How a power is provided for, by grade.
_HOW = (
    Text("niet", "not at all"),
    Text("zwak", "weakly"),
    Text("begrensd", "within bounds"),
    Text("volledig", "in full"),
)


def weakest_place(decider: Decider) -> str | None:
    """Return the relation where the weakest power of a decider's chain is least; None without a chain."""
    chain = decider.chain
    if chain is None:
        return None
    weakest = min(zip(chain.grade, POWERS, strict=True), key=lambda pair: pair[0])[1]
    return (chain.bottlenecks.get(weakest) or chain.relations)[0]


def _several(actors: Iterable[str], names: Mentions) -> Noun:
    every = list(actors)
    said = [names.one(actor) for actor in every[: _MOST if len(every) > _MOST + 1 else None]]
    left = len(every) - len(said)
    if left:
        said.append(noun(told("{left} anderen", "{left} others", left=left), several=True))
    return listed(said)


def _by_chain(verdict: str, decider: Decider, names: Mentions, about: Text, *, alone: bool) -> Text:
    chain = decider.chain
    if verdict == "INDEPENDENT_BY_LAW":
        return told(
            "de wet houdt een minister daarbuiten: onafhankelijk bij wet",
            "a statute keeps a minister out of it: independent by law",
        )
    if chain is None:
        return told("wie daarvoor antwoordt, is niet vastgelegd", "who answers for that is not laid down")
    office, forum = names.one(chain.office), names.one(chain.terminal)
    subject = noun(Text("", "")) if alone else office
    aside = remaining(decider.beside, names)
    match verdict:
        case "FULL":
            return told(
                "{subject} {legt|leggen:office} {about} volledig verantwoording af aan {forum}{aside}",
                "{subject} {answers|answer:office} {about} in full to {forum}{aside}",
                about=about, subject=subject, office=office, forum=forum, aside=aside,
            )  # fmt: skip
        case "LOCAL":
            return told(
                "{subject} {legt|leggen:office} {about} verantwoording af aan {forum}: lokaal, niet via een minister",
                "{subject} {answers|answer:office} {about} to {forum}: locally, not through a minister",
                about=about, subject=subject, office=office, forum=forum,
            )  # fmt: skip
        case "SYSTEM_ONLY":
            return told(
                "{subject} {legt|leggen:office} aan {forum} alleen verantwoording af over de regels van het stelsel, "
                "niet over deze keuze{aside}",
                "{subject} {answers|answer:office} to {forum} only for the rules of the system, not for this "
                "choice{aside}",
                about=about, subject=subject, office=office, forum=forum, aside=aside,
            )  # fmt: skip
    how = sufficient(chain.grade)
    if chain.reach == "powers":
        return told(
            "{subject} {legt|leggen:office} {about} beperkt verantwoording af aan {forum}, alleen voor het gebruik "
            "van de eigen bevoegdheden: {how}{aside}",
            "{subject} {answers|answer:office} {about} in part to {forum}, only for the use of own powers: "
            "{how}{aside}",
            about=about, subject=subject, office=office, forum=forum, how=how, aside=aside,
        )  # fmt: skip
    return told(
        "{subject} {legt|leggen:office} {about} beperkt verantwoording af aan {forum}: {how}{aside}",
        "{subject} {answers|answer:office} {about} in part to {forum}: {how}{aside}",
        about=about, subject=subject, office=office, forum=forum, how=how, aside=aside,
    )  # fmt: skip
