"""What was read of a house once is not read again: a folder of the user's, with what a file says by its content.

An entry is known by the sha256 of everything it was made from: the files of the house and their names, this
program, its vocabulary and the parser. It is plain data with a checksum, never code: whoever can write to the
folder cannot make this program do anything. An entry that is not whole, not ours or not the user's own is as good
as none, and so is a folder that is not there or cannot be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import stat
import sys
import tempfile
import weakref
from functools import cache
from pathlib import Path
from typing import BinaryIO

import pyoxigraph

__all__ = ["folder", "key_of", "read", "scratch", "write"]

#: Where the cache is, or `off`.
VARIABLE = "THORBECKE_CACHE"
#: The newest entries stay: so many, and together of that size; none takes more than half of it.
KEPT, KEPT_BYTES = 64, 300_000_000

_ENDING = ".json"
_HERE = Path(__file__).parents[1]


def folder() -> Path | None:
    """Return where the cache is; None when it is off or the user has no such place.

    `THORBECKE_CACHE` names another folder, or `off`. Else it is in what the platform has for it: `XDG_CACHE_HOME`
    or `~/.cache`, on Windows `LOCALAPPDATA`.
    """
    asked = os.environ.get(VARIABLE, "")
    if asked.strip().lower() == "off":
        return None
    if asked:
        return Path(asked)
    place = Path(os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", ""))
    if not place.is_absolute():  # as the specification of XDG has it: a relative path is none
        try:
            place = Path("~/.cache").expanduser()
        except RuntimeError:
            return None
    return place / "huis-van-thorbecke"


def key_of(*parts: str) -> str | None:
    """Return what something is known by that this program made from these parts; None when the cache is off."""
    return None if folder() is None else _digest(json.dumps((_program(), *parts)).encode("ascii"))


def read(key: str | None) -> bytes | None:
    """Return what was kept under a key; None when nothing was, or what is there cannot be trusted."""
    place = folder()
    if place is None or key is None:
        return None
    path = place / f"{key}{_ENDING}"
    try:
        found = path.lstat()
        if not (_is_own(place.lstat()) and _is_own(found) and stat.S_ISREG(found.st_mode)):
            return None
        with open(path, "rb", opener=_without_links) as file:
            head, end, content = file.read(KEPT_BYTES).partition(b"\n")
    except OSError:
        return None
    if not end or head.decode("ascii", "replace") != _head(key, content):
        return None
    with contextlib.suppress(OSError):  # used today: the newest entries stay
        os.utime(path)
    return content


def write(key: str | None, content: bytes) -> None:
    """Keep something under a key, whole or not at all; where that cannot be, nothing happens."""
    place = folder()
    if place is None or key is None or len(content) > KEPT_BYTES // 2:
        return
    scratch = place / f".{key}.{os.getpid()}.tmp"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(place.lstat()):
            return
        with open(scratch, "xb", opener=_for_the_user) as file:
            file.write(_head(key, content).encode("ascii") + b"\n" + content)
        scratch.replace(place / f"{key}{_ENDING}")
        _sweep(place)
    except OSError:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)


def scratch() -> BinaryIO:
    """Return a file without a name for what is too large for memory: it goes with the process, however that ends.

    It is the user's own (0600), in the folder of the cache where that can be, as the one for temporary files may be
    memory itself.
    """
    place = folder()
    try:
        if place is not None:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_own(place.lstat()):
                return _Scratch(tempfile.TemporaryFile(buffering=0, dir=place))
    except OSError:
        pass  # as good as no cache
    return _Scratch(tempfile.TemporaryFile(buffering=0))


class _Scratch(io.BufferedRandom):
    """A file that is closed, and gone, when nobody asks for it any more; in a circle of objects too."""

    def __init__(self, raw: io.FileIO) -> None:
        super().__init__(raw)
        weakref.finalize(self, raw.close)

    def __del__(self) -> None:
        self.close()


def _sweep(place: Path) -> None:
    """Remove all but the newest entries, and what writers that were stopped left behind."""
    entries = [p for p in place.iterdir() if p.suffix == _ENDING and len(p.stem) == 64]
    left = [p for p in place.glob(".*.tmp") if len(p.name) > 64]
    known = sorted(((p.stat().st_mtime_ns, p) for p in entries), reverse=True)
    newest = known[0][0] if known else 0
    total = 0
    for number, (_, path) in enumerate(known):
        total += path.stat().st_size
        if number >= KEPT or total > KEPT_BYTES:
            path.unlink(missing_ok=True)
    for path in left:
        if newest - path.stat().st_mtime_ns > 3600 * 10**9:
            path.unlink(missing_ok=True)


def _is_own(status: os.stat_result) -> bool:
    """Tell whether a file or folder is the user's, and nobody else can write to it; Windows sees to that itself."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _without_links(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def _for_the_user(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _head(key: str, content: bytes) -> str:
    return f"huis-van-thorbecke {key} {_digest(content)}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@cache
def _program() -> str:
    """Return one digest of all that decides what is read of a file: the code, vocabulary and shapes here, the parser.

    No version number is kept by hand: one that was forgotten would let an old answer stand.
    """
    ours = (p for pattern in ("**/*.py", "vocabulary/**/*.ttl", "shapes/*.ttl") for p in _HERE.glob(pattern))
    named = (f"{path.relative_to(_HERE).as_posix()} {_digest(path.read_bytes())}" for path in sorted(ours))
    return _digest(json.dumps((pyoxigraph.__version__, *named)).encode("ascii"))
