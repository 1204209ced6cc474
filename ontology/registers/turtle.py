"""Organisations of a register in the words of a house: who they are, and the relations the law gives them.

What a house already says by hand of an organisation stands: it keeps its id, its name and its place under a
minister, and only what is missing is added. Nothing is concluded that `rules.yaml` does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from ontology.codelists.ranks import STATUSES
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.jurisdictions import vocabulary_says
from ontology.registers.organisation import Organisation, Statute
from ontology.registers.rules import Organ, RelationRule, SortRule, read_rules
from ontology.registers.standing import Standing
from ontology.registers.writing import PREFIXES, block, day, iri, text
from ontology.standards import DCTERMS, ORG, OWL, RDF, SKOS

__all__ = ["provision_name", "turtle"]

_BWB = re.compile(r"BWBR\d{7}")
_NAMED = {
    "hvt:article": HVT.article,
    "hvt:plural": HVT.plural,
    "hvt:identifier": HVT.identifier,
    "hvt:liesIn": HVT.liesIn,
    "hvt:institutedBy": HVT.institutedBy,
    "hvt:legalForm": HVT.legalForm,
    "hvt:validFrom": HVT.validFrom,
    "hvt:validUntil": HVT.validUntil,
    "owl:sameAs": OWL.sameAs,
    "org:memberOf": ORG.memberOf,
    "org:subOrganizationOf": ORG.subOrganizationOf,
    "dcterms:source": DCTERMS.source,
    "skos:note": SKOS.note,
    "skos:altLabel": SKOS.altLabel,
}


def turtle(organisations: Iterable[Organisation], source: str = "", standing: Standing | None = None) -> str:
    """Return Turtle that describes organisations with their organs and relations, in the order given.

    Parameters: source: id after `source-` of the register that was read; left out, the one of each sort.
    standing: what the house says by hand (`standing_of`): its ids by register code, and what not to say again.

    An organisation whose main sort has no rule is described and gets no relation. Ids are those of the house,
    else the register code. The same organisations give the same text.

    Raises ValueError when a rule is surer than the grading of its kind.
    """
    scribe = _Scribe(source, standing or Standing())
    blocks = [b for organisation in organisations for b in scribe.organisation(organisation) if b]
    return PREFIXES + "\n" + "\n\n".join([*blocks, *scribe.provisions.values()]) + "\n"


def provision_name(title: str) -> str:
    """Return the name of a provision that a register gives in words.

    >>> provision_name("Kernenergiewet, artikel 3, lid 1")
    'law-kernenergiewet-artikel-3-lid-1'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower().translate(_PLAIN)).strip("-")
    return f"law-{plain[:80].rstrip('-')}"


_PLAIN_ORGAN = Organ("", "Actor", "{name}", "{name}", "", ())
_PLAIN = str.maketrans("áàäâéèëêíïóöôúüûçñ", "aaaaeeeeiiooouuucn")


@dataclass
class _Scribe:
    source: str
    standing: Standing
    provisions: dict[str, str] = field(default_factory=dict)
    _taken: dict[str, int] = field(default_factory=dict)

    def organisation(self, it: Organisation) -> Iterator[str]:
        """Yield the blocks of one organisation: itself, its organs, its relations."""
        rule = read_rules().sorts.get(it.sorts[0])
        register = self.source or (rule.source if rule else "")
        if rule is None:
            yield self._actor(it, None, _PLAIN_ORGAN, register)
            return
        for organ in rule.organs:
            yield self._actor(it, rule, organ, register)
        name = self.name(it.code)
        for pattern in rule.relations:
            if it.province or "{province}" not in pattern.giver + pattern.forum:
                yield self._relation(it, pattern, register)
        if it.ministry and name not in self.standing.placed:
            yield from self._under_minister(it, rule, register)
        for participant in it.participants:
            yield self._seat(name, self.name(participant.code), participant.since, register)

    def _seat(self, body: str, participant: str, since: date | None, register: str) -> str:
        """Return the block of one that takes part in an arrangement, as a member: the register says no more."""
        name = f"seat-{body}--{participant}"
        if name in self.standing.said:
            return ""
        return block(f"id:{name}", [
            ("a", ["hvt:Participation"]),
            ("hvt:body", [f"id:{body}"]),
            ("hvt:participant", [f"id:{participant}"]),
            ("hvt:participationRole", ["hvt:Member"]),
            ("hvt:validFrom", [day(since)] if since else []),
            ("hvt:status", ["hvt:stated"]),
            ("dcterms:source", [f"id:source-{register}"]),
        ])  # fmt: skip

    def name(self, code: str) -> str:
        """Return what the house calls the organisation with this register code."""
        return self.standing.ids.get(code, code)

    def _actor(self, it: Organisation, rule: SortRule | None, organ: Organ, register: str) -> str:
        name = self.name(it.code) + organ.suffix
        itself = not organ.suffix
        nl, en = self._label(it, rule, organ)
        others = [organ.also.format(name=it.name)] if organ.also else []
        if itself:
            others = [it.name, it.official_name, it.abbreviation]
        also = [text(other, "nl") for other in dict.fromkeys(others) if other and other not in (nl, en)]
        members = [*organ.member_of, *([self.name(it.cluster)] if it.cluster and itself else [])]
        note = rule.note if rule and (rule.regimes or not itself) else None
        bare = itself and rule is not None and rule.bare and re.search(rule.bare, it.name.lower())
        own: list[tuple[str, Sequence[str]]] = [
            ("skos:altLabel", also),
            ("hvt:article", [] if bare else [text(word, lang) for word, lang in organ.article]),
            ("hvt:plural", ["true"] if organ.plural else []),
            ("hvt:identifier", [text(it.code)] if itself and (it.tooi or it.roo) else []),
            ("owl:sameAs", [iri(it.tooi)] if it.tooi and itself else []),
            ("hvt:legalForm", [text(it.legal_form, "nl")] if it.legal_form and itself else []),
            ("hvt:liesIn", [f"id:{self.name(it.province)}"] if it.province and itself else []),
            ("org:subOrganizationOf", [] if itself else [f"id:{self.name(it.code)}"]),
            ("org:memberOf", [f"id:{m}" for m in members]),
            ("org:subOrganizationOf", [f"id:{self.name(it.part_of)}"] if it.part_of and itself else []),
            ("hvt:institutedBy", list(dict.fromkeys(self._bases(it))) if itself else []),
            ("hvt:validFrom", [day(it.begun)] if it.begun else []),
            ("hvt:validUntil", [day(it.ended)] if it.ended else []),
            ("skos:note", [text(note[0], "nl"), text(note[1], "en")] if note else []),
            ("dcterms:source", [f"id:source-{register}"] if itself else []),
        ]
        said = self.standing.said.get(name, frozenset())
        if RDF.type in said:
            return _missing(f"id:{name}", own, said)
        head = [("a", [f"hvt:{organ.cls}", "org:Organization"]), ("skos:prefLabel", [text(nl, "nl"), text(en, "en")])]
        return block(f"id:{name}", [*head, *own])

    def _label(self, it: Organisation, rule: SortRule | None, organ: Organ) -> tuple[str, str]:
        own = rule.organs[0] if rule else organ
        plain = rule is not None and rule.as_it_is and re.search(rule.as_it_is, it.name.lower())
        whole = (it.name, it.name) if plain else (own.nl.format(name=it.name), own.en.format(name=it.name))
        if not organ.suffix:
            return whole
        return organ.nl.format(name=it.name, label=whole[0]), organ.en.format(name=it.name, label=whole[1])

    def _bases(self, it: Organisation) -> Iterator[str]:
        yield from (self._article(statute) for statute in it.statutes)
        yield from (self._provision(title, page) for title, page in it.basis)

    def _article(self, statute: Statute) -> str:
        """Return the node of an article, and of the statute it is part of, each described once."""
        whole = f"law-{statute.bwb.lower()}"
        page = f"https://wetten.overheid.nl/{statute.bwb}"
        self._law(whole, statute.title, statute.title, [], page, statute)
        if not statute.article:
            return f"id:{whole}"
        name = f"{whole}-{re.sub(r'[^a-z0-9]+', '-', statute.article.lower())}"
        part: list[tuple[str, Sequence[str]]] = [
            ("dcterms:isPartOf", [f"id:{whole}"]),
            ("hvt:article", [text(statute.article)]),
        ]
        page = f"https://wetten.overheid.nl/jci1.3:c:{statute.bwb}&artikel={statute.article.replace(' ', '')}"
        nl, en = (f"{statute.title}, {word} {statute.article}" for word in ("artikel", "article"))
        self._law(name, nl, en, part, page, statute)
        return f"id:{name}"

    def _law(
        self, name: str, nl: str, en: str, part: list[tuple[str, Sequence[str]]], page: str, statute: Statute
    ) -> None:
        if name not in self.standing.said and name not in self.provisions:
            self.provisions[name] = block(f"id:{name}", [
                ("a", ["hvt:LegalProvision"]),
                ("skos:prefLabel", [text(nl, "nl"), text(en, "en")]),
                *part,
                ("hvt:bwbId", [text(statute.bwb)]),
                ("foaf:page", [iri(page)]),
                ("dcterms:source", [f"id:source-{self.source or 'register-roo'}"]),
                ("hvt:status", [self._sure(statute.status)]),
            ])  # fmt: skip

    def _provision(self, title: str, page: str) -> str:
        name = provision_name(title)
        if name not in self.standing.said and name not in self.provisions:
            bwb = _BWB.search(page)
            self.provisions[name] = block(f"id:{name}", [
                ("a", ["hvt:LegalProvision"]),
                ("skos:prefLabel", [text(title, "nl"), text(title, "en")]),
                ("hvt:bwbId", [text(bwb.group())] if bwb else []),
                ("foaf:page", [iri(page)] if page.startswith(("http://", "https://")) else []),
                ("dcterms:source", [f"id:source-{self.source or 'register-roo'}"]),
                ("hvt:status", [self._sure("stated")]),
            ])  # fmt: skip
        return f"id:{name}"

    def _sure(self, status: str) -> str:
        """Return how sure a provision is: unverified where only the conversion of a register names it (grade C)."""
        return f"hvt:{status if self.source else _weaker(status, 'unverified')}"

    def _under_minister(self, it: Organisation, rule: SortRule, register: str) -> Iterator[str]:
        regime = next((r for r in rule.regimes if r.fits(it)), None)
        for pattern in (regime.relation,) if regime else rule.under_minister:
            for minister, begun, ended, inferred in _spans(it):
                sure = _weaker(pattern.status, "inferred") if inferred else pattern.status
                placed = replace(pattern, giver=self.name(it.code), forum=minister, status=sure)
                yield self._relation(replace(it, begun=begun, ended=ended), placed, register)
        if regime and regime.report and rule.report:
            yield self._relation(it, replace(rule.report, giver=self.name(it.code)), register)

    def _relation(self, it: Organisation, pattern: RelationRule, register: str) -> str:
        _hold(pattern)
        # the code of an organisation is its id where the house has no other; organs follow it
        code = self.name(it.code)
        giver, forum = (
            end.format(code=code, province=self.name(it.province or "")) for end in (pattern.giver, pattern.forum)
        )
        name = f"rel-{giver}--{forum}"
        self._taken[name] = self._taken.get(name, 0) + 1
        if self._taken[name] > 1:
            name = f"{name}-{self._taken[name]}"
        period: list[tuple[str, Sequence[str]]] = [
            ("hvt:validFrom", [day(it.begun)] if it.begun else []),
            ("hvt:validUntil", [day(it.ended)] if it.ended else []),
        ]
        if name in self.standing.said:
            return _missing(f"id:{name}", period, self.standing.said[name])
        # a register that was read now speaks for itself, not for the one that the rules were made from
        named = [s for s in pattern.sources if not (self.source and s.startswith("register-"))]
        sources = dict.fromkeys(s.format(register=register) for s in named)
        return block(f"id:{name}", [
            ("a", ["hvt:AccountabilityRelation"]),
            ("hvt:accountGiver", [f"id:{giver}"]),
            ("hvt:forum", [f"id:{forum}"]),
            ("hvt:relationKind", [f"kind:{pattern.kind}"] if pattern.kind else []),
            ("hvt:consequencesGrade", [str(pattern.consequences)] if pattern.consequences is not None else []),
            ("hvt:scopeTheme", [f"theme:{pattern.theme}"] if pattern.theme else []),
            ("hvt:scopeChoiceKind", [f"hvt:{k}" for k in pattern.choice_kinds]),
            ("hvt:legalBasis", [f"id:law-{b}" for b in pattern.basis]),
            *period,
            ("hvt:status", [f"hvt:{pattern.status}"]),
            ("dcterms:source", [f"id:source-{s}" for s in sources]),
        ])  # fmt: skip


def _missing(subject: str, pairs: Iterable[tuple[str, Sequence[str]]], said: frozenset[str]) -> str:
    """Return the block of what a house does not say yet of a subject; empty when that is no more than a source."""
    left = [(predicate, objects) for predicate, objects in pairs if objects and _NAMED[predicate] not in said]
    return block(subject, left) if any(predicate != "dcterms:source" for predicate, _ in left) else ""


def _spans(it: Organisation) -> Iterator[tuple[str, date | None, date | None, bool]]:
    """Yield (minister, from, until, inferred): a ministry that was there for a while has others before and after."""
    ministries = read_rules().ministries
    own = ministries[it.ministry or ""]
    periods = [(own.minister, own.begun, own.ended, False)]
    if own.before:
        periods.insert(0, (ministries[own.before].minister, None, own.begun, True))
    if own.after:
        periods.append((ministries[own.after].minister, own.ended, None, True))
    for minister, begun, ended, inferred in periods:
        start = max((d for d in (begun, it.begun) if d), default=None)
        end = min((d for d in (ended, it.ended) if d), default=None)
        if start is None or end is None or start < end:
            yield minister, start, end, inferred


def _weaker(one: str, other: str) -> str:
    return max(one, other, key=STATUSES.index)


@cache
def _kind_statuses() -> dict[str, str]:
    return {
        local_name(iri): values.local(said[HVT.status]) or ""
        for iri, said in vocabulary_says().items()
        if HVT.RelationKind in said.get(RDF.type, ()) and HVT.status in said
    }


def _hold(pattern: RelationRule) -> None:
    kinds = _kind_statuses()
    if pattern.kind and _weaker(pattern.status, kinds[pattern.kind]) != pattern.status:
        raise ValueError(f"rules.yaml: {pattern.status} is surer than the grading of kind:{pattern.kind}")
