"""What stands in a box and how it is set, as on the page (`templates/scripts/type.js`, `lettering.js`).

A name stands in full where that fits, else as people call it; each kind of box has one size of letters, and a word is
broken only where the language allows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from exports.map.letters import width
from exports.map.scene import Box, Plan, Scene

__all__ = ["LEADING", "TRIED", "Block", "Lettering", "Type", "clip", "upper"]

LEADING = 1.13
#: A name is measured no further than this.
_ENOUGH = 120
#: The sizes of letters in a box, the largest that holds all names of a kind is taken.
TRIED = (13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5)
_TAIL = re.compile(r"(?<=\S) \([^()]*\)$")
_OWN = re.compile(r"(?<=[^-]-)(?=[^-])")
_CORE = re.compile(r"[^\W\d_]{6,}")


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def clip(text: str, room: float, size: float, bold: bool = False) -> str:
    """Return a line that fits: as it is, else cut, with an ellipsis."""
    if width(text, size, bold) <= room:
        return text
    short = re.sub(r" ?…$", "", text[:_ENOUGH])
    while len(short) > 1 and width(f"{short}…", size, bold) > room:
        short = short[:-1]
    return f"{short}…"


@dataclass(frozen=True)
class Block:
    """Lines of one size; `cut`: not all of the text is in them."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    cut: bool = False


class Type:
    """Sets text in one language, whose words may be broken where its patterns say."""

    def __init__(self, broken: Iterable[str]) -> None:
        self._known = {word.replace("\u00ad", ""): word.split("\u00ad") for word in broken}

    def wrapped(self, text: str, room: float, size: float, bold: bool = False, indent: float = 0) -> list[str]:
        """Return all of a text on lines of a width, words broken where they are wider than a line only."""
        return [line for line in self._wrap(text, room, size, bold, indent, broken=False, whole=True) if line]

    def fitted(self, text: str, room: float, high: float, size: float, bold: bool = False, indent: float = 0) -> Block:
        """Return a text in a box: as it is, else with words broken between lines, else cut after a whole word."""
        most = max(1, int(high / (size * LEADING) + 0.08))

        def holds(lines: Sequence[str]) -> bool:
            return (
                len(text) <= _ENOUGH
                and len(lines) <= most
                and all(width(it, size, bold) <= room - (0 if at else indent) for at, it in enumerate(lines))
            )

        lines = self._wrap(text, room, size, bold, indent, broken=False)
        if not holds(lines):
            broken = self._wrap(text, room, size, bold, indent, broken=True)
            lines = broken if holds(broken) else lines
        if holds(lines):
            return Block(tuple(lines), size, bold)
        over = len(lines) > most
        some = [clip(it, room - (0 if at else indent), size, bold) for at, it in enumerate(lines[:most])]
        if over and not some[-1].endswith("…"):
            some[-1] = _whole(some[-1], room - (indent if len(some) == 1 else 0), size, bold)
        return Block(tuple(some), size, bold, cut=True)

    def headed(self, text: str, room: float, size: float) -> tuple[str, float]:
        """Return a heading on one line, with its size: smaller where it is wide, else up to a whole word."""
        for smaller in (size, size - 1, size - 2):
            if width(text, smaller, True) <= room:
                return text, smaller
        short = _whole(text, room, size - 2, True) if " " in text else clip(text, room, size - 2, True)
        return short, size - 2

    def _syllables(self, word: str) -> list[str]:
        pieces: list[str] = []
        for part in _OWN.split(word):
            core = _CORE.search(part)
            found = self._known.get(core[0].lower()) if core else None
            if not core or not found:
                pieces.append(part)
                continue
            at, cut = core.start(), []
            for piece in found:
                cut.append(part[at : at + len(piece)])
                at += len(piece)
            cut[0] = part[: core.start()] + cut[0]
            cut[-1] += part[at:]
            pieces.extend(cut)
        return pieces

    def _wrap(
        self, text: str, room: float, size: float, bold: bool, indent: float, *, broken: bool, whole: bool = False
    ) -> list[str]:
        """Return words on lines; `broken`: a word may go on on the next line wherever the language allows it."""
        lines = [""]

        def fits(line: str) -> bool:
            return width(line, size, bold) <= room - (indent if len(lines) == 1 else 0)

        for word in (text if whole else text[:_ENOUGH]).split():
            joined = f"{lines[-1]} {word}" if lines[-1] else word
            if fits(joined):
                lines[-1] = joined
                continue
            if not broken and width(word, size, bold) <= room:
                lines.append(word)
                continue
            before, piece = f"{lines[-1]} " if lines[-1] else "", ""
            own = _OWN.split(word)
            plain = not broken and all(width(part, size, bold) <= room for part in own)
            pieces = own if plain else self._syllables(word)
            if whole:
                pieces = [bit for it in pieces for bit in _letters(it, room, size, bold)]
            for syllable in pieces:
                hyphen = "" if (piece + syllable).endswith("-") else "-"
                last = bool(piece + syllable) and word.endswith(piece + syllable)
                if not piece and before and not fits(f"{before}{syllable}{'' if last else hyphen}"):
                    lines.append("")
                    before = ""
                elif piece and not fits(f"{before}{piece}{syllable}{'' if last else hyphen}"):
                    lines[-1] = f"{before}{piece}{'' if piece.endswith('-') else '-'}"
                    lines.append("")
                    before = piece = ""
                piece += syllable
            lines[-1] = f"{before}{piece}"
        return lines


def _letters(piece: str, room: float, size: float, bold: bool) -> list[str]:
    """Return a piece of a word, or what fits of it by itself where no line holds it."""
    if width(f"{piece}-", size, bold) <= room:
        return [piece]
    many = max(1, int(len(piece) * room / width(f"{piece}-", size, bold)) - 2)
    return [piece[at : at + many] for at in range(0, len(piece), many)]


def _whole(line: str, room: float, size: float, bold: bool) -> str:
    """Return a line that goes on: up to a whole word, and an ellipsis."""
    left = re.sub(r"\S*-$", "", line).rstrip() or line
    while " " in left and width(f"{left} …", size, bold) > room:
        left = left[: left.rindex(" ")]
    return clip(f"{left} …", room, size, bold)


class Lettering:
    """The texts of the boxes of a plan: one size for each kind, the largest at which every name fits that fits."""

    def __init__(self, scene: Scene, plan: Plan) -> None:
        self._scene, self._plan = scene, plan
        self.type = Type(scene.page["breaks"][0 if scene.lang == "nl" else 1])
        boxes = {name: int(name[1:]) for name in plan.places if name not in scene.groups}
        choices = [name for name, node in boxes.items() if scene.is_choice(node)]
        actors = [name for name, node in boxes.items() if not scene.is_choice(node)]
        groups = [name for name in plan.places if name in scene.groups]
        self.actor = self._largest(actors, self.called)
        self.choice = self._largest(choices, self.called)
        self.group = self._largest(groups, lambda name, size: self.pile(name, size)[2])

    def _largest(self, names: Sequence[str], put: Callable[[str, float], Block]) -> float:
        fitting = [name for name in names if not put(name, TRIED[-1]).cut]
        return next((size for size in TRIED if not any(put(name, size).cut for name in fitting)), TRIED[-1])

    def badge(self, name: str) -> str:
        many = f"{self._scene.many(self._plan, name):,}"
        return f"+{many.replace(',', '.') if self._scene.lang == 'nl' else many}"

    def pile(self, name: str, size: float) -> tuple[str, float, Block]:
        """Return how many stand in a group, how wide that is, and the name of the group."""
        group, place = self._scene.groups[name], self._plan.places[name]
        badge, said = self.badge(name), self._scene.say(group["name"])
        indent = width(f"{badge} ", size, True) + 2
        # what stands between brackets at the end gives way, unless it sets the members apart from their whole
        names = [said] if group["whole"] is not None else [said, _TAIL.sub("", said[:200])]
        blocks = [self.type.fitted(one, place.width - 14, place.height - 2, size, indent=indent) for one in names]
        return badge, indent, next((it for it in blocks if not it.cut), blocks[0])

    def indent(self, node: int, place: Box, size: float) -> float:
        """Return what is before the name of a choice: its sign and its number."""
        number = self._scene.number(node)
        return width(f"{clip(number, place.width - 30, size, True)} ", size, True) + 16 if number else 17.0

    def called(self, name: str, size: float) -> Block:
        """Return a choice or an actor by its name in full where that fits, else by what people call it."""
        scene, place, node = self._scene, self._plan.places[name], int(name[1:])
        brick = scene.is_choice(node)
        bold = not brick and (node in scene.tops or bool(scene.rests.get(node)))
        indent = self.indent(node, place, size) if brick else 0.0
        wide, high = (place.width - 10, place.height - 5) if brick else (place.width - 8, place.height - 2)
        label, short = scene.label(node), scene.short(node)
        names = [label, *([upper(short)] if short else []), _TAIL.sub("", label[:200])]
        blocks = [self.type.fitted(one, wide, high, size, bold, indent) for one in names]
        return replace(next((it for it in blocks if not it.cut), blocks[-1]), bold=bold)
