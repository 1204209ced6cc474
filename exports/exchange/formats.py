"""Every format a house goes out in, by name: what it is for, what it loses, and what writes it.

Shell, Python and tests read the same table. It holds names only: a writer is imported when it
is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from ontology.errors import UnknownNameError
from ontology.names import closest
from ontology.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports.exchange.made import Asked, Made

__all__ = ["FORMATS", "Format", "format_of", "made", "named_by"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format; its writer is named as `module:function`."""

    writer: str
    #: what a file of it is called after its name; "/" is a folder
    ending: str
    about: Text
    #: what does not come out, or not as it is in the house
    loses: Text
    #: day, scenarios and evidence change what is written
    answers: bool = True
    #: it takes a mapping of one's own
    mapped: bool = False

    @property
    def is_folder(self) -> bool:
        """It is several files in a folder."""
        return self.ending == "/"


_NOTHING = Text(
    "niets van wat het huis zegt; alleen de opmerkingen en eigen voorvoegsels van de bestanden",
    "nothing of what the house says; only the comments and the prefixes of its files",
)
_ONE_GRAPH = Text(
    "voorstellen die iets toevoegen, met de rondleidingen daarlangs, want er is één graaf; opmerkingen en voorvoegsels",
    "proposals that add something, with the tours along them, as there is one graph; comments and prefixes",
)
_GRAPH = Text(
    "wat op de dag niet telt of onbekend is, en voorstellen waar niet om is gevraagd; wie een ambt bekleedt en wat er "
    "uitdrukkelijk niet is; van wat telt de bronnen, grondslagen, notities en het bereik per thema",
    "what does not count on the day or is unknown, and proposals that were not asked for; who holds an office and what "
    "is expressly absent; of what counts the sources, legal bases, notes and scope by theme",
)
_AS_GRAPHML = Text("hetzelfde als graphml", "the same as graphml")
_WORKS = Text(
    "alles behalve bronnen en regelingen; daarvan de tweede taal van een titel, notities en onderlinge verwijzingen",
    "all but sources and statutes; of these the second language of a title, notes and references to each other",
)

FORMATS: Mapping[str, Format] = {
    "turtle": Format(
        "statements:turtle", ".ttl", Text("het dossier als RDF", "the record as RDF"), _ONE_GRAPH, answers=False
    ),
    "trig": Format(
        "statements:trig", ".trig", Text("het hele huis als RDF", "the whole house as RDF"), _NOTHING, False
    ),
    "nquads": Format(
        "statements:nquads",
        ".nq",
        Text("het hele huis, een bewering per regel", "the whole house, a statement a line"),
        _NOTHING,
        answers=False,
    ),
    "ntriples": Format(
        "statements:ntriples",
        ".nt",
        Text("het dossier, een bewering per regel", "the record, a statement a line"),
        _ONE_GRAPH,
        answers=False,
    ),
    "jsonld": Format(
        "json_ld:json_ld",
        ".jsonld",
        Text("het hele huis als RDF in JSON", "the whole house as RDF in JSON"),
        _NOTHING,
        answers=False,
    ),
    "xlsx": Format(
        "workbook:xlsx",
        ".xlsx",
        Text("een werkboek voor Excel; elk commando leest het", "a workbook for Excel; every command reads it"),
        _NOTHING,
        answers=False,
    ),
    "csv": Format(
        "workbook:sheets",
        "/",
        Text("de bladen van het werkboek als csv", "the sheets of the workbook as csv"),
        _NOTHING,
        answers=False,
    ),
    "graphml": Format("graphml:graphml", ".graphml", Text("Gephi, yEd, igraph", "Gephi, yEd, igraph"), _GRAPH),
    "gexf": Format("gexf:gexf", ".gexf", Text("Gephi, met kleuren", "Gephi, with colours"), _AS_GRAPHML),
    "graph-csv": Format(
        "graph_csv:graph_csv",
        "/",
        Text("knopen en lijnen als csv: Gephi, R, Excel", "nodes and edges as csv: Gephi, R, Excel"),
        Text(
            "hetzelfde als graphml; een cel die een rekenblad als formule zou lezen, begint met een aanhalingsteken",
            "the same as graphml; a cell that a spreadsheet would read as a formula starts with a quote",
        ),
    ),
    "graph-json": Format(
        "graph_json:graph_json",
        ".json",
        Text("knopen en lijnen als JSON: networkx, D3", "nodes and edges as JSON: networkx, D3"),
        _AS_GRAPHML,
    ),
    "parquet": Format(
        "parquet:parquet",
        "/",
        Text("knopen en lijnen als Parquet: pandas, DuckDB", "nodes and edges as Parquet: pandas, DuckDB"),
        _AS_GRAPHML,
    ),
    "archimate": Format(
        "archimate:archimate",
        ".xml",
        Text("ArchiMate 3.1 voor Archi en BiZZdesign", "ArchiMate 3.1 for Archi and BiZZdesign"),
        Text(
            "hetzelfde als graphml, de kleuren, leden van een verzameling en waar iets ligt; verantwoording is een "
            "associatie, er is geen plaat getekend",
            "the same as graphml, the colours, members of a collective and where something lies; accountability is an "
            "association, no view is drawn",
        ),
        mapped=True,
    ),
    "mermaid": Format(
        "mermaid:mermaid",
        ".mmd",
        Text("stroomschema voor een README of wiki", "a flowchart for a README or wiki"),
        Text(
            "alles behalve de keuzes, wie beslist en de beste keten daarvandaan; daarvan alles behalve naam en oordeel",
            "all but the choices, who decides and the best chain from there; of these all but names and verdict",
        ),
    ),
    "csl": Format(
        "csl:csl", ".json", Text("bronnen voor Zotero en Pandoc", "sources for Zotero and Pandoc"), _WORKS, False
    ),
    "bibtex": Format("bibtex:bibtex", ".bib", Text("bronnen voor LaTeX", "sources for LaTeX"), _WORKS, False),
}


def named_by(file: str) -> str | None:
    """Return the format that a file is of by its ending; None where none is, or more than one.

    >>> named_by("house.xlsx"), named_by("house.json"), named_by("house")
    ('xlsx', None, None)
    """
    found = [name for name, it in FORMATS.items() if not it.is_folder and file.lower().endswith(it.ending)]
    return found[0] if len(found) == 1 else None


def format_of(name: str) -> Format:
    """Return a format; raises UnknownNameError that names the nearest."""
    if name not in FORMATS:
        hint = closest(name, FORMATS) or f"; use one of {', '.join(FORMATS)}"
        raise UnknownNameError(f"{name!r} is no format to export to{hint}")
    return FORMATS[name]


def made(name: str, asked: Asked) -> Made:
    """Return what the writer of a format makes of a house."""
    module, _, function = format_of(name).writer.partition(":")
    writer: Callable[[Asked], Made] = getattr(import_module(f"exports.exchange.{module}"), function)
    return writer(asked)
