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
import mmap
import os
import stat
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph

__all__ = [
    "digest_of_file",
    "folder",
    "is_quick",
    "key_of",
    "program_of",
    "read",
    "read_arrays",
    "scratch",
    "turned_off",
    "write",
    "write_arrays",
]

#: Where the cache is, or `off`.
VARIABLE = "THORBECKE_CACHE"
#: The newest entries stay: so many, and together of that size; none takes more than half of it.
KEPT, KEPT_BYTES = 64, 300_000_000
#: Those of large houses likewise: they are arrays, looked at where they are, and not read into memory.
KEPT_LARGE, KEPT_LARGE_BYTES = 16, 6_000_000_000
#: The digest of a file of more than this is kept too, by what the system tells of that file.
LARGE_FILE = 50_000_000
#: A file that was touched so short a time before that it may be again by the same clock, in nanoseconds.
_JUST_NOW = 2_000_000_000

_ENDING, _LARGE_ENDING = ".json", ".arrays"
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


def turned_off() -> Callable[[], None]:
    """Turn the cache off, for child processes too; what is returned turns it on again where it was."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = "off"

    def back() -> None:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before

    return back


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
        _sweep(place, _ENDING, KEPT, KEPT_BYTES)
    except OSError:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)


def scratch() -> io.BufferedRandom:
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


def read_arrays(key: str | None) -> memoryview | None:
    """Return what was kept of a large house under a key, as `read` does; what is done to it is not kept."""
    place = folder()
    if place is None or key is None:
        return None
    path = place / f"{key}{_LARGE_ENDING}"
    try:
        found = path.lstat()
        if not (_is_own(place.lstat()) and _is_own(found) and stat.S_ISREG(found.st_mode)):
            return None
        with open(path, "rb", opener=_without_links) as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))
    except (OSError, ValueError):
        return None
    head, foot = _large_head(key), 64
    content = whole[len(head) : -foot]
    if whole[: len(head)] != head or bytes(whole[-foot:]).decode("ascii", "replace") != _digest(content):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return content


def write_arrays(key: str | None, parts: Iterable[bytes | memoryview]) -> None:
    """Keep the parts of a large house under a key, whole or not at all; where that cannot be, nothing happens."""
    place = folder()
    if place is None or key is None:
        return
    scratch = place / f".{key}.{os.getpid()}.tmp"
    digest = hashlib.sha256()
    size = 0
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(place.lstat()):
            return
        with open(scratch, "xb", opener=_for_the_user) as file:
            file.write(_large_head(key))
            for part in parts:
                size += len(part)
                if size > KEPT_LARGE_BYTES // 2:
                    break
                digest.update(part)
                file.write(part)
            file.write(digest.hexdigest().encode("ascii"))
        if size <= KEPT_LARGE_BYTES // 2:
            scratch.replace(place / f"{key}{_LARGE_ENDING}")
        scratch.unlink(missing_ok=True)
        _sweep(place, _LARGE_ENDING, KEPT_LARGE, KEPT_LARGE_BYTES)
    except OSError:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)


def digest_of_file(path: Path) -> bytes:
    """Return the sha256 of a file; of a large one it is kept, by all that the system tells of the file.

    What was changed just now is not kept: a change within one tick of the clock would not be seen.
    """
    before = path.stat()
    key = _key_of_digest(path, before)
    known = read(key)
    if known is not None and len(known) == 32:
        return known
    started = time.time_ns()
    with _Watched(path) as file:
        digest = hashlib.file_digest(file, "sha256").digest()
    quiet = started - max(before.st_mtime_ns, before.st_ctime_ns) > _JUST_NOW
    if quiet and _of_the_system(before) == _of_the_system(path.stat()):
        write(key, digest)
    return digest


def is_quick(path: Path) -> bool:
    """Tell whether the digest of a file is there in no time: it is small, or its digest was kept."""
    told = path.stat()
    return told.st_size <= LARGE_FILE or read(_key_of_digest(path, told)) is not None


def _key_of_digest(path: Path, told: os.stat_result) -> str | None:
    if told.st_size <= LARGE_FILE:
        return None
    return key_of("digest", os.path.realpath(path), *map(str, _of_the_system(told)))


def _of_the_system(told: os.stat_result) -> tuple[int, ...]:
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


class _Watched(io.FileIO):
    """A file that is read no further when the process ends, which waits for its threads."""

    def readinto(self, buffer: Any, /) -> int:
        if not threading.main_thread().is_alive():
            raise OSError("nobody waits for it")
        return super().readinto(buffer) or 0


def _sweep(place: Path, ending: str, most: int, most_bytes: int) -> None:
    """Remove all but the newest entries, and what writers that were stopped left behind."""
    entries = [p for p in place.iterdir() if p.suffix == ending and len(p.stem) == 64]
    left = [p for p in place.glob(".*.tmp") if len(p.name) > 64]
    known = sorted(((p.stat().st_mtime_ns, p) for p in entries), reverse=True)
    newest = known[0][0] if known else 0
    total = 0
    for number, (_, path) in enumerate(known):
        total += path.stat().st_size
        if number >= most or total > most_bytes:
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


def _large_head(key: str) -> bytes:
    """Return the first line of what is kept of a large house, as long as an array may start behind it."""
    return f"huis-van-thorbecke {key}".ljust(127).encode("ascii") + b"\n"


def _digest(content: bytes | memoryview) -> str:
    return hashlib.sha256(content).hexdigest()


@cache
def _program() -> str:
    """Return one digest of all that decides what is read of a file: the code, vocabulary and shapes here, the parser.

    No version number is kept by hand: one that was forgotten would let an old answer stand.
    """
    return program_of(_HERE, ("**/*.py", "vocabulary/**/*.ttl", "shapes/*.ttl"), pyoxigraph.__version__)


def program_of(root: Path, patterns: Iterable[str], *versions: str) -> str:
    """Return one digest of the files under a folder that fit, by name and content, and of what they are used with."""
    ours = (path for pattern in patterns for path in root.glob(pattern))
    named = (f"{path.relative_to(root).as_posix()} {_digest(path.read_bytes())}" for path in sorted(ours))
    return _digest(json.dumps((*versions, *named)).encode("ascii"))
