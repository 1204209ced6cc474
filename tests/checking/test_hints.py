"""What a check tells beside a finding costs no more than somebody reads."""

from __future__ import annotations

from unittest.mock import patch

from ontology import names
from ontology.checking.validation import validate
from ontology.reading.loading import loads

PREFIX = "@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .\n"


def test_the_nearest_name_is_sought_once_and_for_so_many_only() -> None:
    text = "".join(f"<http://e/{n}> a hvt:Agensy ; hvt:participant <http://e/none-{n}> .\n" for n in range(400))
    with patch("ontology.names.closest", side_effect=names.closest) as sought:
        report = validate(loads(PREFIX + text, validate=False))
    assert sought.call_count <= 201
    told = [finding for finding in report if finding.rule == "KnownTerm"]
    assert len(told) == 400
    assert all("did you mean Agency" in finding.message.en for finding in told)


def test_what_is_found_of_one_node_with_many_values_names_each() -> None:
    values = " , ".join(f"<http://e/{n}>" for n in range(300))
    report = validate(loads(f"{PREFIX}<http://e/a> a hvt:Agency ; hvt:participant {values} , 3 .", validate=False))
    missing = {finding.value for finding in report if finding.rule == "ReferenceLeadsSomewhere"}
    assert missing == {f"http://e/{n}" for n in range(300)}
