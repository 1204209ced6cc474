"""How a law is put to the test: by examples that are the same on every machine, however long one takes."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

__all__ = ["laws"]


def laws(examples: int, *, filtering: bool = False) -> settings:
    """Return settings for so many examples; `filtering`: a law may pass many of them by as not about it."""
    slow = [HealthCheck.too_slow]
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=[*slow, HealthCheck.filter_too_much] if filtering else slow,
    )
