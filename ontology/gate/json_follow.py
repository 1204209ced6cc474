"""Every key, value and name of a JSON-LD file, followed to the statement it makes (JSON-LD 1.1 API, 5 and 8).

Whatever would make none is a mistake, told with its place: a text that stands by itself, a relative name without base,
a key that means nothing. A null says nothing, and the key of an index map is for whoever reads the JSON.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from ontology.gate.json_context import BLANK, KEYWORDS, NOTHING, UNDECLARED, Context, LostError, Term, is_absolute
from ontology.gate.json_text import Path

__all__ = ["BLANK", "Follow", "Statement", "Written", "literal"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = (f"{_XSD}integer", f"{_XSD}double")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_OF_A_VALUE = ("@value", "@type", "@language", "@direction", "@index")

#: subject, predicate, value and graph, as they are compared
Statement = tuple[str, str, Any, str]
#: each statement that was written, with the place of the last that says it
Written = dict[Statement, Path]


class _Place(NamedTuple):
    """Where a value stands: it is said of a subject by a predicate in a graph."""

    subject: str
    predicate: str
    graph: str
    path: Path
    reverse: bool = False


def literal(text: str, kind: str, language: str | None = None) -> tuple[object, ...]:
    """Return a text as it is compared: numbers by what they are worth, JSON by what it holds."""
    if language:
        return text, language.lower()
    if kind == f"{_RDF}JSON":
        return json.dumps(json.loads(text, parse_int=float), sort_keys=True), kind
    if _NUMBER.fullmatch(text):
        return float(text), "number" if kind in _NUMBERS else kind
    return text, kind


class Follow:
    """Every key and value of a document, one after another: nothing here calls itself."""

    def __init__(self) -> None:
        self._written: Written = {}
        self._count = 0
        #: names of nodes of which nothing is said where they stand -> that place
        self._bare: dict[str, Path] = {}
        self._rest: deque[Callable[[], None]] = deque()

    def statements(self, document: Any) -> tuple[Written, int]:
        if not isinstance(document, dict | list):
            raise LostError(None, "a JSON-LD file holds an object or a list of objects; write nodes in it")
        self._nodes(Context(), document, "", None)
        while self._rest:
            self._rest.popleft()()
        if self._bare:
            told = {name for statement in self._written for name in statement if isinstance(name, str)}
            for name, path in self._bare.items():
                if name not in told:
                    sentence = f"nothing is said of {name!r}, and no statement names it; say what it is, or remove it"
                    raise LostError(path, sentence)
        return self._written, self._count

    def _say(self, place: _Place, value: Any) -> None:
        subject, told = place.subject, value
        if place.reverse:
            if isinstance(value, tuple):
                raise LostError(place.path, "a text has no properties, so nothing leads from it; name a node by @id")
            subject, told = value, place.subject
        self._written[subject, place.predicate, told, place.graph] = place.path
        self._count += 1

    # nodes

    def _nodes(self, context: Context, value: Any, graph: str, path: Path) -> None:
        """Follow what stands by itself: the whole file, a graph, what is included."""
        if isinstance(value, list):
            for number, item in enumerate(value):
                self._later(self._nodes, context, item, graph, (path, number))
            return
        if value is None:
            return
        if not isinstance(value, dict):
            raise LostError(path, f"{value!r} stands by itself, said of nothing; say it of a node")
        inner = context.within(NOTHING, value, path)
        keys = inner.keys(value)
        if "@set" in keys and keys.keys() <= {"@set", "@index"}:
            self._later(self._nodes, inner, value[keys["@set"]], graph, (path, keys["@set"]))
        elif "@value" in keys or "@list" in keys:
            raise LostError(path, "a value or a list stands by itself, said of nothing; say it of a node")
        elif "@graph" in keys and not graph and keys.keys() == {"@graph"} and self._is_outermost(path):
            self._later(self._nodes, inner, value[keys["@graph"]], graph, (path, keys["@graph"]))
        else:
            self._node(inner, value, graph, path)

    @staticmethod
    def _is_outermost(path: Path) -> bool:
        """The whole file, or an item of the list that is the whole file."""
        return path is None or path[0] is None

    def _node(self, context: Context, node: dict[str, Any], graph: str, path: Path, known: str | None = None) -> str:
        """Follow what is said of a node whose context holds already; return its name."""
        words = [(key, context.iri(key, key=True)) for key in node if key != "@context"]
        written = [key for key, word in words if word == "@id"]
        if len(written) > 1:
            raise LostError((path, written[1]), f"the node has a second name by {written[1]!r}; keep one of them")
        subject = context.node(node[written[0]], (path, written[0])) if written else known or BLANK
        if len(words) == len(written):
            if written and (path is None or isinstance(path[1], int) or path[1] in ("@graph", "@included")):
                self._bare.setdefault(subject, (path, written[0]))
            elif not written and known is None and path is None:
                raise LostError(None, "holds no statements; a house has at least one choice")
        self._told(context, node, subject, graph, path)
        return subject

    def _told(self, context: Context, node: dict[str, Any], subject: str, graph: str, path: Path) -> None:
        """Follow every key of a node, or of what nests in it."""
        for key, value in node.items():
            if key == "@context":
                continue
            here = (path, key)
            word = context.iri(key, key=True)
            if word is None:
                why = "the @context leaves out the key" if key in context.terms else "nothing in JSON-LD is"
                raise LostError(here, f"{why} {key!r}, so what it says would be lost; correct or remove it")
            if word in KEYWORDS:
                self._keyword(context, word, key, value, _Place(subject, "", graph, here))
                continue
            term = context.term(key)
            if word.startswith("_:"):
                raise LostError(here, f"the key {key!r} is a node without a name, and would be lost; give its IRI")
            if context.is_short(key, word):
                raise LostError(here, f"the key {key!r} {UNDECLARED}")
            if not is_absolute(word):
                if any(character in word for character in ' <>"{}|\\^`'):
                    raise LostError(here, f"the key {key!r} is not an IRI and would be lost; percent-encode it")
                raise LostError(here, f"no @context says what the key {key!r} means; it would be lost")
            self._property(context, term, value, _Place(subject, word, graph, here, term.reverse))

    def _keyword(self, context: Context, word: str, key: str, value: Any, place: _Place) -> None:
        subject, _, graph, path, _ = place
        if word == "@type":
            for number, one in enumerate(value if isinstance(value, list) else [value]):
                where = (path, number) if isinstance(value, list) else path
                self._say(_Place(subject, f"{_RDF}type", graph, where), context.kind(one, where))
        elif word == "@graph":
            self._later(self._nodes, context, value, subject, path)
        elif word == "@included":
            self._later(self._nodes, context, value, graph, path)
        elif word == "@reverse":
            if not isinstance(value, dict):
                raise LostError(path, "@reverse holds an object of properties; write it as {...}")
            self._reversed(context, value, place)
        elif word == "@nest":
            for number, one in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(one, dict):
                    raise LostError(path, f"{key!r} holds an object of properties; write it as {{...}}")
                self._told(context, one, subject, graph, (path, number) if isinstance(value, list) else path)
        elif word not in ("@id", "@index"):
            raise LostError(path, f"{key!r} says nothing of a node; correct or remove it")

    def _reversed(self, context: Context, properties: dict[str, Any], place: _Place) -> None:
        context = context.within(NOTHING, properties, place.path)
        for key, value in properties.items():
            here = (place.path, key)
            word = context.iri(key, key=True)
            if word is None or word in KEYWORDS or not is_absolute(word):
                raise LostError(here, f"no @context says what the key {key!r} means; it would be lost")
            term = context.term(key)
            self._property(context, term, value, _Place(place.subject, word, place.graph, here, not term.reverse))

    # values

    def _property(self, context: Context, term: Term, value: Any, place: _Place) -> None:
        """Follow the value of a key, which may be a map."""
        if term.type == "@json":
            self._say(place, literal(json.dumps(value), f"{_RDF}JSON"))
        elif isinstance(value, dict) and "@language" in term.container:
            self._by_language(context, value, place)
        elif isinstance(value, dict) and not term.container.isdisjoint(("@index", "@id")):
            self._by_key(context, term, value, place)
        elif "@list" in term.container and not self._is_list(context, term, value):
            self._list(context, term, value, place)
        else:
            self._later(self._value, context, term, value, place, "@graph" in term.container)

    def _is_list(self, context: Context, term: Term, value: Any) -> bool:
        return isinstance(value, dict) and "@list" in context.within(term, value, None).keys(value)

    def _by_language(self, context: Context, by_language: dict[str, Any], place: _Place) -> None:
        for key, told in by_language.items():
            here = place._replace(path=(place.path, key))
            none = context.iri(key, key=True) == "@none"
            for text in told if isinstance(told, list) else [told]:
                if text is None:
                    continue
                if not isinstance(text, str):
                    raise LostError(here.path, f"{text!r} is no text, and stands under a language; write a text")
                self._say(here, self._text(text, None if none else key, here.path))

    def _by_key(self, context: Context, term: Term, by_key: dict[str, Any], place: _Place) -> None:
        """Follow a map whose keys are names of nodes, values of another property, or only for whoever reads JSON."""
        if term.has_scoped:
            context = context.with_local(term.scoped, term.place)
            term = _unscoped(term)
        for key, told in by_key.items():
            path = (place.path, key)
            none = context.iri(key, key=True) == "@none"
            name = context.node(key, path) if "@id" in term.container and not none else None
            for number, one in enumerate(told if isinstance(told, list) else [told]):
                here = place._replace(path=(path, number) if isinstance(told, list) else path)
                if "@graph" in term.container:
                    self._graph(context, term, one, here, name)
                elif name is not None:
                    if not isinstance(one, dict):
                        raise LostError(here.path, f"{one!r} stands under the name of a node; write it as {{...}}")
                    inner = context.within(term, one, here.path)
                    self._say(here, self._node(inner, one, here.graph, here.path, name))
                elif term.index is not None and not none:
                    self._indexed(context, term, one, here, key)
                else:
                    self._later(self._value, context, term, one, here, False)

    def _indexed(self, context: Context, term: Term, one: Any, place: _Place, key: str) -> None:
        """Follow a node under a key that is a value of a property of that node."""
        if isinstance(one, str):
            one = {"@id": one}
        if not isinstance(one, dict) or term.index is None:
            raise LostError(place.path, f"{one!r} stands under a key that is said of a node; write it as {{...}}")
        inner = context.within(term, one, place.path)
        if "@value" in inner.keys(one):
            raise LostError(place.path, f"the key {key!r} is said of a node, and here stands a value; write a node")
        subject = self._node(inner, one, place.graph, place.path)
        self._say(place, subject)
        self._say(
            _Place(subject, term.index, place.graph, place.path),
            self._index_value(context, term.index, key, place.path),
        )

    def _index_value(self, context: Context, predicate: str, key: str, path: Path) -> Any:
        """Return what the key of an index map says by the property it is a value of."""
        described = (term for term in context.terms.values() if term is not None and term.iri == predicate)
        return self._scalar(context, next(described, NOTHING), key, path)

    def _value(self, context: Context, term: Term, value: Any, place: _Place, in_graph: bool) -> None:
        if isinstance(value, list):
            for number, item in enumerate(value):
                here = place._replace(path=(place.path, number))
                self._later(self._value, context, term, item, here, in_graph)
        elif isinstance(value, dict):
            self._object(context, term, value, place, in_graph)
        elif in_graph:
            self._graph(context, term, value, place, None)
        elif value is not None:
            self._say(place, self._scalar(context, term, value, place.path))

    def _object(self, context: Context, term: Term, value: dict[str, Any], place: _Place, in_graph: bool) -> None:
        inner = context.within(term, value, place.path)
        keys = inner.keys(value)
        if "@value" in keys:
            told = self._value_object(inner, value, keys, place.path)
            if told is not None:
                self._say(place, told)
        elif "@list" in keys or "@set" in keys:
            word = "@list" if "@list" in keys else "@set"
            stray = next((key for what, key in keys.items() if what not in (word, "@index")), None)
            if stray is not None:
                raise LostError((place.path, stray), f"{stray!r} stands beside {word}, and would be lost; remove it")
            here = place._replace(path=(place.path, keys[word]))
            if word == "@list":
                self._list(inner, _unscoped(term), value[keys[word]], here)
            else:
                self._later(self._value, inner, _unscoped(term), value[keys[word]], here, in_graph)
        elif in_graph and not (keys.keys() <= {"@graph", "@id", "@index"} and "@graph" in keys):
            self._graph(context, term, value, place, None)
        else:
            self._say(place, self._node(inner, value, place.graph, place.path))

    def _graph(self, context: Context, term: Term, value: Any, place: _Place, name: str | None) -> None:
        """Follow a value that is a graph of its own."""
        if value is None:
            return
        if not isinstance(value, dict):
            raise LostError(place.path, f"{value!r} stands where a graph is meant, and is none; write it as {{...}}")
        inner = context.within(term, value, place.path)
        keys = inner.keys(value)
        if "@graph" in keys and keys.keys() <= {"@graph", "@id", "@index"}:
            self._say(place, self._node(inner, value, place.graph, place.path, name))
            return
        graph = name or BLANK
        self._say(place, graph)
        scoped = context.with_local(term.scoped, term.place) if term.has_scoped else context
        self._later(self._nodes, scoped, value, graph, place.path)

    def _list(self, context: Context, term: Term, value: Any, place: _Place) -> None:
        if value is None:
            return
        items = [one for one in (value if isinstance(value, list) else [value]) if one is not None]
        self._say(place, BLANK if items else f"{_RDF}nil")
        for number, item in enumerate(items):
            path = (place.path, number) if isinstance(value, list) else place.path
            here = _Place(BLANK, f"{_RDF}first", place.graph, path)
            if isinstance(item, list):
                self._later(self._list, context, term, item, here)
            else:
                self._later(self._value, context, term, item, here, "@graph" in term.container)
            last = number == len(items) - 1
            self._say(here._replace(predicate=f"{_RDF}rest"), f"{_RDF}nil" if last else BLANK)

    def _scalar(self, context: Context, term: Term, value: Any, path: Path) -> Any:
        """Return what a text, number or yes or no says."""
        if isinstance(value, str):
            if term.type == "@id":
                return context.node(value, path)
            if term.type == "@vocab":
                return context.kind(value, path, "the name")
            if term.type in (None, "@none"):
                return self._text(value, term.language if term.has_language else context.language, path)
        return _typed(value, term.type if term.type not in ("@id", "@vocab", "@none") else None)

    def _value_object(self, context: Context, value: dict[str, Any], keys: dict[str, str], path: Path) -> Any:
        stray = next((key for what, key in keys.items() if what not in _OF_A_VALUE), None)
        if stray is not None:
            raise LostError((path, stray), f"{stray!r} stands beside a @value, and would be lost; remove it")
        told = value[keys["@value"]]
        if "@direction" in keys and value[keys["@direction"]] is not None:
            raise LostError((path, keys["@direction"]), "the direction of a text is no part of a house; remove it")
        kind = value[keys["@type"]] if "@type" in keys else None
        if kind is not None:
            where = (path, keys["@type"])
            kind = context.kind(kind, where, "the type") if kind != "@json" else kind
            if kind == "@json" or context.iri(kind, key=True) == "@json":
                return literal(json.dumps(told), f"{_RDF}JSON")
        if kind == BLANK:
            raise LostError((path, keys["@type"]), "the type of a text is a node without a name; write its IRI")
        if told is None:
            return None
        if isinstance(told, list | dict):
            raise LostError((path, keys["@value"]), "a @value is one text, number, true or false; write one")
        language = value[keys["@language"]] if "@language" in keys else None
        if language is not None:
            if not isinstance(told, str) or kind is not None:
                raise LostError((path, keys["@language"]), "a @language is said of a plain text only; remove it")
            return self._text(told, language, (path, keys["@language"]))
        return _typed(told, kind)

    # names

    @staticmethod
    def _text(text: str, language: Any, path: Path) -> tuple[object, ...]:
        if language is None:
            return literal(text, f"{_XSD}string")
        if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
            raise LostError(path, f"{language!r} is no language, and the text would be lost; write for example nl")
        return literal(text, "", language)

    def _later(self, step: Callable[..., None], *arguments: Any) -> None:
        self._rest.append(lambda: step(*arguments))


def _unscoped(term: Term) -> Term:
    """Return a term whose own context holds already."""
    return Term(term.iri, term.reverse, term.type, term.container, term.has_language, term.language, term.index)


def _typed(value: Any, kind: str | None) -> tuple[object, ...]:
    if isinstance(value, bool):
        return literal("true" if value else "false", kind or f"{_XSD}boolean")
    if isinstance(value, str):
        return literal(value, kind or f"{_XSD}string")
    return literal(repr(value), kind or _NUMBERS[0])
