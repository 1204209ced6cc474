"""To whom one actor answers, all of it: each step with its sources and notes, and everything on record about it."""

from __future__ import annotations

from exports.page import Page
from exports.views.actor import answer, data, evidence
from graph.records import ActorExplanation, HouseInfo

__all__ = ["data", "page"]


def page(told: ActorExplanation, lang: str, house: HouseInfo) -> Page:
    """Yield what an actor is, who answers for it, relation by relation, and what it decides and does."""
    yield from answer(told, lang, house)
    yield from evidence(told, lang, house, whole=True)
