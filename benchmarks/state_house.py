"""A made-up state of any size, in TriG: a parliament, ministers, municipalities by province, service providers, bodies.

It is shaped as the shipped house is (two relations to an actor, most of them local), so that what is slow there in
small is slow here in large. The same arguments give the same text; every name in it is invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

__all__ = ["REFERENCE", "state_house"]

REFERENCE = date(2025, 9, 29)
MINISTERS, PROVINCES, BODIES, THEMES, DAYS = 20, 24, 40, 12, 20
#: how many in a hundred actors are service providers
PROVIDERS = 15
FORMS = (("zelfstandig bestuursorgaan", "independent authority"), ("stichting", "foundation"), ("nv", "company"))
CHOICE_KINDS = ("Order", "Plan", "Standard", "FactualConduct", "JointUndertaking")

PREFIXES = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix ex: <https://example.org/state/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def state_house(actors: int = 50_000, choices: int = 300, seed: int = 1848) -> str:
    """Return a house of about that many actors, twice as many relations, and that many choices, in TriG."""
    return "\n".join([PREFIXES, *_State(actors, choices, Random(seed)).lines(), ""])  # noqa: S311 - no secret


class _State:
    def __init__(self, actors: int, choices: int, random: Random) -> None:
        self.random = random
        self.choices = choices
        top = 1 + 2 * MINISTERS + BODIES + 3 * PROVINCES
        self.providers = actors * PROVIDERS // 100
        self.municipalities = max(1, (actors - top - self.providers) // 4)

    def lines(self) -> Iterator[str]:
        yield 'ex:house a hvt:House ; dcterms:title "Een groot huis"@nl , "A large house"@en ;'
        yield f"    hvt:referenceDate {_day(REFERENCE)} ."
        yield 'ex:act a hvt:Source ; dcterms:title "Wet (verzonnen)"@nl , "Act (invented)"@en ;'
        yield '    hvt:evidenceGrade "A" ; hvt:readInFull true .'
        for number in range(THEMES):
            yield f"ex:theme-{number} a skos:Concept ; {_names(f'Thema {number + 1}', f'Theme {number + 1}')} ."
        yield from self._centre()
        yield from self._provinces()
        yield from self._local()
        yield from self._providers()
        yield from self._choices()
        yield from self._proposal()

    def _centre(self) -> Iterator[str]:
        yield _actor("parliament", "Parliament", "Volksvertegenwoordiging", "Parliament")
        for number in range(MINISTERS):
            yield _actor(f"minister-{number}", "Minister", f"Minister {number + 1}", f"Minister {number + 1}")
            yield _actor(f"ministry-{number}", "Ministry", f"Ministerie {number + 1}", f"Ministry {number + 1}")
            yield _relation(f"minister-{number}", "parliament", "parliament-minister")
            yield _relation(f"ministry-{number}", f"minister-{number}", "ministry-hierarchy")
        for number in range(BODIES):
            leaf = "ProgrammeBody" if number % 3 else "ConsultativeBody"
            sits = (f"provider-{self.random.randrange(self.providers)}", f"ministry-{number % MINISTERS}")
            seated = " , ".join(f"ex:{name}" for name in sits)
            more = f"hvt:participant {seated}"
            yield _actor(f"body-{number}", leaf, f"Overleg {number + 1}", f"Table {number + 1}", more)

    def _provinces(self) -> Iterator[str]:
        for number in range(PROVINCES):
            name = f"province-{number}"
            yield _actor(name, "CoGovernment", f"Provincie {number + 1}", f"Province {number + 1}")
            yield _actor(f"{name}-gs", "Executive", f"Bestuur {number + 1}", f"Provincial executive {number + 1}")
            yield _actor(f"{name}-ps", "Assembly", f"Staten {number + 1}", f"Provincial council {number + 1}")
            yield _relation(name, f"{name}-gs", "local-hierarchy")
            yield _relation(f"{name}-gs", f"{name}-ps", "provincial-executive-to-council")
            yield _relation(f"{name}-gs", "minister-0", "ibt-province-minister")

    def _local(self) -> Iterator[str]:
        for number in range(self.municipalities):
            name, place = f"gm-{number}", f"Plaats {number + 1}"
            province = number % PROVINCES
            lies = f"hvt:liesIn ex:province-{province}"
            part = f"org:subOrganizationOf ex:{name}"
            yield _actor(name, "CoGovernment", f"gemeente {place}", f"municipality of {place}", lies)
            yield _actor(f"{name}-college", "Executive", f"college van {place}", f"executive of {place}", part)
            yield _actor(f"{name}-mayor", "Executive", f"burgemeester van {place}", f"mayor of {place}", part)
            yield _actor(f"{name}-raad", "Assembly", f"raad van {place}", f"council of {place}", part)
            yield _relation(name, f"{name}-college", "local-hierarchy")
            yield _relation(f"{name}-college", f"{name}-raad", "college-to-council")
            yield _relation(f"{name}-mayor", f"{name}-raad", "mayor-to-council")
            yield _relation(f"{name}-college", f"province-{province}-gs", "ibt-medebewind-province", theme=0)
            yield _relation(f"{name}-mayor", f"province-{province}-gs", "ibt-medebewind-province", theme=0)
            for minister in (number % MINISTERS, (number + 7) % MINISTERS):
                yield _relation(f"{name}-college", f"minister-{minister}", "ibt-medebewind-minister", theme=minister)
            yield _relation(f"{name}-mayor", f"minister-{number % MINISTERS}", "system-responsibility")

    def _providers(self) -> Iterator[str]:
        for number in range(self.providers):
            name, minister = f"provider-{number}", number % MINISTERS
            nl, en = FORMS[number % len(FORMS)]
            leaf = "IndependentAuthority" if number % len(FORMS) == 0 else "PrivateBody"
            kind = "zbo-kaderwet-public" if number % len(FORMS) == 0 else "subsidised-body"
            form = f'hvt:legalForm "{nl}"@nl , "{en}"@en'
            yield _actor(name, leaf, f"Dienst {number + 1}", f"Service {number + 1}", form)
            yield _relation(name, f"minister-{minister}", kind)
            yield _relation(name, "parliament", "audit-state")

    def _choices(self) -> Iterator[str]:
        for number in range(self.choices):
            name = f"choice-{number}"
            starts = REFERENCE + timedelta(days=30 * (number % DAYS - DAYS // 2))
            yield f'ex:{name} a hvt:Choice ; skos:notation "C{number + 1}" ; '
            yield f"    {_names(f'Keuze {number + 1}', f'Choice {number + 1}')} ;"
            yield f"    hvt:theme ex:theme-{number % THEMES} ; hvt:choiceKind hvt:{self.random.choice(CHOICE_KINDS)} ;"
            yield f"    hvt:validFrom {_day(starts)} ; dcterms:source ex:act ."
            decider = self._decider()
            if decider:
                yield _role(name, decider, "Decides")
            for turn in range(2):
                yield _role(name, f"provider-{self.random.randrange(self.providers)}", "Executes", turn)

    def _decider(self) -> str | None:
        dice = self.random.randrange(100)
        if dice < 30:
            return f"minister-{self.random.randrange(MINISTERS)}"
        if dice < 50:
            return f"provider-{self.random.randrange(self.providers)}"
        if dice < 70:
            return f"gm-{self.random.randrange(self.municipalities)}-college"
        return f"body-{self.random.randrange(BODIES)}" if dice < 85 else None

    def _proposal(self) -> Iterator[str]:
        yield f"ex:anchored a hvt:Scenario ; {_names('Overleg ingesteld', 'Tables instituted')} ;"
        yield "    hvt:adds ex:anchored-graph ; hvt:proposedIn ex:act ."
        yield "ex:anchored-graph {"
        for number in range(0, BODIES, 4):
            yield _relation(f"body-{number}", f"minister-{number % MINISTERS}", "instituted-body")
        yield "}"


def _names(nl: str, en: str) -> str:
    return f'skos:prefLabel "{nl}"@nl , "{en}"@en'


def _day(day: date) -> str:
    return f'"{day.isoformat()}"^^xsd:date'


def _actor(name: str, leaf: str, nl: str, en: str, more: str = "") -> str:
    extra = f" ; {more}" if more else ""
    return f"ex:{name} a hvt:{leaf} ; {_names(nl, en)} ; hvt:researchedOn {_day(REFERENCE)}{extra} ."


def _relation(giver: str, forum: str, kind: str, theme: int | None = None) -> str:
    scope = "" if theme is None else f" ; hvt:scopeTheme ex:theme-{theme % THEMES}"
    return (
        f"ex:rel-{giver}--{forum}-{kind} a hvt:AccountabilityRelation ; hvt:accountGiver ex:{giver} ; "
        f"hvt:forum ex:{forum} ; hvt:relationKind kind:{kind}{scope} ; hvt:status hvt:stated ; dcterms:source ex:act ."
    )


def _role(choice: str, actor: str, role: str, turn: int = 0) -> str:
    return (
        f"ex:role-{choice}-{role}-{turn} a hvt:RoleAssignment ; hvt:choice ex:{choice} ; hvt:actor ex:{actor} ; "
        f"hvt:role hvt:{role} ; hvt:status hvt:stated ; dcterms:source ex:act ."
    )
