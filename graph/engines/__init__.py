"""Engines: what works an answer out. All of them say the same; `graph.engines.choosing` says which is for what.

networkx: `graph.answers.answering`, over the closure of `graph.closure.engines`; arrays: `graph.columns.answering`.
"""
