"""Does what is absent fit what it is said of: a decider of a choice, all else of an actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology.checking.classes import below, is_a, subclasses
from ontology.checking.findings import Finding
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Said
from ontology.reading.tables import Table
from ontology.text import Text

__all__ = ["ill_fitting"]

_NO_CHOICE = Text(
    "alleen een keuze kan een beslisser missen; noem in hvt:about een keuze, of kies een andere hvt:absent",
    "only a choice can lack a decider; name a choice in hvt:about, or choose another hvt:absent",
)


def ill_fitting(own: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield an error for each absence of a choice that only an actor can lack, or the reverse.

    Source: model-2.md 1, "Properties", AbsenceStatement.
    """
    absences = [told for table in near for told in table.told(HVT.absent)]
    choices = below(subclasses(own).items(), HVT.Choice) if absences else frozenset()
    for node, absent, about in (
        (n, a, b) for n, several in absences for a in several for b in own[n].get(HVT.about, ())
    ):
        if isinstance(absent, str) and isinstance(about, str) and about in own:
            is_choice = is_a(own, about, choices)
            if is_choice != (absent == HVT.Decider):
                message = _not_of_a_choice(local_name(absent)) if is_choice else _NO_CHOICE
                yield Finding("error", "AbsenceFitsWhatItIsAbout", message, node, about)


def _not_of_a_choice(what: str) -> Text:
    return Text(
        f"een keuze kan alleen een beslisser missen: hvt:absent hvt:Decider, niet hvt:{what}",
        f"a choice can only lack a decider: hvt:absent hvt:Decider, not hvt:{what}",
    )
