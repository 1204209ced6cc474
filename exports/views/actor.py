"""To whom one actor answers: what it is, its best chain, every relation upward, and what it decides and does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from exports.page import Heading, Item, Page, Room, Sentence
from exports.views.explain import STEP, STEP_HEAD, W, brief_steps, listed, step_cells, step_record, step_words
from exports.views.explain_full import steps
from exports.words import about, lead, said, status, term, verdict
from graph.records import ActorExplanation, ActorRole, HouseInfo
from ontology.names import local_name
from ontology.text import Text

if TYPE_CHECKING:
    from exports.data.actor import ActorJson

__all__ = ["FRAME", "answer", "data", "evidence", "page", "records", "rows"]

_W = {
    "limited-to": Text("Deze keten geldt", "This chain holds"),
    "upward": Text("Relaties omhoog", "Relations upward"),
    "lies-in": Text("Ligt in", "Lies in"),
    "one-of": Text("Een van", "One of"),
    "as-one-of": Text("als een van", "as one of"),
    "parts": Text("Organen en onderdelen", "Organs and units"),
    "members": Text("Omvat", "Comprises"),
    "organisations": Text("actoren in dit huis", "actors in this house"),
    "decides": Text("Beslist over", "Decides on"),
    "holders": Text("Bekleed door, eerder en later", "Held by, before and after"),
    "acting": Text("waarnemend", "acting"),
    "entries": Text("In het dossier", "On record"),
}
#: The columns of `records`.
FRAME = (*STEP, "counts", "remark")


def page(told: ActorExplanation, lang: str, house: HouseInfo) -> Page:
    """Yield what an actor is and who answers for it; then the evidence, as far as a screen has room."""
    yield from answer(told, lang, house)
    more = W["more"].say(lang)
    yield Room(tuple(evidence(told, lang, house)), more, f"{W['cut'].say(lang)} {more}")


def answer(told: ActorExplanation, lang: str, house: HouseInfo) -> Page:
    """Yield what an actor is, who answers for it, and where sources contradict each other on that."""
    yield lead(told.label, lang)
    yield about(house, lang)
    yield lead(told.identity, lang, "")
    yield lead(told.sentence, lang, "")
    if told.limits:
        yield Sentence(f"{_say('limited-to', lang)} {told.limits.say(lang)}.")
    yield from (lead(words, lang, "aside") for words in told.contradictions)


def evidence(told: ActorExplanation, lang: str, house: HouseInfo, *, whole: bool = False) -> Iterator[Heading | Item]:
    """Yield the chain, every relation upward, what an actor decides and does, and what is noted on it.

    `whole`: each step with its sources and notes.
    """
    day = house.reference_date
    here = [holder for holder in told.holders if (holder[1] or "") <= day and not (holder[2] and holder[2] <= day)]
    yield from listed(said("in-office", lang), [_holder(*holder, lang) for holder in here])
    others = [_holder(*holder, lang) for holder in told.holders if holder not in here]
    yield from listed(_say("holders", lang), others)
    for heading, found in (("chain", told.chain), ("oversight", told.oversight)):
        if found:
            yield Heading(W[heading].say(lang))
        yield from steps(found, lang) if whole else brief_steps(found, lang)
    yield Heading(_say("upward", lang))
    for upward in told.upward:
        remark = f" · {upward.remark.say(lang)}" if upward.remark else ""
        yield Item(f"{'●' if upward.counts else '○'} {step_words(upward.step, lang)}{remark}")
    if not told.upward:
        yield Item(said("none", lang))
    for word, actors in (("lies-in", [told.lies_in]), ("one-of", told.member_of), ("parts", told.parts)):
        yield from listed(
            _say(word, lang), [f"{known[1].say(lang)} ({local_name(known[0])})" for known in actors if known]
        )
    members = f"{told.members} {_say('organisations', lang)}"
    yield from listed(_say("members", lang), [members] if told.members else [])
    yield from listed(_say("decides", lang), [_decides(label, name, lang) for _, label, name in told.decides])
    yield from listed(said("roles", lang).capitalize(), [_role(role, lang) for role in told.roles])
    entries = [f"{entry.words.say(lang)} ({status(entry.status, lang)})" for entry in told.entries]
    yield from listed(_say("entries", lang), entries)
    yield from listed(W["notes"].say(lang), [note.say(lang) for note in told.notes])


def _decides(label: Text, name: str, lang: str) -> str:
    symbol, words = verdict(name, lang).split(" ", 1)
    return f"{symbol} {label.say(lang)}: {words}"


def _role(role: ActorRole, lang: str) -> str:
    """One role of an actor: what, on which choice, as one of whom, how sure."""
    through = f" · {_say('as-one-of', lang)} {role.through[1].say(lang)}" if role.through else ""
    sure = "" if role.status == "stated" else f" · {status(role.status, lang)}"
    return f"{role.role_label.say(lang)}: {role.choice_label.say(lang)}{through}{sure}"


def _holder(name: str, start: str | None, end: str | None, acting: bool, lang: str) -> str:
    note = f" ({_say('acting', lang)})" if acting else ""
    return ", ".join(filter(None, (f"{name}{note}", term(start, end, lang))))


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def data(told: ActorExplanation, house: HouseInfo) -> ActorJson:
    """Return an explanation with the house that gave it."""
    from exports.data.actor import actor_to_json

    return actor_to_json(house, told)


def rows(told: ActorExplanation, lang: str, house: HouseInfo) -> Iterator[Sequence[str]]:
    """Yield a row per relation upward; an actor without any has one row."""
    yield ("iri", "actor", "verdict", "sentence", "counts", "remark", *STEP_HEAD)
    start = (told.iri, told.label.say(lang), told.verdict, told.sentence.say(lang))
    found = [
        (
            *start,
            "true" if upward.counts else "false",
            upward.remark.say(lang) if upward.remark else "",
            *step_cells(upward.step, lang),
        )
        for upward in told.upward
    ]
    yield from found or [(*start, *[""] * (2 + len(STEP_HEAD)))]


def records(told: ActorExplanation, lang: str) -> Iterator[Mapping[str, Any]]:
    """Yield a record per relation upward, with whether it counts and, if not, why."""
    for upward in told.upward:
        remark = upward.remark.say(lang) if upward.remark else None
        yield {**step_record(upward.step, lang), "counts": upward.counts, "remark": remark}
