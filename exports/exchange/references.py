"""What a house rests on as works one can cite: each source that was read, and each statute that articles stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from exports.exchange.made import Asked
from exports.writing import printable
from graph.words.telling import told
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Value, name_of
from ontology.reading.extracting import scenario_graphs
from ontology.standards import DCTERMS, FOAF, SKOS
from ontology.text import Text

__all__ = ["Work", "counted", "left", "works"]

#: a statute of the Netherlands in the national register of legislation
_BWB = re.compile(r"BWB[RVW]\d{7}")


@dataclass(frozen=True, slots=True)
class Work:
    """One work: whatever the house does not say is empty."""

    iri: str
    #: unique in an export, of letters, digits and hyphens
    key: str
    #: legislation, webpage or document
    kind: str
    title: str
    language: str
    publisher: str
    numbers: tuple[str, ...]
    pages: tuple[str, ...]
    #: yyyy, yyyy-mm or yyyy-mm-dd
    issued: str
    #: what it is worth and how far it was read, in the language asked for
    note: str


def works(asked: Asked) -> tuple[Work, ...]:
    """Return the sources, then the statutes, each in order of name."""
    facts = asked.setting.facts
    says = asked.dataset.says(scenario_graphs(asked.dataset, ())[0])
    whole = [iri for iri in facts.provisions if DCTERMS.isPartOf not in says.get(iri, {})]
    keys: dict[str, str] = {}
    taken = set[str]()
    for iri in (*facts.sources, *whole):
        plain = re.sub(r"[^A-Za-z0-9]+", "-", local_name(iri)).strip("-") or "x"
        keys[iri] = next(name for n in count(1) if (name := f"{plain}-{n}" if n > 1 else plain) not in taken)
        taken.add(keys[iri])
    return tuple(
        _work(iri, keys[iri], says.get(iri, {}), asked, statute=iri in facts.provisions)
        for iri in (*facts.sources, *whole)
    )


def counted(found: Sequence[Work]) -> Text:
    """Return how many works there are."""
    statutes = sum(work.kind == "legislation" for work in found)
    return told(
        "{n} {werk|werken:n}, waarvan {l} {regeling|regelingen:l}",
        "{n} {work|works:n}, {l} of them {statute|statutes:l}",
        n=len(found),
        l=statutes,
    )


def left(asked: Asked, found: Sequence[Work]) -> tuple[Text, ...]:
    """Return what is on record of them and has no place: the articles of a statute, further titles."""
    articles = len(asked.setting.facts.provisions) - sum(work.iri in asked.setting.facts.provisions for work in found)
    if not articles:
        return ()
    return (
        told(
            "{n} {artikel|artikelen:n}: de regeling waarin {het|zij:n} {staat|staan:n} is er wel",
            "{n} {article|articles:n}: the statute {it stands|they stand:n} in is there",
            n=articles,
        ),
    )


def _work(iri: str, key: str, said: dict[str, tuple[Value, ...]], asked: Asked, *, statute: bool) -> Work:
    facts = asked.setting.facts
    numbers = _texts(said, HVT.bwbId if statute else DCTERMS.identifier)
    pages = _texts(said, FOAF.page)
    title, language = _title(said.get(SKOS.prefLabel if statute else DCTERMS.title, ()), asked.lang)
    kind = "legislation" if statute or any(map(_BWB.fullmatch, numbers)) else "webpage" if pages else "document"
    source = facts.sources.get(iri)
    return Work(
        iri,
        key,
        kind,
        title or local_name(iri),
        language,
        ", ".join(_texts(said, DCTERMS.publisher)),
        tuple(sorted(numbers, key=lambda number: not _BWB.fullmatch(number))),
        pages,
        next((day for day in _texts(said, DCTERMS.issued) if re.fullmatch(r"\d{4}(-\d\d){0,2}", day)), ""),
        "; ".join(_worth(source.grade, read=source.read_in_full, lang=asked.lang)) if source else "",
    )


def _texts(said: dict[str, tuple[Value, ...]], predicate: str) -> tuple[str, ...]:
    return tuple(" ".join(printable(name_of(value)).split()) for value in said.get(predicate, ()))


def _title(values: Sequence[Value], lang: str) -> tuple[str, str]:
    """Return the title in a language, else the first there is, with the language it is in."""
    found = [(" ".join(printable(name_of(v)).split()), "" if isinstance(v, str) else v.language or "") for v in values]
    return next((pair for pair in found if pair[1] == lang), found[0] if found else ("", ""))


def _worth(grade: str | None, *, read: bool | None, lang: str) -> Iterator[str]:
    if grade:
        yield told("bewijsgraad {grade}", "evidence grade {grade}", grade=grade).say(lang)
    if read is not None:
        words = Text("geheel gelezen", "read in full") if read else Text("niet geheel gelezen", "not read in full")
        yield words.say(lang)
