"""The records as HTML fragments for a notebook: all text escaped, no script, links to web addresses only."""

from __future__ import annotations

import html
from collections.abc import Iterable

from exports.links import safe_url
from exports.tables import _HEAD, accepted_head, accepted_rows, power, rows
from exports.terminal import asked_line, entry_line, role_line, said_word, step_line
from exports.writing import printable
from graph.records import (
    POWERS,
    ActorExplanation,
    Answer,
    ChainExplanation,
    Explanation,
    Gap,
    HouseInfo,
    Reference,
    Step,
)
from graph.words.choice import CAVEAT_WORDS
from graph.words.house import headline
from ontology.codelists.words import status_words, verdict_words
from ontology.text import Text

__all__ = ["actor_html", "answer_html", "explanation_html", "frame_html", "text_html"]

#: What a page in a frame may do: run its own scripts, save a picture, open a source beside the notebook. It is
#: a stranger to the notebook, and can neither read nor change it.
_ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
_MAP = Text("Kaart", "Map")
#: Jupyter aligns the cells of a table to the right unless told otherwise.
_CELL = ' style="text-align:left;vertical-align:top"'


def answer_html(answer: Answer, lang: str, shown: Answer | None = None) -> str:
    """Return headline and table; `shown` limits the rows, never the headline."""
    lines = [
        (r.number, r.choice, f"{r.symbol} {r.verdict}", *r.powers, r.deciders, r.gaps)
        for r in rows(shown or answer, lang)
    ]
    accepted = accepted_rows(shown or answer, lang)
    return _section(
        lang,
        _strong(headline(answer).say(lang)),
        _paragraph(asked_line(answer.house, lang)),
        _table(_HEAD[lang], lines),
        _table(accepted_head(lang), accepted) if accepted else "",
    )


def explanation_html(house: HouseInfo, told: Explanation, lang: str) -> str:
    """Return the sentence on a choice, every chain with article and source, the gaps and the question."""
    choice = told.choice
    words = verdict_words()[choice.verdict]
    return _section(
        lang,
        _strong(f"{choice.notation or ''} {choice.label.say(lang)}".strip()),
        _paragraph(f"{words.symbol} {words.label.say(lang)}"),
        _paragraph(asked_line(house, lang)),
        _paragraph(told.sentence.say(lang)),
        *(_paragraph(CAVEAT_WORDS[caveat].say(lang)) for caveat in choice.caveats),
        *(_chain(chain, lang) for chain in told.chains),
        _titled(said_word("gaps", lang).capitalize(), [_gap(gap, lang) for gap in choice.gaps]),
        _titled(said_word("question", lang), [_safe(told.question.say(lang))] if told.question else []),
        _titled(said_word("roles", lang), [_role(role, holders, lang) for role, holders in told.roles]),
        _notes(told.notes, lang),
        _titled(said_word("sources", lang), [_reference(source, lang) for source in told.sources]),
    )


def actor_html(house: HouseInfo, told: ActorExplanation, lang: str) -> str:
    """Return to whom an actor answers, its best chain, every relation upward, and what it decides."""
    known = verdict_words()
    return _section(
        lang,
        _strong(told.label.say(lang)),
        _paragraph(asked_line(house, lang)),
        _paragraph(told.identity.say(lang)),
        _paragraph(told.sentence.say(lang)),
        _paragraph(f"{said_word('limited-to', lang)} {told.limits.say(lang)}.") if told.limits else "",
        *(_paragraph(words.say(lang)) for words in told.contradictions),
        _steps(said_word("chain", lang), told.chain, lang),
        _steps(said_word("oversight", lang), told.oversight, lang) if told.oversight else "",
        _titled(
            said_word("upward", lang),
            [
                ("● " if u.counts else "○ ")
                + _step(u.step, lang)
                + (_safe(f" · {u.remark.say(lang)}") if u.remark else "")
                for u in told.upward
            ],
        ),
        _titled(
            said_word("decides", lang),
            [_safe(f"{known[v].symbol} {label.say(lang)}: {known[v].label.say(lang)}") for _, label, v in told.decides],
        ),
        _titled(said_word("one-of", lang), [_safe(label.say(lang)) for _, label in told.member_of]),
        _titled(said_word("roles", lang), [_safe(role_line(role, lang)) for role in told.roles]),
        _titled(said_word("holders", lang), [_holder(*holder, lang) for holder in told.holders]),
        _titled(said_word("entries", lang), [_safe(entry_line(entry, lang)) for entry in told.entries]),
        _notes(told.notes, lang),
    )


def _holder(name: str, start: str | None, end: str | None, acting: bool, lang: str) -> str:
    note = f" ({said_word('acting', lang)})" if acting else ""
    return _safe(f"{name}{note}: {start or '?'} – {end or said_word('now', lang)}")


def frame_html(page: str, title: str, lang: str, height: int) -> str:
    """Return the map of a house, a whole page, in a frame of its own, shut off from the notebook it stands in."""
    style = f"width:100%;height:{height}px;border:1px solid #8a94a0;border-radius:4px"
    named = f'title="{_safe(f"{_MAP.say(lang)}: {title}")}" lang="{lang}"'
    return f'<iframe srcdoc="{html.escape(page)}" sandbox="{_ALLOWED}" {named} style="{style}"></iframe>'


def text_html(words: str, lang: str) -> str:
    """Return what a terminal shows, line by line."""
    return _section(lang, f"<pre>{_safe(words)}</pre>")


def _chain(chain: ChainExplanation, lang: str) -> str:
    decider = chain.decider
    verdict = verdict_words()[decider.verdict]
    powers = ", ".join(f"{said_word(p, lang)} {power(g, lang)}" for p, g in zip(POWERS, decider.grade, strict=True))
    tail = f": {powers}" if chain.steps else ""
    title = f"{said_word('chain', lang)} · {decider.label.say(lang)} · {verdict.symbol} {verdict.label.say(lang)}{tail}"
    missing = f"{said_word('missing', lang)}: {chain.missing_link.say(lang)}" if chain.missing_link else ""
    return (
        (_steps(title, chain.steps, lang) or _strong(title))
        + (_paragraph(missing) if missing else "")
        + _steps(said_word("oversight", lang), chain.oversight, lang)
    )


def _gap(gap: Gap, lang: str) -> str:
    rests = status_words()[gap.evidence].say(lang) if gap.evidence in status_words() else said_word("record", lang)
    return _safe(f"{gap.code} [{rests}]: {gap.message.say(lang)}")


def _role(role: Text, holders: Iterable[tuple[str, Text, str]], lang: str) -> str:
    names = ", ".join(f"{label.say(lang)} ({status_words()[status].say(lang)})" for _, label, status in holders)
    return _safe(f"{role.say(lang)}: {names}")


def _steps(title: str, steps: Iterable[Step], lang: str) -> str:
    return _titled(title, [_step(step, lang) for step in steps], "ol")


def _step(step: Step, lang: str) -> str:
    basis = "; ".join(_reference(r, lang) for r in step.legal_basis) or _safe(step.basis_text.say(lang))
    sources = "; ".join(_reference(r, lang) for r in step.sources)
    grading = step.kind_status if step.kind_status and step.kind_status != "stated" else None
    proof = {
        "basis": basis or _safe(said_word("none", lang)),
        "grading": _safe(status_words()[grading].say(lang)) if grading else "",
        "source": sources,
        "weakest": _safe(", ".join(said_word(power, lang) for power in step.is_bottleneck_for)),
    }
    told = [f"{_safe(said_word(word, lang))}: {words}" for word, words in proof.items() if words]
    return "<br>".join([_safe(step_line(step, lang)), *told, *(_safe(note.say(lang)) for note in step.notes)])


def _reference(reference: Reference, lang: str) -> str:
    title, url = _safe(reference.title.say(lang)), safe_url(reference.url)
    about = [
        reference.issued or "",
        reference.grade or "",
        said_word("part", lang) if reference.read_in_full is False else "",
    ]
    known = ", ".join(part for part in about if part)
    named = f'<a href="{_safe(url)}" rel="noopener noreferrer">{title}</a>' if url else title
    return named + (f" ({_safe(known)})" if known else "")


def _notes(notes: Iterable[Text], lang: str) -> str:
    return _titled(said_word("notes", lang), [_safe(note.say(lang)) for note in notes])


def _titled(title: str, items: list[str], kind: str = "ul") -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"{_strong(title)}<{kind}>{listed}</{kind}>" if items else ""


def _table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    names = "".join(f'<th scope="col"{_CELL}>{_safe(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td{_CELL}>{_safe(cell)}</td>" for cell in line) + "</tr>" for line in lines)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"


def _section(lang: str, *parts: str) -> str:
    return f'<div lang="{lang}">' + "".join(parts) + "</div>"


def _strong(words: str) -> str:
    return f"<p><strong>{_safe(words)}</strong></p>"


def _paragraph(words: str) -> str:
    return f"<p>{_safe(words)}</p>"


def _safe(words: str) -> str:
    return html.escape(printable(words))
