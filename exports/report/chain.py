"""The chains of one choice as a picture: the choice, who decides or adopted the aim, on to who can call to account.

A row per chain. Every arrow says how far each of the three powers reaches; what is not on record is drawn as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.map.ink import Mark, Shape, Words, line, polygon, rounded
from exports.map.lettering import LEADING, Type
from exports.map.letters import settable
from exports.map.looks import LINES, LOOKS, line_look
from exports.map.svg import Alt, svg
from exports.page import Figure
from exports.words import GRADE_WORDS, numbered
from graph.records import ChainExplanation, Explanation, Step
from ontology.codelists.words import verdict_words
from ontology.text import Text

__all__ = ["MOST", "chain_picture", "shown"]

#: so many chains are drawn; what else there is, the report tells
MOST = 3
#: how wide the picture is, how wide and high a box, how much is between two, how high a row
_WIDE, _BOX, _HIGH, _GAP, _ROW = 784.0, 128.0, 50.0, 35.0, 58.0
#: the sizes of letters, the largest that holds a name is taken
_SIZES = (10.5, 9.5, 8.5, 7.5)
_INK, _SOFT, _PAPER = "#16202b", "#4b5763", "#ffffff"
_CALLED = Text("De keten", "The chain")
_AIM = Text("doel", "aim")
_SILENT = Text("niet vastgelegd", "not on record")


def shown(explanation: Explanation) -> list[tuple[ChainExplanation, bool]]:
    """Return the chains that are drawn, the decisive ones first, each with whether it is that of the aim."""
    verdict = explanation.choice.verdict
    deciding = sorted(explanation.chains, key=lambda chain: chain.decider.verdict != verdict)
    every = [*((chain, False) for chain in deciding), *((chain, True) for chain in explanation.aim_chains)]
    return every[:MOST]


def chain_picture(explanation: Explanation, lang: str) -> Figure | None:
    """Return the chains as a picture; None where nobody is on record as deciding or adopting the aim."""
    chains = shown(explanation)
    if not chains:
        return None
    high = _ROW * len(chains) + 8
    choice = explanation.choice
    name = numbered(choice.notation, choice.iri)
    symbol = verdict_words()[choice.verdict].symbol
    label = (choice.short or choice.label).say(lang)
    middle = high / 2 - _HIGH / 2
    marks: list[Mark] = [Shape(rounded(0, 0, _WIDE, high), fill=_PAPER)]
    for number, (chain, aim) in enumerate(chains):
        marks += _row(chain, aim, 4 + number * _ROW + (_ROW - _HIGH) / 2, middle, lang)
    marks += _box(2, middle, f"{symbol} {name} {label}", choice.ministerial, bold=True)
    title = _CALLED.say(lang)
    says = "; ".join(_said(chain, aim, name, lang) for chain, aim in chains)
    return Figure(title, says, svg(marks, _WIDE, high, Alt(lang, title, says)))


def _said(chain: ChainExplanation, aim: bool, name: str, lang: str) -> str:
    """A chain in one line: who comes after whom, and the powers along the way."""
    names = [name + (f" ({_AIM.say(lang)})" if aim else ""), chain.decider.label.say(lang)]
    names += [f"{_grade(step)} {step.forum_label.say(lang)}" for step in chain.steps]
    return " → ".join(names) + ("" if chain.steps else f" → {_SILENT.say(lang)}")


def _grade(step: Step) -> str:
    return "".join(GRADE_WORDS[grade][0] for grade in step.grade) if step.graded else "?"


def _row(chain: ChainExplanation, aim: bool, y: float, start: float, lang: str) -> Iterator[Mark]:
    decider = chain.decider
    look = LINES["aim" if aim else _class(chain)]
    names = [(decider.short or decider.label).say(lang)]
    names += [(step.forum_short or step.forum_label).say(lang) for step in chain.steps]
    far = 2 + _BOX
    dash = (6.0, 4.0) if aim else ()
    yield from _arrow(far, start + _HIGH / 2, far + _GAP, y + _HIGH / 2, look.edge, dash, _AIM.say(lang) if aim else "")
    for number, name in enumerate(names):
        x = 2 + (number + 1) * (_BOX + _GAP)
        yield from _box(x, y, name, "", bold=number == 0)
        if number < len(chain.steps):
            at = y + _HIGH / 2
            yield from _arrow(x + _BOX, at, x + _BOX + _GAP, at, look.edge, (), _grade(chain.steps[number]))
    if not chain.steps and decider.verdict != "FORUM_ITSELF":
        x, at = 2 + 2 * (_BOX + _GAP), y + _HIGH / 2
        yield from _arrow(x - _GAP, at, x, at, _SOFT, (3.0, 3.0), "?")
        yield Shape(rounded(x, y, _BOX, _HIGH, 6), fill=_PAPER, stroke=_SOFT, width=1.2, dash=(4.0, 3.0))
        yield Words(x + _BOX / 2, y + _HIGH / 2 + 4, _SILENT.say(lang), 11, _SOFT, anchor="middle")


def _class(chain: ChainExplanation) -> str:
    return line_look(chain.decider.verdict) if chain.decider.verdict != "SHARED" else "partial"


def _box(x: float, y: float, text: str, look: str, *, bold: bool) -> Iterator[Mark]:
    face, edge = (LOOKS[look].face, LOOKS[look].edge) if look else (_PAPER, _INK)
    yield Shape(rounded(x, y, _BOX, _HIGH, 6), fill=face, stroke=edge, width=1.6)
    tried = (Type(()).fitted(settable(text), _BOX - 12, _HIGH - 8, size, bold) for size in _SIZES)
    block = min(tried, key=lambda it: it.cut)
    top = y + _HIGH / 2 - (len(block.lines) - 1) * block.size * LEADING / 2 + block.size * 0.36
    for number, words in enumerate(block.lines):
        yield Words(x + _BOX / 2, top + number * block.size * LEADING, words, block.size, _INK, bold, "middle")


def _arrow(
    x: float, y: float, right: float, low: float, colour: str, dash: Sequence[float], words: str
) -> Iterator[Mark]:
    """A way from left to right, with what is said of it above."""
    middle = (x + right) / 2
    bends = [(x, y), (middle - 8, y), (middle - 8, low), (right - 6, low)] if y != low else [(x, y), (right - 6, low)]
    yield Shape(line(bends), stroke=colour, width=2, dash=tuple(dash))
    yield Shape(polygon([(right - 8, low - 5), (right, low), (right - 8, low + 5)]), fill=colour)
    if words:
        yield Words(right - _GAP / 2 - 3, low - 7, words, 9.5, _SOFT, anchor="middle")
