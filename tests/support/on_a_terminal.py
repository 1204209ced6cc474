"""Every command on a pseudo-terminal of every width: `python -m tests.support.on_a_terminal HOUSE NAME...`.

A command is run once; its answer is then shown by the shell's own `show` on the terminal, at each width, in each
language, plain and in colour. What came through the terminal is printed as JSON, with the words of the page beside it.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
import tty
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from exports.page import Heading, Item, Note, Page, Room, Sentence, Table, plain
from exports.writing import printable
from ontology.reading import loading
from tests.support.shell import run
from thorbecke import options, questions

__all__ = ["WIDTHS", "typed"]

WIDTHS = (60, 80, 100, 140)
#: What ends one answer on the terminal.
_END = b"\x00"


def typed(*command: str, width: int = 140) -> tuple[int, str]:
    """Run a command whose every stream is a terminal; return its status and what came through."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as running:
        os.close(slave)
        arrived = bytearray()
        with contextlib.suppress(OSError):  # the other end is closed
            while part := os.read(master, 65536):
                arrived += part
    os.close(master)
    return running.returncode, arrived.decode()


def _answers(lines: list[str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield every command with what it showed."""
    shown: list[tuple[Any, ...]] = []
    page = questions.page

    def kept(*given: Any, whole: bool = False) -> Page:
        shown.append((*given, whole))
        return page(*given, whole=whole)

    for line in lines:
        shown.clear()
        vars(questions)["page"] = kept
        status, _, err = run(json.loads(line))
        vars(questions)["page"] = page
        if status not in (0, 1) or len(shown) != 1:
            raise SystemExit(f"{line}: {err.decode()}")
        yield line, shown[0]


def _words(page: Page) -> tuple[set[str], set[str]]:
    """The words that a screen of any width must show: of what is told, and of the columns."""
    told, names = list[str](), list[str]()
    for part in page:
        if isinstance(part, Table):
            told += [*part.folds, *(cell.words for row in part.scarce[: part.most] for cell in row)]
            if part.turn < 2 and part.scarce:
                names += [column.name for column in part.columns if column.role != "key"]
        elif isinstance(part, Sentence | Heading | Note):
            told.append(part.words)
        elif isinstance(part, Item):
            told.append(plain(part.words))
        else:
            assert isinstance(part, Room)
    return _split(told), _split(names)


def _split(told: list[str]) -> set[str]:
    return {word for words in told for word in printable(words).split()}


def main(lines: list[str]) -> None:
    """Print a list of screens."""
    vars(loading)["load"] = cache(loading.load)
    answers = list(_answers(lines))
    out = os.dup(1)
    master, slave = pty.openpty()
    tty.setraw(slave)
    for stream in (0, 1, 2):
        os.dup2(slave, stream)
    os.environ.pop("COLUMNS", None)
    os.environ["TERM"] = "xterm-256color"
    screens = []
    words_of: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for width, colour in product(WIDTHS, (False, True)):
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
        os.environ.pop("NO_COLOR", None)
        os.environ |= {} if colour else {"NO_COLOR": "1"}
        for (line, (name, told, _, *beside, whole)), lang in product(answers, ("nl", "en")):
            screen = _through(master, slave, name, told, lang, *beside, whole=whole)
            if (line, lang) not in words_of:
                words_of[line, lang] = _words(questions.page(name, told, lang, *beside, whole=whole))
            words, names = words_of[line, lang]
            about = {"line": line, "lang": lang, "width": width, "colour": colour}
            screens.append({**about, "screen": screen, "words": sorted(words), "names": sorted(names)})
    os.write(out, json.dumps(screens).encode())


def _through(master: int, slave: int, name: str, told: Any, lang: str, *beside: Any, whole: bool) -> str:
    """Show an answer on the terminal and return what arrives at its other end."""
    arrived = bytearray()

    def read() -> None:
        while not arrived.endswith(_END):
            arrived.extend(os.read(master, 65536))

    reader = threading.Thread(target=read)
    reader.start()
    options.show(name, "table", told, lang, *beside, whole=whole)
    sys.stdout.flush()
    os.write(slave, _END)
    reader.join()
    return arrived.removesuffix(_END).decode()


if __name__ == "__main__":
    main(sys.argv[1:])
