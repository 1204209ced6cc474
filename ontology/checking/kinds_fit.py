"""Does the kind of a relation fit the classes of the two actors it joins (a warning, never an error)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Said, name_of
from ontology.reading.jurisdictions import holds_in
from ontology.standards import RDF, RDFS
from ontology.steps import come_to
from ontology.text import Text

__all__ = ["misfits"]

_FOREIGN = Text(
    "deze soort relatie bestaat alleen in het recht van een andere staat; kies een soort die in dit huis geldt",
    "this kind of relation exists in the law of another state only; take a kind that holds in this house",
)
_ENDS = ((HVT.accountGiver, HVT.fitsAccountGiver, "rekenplichtige", "account-giver"),
         (HVT.forum, HVT.fitsForum, "forum", "forum"))  # fmt: skip


def misfits(
    own: Said, known: Said, among: Container[str] | None = None, law: str | None = None
) -> Iterator[tuple[str, str, Text]]:
    """Yield (relation, actor, sentence) where an actor's class is none of those its relation kind expects.

    And (relation, kind, sentence) where the kind exists in the law of another state than that of the house.

    `own` is what the house says, `known` what the vocabulary does; with `among` only those relations are looked at.
    An actor of no leaf class, or a kind that expects nothing, is never a misfit.
    """
    for relation in sorted(s for s, said in own.items() if HVT.relationKind in said):
        if among is not None and relation not in among:
            continue
        for kind in _names(own, relation, HVT.relationKind):
            if law and not holds_in(known.get(kind, {}), law):
                yield relation, kind, _FOREIGN
            for end, expects, nl, en in _ENDS:
                wanted = _names(own, kind, expects) or _names(known, kind, expects)
                for actor in _names(own, relation, end):
                    classes = _classes(_names(own, actor, RDF.type), known)
                    if wanted and classes - {HVT.Actor} and classes.isdisjoint(wanted):
                        hoped = ", ".join(sorted(map(local_name, wanted)))
                        yield (
                            relation,
                            actor,
                            Text(
                                f"{local_name(kind)} verwacht als {nl} {hoped}; controleer de soort relatie",
                                f"{local_name(kind)} expects as {en} {hoped}; check the kind of relation",
                            ),
                        )


def _names(said: Said, subject: str, predicate: str) -> list[str]:
    return sorted(set(map(name_of, said.get(subject, {}).get(predicate, ()))))


def _classes(types: Iterable[str], known: Said) -> set[str]:
    ours = [t for t in types if t.startswith(HVT.Actor.removesuffix("Actor"))]
    return {cls for one in ours for cls in come_to(one, lambda c: _names(known, c, RDFS.subClassOf))}
