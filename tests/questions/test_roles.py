"""Who does what: roles with article and source, and the rows that have not exactly one decider."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from exports.data.roles import matrix_to_json, who_to_json
from exports.words import ABOUT
from graph.answers.answering import answer
from graph.house.setting import setting
from graph.questions.roles import FLAGS, Matrix, MatrixRow, Who, matrix, who
from ontology.codelists.words import role_letters
from ontology.errors import UnknownNameError
from ontology.namespaces import HVT
from ontology.reading.loading import load, loads
from tests.conftest import Shell
from tests.support.dossier import roles_table
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.printing import as_promised, schema
from tests.support.random_houses import Asked, asked_houses
from tests.support.reaching import reached, reaching
from tests.support.trig import trig
from thorbecke.questions import write

ID = "https://w3id.org/huis-van-thorbecke/id/"


@cache
def shipped(on: date | None = None, evidence: str = "unverified", scenarios: tuple[str, ...] = ()) -> Matrix:
    return matrix(setting(nds(), on, scenarios, evidence))


@cache
def asked(choice: str, on: date | None = None, evidence: str = "unverified") -> Who:
    return who(setting(nds(), on, (), evidence), ID + choice)


def row(told: Matrix, number: str) -> MatrixRow:
    return next(r for r in told.rows if r.notation == number)


def codes(told: Matrix) -> dict[str, list[str]]:
    return {r.notation or "": [f.code for f in r.flags] for r in told.rows}


def holders(told: Who | MatrixRow, letter: str) -> list[str]:
    found = told.holdings if isinstance(told, MatrixRow) else [h for g in told.roles for h in g.holdings]
    return [(h.actor or "?").removeprefix(ID) for h in found if h.letter == letter]


def small(house: str, on: date = date(2026, 5, 1), evidence: str = "unverified") -> Matrix:
    return matrix(setting(loads(house, validate=False), on, (), evidence))


# ---------------------------------------------------------------- the shipped house


def test_flags_on_the_day_of_the_letter() -> None:
    found = codes(shipped())
    # goals of the NDS that name nobody for their execution (2.3, G2; corrections A), and a silence (K33)
    nobody = {f"K{n:02}" for n in (2, 4, 5, 11, 14, 15, 16, 18, 20, 21, 22, 29, 30, 31, 32, 33)}
    assert {k for k, v in found.items() if v == ["none-on-record"]} == nobody
    # each organisation for itself, or the OBDO (K24); between ministers or by royal decree (K39): corrections B
    assert found["K24"] == found["K39"] == ["more-than-one"]
    # state secretary, OBDO and BOD are named (K35); the BOD has no relation and no members on record (N01a, N01b)
    assert found["K35"] == ["more-than-one", "pierced"]
    # what is done with a motion is for the government (K08, K44), the list of standards for the OBDO (K45)
    one = {f"K{n:02}" for n in (1, 3, 8, 17, 19, 25, 34, 37, 38, 43, 44, 45)}
    assert {k for k, v in found.items() if not v} == one
    assert len(found) == len(nobody) + 3 + len(one)
    # which organ gave the teams their mandate was looked for and not found (K40, NF-03)
    assert codes(shipped(date(2026, 10, 1)))["K40"] == ["unknown"]


def test_a_motion_asks_and_does_not_decide() -> None:
    for number in ("K08", "K44"):
        told = row(shipped(), number)
        assert holders(told, "B") == ["staatssecretaris-bzk"]
        asking = [h.actor for h in told.held(HVT.Requests)]
        assert asking == [ID + "tweede-kamer"] and not told.held(HVT.Adopts)


def test_a_forum_beside_a_decider_is_set_aside() -> None:
    """K25 is made by government and States General together (Grondwet 81): the government is the one to turn to."""
    told = row(shipped(), "K25")
    assert holders(told, "B") == ["regering", "staten-generaal"]
    assert told.accountable == (ID + "regering",)


def test_two_office_holders_after_the_change_of_cabinet() -> None:
    """G6: BZK and EZK both act on cloud policy (U08), JenV and EZK announced the contract (S56)."""
    told = shipped(date(2026, 10, 1))
    assert codes(told)["K06"] == codes(told)["K09"] == ["more-than-one"]
    assert [f.actors for f in row(told, "K06").flags] == [(ID + "minister-bzk", ID + "staatssecretaris-ezk")]


def test_on_stated_facts_alone_an_inferred_decider_is_not_accepted_and_not_gone() -> None:
    told = shipped(None, "stated")
    # inferred or arguable under decides: "(i)" or contested in table 2.2, or so in corrections B
    for number in ("K03", "K08", "K19", "K24", "K35", "K37", "K38", "K39", "K44"):
        assert codes(told)[number] == ["not-accepted"], number
    assert codes(told)["K04"] == ["none-on-record"]
    assert codes(told)["K45"] == ["pierced"]  # that the OBDO answers to the state secretary is arguable
    assert holders(row(told, "K03"), "B") == ["ministerraad"]
    assert not row(told, "K03").held(HVT.Decides)[0].counts


def test_the_request_to_anchor_the_bod_takes_its_flag_away() -> None:
    assert codes(shipped(None, "unverified", ("bod-anchored",)))["K35"] == ["more-than-one"]


def test_an_empty_cell_of_the_dossier_is_an_empty_cell_here() -> None:
    """Table 2.2: "-" is not stated. Section 11 of the decrees and corrections B (K39) replace some deciders."""
    columns = {2: "A", 3: "B", 4: "U", 5: "F"}
    replaced = {"A": {"K06", "K19", "K24", "K31", "K38"}, "B": {"K06", "K38", "K39"}, "U": set(), "F": set()}
    empty = 0
    for cells in (r.cells for r in roles_table()):
        found = next((r for r in shipped().rows if r.notation == cells[0]), None)
        for place, letter in columns.items():
            if found is not None and cells[place] == "-" and cells[0] not in replaced[letter]:
                empty += 1
                assert set(holders(found, letter)) <= {"?"}, (cells[0], letter)
    assert empty > 20


def test_who_tells_article_and_source() -> None:
    """The list of open standards (K45): the Forum advises, the OBDO decides (BS-O08). The approach (K30) is an aim."""
    told = asked("lijst-open-standaarden")
    decides = next(g for g in told.roles if g.role == HVT.Decides).holdings[0]
    assert decides.actor == ID + "obdo" and decides.status == "stated" and decides.valid_from == "2022-07-19"
    assert [a.iri for a in decides.legal_basis] == [ID + "law-bwbr0046935-4-3"]
    assert decides.sources and all(s.grade for s in decides.sources)
    assert holders(told, "A") == ["forum-standaardisatie"]
    assert told.answered.holdings == () and told.flags == ()
    assert holders(asked("verplichting-via-wdo"), "T") == ["minister-bzk"]  # the duty (K34): WD-rows
    approach = asked("standaarden-afspreken-invoeren-handhaven")
    assert holders(approach, "B") == [] and [f.code for f in approach.flags] == ["none-on-record"]


def test_who_answered_to_parliament_stands_apart() -> None:
    told = asked("nds-uitvoeringsprogramma")
    assert HVT.Answered not in {g.role for g in told.roles}
    assert [h.actor for h in told.answered.holdings] == [ID + "staatssecretaris-bzk"]
    # after 23 February 2026 two candidates, both contested (U03): not on this day
    assert {(h.actor, h.status, h.counts) for h in told.elsewhen} == {
        (ID + "staatssecretaris-bzk", "arguable", False),
        (ID + "staatssecretaris-ezk", "arguable", False),
    }
    assert {h.letter for h in told.elsewhen} == {"P"}


def test_what_was_looked_for_and_not_found_is_shown() -> None:
    told = asked("soevereine-overheidscloud")  # K03: no executor, no payer designated (July 2026)
    assert holders(told, "U") == holders(told, "F") == ["?"]
    assert all(h.status == "unknown" and not h.counts for g in told.roles if g.letter in "UF" for h in g.holdings)


def test_every_role_of_the_code_list_is_there_even_when_nobody_holds_it() -> None:
    told = asked("stelsel-gegevensknelpunten")  # K14: a row of dashes; an executor was looked for (G9)
    assert [g.role for g in told.roles] == [r for r in role_letters() if r != HVT.Answered]
    assert [(g.role, h.actor) for g in told.roles for h in g.holdings] == [(HVT.Executes, None)]


def test_a_choice_that_is_not_on_the_agenda_says_when_it_is() -> None:
    with pytest.raises(UnknownNameError, match="2026-07-03"):
        asked("rijksbreed-cloudbeleid-2026")


# ---------------------------------------------------------------- small houses, random houses


def test_a_minister_and_his_own_state_secretary_are_one_decider(small_house: str) -> None:
    both = """
    ex:secretary a hvt:StateSecretary ; skos:prefLabel "Staatssecretaris"@nl , "State Secretary"@en .
    ex:under a hvt:AccountabilityRelation ; hvt:accountGiver ex:secretary ; hvt:forum ex:minister ;
        hvt:relationKind kind:state-secretary-under-minister ; hvt:status hvt:stated ; dcterms:source ex:statute .
    ex:buoys-1 a hvt:RoleAssignment ; hvt:choice ex:buoys ; hvt:actor ex:minister ; hvt:role hvt:Decides ;
        hvt:status hvt:stated ; dcterms:source ex:statute .
    ex:buoys-2 a hvt:RoleAssignment ; hvt:choice ex:buoys ; hvt:actor ex:secretary ; hvt:role hvt:Decides ;
        hvt:status hvt:stated ; dcterms:source ex:statute .
    """
    told = {r.label.en: r for r in small(small_house + both).rows}
    assert told["Buoys"].flags == () and len(told["Buoys"].accountable) == 2
    apart = {r.label.en: r for r in small(small_house + both.replace("state-secretary-under-minister", "mandate")).rows}
    assert [f.code for f in apart["Buoys"].flags] == ["more-than-one"]
    assert [f.code for f in told["Dredging"].flags] == ["pierced"]
    assert told["Dredging"].flags[0].actors == ("https://example.org/harbour/table", "https://example.org/harbour/port")


def test_a_designated_lead_settles_who_to_turn_to(small_house: str) -> None:
    more = """
    ex:cranes-too a hvt:RoleAssignment ; hvt:choice ex:cranes ; hvt:actor ex:minister ; hvt:role hvt:Decides ;
        hvt:status hvt:stated ; dcterms:source ex:statute .
    """
    told = {r.label.en: r for r in small(small_house + more).rows}
    assert [f.code for f in told["New cranes"].flags] == ["more-than-one"]
    led = {r.label.en: r for r in small(small_house + more + "ex:cranes hvt:lead ex:minister .").rows}
    assert led["New cranes"].flags == () and led["New cranes"].lead == "https://example.org/harbour/minister"


@reaching(20)
@laws(40, filtering=True)
@given(asked_houses())
def test_flags_never_contradict_the_verdict(case: Asked) -> None:
    here = setting(loads(trig(case.house, named_graph=case.named_graph), validate=False), case.on, (), case.evidence)
    verdicts = {c.iri: c for c in answer(here).choices}
    for told in matrix(here).rows:
        found, verdict = {f.code for f in told.flags}, verdicts[told.iri].verdict
        reached()
        assert found <= FLAGS.keys()
        assert told.verdict == verdict
        assert (found == {"nobody-designated"}) == ("nobody-designated" in found) == (verdict == "NO_DECIDER")
        assert verdict in ("AIM_ONLY", "NOT_RECORDED") if "none-on-record" in found else verdict != "NOT_RECORDED"
        nobody = verdict in ("UNKNOWN", "AIM_ONLY") and not verdicts[told.iri].deciders
        assert bool(found & {"unknown", "not-accepted"}) == (nobody and "none-on-record" not in found)
        informal = any(g.code == "informal-decider" for g in verdicts[told.iri].gaps)
        for body, *seats in (f.actors for f in told.flags if f.code == "pierced"):
            # of whom nobody is known to sit in it, decides itself, on record (model-2.md rule 6)
            alone = [d for d in verdicts[told.iri].deciders if d.iri == body and d.chain is None]
            assert informal if seats else alone and body not in alone[0].pierced_from
        if verdict == "SHARED":
            assert found & {"more-than-one", "pierced"}
        if "forum-itself" in found:
            assert verdict == "FORUM_ITSELF"


# ---------------------------------------------------------------- outputs


def test_csv_holds_the_whole_grid() -> None:
    told = shipped(None, "stated")
    lines = [line[: -len(ABOUT)] for line in csv.reader(io.StringIO(write("matrix", "csv", told, "en")))]
    head, cells = lines[0], matrix_to_json(told)["rows"]
    assert len(lines) == 1 + 31 and {len(line) for line in lines} == {len(head)}
    assert len(head) == 5 + len(told.actors) + 2 and len(set(head)) == len(head)
    for line, json_row in zip(lines[1:], cells, strict=True):
        letters = "".join(sorted("".join(line[5:-1]).replace("(", "").replace(")", "")))
        assert letters == "".join(sorted("".join(c["letters"] for c in json_row["cells"])))
        assert "P" not in letters
    inferred = lines[[line[0] for line in lines].index("K03")]
    assert "(B)" in inferred and inferred[4] == "not-accepted"
    # K34 is stated of one order in council and inferred of new ones: the government decides, and once is enough
    duty = lines[[line[0] for line in lines].index("K34")]
    assert [cell for cell in duty if "B" in cell and set(cell) <= set("B()")] == ["B"]
    (shown,) = [line for line in write("matrix", "md", told, "en").splitlines() if line.startswith("| K34 |")]
    assert "| government |" in shown


def test_the_table_fits_140_columns_and_names_every_flag(shell: Shell) -> None:
    for arguments in (("--lang", "nl"), ("--lang", "en", "--on", "2026-10-01")):
        shown = shell("matrix", "--long", *arguments)
        assert shown.returncode == 0 and shown.stderr == ""
        assert max(len(line) for line in shown.stdout.splitlines()) <= 140
    assert "OBDO" in shown.stdout and "+" in shown.stdout  # K06 is executed by more actors than a cell shows


@pytest.mark.parametrize(("command", "other"), [(("who", "K35"), "table"), (("matrix",), "csv")])
def test_two_runs_give_the_same_bytes_and_json_follows_its_schema(
    shell: Shell, command: tuple[str, ...], other: str
) -> None:
    assert as_promised(shell, *command, other=(other,))


def test_json_of_other_days_and_evidence_follows_the_schema() -> None:
    validate("matrix", matrix_to_json(shipped(date(2026, 10, 1), "stated")))
    validate("who", who_to_json(asked("gdi-programmeringsplan", None, "stated")))


def validate(name: str, told: Mapping[str, object]) -> None:
    jsonschema.validate(told, schema(name), format_checker=jsonschema.FormatChecker())


def test_rows_of_who_hold_what_does_not_hold_today_too() -> None:
    told = asked("nds-uitvoeringsprogramma")
    lines = list(csv.DictReader(io.StringIO(write("who", "csv", told, "en"))))
    assert {line["on_day"] for line in lines} == {"true", "false"}
    assert sum(line["letter"] == "B" for line in lines) == 3
    assert write("who", "md", told, "nl").count("\n- ") == len(lines)
    assert write("matrix", "md", shipped(), "nl").count("\n| ") == 31 + 2


def test_words_from_data_cannot_steer_a_terminal_or_a_spreadsheet(
    shell: Shell, small_house: str, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.ttl"
    path.write_text(
        small_house.replace('"Port Authority"@en', '"=HYPERLINK(1)\\u001b[31m [/red]\\u202E"@en'), encoding="utf-8"
    )
    for command in (("matrix",), ("who", "cranes")):
        shown = shell(*command, path, "--on", "2026-05-01", "--lang", "en").stdout
        assert "\x1b" not in shown and "\u202e" not in shown and "[/red]" in shown
    here = setting(load(path, validate=False), date(2026, 5, 1))
    for cells in (
        write("matrix", "csv", matrix(here), "en"),
        write("who", "csv", who(here, "https://example.org/harbour/cranes"), "en"),
    ):
        assert any(c.startswith("'=HYPERLINK") for line in csv.reader(io.StringIO(cells)) for c in line)
        assert not any(c.startswith("=") for line in csv.reader(io.StringIO(cells)) for c in line)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("who", "K06"), "2026-07-03"),
        (("who", "sovereign"), "can mean"),
        (("who", "minister-bzk"), "is an actor"),
        (("who", "nds-uitvoeringsprogrma"), "did you mean nds-uitvoeringsprogramma"),
        (("matrix", "--evidence", "stat"), "use one of stated"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_two(shell: Shell, arguments: tuple[str, ...], words: str) -> None:
    done = shell(*arguments)
    assert done.returncode == 2 and words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_day_without_choices_has_no_roles_to_show(small_house: str) -> None:
    later = small_house.replace("a hvt:Choice ;", 'a hvt:Choice ; hvt:validFrom "2030-01-01"^^xsd:date ;')
    assert "no choice at all" in small(later).sentence.en
