"""The layout holds what a house may say: every property of a class that a sheet is of has a column."""

from __future__ import annotations

from ontology.namespaces import HVT
from ontology.reading.dataset import name_of
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import OWL, RDF, RDFS
from ontology.workbook.layout import below, layout

#: said of terms of the vocabulary, by jurists, and not of a house
OF_THE_VOCABULARY = {HVT.fitsAccountGiver, HVT.fitsForum}


def test_every_property_of_a_class_has_a_column_on_its_sheet() -> None:
    asked = 0
    for sheet in layout().sheets:
        columns = {column.property for column in sheet.columns}
        for name, said in vocabulary_says().items():
            types = set(map(name_of, said.get(RDF.type, ())))
            domain = set(map(name_of, said.get(RDFS.domain, ())))
            if not types & {OWL.ObjectProperty, OWL.DatatypeProperty} or not domain & set(below(sheet.cls)):
                continue
            asked += 1
            assert name in columns | OF_THE_VOCABULARY, f"{name} has no column on {sheet.title.en}"
    assert asked > 50


def test_no_two_columns_of_a_sheet_are_called_the_same() -> None:
    every = (layout().id, layout().also, layout().graph)
    for sheet in layout().sheets:
        for lang in ("nl", "en"):
            titles = [column.title.say(lang) for column in (*every, *sheet.columns)]
            assert len(titles) == len(set(titles)), sheet.key
    titles = [title for sheet in layout().sheets for title in {*sheet.title}]
    assert len(titles) == len(set(titles))
