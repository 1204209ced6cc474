"""What a poster says beside the picture: each choice with its verdict and who answers, what would change, the sources.

Names, verdicts, grades and reaches as the page has them, put side by side under a word that says what they are. No
sentence is made here, and nothing is judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from exports.map.flow import Para, Run
from exports.map.lettering import upper
from exports.map.plan import natural
from exports.map.scene import Scene
from graph.records import POWERS
from ontology.codelists.words import definition
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["choices", "legend", "proposals", "reading", "roles", "sources", "still_open"]

_W: Mapping[str, Text] = {
    "choices": Text("Alle keuzes, en wie antwoordt", "Every choice, and who answers"),
    "decision": Text("Besluit:", "Decision:"),
    "decision_pending": Text("Besluit (nog niet genomen):", "Decision (not yet taken):"),
    "answers": Text("Antwoordt:", "Answers:"),
    "aim": Text("Doel:", "Aim:"),
    "aim_answers": Text("Antwoordt voor het doel:", "Answers for the aim:"),
    "execution": Text(
        "Uitvoering: wie beslist, is in dit dossier niet vastgelegd.",
        "Execution: who decides is not laid down in this record.",
    ),
    "asked": Text("Gevraagd door:", "Asked for by:"),
    "part": Text(", als deel van", ", as part of"),
    "for": Text("voor", "for"),
    "beside": Text("daarnaast blijft verantwoordelijk:", "also remains responsible:"),
    "roles": Text("Wie welke rol heeft", "Who has which role"),
    "proposals": Text("Wat de voorstellen zouden veranderen", "What the proposals would change"),
    "as_is": Text("Zonder voorstel", "Without any proposal"),
    "open": Text("Wat er nog openstaat", "What is still open"),
    "sources": Text("Bronnen waarop de antwoorden rusten", "Sources that the answers rest on"),
    "part_read": Text("° deels gelezen", "° read in part"),
    "rest": Text(
        "+ zoveel andere, die op één keuze betrekking hebben: de kaart noemt ze.",
        "+ so many others, which bear on one choice: the map names them.",
    ),
    "powers": Text(
        "I, D en G: hoever informatie, debat en gevolgen reiken, van 0 (niets) tot 3 (volledig).",
        "I, D and C: how far information, discussion and consequences reach, from 0 (nothing) to 3 (full).",
    ),
    "same": Text("zelfde oordeel", "same verdict"),
}
#: A name of so many letters stands in full.
_SHORT = 24
#: How many choices are named beside a source; more are counted.
_NAMED = 5
_GRADES = ("A", "A-", "B", "C", "L", "")


class _Said:
    """The words of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def w(self, name: str) -> str:
        return _W[name].say(self.scene.lang)

    def name(self, named: Sequence[Any]) -> str:
        """Return what somebody is called, by the name in full where that is short."""
        return self.called(named[0], self.scene.say(named[1]))

    def called(self, node: int | None, label: str) -> str:
        return label if len(label) <= _SHORT or node is None else self.scene.short(node) or label

    def number(self, node: int) -> str:
        return self.scene.number(node) or self.scene.label(node)

    def verdict(self, code: str) -> str:
        return self.scene.say(self.scene.page["verdicts"][code]["word"])

    def sure(self, name: str, status: str) -> str:
        """Return a name with how sure that is, where no source states it."""
        known = self.scene.page["statuses"].get(status)
        return name if status == self.scene.page["sure"] or not known else f"{name} ({self.scene.say(known)})"

    def grade(self, grade: Sequence[int] | None) -> str:
        letters = [self.scene.word(f"{power}_short") for power in POWERS]
        return " ".join(f"{letter}{it}" for letter, it in zip(letters, grade or (), strict=False))


def _heading(text: str, *, before: float = 1.1) -> Para:
    return Para((Run(text, bold=True),), size=1.3, before=before, keep=True)


def legend(scene: Scene) -> list[tuple[str, str, int]]:
    """Return the ways a choice can look: name, word, and how many look so."""
    counts: Mapping[str, int] = scene.state["counts"]
    return [(look, scene.word(look), counts[look]) for look in scene.page["looks"]["order"]]


def choices(scene: Scene, *, listed: bool) -> list[Para]:
    """Return every choice under its verdict, the gravest first; those of which the same is to be said together.

    `listed`: these on a line each.
    """
    say = _Said(scene)
    groups: dict[tuple[str, str], dict[tuple[str, ...], list[int]]] = {}
    for node, answer in scene.answers.items():
        same = tuple(run.text for run in _who(say, answer))
        groups.setdefault((answer["verdict"], scene.look(node)), {}).setdefault(same, []).append(node)
    paras = [_heading(say.w("choices"), before=0)]
    for (verdict, look), told in groups.items():
        mark = scene.say(scene.page["verdicts"][verdict]["mark"])
        many = sum(map(len, told.values()))
        ink = f"{look}-edge"
        head = (Run(upper(say.verdict(verdict)), True, ink), Run(f"({many})", True, ink))
        paras.append(Para(head, 1.08, 0.7, 1.5, 1.5, (look, mark), keep=True))
        for some in sorted(told.values(), key=lambda some: (-len(some), natural(say.number(some[0]), ""))):
            nodes = sorted(some, key=lambda node: natural(say.number(node), ""))
            paras += _together(say, nodes, ink, listed=listed)
    return paras


def _together(say: _Said, nodes: Sequence[int], ink: str, *, listed: bool) -> Iterator[Para]:
    """Yield choices of which the same is to be said: what that is, then which they are; one by one where it is one."""
    runs = _who(say, say.scene.answers[nodes[0]])
    names = [(Run(say.number(node), True), Run(say.scene.label(node))) for node in nodes]
    if len(nodes) == 1:
        number, label = names[0]
        yield Para((number, label._replace(text=f"{label.text}."), *runs), before=0.25)
        return
    yield Para((Run(f"{len(nodes)} ×", True, ink), *runs), before=0.25, keep=True)
    if listed:
        for at, name in enumerate(names):
            yield Para(name, first=0.6, hang=2.6, keep=at + 1 < min(3, len(names)))
    else:
        ended = [(number, label._replace(text=f"{label.text};")) for number, label in names]
        yield Para(tuple(run for name in ended for run in name), first=0.6, hang=0.6)


def _who(say: _Said, answer: Mapping[str, Any]) -> list[Run]:
    """Return who decides on a choice and who answers for that, then its aim, then who asked for it."""
    runs: list[Run] = []
    deciders, aim = answer["deciders"], answer["aim"]
    if deciders:
        label = "decision_pending" if answer["pending"] else "decision"
        through = say.scene.word("through")
        names = [
            say.sure(say.name(it["who"]), it["status"])
            + (f" {through} {say.name(it['through'])}" if it["through"] else "")
            for it in deciders
        ]
        runs += [Run(say.w(label), True), Run(f"{', '.join(names)}."), Run(say.w("answers"), True)]
        runs.append(Run(_answering(say, deciders)))
    elif answer["look"] != "aim":
        runs.append(Run(say.scene.word("decides_none" if answer["grade"] else "decides_silent")))
    if aim:
        whole = [say.number(node) if node is not None else say.scene.say(label) for node, label in aim["parts"]]
        part = f"{say.w('part')} {', '.join(whole)}" if whole else ""
        adopters = ", ".join(map(say.name, aim["adopters"]))
        runs += [Run(say.w("aim"), True), Run(f"{say.sure(adopters + part, aim['status'])}.")]
        runs += [Run(say.w("aim_answers"), True), Run(_answering(say, aim["deciders"]))]
    if answer["look"] == "aim":
        runs.append(Run(say.w("execution")))
    if answer["asked"]:
        runs += [Run(say.w("asked"), True), Run(f"{', '.join(map(say.name, answer['asked']))}.")]
    return runs


def _answering(say: _Said, deciders: Sequence[Mapping[str, Any]]) -> str:
    """Return who answers to whom and how far; for whom, where that is another and not the same for all."""
    ways: dict[str, list[str]] = {}
    alone = len({str(it["office"] or it["verdict"]) for it in deciders}) == 1
    for it in deciders:
        who, office = say.name(it["who"]), it["office"]
        if office and (alone or office[0] == it["who"][0]):
            ways.setdefault(_way(say, it), []).append(say.name(office))
        elif office:
            ways.setdefault(_way(say, it), []).append(f"{say.w('for')} {who}: {say.name(office)}")
        else:
            told = "" if alone else f"{say.w('for')} {who}: "
            ways.setdefault("", []).append(told + say.verdict(it["verdict"]))
    return "; ".join(f"{', '.join(dict.fromkeys(names))}{way}" for way, names in ways.items()) + "."


def _way(say: _Said, decider: Mapping[str, Any]) -> str:
    """Return before whom an office answers, how far, and who is responsible beside it."""
    told = [f" → {say.name(decider['terminal'])}", say.grade(decider["grade"])]
    if decider["reach"] != "decision":
        told.append(say.scene.say(say.scene.page["reaches"][decider["reach"]]))
    beside = [f"{say.w('beside')} {', '.join(map(say.name, decider['beside']))}"] if decider["beside"] else []
    return "; ".join([", ".join(it for it in told if it), *beside])


def roles(scene: Scene) -> list[Para]:
    """Return who has which role on which choices, in the order of the house from the roof down."""
    say = _Said(scene)
    held: dict[int, dict[str, list[int]]] = {}
    for node, answer in scene.answers.items():
        for role, holders in answer["roles"]:
            for at, _, _ in holders:
                if at is not None:
                    held.setdefault(at, {}).setdefault(scene.say(role), []).append(node)
    order = {at: turn for turn, at in enumerate(it for room in scene.page["rooms"] for it in room["members"])}
    runs: list[Run] = []
    for at in sorted(held, key=lambda at: (order.get(at, len(order)), at)):
        told = "; ".join(f"{role} {_numbers(say, nodes)}" for role, nodes in held[at].items())
        runs += [Run(f"{upper(say.called(at, scene.label(at)))}:", True), Run(f"{told}.")]
    return [_heading(say.w("roles")), *(Para(tuple(runs[at : at + 2]), hang=0.8) for at in range(0, len(runs), 2))]


def _numbers(say: _Said, nodes: Sequence[int]) -> str:
    return ", ".join(sorted({say.number(node) for node in nodes}, key=lambda number: natural(number, "")))


def still_open(scene: Scene) -> list[Para]:
    """Return the gaps, each with the choices that have it."""
    say = _Said(scene)
    found: dict[str, list[int]] = {}
    for node, answer in scene.answers.items():
        for gap in answer["gaps"]:
            missing = [scene.word(power).lower() for power in gap["missing"]]
            name = scene.say(gap["name"]) + (f": {', '.join(missing)}" if missing else "")
            found.setdefault(name, []).append(node)
    paras = [_heading(say.w("open"))]
    for name, nodes in found.items():
        many = len(set(nodes))
        told = scene.word("any") if many == len(scene.answers) > _NAMED else _numbers(say, nodes)
        paras.append(Para((Run(f"{upper(name)} ({many}):", True), Run(f"{told}.")), hang=0.8))
    return paras if found else [*paras, Para((Run(scene.word("gaps_none")),))]


def proposals(scene: Scene) -> list[Para]:
    """Return, for every proposal of the house and for all together, the choices that would stand otherwise."""
    say = _Said(scene)
    states, day = scene.page["states"], scene.page["states"]["opening"][1]
    paras: list[Para] = []
    for at, scenario in enumerate(states["scenarios"]):
        if at == states["opening"][0]:
            continue
        names = [scene.say(name) for name in scenario["names"]]
        name = " + ".join(names) if names else say.w("as_is")
        name = scene.word("all_proposals") if len(names) > 1 and len(names) == len(states["scenarios"]) - 2 else name
        told = states["told"][states["at"][at][day]]
        after = {it["node"]: it for it in (scene.page["choices"][place] for place in told["choices"])}
        runs = [Run(f"{name}:", True)]
        for node in sorted({*scene.answers, *after}, key=lambda node: natural(say.number(node), "")):
            before, now = scene.answers.get(node), after.get(node)
            if before is not now and (node in told["causes"] or before is None or now is None):
                runs += _moved(say, node, before, now)
                if len(names) == 1:
                    runs += [Run(f"({scene.say(it)})", ink="soft") for it in told["causes"].get(node, ())]
        if len(runs) == 1:
            runs.append(Run(scene.word("state_same")))
        paras.append(Para(tuple(runs), before=0.25, keep=True))
    return [_heading(say.w("proposals")), *paras[:-1], replace(paras[-1], keep=False)] if paras else []


def _moved(say: _Said, node: int, before: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> list[Run]:
    """Return a choice with its verdict before and after."""
    told = [say.verdict(it["verdict"]) if it else say.scene.word("not_on") for it in (before, now)]
    said = " → ".join(told) if len(set(told)) > 1 else f"{say.w('same')}, {told[0]}"
    return [Run(say.number(node), True), Run(said)]


def reading(scene: Scene) -> list[Para]:
    """Return how the picture is read, and what it does not claim."""
    say, page = _Said(scene), scene.page
    lesson = [scene.word(name) for name in ("read_way", "read_aim", "read_stop")]
    lesson += [f"{scene.word(name)}." for name in ("dashed", "thin")]
    evidence = f"{scene.word('evidence_from')}: {scene.say(page['house']['evidence'])}."
    lesson += [say.w("powers"), evidence]
    claims = [scene.word(f"not_claimed_{at}") for at in (1, 2, 3)]
    blocks = ((scene.word("read"), lesson), (scene.word("not_claimed"), claims))
    return [para for title, texts in blocks for para in _block(title, texts)]


def _block(title: str, texts: Sequence[str]) -> list[Para]:
    """Return a heading with a few lines that stay with it."""
    last = len(texts) - 1
    return [_heading(title), *(Para((Run(it),), before=0.2, keep=at < last) for at, it in enumerate(texts))]


def sources(scene: Scene, *, bearing: bool = False, few: bool = False) -> list[Para]:
    """Return what the answers rest on, by what it is worth; `bearing`: each with the choices it bears on.

    `few`: of those that bear on one choice only how many there are.
    """
    say, references = _Said(scene), scene.page["references"]
    found: dict[int, set[int]] = {}
    for node, answer in scene.answers.items():
        for at in answer["sources"]:
            found.setdefault(at, set()).add(node)
    by_grade: dict[str, list[int]] = {}
    for at in sorted(found, key=lambda at: (-len(found[at]), scene.say(references[at]["title"]))):
        by_grade.setdefault(scene.say(references[at]["grade"]), []).append(at)
    what = f"{definition(HVT.evidenceGrade).say(scene.lang)} {say.w('part_read')}."
    what = f"{what} {say.w('rest')}" if few else what
    paras = [_heading(say.w("sources")), Para((Run(what, ink="soft"),), keep=True)]
    for grade in sorted(by_grade, key=lambda grade: (_GRADES.index(grade) if grade in _GRADES else 9, grade)):
        some = by_grade[grade]
        first = [Run(f"{grade or '–'}", bold=True)]
        if bearing:
            first.append(Run(f"({len(some)})", bold=True))
            paras.append(Para(tuple(first), before=0.3, keep=True))
            paras += [Para(tuple(_source(say, references[at], found[at])), hang=0.8) for at in some]
        else:
            named = [at for at in some if not few or len(found[at]) > 1]
            runs = [run for at in named for run in _source(say, references[at], set())]
            runs += [Run(f"+{len(some) - len(named)}", bold=True)] if len(named) < len(some) else []
            paras.append(Para((*first, *runs), before=0.3, hang=0.8))
    return paras if found else []


def _source(say: _Said, it: Mapping[str, Any], nodes: set[int]) -> Iterator[Run]:
    scene = say.scene
    many = len(nodes) > _NAMED
    which = f"{len(nodes)} {scene.word('choices')}" if many else _numbers(say, sorted(nodes))
    about = ", ".join(one for one in (scene.say(it["issued"]), which) if one)
    title = scene.say(it["title"]) + ("°" if it["read"] is False else "")
    yield Run(title if about else f"{title};", link=it["url"] or None)
    if about:
        yield Run(f"({about});", ink="soft")
