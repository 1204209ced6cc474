"""A screenshot as a small PNG: at most 256 colours, the commonest of the picture and those most unlike them."""

from __future__ import annotations

import struct
import zlib

import numpy as np

__all__ = ["small_png"]

#: So many of the 256 are the commonest; the rest keeps what is rare and bright.
COMMON = 160


def small_png(png: bytes) -> bytes:
    """Return an 8-bit RGB or RGBA PNG without interlace as one with a palette (PNG, third edition, 11.2.2)."""
    width, height, pixels = _pixels(png)
    coarse = (pixels.astype(np.uint32) + 2) // 5 * 5
    keys = (coarse[:, 0] << 16) | (coarse[:, 1] << 8) | coarse[:, 2]
    colours, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    every = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1).astype(np.int64)
    chosen = list(np.lexsort((colours, -counts))[:COMMON])
    away = np.min([np.abs(every - every[at]).sum(axis=1) for at in chosen], axis=0)
    while len(chosen) < 256 and away.max() > 0:
        chosen.append(int(away.argmax()))
        away = np.minimum(away, np.abs(every - every[chosen[-1]]).sum(axis=1))
    palette = every[chosen].clip(0, 255)
    nearest = np.array([np.abs(palette - one).sum(axis=1).argmin() for one in every], dtype=np.uint8)
    rows = nearest[inverse].reshape(height, width)
    lines = b"".join(b"\0" + row.tobytes() for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette.astype(np.uint8).tobytes()), (b"IDAT", zlib.compress(lines, 9)))
    return png[:8] + b"".join(_chunk(kind, data) for kind, data in (*parts, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _pixels(png: bytes) -> tuple[int, int, np.ndarray]:
    at, packed = 8, b""
    width = height = depth = 0
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height = struct.unpack(">II", data[:8])
            depth = {2: 3, 6: 4}[data[9]]
        elif kind == b"IDAT":
            packed += data
        at += 12 + length
    raw = np.frombuffer(zlib.decompress(packed), dtype=np.uint8).reshape(height, 1 + width * depth)
    rows = np.zeros((height, width * depth), dtype=np.uint8)
    before = np.zeros(width * depth, dtype=np.int64)
    for y in range(height):
        before = _unfilter(int(raw[y, 0]), raw[y, 1:].astype(np.int64), before, depth)
        rows[y] = before
    return width, height, rows.reshape(-1, depth)[:, :3]


def _unfilter(kind: int, line: np.ndarray, above: np.ndarray, depth: int) -> np.ndarray:
    """Undo the filter of one line (PNG 9.2): none, sub, up, average or Paeth."""
    if kind == 0:
        return line
    if kind == 2:
        return np.asarray((line + above) & 255)
    if kind == 1:
        return np.asarray(np.cumsum(line.reshape(-1, depth), axis=0).reshape(-1) & 255)
    out = line.copy()
    for x in range(len(line)):
        left = int(out[x - depth]) if x >= depth else 0
        corner = int(above[x - depth]) if x >= depth else 0
        up = int(above[x])
        if kind == 3:
            guess = (left + up) // 2
        else:
            p = left + up - corner
            guess = min((abs(p - left), 0, left), (abs(p - up), 1, up), (abs(p - corner), 2, corner))[2]
        out[x] = (int(line[x]) + guess) & 255
    return out
