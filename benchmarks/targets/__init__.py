"""Every target for speed and memory, measured in one run: target, figure, ratio, met or not, and what stops it.

    python -m benchmarks.targets                          # all of them, at 1,000,000 relations: docs/targets.md
    python -m benchmarks.targets --only closure live      # some of them, printed
    python -m benchmarks.targets --relations 1e5 --only text closure
    python -m benchmarks.targets --only json              # left out otherwise: a quarter of an hour

A ratio is of two figures of the same run, on the same house, by the clock, unless it says otherwise; of several runs
the median counts. A target of what is not there is left out. POSIX; the map needs Chromium.
"""
