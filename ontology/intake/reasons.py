"""Why something in a file of others became no part of a house, in both languages."""

from __future__ import annotations

from typing import Final

from ontology.registers.reasons import Reason
from ontology.text import Text

__all__ = ["Why"]


class Why:
    """The reasons a remark can give; the name of the thing stands before it."""

    # unknown
    COLUMN: Final = Text("een kolom waar geen regel over gaat", "a column that no rule is about")
    PROPERTY: Final = Text("een eigenschap waar geen regel over gaat", "a property that no rule is about")
    CLASS: Final = Text(
        "geen regel zegt wat voor actor dit is; geschreven als hvt:Actor zonder meer",
        "no rule says what kind of actor this is; written as hvt:Actor and no more",
    )
    NODE: Final = Text("een knoop van een klasse waar geen regel over gaat", "a node of a class that no rule is about")
    LETTER: Final = Text("geen regel zegt welke rol dit is", "no rule says which role this is")
    NO_KIND: Final = Text(
        "geen regel zegt welke soort relatie dit onder dit recht is; geef --jurisdiction, of eigen --rules",
        "no rule says which kind of relation this is under this law; give --jurisdiction, or --rules of your own",
    )

    # unusable
    NO_ID: Final = Text("geen aanduiding; overgeslagen", "no id; skipped")
    NO_NAME: Final = Text("geen naam; de aanduiding staat ervoor", "no name; the id stands for it")
    TWICE: Final = Text("hetzelfde nog eens; één keer geschreven", "the same again; written once")
    TWO_OF_ONE: Final = Text(
        "iets anders met dezelfde aanduiding; geschreven onder een eigen naam, en wat ernaar verwijst is weggelaten",
        "another thing with the same id; written under a name of its own, and what refers to the id is left out",
    )
    AMBIGUOUS: Final = Text("verwijst naar een aanduiding van meer dan één", "refers to an id of more than one")
    NOWHERE: Final = Text("verwijst naar wat er niet is", "refers to what is not there")
    ITSELF: Final = Text("verwijst naar zichzelf", "refers to itself")
    NO_DATE: Final = Text("geen datum; weggelaten", "no date; left out")
    NOT_BEFORE_END: Final = Text("begint niet voor het einde; weggelaten", "does not begin before it ends; left out")
    NO_FIT: Final = Text(
        "de soort relatie past niet bij wat deze actoren zijn; weggelaten",
        "the kind of relation does not fit what these actors are; left out",
    )
    NOT_ONE: Final = Text(
        "niet precies één eindverantwoordelijke; geschreven zoals het er staat",
        "not exactly one accountable; written as it stands",
    )
    NO_ROLES: Final = Text("een activiteit zonder rollen", "an activity without roles")
    OVERRUN: Final = Text("meer cellen dan kopjes; weggelaten", "more cells than headings; left out")
    OVER_THE_TABLE: Final = Text("staat boven de tabel; overgeslagen", "stands above the table; skipped")

    # left aside
    NO_TABLE: Final = Text("een blad zonder RACI-tabel", "a sheet without a RACI table")
    NO_PLACE: Final = Reason.NO_PLACE
    UNDISCLOSED: Final = Text("niet bekendgemaakt", "not disclosed")
    PERSON: Final = Text(
        "een persoon zonder ambt; een huis kent personen alleen als ambtsdrager",
        "a person without an office; a house knows persons as holders of one only",
    )
    NAME_WITHOUT_TERM: Final = Text(
        "wie de post bekleedt, zonder begin of einde; niet overgenomen", "who holds the post, without a term; not taken"
    )
    ENDED: Final = Text("een opgeheven post; niet overgenomen", "a post that was abolished; not taken")
    INFORMED: Final = Text("wordt ingelicht; dat is geen rol in een huis", "is informed; that is no role in a house")
