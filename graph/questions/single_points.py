"""Single points of accountability: the actors that are on every chain of a choice.

A *dominator* of a node is on every path to it from the start. Turn the ladder of a choice upside down, so
that relations run from forum to account-giver, and let one root stand for all parliaments and assemblies:
what dominates a decider is then on every chain from that decider to any of them. Without such an actor no
chain is left.

References
----------
Lengauer, T., & Tarjan, R. E. (1979). A fast algorithm for finding dominators in a flowgraph. ACM
Transactions on Programming Languages and Systems 1(1), 121-141.
Cooper, K. D., Harvey, T. J., & Kennedy, K. (2006). A simple, fast dominance algorithm.
https://hdl.handle.net/1911/96345
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import networkx as nx

from graph.closure.admissibility import Ladder

__all__ = ["dominator_tree", "ends_chains", "on_every_chain", "upside_down"]

#: The one root above every parliament and assembly; no IRI is empty.
ROOT = ""


def upside_down(ladder: Ladder, below: Iterable[str] | None = None) -> nx.DiGraph[str]:
    """Return the ladder from forum to account-giver below one root; only what a chain can use is in it.

    With `below`, only what is on the chains of these actors. Parliaments and assemblies melt into the root: a chain
    ends there and never passes through one.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(ROOT)
    everybody = ladder.givers() if below is None else sorted({up for actor in below for up in ladder.cone(actor)})
    for giver in everybody:
        if ladder.is_sink(giver):
            continue
        for rung in ladder.rungs(giver):
            if not ladder.is_sink(rung.forum):
                graph.add_edge(rung.forum, giver)
            elif ladder.ends_chain(rung, "ministerial") or ladder.ends_chain(rung, "local"):
                graph.add_edge(ROOT, giver)
    return graph


def dominator_tree(ladder: Ladder, below: Iterable[str] | None = None) -> dict[str, str]:
    """Return actor -> the nearest other actor on all of its chains, or the root; who has no chain is not in it.

    With `below`, for these actors and everybody above them only.
    """
    tree = nx.immediate_dominators(upside_down(ladder, below), ROOT)
    return {actor: parent for actor, parent in tree.items() if actor != ROOT}


def on_every_chain(tree: Mapping[str, str], deciders: Iterable[str]) -> frozenset[str]:
    """Return the actors that are on every chain of every one of `deciders` that has a chain.

    Parameters
    ----------
    tree
        The dominator tree of what counts for the choice (`dominator_tree(ladders.of(choice))`).
    deciders
        Those who decide on it, bodies pierced; those without any chain change nothing.

    Returns
    -------
    frozenset of str
        Empty when no decider has a chain, or when the chains have no actor in common. A decider that is on
        all of them is in it, parliaments and assemblies are not.

    Examples
    --------
    >>> sorted(on_every_chain({"minister": "", "agency": "minister"}, ["agency", "nobody"]))
    ['agency', 'minister']
    """
    ways = [frozenset(_up(decider, tree)) for decider in deciders if decider in tree]
    return frozenset.intersection(*ways) if ways else frozenset()


def ends_chains(ladder: Ladder, actor: str) -> bool:
    """Tell whether chains end at `actor`: it is the last to answer to a parliament or an assembly."""
    return any(ladder.ends_chain(rung, sink) for rung in ladder.rungs(actor) for sink in ("ministerial", "local"))


def _up(actor: str, tree: Mapping[str, str]) -> Iterator[str]:
    while actor != ROOT:
        yield actor
        actor = tree[actor]
