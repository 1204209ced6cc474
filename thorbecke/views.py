"""What Python and notebooks get: the records of `graph.records`, with ways to look at them.

A view holds a record and computes nothing: `print` shows what the shell shows, a notebook shows a table,
`to_json` gives the bytes of `--format json`, `to_frame` a pandas frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from exports.formats import html
from exports.formats.frames import frame
from exports.views import actor, explain, gaps
from exports.writing import atomic_write
from graph.answers.choosing import choose
from graph.records import ActorExplanation, Answer, ChainExplanation, ChoiceAnswer, Explanation, HouseInfo, Upward
from graph.words.house import headline
from ontology.errors import UnknownNameError
from ontology.names import closest, local_name
from ontology.text import Text
from thorbecke.questions import QUESTIONS, page, write, written

if TYPE_CHECKING:
    from exports.map.network import MapNetwork
    from exports.map.poster import Poster
    from exports.report.records import Report, Sheet

__all__ = ["ActorView", "DocumentView", "ExplanationView", "GapsView", "MapView", "PosterView", "RecordView"]

_R = TypeVar("_R")


@dataclass(frozen=True, repr=False)
class GapsView:
    """Every choice of a house, most severe first; `view["K03"]` is the answer on one."""

    #: the answer on the whole house
    answer: Answer
    lang: str = "en"
    #: the choices in view, when they are not all
    shown: Answer | None = None

    @property
    def house(self) -> HouseInfo:
        """Which house was asked, on which day, under which scenarios, on what evidence."""
        return self.answer.house

    @property
    def choices(self) -> tuple[ChoiceAnswer, ...]:
        """The choices in view."""
        return (self.shown or self.answer).choices

    @property
    def headline(self) -> str:
        """How many choices of the whole house lack ministerial accountability, in one sentence."""
        return headline(self.answer).say(self.lang)

    def only(
        self,
        *,
        ministerial: str | Sequence[str] = (),
        verdict: str | Sequence[str] = (),
        theme: str | Sequence[str] = (),
        gap: str | Sequence[str] = (),
    ) -> GapsView:
        """Return a view of the choices that pass every filter; the headline stays that of the whole house.

        Raises UnknownNameError for a value that does not exist.
        """
        shown = choose(self.shown or self.answer, *map(_several, (ministerial, verdict, theme, gap)))
        return GapsView(self.answer, self.lang, shown)

    @property
    def long(self) -> str:
        """What `thorbecke gaps --long` prints of the choices in view: a row each in full, and what each gap means."""
        return write("gaps", "table", self.answer, self.lang, self.shown, whole=True)

    def to_frame(self) -> Any:
        """Return a pandas DataFrame, a row per choice in view; ImportError, in one sentence, without pandas."""
        return frame(gaps.records(self.shown or self.answer, self.lang), gaps.FRAME, index="id")

    def to_json(self) -> str:
        """Return what `thorbecke gaps --format json` prints for the choices in view."""
        return write("gaps", "json", self.answer, self.lang, self.shown)

    def __iter__(self) -> Iterator[ChoiceAnswer]:
        return iter(self.choices)

    def __len__(self) -> int:
        return len(self.choices)

    def __getitem__(self, name: str) -> ChoiceAnswer:
        """Return the answer on the choice with this number, id or IRI; UnknownNameError when none is in view."""
        names = {key: c for c in reversed(self.choices) for key in (local_name(c.iri), c.notation, c.iri) if key}
        if name not in names:
            raise UnknownNameError(f"no choice in view is called {name!r}{closest(str(name), names)}")
        return names[name]

    def __repr__(self) -> str:
        return self.headline

    def __str__(self) -> str:
        return write("gaps", "table", self.answer, self.lang, self.shown)

    def _repr_html_(self) -> str:
        return write("gaps", "notebook", self.answer, self.lang, self.shown)


@dataclass(frozen=True, repr=False)
class ExplanationView:
    """The answer on one choice with its proof; iterating gives the chain of each decider."""

    house: HouseInfo
    explanation: Explanation
    lang: str = "en"

    @property
    def choice(self) -> ChoiceAnswer:
        return self.explanation.choice

    @property
    def sentence(self) -> str:
        """Who answers, how far, and what stands in between, in one sentence."""
        return self.explanation.sentence.say(self.lang)

    @property
    def question(self) -> str | None:
        """The question to ask; None when the record shows no gap."""
        asked = self.explanation.question
        return asked.say(self.lang) if asked else None

    @property
    def full(self) -> str:
        """What `thorbecke explain --full` prints: every step, role, note and source."""
        return write("explain", "table", self.explanation, self.lang, self.house, whole=True)

    def to_frame(self) -> Any:
        """Return a pandas DataFrame, a row per step of every chain; ImportError, in one sentence, without pandas."""
        return frame(explain.records(self.explanation, self.lang), explain.FRAME)

    def to_json(self) -> str:
        """Return what `thorbecke explain --format json` prints."""
        return write("explain", "json", self.explanation, self.lang, self.house)

    def __iter__(self) -> Iterator[ChainExplanation]:
        return iter(self.explanation.chains)

    def __len__(self) -> int:
        return len(self.explanation.chains)

    def __getitem__(self, decider: str) -> ChainExplanation:
        """Return the chain of the decider with this id or IRI; UnknownNameError when it does not decide."""
        names = {key: c for c in self.explanation.chains for key in (local_name(c.decider.iri), c.decider.iri)}
        if decider not in names:
            raise UnknownNameError(f"no decider here is called {decider!r}{closest(str(decider), names)}")
        return names[decider]

    def __repr__(self) -> str:
        return self.sentence

    def __str__(self) -> str:
        return write("explain", "table", self.explanation, self.lang, self.house)

    def _repr_html_(self) -> str:
        return write("explain", "notebook", self.explanation, self.lang, self.house)


@dataclass(frozen=True, repr=False)
class ActorView:
    """To whom an actor answers, whatever the choice; iterating gives its relations upward."""

    house: HouseInfo
    explanation: ActorExplanation
    lang: str = "en"

    @property
    def sentence(self) -> str:
        return self.explanation.sentence.say(self.lang)

    @property
    def full(self) -> str:
        """What `thorbecke explain --full` prints: every step with its sources, and everything on record."""
        return write("actor", "table", self.explanation, self.lang, self.house, whole=True)

    def to_frame(self) -> Any:
        """Return a pandas DataFrame, a row per relation upward; ImportError, in one sentence, without pandas."""
        return frame(actor.records(self.explanation, self.lang), actor.FRAME)

    def to_json(self) -> str:
        """Return what `thorbecke explain --format json` prints."""
        return write("actor", "json", self.explanation, self.lang, self.house)

    def __iter__(self) -> Iterator[Upward]:
        return iter(self.explanation.upward)

    def __len__(self) -> int:
        return len(self.explanation.upward)

    def __repr__(self) -> str:
        return self.sentence

    def __str__(self) -> str:
        return write("actor", "table", self.explanation, self.lang, self.house)

    def _repr_html_(self) -> str:
        return write("actor", "notebook", self.explanation, self.lang, self.house)


@dataclass(frozen=True, repr=False)
class RecordView(Generic[_R]):
    """Any other answer: the record itself is `view.record`, typed and frozen."""

    record: _R
    lang: str
    #: which question it answers
    question: str

    def to_json(self) -> str:
        """Return what the command of this name prints with `--format json`."""
        return write(self.question, "json", self.record, self.lang)

    def __repr__(self) -> str:
        return f"<{type(self.record).__name__}: print shows it, .record holds it, .to_json() writes it>"

    def __str__(self) -> str:
        return write(self.question, "table", self.record, self.lang)

    def _repr_html_(self) -> str:
        return write(self.question, "notebook", self.record, self.lang)


@dataclass(frozen=True, repr=False)
class MapView:
    """The map of a house: the page that `thorbecke map` writes, in a frame of its own in a notebook."""

    #: what the house is called
    title: Text
    #: who is drawn where in the first view, how each looks, and the lines of the verdicts: a `pyvis.network.Network`,
    #: from which the page is written whenever it is asked for
    network: MapNetwork
    lang: str = "en"
    #: how high the frame is, in pixels
    height: int = 760

    @property
    def html(self) -> str:
        """The page as text."""
        return self.network.generate_html()

    @property
    def page(self) -> bytes:
        """The page, in UTF-8."""
        return self.network.page()

    def save(self, path: str | PathLike[str]) -> None:
        """Write the page to a file, whole or not at all; OSError when that cannot be done."""
        atomic_write(path, self.page)

    def __repr__(self) -> str:
        return f"<map of {self.title.say(self.lang)}: a notebook shows it, .save(path) writes it, .html holds it>"

    def _repr_html_(self) -> str:
        return html.frame(self.html, self.title.say(self.lang), self.lang, self.height)


@dataclass(frozen=True, repr=False)
class PosterView:
    """The poster that `thorbecke map --poster` writes; a notebook shows it."""

    poster: Poster

    @property
    def pdf(self) -> bytes:
        return self.poster.pdf()

    @property
    def svg(self) -> str:
        return self.poster.svg()

    def save(self, path: str | PathLike[str]) -> None:
        """Write the poster to a file, whole or not at all: PDF or SVG, by its ending."""
        from exports.map.poster import paper_of

        atomic_write(path, self.poster.written(paper_of(path)[1]))

    def __repr__(self) -> str:
        return f"<poster of {self.poster.alt.title}: a notebook shows it, .save(path) writes it as .pdf or .svg>"

    def _repr_svg_(self) -> str:
        return self.svg


@dataclass(frozen=True, repr=False)
class DocumentView:
    """A report that was put together: what `thorbecke report` writes."""

    record: Report | Sheet
    lang: str = "en"

    def to(self, form: str) -> bytes:
        """Return the report as `html`, `md` or `docx`; UnknownNameError for another format."""
        known = QUESTIONS["report"].formats
        if form not in known:
            raise UnknownNameError(f"{form!r} is no format of a report{closest(form, known)}; use {', '.join(known)}")
        from thorbecke.reporting import as_written

        return written("report", form, as_written(self.record, form), self.lang)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the report to a file; its name says how. Whole or not at all; OSError when that cannot be done."""
        atomic_write(path, self.to(Path(path).suffix.lower().lstrip(".")))

    def __repr__(self) -> str:
        title = self.record.asked.house.title.say(self.lang)
        return f"<report on {title}: .save(path) writes it as .html, .md or .docx>"

    def __str__(self) -> str:
        return self.to("md").decode("utf-8")

    def _repr_html_(self) -> str:
        return html.text(page("report", self.record, self.lang), self.lang)


def _several(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value
