"""Why a choice comes no further than it does, and why one stays as it is under a proposal, statement by statement.

A choice comes no further because of the decider, the relation or the silence that holds it.

A choice is touched when a statement is about it, about somebody who has a role in it, or about somebody
its deciders answer to. Of every other choice is said who decides, or that nobody is laid down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.change.comparing import standing
from graph.change.edits import Edit
from graph.change.nearby import Sides
from graph.change.records import Statement, Staying
from graph.closure.admissibility import REACHES, Ladders, in_scope
from graph.house.setting import Setting, accepts
from graph.records import POWERS, Answer, ChoiceAnswer, Decider
from graph.words.choice import missing_link
from graph.words.grammar import POWER_WORDS, are_several, arrow, in_a_row, joined
from graph.words.names import by_number, short_name
from ontology.codelists.words import role_letters, status_words, verdict_words
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Facts, Relation, Role, holds_on
from ontology.text import Text

__all__ = ["REASONS", "limit", "staying"]

#: Why a statement that touches a choice does not change it, or why nothing touches it.
REASONS = (
    "weakest-elsewhere",
    "as-good-already",
    "leads-nowhere",
    "another-way",
    "other-role",
    "not-on-the-way",
    "out-of-scope",
    "not-valid",
    "not-accepted",
    "not-counted",
    "money-as-before",
    "weighs-nothing",
    "others-decide",
    "decider-unknown",
    "no-decider",
)

_Reason = tuple[str, Text]


def _weakest(choice: ChoiceAnswer) -> tuple[Decider, ...]:
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
    holding = _weakest(choice)
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
        names.setdefault(_why_no_more(decider, facts), []).append(short_name(facts, decider.iri))
    return [(joined(who), why) for why, who in names.items()]


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
    many = are_several(low)
    place = (chain.bottlenecks.get(low[0]) or chain.relations)[0]
    fact = facts.relations[place]
    ends = arrow(short_name(facts, fact.account_giver), short_name(facts, fact.forum))
    if lowest == 3:
        return Text("alleen het gebruik van eigen bevoegdheden", "only the use of own powers")
    return Text(
        f"{powers.nl} reik{'en' if many else 't'} het minst ver, bij {ends.nl}",
        f"{powers.en} reach{'' if many else 'es'} least far, at {ends.en}",
    )


def staying(
    settings: tuple[Setting, Setting],
    answers: tuple[Answer, Answer],
    sides: Sides,
    told: Iterable[Statement],
    changed: Iterable[str],
) -> tuple[Staying, ...]:
    """Return every choice of both answers that is not among `changed`, with the reason why it stays."""
    before = {c.iri: c for c in answers[0].choices}
    moving = frozenset(changed)
    known = {s.id: s for s in told}
    asking = _Asking(settings)
    kept = [
        _stays(asking, before[c.iri], c, sides, known)
        for c in answers[1].choices
        if c.iri in before and c.iri not in moving
    ]
    return tuple(sorted(kept, key=by_number))


def _stays(
    asking: _Asking, before: ChoiceAnswer, after: ChoiceAnswer, sides: Sides, known: Mapping[str, Statement]
) -> Staying:
    touching = asking.touching(after.iri, sides)
    reasons: dict[_Reason, list[Text]] = {}
    for edit in touching:
        reasons.setdefault(asking.reason(edit, known[edit.id], before, after), []).append(known[edit.id].words)
    if reasons:
        first = min(reasons, key=lambda r: REASONS.index(r[0]))[0]
        lines = [(joined(words), why) for (_, why), words in sorted(reasons.items(), key=lambda r: _rank(r[0]))]
        why = in_a_row([in_a_row(line, ": ") for line in lines], "; ")
    else:
        first, why = _untouched(after, asking.settings[1].facts)
    return Staying(
        after.iri,
        after.label,
        after.notation,
        standing(after),
        bool(touching),
        first,
        why,
        tuple(e.id for e in touching),
    )


def _rank(reason: _Reason) -> tuple[int, Text]:
    return REASONS.index(reason[0]), reason[1]


def _untouched(choice: ChoiceAnswer, facts: Facts) -> _Reason:
    if choice.verdict == "NO_DECIDER":
        return "no-decider", Text(
            "in dit dossier is niet vastgelegd wie beslist, en dat legt geen van de voorstellen vast",
            "in this record it is not laid down who decides, and none of the proposals lays that down",
        )
    if not choice.deciders:
        return "decider-unknown", Text(
            "wie beslist is in dit dossier onbekend, en geen van de voorstellen noemt een beslisser",
            "who decides is unknown in this record, and none of the proposals names a decider",
        )
    names = _named(choice.deciders, facts)
    many = len(choice.deciders) > 1
    return "others-decide", Text(
        f"hier beslis{'sen' if many else 't'} {names.nl}; geen van de voorstellen gaat over wie daarboven staat",
        f"decided by {names.en}; none of the proposals is about whoever that answers to",
    )


class _Asking:
    """The two settings with their ladders, asked why a statement changes nothing."""

    def __init__(self, settings: tuple[Setting, Setting]) -> None:
        self.settings = settings
        self.ladders = (Ladders(settings[0]), Ladders(settings[1]))
        self.roles: dict[str, dict[str, set[str]]] = {}
        for setting in settings:
            for role in setting.facts.roles.values():
                if role.actor and holds_on(role, setting.on):
                    self.roles.setdefault(role.choice, {}).setdefault(role.actor, set()).add(role.role)

    def touching(self, choice: str, sides: Sides) -> tuple[Edit, ...]:
        """Return the edits that touch a choice, in order."""
        near = frozenset(e.id for e in sides.near(choice).edits)
        holders = self.roles.get(choice, {})
        return tuple(e for e in sides.edits if e.id in near or self._about(e) in holders)

    def _about(self, edit: Edit) -> str | None:
        for setting in self.settings:
            fact = getattr(setting.facts, edit.collection).get(edit.iri)
            match edit.collection:
                case "actors":
                    return edit.iri
                case "relations" | "participations" | "absences" | "tenures" if fact is not None:
                    name = {"relations": "account_giver", "participations": "body", "absences": "about"}
                    about: str = getattr(fact, name.get(edit.collection, "office"))
                    return about
        return None

    def reason(self, edit: Edit, told: Statement, before: ChoiceAnswer, after: ChoiceAnswer) -> _Reason:
        """Return why one statement that touches a choice leaves it as it is."""
        gone = told.act in ("withdrawn", "ended", "not-yet-begun")
        side = 0 if gone else 1
        ladders = self.ladders[side]
        fact = getattr(ladders.facts, edit.collection).get(edit.iri)
        dated = edit.collection in ("relations", "roles", "funding", "participations", "absences")
        if dated and fact is not None:
            if not holds_on(fact, ladders.day):
                return "not-valid", Text(
                    f"geldt niet op {ladders.day.isoformat()}", f"does not hold on {ladders.day.isoformat()}"
                )
            if not accepts(ladders.evidence, fact.status):
                return "not-accepted", self._status(fact, ladders.evidence)
        match edit.collection:
            case "relations" if fact is not None:
                return self._relation(fact, side, gone, before, after)
            case "roles" if fact is not None and fact.role != HVT.Decides:
                return self._other_role(fact.actor or "", after, ladders.facts)
            case "funding":
                return "money-as-before", Text(
                    "daarmee verandert niet wat over het geld is vastgelegd",
                    "what is laid down about the money does not change by it",
                )
        return "weighs-nothing", Text(
            "weegt hier niet mee in oordeel, bevoegdheden of hiaten",
            "weighs here on no verdict, power or gap",
        )

    def _status(self, fact: Relation | Role | Any, evidence: str) -> Text:
        said, floor = status_words()[fact.status], status_words()[evidence]
        return Text(
            f"de status is {said.nl} en telt niet mee bij bewijs tot en met {floor.nl}",
            f"its status is {said.en}, which does not count on evidence down to {floor.en}",
        )

    def _relation(self, fact: Relation, side: int, gone: bool, before: ChoiceAnswer, after: ChoiceAnswer) -> _Reason:
        ladders = self.ladders[side]
        facts = ladders.facts
        choice: Choice = facts.choices[after.iri]
        if not fact.forum or fact.grade is None or fact.reach not in REACHES:
            return "not-counted", Text(
                "draagt geen keten (alleen getoond, nooit meegeteld)", "carries no chain (shown, never counted)"
            )
        if not in_scope(fact, choice, facts):
            return "out-of-scope", Text(
                "het bereik ervan omvat deze keuze niet", "its scope does not cover this choice"
            )
        ladder = ladders.of(choice)
        deciders = (before, after)[side].deciders
        climbing = [d for d in deciders if fact.account_giver in ladder.cone(d.iri) and not ladder.is_sink(d.iri)]
        if not climbing:
            if self.roles.get(after.iri, {}).get(fact.account_giver):
                return self._other_role(fact.account_giver, after, facts)
            giver = short_name(facts, fact.account_giver)
            return "not-on-the-way", Text(
                f"{giver.nl} ligt op geen weg omhoog die voor deze keuze telt",
                f"{giver.en} is on no way up that counts for this choice",
            )
        return self._climbing(climbing, fact, gone, before, after, facts)

    def _climbing(
        self,
        climbing: list[Decider],
        fact: Relation,
        gone: bool,
        before: ChoiceAnswer,
        after: ChoiceAnswer,
        facts: Facts,
    ) -> _Reason:
        pairs = [(_same(d, before), _same(d, after)) for d in climbing]
        moved = [(a, b) for a, b in pairs if a and b and (a.verdict, a.grade) != (b.verdict, b.grade)]
        if moved:
            holding = _named(_weakest(after), facts)
            names = _named([b for _, b in moved], facts)
            words = joined(list(dict.fromkeys(verdict_words()[b.verdict].label for _, b in moved)))
            return "weakest-elsewhere", Text(
                f"{names.nl} kom{'en' if len(moved) > 1 else 't'} uit op {words.nl}, "
                f"maar het oordeel volgt {holding.nl or 'het geheel'}",
                f"{names.en} come{'' if len(moved) > 1 else 's'} to {words.en}, "
                f"but the verdict follows {holding.en or 'the whole'}",
            )
        names = _named(climbing, facts)
        now = [b for _, b in pairs if b]
        if gone:
            return "another-way", Text(
                f"de beste keten van {names.nl} loopt er niet over", f"the best chain of {names.en} does not use it"
            )
        if all(d.chain for d in now) and now:
            return "as-good-already", Text(
                f"{names.nl} {'hebben' if len(now) > 1 else 'heeft'} al een keten die minstens zo ver reikt",
                f"{names.en} {'have' if len(now) > 1 else 'has'} a chain already that reaches at least as far",
            )
        forum = short_name(facts, fact.forum)
        return "leads-nowhere", Text(
            f"van {forum.nl} loopt in dit dossier geen keten verder die voor deze keuze telt",
            f"from {forum.en} no chain that counts for this choice goes on in this record",
        )

    def _other_role(self, actor: str, after: ChoiceAnswer, facts: Facts) -> _Reason:
        letters = role_letters()
        held = sorted(
            self.roles.get(after.iri, {}).get(actor, set()) - {HVT.Decides}, key=lambda r: list(letters).index(r)
        )
        verbs = joined([letters[r][1] for r in held])
        name = short_name(facts, actor)
        if not after.deciders:
            return "other-role", Text(
                f"{name.nl} {verbs.nl}; dat iemand beslist is niet vastgelegd",
                f"{name.en} {verbs.en}; that anybody decides is not laid down",
            )
        who = _named(after.deciders, facts)
        return "other-role", Text(
            f"{name.nl} {verbs.nl} hier; beslissen is aan {who.nl}", f"{name.en} {verbs.en} here; {who.en} decide"
        )


def _same(decider: Decider, choice: ChoiceAnswer) -> Decider | None:
    return next((d for d in choice.deciders if d.iri == decider.iri), None)


def _named(deciders: Iterable[Decider], facts: Facts) -> Text:
    names = [short_name(facts, d.iri) for d in deciders]
    return joined(
        [*names[:3], Text(f"{len(names) - 3} anderen", f"{len(names) - 3} others")] if len(names) > 4 else names
    )
