"""Whatever stands in a file of others: a sound house, or one sentence; never a house that the next command refuses."""

from __future__ import annotations

import csv
import io
import json
from random import Random
from typing import Any

import pytest

from ontology.errors import InputError
from tests.intake.taken import taken

BITS = (
    *('a"b', "back\\slash", "line\nend", "\u202eRTL", "<iri>", "{}", "é", "🏠", " ", "", "/", "..", "%20", "a b", "#"),
    *("^", "|", "'''", '"""', "\ufeff", "\x7f", "\x1b[31m", "=1+1", "x" * 300, "A", "R", "1", "XX", "2020-02-30"),
)  # fmt: skip


def popolo(random: Random, word: Any) -> str:
    ids = [word() for _ in range(3)]
    organisations = [
        {"id": random.choice([*ids, 1, None, True, []]), "name": random.choice([word(), None, 5]),
         "parent_id": random.choice(ids), "classification": word(), "founding_date": word(),
         "other_names": [{"name": word()}, 3], "identifiers": random.choice([None, {}, [{"scheme": word()}]])}
        for _ in range(5)
    ]  # fmt: skip
    posts = [{"id": random.choice(ids), "label": word(), "organization_id": random.choice(ids)} for _ in range(3)]
    memberships = [{"person_id": "p", "post_id": random.choice(ids), "start_date": "2020"}, word()]
    people = [{"id": "p", "name": word()}]
    return json.dumps({"organizations": organisations, "posts": posts, "persons": people, "memberships": memberships})


def sheet(random: Random, word: Any, head: list[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=random.choice(",;\t"))
    writer.writerow(head)
    for _ in range(6):
        writer.writerow([word() for _ in range(len(head) + random.choice([-1, 0, 1]))])
    return out.getvalue()


def turtle(random: Random, word: Any) -> str:
    head = "@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    return head + "".join(
        f"<https://z/{n}> a org:Post ; skos:prefLabel {json.dumps(word(), ensure_ascii=False)}"
        f"{random.choice(['@nl', '@fr', '@en-GB', ''])} ; org:reportsTo <https://z/{random.randrange(5)}> .\n"
        for n in range(4)
    )


@pytest.mark.parametrize("form", ["popolo", "organogram", "raci", "org"])
def test_what_comes_out_is_sound(form: str) -> None:
    sound = 0
    for seed in range(20):
        random = Random(seed)

        def word(random: Random = random) -> str:
            return random.choice(BITS) + random.choice(BITS)

        posts = ["Post Unique Reference", "Job Title", "Unit", "Reports to Senior Post", word()]
        text = {
            "popolo": lambda: popolo(random, word),  # noqa: B023
            "organogram": lambda: sheet(random, word, posts),  # noqa: B023
            "raci": lambda: sheet(random, word, ["Activity", "Responsible", "Accountable", "Informed"]),  # noqa: B023
            "org": lambda: turtle(random, word),  # noqa: B023
        }[form]()
        try:
            taken(form, text, law="uk", ending=".ttl" if form == "org" else "")  # refuses a house with an error
            sound += 1
        except InputError as error:
            assert type(error) is InputError and "\n" not in str(error)
    assert sound > 10
