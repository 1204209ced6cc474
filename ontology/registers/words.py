"""What the sorts of organisations in the Dutch registers are called, one and several."""

from __future__ import annotations

from ontology.text import Text

__all__ = ["SORT_WORDS"]

#: sort -> one and several of it
SORT_WORDS = {
    "municipality": (Text("gemeente", "municipality"), Text("gemeenten", "municipalities")),
    "province": (Text("provincie", "province"), Text("provincies", "provinces")),
    "water-authority": (Text("waterschap", "water authority"), Text("waterschappen", "water authorities")),
    "caribbean-body": (
        Text("Caribisch openbaar lichaam", "Caribbean public body"),
        Text("Caribische openbare lichamen", "Caribbean public bodies"),
    ),
    "ministry": (Text("ministerie", "ministry"), Text("ministeries", "ministries")),
    "agency": (Text("agentschap", "agency"), Text("agentschappen", "agencies")),
    "inspectorate": (Text("inspectie", "inspectorate"), Text("inspecties", "inspectorates")),
    "unit": (Text("organisatieonderdeel", "unit"), Text("organisatieonderdelen", "units")),
    "zbo": (
        Text("zelfstandig bestuursorgaan", "independent authority (zbo)"),
        Text("zelfstandige bestuursorganen", "independent authorities (zbo)"),
    ),
    "zbo-cluster": (Text("cluster van zbo's", "cluster of zbo's"), Text("clusters van zbo's", "clusters of zbo's")),
    "advisory-body": (Text("adviescollege", "advisory body"), Text("adviescolleges", "advisory bodies")),
    "high-council": (
        Text("Hoog College van Staat", "High Council of State"),
        Text("Hoge Colleges van Staat", "High Councils of State"),
    ),
    "joint-arrangement": (
        Text("gemeenschappelijke regeling", "joint arrangement"),
        Text("gemeenschappelijke regelingen", "joint arrangements"),
    ),
    "association": (Text("koepel of vereniging", "association"), Text("koepels en verenigingen", "associations")),
    "foundation": (Text("stichting", "foundation"), Text("stichtingen", "foundations")),
    "police": (Text("politie", "police"), Text("politie", "police")),
    "other": (Text("andere organisatie", "other organisation"), Text("andere organisaties", "other organisations")),
}
