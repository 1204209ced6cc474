"""What became of files of others, in a few lines: what was read and mapped, what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping

from exports.writing import printable
from graph.words.telling import told
from ontology.intake.taking import Intake
from ontology.registers.register import Remark
from ontology.text import Text

__all__ = ["intake_summary"]

_HEADS = {
    "unknown": Text("niet begrepen", "not understood"),
    "unusable": Text("begrepen, maar niet bruikbaar", "understood, but not usable"),
    "left-aside": Text("niet overgenomen", "left aside"),
    "noticed": Text("wel overgenomen, maar let op", "taken, but note"),
}
_SORTS = {
    "row": ("{n} {rij|rijen:n}", "{n} {row|rows:n}"),
    "statement": ("{n} {bewering|beweringen:n}", "{n} {statement|statements:n}"),
    "organisation": ("{n} {organisatie|organisaties:n}", "{n} {organisation|organisations:n}"),
    "person": ("{n} {persoon|personen:n}", "{n} {person|persons:n}"),
    "membership": ("{n} {lidmaatschap|lidmaatschappen:n}", "{n} {membership|memberships:n}"),
    "actor": ("{n} {actor|actoren:n}", "{n} {actor|actors:n}"),
    "post": ("{n} {post|posten:n}", "{n} {post|posts:n}"),
    "choice": ("{n} {keuze|keuzes:n}", "{n} {choice|choices:n}"),
    "theme": ("{n} {thema|thema's:n}", "{n} {theme|themes:n}"),
    "AccountabilityRelation": (
        "{n} {verantwoordingsrelatie|verantwoordingsrelaties:n}",
        "{n} accountability {relation|relations:n}",
    ),
    "RoleAssignment": ("{n} {rol|rollen:n}", "{n} {role|roles:n}"),
    "Participation": ("{n} {zetel|zetels:n}", "{n} {seat|seats:n}"),
    "Tenure": ("{n} {ambtstermijn|ambtstermijnen:n}", "{n} {tenure|tenures:n}"),
}
_READ, _MAPPED = Text("gelezen", "read"), Text("geschreven", "mapped")
_BY_RULE = Text("afgeleid met een regel", "inferred by a rule")
_FIRST = Text("eerst in", "first in")


def intake_summary(intake: Intake, lang: str) -> str:
    """Return the summary; ends without a line feed."""
    lines = [
        f"{intake.name}: {_READ.say(lang)}: {_counted(intake.read, lang)}",
        f"  {_MAPPED.say(lang)}: {_counted(intake.mapped, lang)}",
        *(f"    {number}× {kind}: {_BY_RULE.say(lang)}" for kind, number in sorted(intake.kinds.items())),
    ]
    for sort, head in _HEADS.items():
        found = [remark for remark in intake.remarks if remark.kind == sort]
        if found:
            lines += [f"  {head.say(lang)}:", *(f"    {_remark(remark, lang)}" for remark in found)]
    return "\n".join(map(printable, lines))


def _counted(counts: Mapping[str, int], lang: str) -> str:
    return ", ".join(told(*_SORTS[sort], n=counts[sort]).say(lang) for sort in _SORTS if counts.get(sort)) or "0"


def _remark(remark: Remark, lang: str) -> str:
    name = remark.name.replace("\n", " ")
    return f"{name}: {remark.count}×, {remark.why.say(lang)}; {_FIRST.say(lang)} {remark.place}"
