"""The sources of a house as BibTeX and CSL-JSON, read back by bibtexparser and as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

import thorbecke
from exports.exchange.bibtex import quoted
from exports.exchange.formats import made
from ontology.reading.dataset import Dataset
from tests.exchange.houses import EX, asked, written


def entries(content: bytes) -> dict[str, Any]:
    read = parse_string(content.decode("utf-8"))
    assert read.failed_blocks == []
    return {
        entry.key: (entry.entry_type, {name: field.value for name, field in entry.fields_dict.items()})
        for entry in read.entries
    }


def test_a_source_has_what_the_house_says_of_it() -> None:
    assert entries(written("bibtex", "en").files[""])["report"] == (
        "online",
        {
            "title": "{Half}",
            "organization": "Uitgever \\& Zn",
            "number": "H 12",
            "date": "2024-02",
            "year": "2024",
            "url": "https://example.org/a_b?c=%20d&e=1",
            "langid": "english",
            "note": "H 13; evidence grade B; not read in full",
        },
    )
    told = {item["id"]: item for item in json.loads(written("csl", "en").files[""])}
    assert told["report"] == {
        "id": "report",
        "type": "webpage",
        "title": "Half",
        "language": "en",
        "publisher": "Uitgever & Zn",
        "number": "H 12",
        "URL": "https://example.org/a_b?c=%20d&e=1",
        "issued": {"date-parts": [[2024, 2]]},
        "note": "H 13; evidence grade B; not read in full",
        "source": f"{EX}report",
    }


def test_a_statute_is_legislation_with_its_number_and_its_articles_are_counted() -> None:
    kind, said = entries(written("bibtex").files[""])["law"]
    assert (kind, said["number"], said["title"]) == ("legislation", "BWBR0001234", "{Havenwet}")
    law = next(item for item in json.loads(written("csl").files[""]) if item["id"] == "law")
    assert (law["type"], law["number"], law["title"]) == ("legislation", "BWBR0001234", "Havenwet")
    for name in ("csl", "bibtex"):
        assert written(name).written.en == "3 works, 1 of them statute"
        assert [one.en for one in written(name).left] == ["1 article: the statute it stands in is there"]


def test_no_sign_is_a_command_of_tex() -> None:
    _, said = entries(written("bibtex").files[""])["report"]
    title = said["title"]
    assert title == "{" + r"""50\% \{van\} "A \& B\_1" \textbackslash{} \#\$\textasciitilde{}\textasciicircum{}""" + "}"
    plain = title[1:-1]
    for sign, word in ((r"\textbackslash{}", "\0"), (r"\textasciitilde{}", "~"), (r"\textasciicircum{}", "^")):
        plain = plain.replace(word if sign == word else sign, word)
    for sign in "{}%&#$_":
        plain = plain.replace(f"\\{sign}", sign)
    assert plain.replace("\0", "\\") == '50% {van} "A & B_1" \\ #$~^'
    assert quoted("{{}") == r"\{\{\}"


@pytest.mark.parametrize("name", ["csl", "bibtex"])
def test_every_source_and_statute_of_the_shipped_house_is_there_once(name: str, shipped: Dataset) -> None:
    house = thorbecke.House(shipped)
    content = made(name, asked(house)).files[""]
    keys = list(entries(content)) if name == "bibtex" else [item["id"] for item in json.loads(content)]
    assert len(keys) == len(set(keys)) > len(house.facts.sources) > 100
    laws = content.count(b"@legislation{") if name == "bibtex" else content.count(b'"type": "legislation"')
    assert laws > 200 and b"BWBR0001840" in content
