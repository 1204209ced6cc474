"""A small house as graph and records, written by hand: what the map is given, without what computes it.

Six choices, one per way a choice can look. Names pass through `name`, so that a test can make them hostile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import pairwise

import networkx as nx

from graph.answers.answering import assembled
from graph.house.setting import Setting
from graph.records import (
    Aim,
    Answer,
    Chain,
    ChainExplanation,
    ChoiceAnswer,
    Decider,
    Explanation,
    Gap,
    Grade,
    HouseInfo,
    Reference,
    Sentences,
    Step,
)
from graph.words.caveats import CAVEAT_WORDS
from ontology.reading.facts import Facts, House, Tour, TourStep
from ontology.text import Text

__all__ = ["ACTORS", "CHOICES", "DEF", "ID", "VERDICT_WORDS", "MapHouse", "map_house"]

ID = "https://example.org/house/id/"
DEF = "https://w3id.org/huis-van-thorbecke/def#"
THEME = "https://example.org/house/theme/"

VERDICT_WORDS: Mapping[str, tuple[Text, str]] = {
    "FULL": (Text("volledige verantwoording", "full accountability"), "●"),
    "LIMITED": (Text("beperkte verantwoording", "limited accountability"), "◐"),
    "AIM_ONLY": (Text("alleen voor het doel", "for the aim only"), "◎"),
    "LOCAL": (Text("lokale verantwoording", "local accountability"), "▲"),
    "NO_DECIDER": (Text("geen beslisser", "no decider"), "∅"),
    "UNKNOWN": (Text("niet uitgezocht", "not researched"), "?"),
}

#: name, Dutch, English, class
ACTORS = (
    ("parliament", "Volksvertegenwoordiging", "Parliament", "Parliament"),
    ("committee", "Commissie", "Committee", "Actor"),
    ("council", "Gemeenteraden", "Municipal councils", "Assembly"),
    ("executive", "Colleges", "Municipal executives", "Executive"),
    ("minister", "Minister van Havens", "Minister of Harbours", "Minister"),
    ("secretary", "Staatssecretaris van Havens", "State secretary of Harbours", "StateSecretary"),
    ("ministry", "Ministerie van Havens", "Ministry of Harbours", "Ministry"),
    ("agency", "Havendienst", "Harbour agency", "Agency"),
    ("table", "Haventafel", "Harbour table", "ConsultativeBody"),
    ("circle", "Havenkring", "Harbour circle", "ConsultativeBody"),
    ("team", "Kraanteam", "Crane team", "ProgrammeBody"),
    ("municipalities", "Gemeenten", "Municipalities", "CoGovernment"),
)
#: account-giver, forum, grade, reach, status
RELATIONS = (
    ("minister", "parliament", (3, 3, 3), "decision", "stated"),
    ("secretary", "parliament", (3, 3, 3), "decision", "stated"),
    ("ministry", "minister", (3, 3, 3), "decision", "stated"),
    ("agency", "minister", (3, 3, 3), "decision", "stated"),
    ("table", "secretary", (2, 2, 1), "powers", "arguable"),
    ("executive", "council", (3, 3, 3), "decision", "stated"),
    ("municipalities", "executive", (3, 3, 3), "decision", "stated"),
    ("minister", "committee", (2, 2, 0), "audit", "stated"),
)
#: notation, name, Dutch, English, theme, verdict, ministerial, decider, path up
CHOICES = (
    ("H1", "cranes", "Nieuwe kranen", "New cranes", "quays", "FULL", "full", "agency", ("agency", "minister")),
    ("H2", "buoys", "Boeien", "Buoys", "water", "LIMITED", "partial", "table", ("table", "secretary")),
    (
        "H3",
        "bridges",
        "Bruggen",
        "Bridges",
        "quays",
        "LOCAL",
        "elsewhere",
        "municipalities",
        ("municipalities", "executive"),
    ),
    ("H10", "dredging", "Baggeren", "Dredging", "water", "NO_DECIDER", "none", None, ()),
    ("H11", "lights", "Lichten", "Lights", "water", "UNKNOWN", "unknown", "circle", ()),
    ("H12", "beacons", "Bakens", "Beacons", "water", "AIM_ONLY", "aim", None, ()),
)
LAW = Reference(f"{ID}law", Text("Havenwet, artikel 3", "Harbour Act, article 3"), "https://example.org/law?a=1&b=2")
LETTER = Reference(f"{ID}letter", Text("Brief van de gemeenten", "Letter"), None, "A-", False, "2025-09")
#: the buoys as they are; then the lights under the proposal of `tests.support.map_states`
STEPS = (
    TourStep(f"{ID}step-1", Text("Eerst de boeien.", "The buoys first."), f"{ID}buoys", None, ()),
    TourStep(
        f"{ID}step-2", Text("Dan de lichten.", "Then the lights."), f"{ID}lights", None, (f"{ID}proposal-anchor",)
    ),
)
TOUR = Tour(f"{ID}tour", Text("Langs de haven", "Along the harbour"), tuple(step.iri for step in STEPS))


@dataclass
class MapHouse:
    """What `draw_map` takes."""

    answer: Answer
    graph: nx.MultiDiGraph[str]
    explanations: Mapping[str, Explanation]
    terms: Mapping[str, Text] = field(default_factory=dict)

    @property
    def setting(self) -> Setting:
        """The graph in a setting that knows nothing else."""
        known = House(self.answer.house.iri, self.answer.house.title, None, None)
        nothing = Facts(known, **{field.name: {} for field in fields(Facts) if field.name != "house"})
        nothing = replace(nothing, tours={tour.iri: tour for tour in (TOUR,)}, tour_steps={it.iri: it for it in STEPS})
        return Setting(nothing, date(2025, 9, 29), "unverified", self.answer.house).on_graph(self.graph)


def _plain(words: str) -> str:
    return words


def map_house(name: Callable[[str], str] = _plain, law: Reference = LAW, *, backwards: bool = False) -> MapHouse:
    """Return the house, every name passed through `name`; `backwards` adds nodes and edges the other way round."""
    graph = _graph(name, backwards=backwards)
    choices = {told.choice.iri: told for told in (_told(row, graph, name, law) for row in CHOICES)}
    title = Text(name("Huis van de Haven"), name("House of the Harbour"))
    info = HouseInfo(f"{ID}house", title, "2025-09-29", (), "unverified", "sha256:00ff")
    told = tuple(told.choice for told in choices.values())
    answer = replace(assembled(info, told), choices=told)
    terms = {f"{THEME}quays": Text(name("kaden"), name("quays")), f"{THEME}water": Text("water", "water")}
    return MapHouse(answer, graph, choices, terms)


def _graph(name: Callable[[str], str], *, backwards: bool) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    step = -1 if backwards else 1
    for iri, nl, en, cls in ACTORS[::step]:
        classes = tuple(
            sorted({DEF + "Actor", DEF + cls, *([DEF + "MinisterialOffice"] * cls.startswith(("Mini", "State")))})
        )
        graph.add_node(
            ID + iri, node_kind="actor", label=Text(name(nl), name(en)), short=None, classes=classes, themes=()
        )
    graph.nodes[ID + "committee"]["part_of"] = ID + "parliament"
    for notation, iri, nl, en, theme, *_ in CHOICES[::step]:
        graph.add_node(
            ID + iri,
            node_kind="choice",
            label=Text(name(nl), name(en)),
            short=notation,
            classes=(DEF + "Choice",),
            themes=(THEME + theme,),
        )
    for low, high, grade, reach, status in RELATIONS[::step]:
        graph.add_edge(
            ID + low,
            ID + high,
            key=f"{ID}rel-{low}--{high}",
            edge_kind="accountability",
            grade=Grade(*grade),
            reach=reach,
            status=status,
            kind=None,
            kind_label=Text(name("antwoordt aan"), name("answers to")),
        )
    for _, iri, *_, decider, _path in CHOICES[::step]:
        if decider:
            _role(graph, iri, decider, "Decides", Text("beslist", "decides"))
    _role(graph, "dredging", "team", "Prepares", Text("bereidt voor", "prepares"))
    _role(graph, "cranes", "minister", "Adopts", Text("stelt vast", "adopts"))
    graph.add_edge(
        ID + "table",
        ID + "agency",
        key=ID + "seat",
        edge_kind="participation",
        participation_role=DEF + "Member",
        status="stated",
    )
    graph.add_node(ID + "money", node_kind="funding", label=Text("geld", "money"), short=None, classes=(), themes=())
    graph.add_edge(ID + "cranes", ID + "money", key=ID + "money", edge_kind="funding", status="stated")
    return graph


def _role(graph: nx.MultiDiGraph[str], choice: str, actor: str, role: str, label: Text) -> None:
    key = f"{ID}role-{choice}-{actor}"
    graph.add_edge(
        ID + choice, ID + actor, key=key, edge_kind="role", role=DEF + role, role_label=label, status="stated"
    )


def _told(
    row: tuple[object, ...], graph: nx.MultiDiGraph[str], name: Callable[[str], str], law: Reference
) -> Explanation:
    notation, iri, nl, en, theme, verdict, ministerial, who, path = row
    assert isinstance(path, tuple)
    chain, steps = _chain(path, graph, law)
    deciders: tuple[Decider, ...] = ()
    if who is not None:
        label = graph.nodes[f"{ID}{who}"]["label"]
        decided = (f"{ID}role-{iri}-{who}",)
        deciders = (Decider(f"{ID}{who}", label, None, (), str(verdict), chain, (), None, decided, "stated"),)
    aim, aim_chains = _aim(graph, law) if verdict == "AIM_ONLY" else (None, ())
    gaps: tuple[Gap, ...] = ()
    question = Text(name("Wie besluit hierover?"), name("Who decides on this?"))
    if verdict == "NO_DECIDER":
        message = Text(name("In dit dossier staat geen beslisser."), name("No decider on this record."))
        gaps = (Gap("no-decider", message, question, f"{ID}{iri}", "record-silent", (LETTER.iri,)),)
    choice = ChoiceAnswer(
        iri=f"{ID}{iri}",
        label=Text(name(str(nl)), name(str(en))),
        short=None,
        notation=str(notation),
        themes=(f"{THEME}{theme}",),
        pending=iri == "buoys",
        verdict=str(verdict),
        ministerial=str(ministerial),
        ministerial_stated=str(ministerial),
        aim=aim,
        requested_by=(),
        grade=chain.grade if chain else Grade(0, 0, 0),
        lead=None,
        caveats=("source-read-in-part",) if gaps else (),
        deciders=deciders,
        gaps=gaps,
    )
    broken = Text(name("Van de kring is geen relatie omhoog vastgelegd."), name("No relation upward is laid down."))
    said = Text(name(f"Zo staat het met {nl}."), name(f"This is how {en} stands."))
    return Explanation(
        choice=choice,
        sentence=said,
        sentences=Sentences(said, None, None, None, None),
        caveats=tuple(CAVEAT_WORDS[caveat] for caveat in choice.caveats),
        chains=tuple(ChainExplanation(d, steps, (), None if d.chain else broken) for d in deciders),
        aim_chains=aim_chains,
        roles=tuple(
            (data["role_label"], ((actor, graph.nodes[actor]["label"], "stated"),))
            for _, actor, data in graph.out_edges(f"{ID}{iri}", data=True)
            if data["edge_kind"] == "role"
        ),
        question=question if gaps else None,
        sources=(LETTER, law),
        notes=(Text(name("Aantekening."), name("Note.")),),
        bearing_sources=(LETTER, law),
        bearing_notes=(Text(name("Aantekening."), name("Note.")),),
    )


def _aim(graph: nx.MultiDiGraph[str], law: Reference) -> tuple[Aim, tuple[ChainExplanation, ...]]:
    """The minister adopted it as a part of the cranes, and answers for that."""
    chain, steps = _chain(("minister",), graph, law)
    label, adopted = graph.nodes[f"{ID}minister"]["label"], (f"{ID}role-cranes-minister",)
    minister = Decider(f"{ID}minister", label, None, (), "FULL", chain, (), None, adopted, "inferred")
    told = ("FULL", "full", Grade(3, 3, 3), (minister.iri,), (f"{ID}cranes",), "inferred", (minister,))
    return Aim(*told), (ChainExplanation(minister, steps, ()),)


def _chain(path: tuple[str, ...], graph: nx.MultiDiGraph[str], law: Reference) -> tuple[Chain | None, tuple[Step, ...]]:
    if not path:
        return None, ()
    full = [*path, "council" if path[-1] == "executive" else "parliament"]
    relations = [f"{ID}rel-{low}--{high}" for low, high in pairwise(full)]
    steps = []
    for relation, (low, high) in zip(relations, pairwise(full), strict=True):
        data = graph.edges[ID + low, ID + high, relation]
        steps.append(
            Step(
                relation=relation,
                account_giver=ID + low,
                account_giver_label=graph.nodes[ID + low]["label"],
                forum=ID + high,
                forum_label=graph.nodes[ID + high]["label"],
                kind=None,
                kind_label=data["kind_label"],
                grade=data["grade"],
                reach=data["reach"],
                status=data["status"],
                kind_status="arguable",
                legal_basis=(law,),
                basis_text=Text("Havenwet 3", "Harbour Act 3"),
                sources=(LETTER,),
                is_bottleneck_for=("consequences",) if data["grade"][2] < 3 else (),
            )
        )
    grade = Grade(*(min(step.grade[power] for step in steps) for power in range(3)))
    reach = "powers" if any(step.reach == "powers" for step in steps) else "decision"
    return Chain(tuple(relations), grade, reach, "stated", ID + full[-1], ID + full[-2]), tuple(steps)
