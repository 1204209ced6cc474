"""What a JSON-LD file says its keys mean: its contexts, of which none is ever fetched (JSON-LD 1.1, 4 and 9.15).

Read more strictly than the standard asks: what that leaves out without a word is a mistake here, told with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from ontology.gate.json_text import Path
from ontology.gate.reasons import MOST, large

__all__ = ["BLANK", "KEYWORDS", "NOTHING", "UNDECLARED", "Context", "LostError", "Term", "resolved"]

KEYWORDS = frozenset(
    ["@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json",
     "@language", "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse", "@set", "@type",
     "@value", "@version", "@vocab"]
)  # fmt: skip
#: what a term may say of itself
_OF_A_TERM = frozenset(
    ["@id", "@reverse", "@container", "@context", "@direction", "@index", "@language", "@nest", "@prefix",
     "@protected", "@type"]
)  # fmt: skip
#: how many keys may be described one by another
_DEEPEST = 50
_LIKE_A_KEYWORD = re.compile(r"@[A-Za-z]+")
#: short for namespaces that a house is written with, and schemes of no address
_PREFIXES = frozenset(
    ["hvt", "kind", "theme", "skos", "dcterms", "dct", "org", "foaf", "prov", "owl", "rdf", "rdfs", "xsd", "eli"]
)
UNDECLARED = "has a prefix that no @context here declares; declare it, or write the IRI in full"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*")
#: RFC 3986, appendix B
_PARTS = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


class LostError(Exception):
    """What would be lost, where it stands, and what to do."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Term:
    """What a key means: an IRI or keyword (None: left out on purpose), and how its values are written."""

    iri: str | None
    reverse: bool = False
    type: str | None = None
    container: frozenset[str] = frozenset()
    #: whether it says in which language its texts are; None is in none
    has_language: bool = False
    language: str | None = None
    #: the property that the keys of an index map are values of
    index: str | None = None
    is_prefix: bool = False
    #: a context that holds below it
    scoped: Any = None
    has_scoped: bool = False
    #: where that stands
    place: Path = None


NOTHING = Term("")
#: what a node without a name is called: which it is says the file, and is not compared
BLANK = "_:"


@dataclass(frozen=True, slots=True)
class Context:
    """What the keys mean at one place of a file."""

    terms: dict[str, Term | None] = field(default_factory=dict)
    vocab: str | None = None
    base: str | None = None
    language: str | None = None
    #: what holds again one node further down
    previous: Context | None = None

    def term(self, key: str) -> Term:
        """Return what is said of a key; NOTHING where nothing is."""
        return self.terms.get(key) or NOTHING

    def with_local(self, local: Any, path: Path, *, propagate: bool = True) -> Context:
        """Return what holds after a `@context`; LostError for one that is fetched, or that says what is not read."""
        found = self
        if isinstance(local, dict) and isinstance(local.get("@propagate"), bool):
            propagate = local["@propagate"]
        if not propagate and found.previous is None:
            found = replace(found, previous=self)
        for number, part in enumerate(local if isinstance(local, list) else [local]):
            here = (path, number) if isinstance(local, list) else path
            if part is None:
                found = Context(base=None, previous=self if not propagate else None)
            elif isinstance(part, str):
                sentence = f"the @context {part!r} is never fetched; write the context in the file"
                raise LostError(here, sentence)
            elif isinstance(part, dict):
                found = _Local(found, part, here).read()
            else:
                raise LostError(here, "an @context is an object; write it as {...}")
        return found

    def within(self, term: Term, value: dict[str, Any], path: Path) -> Context:
        """Return what holds within an object: what its key (`term`), the object itself and its types say."""
        inner = self
        if self.previous is not None:
            words = {self.iri(key, key=True) for key in value}
            if "@value" not in words and words != {"@id"}:
                inner = self.previous
        if term.has_scoped:
            inner = inner.with_local(term.scoped, term.place)
        if "@context" in value:
            inner = inner.with_local(value["@context"], (path, "@context"))
        of_types = inner
        for key in sorted(value):
            if of_types.iri(key, key=True) != "@type" or key == "@context":
                continue
            told = value[key] if isinstance(value[key], list) else [value[key]]
            for one in sorted(one for one in told if isinstance(one, str)):
                scope = of_types.term(one)
                if scope.has_scoped:
                    inner = inner.with_local(scope.scoped, scope.place, propagate=False)
        return inner

    def keys(self, value: dict[str, Any]) -> dict[str, str]:
        """Return what each key of an object stands for -> the key."""
        return {self.iri(key, key=True) or "": key for key in value if key != "@context"}

    def iri(self, word: str, *, key: bool = False, node: bool = False) -> str | None:
        """Return what a word stands for: as a key or type (`key`), as the name of a node (`node`); None for nothing."""
        if word in KEYWORDS:
            return word
        if _LIKE_A_KEYWORD.fullmatch(word):
            return None
        term = self.terms.get(word)
        if term is not None and term.iri in KEYWORDS:
            return term.iri
        if key and word in self.terms:
            return None if term is None else term.iri
        if ":" in word[1:]:
            prefix, _, rest = word.partition(":")
            if prefix == "_" or rest.startswith("//"):
                return word
            stem = self.term(prefix)
            if stem.iri and stem.is_prefix:
                return stem.iri + rest
            if is_absolute(word):
                return word
        if key and self.vocab is not None:
            return self.vocab + word
        if node and self.base is not None:
            return resolved(self.base, word)
        return word

    def is_short(self, word: str, iri: str | None) -> bool:
        """Tell whether a word has a prefix that everybody knows and that no context here declares."""
        return iri == word and word.partition(":")[0] in _PREFIXES and not word.partition(":")[2].startswith("//")

    def node(self, written: Any, path: Path) -> str:
        """Return the name of a node."""
        if not isinstance(written, str):
            raise LostError(path, f"the @id {written!r} is no text; write an IRI")
        return self._whole(self.iri(written, node=True), written, path, "@id")

    def kind(self, written: Any, path: Path, what: str = "@type") -> str:
        """Return the name of a class or a type, or of what is named as these are."""
        if not isinstance(written, str):
            raise LostError(path, f"{what} {written!r} is no text; write an IRI")
        return self._whole(self.iri(written, key=True, node=True), written, path, what)

    def _whole(self, iri: str | None, written: str, path: Path, what: str) -> str:
        if self.is_short(written, iri):
            raise LostError(path, f"{what} {written!r} {UNDECLARED}")
        return _whole(iri, written, path, what)


def _whole(iri: str | None, written: str, path: Path, what: str) -> str:
    if iri is None or iri in KEYWORDS:
        raise LostError(path, f"{what} {written!r} names nothing, and would be lost; write an IRI")
    if iri.startswith("_:"):
        return BLANK
    if is_absolute(iri):
        return iri
    if any(character in iri for character in ' <>"{}|\\^`') or not iri.isprintable():
        raise LostError(path, f"{what} {written!r} is not an IRI and would be lost; percent-encode it")
    remedy = "write it in full, or put @base in the @context"
    raise LostError(path, f"{what} {written!r} is relative and no @base is given; it would be lost: {remedy}")


def is_absolute(iri: str) -> bool:
    """Tell whether this is an IRI in full."""
    return _ABSOLUTE.fullmatch(iri) is not None


class _Local:
    """One context object, whose terms may need each other."""

    def __init__(self, before: Context, local: dict[str, Any], path: Path) -> None:
        self._local = local
        self._path = path
        self._met: set[str] = set()
        self._depth = 0
        self._found = replace(before, terms=dict(before.terms))

    def read(self) -> Context:
        self._whole()
        for word in self._local:
            if word not in ("@base", "@direction", "@language", "@propagate", "@protected", "@version", "@vocab"):
                self._define(word)
        return self._found

    def _lost(self, word: str, sentence: str) -> LostError:
        return LostError((self._path, word), sentence)

    def _small(self, word: str, iri: str | None) -> None:
        """Refuse what is too long before it is written out wherever it is used."""
        if iri is not None and len(iri) > MOST["name"]:
            raise self._lost(word, large("name"))

    def _whole(self) -> None:
        local, found = self._local, self._found
        if "@import" in local:
            raise self._lost("@import", "a context that is imported is never fetched; write it in the file")
        if local.get("@direction") is not None:
            raise self._lost("@direction", _DIRECTION)
        if "@base" in local:
            base = local["@base"]
            if isinstance(base, str) and not is_absolute(base):
                base = resolved(found.base, base) if found.base else base
            if base is not None and not (isinstance(base, str) and is_absolute(base)):
                raise self._lost("@base", f"@base {base!r} is no IRI in full; write it in full, or null for none")
            self._small("@base", base)
            found = replace(found, base=base)
        if "@vocab" in local:
            vocab = local["@vocab"]
            if isinstance(vocab, str):
                vocab = found.vocab or "" if vocab == "" else found.iri(vocab, key=True, node=True)
            if vocab is not None and not (isinstance(vocab, str) and (is_absolute(vocab) or vocab.startswith("_:"))):
                raise self._lost("@vocab", f"@vocab {local['@vocab']!r} is no IRI in full; write it in full")
            self._small("@vocab", vocab)
            found = replace(found, vocab=vocab)
        if "@language" in local:
            if not isinstance(local["@language"], str | None):
                raise self._lost("@language", f"{local['@language']!r} is no language; write a code, for example nl")
            found = replace(found, language=local["@language"])
        self._found = found

    def _define(self, word: str) -> None:
        if word in self._met:
            return
        self._met.add(word)
        said = self._local[word]
        if _LIKE_A_KEYWORD.fullmatch(word) and word != "@type":
            raise self._lost(word, f"an @context says nothing by {word!r}; correct or remove it")
        if word == "":
            raise self._lost(word, "an empty key means nothing; write a word")
        if word == "@type":
            self._found.terms[word] = Term("@type", container=self._container(word, said))
            return
        if said is None or (isinstance(said, dict) and said.get("@id", "") is None):
            self._found.terms[word] = None
            return
        simple = isinstance(said, str)
        told = {"@id": said} if simple else said
        if not isinstance(told, dict):
            raise self._lost(word, f"the key {word!r} means an IRI, or is described by an object; write one of these")
        stray = next((key for key in told if key not in _OF_A_TERM), None)
        if stray is not None:
            raise LostError(((self._path, word), stray), f"nothing is said of a key by {stray!r}; remove it")
        if told.get("@direction") is not None:
            raise LostError(((self._path, word), "@direction"), _DIRECTION)
        iri = self._meant(word, told)
        self._small(word, iri)
        kind = told.get("@type")
        if kind is not None:
            kind = self._expanded(word, kind)
            if kind not in ("@id", "@vocab", "@json", "@none") and not is_absolute(kind):
                raise LostError(((self._path, word), "@type"), f"{told['@type']!r} is no type; write its IRI in full")
        index = told.get("@index")
        if index is not None:
            index = self._expanded(word, index)
        ends = iri[-1:] in ":/?#[]@" or iri.startswith("_:")
        self._found.terms[word] = Term(
            iri=iri,
            reverse="@reverse" in told,
            type=kind,
            container=self._container(word, told),
            has_language="@language" in told and kind is None,
            language=told.get("@language"),
            index=index,
            is_prefix=told["@prefix"] is True if "@prefix" in told else simple and ends and ":" not in word,
            scoped=told.get("@context"),
            has_scoped="@context" in told,
            place=((self._path, word), "@context"),
        )

    def _meant(self, word: str, told: dict[str, Any]) -> str:
        """Return the IRI or keyword that a key stands for."""
        written = told.get("@reverse", told.get("@id"))
        if written is not None and written != word:
            iri = self._expanded(word, written)
            if iri in KEYWORDS or iri.startswith("_:") or is_absolute(iri):
                return iri
            raise self._lost(word, f"the @context maps the key {word!r} to {written!r}, which is no IRI in full")
        if ":" in word[1:]:
            iri = self._expanded(word, word, itself=True)
            if is_absolute(iri) or iri.startswith("_:"):
                return iri
        elif "/" in word and self._found.base is not None:
            return resolved(self._found.base, word)
        elif self._found.vocab is not None:
            return self._found.vocab + word
        raise self._lost(word, f"the @context does not say what the key {word!r} means; give its IRI by @id")

    def _expanded(self, word: str, written: Any, *, itself: bool = False) -> str:
        """Return what a word in the description of a term stands for; the terms it needs are defined first."""
        if not isinstance(written, str):
            raise self._lost(word, f"the key {word!r} is described by {written!r}, which is no text; write an IRI")
        prefix = written.partition(":")[0] if ":" in written[1:] else written
        for needed in (prefix,) if itself else (written, prefix):
            if needed in self._local and needed not in self._met and not needed.startswith("@"):
                self._depth += 1
                if self._depth > _DEEPEST:
                    raise self._lost(word, f"more than {_DEEPEST} keys are described one by another; write their IRIs")
                self._define(needed)
                self._depth -= 1
        if itself:
            stem = self._found.term(prefix)
            return stem.iri + written[len(prefix) + 1 :] if stem.iri and prefix != word else written
        found = self._found.iri(written, key=True)
        if found is None:
            raise self._lost(word, f"the @context maps the key {word!r} to {written!r}, which means nothing")
        return found

    def _container(self, word: str, told: Any) -> frozenset[str]:
        said = told.get("@container") if isinstance(told, dict) else None
        several = said if isinstance(said, list) else [] if said is None else [said]
        for one in several:
            if one not in ("@graph", "@id", "@index", "@language", "@list", "@set"):
                sentence = f"values of {word!r} by @container {one!r} are not read; write each as a node of its own"
                raise LostError(((self._path, word), "@container"), sentence)
        return frozenset(several)


_DIRECTION = "the direction of a text (@direction) is no part of a house; remove it"


def resolved(base: str, relative: str) -> str:
    """Return an IRI that is written relative to another (RFC 3986, 5.2).

    >>> resolved("http://e/a/b?c", "../d"), resolved("http://e/a/b?c", "#f")
    ('http://e/d', 'http://e/a/b?c#f')
    """
    scheme, authority, path, query, fragment = _parts(relative)
    if scheme is not None:
        return relative
    of_scheme, of_authority, of_path, of_query, _ = _parts(base)
    if authority is None:
        authority = of_authority
        if path == "":
            path, query = of_path, of_query if query is None else query
        elif path.startswith("/"):
            path = _without_dots(path)
        else:
            stem = of_path[: of_path.rfind("/") + 1] if of_path or of_authority is None else "/"
            path = _without_dots(stem + path)
    else:
        path = _without_dots(path)
    found = f"{of_scheme}:" + ("" if authority is None else f"//{authority}") + path
    return found + ("" if query is None else f"?{query}") + ("" if fragment is None else f"#{fragment}")


def _parts(iri: str) -> tuple[str | None, str | None, str, str | None, str | None]:
    found = _PARTS.fullmatch(iri)
    assert found is not None
    scheme, authority, path, query, fragment = found.groups()
    return scheme, authority, path or "", query, fragment


def _without_dots(path: str) -> str:
    kept: list[str] = []
    parts = path.split("/")
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "..":
            if len(kept) > 1 or (kept and kept[0] != ""):
                kept.pop()
        elif part != ".":
            kept.append(part)
        if last and part in (".", ".."):
            kept.append("")
    return "/".join(kept)
