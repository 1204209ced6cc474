"""What is new in a register, as JSON: `import-compare.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.shapes import SCHEMA_VERSION, text_json
from ontology.registers.comparing import Comparison, News

__all__ = ["comparison_to_json"]


def comparison_to_json(told: Comparison) -> dict[str, Any]:
    """Return the answer of `thorbecke import ... --compare` (schema `import-compare.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "register": {"file": told.register, "title": text_json(told.title)},
        "house": {"title": told.house.en, "digest": told.digest},
        "on": told.on.isoformat(),
        "summary": {
            **{what.replace("-", "_"): count for what, count in told.counted().items()},
            "compared": told.compared,
            "not_compared": len(told.not_compared),
            "ministry_unknown": told.ministry_unknown,
            "ended_and_not_in_house": told.ended_elsewhere,
            "in_house_and_not_listed": told.not_listed,
        },
        "news": [_news(news) for news in told.news],
        "not_compared": [{"code": n.code, "sort": n.sort, "name": n.name} for n in told.not_compared],
    }


def _news(news: News) -> dict[str, Any]:
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
