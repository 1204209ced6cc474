"""The terms of other vocabularies that our code names: W3C, Dublin Core and FOAF, as plain strings.

Written by hand and kept small; a test compares every line with rdflib's own namespaces.
"""

from __future__ import annotations

from typing import Final

__all__ = ["DCTERMS", "ELI", "FOAF", "ORG", "OWL", "PROV", "RDF", "RDFS", "SH", "SKOS", "XSD"]


class RDF:
    """The RDF model itself."""

    first: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
    langString: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    nil: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
    rest: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
    type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class RDFS:
    """Classes, properties and plain comments."""

    Class: Final = "http://www.w3.org/2000/01/rdf-schema#Class"
    comment: Final = "http://www.w3.org/2000/01/rdf-schema#comment"
    domain: Final = "http://www.w3.org/2000/01/rdf-schema#domain"
    label: Final = "http://www.w3.org/2000/01/rdf-schema#label"
    range: Final = "http://www.w3.org/2000/01/rdf-schema#range"
    seeAlso: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
    subClassOf: Final = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    subPropertyOf: Final = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"


class OWL:
    """What a class or property is, and what version a vocabulary has."""

    Class: Final = "http://www.w3.org/2002/07/owl#Class"
    DatatypeProperty: Final = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    ObjectProperty: Final = "http://www.w3.org/2002/07/owl#ObjectProperty"
    Ontology: Final = "http://www.w3.org/2002/07/owl#Ontology"
    sameAs: Final = "http://www.w3.org/2002/07/owl#sameAs"
    versionInfo: Final = "http://www.w3.org/2002/07/owl#versionInfo"


class SKOS:
    """Labels, notes and the order of concepts."""

    Concept: Final = "http://www.w3.org/2004/02/skos/core#Concept"
    altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
    definition: Final = "http://www.w3.org/2004/02/skos/core#definition"
    example: Final = "http://www.w3.org/2004/02/skos/core#example"
    inScheme: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
    notation: Final = "http://www.w3.org/2004/02/skos/core#notation"
    note: Final = "http://www.w3.org/2004/02/skos/core#note"
    prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
    scopeNote: Final = "http://www.w3.org/2004/02/skos/core#scopeNote"


class DCTERMS:
    """Titles, publishers, dates and sources."""

    created: Final = "http://purl.org/dc/terms/created"
    creator: Final = "http://purl.org/dc/terms/creator"
    date: Final = "http://purl.org/dc/terms/date"
    description: Final = "http://purl.org/dc/terms/description"
    identifier: Final = "http://purl.org/dc/terms/identifier"
    isPartOf: Final = "http://purl.org/dc/terms/isPartOf"
    issued: Final = "http://purl.org/dc/terms/issued"
    language: Final = "http://purl.org/dc/terms/language"
    license: Final = "http://purl.org/dc/terms/license"
    modified: Final = "http://purl.org/dc/terms/modified"
    publisher: Final = "http://purl.org/dc/terms/publisher"
    source: Final = "http://purl.org/dc/terms/source"
    title: Final = "http://purl.org/dc/terms/title"


class FOAF:
    """Persons, their names, and pages."""

    Person: Final = "http://xmlns.com/foaf/0.1/Person"
    homepage: Final = "http://xmlns.com/foaf/0.1/homepage"
    name: Final = "http://xmlns.com/foaf/0.1/name"
    page: Final = "http://xmlns.com/foaf/0.1/page"


class ORG:
    """Organisations, their units and posts."""

    Membership: Final = "http://www.w3.org/ns/org#Membership"
    Organization: Final = "http://www.w3.org/ns/org#Organization"
    Post: Final = "http://www.w3.org/ns/org#Post"
    heldBy: Final = "http://www.w3.org/ns/org#heldBy"
    identifier: Final = "http://www.w3.org/ns/org#identifier"
    memberOf: Final = "http://www.w3.org/ns/org#memberOf"
    postIn: Final = "http://www.w3.org/ns/org#postIn"
    subOrganizationOf: Final = "http://www.w3.org/ns/org#subOrganizationOf"
    unitOf: Final = "http://www.w3.org/ns/org#unitOf"


class PROV:
    """Where something came from."""

    generatedAtTime: Final = "http://www.w3.org/ns/prov#generatedAtTime"
    specializationOf: Final = "http://www.w3.org/ns/prov#specializationOf"
    wasAttributedTo: Final = "http://www.w3.org/ns/prov#wasAttributedTo"
    wasDerivedFrom: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"


class ELI:
    """Law as linked data (rdflib has no namespace for it)."""

    LegalResource: Final = "http://data.europa.eu/eli/ontology#LegalResource"


class SH:
    """Shapes and what their validation reports."""

    BlankNodeOrIRI: Final = "http://www.w3.org/ns/shacl#BlankNodeOrIRI"
    Info: Final = "http://www.w3.org/ns/shacl#Info"
    Literal: Final = "http://www.w3.org/ns/shacl#Literal"
    Violation: Final = "http://www.w3.org/ns/shacl#Violation"
    Warning: Final = "http://www.w3.org/ns/shacl#Warning"
    alternativePath: Final = "http://www.w3.org/ns/shacl#alternativePath"
    conforms: Final = "http://www.w3.org/ns/shacl#conforms"
    deactivated: Final = "http://www.w3.org/ns/shacl#deactivated"
    focusNode: Final = "http://www.w3.org/ns/shacl#focusNode"
    maxInclusive: Final = "http://www.w3.org/ns/shacl#maxInclusive"
    message: Final = "http://www.w3.org/ns/shacl#message"
    minInclusive: Final = "http://www.w3.org/ns/shacl#minInclusive"
    path: Final = "http://www.w3.org/ns/shacl#path"
    resultMessage: Final = "http://www.w3.org/ns/shacl#resultMessage"
    resultPath: Final = "http://www.w3.org/ns/shacl#resultPath"
    resultSeverity: Final = "http://www.w3.org/ns/shacl#resultSeverity"
    severity: Final = "http://www.w3.org/ns/shacl#severity"
    sourceShape: Final = "http://www.w3.org/ns/shacl#sourceShape"
    ValidationResult: Final = "http://www.w3.org/ns/shacl#ValidationResult"
    value: Final = "http://www.w3.org/ns/shacl#value"


class XSD:
    """Datatypes."""

    anyURI: Final = "http://www.w3.org/2001/XMLSchema#anyURI"
    boolean: Final = "http://www.w3.org/2001/XMLSchema#boolean"
    date: Final = "http://www.w3.org/2001/XMLSchema#date"
    dateTime: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
    decimal: Final = "http://www.w3.org/2001/XMLSchema#decimal"
    double: Final = "http://www.w3.org/2001/XMLSchema#double"
    gYear: Final = "http://www.w3.org/2001/XMLSchema#gYear"
    gYearMonth: Final = "http://www.w3.org/2001/XMLSchema#gYearMonth"
    integer: Final = "http://www.w3.org/2001/XMLSchema#integer"
    string: Final = "http://www.w3.org/2001/XMLSchema#string"
