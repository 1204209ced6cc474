"""Files and words that leave the program: written whole or not at all, and shown as they are.

Nothing else in `exports/` opens a file for writing. A file that is already there stays intact until the
new one is complete on disk; text that could steer a terminal, a screen or a reading direction is made visible.
"""

from __future__ import annotations

import itertools
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

__all__ = ["atomic_write", "escaped", "printable"]

#: Distinguishes two writes of one process to one target.
_turn = itertools.count()

#: Bidirectional controls and marks, signs without width, tags: text reads otherwise than it is stored, or holds more.
_STEERS = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
_UNSEEN = _STEERS + "\U000e0000-\U000e007f"
_COULD_STEER = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_STEERS}]")
_LINE_ENDS = frozenset([0x85, 0x2028, 0x2029])
_SHOW = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_UNSEEN}]")


def atomic_write(path: str | os.PathLike[str], data: bytes | Iterable[bytes]) -> None:
    """Write `data` to `path` so that a reader finds the old file or the whole new one, never a part.

    The bytes, in one piece or in several, go to a temporary file in the same folder, are forced to disk, and take the
    name of the target in one step. A link is followed: the file it points to is replaced, the link stays.

    Raises
    ------
    IsADirectoryError
        The target is a folder.
    FileNotFoundError
        The folder of the target is not there.
    OSError
        The target is a pipe or a device, the disk is full, permission is missing: the target is as it was.
    """
    target = Path(os.path.realpath(path))
    _refuse_what_is_no_file(Path(path), target)
    _sweep(target)
    scratch = target.with_name(f".{target.name[:60]}.{os.getpid()}-{next(_turn)}.tmp")
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.writelines([data] if isinstance(data, bytes) else data)
            handle.flush()
            os.fsync(handle.fileno())
        if target.exists():
            scratch.chmod(stat.S_IMODE(target.stat().st_mode))
        scratch.replace(target)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def printable(text: str) -> str:
    r"""Return `text` with every character that steers instead of shows made visible.

    Line feed and tab stay; other line ends become a line feed; control characters become their picture,
    bidirectional controls and what has no width their code, what is no character at all the replacement character.

    >>> printable("a\x1b[31m"), printable("A\u202eB")
    ('a␛[31m', 'A⟨U+202E⟩B')
    """
    return _SHOW.sub(lambda hit: _picture(ord(hit[0])), text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    r"""Return JSON, Turtle or TriG in which such a character is written as an escape: what it says stays the same.

    >>> escaped('"A\u202eB"')
    '"A\\u202EB"'
    """
    return _COULD_STEER.sub(lambda hit: f"\\u{ord(hit[0]):04X}", text)


def _picture(code: int) -> str:
    if re.match(f"[{_UNSEEN}]", chr(code)):
        return f"⟨U+{code:04X}⟩"
    if code in _LINE_ENDS:
        return "\n"
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _refuse_what_is_no_file(named: Path, target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(f"{named} is a folder; name a file in it, for example {named / 'map.html'}")
    if target.exists() and not target.is_file():
        raise OSError(f"{named} is not an ordinary file, so it cannot be replaced by one")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"the folder {named.parent} is not there; make it first")


def _sweep(target: Path) -> None:
    """Remove what a killed process left behind for this target (POSIX: elsewhere a pid cannot be asked)."""
    if os.name != "posix":
        return
    ours = re.compile(re.escape(f".{target.name[:60]}.") + r"(\d+)-\d+\.tmp")
    with os.scandir(target.parent) as entries:
        found = [(entry.path, match) for entry in entries if (match := ours.fullmatch(entry.name))]
    for stale, match in found:
        if not _alive(int(match[1])):
            Path(stale).unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _settle(folder: Path) -> None:
    """Force the new name to disk; folders cannot be opened on every system."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
