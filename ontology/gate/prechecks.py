"""What a parser would silently drop, fetch or blow up on, refused by name before it parses.

RDF/XML: document type declarations (entities, external or nested) and depth, with the line that
pyoxigraph's own RDF/XML errors lack. JSON-LD: remote contexts, doubled keys, depth, keys that no
context maps and identifiers with a space: a JSON-LD parser drops those without a word.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn
from xml.parsers import expat

from ontology.errors import InputError
from ontology.names import at

__all__ = ["MAX_DEPTH", "check_json_ld", "check_rdf_xml", "checked_json"]

MAX_DEPTH = 200
MAX_ENTITY_TEXT = 10_000

_KEYWORDS = frozenset(
    ["@base", "@container", "@context", "@graph", "@id", "@import", "@included", "@index", "@json", "@language",
     "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse", "@set", "@type", "@value",
     "@version", "@vocab"]
)  # fmt: skip


def check_rdf_xml(text: str, name: str) -> None:
    """Raise InputError for an external or nested entity, too much depth, or XML that is not well formed."""
    parser = expat.ParserCreate()
    depth = 0
    entity_text = 0

    def refuse(what: str) -> NoReturn:
        raise InputError(f"{at(name, parser.CurrentLineNumber)}: {what}")

    def entity(
        _name: str, _parameter: bool, value: str | None, _base: str | None, _system: str | None, *_: object
    ) -> None:
        nonlocal entity_text
        if value is None or _system is not None:
            refuse("an external entity, which is never fetched; write the text itself")
        entity_text += len(value)
        if "&" in value or entity_text > MAX_ENTITY_TEXT:
            refuse("an entity made of entities or too long; write the text itself")

    def doctype(_name: str, system: str | None, _public: str | None, _internal: bool) -> None:
        if system is not None:
            refuse("an external document type, which is never fetched; remove it")

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            refuse(f"elements nested more than {MAX_DEPTH} deep; flatten the file")

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser.EntityDeclHandler = entity
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(text.encode("utf-8") if "encoding" not in text[:200] else _as_declared(text), True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise InputError(f"{at(name, error.lineno)}: not well-formed XML ({what}); correct this line") from error


def _as_declared(text: str) -> bytes:
    head = text[:200].lower()
    if "utf-8" not in head:
        raise InputError("an RDF/XML file that declares another encoding than UTF-8; save it as UTF-8")
    return text.encode("utf-8")


def check_json_ld(text: str, name: str) -> None:
    """Raise InputError for JSON-LD that is illegal JSON, fetches something, or would lose something."""
    _walk(checked_json(text, name), frozenset(), False, name)


def checked_json(text: str, name: str) -> Any:
    """Return what a JSON text holds; InputError for a key that stands twice, too much depth, NaN or illegal JSON."""
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    if deepest > MAX_DEPTH:
        raise InputError(f"{name}: nested more than {MAX_DEPTH} deep; flatten the file")

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen = dict(items)
        if len(seen) < len(items):
            doubled = next(k for i, (k, _) in enumerate(items) if k in dict(items[:i]))
            raise InputError(f"{name}: the key {doubled!r} stands twice in one object; keep one of them")
        return seen

    def constant(word: str) -> NoReturn:
        raise InputError(f"{name}: {word} is not a JSON value; write a number")

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise InputError(f"{at(name, error.lineno, error.colno)}: not legal JSON ({error.msg}); correct it") from error
    except InputError:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise InputError(f"{name}: a number too long to read; shorten it or write it as text") from error


def _walk(node: Any, terms: frozenset[str], has_vocab: bool, name: str) -> None:
    if isinstance(node, list):
        for item in node:
            _walk(item, terms, has_vocab, name)
        return
    if not isinstance(node, dict):
        return
    if "@context" in node:
        terms, has_vocab = _context(node["@context"], terms, has_vocab, name)
    identifier = node.get("@id")
    if isinstance(identifier, str) and any(c in identifier for c in ' <>"{}|\\^`'):
        raise InputError(f"{name}: {identifier!r} is not an IRI and would be lost; percent-encode it")
    if "@value" in node:
        return
    for word, value in node.items():
        if word == "@context":
            continue
        known = word in _KEYWORDS or word in terms or has_vocab or ":" in word
        if not known:
            raise InputError(f"{name}: no @context says what the key {word!r} means; it would be lost")
        _walk(value, terms, has_vocab, name)


def _context(context: Any, terms: frozenset[str], vocab: bool, name: str) -> tuple[frozenset[str], bool]:
    if context is None:
        return frozenset(), False
    if isinstance(context, str):
        raise InputError(f"{name}: the @context {context!r} is never fetched; write the context in the file")
    if isinstance(context, list):
        for part in context:
            terms, vocab = _context(part, terms, vocab, name)
        return terms, vocab
    if isinstance(context, dict):
        if "@import" in context:
            raise InputError(f"{name}: a context that is imported is never fetched; write it in the file")
        for value in context.values():
            if isinstance(value, dict) and "@context" in value:
                _context(value["@context"], terms, vocab, name)
        words = frozenset(word for word in context if not word.startswith("@"))
        return terms | words, vocab or isinstance(context.get("@vocab"), str)
    raise InputError(f"{name}: an @context is an object; write it as {{...}}")
