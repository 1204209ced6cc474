"""What axe-core finds wrong with a page as a browser shows it, in words that a failing test can print.

axe runs in a world of its own beside the page's scripts: it sees the same document, the page's policy stays as
strict as it is, and nothing of the page is replaced.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

__all__ = ["TAGS", "violations"]

#: WCAG 2.2 at levels A and AA, and what axe calls best practice.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
#: How many places of one rule are told.
SHOWN = 5


def violations(page: Page, *rules: str) -> list[str]:
    """Return every violation on the page as it is now: rule, what to do, and where; empty when there is none.

    `rules` are the axe rules to hold the page to; left out, all those of `TAGS`.

    Raises RuntimeError when axe could not run, so that silence is never a pass.
    """
    session = page.context.new_cdp_session(page)
    try:
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
        _evaluate(session, world, _axe())
        found = json.loads(_evaluate(session, world, _run(rules)))
    finally:
        session.detach()
    if not found["passes"] and not found["violations"]:
        raise RuntimeError("axe looked at nothing: no rule applied to the page")
    return [_told(violation) for violation in found["violations"]]


def _run(rules: tuple[str, ...]) -> str:
    every: dict[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
    told = {"resultTypes": ["violations"]}  # of what is in order it is enough to know that there is some
    options = {**told, **({"runOnly": {"type": "rule", "values": rules}} if rules else every)}
    return f"""
        axe.run(document, {json.dumps(options)})
            .then((it) => JSON.stringify({{ violations: it.violations, passes: it.passes.length }}))
    """


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _evaluate(session: Any, world: int, expression: str) -> Any:
    told = session.send(
        "Runtime.evaluate",
        {"expression": expression, "contextId": world, "awaitPromise": True, "returnByValue": True},
    )
    if "exceptionDetails" in told:
        details = told["exceptionDetails"]
        raise RuntimeError(f"axe failed: {details.get('exception', {}).get('description') or details['text']}")
    return told["result"].get("value")


def _told(violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    places = [f"  {_place(node)}" for node in nodes[:SHOWN]]
    if len(nodes) > SHOWN:
        places.append(f"  and {len(nodes) - SHOWN} more")
    return "\n".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *places])


def _place(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    why = "; ".join(dict.fromkeys(check["message"] for check in checks))
    where = " ".join(str(part) for part in node["target"])
    return f"{where}: {why} in {node['html'][:120]}"
