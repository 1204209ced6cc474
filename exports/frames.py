"""The records as pandas data frames; pandas is imported only here, and only when a frame is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from graph.records import ActorExplanation, Answer, ChoiceAnswer, Explanation, Step
from graph.words.gap_names import gap_name
from ontology.names import local_name

__all__ = ["actor_frame", "answer_frame", "explanation_frame"]

_POWERS = ("information", "discussion", "consequences")
_CHOICE = (
    *("id", "notation", "label", "verdict", "ministerial", *_POWERS),
    *("deciders", "offices", "gaps", "accepted", "caveats", "themes", "lead"),
)
_STEP = (
    *("account_giver", "forum", "kind", *_POWERS),
    *("reach", "status", "basis", "sources", "relation"),
)


def answer_frame(answer: Answer, lang: str) -> Any:
    """Return a row per choice, indexed by id, in the order of the answer; what is unknown has no grade."""
    return _frame([_choice(c, lang) for c in answer.choices], _CHOICE, index="id")


def explanation_frame(told: Explanation, lang: str) -> Any:
    """Return a row per step of every chain, from the decider up."""
    found = [
        {"decider": local_name(chain.decider.iri), "way": way, "step": number, **_step(step, lang)}
        for chain in told.chains
        for way, steps in (("chain", chain.steps), ("oversight", chain.oversight))
        for number, step in enumerate(steps, 1)
    ]
    return _frame(found, ("decider", "way", "step", *_STEP))


def actor_frame(told: ActorExplanation, lang: str) -> Any:
    """Return a row per relation upward of an actor, with whether it counts and, if not, why."""
    found = [
        {**_step(u.step, lang), "counts": u.counts, "remark": u.remark.say(lang) if u.remark else None}
        for u in told.upward
    ]
    return _frame(found, (*_STEP, "counts", "remark"))


def _choice(choice: ChoiceAnswer, lang: str) -> dict[str, Any]:
    grades = (None, None, None) if choice.verdict == "UNKNOWN" else choice.grade
    offices = dict.fromkeys(local_name(d.chain.office) for d in choice.deciders if d.chain)
    return {
        "id": local_name(choice.iri),
        "notation": choice.notation,
        "label": choice.label.say(lang),
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        **dict(zip(_POWERS, grades, strict=True)),
        "deciders": tuple(local_name(d.iri) for d in choice.deciders),
        "offices": tuple(offices),
        "gaps": tuple(dict.fromkeys(gap_name(g) for g in choice.gaps)),
        "accepted": tuple(dict.fromkeys(gap_name(g) for g in choice.gaps if g.accepted)),
        "caveats": choice.caveats,
        "themes": tuple(map(local_name, choice.themes)),
        "lead": local_name(choice.lead) if choice.lead else None,
    }


def _step(step: Step, lang: str) -> dict[str, Any]:
    return {
        "account_giver": step.account_giver_label.say(lang),
        "forum": step.forum_label.say(lang),
        "kind": step.kind_label.say(lang),
        **dict(zip(_POWERS, step.grade if step.graded else (None, None, None), strict=True)),
        "reach": step.reach,
        "status": step.status,
        "basis": "; ".join(r.title.say(lang) for r in step.legal_basis) or step.basis_text.say(lang),
        "sources": tuple(local_name(r.iri) for r in step.sources),
        "relation": step.relation,
    }


def _frame(found: Sequence[Mapping[str, Any]], columns: Sequence[str], index: str | None = None) -> Any:
    try:
        pandas: Any = import_module("pandas")
    except ModuleNotFoundError as error:
        raise ImportError("a data frame needs pandas, which is not installed here; run: pip install pandas") from error
    frame = pandas.DataFrame.from_records(list(found), columns=list(columns))
    frame = frame.astype(dict.fromkeys(_POWERS, "Int64"))
    return frame.set_index(index) if index else frame
