"""The plan of a seeded house: a ministry and all around it, a hundred actors, every verdict known beforehand.

A house is as many of these blocks as are asked for, under one parliament. Each actor belongs to a group, and a group
has a plan: what its chains carry. What else is drawn at random, between groups, is only what cannot add anything: what
comes down a relation is already held by whoever gives account there (`harmless`). So the answers stand before a name
is written.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

from ontology.namespaces import HVT
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads

__all__ = [
    "ACTORS",
    "CHOICES",
    "DECISIONS",
    "GROUPS",
    "KINDS",
    "NO_CHAIN",
    "RELATIONS",
    "THEMES",
    "Decision",
    "Group",
    "Kind",
    "Planned",
    "decided",
    "harmless",
    "mask",
    "numbers_of",
    "planned",
]

#: of each block
ACTORS, RELATIONS, CHOICES = 100, 250, 100
THEMES, BROADER = 12, 3
_REACHES = tuple(reach.rpartition("#")[2] for reach in (HVT.decision, HVT.powers, HVT.system))

Powers = tuple[int, int, int]


class Held(NamedTuple):
    """What a chain carries: to which kind of sink, with what grade, and its reach (0 decision .. 2 system)."""

    sink: str
    grade: Powers
    reach: int


class Kind(NamedTuple):
    """A kind of relation, as the vocabulary has it."""

    grade: Powers
    #: "decision", "powers", "system", or what never counts
    reach: str
    own_conduct: bool
    acts_as_forum: bool


class Group(NamedTuple):
    """Actors of a block that may stand for each other: their class, and the relations that make them what they are."""

    name: str
    size: int
    leaf: str
    label: tuple[str, str]
    #: (group above, kind): one of that group, drawn at random
    above: tuple[tuple[str, str], ...] = ()
    #: relations of own standing, that hold in a theme, or held until 2020, or of which the status is unknown
    limit: str = ""
    researched: bool = True
    seated: tuple[str, ...] = ()
    independent: bool = False


_UNIT = ("Afdeling", "Unit")
GROUPS = (
    Group("minister", 1, "Minister", ("Minister", "Minister"), (("parliament", "parliament-minister"),)),
    Group(
        "secretary",
        1,
        "StateSecretary",
        ("Staatssecretaris", "State secretary"),
        (("parliament", "parliament-state-secretary"), ("minister", "state-secretary-under-minister")),
    ),
    Group("ministry", 1, "Ministry", ("Ministerie", "Ministry"), (("minister", "ministry-hierarchy"),)),
    Group("general", 3, "MinistryUnit", ("DG", "DG"), (("ministry", "ministry-hierarchy"),)),
    Group("directorate", 9, "MinistryUnit", ("Directie", "Directorate"), (("general", "ministry-hierarchy"),)),
    Group("department", 16, "MinistryUnit", _UNIT, (("directorate", "ministry-hierarchy"),)),
    Group("team", 12, "MinistryUnit", ("Team", "Team"), (("department", "ministry-hierarchy"),)),
    Group("desk", 4, "MinistryUnit", ("Bureau", "Desk"), (("team", "mandate"),)),
    Group("agency", 4, "Agency", ("Agentschap", "Agency"), (("ministry", "agency-owner"),)),
    Group("office", 6, "MinistryUnit", ("Kantoor", "Office"), (("agency", "mandate"),)),
    Group("authority", 5, "IndependentAuthority", ("Zbo", "Authority"), (("minister", "zbo-kaderwet-public"),)),
    Group("branch", 4, "MinistryUnit", ("Vestiging", "Branch"), (("authority", "mandate"),)),
    # gives account of its own conduct only, so whoever answers to it has nobody above
    Group("foundation", 4, "PrivateBody", ("Stichting", "Foundation"), (("ministry", "subsidised-body"),)),
    Group("company", 2, "PrivateBody", ("Bedrijf", "Company"), (("foundation", "company-shareholder"),)),
    Group("sector", 3, "PrivateBody", ("Sector", "Sector"), (("minister", "system-responsibility"),)),
    Group("tribunal", 2, "HighCouncil", ("College", "Tribunal"), (("minister", "high-council"),), independent=True),
    Group("council", 1, "Assembly", ("Raad", "Council")),
    Group(
        "executive",
        1,
        "Executive",
        ("College van B en W", "Executive"),
        (("council", "college-to-council"), ("minister", "ibt-medebewind-minister")),
    ),
    Group("municipality", 1, "CoGovernment", ("Gemeente", "Municipality"), (("executive", "local-hierarchy"),)),
    Group("mayor", 1, "Executive", ("Burgemeester", "Mayor"), (("council", "mayor-to-council"),)),
    Group("special", 4, "MinistryUnit", ("Programma", "Programme"), (("directorate", "ministry-hierarchy"),), "theme"),
    # answer to each other in a circle
    Group("circle", 4, "MinistryUnit", ("Kring", "Circle"), (("circle", "advisory-council"),)),
    Group("alone", 2, "MinistryUnit", ("Bureau zonder meer", "Lone desk")),
    Group("open", 2, "MinistryUnit", ("Loket", "Counter"), researched=False),
    Group("waiting", 1, "MinistryUnit", ("Kamer", "Chamber"), (("directorate", "ministry-hierarchy"),), "unknown"),
    Group("past", 2, "MinistryUnit", ("Dienst", "Service"), (("directorate", "ministry-hierarchy"),), "past"),
    Group("table", 1, "ConsultativeBody", ("Overleg", "Table"), seated=("directorate", "general")),
    Group("board", 1, "ProgrammeBody", ("Stuurgroep", "Board"), seated=("directorate", "authority")),
    # sit in each other and in nothing else
    Group("ring", 2, "ProgrammeBody", ("Ring", "Ring"), seated=("ring",)),
)
#: kinds of which relations are drawn between groups
_DRAWN = (
    "ministry-hierarchy",
    "mandate",
    "advisory-council",
    "delegation",
    "company-shareholder",
    "contract-commission",
    "subsidised-body",
    "coordination-general",
    "instituted-body",
    "association-members",
    "system-responsibility",
    "agency-commissioner",
)
#: for whom nobody answers, though it was looked for, and whom those may come to: nobody there may be unknown
_AT_A_LOSS = frozenset({"company", "circle", "alone", "past", "special", "foundation"})
#: who gives no account beyond the plan: forums, bodies, whoever is unknown, and the longest chains
_STILL = frozenset({"minister", "council", "table", "board", "ring", "open", "waiting", "desk"})
#: what a cone with one of these in it is open by
_OPEN = frozenset({"table", "board", "ring", "open", "waiting"})


class Planned(NamedTuple):
    """What an actor of a group holds: as any, as the one who decides; `most` is what it holds in its own theme."""

    as_any: frozenset[Held]
    own: frozenset[Held]
    most_as_any: frozenset[Held]
    most: frozenset[Held]


class Decision(NamedTuple):
    """Choices of a block that are answered alike: who decides (one of each of these), and the verdict."""

    share: int
    #: groups of which one decides; a name with `+` is of the next block
    by: tuple[str, ...]
    verdict: str
    ministerial: str
    grade: Powers
    #: "lead", "inside" or "outside" its theme, "absent", "adopted", "unknown actor" or nothing
    told: str = ""


_ALL, _NONE = (3, 3, 3), (0, 0, 0)
DECISIONS = (
    *(
        Decision(share, (group,), "FULL", "full", _ALL)
        for group, share in {
            "minister": 1,
            "secretary": 1,
            "ministry": 2,
            "general": 3,
            "directorate": 8,
            "department": 8,
            "team": 4,
            "desk": 2,
            "agency": 2,
            "office": 2,
        }.items()
    ),
    Decision(5, ("authority",), "LIMITED", "partial", (3, 1, 2)),
    Decision(5, ("branch",), "LIMITED", "partial", (3, 1, 2)),
    Decision(4, ("foundation",), "LIMITED", "partial", (2, 1, 2)),
    Decision(3, ("sector",), "SYSTEM_ONLY", "none", (1, 2, 1)),
    Decision(3, ("tribunal",), "INDEPENDENT_BY_LAW", "elsewhere", (1, 1, 0)),
    Decision(6, ("executive",), "LOCAL", "elsewhere", _ALL),
    Decision(2, ("municipality",), "LOCAL", "elsewhere", _ALL),
    Decision(2, ("mayor",), "LOCAL", "elsewhere", (3, 3, 2)),
    Decision(2, ("council",), "FORUM_ITSELF", "elsewhere", _ALL),
    Decision(4, ("special",), "FULL", "full", _ALL, "inside"),
    Decision(2, ("table",), "FULL", "full", _ALL),
    Decision(1, ("board",), "LIMITED", "partial", (3, 1, 2)),
    Decision(3, ("directorate", "authority"), "LIMITED", "partial", (3, 1, 2)),
    Decision(3, ("directorate", "department+"), "SHARED", "partial", _ALL),
    Decision(2, ("directorate", "authority+"), "FULL", "full", (3, 1, 2), "lead"),
    Decision(1, ("executive", "mayor"), "SHARED", "elsewhere", (3, 3, 2)),
    Decision(1, ("department", "council"), "FULL", "full", _ALL),
    Decision(2, ("directorate", "executive"), "SHARED", "partial", _ALL),
    Decision(1, ("team", "alone"), "NONE_FOUND", "none", _NONE),
    # from here on: no chain at all
    Decision(1, ("company",), "NONE_FOUND", "none", _NONE),
    Decision(2, ("circle",), "NONE_FOUND", "none", _NONE),
    Decision(1, ("alone",), "NONE_FOUND", "none", _NONE),
    Decision(2, ("past",), "NONE_FOUND", "none", _NONE),
    Decision(2, ("special",), "NONE_FOUND", "none", _NONE, "outside"),
    Decision(1, ("open",), "UNKNOWN", "unknown", _NONE),
    Decision(1, ("waiting",), "UNKNOWN", "unknown", _NONE),
    Decision(1, ("ring",), "UNKNOWN", "unknown", _NONE),
    Decision(1, (), "NO_DECIDER", "none", _NONE, "absent"),
    Decision(1, (), "AIM_ONLY", "aim", _NONE, "adopted"),
    Decision(1, (), "UNKNOWN", "unknown", _NONE, "unknown actor"),
    Decision(1, (), "NOT_RECORDED", "unknown", _NONE),
)
#: how many in a hundred choices have nobody with a chain
NO_CHAIN = 15


@cache
def _kinds() -> dict[str, Kind]:
    empty = (
        "@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
        '<https://example.org/none> a hvt:House ; dcterms:title "None"@en .'
    )
    known = read_facts(loads(empty, validate=False)).kinds
    names = {kind for group in GROUPS for _, kind in group.above} | {*_DRAWN}
    found = {}
    for iri, kind in known.items():
        name = iri.rpartition("/")[2]
        if name in names and kind.grade and kind.reach:
            information, discussion, consequences = (power or 0 for power in kind.grade)
            found[name] = Kind(
                (information, discussion, consequences),
                kind.reach.rpartition("#")[2],
                kind.own_conduct_only,
                kind.acts_as_forum,
            )
    return {name: found[name] for name in sorted(names)}


def numbers_of(name: str) -> range:
    """Return the places in a block of a group."""
    first = 0
    for group in GROUPS:
        if group.name == name:
            return range(first, first + group.size)
        first += group.size
    raise KeyError(name)


def _carried(held: frozenset[Held], kind: Kind) -> frozenset[Held]:
    """Return what comes down a relation of what its forum holds."""
    if kind.reach not in _REACHES:
        return frozenset()
    reach = _REACHES.index(kind.reach)
    return frozenset(Held(one.sink, _least(one.grade, kind.grade), max(one.reach, reach)) for one in held)


def _least(one: Powers, other: Powers) -> Powers:
    return min(one[0], other[0]), min(one[1], other[1]), min(one[2], other[2])


def _is_within(one: Held, held: frozenset[Held]) -> bool:
    return any(
        more.sink == one.sink and more.reach <= one.reach and _least(one.grade, more.grade) == one.grade
        for more in held
    )


@cache
def planned(name: str) -> Planned:
    """Return what an actor of a group holds, by the relations of the plan alone."""
    group = next(group for group in GROUPS if group.name == name)
    as_any: set[Held] = set()
    own: set[Held] = set()
    for above, by in group.above:
        kind = _kinds()[by]
        if above == name or group.limit in ("past", "unknown"):
            continue
        if above in ("parliament", "council"):
            sink = "ministerial" if above == "parliament" else "local"
            comes = own_comes = frozenset({Held(sink, kind.grade, _REACHES.index(kind.reach))})
        else:
            comes = _carried(planned(above).as_any, kind)
            own_comes = _carried(planned(above).own, kind) if kind.acts_as_forum else comes
        if not kind.own_conduct:
            as_any |= comes
        own |= own_comes
    nothing: frozenset[Held] = frozenset()
    most = frozenset(as_any), frozenset(own)
    return Planned(nothing, nothing, *most) if group.limit == "theme" else Planned(*most, *most)


def _may_stand(lower: str, upper: str, kind: Kind) -> bool:
    """Tell whether such a relation adds nothing to whoever gives account in it."""
    low, high = planned(lower), planned(upper)
    if upper == "council":
        comes = own_comes = frozenset({Held("local", kind.grade, _REACHES.index(kind.reach))})
    else:
        comes = _carried(high.most_as_any, kind)
        own_comes = _carried(high.most, kind) if kind.acts_as_forum else comes
    return (kind.own_conduct or all(_is_within(one, low.as_any) for one in comes)) and all(
        _is_within(one, low.own) for one in own_comes
    )


@cache
def harmless() -> tuple[tuple[int, int, str], ...]:
    """Return the relations that change no verdict, in any block and between blocks: from, to (places), kind."""
    kinds = _kinds()
    pairs = [
        (low.name, high.name, name)
        for low, high, name in product(GROUPS, GROUPS, _DRAWN)
        if low.name not in _STILL
        and not (low.name in _AT_A_LOSS and high.name in _OPEN)
        and _may_stand(low.name, high.name, kinds[name])
    ]
    return tuple(
        (giver, forum, kind)
        for low, high, kind in pairs
        for giver, forum in product(numbers_of(low), numbers_of(high))
        if giver != forum
    )


def mask(group: str) -> int:
    """Return which of seven sets of powers a minister has over whoever stands there, as bits: what peers are asked.

    Of relations of reach decision or powers that are not about own conduct and hold for every choice; a set of powers
    (1 information, 2 discussion, 4 consequences) is there where one chain has 2 or more of each.
    """
    found = 0
    for held in planned(group).as_any:
        if held.sink == "ministerial" and held.reach < _REACHES.index("system"):
            strong = sum(1 << power for power in range(3) if held.grade[power] >= 2)
            found |= sum(1 << some - 1 for some in range(1, 8) if some & strong == some)
    return found


def decided() -> tuple[Decision, ...]:
    """Return the decision on each choice of a block."""
    return tuple(decision for decision in DECISIONS for _ in range(decision.share))


KINDS = _kinds
