"""The page's script: modules that say what they need and what they give, joined into one in the order of ECMAScript.

Every module starts with its imports, `import { name, name } from "./module.js";`, and gives what it declares with
`export const`, `export function` or `export async function`. Each keeps its own names to itself; the page gets one
text without imports, since a file from a mail attachment can fetch none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["ScriptError", "join"]

_IMPORT = re.compile(r'^import \{\s*([\w$]+(?:,\s*[\w$]+)*),?\s*\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|(?:async )?function) ([\w$]+))", re.MULTILINE)
_STRAY = re.compile(r"^[ \t]*(?:import|export)\b.*", re.MULTILINE)


class ScriptError(ValueError):
    """A module needs what none gives, or says it in a way that cannot be joined."""


@dataclass(frozen=True, slots=True)
class _Import:
    names: tuple[str, ...]
    module: str
    line: int


@dataclass(frozen=True, slots=True)
class _Module:
    name: str
    imports: tuple[_Import, ...]
    gives: tuple[str, ...]
    body: str


def join(texts: Mapping[str, str], entry: str = "main") -> str:
    """Return one script that does what the modules do, what is needed before who needs it.

    Parameters
    ----------
    texts
        The text of each module by its name, without `.js`.
    entry
        The module that starts the page.

    Raises
    ------
    ScriptError
        A module or a name that is not there is needed, modules need each other in a circle, a module is needed by
        none, or an import or export is written in another way than the two above. Named with file and line.
    """
    if entry not in texts:
        raise ScriptError(f"there is no {entry}.js")
    modules = {name: _read(name, text) for name, text in texts.items()}
    ordered: list[_Module] = []
    _place(entry, modules, (), ordered)
    if unused := sorted(modules.keys() - {module.name for module in ordered}):
        raise ScriptError(f"{unused[0]}.js: no module needs it")
    return "".join(_wrapped(module) for module in ordered)


def _read(name: str, text: str) -> _Module:
    """Return a module apart: its imports, the names it gives, and its body without the two words."""
    imports = tuple(_imports(text))
    plain = _IMPORT.sub(lambda found: "\n" * found[0].count("\n"), text)  # every line keeps its number
    gives = tuple(_EXPORT.findall(plain))
    body = _EXPORT.sub("", plain)
    if stray := _STRAY.search(body):
        raise ScriptError(f"{name}.js:{_line(body, stray)}: cannot be joined: {stray[0].strip()}")
    return _Module(name, imports, gives, body.strip())


def _imports(text: str) -> Iterator[_Import]:
    for found in _IMPORT.finditer(text):
        names = tuple(name.strip() for name in found[1].split(","))
        yield _Import(names, found[2], _line(text, found))


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _place(name: str, modules: Mapping[str, _Module], path: tuple[str, ...], ordered: list[_Module]) -> None:
    """Put a module behind all it needs, in the order in which it names them."""
    module = modules[name]
    if module in ordered:
        return
    for wanted in module.imports:
        at = f"{name}.js:{wanted.line}"
        if wanted.module not in modules:
            raise ScriptError(f"{at}: there is no {wanted.module}.js")
        if wanted.module in (*path, name):
            circle = (*path, name)[(*path, name).index(wanted.module) :]
            raise ScriptError(f"{at}: a circle: {' -> '.join((*circle, wanted.module))}")
        _place(wanted.module, modules, (*path, name), ordered)
        for missing in (one for one in wanted.names if one not in modules[wanted.module].gives):
            raise ScriptError(f"{at}: {wanted.module}.js gives no {missing}")
    ordered.append(module)


def _wrapped(module: _Module) -> str:
    """Return a module as a function of its own: it takes what it needs, and hands out what it gives."""
    taken = "".join(f"const {{ {', '.join(it.names)} }} = ${it.module};\n" for it in module.imports)
    given = f"return {{ {', '.join(module.gives)} }};\n" if module.gives else ""
    return f"const ${module.name} = await (async () => {{\n{taken}{module.body}\n{given}}})();\n"
