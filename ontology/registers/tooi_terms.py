"""The terms of TOOI that its registers use: which are read, which are left aside, and what sort each names."""

from __future__ import annotations

from ontology.standards import DCTERMS, OWL, PROV, RDFS

__all__ = [
    "CHANGES",
    "CHANGE_ASIDE",
    "CHANGE_READ",
    "EARLIER",
    "HEAD",
    "HEAD_ASIDE",
    "HEAD_READ",
    "LISTS",
    "NAMES",
    "OFFICIAL_NAMES",
    "ORGANISATION_ASIDE",
    "ORGANISATION_READ",
    "SORT_OF_CLASS",
    "SORT_OF_CONCEPT",
    "TITLES",
    "ont",
]

_ONT = "https://identifier.overheid.nl/tooi/def/ont/"
_KERN = "https://identifier.overheid.nl/tooi/def/thes/kern/"
_PROV = "http://www.w3.org/ns/prov#"
#: the vocabulary of the value lists, in which the head of a register is described
LISTS = "https://identifier.overheid.nl/tooi/def/wl/"


def ont(name: str) -> str:
    """Return a term of the TOOI ontology.

    >>> ont("begindatum")
    'https://identifier.overheid.nl/tooi/def/ont/begindatum'
    """
    return _ONT + name


HEAD = OWL.Ontology
#: the class of what an organisation was before
EARLIER = ont("HistorischeVersie")
CHANGES = frozenset(
    ont(name)
    for name in (
        *("Oprichting", "Opheffing", "Samenvoeging", "Afsplitsing", "Uitbreiding", "Herschikking"),
        "Toestandswijziging",
    )
)

SORT_OF_CLASS = {
    ont("Gemeente"): "municipality",
    ont("Provincie"): "province",
    ont("Waterschap"): "water-authority",
    ont("CaribischOpenbaarLichaam"): "caribbean-body",
    ont("Ministerie"): "ministry",
    ont("Zbo"): "zbo",
    ont("ZboCluster"): "zbo-cluster",
    ont("Samenwerkingsorganisatie"): "joint-arrangement",
    ont("Overheidsorganisatie"): "other",
    ont("Rijk"): "other",
}
#: Concepts of the thesaurus. The registers give no labels of them; what each is follows from its members.
SORT_OF_CONCEPT = {
    _KERN + "c_81c05ccd": "agency",
    _KERN + "c_cb42e80a": "inspectorate",
    _KERN + "c_07d0ec18": "unit",
    _KERN + "c_2c4326b9": "advisory-body",  # standing
    _KERN + "c_4dec446b": "advisory-body",  # temporary
    _KERN + "c_690094b5": "advisory-body",  # for once
    _KERN + "c_29b489f7": "high-council",
    _KERN + "c_56192790": "zbo",
    _KERN + "c_49ea8180": "municipality",
    _KERN + "c_b5326808": "water-authority",
    _KERN + "c_b9b318a5": "police",
    _KERN + "c_ab4cf250": "other",  # public body for a profession or an industry
    _KERN + "c_a006e4d0": "other",  # organisation with government involvement
    _KERN + "c_54d333b0": "other",  # the State
    _KERN + "c_c5137aec": "other",  # the States General and its two Houses
    _KERN + "c_88fb8563": "other",
    _KERN + "c_d9a4d49b": "other",
    _KERN + "c_c6d95aea": "other",  # courts
    _KERN + "c_43418c0b": "other",
    _KERN + "c_5fea2a98": "other",
    _KERN + "c_bbb05295": "other",
}

#: the name alone comes first; only an earlier version can differ from the present one in the sort that leads it
NAMES = (ont("voorkeursnaamExclSoort"), ont("voorkeursnaamInclSoort"), ont("officieleNaamExclSoort"), RDFS.label)
TITLES = (ont("voorkeursnaamInclSoort"), ont("officieleNaamInclSoort"), *NAMES)
OFFICIAL_NAMES = (ont("officieleNaamInclSoort"), ont("officieleNaamExclSoort"))

ORGANISATION_READ = frozenset(
    [*TITLES, *OFFICIAL_NAMES, DCTERMS.isPartOf, PROV.generatedAtTime, PROV.specializationOf,
     _PROV + "invalidatedAtTime",
     *map(ont, ("afkorting", "organisatiesoort", "begindatum", "einddatum", "einddatumHV",
                "verantwoordelijkMinisterie", "ligtInProvincie", "hoortBijZboCluster", "kaderwetVanToepassing"))]
)  # fmt: skip
ORGANISATION_ASIDE = frozenset(
    map(ont, ("officieleNaamSorteer", "voorkeursnaamSorteer", "alternatieveNaam", "owmsId", "wettelijkeClassificatie",
              "organisatiecode", "gemeentecode", "provinciecode", "waterschapscode", "ministeriecode", "zbocode",
              "socode", "colcode"))
)  # fmt: skip

CHANGE_READ = frozenset(
    [_PROV + "generated", _PROV + "invalidated", _PROV + "used",
     *map(ont, ("tijdstipWijziging", "heeftJuridischeGrondslag"))]
)  # fmt: skip
CHANGE_ASIDE = frozenset([RDFS.label, *map(ont, ("tijdstipRegistratie", "redenWijziging"))])

HEAD_READ = frozenset([ont("zichtdatum")])
HEAD_ASIDE = frozenset(
    [DCTERMS.description, OWL.versionInfo, PROV.generatedAtTime, RDFS.label, LISTS + "volgnummer",
     "http://purl.org/pav/derivedFrom", "http://www.w3.org/2002/07/owl#imports",
     *map(ont, ("publicatiedatum", "titel", "verantwoordelijke"))]
)  # fmt: skip
