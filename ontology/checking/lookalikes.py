"""A namespace that looks like one a house reads and is another: by scheme, www, hash, slash, capitals or a slip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache

from ontology import standards
from ontology.checking.findings import Finding
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.jurisdictions import vocabulary_says
from ontology.text import Text

__all__ = ["lookalikes", "looks_like_ours"]

_HVT = HVT.Actor.removesuffix("Actor")
_OURS = _HVT.removesuffix("def#")
#: what two spellings of an address may differ in at the start
_START = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_SLASHES = re.compile("//+")
#: what a misspelt address of the vocabulary still has in it, and how much it must look like it
_MISSPELT, _LIKENESS = "thorb|huis-van|w3id", 0.9


def lookalikes(dataset: Dataset, used: Iterable[str]) -> Iterator[Finding]:
    """Yield an error for each namespace of these names that was meant to be another, with the right one and its place.

    Nothing said by such a name is understood, so it would be lost in silence.
    """
    looks = _looks()
    meant = (_meant(name) for name in used if looks(name))
    found = dict(sorted(pair for pair in meant if pair is not None))
    for wrong, right in found.items():
        message = Text(
            f"de naamruimte {wrong} is niet die van de woordenschat, en wat ermee gezegd is gaat verloren; "
            f"bedoelde u {right}?",
            f"the namespace {wrong} is not that of the vocabulary, and what is said by it is lost; "
            f"did you mean {right}?",
        )
        file, line = _place(dataset, wrong)
        yield Finding("error", "NamespaceIsOfTheVocabulary", message, wrong, file=file, line=line)


@cache
def _known() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Return each namespace without what spellings differ in, as it is, and its terms; the longest first."""
    terms: dict[str, set[str]] = {_HVT: set(), _OURS + "kind/": set(), _OURS + "theme/": set()}
    for term in vocabulary_says():
        for space in terms:
            if term.startswith(space):
                terms[space].add(term.removeprefix(space))
    for name in standards.__all__:
        for term in vars(getattr(standards, name)).values():
            if isinstance(term, str) and term.startswith("http"):
                cut = max(term.rfind("/"), term.rfind("#")) + 1
                terms.setdefault(term[:cut], set()).add(term[cut:])
    listed = ((_START.sub("", space).rstrip("#/").lower(), space, frozenset(names)) for space, names in terms.items())
    return tuple(sorted(listed, key=lambda one: (-len(one[0]), one[0])))


def looks_like_ours(name: str) -> bool:
    """Tell at a glance whether a name may be of a namespace that is known, or nearly."""
    return bool(_looks()(name))


@cache
def _looks() -> Callable[[str], object]:
    """Return what tells at a glance that a name may be of one of these namespaces."""
    stems = "|".join(re.escape(stem).replace("/", "/+") for stem, _, _ in _known())
    return re.compile(rf"(?:https?:/+)?(?:www\.)?(?:{stems})|.*(?:{_MISSPELT})", re.IGNORECASE).match


def _misspelt(name: str) -> tuple[str, str] | None:
    """Return the namespace of a term of ours in a namespace that is nearly ours, and ours."""
    cut = max(name.rfind("/"), name.rfind("#")) + 1
    terms = next(terms for _, space, terms in _known() if space == _HVT)
    near = name[cut:] in terms and SequenceMatcher(None, name[:cut].lower(), _HVT).ratio() >= _LIKENESS
    return (name[:cut], _HVT) if near and name[:cut] != _HVT else None


def _meant(name: str) -> tuple[str, str] | None:
    """Return the namespace of a name and the one that was meant; None for a name that is fine or is another thing.

    >>> _meant("http://w3id.org/huis-van-thorbecke/def#Actor")
    ('http://w3id.org/huis-van-thorbecke/def#', 'https://w3id.org/huis-van-thorbecke/def#')
    """
    start = _START.match(name)
    bare = _SLASHES.sub("/", name[start.end() :] if start else name)
    low = bare.lower()
    for stem, right, terms in _known():
        if not low.startswith(stem):
            continue
        rest = bare[len(stem) :]
        term = rest.lstrip("#/")
        if name.startswith(right) or not term or (rest == term and term not in terms) or re.search("[/#?]", term):
            return None
        return name[: len(name) - len(term)], right
    return _misspelt(name)


def _place(dataset: Dataset, namespace: str) -> tuple[str | None, int | None]:
    """Return the file and line where a namespace first stands."""
    stands = re.compile(re.escape(namespace) + ("" if namespace[-1] in "#/" else "(?![#/])"))
    for file in dataset.files:
        found = stands.search(file.text)
        if found:
            return file.name, file.text.count("\n", 0, found.start()) + 1
    return None, None
