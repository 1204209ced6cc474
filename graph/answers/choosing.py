"""Which choices of an answer to show; what was answered does not change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.records import MINISTERIAL, Answer, ChoiceAnswer
from graph.words.gap_names import GAP_NAMES, is_called
from ontology.codelists.ranks import VERDICTS
from ontology.errors import all_known
from ontology.names import local_name

__all__ = ["choose", "matches"]


def choose(
    answer: Answer,
    ministerial: Sequence[str] = (),
    verdicts: Sequence[str] = (),
    themes: Sequence[str] = (),
    gaps: Sequence[str] = (),
) -> Answer:
    """Return the answer with the choices that pass every filter; an empty filter lets all pass.

    The summary stays that of the whole house. Raises UnknownNameError for a value that does not exist.
    """
    all_known("ministerial", ministerial, MINISTERIAL)
    all_known("verdict", verdicts, VERDICTS)
    all_known("gap", gaps, GAP_NAMES)
    present = {local_name(t) for c in answer.choices for t in c.themes}
    all_known("theme", [local_name(t) for t in themes], sorted(present))
    wanted = {local_name(t) for t in themes}

    def passes(choice: ChoiceAnswer) -> bool:
        return (
            (not ministerial or choice.ministerial in ministerial)
            and (not verdicts or choice.verdict in verdicts)
            and (not wanted or not wanted.isdisjoint(map(local_name, choice.themes)))
            and (not gaps or any(is_called(g, name) for g in choice.gaps for name in gaps))
        )

    return replace(answer, choices=tuple(filter(passes, answer.choices)))


def matches(answer: Answer, value: str) -> bool:
    """Tell whether some choice has this ministerial value, verdict or gap code; an accepted gap does not count.

    Raises UnknownNameError when it is none of the three.
    """
    all_known("value", [value], (*MINISTERIAL, *VERDICTS, *GAP_NAMES))
    return any(
        value in (c.ministerial, c.verdict) or any(is_called(g, value) and g.accepted is None for g in c.gaps)
        for c in answer.choices
    )
