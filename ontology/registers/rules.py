"""What the law makes of an entry in a register: `rules.yaml` as typed records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ontology.codelists.ranks import STATUSES
from ontology.registers.organisation import Organisation

__all__ = ["Ministry", "Organ", "RelationRule", "Rules", "SortRule", "read_rules"]


@dataclass(frozen=True, slots=True)
class RelationRule:
    """One relation as a pattern: ids with {code} and {province} in them, a kind, and its proof."""

    giver: str
    forum: str
    kind: str | None
    status: str
    basis: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    theme: str | None = None
    choice_kinds: tuple[str, ...] = ()
    consequences: int | None = None


@dataclass(frozen=True, slots=True)
class Regime:
    """The relation that a legal form and the Kaderwet imply; an empty condition fits everything."""

    form: str
    kaderwet: bool | None
    relation: RelationRule
    #: also reports to parliament itself
    report: bool

    def fits(self, organisation: Organisation) -> bool:
        """Tell whether this regime is that of an organisation, by what the register says of it."""
        same = self.kaderwet is None or self.kaderwet == organisation.kaderwet
        return same and organisation.legal_form.startswith(self.form)


@dataclass(frozen=True, slots=True)
class Organ:
    """The organisation itself (suffix empty) or one of its organs."""

    suffix: str
    cls: str
    nl: str
    en: str
    also: str
    member_of: tuple[str, ...]
    #: (article, language) as a sentence puts it before the name; none where the name bears none
    article: tuple[tuple[str, str], ...] = ()
    plural: bool = False


@dataclass(frozen=True, slots=True)
class SortRule:
    source: str
    organs: tuple[Organ, ...]
    relations: tuple[RelationRule, ...]
    under_minister: tuple[RelationRule, ...]
    regimes: tuple[Regime, ...]
    report: RelationRule | None
    as_it_is: str
    #: what names without an article have in them; empty: no name of this sort
    bare: str
    note: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Ministry:
    """Who leads a ministry, in which period it was there, and the ministries it came from and went to."""

    minister: str
    begun: date | None = None
    ended: date | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    sorts: Mapping[str, SortRule]
    ministries: Mapping[str, Ministry]
    #: codes of organisations that were there before the date on which a table lets them begin
    renamed: frozenset[str]


@cache
def read_rules() -> Rules:
    """Return the rules that ship with the package.

    Raises KeyError or TypeError for a rule that lacks what it must say or says what nobody knows.
    """
    text = Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8")
    read = yaml.safe_load(text)
    return Rules(
        sorts={name: _sort(said) for name, said in read["sorts"].items()},
        ministries={
            code: Ministry(said["minister"], said.get("from"), said.get("until"), said.get("before"), said.get("after"))
            for code, said in read["ministries"].items()
        },
        renamed=frozenset(read["renamed"]),
    )


def _sort(said: Mapping[str, Any]) -> SortRule:
    itself = _organ("", {"nl": "{name}", "en": "{name}", **said})
    organs = [_organ(f"-{suffix}", o) for suffix, o in said.get("organs", {}).items()]
    return SortRule(
        source=said["source"],
        organs=(itself, *organs),
        relations=tuple(_relation(r) for r in said.get("relations", ())),
        under_minister=tuple(_relation(r) for r in said.get("under_minister", ())),
        regimes=tuple(
            Regime(r.get("form", ""), r.get("kaderwet"), _relation(r), r.get("report", False))
            for r in said.get("regimes", ())
        ),
        report=_relation(said["report"]) if "report" in said else None,
        as_it_is=said.get("as_it_is", ""),
        bare=said.get("bare", ""),
        note=(said["note_nl"], said["note_en"]) if "note_nl" in said else None,
    )


def _organ(suffix: str, said: Mapping[str, Any]) -> Organ:
    return Organ(
        suffix=suffix,
        cls=said["class"],
        nl=said["nl"],
        en=said["en"],
        also=said.get("also", ""),
        member_of=tuple(said.get("member_of", ())),
        article=tuple((word, lang) for lang, word in said.get("article", {}).items()),
        plural=said.get("plural", False),
    )


def _relation(said: Mapping[str, Any]) -> RelationRule:
    status = said["status"]
    if status not in STATUSES:
        raise ValueError(f"{status!r} in rules.yaml is no status; use one of {', '.join(STATUSES)}")
    return RelationRule(
        giver=said.get("giver", "{id}"),
        forum=said.get("forum", "{minister}"),
        kind=said.get("kind"),
        status=status,
        basis=tuple(said.get("basis", ())),
        sources=tuple(said.get("sources", ())),
        theme=said.get("theme"),
        choice_kinds=tuple(said.get("choice_kinds", ())),
        consequences=said.get("consequences"),
    )
