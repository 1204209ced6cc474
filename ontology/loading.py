"""Read a house: a file, a folder of files, or the one that ships with the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Quad

from ontology.dataset import Dataset, SourceFile, key
from ontology.errors import InputError, UnsoundHouseError
from ontology.gate import FORMATS, checked_text, digest_of, read_bytes, statements

__all__ = ["SHIPPED_HOUSE", "load", "loads", "vocabulary"]

_HERE = Path(__file__).parent

#: The house that answers when no other is given: the Dutch digitalisation strategy.
SHIPPED_HOUSE = _HERE / "houses" / "nds"


def load(path: Path | str | None = None, *, validate: bool = True) -> Dataset:
    """Return the house in `path` (a file, or a folder read as one house); None is the shipped NDS house.

    Nothing is fetched, nothing outside `path` is read. With `validate` the house is held against the
    shapes and its references are followed; the shipped house was checked when it was made.

    Raises InputError for a file that cannot be read or is not legal in its syntax, UnsoundHouseError
    for a house that says something a house cannot say; nothing is kept then.
    """
    place = SHIPPED_HOUSE if path is None else Path(path)
    trusted = place.resolve() == SHIPPED_HOUSE
    paths = _house_files(place)
    if paths[0] == place:
        named = [(place.name, place)]
    else:
        named = [(p.relative_to(place).as_posix(), p) for p in paths]
    contents = [(name, read_bytes(p)) for name, p in named]
    dataset = _assemble(contents, trusted=trusted)
    return _sound(dataset) if validate and not trusted else dataset


def loads(text: str, *, name: str = "house.trig", validate: bool = True) -> Dataset:
    """Return the house written in `text`; the ending of `name` says in which syntax (default TriG)."""
    dataset = _assemble([(name, text.encode("utf-8"))], trusted=False)
    return _sound(dataset) if validate else dataset


@cache
def vocabulary() -> Dataset:
    """Return the HVT vocabulary with its code lists: kinds, themes, statuses, verdicts, gap texts."""
    folder = _HERE / "vocabulary"
    contents = [(p.name, read_bytes(p)) for p in sorted(folder.glob("*.ttl"))]
    return _assemble(contents, trusted=True)


def _house_files(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    found = sorted(
        p
        for p in place.rglob("*")
        if p.suffix.lower() in FORMATS and not any(part.startswith(".") for part in p.relative_to(place).parts)
    )
    if not found:
        known = ", ".join(sorted(FORMATS))
        raise InputError(f"{place}: the folder holds no house; put files of one of these kinds in it: {known}")
    return found


def _assemble(contents: list[tuple[str, bytes]], *, trusted: bool) -> Dataset:
    quads: list[Quad] = []
    files: list[SourceFile] = []
    origin: dict[str, int] = {}
    blanks = _Blanks()
    for index, (name, content) in enumerate(contents):
        text = checked_text(content, name)
        files.append(SourceFile(name, text))
        blanks.next_file()
        for quad in statements(text, name, trusted=trusted):
            named = blanks.numbered(quad)
            quads.append(named)
            origin.setdefault(key(named.subject), index)
    if not quads:
        names = ", ".join(name for name, _ in contents)
        raise InputError(f"{names}: holds no statements; a house has at least one choice")
    return Dataset(tuple(quads), tuple(files), origin, digest_of([c for _, c in contents]), trusted)


class _Blanks:
    """Number blank nodes in the order in which they are met; the same label in two files is two nodes."""

    def __init__(self) -> None:
        self._count = 0
        self._known: dict[str, BlankNode] = {}

    def next_file(self) -> None:
        self._known = {}

    def numbered(self, quad: Quad) -> Quad:
        subject, value, name = quad.subject, quad.object, quad.graph_name
        if not any(isinstance(term, BlankNode) for term in (subject, value, name)):
            return quad
        return Quad(
            self._named(subject) if isinstance(subject, BlankNode) else subject,
            quad.predicate,
            self._named(value) if isinstance(value, BlankNode) else value,
            self._named(name) if isinstance(name, BlankNode) else name,
        )

    def _named(self, node: BlankNode) -> BlankNode:
        if node.value not in self._known:
            self._count += 1
            self._known[node.value] = BlankNode(f"b{self._count}")
        return self._known[node.value]


def _sound(dataset: Dataset) -> Dataset:
    from ontology.validation import validate

    errors = [finding for finding in validate(dataset, warnings=False).findings if finding.severity == "error"]
    if errors:
        more = f" (and {len(errors) - 1} more; `thorbecke check` lists them)" if len(errors) > 1 else ""
        raise UnsoundHouseError(errors[0].sentence("en") + more, findings=tuple(errors))
    return dataset
