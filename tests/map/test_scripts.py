"""The page's modules become one script: what is needed first, no name leaks, and a mistake is told with its place."""

from __future__ import annotations

import re

import pytest

from exports.map.page import _TEMPLATES, _constants
from exports.map.scripts import ScriptError, join

HOUSE = {
    "main": '/* The start. */\nimport { beam, wide } from "./beams.js";\nimport { top } from "./attic.js";\n'
    "\nbeam(top, wide);\n",
    "attic": "export const top = 1;\n",
    "beams": 'import {\n  top,\n} from "./attic.js";\n\nconst own = top;\n'
    "export const wide = 2;\nexport async function beam(x) {\n  return own + x;\n}\n",
}
JOINED = """\
const $attic = await (async () => {
const top = 1;
return { top };
})();
const $beams = await (async () => {
const { top } = $attic;
const own = top;
const wide = 2;
async function beam(x) {
  return own + x;
}
return { wide, beam };
})();
const $main = await (async () => {
const { beam, wide } = $beams;
const { top } = $attic;
/* The start. */



beam(top, wide);
})();
"""


def test_what_is_needed_stands_before_who_needs_it_and_every_module_keeps_its_names_to_itself() -> None:
    assert join(HOUSE) == JOINED


def test_the_order_of_the_files_does_not_matter() -> None:
    assert join(dict(reversed(HOUSE.items()))) == join(dict(sorted(HOUSE.items()))) == JOINED


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("attic", 'export const top = 1;\nimport { main } from "./main.js";\n', "attic.js:2: a circle: "),
        ("attic", 'import { top } from "./attic.js";\n', "attic.js:1: a circle: attic -> attic"),
        ("beams", '\n\nimport { roof } from "./roof.js";\n', "beams.js:3: there is no roof.js"),
        ("beams", 'import { own } from "./attic.js";\n', "beams.js:1: attic.js gives no own"),
        ("main", '/* No. */\nimport { own } from "./beams.js";\n', "main.js:2: beams.js gives no own"),
        ("main", 'import { top } from "./attic.js";\n', "beams.js: no module needs it"),
        ("cellar", "export const low = 0;\n", "cellar.js: no module needs it"),
        ("attic", "const top = 1;\n\nexport { top };\n", "attic.js:3: cannot be joined: export { top };"),
        ("attic", "export let top = 1;\n", "attic.js:1: cannot be joined: export let top = 1;"),
        ("attic", "export default 1;\n", "attic.js:1: cannot be joined: export default 1;"),
        ("main", 'import * as beams from "./beams.js";\n', 'main.js:1: cannot be joined: import * as beams from "./'),
        ("main", 'import { top as t } from "./attic.js";\n', "main.js:1: cannot be joined: import { top as t }"),
        ("main", 'import { top } from "../attic.js";\n', "main.js:1: cannot be joined: import { top }"),
        ("main", 'import { vis } from "vis";\n', "main.js:1: cannot be joined: import { vis }"),
    ],
)
def test_a_mistake_is_told_with_its_place(name: str, text: str, told: str) -> None:
    with pytest.raises(ScriptError, match=f"^{re.escape(told)}"):
        join({**HOUSE, name: text})


def test_a_start_that_is_not_there_is_told() -> None:
    with pytest.raises(ScriptError, match=r"^there is no main\.js$"):
        join({"attic": HOUSE["attic"]})


def test_the_page_runs_every_module_once_and_none_before_what_it_needs() -> None:
    _, script, _ = _constants()
    ordered = re.findall(r"^const \$(\w+) = await ", script, re.MULTILINE)
    assert sorted(ordered) == sorted(path.stem for path in (_TEMPLATES / "scripts").glob("*.js"))
    needs = {
        path.stem: set(re.findall(r'from "\./(\w+)\.js"', path.read_text(encoding="utf-8")))
        for path in (_TEMPLATES / "scripts").glob("*.js")
    }
    assert needs["main"]
    for at, name in enumerate(ordered):
        assert needs[name] <= set(ordered[:at]), name
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)
