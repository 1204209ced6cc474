"""A YAML file a person wrote: every value as the text that stands there, with its file and line.

Nothing is guessed: `on` is a key and not "true", `2026-03-01` is text until a date is asked for. A key
that stands twice, a key nobody knows, an anchor or alias, a tag, too deep or too large a file is refused,
each in one sentence with the line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ontology.days import HOW, day_read
from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.gate.gate import checked_text, read_bytes
from ontology.names import at, closest

__all__ = ["MAX_BYTES", "Value", "parse_yaml", "read_yaml"]

MAX_BYTES = 1_000_000
_DEEPEST = 20
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{t}" for t in ("str", "int", "float", "bool", "null", "timestamp", "value"))


@dataclass(frozen=True, slots=True)
class Value:
    """What stands at one place of a file: a text, a list, or keys with their values."""

    file: str
    line: int
    content: str | tuple[Value, ...] | Mapping[str, Value]

    def plain(self) -> list[Any]:
        """Return the line and what stands there, as JSON has it."""
        if isinstance(self.content, Mapping):
            return [self.line, {key: held.plain() for key, held in self.content.items()}]
        return [self.line, self.content if isinstance(self.content, str) else [one.plain() for one in self.content]]

    def wrong(self, sentence: str) -> InputError:
        """Return the error that says so at this place; the caller raises it."""
        return InputError(f"{at(self.file, self.line)}: {sentence}")

    def keys(self, what: str, known: Collection[str], required: Collection[str] = ()) -> Mapping[str, Value]:
        """Return key -> value; raises InputError unless all keys are known and the required ones are there."""
        if not isinstance(self.content, Mapping):
            raise self.wrong(f"{what} is written as keys with values; its keys are {', '.join(known)}")
        for key, value in self.content.items():
            if key not in known:
                hint = closest(key, known) or f"; use one of {', '.join(known)}"
                raise value.wrong(f"{what} has no key {key!r}{hint}")
        for key in required:
            if key not in self.content:
                raise self.wrong(f"{what} has no {key}; write {key}: and its value")
        return self.content

    def many(self, what: str) -> tuple[Value, ...]:
        """Return the items of a list; anything else is refused."""
        if not isinstance(self.content, tuple):
            raise self.wrong(f"{what} is a list; write each item on a line of its own that starts with '- '")
        return self.content

    def one_or_more(self) -> tuple[Value, ...]:
        """Return the items of a list; a value that stands alone is a list of one."""
        return self.content if isinstance(self.content, tuple) else (self,)

    def text(self, what: str) -> str:
        """Return the words that stand here; raises InputError when there are none."""
        if not isinstance(self.content, str):
            raise self.wrong(f"{what} is a single text, not a list or keys with values")
        if not self.content.strip():
            raise self.wrong(f"{what} is empty; write its value or leave the key out")
        return self.content.strip()

    def day(self, what: str) -> date:
        """Return the date that stands here."""
        words = self.text(what)
        read = day_read(words)
        if read is None:
            raise self.wrong(f"{what} {words!r} is not a date; {HOW}")
        return read

    def among(self, what: str, known: Collection[str]) -> str:
        """Return the word that stands here, when it is one of those known."""
        word = self.text(what)
        if word not in known:
            raise self.wrong(f"{word!r} is no {what}{closest(word, known) or '; use one of ' + ', '.join(known)}")
        return word


def read_yaml(path: Path) -> Value:
    """Return what a YAML file of at most 1 MB holds, parsed by the child.

    Raises InputError (file, line, what to do) for a file that is not there, too large, not UTF-8, empty,
    not legal YAML, or that uses what such a file has no need of.
    """
    if path.is_file() and path.stat().st_size > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; split it over several files")
    text = checked_text(read_bytes(path), path.name)
    return _placed(json.loads(in_child(text.encode("utf-8"), "yaml", path.name)), path.name)


def _placed(told: list[Any], name: str) -> Value:
    """Return what `Value.plain` made of a value."""
    line, content = told
    if isinstance(content, dict):
        return Value(name, line, {key: _placed(held, name) for key, held in content.items()})
    return Value(name, line, tuple(_placed(one, name) for one in content) if isinstance(content, list) else content)


def parse_yaml(text: str, name: str) -> Value:
    """Return what a YAML text holds; `name` is the file that messages name."""
    line = 0
    try:
        loader = _Loader(text, name)
        try:
            node = loader.get_single_node()
        finally:
            line = loader.line + 1
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = at(name, mark.line + 1, mark.column + 1) if mark else name
        raise InputError(f"{place}: not legal YAML ({error.problem or error.context}); correct this line") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise InputError(f"{at(name, line)}: a character that YAML does not allow; remove it") from error
    except InputError:
        raise
    except (ValueError, OverflowError) as error:  # an escape beyond Unicode, a version of ten thousand digits
        raise InputError(f"{at(name, line)}: not legal YAML ({error}); correct this line") from error
    if node is None:
        raise InputError(f"{name}: holds nothing")
    return _value(node, name)


class _Loader(yaml.SafeLoader):
    """The safe loader up to nodes, which know their lines; anchors, aliases and depth stop it there."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self._file = name
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        place = at(self._file, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise InputError(f"{place}: anchors (&) and aliases (*) are not read; write the value out, or in quotes")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise InputError(f"{place}: lists and keys inside each other more than {_DEEPEST} deep; write it flatter")
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _value(node: yaml.Node, name: str) -> Value:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
        return Value(name, line, tuple(_value(item, name) for item in node.value))
    if isinstance(node, yaml.MappingNode) and node.tag == "tag:yaml.org,2002:map":
        return Value(name, line, _pairs(node, name))
    if not isinstance(node, yaml.ScalarNode) or node.tag not in _PLAIN_TAGS:
        raise InputError(f"{at(name, line)}: tags (!) are not read; write the value alone, or in quotes")
    if any("\ud800" <= letter <= "\udfff" for letter in node.value):
        raise InputError(f"{at(name, line)}: an escape that is no character; remove it")
    empty = node.tag == "tag:yaml.org,2002:null"
    return Value(name, line, "" if empty else node.value)


def _pairs(node: yaml.MappingNode, name: str) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for key, value in node.value:
        here = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise InputError(f"{at(name, here)}: a key is a single word, not a list or keys with values")
        if key.value in found:
            first = found[key.value].line
            raise InputError(f"{at(name, here)}: {key.value!r} stands here and on line {first}; keep one of them")
        held = _value(value, name)
        found[key.value] = Value(name, here, held.content)
    return found
