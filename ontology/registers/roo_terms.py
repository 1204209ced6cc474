"""The words of ROO: which elements are read, which are left aside, and what sort of organisation each type names."""

from __future__ import annotations

__all__ = [
    "ASIDE",
    "CODES_ASIDE",
    "KADERWET_ASIDE",
    "READ",
    "REGISTER_ASIDE",
    "SORTS",
    "SORT_OF_ZBO",
    "sort_by_legal_form",
]

#: type -> sort, in lower case. None: the legal form tells foundation from association.
SORTS: dict[str, str | None] = {
    "ministerie": "ministry",
    "agentschap": "agency",
    "inspectie": "inspectorate",
    "organisatieonderdeel": "unit",
    "zelfstandig bestuursorgaan": "zbo",
    "adviescollege": "advisory-body",
    "hoog college van staat": "high-council",
    "gemeente": "municipality",
    "provincie": "province",
    "waterschap": "water-authority",
    "caribisch openbaar lichaam": "caribbean-body",
    "gemeenschappelijke regeling": "joint-arrangement",
    "regionaal samenwerkingsorgaan": "joint-arrangement",
    "koepelorganisatie": "association",
    "politie": "police",
    "overheidsstichting of -vereniging": None,
    "organisatie met overheidsbemoeienis": None,
    "kabinet van de koning": "other",
    "openbaar lichaam voor beroep en bedrijf": "other",
    "interdepartementale commissie": "other",
    "externe commissie": "other",
    "rechtspraak": "other",
    "openbaar ministerie": "other",
    "politie en brandweer": "other",
    "brandweer": "other",
    "grensoverschrijdend regionaal samenwerkingsorgaan": "other",
    "provinciale rekenkamer": "other",
}
SORT_OF_ZBO = {
    "afzonderlijke zbo": "zbo",
    "onderdeel van een cluster": "zbo",
    "cluster van zbo's": "zbo-cluster",
}

READ = frozenset(
    ["naam", "afkorting", "startDatum", "eindDatum", "types", "rechtsvorm", "soortZbo", "relatieMetMinisterie",
     "kaderwet", "wettelijkeGrondslagen", "identificatiecodes", "organisaties", "deelnemendeOrganisaties"]
)  # fmt: skip
#: Known and left aside: addresses, office-holders, and what no property of a house can hold.
ASIDE = frozenset(
    ["adressen", "afspraak", "beleidsterreinen", "bevoegdheden", "bevoegdheidsverkrijgingen", "classificaties",
     "clusterOnderdelen", "contact", "datumMutatie", "datumTerVerificatie", "doorlichtingen",
     "evaluatieverslagen", "functies", "geografie", "hoortBijGemeenschappelijkeRegeling", "medewerkers",
     "nextVersion", "organisatieBeschrijving", "organogram", "personeel", "previousVersion", "raad",
     "soortAdviescollege", "subnaam", "takenEnBevoegdheden", "woo"]
)  # fmt: skip
#: Ways the law on zbo's departs for one of them, and the law on advisory bodies.
KADERWET_ASIDE = frozenset(["instellingsmotief", "afwijkendeBepalingKaderwet", "kaderwetAdviescollege"])
#: Arrangements as documents; the bodies they set up are among the organisations.
REGISTER_ASIDE = frozenset(["gemeenschappelijkeRegelingen"])
CODES_ASIDE = frozenset(
    ["KVK-nummer", "RSIN", "Organisatiecode", "ICTU-code", "ATU", "BTW-nummer", "Loonheffingennummer",
     "resourceIdentifierOWMS"]
)  # fmt: skip


def sort_by_legal_form(legal_form: str) -> str:
    """Return the sort of what only its legal form tells apart."""
    if legal_form.endswith("Stichting"):
        return "foundation"
    return "association" if legal_form.endswith("Vereniging") else "other"
