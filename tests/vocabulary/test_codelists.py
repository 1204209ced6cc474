"""Code lists are read from the vocabulary as it stands: in order of rank, in both languages, and judged by no code."""

from __future__ import annotations

import pytest

from ontology.codelists.concepts import concept, concepts
from ontology.codelists.ranks import STATUSES, VERDICTS
from ontology.codelists.words import status_words, uses_public_power, verdict_words
from ontology.namespaces import HVT
from ontology.text import Text


def test_a_list_stands_in_order_of_rank() -> None:
    assert tuple(status_words()) == STATUSES
    assert tuple(verdict_words()) == VERDICTS
    states = {instrument.one(HVT.jurisdiction) for instrument in concepts(HVT.LegalInstrument)} - {None}
    assert states
    for state in states:
        ranks = [c.rank for c in concepts(HVT.LegalInstrument, state)]
        assert len(ranks) > 1 and ranks == sorted(set(ranks))


def test_what_is_not_said_is_neither_true_nor_false_and_has_no_words() -> None:
    council = concept(HVT.Cabinet)
    assert (council.code, council.rank, council.is_so(HVT.sufficient)) == ("", 0, None)
    assert council.text(HVT.articlesText) == Text("", "")
    assert {c.is_so(HVT.sufficient) for c in concepts(HVT.LegalInstrument)} == {True, False}


def test_a_term_that_is_not_there_is_no_concept() -> None:
    with pytest.raises(KeyError):
        concept("https://example.org/nothing")


def test_a_standard_uses_public_power_only_when_it_binds_and_nothing_said_uses_none() -> None:
    assert uses_public_power([HVT.Standard], binds=True) and not uses_public_power([HVT.Standard], binds=False)
    always = [c.iri for c in concepts(HVT.ChoiceKind) if c.is_so(HVT.usesPublicPower)]
    assert always and all(uses_public_power([kind], binds=binds) for kind in always for binds in (True, False))
    assert not uses_public_power([], binds=True)
