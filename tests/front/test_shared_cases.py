"""The cases that failed, where they lie beside the repository: each gives what its README calls right.

What each stands for is held by tests of the project's own, with more inputs of its kind.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SHARED, Shell

CASES = SHARED / "cases"

#: folder -> the command, its exit status, and what it says on stdout and stderr together
RIGHT = (
    ("01-date-with-timezone", "check house.ttl", 1, ("house.ttl:20: dike-decides: ", "without a time zone")),
    ("01-date-with-timezone", "gaps house.ttl", 2, ("house.ttl:20: ",)),
    ("03-rdf-star", "check house.ttl", 2, ("house.ttl:22: a statement about a statement",)),
    ("03-rdf-star", "gaps house.ttl", 2, ("house.ttl:22: a statement about a statement",)),
    ("04-syntax-reason-lost", "check prefix.ttl", 2, ("prefix.ttl:12:34: ", "The prefix skos: has not been declared")),
    ("04-syntax-reason-lost", "check quote.ttl", 2, ("quote.ttl:19:39: ", "'“' is not allowed at the beginning of")),
    ("04-syntax-reason-lost", "check dot.ttl", 2, ("dot.ttl:11:1: ", "A dot is expected at the end of statements")),
    ("06-jsonld-relative-id-lost", "check h", 2, ("b.jsonld:1: @id 'mill' is relative and no @base is given",)),
    ("06-jsonld-relative-id-lost", "gaps h", 2, ("b.jsonld:1: @id 'mill' is relative and no @base is given",)),
    ("08-jsonld-language-map", "gaps h --format csv", 0, ("https://example.org/polder/mill", "Mill")),
    (
        "09-wrong-namespace",
        "check http.ttl",
        1,
        (
            "http.ttl:1: ",
            "http://w3id.org/huis-van-thorbecke/def# is not that of the vocabulary",
            "did you mean https://w3id.org/huis-van-thorbecke/def#?",
        ),
    ),
    (
        "09-wrong-namespace",
        "check www.ttl",
        1,
        ("www.ttl:1: ", "did you mean https://w3id.org/huis-van-thorbecke/def#?", "www.ttl:2: "),
    ),
    (
        "10-foreign-data-sound",
        "check org.ttl",
        1,
        ("of 3 statements none is in the vocabulary of a house (org 3)", "This house is not sound."),
    ),
    ("11-two-houses", "check h", 1, ("they are of different days (2020-01-01, 2026-01-01)",)),
    ("11-two-houses", "gaps h", 2, ("they are of different days (2020-01-01, 2026-01-01)",)),
    (
        "19-proposal-without-its-scenario",
        "check h",
        0,
        ("what stands in the graph plan-graph counts as the record: no hvt:Scenario adds it",),
    ),
    (
        "21-new-ministry-is-actor",
        "import roo export.xml",
        0,
        ("id:mnre9991 a hvt:Ministry , org:Organization", "1 ministry", "systeemId: 1×, a number that an earlier"),
    ),
    ("30-jsonld-lost", "gaps verdict-before.jsonld --format csv", 0, ("LIMITED",)),
    (
        "30-jsonld-lost",
        "gaps verdict-lost-relation.jsonld",
        2,
        ("verdict-lost-relation.jsonld:138: @id 'r2' is relative",),
    ),
    ("30-jsonld-lost", "check loss-1.jsonld", 2, ("'http://example.org/a b' is not an IRI",)),
    ("30-jsonld-lost", "check loss-3.jsonld", 2, ("@type 'http://example.org/MARK T' is not an IRI",)),
    ("30-jsonld-lost", "check loss-6.jsonld", 2, ("'en us' is no language",)),
    ("30-jsonld-lost", "check loss-9.jsonld", 2, ("@id 'MARK' is relative",)),
    ("30-jsonld-lost", "check loss-14.jsonld", 2, ("@id '' is relative",)),
)


@pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases does not lie beside this repository")
@pytest.mark.parametrize(("folder", "command", "status", "words"), RIGHT)
def test_a_case_that_failed_gives_what_is_right(
    shell: Shell, folder: str, command: str, status: int, words: tuple[str, ...]
) -> None:
    asked = [CASES / folder / word if Path(word).suffix or word == "h" else word for word in command.split()]
    run = shell(*asked, *([] if "import" in asked else ["--lang", "en"]), LC_ALL="en")
    told = run.stdout + run.stderr
    assert run.returncode == status, told
    assert [word for word in words if word not in told.replace("\n", " ")] == []
