"""What is new in a register, as JSON: `import-compare.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import one_of, says, where
from exports.data.shapes import SCHEMA_VERSION, Count, Date, Digest, TextJson, Version, text_json
from ontology.registers.comparing import NEWS, Comparison, News
from ontology.registers.organisation import SORTS

__all__ = ["Code", "ComparisonJson", "Sort", "comparison_to_json"]

Sort = Annotated[str, one_of(SORTS)]
Code = Annotated[
    str,
    where(pattern="^[a-z]+[0-9]+$"),
    says("The code of the register, else the prefix of the register and its number there."),
]


class RegisterJson(TypedDict):
    file: str
    title: TextJson


class ComparedHouseJson(TypedDict):
    title: str
    digest: Digest


class SummaryJson(TypedDict):
    new: Annotated[Count, says("In the register, there on the day, and not in the house.")]
    ended: Annotated[Count, says("Ended by the register; the house does not say so, or gives another day.")]
    not_ended: Annotated[Count, says("Ended by the house; the register gives no end.")]
    renamed: Annotated[Count, says("The house has none of the names the register gives.")]
    moved: Annotated[Count, says("The register names a ministry that the house does not name among its own.")]
    compared: Annotated[Count, says("In both, known by their code.")]
    not_compared: Annotated[Count, says("Without a code that the house knows.")]
    ministry_unknown: Annotated[
        Count, says("The register names a ministry, the house none: no difference, but unknown.")
    ]
    ended_and_not_in_house: Annotated[Count, says("Ended before the day and not in the house.")]
    in_house_and_not_listed: Annotated[
        Count, says("With a code in the house and not in the register, which may be a part.")
    ]


class NewsJson(TypedDict):
    what: Annotated[str, one_of(NEWS)]
    code: Code
    sort: Sort
    name: str
    iri: Annotated[str | None, says("The node in the house; null for what is new.")]
    before: TextJson | None
    after: TextJson | None
    on: Date | None
    because: Annotated[TextJson | None, says("The change in the register it follows from.")]


class NotComparedJson(TypedDict):
    code: Code
    sort: Sort
    name: str


class ComparisonJson(TypedDict):
    schema_version: Version
    register: RegisterJson
    house: ComparedHouseJson
    on: Date
    summary: SummaryJson
    news: list[NewsJson]
    not_compared: list[NotComparedJson]


def comparison_to_json(told: Comparison) -> ComparisonJson:
    """Return the answer of `thorbecke import ... --compare` (schema `import-compare.schema.json`)."""
    counted = told.counted()
    return {
        "schema_version": SCHEMA_VERSION,
        "register": {"file": told.register, "title": text_json(told.title)},
        "house": {"title": told.house.en, "digest": told.digest},
        "on": told.on.isoformat(),
        "summary": {
            "new": counted["new"],
            "ended": counted["ended"],
            "not_ended": counted["not-ended"],
            "renamed": counted["renamed"],
            "moved": counted["moved"],
            "compared": told.compared,
            "not_compared": len(told.not_compared),
            "ministry_unknown": told.ministry_unknown,
            "ended_and_not_in_house": told.ended_elsewhere,
            "in_house_and_not_listed": told.not_listed,
        },
        "news": [_news(news) for news in told.news],
        "not_compared": [{"code": n.code, "sort": n.sort, "name": n.name} for n in told.not_compared],
    }


def _news(news: News) -> NewsJson:
    return {
        "what": news.what,
        "code": news.code,
        "sort": news.sort,
        "name": news.name,
        "iri": news.node,
        "before": text_json(news.before) if news.before else None,
        "after": text_json(news.after) if news.after else None,
        "on": news.on.isoformat() if news.on else None,
        "because": text_json(news.because) if news.because else None,
    }
