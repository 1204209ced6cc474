"""A report in a template of somebody's own: in a sandbox, with clear errors, and still to be verified."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from tests.conftest import ROOT, Shell

LETTERHEAD = ROOT / "docs" / "examples" / "letterhead.html.j2"
SHEET = ("report", "uk", "--choice", "UK25", "--lang", "en")


@pytest.fixture
def house_style(tmp_path: Path) -> Path:
    """A Word file of an organisation: a heading of its own size, a header, and words that must not stay."""
    made = docx.Document()
    made.styles["Heading 1"].font.size = Pt(21)
    made.sections[0].header.paragraphs[0].text = "Harbour Cities Association"
    made.add_paragraph("Dear reader")
    made.save(str(tmp_path / "style.docx"))
    return tmp_path / "style.docx"


def test_a_letterhead_stands_around_the_report_and_the_report_is_verified(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    run = shell(*SHEET, "-o", file, "--template", LETTERHEAD)
    assert run.returncode == 0, run.stderr
    told = file.read_text(encoding="utf-8")
    assert "Harbour Cities Association" in told and "UK25" in told and "--template letterhead.html.j2" in told
    held = shell("verify", file, "--lang", "en")
    assert held.returncode == 0 and "made with a template of somebody’s own" in held.stdout
    file.write_text(told.replace("Harbour Cities", "Inland Cities"), encoding="utf-8")
    assert shell("verify", file).returncode == 0, "what stands around the report is not ours"
    file.write_text(told.replace("◐ limited", "● full", 1), encoding="utf-8")
    assert shell("verify", file).returncode == 1


def test_the_styles_of_a_word_file_are_used_and_its_words_are_not(
    shell: Shell, tmp_path: Path, house_style: Path
) -> None:
    file = tmp_path / "sheet.docx"
    run = shell(*SHEET, "-o", file, "--docx-template", house_style)
    assert run.returncode == 0, run.stderr
    made = docx.Document(str(file))
    assert made.styles["Heading 1"].font.size == Pt(21)
    assert made.sections[0].header.paragraphs[0].text == "Harbour Cities Association"
    said = [paragraph.text for paragraph in made.paragraphs]
    assert "Dear reader" not in said and any("Ofcom" in words for words in said)
    again = tmp_path / "again.docx"
    assert shell(*SHEET, "-o", again, "--docx-template", house_style).returncode == 0
    assert again.read_bytes() == file.read_bytes()
    held = shell("verify", file, "--lang", "en")
    assert held.returncode == 0 and "made with a template of somebody’s own" in held.stdout


def test_a_word_file_with_hardly_a_style_will_do(shell: Shell, tmp_path: Path) -> None:
    bare = docx.Document()
    for style in [*bare.styles]:
        if style.name not in ("Normal", "Heading 1", "Default Paragraph Font"):
            style.delete()
    bare.save(str(tmp_path / "bare.docx"))
    run = shell(*SHEET, "-o", tmp_path / "a.docx", "--docx-template", tmp_path / "bare.docx")
    assert run.returncode == 0, run.stderr
    assert len(docx.Document(str(tmp_path / "a.docx")).paragraphs) > 10


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("<p>\n{% if %}\n{{ body }}", "line 2"),
        ("<p>\n\n{{ nobody }}{{ body }}", "line 3: 'nobody' is undefined"),
        ("{{ ''.__class__.__mro__ }}{{ body }}", "line 1"),
        ("{% include '/etc/passwd' %}{{ body }}", "line 1"),
        ("{{ title }}", "does not place the text of the report"),
        ("{{ 1 // 0 }}{{ body }}", "line 1"),
        ("{% for a in range(1000000) %}x{% endfor %}{{ body }}", "line 1"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(template: str, said: str, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "own.html.j2").write_text(template, encoding="utf-8")
    run = shell(*SHEET, "-o", "a.html", "--template", "own.html.j2", cwd=tmp_path)
    assert run.returncode == 2 and run.stderr.startswith("thorbecke: own.html.j2"), run.stderr
    assert said in run.stderr and run.stderr.count("\n") == 1 and not (tmp_path / "a.html").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "a.docx", "--template", LETTERHEAD), "--template is for .html"),
        (("-o", "a.html", "--docx-template", LETTERHEAD), "--docx-template is for .docx"),
        (("-o", "a.docx", "--docx-template", LETTERHEAD), "letterhead.html.j2: not a Word document"),
        (("-o", "a.html", "--template", "nowhere.j2"), "nowhere.j2"),
    ],
)
def test_a_template_for_another_format_is_one_sentence(
    words: tuple[str | Path, ...], said: str, shell: Shell, tmp_path: Path
) -> None:
    run = shell(*SHEET, *words, cwd=tmp_path)
    assert run.returncode == 2 and said in run.stderr and run.stderr.count("\n") == 1, run.stderr


def test_a_report_never_takes_the_place_of_its_template(shell: Shell, tmp_path: Path) -> None:
    own = tmp_path / "own.html"
    own.write_text("{{ body }}", encoding="utf-8")
    run = shell(*SHEET, "-o", own, "--template", own)
    assert run.returncode == 2 and own.read_text(encoding="utf-8") == "{{ body }}"
