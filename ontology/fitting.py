"""Does the kind of a relation fit the classes of the two actors it joins (a warning, never an error)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from ontology.dataset import key
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.standards import RDF, RDFS
from ontology.text import Text

__all__ = ["misfits"]

_ENDS = ((HVT.accountGiver, HVT.fitsAccountGiver, "rekenplichtige", "account-giver"),
         (HVT.forum, HVT.fitsForum, "forum", "forum"))  # fmt: skip

_Said = dict[tuple[str, str], set[str]]


def misfits(quads: Iterable[Quad], background: Iterable[Quad]) -> Iterator[tuple[str, str, Text]]:
    """Yield (relation, actor, sentence) where an actor's class is none of those its relation kind expects.

    An actor of no leaf class, or a kind that expects nothing, is never a misfit.
    """
    own, known = _index(quads), _index(background)
    relations = sorted({s for s, p in own if p == HVT.relationKind})
    for relation in relations:
        for kind in sorted(own[relation, HVT.relationKind]):
            for end, expects, nl, en in _ENDS:
                wanted = own.get((kind, expects), known.get((kind, expects), set()))
                for actor in sorted(own.get((relation, end), ())):
                    classes = _classes(own.get((actor, RDF.type), set()), known)
                    if wanted and classes - {HVT.Actor} and wanted.isdisjoint(classes):
                        hoped = ", ".join(sorted(map(local_name, wanted)))
                        yield (
                            relation,
                            actor,
                            Text(
                                f"{local_name(kind)} verwacht als {nl} {hoped}; controleer de soort relatie",
                                f"{local_name(kind)} expects as {en} {hoped}; check the kind of relation",
                            ),
                        )


def _index(quads: Iterable[Quad]) -> _Said:
    index: _Said = {}
    for quad in quads:
        index.setdefault((key(quad.subject), quad.predicate.value), set()).add(key(quad.object))
    return index


def _classes(types: set[str], known: _Said) -> set[str]:
    found = {t for t in types if t.startswith(HVT.Actor.removesuffix("Actor"))}
    waiting = list(found)
    while waiting:
        for parent in known.get((waiting.pop(), RDFS.subClassOf), set()) - found:
            found.add(parent)
            waiting.append(parent)
    return found
