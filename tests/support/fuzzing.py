"""Houses gone wrong, by number, through every question: `python -m tests.support.fuzzing --count 10000`.

A number is a house: drawn, then changed by mishaps that the grammar allows (`mutated`), or statement by statement
(`fuzzed`). It is sound or it is refused in words; a sound one answers every question, and who answers is what the
oracle says, and SPARQL. A number that once went wrong stays in `ONCE_WRONG`.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from random import Random

from pyoxigraph import RdfFormat, serialize

import thorbecke
from graph.answers.answering import answer
from graph.house.setting import setting
from ontology.errors import HouseError
from ontology.querying.sparql import Asked, Limits, Table, ask, statements_of
from ontology.reading.loading import loads
from tests.support.asking import answer_words, oracle_words
from tests.support.by_columns import as_told
from tests.support.children import parsing_here, queries_here
from tests.support.fuzzed import fuzzed
from tests.support.mutated import FACTS, mutated, tidied
from tests.support.plain_house import House
from tests.support.random_houses import asking, drawn
from tests.support.trig import trig

__all__ = ["ONCE_WRONG", "QUESTIONS", "trial"]

#: seconds of processor that no house may take, and megabytes that all of them may
SLOW, LARGE = 10.0, 1000
ONCE_WRONG = (14, 8899)
#: what goes wrong when something does; the number is what is wanted, to be asked again by itself
WRONG = (AssertionError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)

#: how often each was asked
ASKED = Counter[str]()
#: what a sound house is asked besides `gaps`
QUESTIONS: dict[str, Callable[[thorbecke.House, Random], object]] = {
    "explain": lambda house, random: house.explain(random.choice([*house.facts.choices, *house.facts.actors])),
    "who": lambda house, random: house.who(random.choice([*house.facts.choices])),
    "whatif": lambda house, random: house.whatif(assume=_assumed(house, random)),
    "withdraw": lambda house, random: house.whatif(withdraw=random.choice([*house.facts.relations])),
    "repair": lambda house, random: house.repair(target=random.choice(("partial", "full"))),
    "risks": lambda house, _: house.risks(),
    "matrix": lambda house, _: house.matrix(),
    "questions": lambda house, _: house.questions(),
    "diff": lambda house, _: house.diff(start="2024-01-01", end="2026-07-01"),
    "audit": lambda house, _: house.audit(),
    "query": lambda house, random: house.query(random.choice(("who-decides", "seats", "open-ends", "verdicts"))),
    "graph": lambda house, _: house.graph(),
    "map": lambda house, _: house.map().page,
}
VERDICTS = """
SELECT DISTINCT ?choice ?who ?verdict
WHERE {
  GRAPH ?choice { ?choice step:decider ?who . ?who step:verdict ?concept }
  BIND (STRAFTER(STR(?concept), "verdict-") AS ?verdict)
}
"""


def _assumed(house: thorbecke.House, random: Random) -> str:
    giver, forum = random.sample([*house.facts.actors], 2)
    return f"{giver} -> {forum} : ministry-hierarchy"


def trial(number: int, questions: int = 2) -> str:
    """Ask one house, and return how it ended; an error that is no sentence, or an answer that differs, is raised."""
    random = Random(number)
    plain = mutated(tidied(drawn(random)), random, random.randint(1, 6))
    on, evidence, graph = asking(random)
    text = trig(plain, named_graph=graph)
    by_statement = number % 3 == 0
    if by_statement:
        quads = fuzzed(loads(text, validate=False).quads, number, random.randint(1, 4))
        text = (serialize(quads, format=RdfFormat.TRIG) or b"").decode("utf-8")
    try:
        house = thorbecke.loads(text, validate=False)
        report = house.check()
    except HouseError as error:
        assert str(error), "refused without a word"
        return "not read"
    assert all(finding.sentence("en") and finding.sentence("nl") for finding in report)
    try:
        thorbecke.loads(text)
        sound = True
    except HouseError as error:
        assert str(error), "refused without a word"
        sound = False
    assert sound == report.sound
    if not sound:
        return "not sound"
    told = house.gaps(on=on, evidence=evidence)
    assert str(told) and told.to_json()
    if not by_statement and _told_apart(plain):
        assert answer_words(map(as_told, told.answer.choices)) == oracle_words(plain, on, evidence), (
            f"the oracle differs on {number}"
        )
    if number % 5 == 0:
        _same_by_sparql(text, on, evidence)
    for name in random.sample([*QUESTIONS], questions):
        ASKED[name] += 1
        try:
            found = QUESTIONS[name](house, random)
            assert str(found)
        except (HouseError, IndexError, ValueError) as error:
            if not isinstance(error, HouseError) and house.facts.relations and house.facts.choices:
                raise
    return "answered"


def _told_apart(plain: House) -> bool:
    """Tell whether every fact has a name of its own: of two that became one node the oracle knows one only."""
    named = [fact.iri for name in FACTS for fact in getattr(plain, name)]
    return len(named) == len(set(named))


def _same_by_sparql(text: str, on: object, evidence: str) -> None:
    dataset = loads(text, validate=False)
    here = setting(dataset, on=on, evidence=evidence)  # type: ignore[arg-type]
    patient = Limits(seconds=100, rows=1_000_000, size=1_000_000_000)
    found = ask(statements_of(dataset), VERDICTS, Asked(here.on, evidence), limits=patient)
    assert isinstance(found, Table)
    rows = {tuple(cell.value if cell else "" for cell in row) for row in found.rows}
    judged = {(choice.iri, one.iri, one.verdict) for choice in answer(here).choices for one in choice.deciders}
    assert {row for row in rows if not row[1].startswith("_:")} == judged, "SPARQL differs"


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask that many houses; status 1 with their numbers when one goes wrong, or takes too long."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--also", type=int, nargs="*", default=ONCE_WRONG, help="numbers besides (once wrong)")
    options.add_argument("--start", type=int, default=0, help="the first number (0)")
    options.add_argument("--questions", type=int, default=len(QUESTIONS), help="asked of each house, beside gaps (all)")
    asked = options.parse_args(arguments)
    ended, wrong, slowest = Counter[str](), list[int](), (0.0, 0)
    with ExitStack() as here:
        here.enter_context(parsing_here())
        here.enter_context(queries_here())
        for number in (*asked.also, *range(asked.start, asked.start + asked.count)):
            began = time.process_time()
            try:
                ended[trial(number, asked.questions)] += 1
            except WRONG as error:
                wrong.append(number)
                print(f"{number}: {type(error).__name__}: {str(error)[:300]}", flush=True)
            slowest = max(slowest, (time.process_time() - began, number))
    print(f"asked: {' '.join(sorted(ASKED))}")
    print(f"{asked.count} houses: {dict(ended)}; slowest {slowest[0]:.1f} s ({slowest[1]}); wrong: {wrong or 'none'}")
    return 1 if wrong or slowest[0] > SLOW or memory() > LARGE else 0


def memory() -> float:
    """Return the most that this process held, in megabytes; 0 where that cannot be asked.

    What `resource` tells of a process counts in, on Linux, how large the one was that started it.
    """
    with suppress(OSError):
        (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
        return int(peak) / 1024
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
