"""The words around the record: names of buttons, columns and floors, in Dutch and in English.

Verdicts, gaps, sentences, questions and the headline are not here: they come with the records.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.records import Text

__all__ = ["FLOORS", "PAGE", "REACHES", "RECORD_SILENT"]

#: The floors of the house and the rooms on them, by the names `exports.layout` gives them.
FLOORS: Mapping[str, Text] = {
    "parliament": Text("Parlement", "Parliament"),
    "assemblies": Text("Lokale vertegenwoordiging", "Local assemblies"),
    "cabinet": Text("Kabinet en bewindspersonen", "Cabinet, ministers, state secretaries"),
    "executives": Text("Lokale besturen", "Local executives"),
    "departments": Text("Ministeries en wat erbij hoort", "Ministries and what stands near them"),
    "ministries": Text("Ministeries", "Ministries"),
    "units": Text("Onderdelen en agentschappen", "Units and agencies"),
    "independent": Text("Zbo’s, toezicht, Hoge Colleges", "Independent bodies, supervisors, High Councils"),
    "consultation": Text("Overleggen", "Consultative bodies"),
    "programmes": Text("Programma’s en teams", "Programmes and teams"),
    "advice": Text("Advies", "Advice"),
    "co-governments": Text("Medeoverheden en dienstverleners", "Co-governments and service providers"),
    "associations": Text("Koepels", "Associations"),
    "providers": Text("Dienstverleners en anderen", "Service providers and others"),
    "local": Text("Medeoverheden", "Co-governments"),
    "choices": Text("De keuzes, per thema", "The choices, by theme"),
    "": Text("Zonder thema", "No theme"),
}

#: What a gap rests on when nothing is recorded at all; the other grounds are statuses of the vocabulary.
RECORD_SILENT = Text("het dossier zwijgt", "the record is silent")

#: How far a relation or a chain reaches.
REACHES: Mapping[str, Text] = {
    "decision": Text("tot op het besluit", "down to the decision"),
    "powers": Text("alleen tot het gebruik van eigen bevoegdheden", "only to the use of one’s own powers"),
    "system": Text("alleen tot de regels van het stelsel", "only to the rules of the system"),
    "audit": Text("onderzoek, telt niet als keten", "audit, does not count as a chain"),
    "none": Text("geen verantwoording", "no accountability"),
}

#: Everything else on the page; the script reads them by these names.
PAGE: Mapping[str, Text] = {
    # head and search
    "skip": Text("Direct naar de tabel", "Skip to the table"),
    "find": Text("Zoek een keuze of actor", "Find a choice or an actor"),
    "find_hint": Text("Zoek een keuze of actor, of druk op /", "Find a choice or an actor, or press /"),
    "found_none": Text("Niets gevonden", "Nothing found"),
    "found": Text("gevonden", "found"),
    "language": Text("Taal", "Language"),
    # the picture
    "map": Text("Kaart van het huis", "Map of the house"),
    "map_alt": Text(
        "Tekening van het huis: bovenin het parlement, op de begane grond de keuzes, lijnen lopen omhoog naar "
        "wie verantwoording vraagt. Alles wat de tekening zegt, staat ook in de tabellen onder de kaart.",
        "Drawing of the house: parliament on top, the choices on the ground floor, lines run up to those "
        "who call to account. All that the drawing says is also in the tables below the map.",
    ),
    "zoom_in": Text("Inzoomen", "Zoom in"),
    "zoom_out": Text("Uitzoomen", "Zoom out"),
    "zoom_all": Text("Het hele huis", "The whole house"),
    "wheel": Text("Ctrl + scrollen om te zoomen", "Ctrl + scroll to zoom"),
    "no_script": Text(
        "Zonder JavaScript is er geen tekening; de tabel hieronder is volledig.",
        "Without JavaScript there is no drawing; the table below is complete.",
    ),
    "legend": Text("Legenda", "Legend"),
    "lines": Text("Lijnen", "Lines"),
    "line_accountability": Text("Verantwoording", "Accountability"),
    "line_decides": Text("Wie besluit", "Who decides"),
    "line_role": Text("Andere rollen", "Other roles"),
    "line_participation": Text("Deelname", "Participation"),
    "dashed": Text(
        "Gestreepte rand: in dit dossier loopt van deze actor geen lijn omhoog",
        "Dashed frame: on this record no line runs up from this actor",
    ),
    "as_of": Text("Peildatum", "As of"),
    "as_is": Text("het dossier zoals het is", "the record as it is"),
    "with": Text("met", "with"),
    "thin": Text(
        "Lijn uit een keten: vast als het in de bron staat, anders gestreept",
        "Line of a chain: solid when stated in the source, dashed otherwise",
    ),
    # four ways a choice can look
    "full": Text("Minister antwoordt volledig", "Minister fully answers"),
    "partial": Text("Minister antwoordt beperkt", "Minister answers in part"),
    "elsewhere": Text("Geen minister, wel een ander", "No minister, but someone else"),
    "none": Text("Niemand gevonden", "Nobody found"),
    "unknown": Text("Onbekend", "Unknown"),
    # the panel
    "panel": Text("Toelichting", "Explanation"),
    "start": Text("Kies een keuze of een actor", "Choose a choice or an actor"),
    "start_how": Text(
        "Klik in het huis, zoek, of kies een rij in de tabel. Wat erbij hoort licht op: wie besluit, en langs welke "
        "weg omhoog iemand antwoordt.",
        "Click in the house, search, or choose a row of the table. What belongs to it lights up: who decides, and "
        "along which way up somebody answers.",
    ),
    "close": Text("Sluiten", "Close"),
    "choice": Text("Keuze", "Choice"),
    "actor": Text("Actor", "Actor"),
    "powers": Text("Bevoegdheden van wie ter verantwoording roept", "Powers of those who call to account"),
    "information": Text("Informatie", "Information"),
    "discussion": Text("Debat", "Discussion"),
    "consequences": Text("Gevolgen", "Consequences"),
    "information_short": Text("I", "I"),
    "discussion_short": Text("D", "D"),
    "consequences_short": Text("G", "C"),
    "not_known": Text("onbekend", "unknown"),
    "of_three": Text("van 3", "of 3"),
    "decides": Text("Wie besluit, en wie antwoordt", "Who decides, and who answers"),
    "decides_none": Text("In dit dossier staat geen beslisser.", "This record names no decider."),
    "as_decider": Text("Als beslisser", "As decider"),
    "pierced": Text("zit aan tafel in", "sits at the table of"),
    "answers": Text("antwoordt", "answers"),
    "at": Text("bij", "to"),
    "chain_none": Text(
        "Geen keten in dit dossier.",
        "No chain on this record.",
    ),
    "breaks": Text("Waar het ophoudt", "Where it ends"),
    "weakest": Text("zwakste schakel voor", "weakest link for"),
    "oversight": Text("Daarnaast: toezicht vanuit het Rijk", "Besides: oversight by central government"),
    "basis": Text("Grondslag", "Legal basis"),
    "source": Text("Bron", "Source"),
    "grading": Text("weging van deze relatie", "grading of this relation"),
    "reach": Text("Reikt", "Reaches"),
    "gaps": Text("Wat er ontbreekt", "What is missing"),
    "gaps_none": Text("Geen hiaat gevonden op dit dossier.", "No gap found on this record."),
    "evidence": Text("Grond", "Ground"),
    "at_actor": Text("Bij", "At"),
    "at_step": Text("Bij stap", "At step"),
    "question": Text("De vraag om te stellen", "The question to ask"),
    "roles": Text("Alle rollen", "All roles"),
    "sources": Text("Bronnen", "Sources"),
    "sources_none": Text("Geen bronnen bij deze keuze.", "No sources with this choice."),
    "grade": Text("graad", "grade"),
    "read_part": Text("deels gelezen", "read in part"),
    "read_full": Text("gelezen", "read"),
    "caveats": Text("Voorbehoud", "Reservations"),
    "notes": Text("Aantekeningen", "Notes"),
    "sources-contradict": Text(
        "Hangt op een relatie waarover bronnen elkaar tegenspreken.",
        "Hangs on a relation on which sources contradict each other.",
    ),
    "source-read-in-part": Text(
        "Rust op een officiële bron die niet in zijn geheel is gelezen.",
        "Rests on an official source that was not read in full.",
    ),
    "decider-not-stated": Text(
        "Dat deze actor besluit, zegt geen bron met zoveel woorden; het is afgeleid of betwistbaar.",
        "No source says in so many words that this actor decides; it is inferred or arguable.",
    ),
    "answers_to": Text("Legt verantwoording af aan", "Answers to"),
    "answers_to_none": Text(
        "Op deze datum en met dit bewijs loopt in dit dossier geen lijn omhoog van deze actor.",
        "On this date and on this evidence no line runs up from this actor on this record.",
    ),
    "answers_to_top": Text(
        "Hier eindigen de ketens: dit is een volksvertegenwoordiging.",
        "Chains end here: this is a representative assembly.",
    ),
    "hears": Text("Krijgt verantwoording van", "Is answered to by"),
    "decides_on": Text("Besluit over", "Decides on"),
    "other_roles": Text("Andere rollen", "Other roles"),
    "sits_in": Text("Neemt deel aan", "Takes part in"),
    "members": Text("Deelnemers", "Those who take part"),
    "selected": Text("Gekozen", "Selected"),
    "cleared": Text("Keuze opgeheven", "Selection cleared"),
    # the table
    "table": Text("Alle keuzes", "All choices"),
    "table_how": Text(
        "Dezelfde gegevens als de kaart, ernstigste eerst. Een rij kiezen toont de toelichting.",
        "The same data as the map, most severe first. Choosing a row shows the explanation.",
    ),
    "theme": Text("Thema", "Theme"),
    "verdict": Text("Oordeel", "Verdict"),
    "decider": Text("Beslisser", "Decider"),
    "sort": Text("Sorteer", "Sort"),
    "through": Text("via", "through"),
    "lines_table": Text("Alle lijnen van de tekening", "All lines of the drawing"),
    "from": Text("Van", "From"),
    "what": Text("Wat", "What"),
    "to": Text("Naar", "To"),
    "status": Text("Hoe zeker", "How sure"),
    # the foot
    "about": Text("Over deze kaart", "About this map"),
    "house": Text("Huis", "House"),
    "reference_date": Text("Peildatum", "Reference date"),
    "scenarios": Text("Scenario’s", "Scenarios"),
    "scenarios_none": Text("geen", "none"),
    "evidence_from": Text("Zwakste bewijs dat meetelt", "Weakest evidence that counts"),
    "digest": Text("Vingerafdruk van de gegevens", "Fingerprint of the data"),
    "not_claimed": Text("Wat deze kaart niet beweert", "What this map does not claim"),
    "not_claimed_1": Text(
        "Zij zegt wat in dit dossier van openbare bronnen is vastgelegd. Wat er niet in staat, kan in de wereld wel "
        "bestaan: ‘geen gevonden’ is geen ‘er is niets’, en ‘onbekend’ is geen ‘nee’.",
        "It says what is laid down in this record of public sources. What is not in it may well exist in the world: "
        "‘none found’ is not ‘there is nothing’, and ‘unknown’ is not ‘no’.",
    ),
    "not_claimed_2": Text(
        "Zij gaat over ambten en organisaties, niet over personen, en oordeelt niet over hoe iemand zijn werk doet.",
        "It is about offices and organisations, not about persons, and does not judge how anyone does their work.",
    ),
    "not_claimed_3": Text(
        "Zij is geen uitgave van de overheid en geen juridisch advies. Een betwistbare weging heet hier zo.",
        "It is no government publication and no legal advice. An arguable grading is called so.",
    ),
}
