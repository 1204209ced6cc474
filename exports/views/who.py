"""Every role on one choice: who holds it, how sure that is, from when until when, on what article and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.articles import by_law
from exports.page import Heading, Item, Page, Sentence
from exports.views.explain import standing
from exports.words import about, cited, lead, said, status, term, titled
from graph.questions.roles import Holding, Who
from ontology.codelists.words import role_letters
from ontology.names import local_name
from ontology.text import Text

__all__ = ["APART", "page", "role_name", "rows"]

#: What is said of who answered to parliament.
APART = Text("zegt wie sprak, niet wie moet; telt nergens in mee", "says who spoke, not who must; counts nowhere")
_W = {
    "silent": Text("Niets vastgelegd over", "Nothing laid down on"),
    "elsewhen": Text("Niet op deze dag", "Not on this day"),
    "ignored": Text("telt niet mee op dit bewijs", "does not count on this evidence"),
    "none": Text("geen vastgelegd", "none on record"),
    "always": Text("geen begin of eind vastgelegd", "no start or end on record"),
}


def page(told: Who, lang: str) -> Page:
    """Yield who holds which role on a choice, each with status, validity, article and source."""
    choice = told.choice
    yield Sentence(titled(choice.notation, choice.label, lang), "strong")
    yield Sentence(" · ".join(standing(choice, lang)), choice.ministerial)
    yield about(told.house, lang)
    yield lead(told.sentence, lang, "")
    for flag in told.flags:
        yield Sentence(f"! {flag.message.say(lang)}", "aside")
    groups = (*told.roles, told.answered)
    for group in groups:
        if group.holdings:
            remark = f" · {APART.say(lang)}" if group is told.answered else ""
            yield Heading(f"{group.letter} {group.label.say(lang)}{remark}")
        for held in group.holdings:
            # a letter without a holder says so itself
            ignored = held.actor is not None and not held.counts
            yield from _holding(held, lang, "", f" · {_W['ignored'].say(lang)}" if ignored else "")
    silent = [group.label.say(lang) for group in groups if not group.holdings]
    if silent:
        yield Heading(f"{_W['silent'].say(lang)}: {', '.join(silent)}")
    if told.elsewhen:
        yield Heading(_W["elsewhen"].say(lang))
    for held in told.elsewhen:
        yield from _holding(held, lang, f"{role_name(held.role, lang)}: ", "")


def _holding(held: Holding, lang: str, before: str, behind: str) -> Page:
    parts = (held.label.say(lang), status(held.status, lang), _validity(held, lang))
    yield Item(before + " · ".join(parts) + behind)
    articles = by_law(held.legal_basis, lang) or (_W["none"].say(lang),)
    yield Item((f"{said('basis', lang)}: ", *articles), 2)
    yield from (Item((f"{said('source', lang)}: ", cited(source, lang)), 2) for source in held.sources)
    yield from (Item(note.say(lang), 2) for note in held.notes)


def _validity(held: Holding, lang: str) -> str:
    """From when until when an assignment holds."""
    return term(held.valid_from, held.valid_until, lang) or _W["always"].say(lang)


def role_name(role: str, lang: str) -> str:
    """Return what a role is called."""
    return role_letters()[role][1].say(lang) if role in role_letters() else local_name(role)


def rows(told: Who, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per role assignment, those of another day too (`on_day` says which)."""
    yield (
        *("choice", "letter", "role", "holder_iri", "holder", "status", "counts", "on_day", "valid_from"),
        *("valid_until", "articles", "sources", "assignment"),
    )
    today = [held for group in (*told.roles, told.answered) for held in group.holdings]
    for holdings, on_day in ((today, "true"), (told.elsewhen, "false")):
        for held in holdings:
            yield (
                told.choice.iri,
                held.letter,
                role_name(held.role, lang),
                held.actor or "",
                held.label.say(lang),
                held.status,
                "true" if held.counts else "false",
                on_day,
                held.valid_from or "",
                held.valid_until or "",
                "; ".join(r.title.say(lang) for r in held.legal_basis),
                "; ".join(r.iri for r in held.sources),
                held.assignment,
            )
