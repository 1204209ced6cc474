"""How the time of a command grows with a house: double the house, and the time may at most be times 2.6.

    python -m benchmarks.growth                          # every shape of house, every command
    python -m benchmarks.growth --shape chain seats --command gaps explain
    python -m benchmarks.growth --size 20000             # of the smaller house of each pair

A shape is a house that is long, wide or tangled in one way: a chain of relations, of parts, of broader themes, of
seats. Each run is a process of its own with an empty cache; seconds are of the processor, without those that the
command takes for the smallest house there is; of several runs the quickest counts. What grows with the square of a
house (`SQUARE`) is asked of a smaller one, and the reason is told. Status 1 when something grows faster. POSIX.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.commands import Taken, run

__all__ = ["ASKED", "MOST", "SHAPES", "house", "main"]

#: how much longer twice the house may take
MOST = 2.6
#: what takes less than this, in seconds, is not long enough to tell how it grows
LEAST = 0.4

_ABOVE = "for each of N above who decides it is asked what a relation from there would do, by a chain of up to N"
_WHOLES = "each of N choices is asked apart, with the up to N that it is a part of"
#: what grows with the square of a house of such a shape, and why: told, and asked of a smaller one
SQUARE = {
    ("circle", "repair"): _ABOVE,
    ("circle", "map"): _ABOVE,
    ("parts", "repair"): _WHOLES,
    ("parts", "map"): _WHOLES,
    ("parts", "query"): _WHOLES,
}
#: how much longer twice the house may take then, and how large the smaller house is
MOST_SQUARE, SQUARE_SIZE = 5.2, 400

#: command -> its arguments; HOUSE stands for the file, PAGE for what is written
ASKED = {
    "check": "check HOUSE",
    "gaps": "gaps HOUSE",
    "explain": "explain c0 HOUSE --full",
    "who": "who c0 HOUSE",
    "matrix": "matrix HOUSE",
    "risks": "risks HOUSE",
    "questions": "questions HOUSE",
    "repair": "repair HOUSE",
    "diff": "diff HOUSE --from 2020-01-01 --to 2026-01-01",
    "map": "map HOUSE -o PAGE",
    "query": "query who-decides HOUSE --timeout 600",
}

PREFIXES = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix x: <https://example.org/x/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
x:house a hvt:House ; dcterms:title "T"@en ; hvt:referenceDate "2025-09-29"^^xsd:date .
x:src a hvt:Source ; dcterms:title "S"@en ; hvt:evidenceGrade "A" ; hvt:readInFull true .
x:law a hvt:LegalProvision ; dcterms:title "L"@en .
x:th a skos:Concept ; skos:prefLabel "th"@en .
x:par a hvt:Parliament ; skos:prefLabel "P"@en .
x:min a hvt:Minister ; skos:prefLabel "M"@en .
"""
_PROVEN = "hvt:status hvt:stated ; dcterms:source x:src"


def _actor(name: str, leaf: str = "MinistryUnit", more: str = "") -> str:
    return f'x:{name} a hvt:{leaf} ; skos:prefLabel "{name}"@en {more}.'


def _answers(low: str, high: str, kind: str = "ministry-hierarchy", more: str = "") -> str:
    return (
        f"x:r-{low}-{high} a hvt:AccountabilityRelation ; hvt:accountGiver x:{low} ; hvt:forum x:{high} ; "
        f"hvt:relationKind kind:{kind} ; {more}hvt:legalBasis x:law ; {_PROVEN} ."
    )


def _choice(name: str, decider: str = "", more: str = "hvt:theme x:th ; ") -> str:
    said = (
        f'x:{name} a hvt:Choice ; skos:prefLabel "{name}"@en ; {more}hvt:choiceKind hvt:Order ; dcterms:source x:src .'
    )
    role = f"x:d-{name} a hvt:RoleAssignment ; hvt:choice x:{name} ; hvt:actor x:{decider} ; hvt:role hvt:Decides"
    return f"{said}\n{role} ; {_PROVEN} ." if decider else said


def _top() -> str:
    return _answers("min", "par", "parliament-minister")


def _chain(size: int) -> Iterator[str]:
    """Relations in a row, from the decider to parliament."""
    yield from (_actor(f"u{n}") for n in range(size))
    yield from (_answers(f"u{n}", f"u{n + 1}") for n in range(size - 1))
    yield _answers(f"u{size - 1}", "min", "ministry-hierarchy")
    yield _choice("c0", "u0")


def _fan(size: int) -> Iterator[str]:
    """Many who answer to one, and each decides."""
    yield from (_actor(f"u{n}") for n in range(size))
    yield from (_answers(f"u{n}", "min") for n in range(size))
    yield from (_choice(f"c{n}", f"u{n}") for n in range(max(1, size // 20)))


def _layers(size: int) -> Iterator[str]:
    """Layers of two who each answer to both of the next: the ways up double with every layer."""
    yield from (_actor(f"u{n}{side}") for n in range(size // 4) for side in "ab")
    for n in range(size // 4 - 1):
        yield from (_answers(f"u{n}{low}", f"u{n + 1}{high}") for low in "ab" for high in "ab")
    yield from (_answers(f"u{size // 4 - 1}{side}", "min") for side in "ab")
    yield _choice("c0", "u0a")


def _circle(size: int) -> Iterator[str]:
    """Relations in a circle that leads nowhere."""
    yield from (_actor(f"u{n}") for n in range(size))
    yield from (_answers(f"u{n}", f"u{(n + 1) % size}") for n in range(size))
    yield _choice("c0", "u0")


def _seats(size: int) -> Iterator[str]:
    """Bodies seated in each other, in a row; a minister sits in the last."""
    for n in range(size):
        yield _actor(f"b{n}", "ConsultativeBody", f"; hvt:participant x:{f'b{n + 1}' if n < size - 1 else 'min'} ")
    yield _choice("c0", "b0")


def _rounds(size: int) -> Iterator[str]:
    """Layers of two bodies, seated in both of the next: the ways down double with every layer."""
    layers = size // 4
    for n in range(layers):
        seated = "x:min" if n == layers - 1 else f"x:b{n + 1}a , x:b{n + 1}b"
        yield from (_actor(f"b{n}{side}", "ConsultativeBody", f"; hvt:participant {seated} ") for side in "ab")
    yield _choice("c0", "b0a")


def _parts(size: int) -> Iterator[str]:
    """Choices that are parts of each other, in a row; the last was adopted."""
    yield from (
        _choice(f"c{n}", more=f"hvt:theme x:th ; {f'dcterms:isPartOf x:c{n + 1} ; ' if n < size - 1 else ''}")
        for n in range(size)
    )
    yield f"x:a a hvt:RoleAssignment ; hvt:choice x:c{size - 1} ; hvt:actor x:min ; hvt:role hvt:Adopts ; {_PROVEN} ."


def _themes(size: int) -> Iterator[str]:
    """Themes that are broader than each other, in a row; one relation is about the last."""
    for n in range(size):
        broader = f"; skos:broader x:t{n + 1} " if n < size - 1 else ""
        yield f'x:t{n} a skos:Concept ; skos:prefLabel "t{n}"@en {broader}.'
    yield _actor("u0")
    yield _answers("u0", "min", more=f"hvt:scopeTheme x:t{size - 1} ; ")
    yield _choice("c0", "u0", "hvt:theme x:t0 ; ")


def _wholes(size: int) -> Iterator[str]:
    """Organisations that are parts of each other, in a row."""
    for n in range(size):
        yield _actor(f"u{n}", "Ministry", f"; org:subOrganizationOf x:u{n + 1} " if n < size - 1 else "")
    yield _answers("u0", "min")
    yield _choice("c0", "u0")


def _days(size: int) -> Iterator[str]:
    """Relations that each end on a day of their own."""
    from datetime import date, timedelta

    yield from (_actor(f"u{n}") for n in range(size))
    for n in range(size):
        day = date(1900, 1, 1) + timedelta(days=n)
        yield _answers(f"u{n}", "min", more=f'hvt:validFrom "{day}"^^xsd:date ; ')
    yield _choice("c0", "u0")


def _words(size: int) -> Iterator[str]:
    """One label that is long."""
    yield f'x:u0 a hvt:MinistryUnit ; skos:prefLabel "{"woord " * (size // 6)}"@en .'
    yield _answers("u0", "min")
    yield _choice("c0", "u0")


#: shape -> the lines of a house, and how much smaller it is than the others are
SHAPES: dict[str, Callable[[int], Iterator[str]]] = {
    made.__name__.removeprefix("_"): made
    for made in (_chain, _fan, _layers, _circle, _seats, _rounds, _parts, _themes, _wholes, _days, _words)
}


def house(shape: str, size: int) -> str:
    """Return a house of a shape and of about that many statements that make it so, in Turtle."""
    return "\n".join([PREFIXES, _top(), *SHAPES[shape](size), ""])


def busy(command: str, place: Path, folder: Path, runs: int) -> float:
    """Return the seconds of processor of the quickest run."""
    words = {"HOUSE": str(place), "PAGE": str(folder / "page.html")}
    told = [words.get(word, word) for word in ASKED[command].split()]
    taken = list[Taken]()
    for _ in range(runs):
        with tempfile.TemporaryDirectory(dir=folder) as cache:
            taken.append(run([sys.executable, "-m", "thorbecke", *told], Path(cache)))
    return min(one.busy for one in taken)


def grown(shape: str, command: str, size: int, runs: int, folder: Path) -> tuple[float, float, float]:
    """Return what the smallest, the smaller and the larger house take."""
    places = []
    for number in (8, size, 2 * size):
        place = folder / f"{shape}-{number}.ttl"
        if not place.exists():
            place.write_text(house(shape, number), encoding="utf-8")
        places.append(place)
    least, small, large = (busy(command, place, folder, runs) for place in places)
    return least, small, large


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for each shape and command; status 1 when one of them grows faster than it may."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--shape", nargs="+", choices=SHAPES, default=[*SHAPES])
    options.add_argument("--command", nargs="+", choices=ASKED, default=[*ASKED])
    options.add_argument("--size", type=int, default=10_000, metavar="N", help="of the smaller house (10000)")
    options.add_argument("--runs", type=int, default=1, metavar="N", help="how often each is run (1)")
    asked = options.parse_args(arguments)
    print("| shape   | command   |   N, s |  2N, s | times |")
    print("|---------|-----------|-------:|-------:|------:|")
    faster = 0
    with tempfile.TemporaryDirectory() as place:
        for shape in asked.shape:
            for command in asked.command:
                square = SQUARE.get((shape, command))
                size, most = (min(asked.size, SQUARE_SIZE), MOST_SQUARE) if square else (asked.size, MOST)
                least, small, large = grown(shape, command, size, asked.runs, Path(place))
                told = large - least > LEAST
                times = (large - least) / max(small - least, LEAST / most) if told else 0.0
                faster += times > most
                shown = f"{times:.1f}{'!' if times > most else ''}" if told else "-"
                beside = f" N = {size}: {square}" if square else ""
                print(f"| {shape:7} | {command:9} | {small:6.2f} | {large:6.2f} | {shown:>5} |{beside}", flush=True)
    return 1 if faster else 0


if __name__ == "__main__":
    sys.exit(main())
