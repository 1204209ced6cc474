"""A page as a Word document: real headings, lists and tables, a table of contents that is filled in, alternative text.

No clock: the same page gives the same bytes. The styles are those of a document that is given, else plain ones of ours.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document
from docx.oxml.table import CT_Tc
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from exports.formats.png import png
from exports.formats.word_styles import (
    BRIEF,
    LANGUAGES,
    NO_CLOCK,
    cleared,
    element,
    field,
    plain,
    sized,
    spoken,
    timeless,
)
from exports.links import safe_url
from exports.page import (
    Bar,
    Cell,
    Cited,
    Column,
    Contents,
    Figure,
    Heading,
    Item,
    Note,
    Page,
    Sentence,
    Table,
    Told,
    Words,
    blocks,
    counts,
)
from exports.writing import printable

__all__ = ["document"]

#: the colour of how far a minister answers, and the light one behind words
_LOOKS = {
    "full": ("1D5A9E", "E6EFF9"),
    "partial": ("8A5300", "FDF1D8"),
    "aim": ("5A3796", "EFEAFA"),
    "elsewhere": ("0A5F58", "E4F3F1"),
    "none": ("A4103A", "FBE8EC"),
    "unknown": ("55616F", "F0F1F3"),
}
_SOFT = RGBColor(0x4B, 0x57, 0x63)
#: how wide a letter in a table is, and what a cell keeps free on both sides
_LETTER, _EDGES = Pt(5.5), Pt(13)
#: squares of a whole bar, at most
_SQUARES = 40
#: so deep are the lists of Word
_DEEPEST = 3


def document(page: Page, lang: str, styles: bytes | None = None) -> bytes:
    """Return a page as a Word document; `styles` is a document of which the styles are used, and what stands around."""
    told = [*blocks(page)]
    made = docx.Document(io.BytesIO(styles) if styles else None)
    cleared(made) if styles else plain(made)
    if not styles and not any(isinstance(block, Contents) for block in told):
        sized(made, BRIEF)
    spoken(made, lang)
    writer = _Writer(made, [block for block in told if isinstance(block, Heading)])
    for block in told:
        writer.block(block)
    about = made.core_properties
    about.title = printable(writer.title)[:250]
    about.author = about.last_modified_by = "Huis van Thorbecke"
    about.comments, about.keywords, about.language = "", "", LANGUAGES[lang]
    about.created = about.modified = NO_CLOCK
    about.revision = 1
    return timeless(made)


class _Writer:
    """Adds block after block to a document."""

    def __init__(self, made: Document, headings: Sequence[Heading]) -> None:
        self._made = made
        self._headings = headings
        self._turn = 0
        self._above = ""
        self._counted: tuple[int, int] | None = None
        whole = [heading.words for heading in headings if heading.level == 0]
        self.title = whole[0] if whole else ""

    def block(self, block: Told | list[tuple[int, Item]]) -> None:
        """Add one block."""
        if isinstance(block, list):
            for depth, item in block:
                self._item(item, depth)
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Bar):
            self._bar(block)
        elif isinstance(block, Figure):
            self._figure(block)
        elif isinstance(block, Contents):
            self._contents(block)
        elif isinstance(block, Item):
            self._words(self._made.add_paragraph(), block.full)
        elif isinstance(block, Note):
            self._soft(self._made.add_paragraph(), block.words)
        else:
            self._sentence(block)

    def _sentence(self, sentence: Sentence) -> None:
        paragraph = self._made.add_paragraph()
        if sentence.style in ("about", "aside"):
            self._soft(paragraph, sentence.full)
            return
        run = paragraph.add_run(printable(sentence.full))
        run.bold = sentence.style == "strong" or sentence.style in _LOOKS
        if not self.title and sentence.style == "strong":
            self.title = sentence.words
        if sentence.style in _LOOKS:
            run.font.color.rgb = RGBColor.from_string(_LOOKS[sentence.style][0])

    def _soft(self, paragraph: Paragraph, words: str) -> None:
        run = paragraph.add_run(printable(words))
        run.font.color.rgb = _SOFT
        run.font.size = Pt(8.5)

    def _heading(self, heading: Heading) -> None:
        self._turn += 1
        self._counted = None
        self._above = heading.words
        name = "Title" if heading.level == 0 else f"Heading {min(heading.level, 9)}"
        paragraph = self._made.add_paragraph(style=self._style(name, "Heading 1"))
        paragraph.paragraph_format.page_break_before = heading.fresh or None
        start = element("w:bookmarkStart", {"w:id": str(self._turn), "w:name": _bookmark(self._turn)})
        paragraph._p.append(start)
        paragraph.add_run(printable(heading.words))
        paragraph._p.append(element("w:bookmarkEnd", {"w:id": str(self._turn)}))

    def _style(self, name: str, other: str = "Normal") -> ParagraphStyle | None:
        """The style of this name; of a document that has none, another."""
        for known in (name, other):
            for style in self._made.styles:
                if style.name == known and isinstance(style, ParagraphStyle):
                    return style
        return None

    def _item(self, item: Item, depth: int) -> None:
        deep = min(depth, _DEEPEST - 1)
        kind = "List Bullet" if item.number is None else "List Number"
        style = self._style(f"{kind} {deep + 1}" if deep else kind, "List Paragraph")
        paragraph = self._made.add_paragraph(style=style)
        if item.number is not None:
            self._number(paragraph, item.number, depth)
        self._words(paragraph, item.full)

    def _number(self, paragraph: Paragraph, number: int, depth: int) -> None:
        """Count on, or begin to count where a list begins."""
        style = paragraph.style
        properties = style.element.pPr if style is not None else None
        listed = properties.numPr if properties is not None else None
        if listed is None or listed.numId is None:
            paragraph.add_run(f"{number}. ")
            return
        if self._counted is None or number != self._counted[0] + 1 or depth > 0:
            numbering = self._made.part.numbering_part.element
            known = numbering.num_having_numId(listed.numId.val)
            begun = numbering.add_num(known.abstractNumId.val)
            begun.add_lvlOverride(ilvl=0).add_startOverride(number)
            self._counted = (number, begun.numId)
        else:
            self._counted = (number, self._counted[1])
        own = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        own.get_or_add_ilvl().val = 0
        own.get_or_add_numId().val = self._counted[1]

    def _words(self, paragraph: Paragraph, words: Words) -> None:
        for run in (words,) if isinstance(words, str) else words:
            if isinstance(run, Cited):
                self._linked(paragraph, run.title, run.url)
                paragraph.add_run(printable(run.known))
            else:
                paragraph.add_run(printable(run))

    def _linked(self, paragraph: Paragraph, words: str, url: str | None) -> None:
        safe = safe_url(url)
        run = paragraph.add_run(printable(words))
        if safe:
            related = self._made.part.relate_to(safe, _HYPERLINK, is_external=True)
            link = element("w:hyperlink", {"r:id": related, "w:history": "1"})
            run.font.underline = True
            run.font.color.rgb = RGBColor(0x1D, 0x4F, 0x8C)
            paragraph._p.append(link)
            link.append(run._r)

    def _table(self, table: Table) -> None:
        if table.caption and table.caption != self._above:
            caption = self._made.add_paragraph(style=self._style("Caption"))
            caption.paragraph_format.keep_with_next = True
            caption.add_run(printable(table.caption))
        widths = _widths(table.columns, table.rows, self._wide())
        made = self._made.add_table(rows=1, cols=len(table.columns))
        if any(style.name == "Table Grid" for style in self._made.styles):
            made.style = "Table Grid"
        made.autofit = False
        properties = made._tbl.tblPr
        properties.append(element("w:tblCaption", {"w:val": printable(table.caption or self._above)}))
        for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            run = cell.paragraphs[0].add_run(printable(column.name))
            run.bold, run.font.size = True, Pt(8)
            _shade(cell._tc, "E9ECEF")
        _repeated(made.rows[0]._tr)
        for row in table.rows:
            cells = made.add_row()
            cells._tr.get_or_add_trPr().append(element("w:cantSplit"))
            for number, (cell, told) in enumerate(zip(cells.cells, row, strict=True)):
                self._cell(cell.paragraphs[0], told, head=number == 0 and table.columns[0].role in ("key", "name"))
                if told.style in _LOOKS:
                    _shade(cell._tc, _LOOKS[told.style][1])
            if any(column.least and not told.full for column, told in zip(table.columns, row, strict=True)):
                cells.height = Cm(1.6)
        for number, width in enumerate(widths):
            made.columns[number].width = width
            for cell in made.columns[number].cells:
                cell.width = width
        after = self._made.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after.paragraph_format.line_spacing = Pt(8)

    def _cell(self, paragraph: Paragraph, told: Cell, *, head: bool) -> None:
        if told.url:
            self._linked(paragraph, told.full, told.url)
        else:
            paragraph.add_run(printable(told.full))
        paragraph.paragraph_format.space_after = Pt(0)
        for run in _runs(paragraph):
            run.font.size = Pt(8)
            run.bold = head or None

    def _wide(self) -> int:
        """How wide the text is, in the smallest unit of Word."""
        section = self._made.sections[-1]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        return int(page or Mm(210)) - int(left or 0) - int(right or 0)

    def _bar(self, bar: Bar) -> None:
        """How a whole is made up: of each part as many squares as it counts, with its number, sign and words."""
        scale = max(1, -(-sum(number for number, _ in bar.parts) // _SQUARES))
        paragraph = self._made.add_paragraph()
        self._soft(paragraph, f"{bar.words}: ")
        for (number, cell), words in zip(bar.parts, counts(bar), strict=True):
            run = paragraph.add_run(f"{'■' * max(1, number // scale)}\u00a0{printable(words)}   ")
            run.font.size = Pt(8.5)
            run.font.color.rgb = RGBColor.from_string(_LOOKS[cell.style][0]) if cell.style in _LOOKS else None

    def _figure(self, figure: Figure) -> None:
        image = png(figure.svg)
        picture = self._made.add_picture(io.BytesIO(image), width=self._wide())
        about = picture._inline.docPr
        about.set("descr", printable(figure.alt))
        about.set("name", printable(figure.words)[:80])
        self._soft(self._made.add_paragraph(), figure.words)

    def _contents(self, contents: Contents) -> None:
        """A field of contents with its entries in it; the page of each is a field too."""
        title = self._made.add_paragraph(style=self._style("TOC Heading"))
        title.paragraph_format.page_break_before = True
        title.add_run(printable(contents.words)).bold = True
        shown = [(n, h) for n, h in enumerate(self._headings, 1) if h.level == 1]
        style = self._style("toc 1")
        for turn, (number, heading) in enumerate(shown):
            paragraph = self._made.add_paragraph(style=style)
            if turn == 0:
                field(paragraph.add_run, 'TOC \\o "1-1" \\h \\z', end=False)
            link = element("w:hyperlink", {"w:anchor": _bookmark(number), "w:history": "1"})
            paragraph._p.append(link)

            def run(words: str = "", link: BaseOxmlElement = link, paragraph: Paragraph = paragraph) -> Run:
                made = paragraph.add_run(words)
                link.append(made._r)
                return made

            run(printable(heading.words))
            run().add_tab()
            field(run, f"PAGEREF {_bookmark(number)} \\h")
            if turn == len(shown) - 1:
                paragraph.add_run()._r.append(element("w:fldChar", {"w:fldCharType": "end"}))


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _bookmark(number: int) -> str:
    return f"_Toc{number:06}"


def _runs(paragraph: Paragraph) -> Iterable[Run]:
    yield from paragraph.runs
    for link in paragraph.hyperlinks:
        yield from link.runs


def _shade(cell: CT_Tc, colour: str) -> None:
    shading = {"w:val": "clear", "w:color": "auto", "w:fill": colour}
    cell.get_or_add_tcPr().append(element("w:shd", shading))


def _repeated(row: BaseOxmlElement) -> None:
    """Make a row the head of its table: named as such, and repeated on every page."""
    properties = row.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], wide: int) -> list[int]:
    """How wide each column is: wide enough for its longest word, and of what is left as much as its words ask."""
    least, asked = [], []
    for number, column in enumerate(columns):
        words = [column.name, *(row[number].full for row in rows)]
        longest = max(len(word) for text in words for word in text.split() or [""])
        least.append(_LETTER * min(longest, 20) + _EDGES)
        asked.append(max(min(sum(map(len, words)) / len(words), 60.0), float(column.least or 0)))
    left = max(0, wide - sum(least))
    narrow = min(1.0, wide / sum(least))
    return [int(low * narrow + left * one / (sum(asked) or 1)) for low, one in zip(least, asked, strict=True)]
