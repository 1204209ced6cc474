"""The styles and the shell of a Word document: its paper, its language, its dates of no clock, and its fields."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.run import Run
from lxml.etree import XMLSyntaxError

from ontology.errors import InputError

__all__ = [
    "BRIEF",
    "LANGUAGES",
    "NO_CLOCK",
    "cleared",
    "element",
    "field",
    "plain",
    "sized",
    "spoken",
    "styles_of",
    "timeless",
]

#: no file of ours says when it was made
NO_CLOCK = datetime(2000, 1, 1)
_NO_DATE = (1980, 1, 1, 0, 0, 0)
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
#: a document for its styles unpacks to no more, in no more parts
_MOST, _PLACES = 100_000_000, 2_000
#: style -> size, and how much is kept free above and below: of a document with contents, and of a few pages
_LONG = {
    "Normal": (9.5, 0, 4),
    "Title": (15, 0, 6),
    "Heading 1": (13, 12, 3),
    "Heading 2": (12, 9, 3),
    "Heading 3": (10.5, 6, 3),
}
BRIEF = {"Normal": (8, 0, 2), "Title": (12, 0, 2), "Heading 1": (9.5, 4, 1), "Heading 2": (9, 4, 1)}


def styles_of(content: bytes, name: str) -> bytes:
    """Return a Word document whose styles can be used; InputError for what is none.

    A template that Word keeps as .dotx, or with macros, is not one: save it as .docx.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            if sum(entry.file_size for entry in entries) > _MOST or len(entries) > _PLACES:
                raise InputError(f"{name}: unpacks to more than a template should; use one without pictures")
            if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
                raise InputError(f"{name}: has macros, which no report takes over; save it as .docx")
        docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, PackageNotFoundError, XMLSyntaxError) as error:
        raise InputError(f"{name}: not a Word document (.docx) that can be read; give one for its styles") from error
    return content


def field(run: Callable[[], Run], instruction: str, *, end: bool = True) -> None:
    """Add a field; its result comes before its end."""
    run()._r.append(element("w:fldChar", {"w:fldCharType": "begin"}))
    told = element("w:instrText", {"xml:space": "preserve"})
    told.text = f" {instruction} "
    run()._r.append(told)
    run()._r.append(element("w:fldChar", {"w:fldCharType": "separate"}))
    if end:
        run()._r.append(element("w:fldChar", {"w:fldCharType": "end"}))


def element(name: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    """Return an element of a Word file, with these attributes."""
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set("{http://www.w3.org/XML/1998/namespace}space" if key == "xml:space" else qn(key), value)
    return made


def plain(made: Document) -> None:
    """Give a document of ours the size of its paper, its styles and the number of each page."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(14)
    for name in _LONG:
        style = made.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name = "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.font.color.rgb = RGBColor(0x16, 0x20, 0x2B)
    sized(made, _LONG)
    contents = made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(contents, ParagraphStyle)
    contents.base_style = made.styles["Normal"]
    contents.paragraph_format.tab_stops.add_tab_stop(Mm(176))
    foot = section.footer.paragraphs[0]
    foot.alignment = 2
    field(foot.add_run, "PAGE")


def sized(made: Document, sizes: Mapping[str, tuple[float, float, float]]) -> None:
    """Give styles their size, and how much is kept free above and below."""
    for name, (size, before, after) in sizes.items():
        style = made.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def cleared(made: Document) -> None:
    """Take out what a document says, and leave its styles, its paper and what stands above and below."""
    body = made.element.body
    for child in [*body]:
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def spoken(made: Document, lang: str) -> None:
    """Say which language the document is in, where its styles start."""
    properties = made.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if properties is None:
        style = made.styles["Normal"]
        properties = style.element.get_or_add_rPr()
    for known in properties.findall(qn("w:lang")):
        properties.remove(known)
    properties.append(element("w:lang", {"w:val": LANGUAGES[lang], "w:eastAsia": LANGUAGES[lang]}))


def timeless(made: Document) -> bytes:
    """Return the file with the dates of no clock in it."""
    packed, out = io.BytesIO(), io.BytesIO()
    made.save(packed)
    with zipfile.ZipFile(packed) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            about = zipfile.ZipInfo(name, _NO_DATE)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system, about.external_attr = 3, 0o600 << 16
            after.writestr(about, before.read(name))
    return out.getvalue()
