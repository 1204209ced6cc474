"""The report as others' tools read it: a browser, axe, python-docx, LibreOffice and pdftotext."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.conftest import ROOT, Shell
from tests.houses.test_every_house import OF_STATE
from tests.report.conftest import Made, Printed
from tests.support.axe import violations

#: house -> the language its report is read in here, and the sections that any report has
HOUSES = {"nds": "nl", "uk": "en"}
SECTIONS = {
    "nl": [
        "Conclusies",
        "Hiaten",
        "Alle keuzes",
        "Het huis in beeld",
        "Debatvragen",
        "Wat de voorstellen zouden veranderen",
        "Het kleinste herstel",
        "Kwetsbaarheden in de structuur",
        "Wie doet wat",
        "Keuze voor keuze",
        "Waarop dit rust",
        "Wat niet is vastgelegd",
        "Werkwijze",
        "Reactie van wie hier wordt genoemd",
        "Bronnen",
        "Begrippen",
        "Hoe dit rapport is gemaakt",
    ],
    "en": [
        "Conclusions",
        "Gaps",
        "Every choice",
        "The house in a picture",
        "Debate questions",
        "What the proposals would change",
        "The smallest repair",
        "Structural risks",
        "Who does what",
        "Choice by choice",
        "What this rests on",
        "What is not recorded",
        "Method",
        "Reaction of those named here",
        "Sources",
        "Glossary",
        "How this report was made",
    ],
}
EMPTY = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/bare/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:house a hvt:House ; dcterms:title "Bare house"@en ; hvt:language "en" ;
    hvt:referenceDate "2026-01-01"^^xsd:date .
"""


def five_choices() -> str:
    """A house of five choices on which nothing else is recorded."""
    source = 'ex:list a hvt:Source ; dcterms:title "Agenda"@en ; hvt:evidenceGrade "A" ; hvt:readInFull true .\n'
    choices = (
        f'ex:c{n} a hvt:Choice ; skos:prefLabel "Choice {n}"@en ; skos:notation "C{n}" ; dcterms:source ex:list ;\n'
        '    hvt:validFrom "2025-01-01"^^xsd:date .\n'
        for n in range(1, 6)
    )
    return EMPTY + source + "".join(choices)


def text_of(pdf: Path, first: int = 1, last: int | None = None) -> str:
    """Return what a PDF says, line by line."""
    pages = ["-f", str(first), *(["-l", str(last)] if last else [])]
    told = subprocess.run(["pdftotext", "-layout", *pages, str(pdf), "-"], capture_output=True, check=True)
    return told.stdout.decode("utf-8")


def flowing(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize(("house", "lang"), HOUSES.items())
def test_a_report_has_every_section_in_order(house: str, lang: str, made: Made) -> None:
    told = made(house, lang, "md").read_text(encoding="utf-8")
    # Markdown has no picture
    assert re.findall(r"^## (.*)$", told, re.M) == SECTIONS[lang][:3] + SECTIONS[lang][4:]
    assert len(re.findall(r"^# ", told, re.M)) == 1


def test_the_counts_of_a_report_are_those_of_gaps(made: Made, shell: Shell) -> None:
    told = made("nds", "nl", "md").read_text(encoding="utf-8")
    answer = json.loads(shell("gaps", "--format", "json").stdout)
    classes = answer["classes"]
    found = dict(re.findall(r"^- (\d+) × .*?(alleen voor het doel|deels|onbekend|elders|volledig|zonder)$", told, re.M))
    words = {"aim": "alleen voor het doel", "partial": "deels", "unknown": "onbekend", "elsewhere": "elders"}
    words |= {"full": "volledig", "none": "zonder"}
    assert {word: number for number, word in found.items()} == {
        words[name]: str(number) for name, number in classes.items() if number
    }
    for question in json.loads(shell("questions", "--format", "json").stdout)["questions"]:
        assert f"### {question['notation']} {question['question']['nl']}" in told
    assert answer["house"]["digest"] in told


@pytest.mark.parametrize(("house", "lang"), HOUSES.items())
def test_axe_finds_nothing_in_a_report_and_it_asks_for_nothing(
    house: str, lang: str, made: Made, chromium: Browser
) -> None:
    page = chromium.new_page()
    asked, wrong = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(made(house, lang, "html").as_uri())
    assert violations(page) == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == [] and wrong == []
    assert page.evaluate("document.documentElement.lang") == lang
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "only a table is wider than a phone"
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((it) => +it.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tables = page.evaluate(
        "[...document.querySelectorAll('table')].map((it) => [!!it.caption?.textContent, "
        "[...it.tHead.rows[0].cells].every((cell) => cell.scope === 'col')])"
    )
    assert len(tables) > 10 and all(all(one) for one in tables)
    assert page.evaluate("document.scripts.length") == 0
    drawn = page.evaluate("[...document.images].map((it) => [it.naturalWidth > 0, it.alt.length > 100])")
    assert drawn == [[True, True]]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.close()


@pytest.mark.parametrize(("house", "lang"), [*HOUSES.items(), ("nds", "en")])
def test_the_first_page_a_browser_prints_is_that_of_the_conclusions(
    house: str, lang: str, made: Made, printed: Printed
) -> None:
    pdf = printed(made(house, lang, "html"))
    reader = PdfReader(pdf)
    assert {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in reader.pages} <= {
        (595, 842),
        (595, 841),
        (596, 842),
    }
    first, second = text_of(pdf, 1, 1), text_of(pdf, 2, 2)
    end = {"nl": "Eén cijfer voor het geheel", "en": "There is no single score"}[lang]
    assert SECTIONS[lang][0] in first and end in flowing(first)
    assert {"nl": "Inhoud", "en": "Contents"}[lang] in second
    assert [mark.title for mark in flat(reader.outline)][1 : len(SECTIONS[lang]) + 1]
    assert {mark.title for mark in flat(reader.outline)} >= set(SECTIONS[lang])


def flat(outline: Sequence[Any]) -> list[Any]:
    """All bookmarks, those within others too."""
    return [one for it in outline for one in (flat(it) if isinstance(it, list) else [it])]


def test_a_table_that_goes_on_repeats_its_head(made: Made, printed: Printed) -> None:
    pages = text_of(printed(made("nds", "nl", "html"))).split("\f")
    heads = [page for page in pages if re.search(r"^nr +keuze +B beslist", page, re.M)]
    assert len(heads) >= 2, "the matrix is longer than a page"


@pytest.mark.parametrize(("house", "lang"), HOUSES.items())
def test_word_reads_headings_tables_contents_and_language(house: str, lang: str, made: Made) -> None:
    document = docx.Document(str(made(house, lang, "docx")))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == SECTIONS[lang]
    contents = [p for p in document.paragraphs if p.style is not None and p.style.name == "toc 1"]
    assert [p.hyperlinks[0].text.strip() for p in contents] == SECTIONS[lang]
    marks = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert {p.hyperlinks[0].fragment for p in contents} <= marks
    assert len(document.tables) > 10
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None and table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    about = [shape._inline.docPr for shape in document.inline_shapes]
    assert len(about) == 1 and len(about[0].get("descr")) > 100
    spoken = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert spoken is not None and spoken.get(qn("w:val")) == {"nl": "nl-NL", "en": "en-GB"}[lang]
    assert document.core_properties.title.startswith({"nl": "Verantwoordingsrapport", "en": "Accountability"}[lang])


def test_libreoffice_prints_what_word_is_given(made: Made, office: Printed) -> None:
    told = text_of(office(made("nds", "nl", "docx")))
    at = [told.index(f"\n{section}") for section in SECTIONS["nl"]]
    assert at == sorted(at)
    said = flowing(told)
    assert "Van de 31 keuzes op 29 september 2025" in said and "D4 Wordt de regie verzwaard" in said
    first = flowing(text_of(office(made("nds", "nl", "docx")), 1, 1))
    assert "Dit rapport zegt wat in het dossier staat" in first


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_the_command_and_python_write_the_same_bytes(form: str, made: Made, shell: Shell, tmp_path: Path) -> None:
    again = tmp_path / f"again.{form}"
    assert shell("report", "uk", "-o", again, "--lang", "en").returncode == 0
    assert again.read_bytes() == made("uk", "en", form).read_bytes()


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_a_report_of_another_house_names_nothing_of_this_one(form: str, made: Made) -> None:
    file = made("uk", "en", form)
    told = file.read_text(encoding="utf-8") if form != "docx" else "\n".join(words_of(file))
    assert len(told) > 10_000
    assert OF_STATE["nl"].findall(told) == []


def words_of(file: Path) -> list[str]:
    document = docx.Document(str(file))
    return [node.text or "" for node in document.element.iter(qn("w:t"))]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_five_choices_and_nothing_else_make_a_report(
    lang: str, shell: Shell, tmp_path: Path, chromium: Browser
) -> None:
    house = tmp_path / "five.ttl"
    house.write_text(five_choices(), encoding="utf-8")
    for form in ("html", "md", "docx"):
        run = shell("report", house, "-o", tmp_path / f"five.{form}", "--lang", lang)
        assert run.returncode == 0, run.stderr
    told = (tmp_path / "five.md").read_text(encoding="utf-8")
    assert "C1" in told and OF_STATE["nl"].findall(told) == []
    page = chromium.new_page()
    page.goto((tmp_path / "five.html").as_uri())
    assert violations(page) == []
    page.close()
    empty = tmp_path / "empty.ttl"
    empty.write_text(EMPTY, encoding="utf-8")
    assert shell("report", empty, "-o", tmp_path / "empty.docx", "--lang", lang).returncode == 0


def test_what_changed_since_is_a_table(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "since.md"
    run = shell("report", "-o", file, "--on", "2026-03-01", "--since", "2025-09-29", "--lang", "en")
    assert run.returncode == 0, run.stderr
    told = file.read_text(encoding="utf-8")
    section = told.split("## What changed since\n")[1].split("\n## ")[0]
    found = json.loads(shell("diff", "--from", "2025-09-29", "--to", "2026-03-01", "--format", "json").stdout)
    rows = re.findall(r"^\| (K\d+) ", section, re.M)
    assert rows == [change["notation"] for change in found["changes"]] and rows
    assert "--since 2025-09-29" in told


def test_a_report_under_a_proposal_says_so_before_it_concludes(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "if.md"
    run = shell("report", "-o", file, "--scenario", "bod-ministerial", "--evidence", "inferred", "--lang", "nl")
    assert run.returncode == 0, run.stderr
    told = file.read_text(encoding="utf-8")
    said = "Dit rapport rekent alsof 1 voorstel al gold: bod-ministerial. Een voorstel is geen feit."
    assert told.index(said) < told.index("| waarover |")
    assert "--scenario bod-ministerial --evidence inferred" in told
    assert shell("verify", file).returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "report.pdf"), "report.pdf: its name does not say how to write it"),
        (("-o", "report.html", "--since", "yesterday"), "--since yesterday: not a date"),
        (("-o", "report.html", "--format", "odt"), "--format odt: use one of html, md, docx"),
    ],
)
def test_a_mistake_is_one_sentence(words: tuple[str, ...], said: str, shell: Shell, tmp_path: Path) -> None:
    run = shell("report", *words, cwd=tmp_path)
    assert run.returncode == 2 and run.stderr.startswith(f"thorbecke: {said}") and run.stderr.count("\n") == 1
    assert not [*tmp_path.iterdir()]


def test_a_report_never_takes_the_place_of_its_house(shell: Shell, tmp_path: Path) -> None:
    house = tmp_path / "house.ttl"
    house.write_text(five_choices(), encoding="utf-8")
    run = shell("report", house, "-o", house, "--format", "md")
    assert run.returncode == 2 and "does not take its place" in run.stderr
    assert house.read_text(encoding="utf-8") == five_choices()


@pytest.mark.parametrize("name", ["gaps", "matrix", "questions", "diff --from 2025-09-29 --to 2026-03-01"])
def test_an_answer_is_a_document_too(name: str, shell: Shell, tmp_path: Path, chromium: Browser) -> None:
    words = name.split()
    for form in ("html", "docx"):
        run = shell(*words, "-o", tmp_path / f"a.{form}", "--lang", "nl")
        assert run.returncode == 0, run.stderr
    page = chromium.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    assert violations(page) == []
    page.close()
    document = docx.Document(str(tmp_path / "a.docx"))
    said = "\n".join(words_of(tmp_path / "a.docx"))
    lead = shell(*words, "--format", "md", "--lang", "nl").stdout.splitlines()[0]
    assert lead in said and document.core_properties.title


def test_hostile_words_do_nothing_in_a_document(tmp_path: Path, shell: Shell, chromium: Browser) -> None:
    attack = "<script>alert(1)</script> \u202e\x07=1+1 ${jndi} {{ 7 * 7 }} ]]> &lt;b&gt; 'x'"
    house = tmp_path / "hostile.ttl"
    told = five_choices().replace('"Choice 3"', json.dumps(attack)).replace('"Bare house"', json.dumps(attack))
    house.write_text(told.replace('"Agenda"', json.dumps(attack)), encoding="utf-8")
    for form in ("html", "docx"):
        run = shell("report", house, "-o", tmp_path / f"h.{form}", "--lang", "en")
        assert run.returncode == 0, run.stderr
    page = chromium.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto((tmp_path / "h.html").as_uri())
    assert page.evaluate("document.scripts.length") == 0
    assert "<script>alert(1)</script> ⟨U+202E⟩" in page.inner_text("h1")
    page.close()
    assert any("<script>alert(1)</script> ⟨U+202E⟩" in words for words in words_of(tmp_path / "h.docx"))


@pytest.mark.process
def test_a_document_goes_on_through_a_pipe() -> None:
    words = [sys.executable, "-m", "thorbecke", "gaps", "uk", "--format", "docx", "--lang", "en"]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
    assert any(p.text.startswith("Of the 22 choices") for p in docx.Document(io.BytesIO(run.stdout)).paragraphs)
