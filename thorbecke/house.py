"""A house in Python: the commands of the shell as methods, with typed records as answers."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import networkx as nx

from graph.answers.accepting import accept, read_accepted
from graph.answers.answering import answer
from graph.house.setting import Setting, setting
from graph.records import Explanation
from ontology.days import HOW, day_read
from ontology.errors import InputError, UnknownNameError
from ontology.names import local_name
from ontology.reading import loading
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Choice, Facts, Scenario
from ontology.remote.address import place_of
from ontology.text import LANGUAGES
from thorbecke import questions
from thorbecke.asking import explain
from thorbecke.views import ActorView, DocumentView, ExplanationView, GapsView, MapView, PosterView, RecordView

if TYPE_CHECKING:
    import pyarrow
    import rdflib

    from exports.exchange.made import Made
    from graph.answers.cases import CasesReport
    from graph.change.records import Difference, WhatIf
    from graph.change.trial import Trial
    from graph.questions.auditing import Audit
    from graph.questions.debate import Debate
    from graph.questions.funding import FundingAnswer
    from graph.questions.risks import Risks
    from graph.questions.roles import Matrix, Who
    from graph.repair.records import Repair
    from ontology.checking.findings import Report
    from ontology.querying.sparql import Result
    from ontology.registers.additions import Additions
    from ontology.registers.comparing import Comparison
    from ontology.registers.register import Register

__all__ = ["House", "as_day", "load", "loads"]

#: `House.graph` makes no graph of more.
MOST_RELATIONS = 1_000_000

_F = TypeVar("_F", Choice, Scenario)


def load(path: str | PathLike[str] | rdflib.Graph | None = None, *, lang: str = "en", validate: bool = True) -> House:
    """Return the house in `path`: a file, a folder, the name of one that ships, or an rdflib Dataset or Graph.

    A text that is an address (http, https) is that of a SPARQL endpoint; what to know of its reading is a warning.

    None is the house that answers by default; `thorbecke houses` lists those that ship.

    What comes from rdflib is written down and read again as any file is: nothing of it is trusted.

    `lang` (nl or en) is the language of sentences, tables and labels. With `validate` an unsound house is
    refused; without it, `House.check` tells what is wrong.

    Raises InputError for what cannot be read, UnsoundHouseError for what a house cannot say.
    """
    language = _language(lang)
    if path is None or isinstance(path, str | PathLike):
        place = None if path is None else place_of(path)
        try:
            return House(loading.load(place, validate=validate), language, place)
        except InputError as error:
            from thorbecke.tabling import is_too_large

            if not is_too_large(place):
                raise
            raise InputError(
                f"{error}, or ask `thorbecke gaps --format parquet` of it, which takes it as it is"
            ) from error
    from ontology.reading.rdf import NAME, as_nquads

    return House(loading.loads(as_nquads(path), name=NAME, validate=validate), language)


def loads(text: str, *, name: str = "house.trig", lang: str = "en", validate: bool = True) -> House:
    """Return the house written in `text`; the ending of `name` says in which syntax (default TriG, so Turtle too).

    Raises as `load`.
    """
    return House(loading.loads(text, name=name, validate=validate), _language(lang))


@dataclass(frozen=True, repr=False)
class House:
    """A house that was read: every method asks it something and changes nothing.

    `on` is a day (a date, or yyyy-mm-dd; default: the reference date of the house, else today), `scenarios`
    the names of proposals to answer under, `evidence` the weakest status that counts.
    """

    dataset: Dataset
    lang: str = "en"
    #: where it was read from: nothing is written over it
    place: Path | None = None

    def __repr__(self) -> str:
        return f"House({self.facts.house.title.say(self.lang)!r}, {self.dataset.digest[:19]})"

    @property
    def facts(self) -> Facts:
        """Everything the record says, without any scenario."""
        return read_facts(self.dataset)

    @property
    def choices(self) -> Mapping[str, Choice]:
        """The choices of the record, whatever the day, by id."""
        return _by_id(self.facts.choices)

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """The scenarios of the house by id: the names that `scenarios=` takes."""
        return _by_id(self.facts.scenarios)

    def _setting(
        self, on: date | str | None = None, scenarios: str | Sequence[str] = (), evidence: str = "unverified"
    ) -> Setting:
        return setting(self.dataset, as_day(on), _several(scenarios), evidence)

    def graph(
        self, on: date | str | None = None, scenarios: str | Sequence[str] = (), evidence: str = "unverified"
    ) -> nx.MultiDiGraph[str]:
        """Return the accountability graph on one day with its answers: nodes are IRIs, every edge points up.

        A copy for any algorithm or writer of networkx: labels in two languages, verdicts, grades and dates, all of
        them str or int (docs/python.md has every attribute).

        Raises UnknownNameError for a scenario or status that is not there, InputError for what is no date, and
        for a house of more than MOST_RELATIONS, with what its graph would cost.
        """
        from exports.exchange.plain_graph import plain_graph

        asked = self._setting(on, scenarios, evidence)
        many = len(asked.facts.relations)
        if many > MOST_RELATIONS:
            raise InputError(
                f"a graph of {many:,} relations would take at least {many * 2.5 / 1e6:.1f} GB and "
                f"{many * 40 / 1e6:,.0f} seconds, more with every choice answered in it; none is made of more than "
                f"{MOST_RELATIONS:,}: take House.table() of it"
            )
        return plain_graph(asked)

    def table(
        self,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
        *,
        engine: str = "auto",
    ) -> pyarrow.Table:
        """Return the answer of `gaps` as a `pyarrow.Table`, a row a choice: all fields but sentences.

        `engine` is one of docs/engines.md; by each the table is the same.

        Raises as `graph`; UnknownNameError for an engine that is not there, InputError without pyarrow.
        """
        from thorbecke.tabling import Filters, table

        return table(self._setting(on, scenarios, evidence), engine, Filters()).table

    def rdf(self) -> rdflib.Dataset:
        """Return the statements as an rdflib Dataset: the record in the default graph, each scenario in its own.

        `thorbecke.load` takes it back. The vocabulary is not in it.
        """
        from ontology.reading.rdf import as_rdflib

        return as_rdflib(self.dataset)

    def gaps(
        self,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
        *,
        accepted: str | PathLike[str] | None = None,
        engine: str = "auto",
    ) -> GapsView:
        """Return which choices lack ministerial accountability, why, and on what sources.

        `accepted` is a file of accepted gaps: they are marked (`Gap.accepted`), no verdict changes, and
        an entry that marks nothing is a warning. `engine` is `auto`, `networkx` or `arrays`, which say the same.

        Raises as `graph`; InputError for a file of accepted gaps that is not right; UnknownNameError for an engine.
        """
        from graph.engines.choosing import chosen

        asked = self._setting(on, scenarios, evidence)
        if chosen(engine, len(asked.facts.relations), in_words=True).engine == "arrays":
            from thorbecke.pieces import records_in_parts

            told = records_in_parts(self.dataset, asked.on, asked.house.scenarios, evidence).answer()
        else:
            told = answer(asked)
        if accepted is not None:
            told, remarks = accept(told, read_accepted(Path(accepted)), asked.facts)
            for remark in remarks:
                warnings.warn(remark, stacklevel=2)
        return GapsView(told, self.lang)

    def explain(
        self,
        name: str,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
    ) -> ExplanationView | ActorView:
        """Return who answers for one choice, or to whom one actor answers, with article and source at every step.

        Raises UnknownNameError when `name` (an id, number, label or part of one) means nothing or more than
        one thing, or a choice that is not on the agenda on the day.
        """
        asked = self._setting(on, scenarios, evidence)
        told = explain(asked, name)
        if isinstance(told, Explanation):
            return ExplanationView(asked.house, told, self.lang)
        return ActorView(asked.house, told, self.lang)

    def who(
        self,
        choice: str,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
    ) -> RecordView[Who]:
        """Return who prepares, advises on, decides, executes, pays for and supervises one choice."""
        return self._asked("who", on, scenarios, evidence, choice=choice)

    def matrix(
        self, on: date | str | None = None, scenarios: str | Sequence[str] = (), evidence: str = "unverified"
    ) -> RecordView[Matrix]:
        """Return who does what on every choice, and which choices have not exactly one decider."""
        return self._asked("matrix", on, scenarios, evidence)

    def funding(
        self, on: date | str | None = None, scenarios: str | Sequence[str] = (), evidence: str = "unverified"
    ) -> RecordView[FundingAnswer]:
        """Return which choices lack structural funding, and who finances what."""
        return self._asked("funding", on, scenarios, evidence)

    def risks(
        self, on: date | str | None = None, scenarios: str | Sequence[str] = (), evidence: str = "unverified"
    ) -> RecordView[Risks]:
        """Return single points of accountability, load per office, many hands, longest chains and cycles."""
        return self._asked("risks", on, scenarios, evidence)

    def questions(
        self, on: date | str | None = None, scenarios: str | Sequence[str] = (), evidence: str = "unverified"
    ) -> RecordView[Debate]:
        """Return the debate questions: what the record answers, what the graph says, what each proposal changes."""
        return self._asked("questions", on, scenarios, evidence)

    def whatif(
        self,
        *scenarios: str,
        assume: str | Sequence[str] = (),
        withdraw: str | Sequence[str] = (),
        on: date | str | None = None,
        evidence: str = "unverified",
    ) -> RecordView[WhatIf]:
        """Return which choices change when all of these hold together, by which statement, and which do not.

        `assume` takes what `--assume` takes: "A -> B : kind".
        """
        if not (scenarios or assume or withdraw):
            raise InputError(f"name a proposal ({', '.join(self.scenarios) or 'this house has none'}), or assume one")
        also = {"assumptions": _several(assume), "withdrawals": _several(withdraw)}
        return self._asked("whatif", on, scenarios, evidence, **also)

    def closure(
        self,
        choice: str | None = None,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
    ) -> Trial:
        """Return the closure of what counts for a choice, to try relations on: `add`, `withdraw`, `change`, `undo`.

        Without a choice it is of relations that hold whatever the choice. Each edit costs what it changes, and returns
        whose grades it changed; `whatif` tells which choices change and why.

        Raises UnknownNameError for a choice, scenario or status that is not there, InputError for what is no date.
        """
        from graph.change.trial import Trial
        from graph.house.finding import find

        asked = self._setting(on, scenarios, evidence)
        return Trial(asked, find(asked.facts, choice, among=asked.facts.choices) if choice else None)

    def diff(
        self,
        other: House | None = None,
        *,
        start: date | str | None = None,
        end: date | str | None = None,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
    ) -> RecordView[Difference]:
        """Return what changed between two days of this house, or between this and another house on one day.

        Two days are `start` and `end`; one left out is the reference date of the house. Raises InputError
        when neither or both are asked.
        """
        from ontology.reading.blank_names import named_by_content

        if (other is None) is (start is None and end is None) or (other is None and on is not None):
            raise InputError("compare two days with start and end, or two houses on one day with on")
        if other is None:
            before, after = (self._setting(day, scenarios, evidence) for day in (start, end))
        else:
            before, after = (
                setting(named_by_content(house.dataset), as_day(on), _several(scenarios), evidence)
                for house in (self, other)
            )
        return self._told("diff", before, after)

    def compare(self, register: Register, on: date | str | None = None) -> RecordView[Comparison]:
        """Return what is new in a register (`thorbecke.read_roo`, `read_tooi`) against this house, by code.

        `on` is the day to compare on; default that of the register, else the reference date of the house.
        """
        return self._told("compare", register, self.dataset, as_day(on))

    def additions(self, register: Register) -> Additions:
        """Return what a register adds to this house: `turtle`, a text that can stand beside it, and `remarks`."""
        from ontology.registers.additions import additions

        return additions(register, self.dataset)

    def repair(
        self,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
        *,
        target: str = "partial",
        limit: int | None = None,
        theme: str | None = None,
    ) -> RecordView[Repair]:
        """Return the smallest set of changes that gives every choice at least `target`, proven and asked again."""
        return self._asked("repair", on, scenarios, evidence, target=target, limit=limit, theme=theme)

    def map(
        self,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
        *,
        height: int = 760,
    ) -> MapView:
        """Return the map of the house, the page that `thorbecke map` writes; `height` is in pixels.

        Raises as `graph`; MapTooLargeError for a house that no map can show.
        """
        from thorbecke.drawing import map_network

        network = map_network(self.dataset, as_day(on), _several(scenarios), evidence, self.lang)
        return MapView(self.facts.house.title, network, self.lang, height)

    def poster(
        self,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
        *,
        paper: str = "a3",
    ) -> PosterView:
        """Return the house as a poster that is read alone, on `paper` (a3, a2, a1 or a0), landscape.

        Raises as `map`; PictureError for a house that does not fit on the paper in letters one can read.
        """
        from exports.map.poster import PAPERS, poster

        if paper not in PAPERS:
            raise UnknownNameError(f"{paper!r} is no paper of a poster; use one of {', '.join(PAPERS)}")
        return PosterView(poster(self.map(on, scenarios, evidence).network, self.lang, paper))

    def report(
        self,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
        *,
        choice: str | None = None,
        since: date | str | None = None,
        name: str | None = None,
    ) -> DocumentView:
        """Return the accountability report, which `save` writes as .html, .md or .docx.

        With `since` it has a table of what changed since that day; with `choice` it is one sheet on that choice alone,
        and has no such table. `name` is what the report calls this house in the
        command that makes it again; a house that ships has its own.

        Raises as `graph`.
        """
        from thorbecke.reporting import called, report, sheet

        known = name or called(self.dataset)
        asked_of = (self.dataset, as_day(on), _several(scenarios), evidence)
        if choice is not None:
            one = sheet(asked_of[0], choice, *asked_of[1:], name=known, lang=self.lang)
            return DocumentView(one, self.lang)
        return DocumentView(report(*asked_of, name=known, lang=self.lang, since=as_day(since)), self.lang)

    def export(
        self,
        format: str,
        path: str | PathLike[str],
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
        *,
        mapping: str | PathLike[str] | None = None,
    ) -> Made:
        """Write the house in the format of another program, as `thorbecke export` does; a folder where it is several.

        Returns what was written (`written`) and what was left out and why (`left`), each in two languages.

        Raises as `graph`; UnknownNameError for a format that is not there, InputError for what the format has no use
        for, and where nothing can be written or a file that was read would be overwritten.
        """
        from thorbecke.exporting import exported, save

        own = Path(mapping) if mapping is not None else None
        made = exported(format, self.dataset, self.lang, as_day(on), _several(scenarios), evidence, own)
        save(made.files, Path(path), self.place, own)
        return made

    def query(
        self,
        sparql: str,
        on: date | str | None = None,
        scenarios: str | Sequence[str] = (),
        evidence: str = "unverified",
    ) -> Result:
        """Return the answer to a shipped question (its name), a file, or a read-only SPARQL query.

        It is a Table, a Truth or Triples of `ontology.querying.sparql`; a name in the query that nothing bears is a
        warning.

        Raises QueryError for a query that is not answered: not legal, not read-only, too long or too slow.
        """
        from graph.house.setting import scenario_iris
        from ontology.querying.competency import read_query
        from ontology.querying.sparql import Asked, ask, statements_of

        name, text, _ = read_query(sparql)
        day = as_day(on) or self.facts.house.reference_date or date.today()
        seen = statements_of(self.dataset, scenario_iris(self.dataset, _several(scenarios)))
        told = ask(seen, text, Asked(day, evidence, self.lang), name=name)
        for remark in told.remarks:
            warnings.warn(f"{name}: {remark}", stacklevel=2)
        return told

    def test(self, cases: str | PathLike[str]) -> RecordView[CasesReport]:
        """Return whether this house answers what a file of cases expects; the house the file names is left aside."""
        from graph.answers.case_files import read_cases

        path = Path(cases)
        return self._told("test", self.dataset, read_cases(path, outside=True)[1], path.name)

    def check(self) -> Report:
        """Return whether the house is sound: every finding with file, line and remedy."""
        from ontology.checking.validation import validate

        return validate(self.dataset)

    def audit(self, on: date | str | None = None) -> RecordView[Audit]:
        """Return what the house rests on: facts by status and grade of source, and what hangs on sources not read."""
        return self._told("audit", self.dataset, as_day(on))

    def _asked(
        self, name: str, on: date | str | None, scenarios: str | Sequence[str], evidence: str, **options: object
    ) -> RecordView[Any]:
        told = questions.asked(name, self.dataset, as_day(on), _several(scenarios), evidence, **options)
        return RecordView(told, self.lang, name)

    def _told(self, name: str, *given: object) -> RecordView[Any]:
        return RecordView(questions.resolve(questions.QUESTIONS[name].ask)(*given), self.lang, name)


def _language(lang: str) -> str:
    if lang not in LANGUAGES:
        raise UnknownNameError(f"{lang!r} is no language of the answers; use one of {', '.join(LANGUAGES)}")
    return lang


def as_day(on: date | str | None) -> date | None:
    """Return a day given as one or in words; InputError for words that are none."""
    if not isinstance(on, str):
        return on
    read = day_read(on)
    if read is None:
        raise InputError(f"{on!r} is not a date; {HOW}")
    return read


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else tuple(names)


def _by_id(facts: Mapping[str, _F]) -> Mapping[str, _F]:
    """By the last part of the IRI; where two share it, by the IRI."""
    short = [local_name(iri) for iri in facts]
    return MappingProxyType(
        {name if short.count(name) == 1 else iri: facts[iri] for name, iri in zip(short, facts, strict=True)}
    )
