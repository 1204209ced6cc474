"""Organograms of the United Kingdom: what reports to what, and that nothing is made of an id of two or of none."""

from __future__ import annotations

from pathlib import Path

import pytest

import thorbecke
from ontology.errors import InputError
from ontology.intake.organogram import organogram
from ontology.intake.rules import read_rules
from ontology.intake.taking import File, Given, read_files
from tests.conftest import SHARED
from tests.intake.taken import BASE, taken

HEAD = (
    "Post Unique Reference,Name,Grade (or equivalent),Job Title,Job/Team Function,Parent Department,Organisation,Unit,"
    "Reports to Senior Post,FTE,,Odd\n"
)
SENIOR = (
    HEAD
    + """\
1,N/D,SCS3,Director General,Runs it,Dept X,Agency Y,Board,XX,1,,
2,A. Person,SCS2,"Director, Legal",,Dept X,Agency Y,Legal,1,1,,
3,N/D,SCS1,Deputy,,Dept X,Agency Y,Legal,2,0.5,,
3,N/D,SCS1,Deputy,,Dept X,Agency Y,Legal,2,0.5,,
4,N/D,SCS1,One,,Dept X,Agency Y,Legal,2,1,,
4,N/D,SCS1,Other,,Dept X,Agency Y,Board,1,1,,
5,Vacant,SCS1,Under four,,Dept X,Dept X,,4,1,,
6,N/D,SCS1,Dangling,,Dept X,Agency Y,Legal,99,1,,
7,N/D,SCS1,Itself,,Dept X,Agency Y,Legal,7,1,,
8,Eliminated,SCS1,Gone,,Dept X,Agency Y,Legal,1,0,,
9,N/D,SCS1,Hidden,,Dept X,Agency Y,Legal,N/D,1,,
,N/D,SCS1,No id,,Dept X,Agency Y,Legal,1,1,,
10,N/D,SCS1,,,Dept X,Agency Y,Legal,8,1,,,beyond
"""
)
JUNIOR = """\
Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Payscale Maximum (£),\
Generic Job Title,Number of Posts in FTE,Professional/Occupational Group
Dept X,Agency Y,Legal,2,AO,1,2,Caseworker,12.5,Law
Dept X,Agency Y,Legal,2,AO,3,4,Caseworker,1,Law
Dept X,Agency Y,Legal,77,EO,1,2,Clerk,1,Law
"""
KIND = "uk-department-hierarchy"


def test_a_post_answers_to_the_one_it_reports_to_and_nothing_is_guessed() -> None:
    told = taken("organogram", SENIOR, JUNIOR, law="uk")
    caseworkers = "group/2/Legal/AO/Caseworker"
    assert told.relations() == {
        ("post/2", "post/1", KIND, "inferred"),
        ("post/3", "post/2", KIND, "inferred"),
        ("post/4", "post/2", KIND, "inferred"),
        ("post/4/2", "post/1", KIND, "inferred"),
        (caseworkers, "post/2", KIND, "inferred"),
    }
    labels = {iri.removeprefix(BASE): actor.label.en for iri, actor in told.house.facts.actors.items()}
    assert labels["post/2"] == "Director, Legal" and labels["post/4/2"] == "Other"
    assert labels["post/10"] == "10" and labels[caseworkers] == "Caseworker, Legal"
    assert "post/8" not in labels and not any("A. Person" in label for label in labels.values())
    assert {iri for iri in labels if iri.startswith("body/")} == {
        "body/Dept%20X", "body/Dept%20X/Agency%20Y", "body/Dept%20X/Agency%20Y/Board", "body/Dept%20X/Agency%20Y/Legal",
    }  # fmt: skip
    assert told.house.facts.actors[f"{BASE}body/Dept%20X/Agency%20Y"].part_of == (f"{BASE}body/Dept%20X",)
    assert told.intake.read == {"row": 16} and told.intake.kinds == {KIND: 5}


def test_every_oddity_is_told_with_its_place() -> None:
    told = taken("organogram", SENIOR, JUNIOR, law="uk")
    assert told.remarks() >= {
        ("noticed", "3", "the same again", 1),
        ("unusable", "4", "another thing with the same id", 1),
        ("unusable", "reports to senior post 4", "refers to an id of more than one", 1),
        ("unusable", "reports to senior post 99", "refers to what is not there", 1),
        ("unusable", "reports to senior post 8", "refers to what is not there", 1),
        ("unusable", "reports to senior post", "refers to itself", 1),
        ("left-aside", "Eliminated", "a post that was abolished", 1),
        ("left-aside", "reports to senior post", "not disclosed", 1),
        ("unusable", "post unique reference", "no id", 1),
        ("noticed", "job title", "no name", 1),
        ("unusable", "beyond", "more cells than headings", 1),
        ("unknown", "odd", "a column that no rule is about", 1),
        ("left-aside", "name", "who holds the post, without a term", 1),
        ("unusable", "reporting senior post 77", "refers to what is not there", 1),
        ("noticed", "generic job title", "the same again", 1),
    }
    four = next(r for r in told.intake.remarks if r.name == "reports to senior post 4")
    assert four.place == "a:8 (5)"


def test_without_a_law_no_kind_is_taken_from_one() -> None:
    told = taken("organogram", SENIOR, law=None)
    assert told.relations() == set()
    assert (
        "unknown",
        "reports to senior post",
        "no rule says which kind of relation this is under this law",
        4,
    ) in told.remarks()


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_however_cells_are_parted_and_encoded(sign: str) -> None:
    lines = [
        line.split(",") for line in (HEAD + "1,N/D,S,Chef é £,F,D,O,U,XX,1,,\n2,N/D,S,Two,F,D,O,U,1,1,,").splitlines()
    ]
    text = "\r\n".join(sign.join(line) for line in lines)
    given = Given(read_rules(), BASE, "en", "uk")
    for content in (text.encode("cp1252"), text.encode("utf-8"), text.encode("utf-8-sig")):
        told = organogram([File("a.csv", content)], given)
        assert '"Chef é £"@en' in told.turtle and told.kinds == {KIND: 1}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a,b\n1,2\n", "a: no organogram"),
        ("", "a: no organogram"),
        (HEAD, "a: holds nothing that a rule for organogram is about"),
        (HEAD + '1,"open', "a:2: not legal csv"),
        ("\0", "a: holds bytes that are no text"),
    ],
)
def test_what_is_no_organogram_is_one_sentence(text: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        taken("organogram", text, law="uk")


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared does not lie beside this repository")
def test_a_real_department() -> None:
    files = read_files([SHARED / "data" / "uk-organogram-senior.csv"])
    told = organogram(files, Given(read_rules(), BASE, "en", "uk", "Treasury Solicitor"))
    assert (told.read["row"], told.mapped["post"], told.kinds[KIND]) == (69, 69, 68)
    facts = thorbecke.loads(told.turtle, name="house.ttl").facts
    above = {r.account_giver: r.forum for r in facts.relations.values()}
    for post in above:
        seen = [post]
        while seen[-1] in above:
            assert above[seen[-1]] not in seen
            seen.append(str(above[seen[-1]]))
        assert seen[-1] == f"{BASE}post/TS1"  # a tree with one root
    assert "http://reference.data.gov.uk/id/department/treasury-solicitors/post/TS29" in told.turtle
    assert {r.name for r in told.remarks if r.kind in ("unknown", "unusable")} == set()


def test_files_are_given_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a file is given more than once"):
        read_files([tmp_path / "a", tmp_path / "a"])
