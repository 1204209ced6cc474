"""A report that was changed is found out: a number, a verdict, a mark, a forged manifest, in every format."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import thorbecke
from exports.report.stated import Stated
from graph.records import HouseInfo
from ontology.reading.dataset import Dataset
from tests.conftest import Shell
from tests.report.conftest import Made
from tests.report.test_report import five_choices
from thorbecke import verifying

FORMS = ("html", "md", "docx")


@pytest.fixture(scope="module", autouse=True)
def each_report_is_made_again_once() -> Iterator[None]:
    """What a report comes to is worked out once a command, house and format."""
    known: dict[tuple[str, str, str], tuple[HouseInfo, bytes]] = {}
    real = verifying.made_again

    def once(told: Stated, dataset: Dataset, house: Path | None, form: str) -> tuple[HouseInfo, bytes]:
        key = (told.command, dataset.digest, form)
        if key not in known:
            known[key] = real(told, dataset, house, form)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verifying, "made_again", once)
        yield


def changed(file: Path, to: Path, old: str, new: str) -> Path:
    """Write a report with other words in it, in Word in the text of the document."""
    assert old != new
    if file.suffix != ".docx":
        text = file.read_text(encoding="utf-8")
        assert old in text
        to.write_text(text.replace(old, new, 1), encoding="utf-8")
        return to
    return repacked(file, to, lambda name, data: replaced(data, old, new) if name == "word/document.xml" else data)


def replaced(data: bytes, old: str, new: str) -> bytes:
    assert old.encode() in data
    return data.replace(old.encode(), new.encode(), 1)


def repacked(file: Path, to: Path, other: Callable[[str, bytes], bytes]) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, other(name, before.read(name)))
    to.write_bytes(out.getvalue())
    return to


@pytest.mark.parametrize("form", FORMS)
def test_a_report_as_it_was_made_is_the_same(form: str, made: Made, shell: Shell) -> None:
    run = shell("verify", made("uk", "en", form), "--lang", "en")
    assert run.returncode == 0, run.stdout
    assert run.stdout.startswith("This report says what the house says: made again it is the same to the byte.")


#: format -> what is changed, into what, and what is said of where that is
CHANGES = [
    ("html", "for 13 (11 in full", "for 15 (13 in full", "Conclusions"),
    ("md", "for 13 (11 in full", "for 15 (13 in full", "Conclusions"),
    ("docx", "for 13 (11 in full", "for 15 (13 in full", "Conclusions"),
    ("html", ">◐ limited ministerial accountability<", ">● full ministerial accountability<", "UK25"),
    ("md", "| ◐ limited ministerial accountability |", "| ● full ministerial accountability |", "UK25"),
    ("docx", ">◐ limited ministerial accountability<", ">● full ministerial accountability<", "UK25"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "old", "new", "where"), CHANGES)
def test_a_changed_number_or_verdict_is_found_and_shown(
    form: str, old: str, new: str, where: str, made: Made, shell: Shell, tmp_path: Path
) -> None:
    file = changed(made("uk", "en", form), tmp_path / f"changed.{form}", old, new)
    run = shell("verify", file, "--format", "json")
    assert run.returncode == 1, run.stderr
    told = json.loads(run.stdout)
    assert not told["same"] and not told["bytes_same"]
    (one,) = told["mismatches"]
    assert where in one["where"] and new.strip("<>| td") in one["said"] and old.strip("<>| td") in one["expected"]
    shown = shell("verify", file, "--lang", "nl")
    assert shown.returncode == 1 and "Dit rapport zegt niet wat het huis zegt: 1 verschil." in shown.stdout


@pytest.mark.parametrize("form", FORMS)
def test_a_manifest_that_was_forged_with_it_does_not_help(form: str, made: Made, shell: Shell, tmp_path: Path) -> None:
    honest = made("uk", "en", form)
    digest = thorbecke.load("uk").dataset.digest
    file = changed(honest, tmp_path / f"a.{form}", "for 13 (11 in full", "for 15 (13 in full")
    content = repacked if form == "docx" else None
    forged = "sha256:" + "0" * 64
    if content is None:
        file.write_text(file.read_text(encoding="utf-8").replace(digest, forged), encoding="utf-8")
    else:
        repacked(file, file, lambda name, data: data.replace(digest.encode(), forged.encode()))
    told = json.loads(shell("verify", file, "--format", "json").stdout)
    said = [one["said"] for one in told["mismatches"]]
    assert any("for 15 (13 in full" in (it or "") for it in said) and any(forged in (it or "") for it in said)
    # another day in the command: then the report is held against that day
    other = changed(honest, tmp_path / f"b.{form}", "--on 2026-01-19", "--on 2025-07-01")
    assert shell("verify", other).returncode == 1


def test_what_is_hidden_or_added_with_marks_is_found(made: Made, shell: Shell, tmp_path: Path) -> None:
    html = made("uk", "en", "html")
    for old, new in (
        ('<p class="lead">Of the 22', '<p class="lead" hidden>Of the 22'),
        ("</style>", ".lead::after { content: ' All is well.'; }</style>"),
        ("</main>", "</main><script>document.body.textContent = ''</script>"),
        ("</main>", "</main><!-- all is well -->"),
        ('href="https://', 'href="https://elsewhere.example/'),
    ):
        run = shell("verify", changed(html, tmp_path / "marks.html", old, new), "--lang", "en")
        assert run.returncode == 1, new
    word = made("uk", "en", "docx")
    for old, new in (
        ("<w:b/>", "<w:b/><w:vanish/>"),
        ('descr="', 'descr="All is well. '),
        ("<w:sectPr", "<w:p><w:r><w:t>All is well.</w:t></w:r></w:p><w:sectPr"),
    ):
        run = shell("verify", changed(word, tmp_path / "marks.docx", old, new), "--lang", "en")
        assert run.returncode == 1, new
    picture = repacked(word, tmp_path / "picture.docx", lambda name, data: data + b"\0" if "media" in name else data)
    assert shell("verify", picture).returncode == 1
    links = repacked(word, tmp_path / "links.docx", lambda name, data: data.replace(b"https://www.", b"https://ww2.")
                     if name == "word/_rels/document.xml.rels" else data)  # fmt: skip
    assert shell("verify", links).returncode == 1


def test_a_word_file_that_was_saved_again_still_says_the_same(made: Made, shell: Shell, tmp_path: Path) -> None:
    told = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(["soffice", profile, *told, str(made("uk", "en", "docx"))], check=True, capture_output=True)
    run = shell("verify", tmp_path / "uk-en.docx", "--lang", "en")
    assert (run.returncode, run.stdout.splitlines()[0][:70]) == (
        0,
        "This report says what the house says: made again it has the same text;",
    ), run.stdout


def test_a_house_of_ones_own_is_given_and_never_opened_from_the_report(shell: Shell, tmp_path: Path) -> None:
    house, file = tmp_path / "five.ttl", tmp_path / "five.md"
    house.write_text(five_choices(), encoding="utf-8")
    assert shell("report", house, "-o", file, "--lang", "en").returncode == 0
    assert str(tmp_path) not in file.read_text(encoding="utf-8")
    alone = shell("verify", file, cwd=tmp_path)
    assert alone.returncode == 2
    assert alone.stderr == (
        "thorbecke: five.md: a report on 'five.ttl', which is no house that ships; give the house too: "
        "thorbecke verify five.md HOUSE\n"
    )
    assert shell("verify", file, house).returncode == 0
    house.write_text(five_choices().replace("Choice 3", "Choice 33"), encoding="utf-8")
    run = shell("verify", file, house, "--lang", "en")
    assert run.returncode == 1 and "Choice 33" in run.stdout
    # a report that names a house that ships and is held against another
    file.write_text(file.read_text(encoding="utf-8").replace("report five.ttl", "report uk"), encoding="utf-8")
    assert shell("verify", file, house).returncode == 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_sheet_and_a_report_since_a_day_are_held_too(lang: str, shell: Shell, tmp_path: Path) -> None:
    for name, words in (("sheet", ["--choice", "UK25"]), ("since", ["--since", "2025-06-01"])):
        file = tmp_path / f"{name}.html"
        assert shell("report", "uk", "-o", file, "--lang", lang, *words).returncode == 0
        assert shell("verify", file).returncode == 0
    view = thorbecke.verify(tmp_path / "sheet.html")
    assert view.record.same and view.record.bytes_same and "--choice UK25" in view.record.command


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF", "a.pdf: not the name of a report"),
        ("a.md", b"# A note\n", "a.md: no report of ours: it does not say by which"),
        (
            "a.html",
            b"<p>thorbecke report nds --rm -rf</p>",
            "a.html: no report of ours: 'thorbecke report nds --rm -rf'",
        ),
        ("a.md", b"thorbecke report 'nds", "a.md: no report of ours"),
        ("a.md", b"thorbecke report nds --on 2025-09-29 --evidence stated --lang fr", "a.md: no report of ours"),
        (
            "a.md",
            b"thorbecke report /etc/passwd --on 2025-09-29 --evidence stated --lang nl",
            "a.md: a report on '/etc/",
        ),
        ("a.docx", b"PK\x03\x04", "a.docx: not a Word document"),
        ("a.html", b"\xff\xfe\x00", "a.html: not UTF-8 text"),
    ],
)
def test_what_is_no_report_is_one_sentence(name: str, content: bytes, said: str, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    run = shell("verify", name, cwd=tmp_path)
    assert run.returncode == 2 and run.stderr.startswith(f"thorbecke: {said}"), run.stderr
    assert run.stdout == "" and run.stderr.count("\n") == 1


def test_a_word_file_that_unpacks_to_too_much_or_refers_elsewhere_is_refused(shell: Shell, tmp_path: Path) -> None:
    many, entity = tmp_path / "many.docx", tmp_path / "entity.docx"
    with zipfile.ZipFile(many, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 210_000_000)
    assert "unpacks to more" in shell("verify", many).stderr
    with zipfile.ZipFile(entity, "w") as packed:
        packed.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')
    run = shell("verify", entity)
    assert run.returncode == 2 and "not a Word document" in run.stderr
