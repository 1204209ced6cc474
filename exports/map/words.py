"""The words around the record: names of buttons and columns, in Dutch and in English.

Verdicts, gaps, sentences, questions and the headline are not here: they come with the records; what floors, rooms
and groups are called is the vocabulary's, by the law of the house (`ontology.codelists.floors`).
"""

from __future__ import annotations

from collections.abc import Mapping

from exports.words import WORDS
from graph.words.caveats import CAVEAT_WORDS
from ontology.text import Text

__all__ = ["NO_THEME", "PAGE", "REACHES", "RECORD_SILENT"]

#: Choices that have no theme stand in a room of their own.
NO_THEME = Text("Zonder thema", "No theme")

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
    "find_hint": Text("Zoek een keuze of actor", "Find a choice or an actor"),
    "focus": Text("Alleen deze keten", "Only this chain"),
    "to_table": Text("Tabel", "Table"),
    "whole_story": Text("De hele telling, en waarop zij rust", "The whole count, and what it rests on"),
    "found_none": Text("Niets gevonden", "Nothing found"),
    "found": Text("gevonden", "found"),
    "language": Text("Taal", "Language"),
    "share": Text("Delen", "Share"),
    "copy_link": Text("Kopieer de link naar deze stand", "Copy the link to this view"),
    "copied": Text("Link gekopieerd", "Link copied"),
    "as_png": Text("Tekening als PNG", "Drawing as PNG"),
    "as_svg": Text("Tekening als SVG", "Drawing as SVG"),
    "print": Text("Afdrukken", "Print"),
    "paper_powers": Text(
        "I informatie, D debat, G gevolgen: 0 geen, 1 zwak, 2 begrensd, 3 vol; ? onbekend.",
        "I information, D discussion, C consequences: 0 none, 1 weak, 2 limited, 3 full; ? unknown.",
    ),
    "paper_nobody": Text("niemand, volgens dit dossier", "nobody, on this record"),
    "paper_silent": Text("niet vastgelegd", "not on record"),
    "light": Text("Licht of donker", "Light or dark"),
    "light_auto": Text("Licht of donker zoals het apparaat", "Light or dark as the device"),
    "light_light": Text("Licht", "Light"),
    "light_dark": Text("Donker", "Dark"),
    # tours
    "tours": Text("Rondleiding", "Tour"),
    "tours_how": Text(
        "Stap voor stap, met uitleg. Escape brengt u terug waar u was.",
        "Step by step, with an explanation. Escape takes you back to where you were.",
    ),
    "tour_steps": Text("stappen", "steps"),
    "tour_step": Text("stap {step} van {many}", "step {step} of {many}"),
    "tour_back": Text("Vorige", "Previous"),
    "tour_next": Text("Volgende", "Next"),
    "tour_done": Text("Klaar", "Done"),
    "tour_leave": Text("Stoppen", "Leave"),
    "tour_left": Text("De rondleiding is voorbij", "The tour is over"),
    # proposals and days
    "time": Text("Voorstel en dag", "Proposal and day"),
    "what_if": Text("Wat als", "What if"),
    "the_record": Text("Zoals het is", "As it is"),
    "all_proposals": Text("Alle voorstellen samen", "All proposals together"),
    "day": Text("Dag", "Day"),
    "back_today": Text("Terug naar het begin", "Back to the start"),
    "state_same": Text("Geen keuze staat er anders voor.", "No choice stands otherwise."),
    "state_one": Text("keuze staat er anders voor", "choice stands otherwise"),
    "state_many": Text("keuzes staan er anders voor", "choices stand otherwise"),
    "state_verdict": Text("met een ander oordeel", "with another verdict"),
    "changes": Text("Wat er anders is", "What is different"),
    "moved": Text("Anders dan waar de kaart mee opent", "Otherwise than where the map opens"),
    "turns_none": Text("geen ander oordeel", "no other verdict"),
    "is_moved": Text("staat er anders voor", "stands otherwise"),
    "becomes": Text("wordt", "becomes"),
    "not_on": Text("niet op de agenda", "not on the agenda"),
    "not_yet": Text("niet op de agenda", "not on the agenda"),
    "not_yet_long": Text(
        "Op deze dag staat deze keuze niet op de agenda.", "On this day this choice is not on the agenda."
    ),
    "lines_of_day": Text("Lijnen buiten de ketens zijn die van", "Lines outside the chains are those of"),
    # filters and ready-made questions
    "filter": Text("Filter", "Filter"),
    "filter_theme": Text("Thema", "Theme"),
    "filter_look": Text("Oordeel", "Verdict"),
    "filter_kind": Text("Soort actor", "Kind of actor"),
    "filter_ground": Text("Waar het oordeel op rust", "What the verdict rests on"),
    "filter_clear": Text("Alle filters weg", "Clear all filters"),
    "filter_none": Text("Geen filter", "No filter"),
    "any": Text("alle", "all"),
    "choices": Text("keuzes", "choices"),
    "actors": Text("actoren", "actors"),
    "ready": Text("Vraag", "Question"),
    "presets": Text("Vraag de kaart", "Ask the map"),
    "preset_none": Text("Waar ontbreekt verantwoording?", "Where is accountability lacking?"),
    "preset_none_how": Text(
        "De keuzes waarbij volgens dit dossier verantwoording ontbreekt, naar wat eraan ontbreekt.",
        "The choices that lack accountability on this record, by what is lacking.",
    ),
    "preset_unknown": Text("Wat is onbekend?", "What is unknown?"),
    "preset_unknown_how": Text(
        "De keuzes waarvan dit dossier niet zegt wie ervoor antwoordt. Onbekend is geen nee.",
        "The choices of which this record does not say who answers for them. Unknown is not no.",
    ),
    "preset_elsewhere": Text("Wie antwoordt elders?", "Who answers elsewhere?"),
    "preset_elsewhere_how": Text(
        "De keuzes waarvoor geen minister antwoordt, maar een ander, volgens het oordeel.",
        "The choices for which no minister answers but somebody else does, by the verdict.",
    ),
    "preset_money": Text("Waar is het geld niet geregeld?", "Where is the money not settled?"),
    "preset_money_how": Text(
        "De keuzes waarvoor in dit dossier staat dat er geen geld is, of alleen tijdelijk geld. Waar over geld niets "
        "is vastgelegd, staat hier niet: een zwijgen is geen tekort.",
        "The choices of which this record says that there is no money, or money for a time only. Where nothing is laid "
        "down on money, it is not listed here: a silence is no lack.",
    ),
    "preset_nothing": Text("Geen enkele keuze op deze dag.", "Not one choice on this day."),
    "preset_body": Text("Keuzes van", "Choices of"),
    "preset_minister": Text("Waar antwoordt de minister voor?", "What does the minister answer for?"),
    "preset_minister_how": Text(
        "De keuzes waarvoor een bewindspersoon volledig of deels antwoordt, per ambt aan het eind van de keten.",
        "The choices for which a ministerial office answers in full or in part, by the office at the end of the chain.",
    ),
    "preset_execution": Text("Wie beslist over de uitvoering?", "Who decides on the execution?"),
    "preset_execution_how": Text(
        "De keuzes waarvan een bewindspersoon voor het doel antwoordt, terwijl in dit dossier niet is vastgelegd wie "
        "over de uitvoering beslist; per ambt dat het doel vaststelde.",
        "The choices of which a minister answers for the aim, while who decides on the execution is "
        "not laid down in this record; by the office that adopted the aim.",
    ),
    "preset_point": Text("Eén punt van falen", "Single point of failure"),
    "preset_point_how": Text(
        "Door deze actor loopt elke keten van deze keuzes: zonder deze actor blijft er geen over.",
        "Every chain of these choices runs through this actor: without it none is left.",
    ),
    "show_all": Text("Toon alle", "Show all"),
    "show_more": Text("Toon meer", "Show more"),
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
    "zoom_fit": Text("Passend in het venster", "Fit in the window"),
    "keys": Text("Het huis, vak voor vak", "The house, box by box"),
    "keys_how": Text(
        "Pijl omhoog: naar wie verantwoording vraagt. Pijl omlaag: naar wie verantwoording aflegt. Links en rechts: "
        "langs de verdieping. Enter: kiezen. Escape: keuze opheffen.",
        "Arrow up: to who calls to account. Arrow down: to who answers. Left and right: along the floor. Enter: "
        "select. Escape: clear the selection.",
    ),
    "keys_top": Text(
        "Hier eindigt de keten: volksvertegenwoordiging.", "The chain ends here: a representative assembly."
    ),
    "keys_end": Text("Vanaf hier loopt in dit beeld geen lijn omhoog.", "From here no line runs up in this view."),
    "keys_foot": Text("Vanaf hier loopt in dit beeld geen lijn omlaag.", "From here no line runs down in this view."),
    "is_open": Text("open", "open"),
    "is_shut": Text("dicht", "closed"),
    "rest_here": Text("keuzes rusten hierop", "choices rest on it"),
    "large": Text(
        "Dit huis heeft meer dan duizend actoren en keuzes in beeld: de kaart toont een keuze met haar ketens. "
        "Zoek, of kies in de tabel.",
        "This house has more than a thousand actors and choices to show: the map shows one choice with its chains. "
        "Search, or choose in the table.",
    ),
    "read": Text("Lees het zo", "Read it like this"),
    "read_way": Text(
        "Van de steen omhoog: wie besluit, wie daarvoor antwoordt, en in welk parlement.",
        "Up from the brick: who decides, who answers for it, and in which parliament.",
    ),
    "read_aim": Text(
        "Paars: een minister antwoordt voor het doel; over de uitvoering stopt de lijn.",
        "Violet: a minister answers for the aim; on its execution the line stops.",
    ),
    "read_stop": Text(
        "Een gebroken lijn: hier houdt het op. × niemand gevonden, ? niet bekend.",
        "A broken line: it stops here. × nobody found, ? not known.",
    ),
    "wheel": Text("Ctrl + scrollen om te zoomen", "Ctrl + scroll to zoom"),
    "no_script": Text(
        "Zonder JavaScript is er geen tekening; de tabel hieronder is volledig.",
        "Without JavaScript there is no drawing; the table below is complete.",
    ),
    "legend": Text("Legenda", "Legend"),
    "lines": Text("Lijnen", "Lines"),
    "line_accountability": Text("Verantwoording", "Accountability"),
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
    # six ways a choice can look
    "full": Text("Minister antwoordt volledig", "Minister fully answers"),
    "partial": Text("Minister antwoordt deels", "Minister answers in part"),
    "aim": Text("Minister, alleen voor het doel", "Minister, for the aim only"),
    "elsewhere": Text("Geen minister, wel een ander", "No minister, but someone else"),
    "none": Text("Verantwoording ontbreekt", "Lacks accountability"),
    "unknown": Text("Onbekend", "Unknown"),
    # the panel
    "panel": Text("Toelichting", "Explanation"),
    "start": Text("Kies een keuze of een actor", "Choose a choice or an actor"),
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
    "decides_none": Text(
        "Volgens dit dossier is niemand aangewezen om te beslissen.",
        "According to this record nobody is designated to decide.",
    ),
    "decides_silent": Text(
        "Wie beslist, is in dit dossier niet vastgelegd.", "Who decides is not laid down in this record."
    ),
    "aims": Text("Het doel, en wie daarvoor antwoordt", "The aim, and who answers for that"),
    "aims_not": Text(
        "Wie het doel vaststelde, beslist daarmee niet over de uitvoering.",
        "Who adopted the aim does not thereby decide on the execution.",
    ),
    "aims_steps": Text("Hoe voor het doel wordt geantwoord", "How the aim is answered for"),
    "as_adopter": Text("Als vaststeller", "As adopter"),
    "adopted": Text("Vastgesteld door", "Adopted by"),
    "part_of": Text("Deel van", "Part of"),
    "asked": Text("Gevraagd door", "Asked for by"),
    "pending": Text("Nog niet genomen", "Not yet taken"),
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
    "oversight": Text("Daarnaast: toezicht door de centrale overheid", "Besides: oversight by central government"),
    "basis": Text("Grondslag", "Legal basis"),
    "source": Text("Bron", "Source"),
    "grading": Text("weging van deze relatie", "grading of this relation"),
    "reach": Text("Reikt", "Reaches"),
    "gaps": Text("Wat er nog openstaat", "What is still open"),
    "gaps_none": Text("Geen hiaat gevonden in dit dossier.", "No gap found on this record."),
    "evidence": Text("Grond", "Ground"),
    "at_actor": Text("Bij", "At"),
    "at_step": Text("Bij stap", "At step"),
    "question": Text("De vraag om te stellen", "The question to ask"),
    "in_office": WORDS["in-office"],
    "roles": Text("Alle rollen", "All roles"),
    "sources": Text("Bronnen", "Sources"),
    "sources_none": Text("Geen bronnen bij deze keuze.", "No sources with this choice."),
    "weakest_link": Text("Zwakste schakel", "Weakest link"),
    "repair": Text("Wat dit zou herstellen", "What would repair this"),
    "repair_scenario": Text("Voorstellen die deze keuze verder helpen:", "Proposals that help this choice further:"),
    "repair_smallest": Text("Het minste dat vastgelegd moet worden:", "The least that must be laid down:"),
    "repair_because": Text("waarom dit ambt", "why this office"),
    "repair_political": Text(
        "Welk ambt is een politieke keuze; er zijn ook andere mogelijk.",
        "Which office is a political choice; others are possible too.",
    ),
    "rests": Text("Wat hierop rust", "What rests on it"),
    "one_of": Text("Is een van", "Is one of"),
    "one_of_choices": Text(
        "Wat het geheel uitvoert, betaalt of controleert, doet ieder lid voor zich:",
        "What the whole executes, pays for or supervises, each member does for itself:",
    ),
    "also_called": Text("Ook:", "Also:"),
    "group": Text("Groep", "Group"),
    "group_how": Text(
        "Zij staan niet op een keten en hebben geen rol bij een keuze. Kies er een voor haar omgeving.",
        "They are on no chain and hold no role on a choice. Choose one for its surroundings.",
    ),
    "each_of": Text("{name} (elk)", "{name} (each)"),
    "other_part": Text("Overige", "Other"),
    "near": Text("Omgeving", "Surroundings"),
    "near_how": Text(
        "Alles op zoveel stappen; het getal is hoeveel dat er zijn.",
        "All within so many steps; the number is how many that are.",
    ),
    "actors_and_choices": Text("actoren en keuzes", "actors and choices"),
    "grade": Text("graad", "grade"),
    "read_part": Text("deels gelezen", "read in part"),
    "read_full": Text("gelezen", "read"),
    "caveats": Text("Voorbehoud", "Reservations"),
    "notes": Text("Aantekeningen", "Notes"),
    **CAVEAT_WORDS,
    "answers_to": Text("Legt verantwoording af aan", "Answers to"),
    "answers_to_none": Text(
        "Op deze datum en met dit bewijs loopt in dit dossier geen lijn omhoog van deze actor.",
        "On this date and on this evidence no line runs up from this actor on this record.",
    ),
    "answers_to_none_opening": Text(
        "Op de dag waarmee de kaart opent loopt in dit dossier geen lijn omhoog van deze actor.",
        "On the day the map opens no line runs up from this actor on this record.",
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
    # a statement that a reader knows better
    "dispute": Text("Betwist dit", "Dispute this"),
    "dispute_house": Text("Correctie op", "Correction to"),
    "dispute_state": Text("Stand", "State"),
    "dispute_id": Text("Uitspraak", "Statement"),
    "dispute_said": Text("Het dossier zegt", "The record says"),
    "dispute_on": Text("Bron in het dossier", "Source on the record"),
    "dispute_no_source": Text("geen bij deze uitspraak", "none with this statement"),
    "dispute_should": Text("Wat er moet staan", "What it should say"),
    "dispute_yours": Text("Uw bron (titel, vindplaats, datum)", "Your source (title, where to find it, date)"),
    "dispute_subject": Text("Correctie op", "Correction to"),
    "dispute_text": Text("De correctie, om aan te vullen", "The correction, to complete"),
    "dispute_copy": Text("Kopieer", "Copy"),
    "dispute_mail": Text("Mail", "Mail"),
    "dispute_copied": Text("Gekopieerd", "Copied"),
    "dispute_selected": Text("Geselecteerd: kopieer met Ctrl+C", "Selected: copy with Ctrl+C"),
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
    "by_keys": Text("Met het toetsenbord", "By keyboard"),
    "by_keys_how": Text(
        "Tab gaat langs alles wat men kan indrukken. In de tekening volgen de pijlen de verantwoording: omhoog naar "
        "aan wie zij wordt afgelegd, omlaag naar wie haar aflegt, opzij langs de verdieping. Escape gaat terug.",
        "Tab goes along all that can be pressed. In the picture the arrows follow accountability: up to who is "
        "answered to, down to who answers, sideways along the floor. Escape goes back.",
    ),
    "single_keys": Text("De toets / zoekt, en t gaat naar de tabel", "The key / searches, and t goes to the table"),
    "not_claimed": Text("Wat deze kaart niet beweert", "What this map does not claim"),
    "not_claimed_1": Text(
        "Zij zegt wat in dit dossier van openbare bronnen is vastgelegd. Wat er niet in staat, kan in de wereld wel "
        "bestaan: ‘geen gevonden’ is geen ‘er is niets’, en ‘onbekend’ is geen ‘nee’.",
        "It says what is laid down in this record of public sources. What is not in it may well exist in the world: "
        "‘none found’ is not ‘there is nothing’, and ‘unknown’ is not ‘no’.",
    ),
    "not_claimed_2": Text(
        "Zij gaat over ambten en organisaties, niet over personen, en oordeelt niet over hoe iemand het werk doet.",
        "It is about offices and organisations, not about persons, and does not judge how anyone does their work.",
    ),
    "not_claimed_3": Text(
        "Zij is geen uitgave van de overheid en geen juridisch advies. Een betwistbare weging heet hier zo.",
        "It is no government publication and no legal advice. An arguable grading is called so.",
    ),
}
