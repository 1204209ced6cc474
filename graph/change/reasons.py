"""Why a choice stays as it is under a proposal, statement by statement.

A choice is touched when a statement is about it, about somebody who has a role in it, or about somebody
its deciders answer to. Of every other choice is said who decides, or that nobody is laid down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.change.comparing import standing
from graph.change.edits import Edit
from graph.change.limits import SILENT, weakest
from graph.change.nearby import Sides
from graph.change.records import Statement, Staying
from graph.closure.admissibility import Ladders
from graph.closure.portfolios import REACHES, in_scope
from graph.house.setting import Setting, accepts
from graph.records import Answer, ChoiceAnswer, Decider
from graph.words.grammar import day_in_words, in_a_row, joined
from graph.words.mentions import in_short
from graph.words.names import by_number
from graph.words.nouns import Noun, listed, noun
from graph.words.telling import told
from ontology.codelists.words import role_letters, status_words, verdict_words
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Facts, Relation, Role, holds_on
from ontology.text import Text

__all__ = ["REASONS", "staying"]

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
    "aim-only",
    "not-recorded",
    "no-decider",
)

_Reason = tuple[str, Text]


def staying(
    settings: tuple[Setting, Setting],
    answers: tuple[Answer, Answer],
    sides: Sides,
    statements: Iterable[Statement],
    changed: Iterable[str],
) -> tuple[Staying, ...]:
    """Return every choice of both answers that is not among `changed`, with the reason why it stays."""
    before = {c.iri: c for c in answers[0].choices}
    moving = frozenset(changed)
    known = {s.id: s for s in statements}
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
    if choice.verdict in SILENT:
        reason, silent = SILENT[choice.verdict]
        return reason, told(
            "{silent}; dat verandert geen van de voorstellen",
            "{silent}; none of the proposals changes that",
            silent=silent,
        )
    if not choice.deciders:
        return "decider-unknown", Text(
            "wie beslist, is in dit dossier onbekend, en geen van de voorstellen noemt een beslisser",
            "who decides is unknown in this record, and none of the proposals names a decider",
        )
    return "others-decide", told(
        "hier {beslist|beslissen:names} {names}; geen van de voorstellen gaat over wie daarboven staat",
        "decided by {names}; none of the proposals is about whoever that answers to",
        names=_named(choice.deciders, facts),
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

    def reason(self, edit: Edit, said: Statement, before: ChoiceAnswer, after: ChoiceAnswer) -> _Reason:
        """Return why one statement that touches a choice leaves it as it is."""
        gone = said.act in ("withdrawn", "ended", "not-yet-begun")
        side = 0 if gone else 1
        ladders = self.ladders[side]
        fact = getattr(ladders.facts, edit.collection).get(edit.iri)
        dated = edit.collection in ("relations", "roles", "funding", "participations", "absences")
        if dated and fact is not None:
            if not holds_on(fact, ladders.day):
                return "not-valid", told(
                    "geldt niet op {day}", "does not hold on {day}", day=day_in_words(ladders.day.isoformat())
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
        return told(
            "de status is {said} en telt niet mee bij bewijs tot en met {floor}",
            "its status is {said}, which does not count on evidence down to {floor}",
            said=status_words()[fact.status],
            floor=status_words()[evidence],
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
            return "not-on-the-way", told(
                "{giver} {staat|staan:giver} op geen weg omhoog die voor deze keuze telt",
                "{giver} {is|are:giver} on no way up that counts for this choice",
                giver=in_short(facts, fact.account_giver),
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
            holding = weakest(after)
            return "weakest-elsewhere", told(
                "{names} {komt|komen:names} uit op {words}, maar het oordeel volgt {holding}",
                "{names} {comes|come:names} to {words}, but the verdict follows {holding}",
                names=_named([b for _, b in moved], facts),
                words=joined(list(dict.fromkeys(verdict_words()[b.verdict].label for _, b in moved))),
                holding=_named(holding, facts) if holding else Text("het geheel", "the whole"),
            )
        names = _named(climbing, facts)
        now = [b for _, b in pairs if b]
        if gone:
            return "another-way", told(
                "de beste keten van {names} loopt er niet over",
                "the best chain of {names} does not use it",
                names=names,
            )
        if all(d.chain for d in now) and now:
            return "as-good-already", told(
                "{names} {heeft|hebben:names} al een keten die minstens zo ver reikt",
                "{names} {has|have:names} a chain already that reaches at least as far",
                names=names,
            )
        return "leads-nowhere", told(
            "van {forum} loopt in dit dossier geen keten verder die voor deze keuze telt",
            "from {forum} no chain that counts for this choice goes on in this record",
            forum=in_short(facts, fact.forum or ""),
        )

    def _other_role(self, actor: str, after: ChoiceAnswer, facts: Facts) -> _Reason:
        letters = role_letters()
        held = sorted(
            self.roles.get(after.iri, {}).get(actor, set()) - {HVT.Decides}, key=lambda r: list(letters).index(r)
        )
        name, verbs = in_short(facts, actor), joined([letters[r][1] for r in held])
        if not after.deciders:
            return "other-role", told(
                "{name}: {verbs}; dat iemand beslist, is niet vastgelegd",
                "{name}: {verbs}; that anybody decides is not laid down",
                name=name,
                verbs=verbs,
            )
        return "other-role", told(
            "{name}: {verbs}; beslissen is hier aan {who}",
            "{name}: {verbs}; deciding is up to {who} here",
            name=name,
            verbs=verbs,
            who=_named(after.deciders, facts),
        )


def _same(decider: Decider, choice: ChoiceAnswer) -> Decider | None:
    return next((d for d in choice.deciders if d.iri == decider.iri), None)


def _named(deciders: Iterable[Decider], facts: Facts) -> Noun:
    names = [in_short(facts, d.iri) for d in deciders]
    if len(names) > 4:
        others = told("{n} anderen", "{n} others", n=len(names) - 3)
        names = [*names[:3], noun(others, several=True)]
    return listed(names)
