"""Shapes and words as a page of PDF: vector, with text one can select, its letters, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from exports.map.ink import Mark, Shape, Words
from exports.map.letters import font, width
from exports.map.svg import Alt

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

__all__ = ["pdf"]


def pdf(marks: Iterable[Mark], wide: float, high: float, alt: Alt) -> bytes:
    """Return one page of so many points; its title and subject are those of the picture."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    for bold in (False, True):
        pdfmetrics.registerFont(font(bold))
    file = BytesIO()
    letters: Any = font(False).fontName  # the stubs take it for a number
    canvas = Canvas(file, (wide, high), pageCompression=1, invariant=1, lang=alt.lang, initialFontName=letters)
    canvas.setTitle(alt.title)
    canvas.setSubject(alt.says)
    canvas.setAuthor("Huis van Thorbecke")
    canvas.setCreator("Huis van Thorbecke")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for mark in marks:
        _shape(canvas, mark, high) if isinstance(mark, Shape) else _words(canvas, mark, high)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _shape(canvas: Canvas, mark: Shape, high: float) -> None:
    way = canvas.beginPath()
    for letter, numbers in mark.curves:
        at = [high - number if turn % 2 else number for turn, number in enumerate(numbers)]
        if letter == "M":
            way.moveTo(*at)
        elif letter == "L":
            way.lineTo(*at)
        elif letter == "C":
            way.curveTo(*at)
        else:
            way.close()
    if mark.fill:
        canvas.setFillColor(mark.fill, alpha=mark.alpha)
    if mark.stroke:
        canvas.setStrokeColor(mark.stroke, alpha=mark.alpha)
        canvas.setLineWidth(mark.width)
        canvas.setDash([*mark.dash])
        canvas.setLineCap(int(mark.soft))
        canvas.setLineJoin(int(mark.soft))
    canvas.drawPath(way, stroke=int(bool(mark.stroke)), fill=int(bool(mark.fill)))


def _words(canvas: Canvas, mark: Words, high: float) -> None:
    wide = width(mark.text, mark.size, mark.bold)
    x = mark.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
    canvas.setFillColor(mark.fill, alpha=mark.alpha)
    canvas.setFont(font(mark.bold).fontName, mark.size)
    canvas.drawString(x, high - mark.y, mark.text)
    if mark.link:
        low = high - mark.y
        canvas.linkURL(mark.link, (x, low - mark.size * 0.25, x + wide, low + mark.size * 0.8), thickness=0)
