"""Why something in a register became no part of an organisation, in both languages."""

from __future__ import annotations

from typing import Final

from ontology.text import Text

__all__ = ["Reason"]


class Reason:
    """The reasons a remark can give; the name of the thing stands before it."""

    # unknown: the reader has never heard of it
    ELEMENT: Final = Text("onbekend element", "unknown element")
    ATTRIBUTE: Final = Text("onbekend attribuut", "unknown attribute")
    WORDS: Final = Text("tekst waar elementen worden verwacht", "text where elements are expected")
    IDENTIFICATION: Final = Text("onbekende soort identificatiecode", "unknown sort of identification code")
    PROPERTY: Final = Text("onbekende eigenschap", "unknown property")
    CLASS: Final = Text("onbekende klasse", "unknown class")
    CLASS_ONLY: Final = Text("een knoop van een onbekende klasse; overgeslagen", "a node of an unknown class; skipped")
    SORT: Final = Text("onbekende soort; gelezen als overig", "unknown sort; read as other")

    # left aside: known, and nothing in a house can hold it
    NO_PLACE: Final = Text("een huis heeft er geen plaats voor", "a house has no place for it")
    DEPARTS: Final = Text(
        "wijkt af van de Kaderwet zbo; de relatie met de minister houdt daar geen rekening mee",
        "departs from the Kaderwet zbo; the relation to the minister does not take that into account",
    )
    FURTHER: Final = Text("een verdere afkorting; de eerste telt", "a further abbreviation; the first counts")

    NO_CLASS_OF_A_HOUSE: Final = Text(
        "een huis heeft geen klasse voor deze soort; gelezen als overig",
        "a house has no class for this sort; read as other",
    )
    MERE_ACTOR: Final = Text(
        "geen regel zegt wat dit voor actor is; geschreven als hvt:Actor zonder meer",
        "no rule says what kind of actor this is; written as hvt:Actor and no more",
    )
    GONE: Final = Text("geëindigd en niet in het huis; niet toegevoegd", "ended and not in the house; not added")

    # unusable: known, and not as it should be
    AGAIN: Final = Text("staat er meer dan eens; het eerste telt", "stands there more than once; the first counts")
    NO_DATE: Final = Text("geen bestaande datum; weggelaten", "no date that exists; left out")
    NOT_BEFORE_END: Final = Text(
        "niet voor de einddatum; de begindatum is weggelaten", "not before the end date; the start date is left out"
    )
    OTHER_DAY: Final = Text(
        "een andere dag dan de organisatie zelf noemt; die van de organisatie telt",
        "another day than the organisation itself gives; that of the organisation counts",
    )
    NO_NAME: Final = Text("een organisatie zonder naam; overgeslagen", "an organisation without a name; skipped")
    NO_SORT: Final = Text(
        "een organisatie zonder soort; gelezen als overig", "an organisation without a sort; read as other"
    )
    NO_NUMBER: Final = Text(
        "een organisatie zonder TOOI-nummer en zonder registernummer; overgeslagen",
        "an organisation without a TOOI number and without a register number; skipped",
    )
    NOT_A_NUMBER: Final = Text("geen getal; weggelaten", "no number; left out")
    TWICE: Final = Text(
        "een organisatie die er al staat; overgeslagen", "an organisation that is there already; skipped"
    )
    NOT_TOOI: Final = Text("geen IRI van een TOOI-organisatie; weggelaten", "no IRI of a TOOI organisation; left out")
    TWO_TOOI: Final = Text(
        "een ander TOOI-nummer dan het attribuut noemt; dat van het attribuut telt",
        "another TOOI number than the attribute names; that of the attribute counts",
    )
    TAKEN: Final = Text(
        "een TOOI-nummer dat al bij een eerdere organisatie staat; weggelaten",
        "a TOOI number that an earlier organisation already has; left out",
    )
    BORNE: Final = Text(
        "een nummer dat een eerdere organisatie ook heeft; een verwijzing ernaar is naar de eerste",
        "a number that an earlier organisation has too; a reference to it is to the first",
    )
    TWO_NUMBERS: Final = Text(
        "een ander registernummer dan het attribuut noemt; dat van het attribuut telt",
        "another register number than the attribute names; that of the attribute counts",
    )
    NO_MINISTRY: Final = Text("een ministerie zonder nummer; weggelaten", "a ministry without a number; left out")
    YES_OR_NO: Final = Text("geen ja of nee; weggelaten", "neither yes nor no; left out")
    NO_REFERENCE: Final = Text(
        "geen verwijzing naar een organisatie; weggelaten", "no reference to an organisation; left out"
    )
    NOTHING: Final = Text("verwijst naar niets in deze bestanden", "refers to nothing in these files")
    NO_NODE: Final = Text("geen knoop met een @id; overgeslagen", "no node with an @id; skipped")
    WITHIN: Final = Text(
        "staat binnen een waarde of verwijzing; niet gelezen", "stands within a value or a reference; not read"
    )
    NODE_TWICE: Final = Text(
        "een knoop die er twee keer staat; gelezen als één", "a node that stands there twice; read as one"
    )
    NO_CLASS: Final = Text("een knoop zonder klasse; overgeslagen", "a node without a class; skipped")
    NO_LIST: Final = Text("geen lijst van waarden; overgeslagen", "no list of values; skipped")
    NO_VALUE: Final = Text("geen waarde en geen verwijzing; overgeslagen", "neither a value nor a reference; skipped")
    NOT_HERE: Final = Text(
        "staat niet in het huis en komt er niet bij; weggelaten", "is neither in the house nor added to it; left out"
    )
    NO_MINISTER: Final = Text(
        "een ministerie waarvan het huis de minister niet kent; geen relatie toegevoegd",
        "a ministry whose minister the house does not know; no relation added",
    )
    NO_PROVINCE: Final = Text(
        "een nieuwe gemeente zonder provincie; geen toezicht van een provincie toegevoegd",
        "a new municipality without a province; no supervision by a province added",
    )
    NOT_AN_ADDRESS: Final = Text("geen webadres; weggelaten", "no web address; left out")
