"""The terms of the Huis van Thorbecke vocabulary, as plain strings.

Generated from the Turtle files in `vocabulary/` by `python -m ontology.codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

__all__ = ["HVT"]


class HVT:
    """Classes, properties and code lists of the vocabulary."""

    #: What a source says is not there.
    Absence: Final = "https://w3id.org/huis-van-thorbecke/def#Absence"
    #: The record, with a source, that something is not there.
    AbsenceStatement: Final = "https://w3id.org/huis-van-thorbecke/def#AbsenceStatement"
    #: The relation in which an actor must explain and justify conduct to a forum, the forum can question
    #: and judge, and the actor can face consequences (Bovens 2007).
    AccountabilityRelation: Final = "https://w3id.org/huis-van-thorbecke/def#AccountabilityRelation"
    #: The actor, the source says, answers to nobody above it, nor to a minister.
    AccountabilityUpward: Final = "https://w3id.org/huis-van-thorbecke/def#AccountabilityUpward"
    #: Whoever can decide on a choice, or give or receive account: an office, an organ, an organisation or
    #: a body, never a private person.
    Actor: Final = "https://w3id.org/huis-van-thorbecke/def#Actor"
    #: The actor lays down the aim. That does not yet say who decides on its execution.
    Adopts: Final = "https://w3id.org/huis-van-thorbecke/def#Adopts"
    #: A judgment or proposal to whoever decides, which decides nothing itself.
    Advice: Final = "https://w3id.org/huis-van-thorbecke/def#Advice"
    #: The actor advises on the choice without settling it.
    Advises: Final = "https://w3id.org/huis-van-thorbecke/def#Advises"
    #: A council that advises and does not decide, with or without a footing in statute.
    AdvisoryBody: Final = "https://w3id.org/huis-van-thorbecke/def#AdvisoryBody"
    #: A service within a ministry under a financial regime of its own, for which ministerial
    #: responsibility stays complete.
    Agency: Final = "https://w3id.org/huis-van-thorbecke/def#Agency"
    #: The actor receives the papers and joins when a subject concerns it; it has no part in deciding.
    AgendaMember: Final = "https://w3id.org/huis-van-thorbecke/def#AgendaMember"
    #: The office that, on the record, answered to parliament on this choice.
    Answered: Final = "https://w3id.org/huis-van-thorbecke/def#Answered"
    #: The representation at the head of a local or devolved government.
    Assembly: Final = "https://w3id.org/huis-van-thorbecke/def#Assembly"
    #: An association of governments, in which the members decide and which cannot bind them under public
    #: law.
    Association: Final = "https://w3id.org/huis-van-thorbecke/def#Association"
    #: The ministers together as a council, which decides on general government policy and promotes its
    #: unity.
    Cabinet: Final = "https://w3id.org/huis-van-thorbecke/def#Cabinet"
    #: The period in which a cabinet has offered its resignation and still stays on. A fact with a source,
    #: never a grade: parliament can ask and debate as ever.
    CaretakerPeriod: Final = "https://w3id.org/huis-van-thorbecke/def#CaretakerPeriod"
    #: The actor chairs the body and takes part as a member.
    Chair: Final = "https://w3id.org/huis-van-thorbecke/def#Chair"
    #: Something in digital government that has been or has to be decided, and that somebody should answer
    #: for.
    Choice: Final = "https://w3id.org/huis-van-thorbecke/def#Choice"
    #: The legal form of a choice.
    ChoiceKind: Final = "https://w3id.org/huis-van-thorbecke/def#ChoiceKind"
    #: A government within the state with a household and a democratic authority of its own.
    CoGovernment: Final = "https://w3id.org/huis-van-thorbecke/def#CoGovernment"
    #: A meeting of governments or services that coordinates, advises or prepares agreements.
    ConsultativeBody: Final = "https://w3id.org/huis-van-thorbecke/def#ConsultativeBody"
    #: A currency of which an amount is written with a sign (hvt:symbol); its code is the skos:notation.
    Currency: Final = "https://w3id.org/huis-van-thorbecke/def#Currency"
    #: The name an actor bore in a period, where it differs from its name in this house.
    DatedName: Final = "https://w3id.org/huis-van-thorbecke/def#DatedName"
    #: A question put in or before a debate, with what the record answers to it.
    DebateQuestion: Final = "https://w3id.org/huis-van-thorbecke/def#DebateQuestion"
    #: For the choice, the source says, nobody is designated to decide.
    Decider: Final = "https://w3id.org/huis-van-thorbecke/def#Decider"
    #: The actor decides on the choice itself: its execution, its legal effect.
    Decides: Final = "https://w3id.org/huis-van-thorbecke/def#Decides"
    #: The actor carries the choice out.
    Executes: Final = "https://w3id.org/huis-van-thorbecke/def#Executes"
    #: The organ that answers to the assembly of a local or devolved government, together or a member of
    #: it alone.
    Executive: Final = "https://w3id.org/huis-van-thorbecke/def#Executive"
    #: Conduct not aimed at legal effect, which therefore cannot be annulled.
    FactualConduct: Final = "https://w3id.org/huis-van-thorbecke/def#FactualConduct"
    #: The actor pays for the choice, wholly or in part.
    Finances: Final = "https://w3id.org/huis-van-thorbecke/def#Finances"
    #: A layer of the drawing of a house, from the roof to the ground.
    Floor: Final = "https://w3id.org/huis-van-thorbecke/def#Floor"
    #: Whether money for a choice is there permanently, for a time or not at all.
    FundingKind: Final = "https://w3id.org/huis-van-thorbecke/def#FundingKind"
    #: The record of whether and how a choice is paid for: structurally, incidentally or not at all.
    FundingStatement: Final = "https://w3id.org/huis-van-thorbecke/def#FundingStatement"
    #: What stands, on this record, between a choice and somebody who answers for it.
    GapCode: Final = "https://w3id.org/huis-van-thorbecke/def#GapCode"
    #: A body that the constitution itself establishes, independent of the government.
    HighCouncil: Final = "https://w3id.org/huis-van-thorbecke/def#HighCouncil"
    #: A set of recorded facts about who decides and who answers, with one reference date.
    House: Final = "https://w3id.org/huis-van-thorbecke/def#House"
    #: There is money once or for a limited time.
    IncidentalFunding: Final = "https://w3id.org/huis-van-thorbecke/def#IncidentalFunding"
    #: An administrative organ at central level, given public authority by or under statute and not
    #: subordinate to a minister.
    IndependentAuthority: Final = "https://w3id.org/huis-van-thorbecke/def#IndependentAuthority"
    #: The body or programme, the source says, was not instituted by any decision or provision.
    InstitutingAct: Final = "https://w3id.org/huis-van-thorbecke/def#InstitutingAct"
    #: A public body or joint organ that local or devolved governments institute together.
    JointArrangement: Final = "https://w3id.org/huis-van-thorbecke/def#JointArrangement"
    #: An agreement between governments that each party has to carry out by a decision of its own; it
    #: moves no powers (Aanwijzingen voor convenanten, note to 12).
    JointUndertaking: Final = "https://w3id.org/huis-van-thorbecke/def#JointUndertaking"
    #: The legal act by which a change can be laid down; lower in rank is lighter.
    LegalInstrument: Final = "https://w3id.org/huis-van-thorbecke/def#LegalInstrument"
    #: A statute, decree or regulation, or an article of one, in the version that was read.
    LegalProvision: Final = "https://w3id.org/huis-van-thorbecke/def#LegalProvision"
    #: What a term that holds everywhere is called in one jurisdiction, or how it is arranged there.
    LocalForm: Final = "https://w3id.org/huis-van-thorbecke/def#LocalForm"
    #: The actor takes part in the body as a member.
    Member: Final = "https://w3id.org/huis-van-thorbecke/def#Member"
    #: The office of minister, politically responsible for what is done and left undone within its powers.
    Minister: Final = "https://w3id.org/huis-van-thorbecke/def#Minister"
    #: An office, or a council of offices, that answers to parliament directly: that of a minister or
    #: junior minister, or the cabinet.
    MinisterialOffice: Final = "https://w3id.org/huis-van-thorbecke/def#MinisterialOffice"
    #: A department of central government led by a minister.
    Ministry: Final = "https://w3id.org/huis-van-thorbecke/def#Ministry"
    #: A directorate, service or post within a ministry, subordinate to the minister and without a duty of
    #: its own to account to parliament.
    MinistryUnit: Final = "https://w3id.org/huis-van-thorbecke/def#MinistryUnit"
    #: A source says that there is no cover, or (status inferred) that follows from sources that were
    #: searched for it.
    NoFunding: Final = "https://w3id.org/huis-van-thorbecke/def#NoFunding"
    #: A written decision of an administrative organ with effect in public law.
    Order: Final = "https://w3id.org/huis-van-thorbecke/def#Order"
    #: The representation to which the ministers of a state answer: the parliament, and each of its
    #: houses.
    Parliament: Final = "https://w3id.org/huis-van-thorbecke/def#Parliament"
    #: The record that an actor sits in a consultative, programme or advisory body, as chair, member,
    #: agenda member or secretariat.
    Participation: Final = "https://w3id.org/huis-van-thorbecke/def#Participation"
    #: The capacity in which an actor takes part in a body.
    ParticipationRole: Final = "https://w3id.org/huis-van-thorbecke/def#ParticipationRole"
    #: An intention on what will be done, in what order and with what means.
    Plan: Final = "https://w3id.org/huis-van-thorbecke/def#Plan"
    #: The actor prepares the choice: designs, explores or drafts it.
    Prepares: Final = "https://w3id.org/huis-van-thorbecke/def#Prepares"
    #: A foundation, company or other organisation under private law, over which a government has
    #: influence only by its statutes, shares, subsidy or contract.
    PrivateBody: Final = "https://w3id.org/huis-van-thorbecke/def#PrivateBody"
    #: A contract, purchase or foundation of a legal person under civil law.
    PrivateLawAct: Final = "https://w3id.org/huis-van-thorbecke/def#PrivateLawAct"
    #: A programme, steering group or team that works for a limited time on a joint task, outside its
    #: participants' line organisations.
    ProgrammeBody: Final = "https://w3id.org/huis-van-thorbecke/def#ProgrammeBody"
    #: What the forum can hold the actor to account for: the decision itself, only the use of powers, or
    #: only the rules of the system.
    Reach: Final = "https://w3id.org/huis-van-thorbecke/def#Reach"
    #: A fact of the record that has no property of its own: a task, a silence, something looked for and
    #: not found, a contested point or a dated event.
    RecordEntry: Final = "https://w3id.org/huis-van-thorbecke/def#RecordEntry"
    #: A generally binding rule: statute, order in council, ministerial regulation or by-law.
    Regulation: Final = "https://w3id.org/huis-van-thorbecke/def#Regulation"
    #: The legal figure behind an accountability relation, with the grades and reach it has by default.
    RelationKind: Final = "https://w3id.org/huis-van-thorbecke/def#RelationKind"
    #: A reason why a choice is not brought under a minister.
    RepairBar: Final = "https://w3id.org/huis-van-thorbecke/def#RepairBar"
    #: What in the record points to an office as the candidate to decide on a choice or to answer for it.
    RepairGround: Final = "https://w3id.org/huis-van-thorbecke/def#RepairGround"
    #: A change that a jurist calls possible: what may be proposed, from whom towards whom, for which
    #: choices and by which legal instrument.
    RepairRule: Final = "https://w3id.org/huis-van-thorbecke/def#RepairRule"
    #: The actor asks for the choice, as a motion does.
    Requests: Final = "https://w3id.org/huis-van-thorbecke/def#Requests"
    #: What an earlier version of this house (owl:versionInfo) said of a choice on a day, and why it may
    #: read otherwise now (rdfs:comment).
    Revision: Final = "https://w3id.org/huis-van-thorbecke/def#Revision"
    #: What an actor does in a choice.
    Role: Final = "https://w3id.org/huis-van-thorbecke/def#Role"
    #: The record that an actor has a role in a choice: preparing, advising, requesting it, adopting the
    #: aim, deciding, executing, financing, supervising or answering.
    RoleAssignment: Final = "https://w3id.org/huis-van-thorbecke/def#RoleAssignment"
    #: A part of a floor in which actors of certain classes stand.
    Room: Final = "https://w3id.org/huis-van-thorbecke/def#Room"
    #: A proposal or assumption that adds or withdraws relations or roles, to see what would then change.
    Scenario: Final = "https://w3id.org/huis-van-thorbecke/def#Scenario"
    #: The actor supports the body and has no voice in it.
    Secretariat: Final = "https://w3id.org/huis-van-thorbecke/def#Secretariat"
    #: A document that a fact rests on, with a grade of evidence and a note whether it was read in full.
    Source: Final = "https://w3id.org/huis-van-thorbecke/def#Source"
    #: An agreement on how something is done, voluntary or 'comply or explain'. Whoever imposes it on
    #: others uses public power.
    Standard: Final = "https://w3id.org/huis-van-thorbecke/def#Standard"
    #: The office of a minister under another, who answers to parliament as well, while the minister stays
    #: responsible.
    StateSecretary: Final = "https://w3id.org/huis-van-thorbecke/def#StateSecretary"
    #: How sure a recorded fact is, from strong (rank 0) to weak.
    Status: Final = "https://w3id.org/huis-van-thorbecke/def#Status"
    #: There is money without an end date, in a budget or multi-year estimate.
    StructuralFunding: Final = "https://w3id.org/huis-van-thorbecke/def#StructuralFunding"
    #: The actor supervises compliance with the choice or its progress.
    Supervises: Final = "https://w3id.org/huis-van-thorbecke/def#Supervises"
    #: An organ or service that supervises compliance with rules, as far from the minister as its statute
    #: says.
    Supervisor: Final = "https://w3id.org/huis-van-thorbecke/def#Supervisor"
    #: The period in which a person holds an office, acting or not. Responsibility belongs to the office,
    #: the rule of confidence to the person.
    Tenure: Final = "https://w3id.org/huis-van-thorbecke/def#Tenure"
    #: A series of steps through a house, in order, that explains a question to a reader.
    Tour: Final = "https://w3id.org/huis-van-thorbecke/def#Tour"
    #: A step: a text beside a choice or actor, perhaps on another day or under a scenario.
    TourStep: Final = "https://w3id.org/huis-van-thorbecke/def#TourStep"
    #: How far ministerial or local accountability for a choice reaches, on this record.
    Verdict: Final = "https://w3id.org/huis-van-thorbecke/def#Verdict"
    #: The actor or choice that an absence statement or record entry is about; the cabinet that a
    #: caretaker period is about.
    about: Final = "https://w3id.org/huis-van-thorbecke/def#about"
    #: What the source says is not there.
    absent: Final = "https://w3id.org/huis-van-thorbecke/def#absent"
    #: The actor that gives account (Bovens 2007: actor).
    accountGiver: Final = "https://w3id.org/huis-van-thorbecke/def#accountGiver"
    #: Whether the holder deputises in the office instead of holding it.
    acting: Final = "https://w3id.org/huis-van-thorbecke/def#acting"
    #: The actor that has the role.
    actor: Final = "https://w3id.org/huis-van-thorbecke/def#actor"
    #: Whether what the account-giver decides counts as the forum's own decision, as under a mandate.
    actsAsForum: Final = "https://w3id.org/huis-van-thorbecke/def#actsAsForum"
    #: The named graph with what the scenario adds.
    adds: Final = "https://w3id.org/huis-van-thorbecke/def#adds"
    #: The amount the source names, in units of its currency; EUR where no currency is named.
    amount: Final = "https://w3id.org/huis-van-thorbecke/def#amount"
    #: What the sources answer to the question, in own words.
    answerOnRecord: Final = "https://w3id.org/huis-van-thorbecke/def#answerOnRecord"
    #: A defensible reading on which lawyers or scholars may disagree.
    arguable: Final = "https://w3id.org/huis-van-thorbecke/def#arguable"
    #: Of a provision the article, with paragraph or item, within the instrument; of an actor the article
    #: that a sentence puts before its name ("de"@nl, "het"@nl, "the"@en), none where the name bears none.
    article: Final = "https://w3id.org/huis-van-thorbecke/def#article"
    #: The articles on which a repair rule or bar rests, in words.
    articlesText: Final = "https://w3id.org/huis-van-thorbecke/def#articlesText"
    #: What a gap with several forms concerns in this case.
    aspect: Final = "https://w3id.org/huis-van-thorbecke/def#aspect"
    #: The forum examines and reports, which does not count as political accountability.
    audit: Final = "https://w3id.org/huis-van-thorbecke/def#audit"
    #: In an association the members decide; a minister has a say only in a subsidy or commission, not in
    #: its choices.
    bar_association: Final = "https://w3id.org/huis-van-thorbecke/def#bar-association"
    #: A parliament or local assembly itself decides here, as on a law or by-law of its own; those who
    #: govern answer to it, not the other way round.
    bar_forum_itself: Final = "https://w3id.org/huis-van-thorbecke/def#bar-forum-itself"
    #: The constitution makes this council independent of the government; a minister at most manages its
    #: budget.
    bar_high_council: Final = "https://w3id.org/huis-van-thorbecke/def#bar-high-council"
    #: A statute keeps the minister out of the substance: that is by design and is not repaired.
    bar_independent: Final = "https://w3id.org/huis-van-thorbecke/def#bar-independent"
    #: Somebody is designated for the whole who does not itself give the account asked for: that
    #: designation is to be reviewed first.
    bar_lead: Final = "https://w3id.org/huis-van-thorbecke/def#bar-lead"
    #: Local and devolved governments decide themselves and their own assembly is the forum; a minister
    #: has only the supervisory powers of the statute and gives no instruction.
    bar_local: Final = "https://w3id.org/huis-van-thorbecke/def#bar-local"
    #: No minister in this record gives a parliament the account asked for on this choice on this day.
    bar_no_office: Final = "https://w3id.org/huis-van-thorbecke/def#bar-no-office"
    #: The record does not say what sort of body the decider is, or no legal instrument can bring such a
    #: body under a minister for such a choice.
    bar_no_rule: Final = "https://w3id.org/huis-van-thorbecke/def#bar-no-rule"
    #: Changes are possible, but none of them gives, on this evidence, the account asked for to every
    #: decider.
    bar_no_way: Final = "https://w3id.org/huis-van-thorbecke/def#bar-no-way"
    #: The record is silent or not strong enough here.
    bar_not_known: Final = "https://w3id.org/huis-van-thorbecke/def#bar-not-known"
    #: That a minister answers to parliament is constitutional law: if the relation is missing on this
    #: day, it is to be found out, not decided.
    bar_office: Final = "https://w3id.org/huis-van-thorbecke/def#bar-office"
    #: A proposal does not bring a supervisor closer under a minister: first what its statute says of its
    #: independence is to be found out.
    bar_supervisor: Final = "https://w3id.org/huis-van-thorbecke/def#bar-supervisor"
    #: The class of actors that a proposal never brings under a minister.
    barsClass: Final = "https://w3id.org/huis-van-thorbecke/def#barsClass"
    #: The verdict on a decider for which nothing is proposed.
    barsVerdict: Final = "https://w3id.org/huis-van-thorbecke/def#barsVerdict"
    #: Who is bound by the choice, in words.
    bindingOn: Final = "https://w3id.org/huis-van-thorbecke/def#bindingOn"
    #: The body in which the participant takes part.
    body: Final = "https://w3id.org/huis-van-thorbecke/def#body"
    #: The number of the instrument in the national statute database, also on an article of it.
    bwbId: Final = "https://w3id.org/huis-van-thorbecke/def#bwbId"
    #: The choice that a role assignment or funding statement is about.
    choice: Final = "https://w3id.org/huis-van-thorbecke/def#choice"
    #: The legal form of the choice.
    choiceKind: Final = "https://w3id.org/huis-van-thorbecke/def#choiceKind"
    #: The choice that the debate question touches.
    concernsChoice: Final = "https://w3id.org/huis-van-thorbecke/def#concernsChoice"
    #: Which grades of a relation kind are certain, arguable or from memory.
    confidenceText: Final = "https://w3id.org/huis-van-thorbecke/def#confidenceText"
    #: How far the forum can attach consequences: 0 not, 1 indirectly, 2 bounded (rules, approval,
    #: annulment, money), 3 full (instruction, own decision, dismissal) (Bovens 2007; Brandsma &
    #: Schillemans 2013).
    consequencesGrade: Final = "https://w3id.org/huis-van-thorbecke/def#consequencesGrade"
    #: The relation that another source names instead of this one. Both stay, each with its source;
    #: whoever rests on either is told that the sources contradict each other.
    contradicts: Final = "https://w3id.org/huis-van-thorbecke/def#contradicts"
    #: The currency of the amount, as a code of three letters of ISO 4217. When missing, the amount is in
    #: EUR.
    currency: Final = "https://w3id.org/huis-van-thorbecke/def#currency"
    #: The forum can hold the actor to account for the choice itself.
    decision: Final = "https://w3id.org/huis-van-thorbecke/def#decision"
    #: How far the forum can question and debate: 0 not, 1 talks by custom, 2 a duty to answer, 3
    #: explanation in person or in public debate (Bovens 2007; Brandsma & Schillemans 2013).
    discussionGrade: Final = "https://w3id.org/huis-van-thorbecke/def#discussionGrade"
    #: Whether this role of a collective (org:memberOf) is a role of each of its members, each for itself.
    eachForItself: Final = "https://w3id.org/huis-van-thorbecke/def#eachForItself"
    #: What the source is worth: A official text, A- official text of which only the opening was read, B
    #: press, C a third party's document that cites official texts, L a party's own plea.
    evidenceGrade: Final = "https://w3id.org/huis-van-thorbecke/def#evidenceGrade"
    #: The day of the choice's earliest trace on this record.
    firstSeen: Final = "https://w3id.org/huis-van-thorbecke/def#firstSeen"
    #: A class of actors that gives account in this kind of relation; another class gives a warning, not
    #: an error.
    fitsAccountGiver: Final = "https://w3id.org/huis-van-thorbecke/def#fitsAccountGiver"
    #: A class of actors that is the forum in this kind of relation; another class gives a warning, not an
    #: error.
    fitsForum: Final = "https://w3id.org/huis-van-thorbecke/def#fitsForum"
    #: True when the instrument itself settles which office decides, whatever else the record points to.
    fixesOffice: Final = "https://w3id.org/huis-van-thorbecke/def#fixesOffice"
    floor_bodies: Final = "https://w3id.org/huis-van-thorbecke/def#floor-bodies"
    floor_cabinet: Final = "https://w3id.org/huis-van-thorbecke/def#floor-cabinet"
    floor_choices: Final = "https://w3id.org/huis-van-thorbecke/def#floor-choices"
    floor_co_governments: Final = "https://w3id.org/huis-van-thorbecke/def#floor-co-governments"
    floor_departments: Final = "https://w3id.org/huis-van-thorbecke/def#floor-departments"
    floor_roof: Final = "https://w3id.org/huis-van-thorbecke/def#floor-roof"
    #: The term that holds everywhere.
    formOf: Final = "https://w3id.org/huis-van-thorbecke/def#formOf"
    #: How far a minister answered by the earlier version: full, partial, aim, elsewhere, unknown or none.
    formerClass: Final = "https://w3id.org/huis-van-thorbecke/def#formerClass"
    #: The verdict of the earlier version.
    formerVerdict: Final = "https://w3id.org/huis-van-thorbecke/def#formerVerdict"
    #: The actor that can question, judge and attach consequences (Bovens 2007: forum).
    forum: Final = "https://w3id.org/huis-van-thorbecke/def#forum"
    #: Whether the money is structural, incidental or absent.
    fundingKind: Final = "https://w3id.org/huis-van-thorbecke/def#fundingKind"
    #: The relations above the decider lead back to one another, without a way out to a parliament or
    #: local assembly.
    gap_circular: Final = "https://w3id.org/huis-van-thorbecke/def#gap-circular"
    #: A minister answers for the aim, but on the reference date no valid role of decider on its execution
    #: is recorded.
    gap_execution_undecided: Final = "https://w3id.org/huis-van-thorbecke/def#gap-execution-undecided"
    #: Money once or for a limited time is recorded for the choice, and no structural money.
    gap_incidental_funding: Final = "https://w3id.org/huis-van-thorbecke/def#gap-incidental-funding"
    #: A provision of law keeps the minister at a distance; the incomplete chain is intended and no gap.
    gap_independent_by_law: Final = "https://w3id.org/huis-van-thorbecke/def#gap-independent-by-law"
    #: A consultative or programme body is recorded as decider, without it being recorded to whom the body
    #: itself answers.
    gap_informal_decider: Final = "https://w3id.org/huis-van-thorbecke/def#gap-informal-decider"
    #: There is a chain or a legal basis only if relations that no longer hold on the reference date are
    #: counted too.
    gap_lapsed: Final = "https://w3id.org/huis-van-thorbecke/def#gap-lapsed"
    #: A chain to parliament exists, but one or more powers stay below grade 2.
    gap_limited_powers: Final = "https://w3id.org/huis-van-thorbecke/def#gap-limited-powers"
    #: A chain to parliament exists on which every power has grade 2, but it is not full, or does not
    #: reach the decision itself.
    gap_limited_powers_bounded: Final = "https://w3id.org/huis-van-thorbecke/def#gap-limited-powers-bounded"
    #: Accountability for the decision ends at a local assembly and not at parliament, which in itself is
    #: no deficit.
    gap_local_only: Final = "https://w3id.org/huis-van-thorbecke/def#gap-local-only"
    #: Two or more offices, none nested in another, can be held to account, and none is designated as the
    #: lead (Thompson 1980).
    gap_many_hands: Final = "https://w3id.org/huis-van-thorbecke/def#gap-many-hands"
    #: The decider is known and its relations were researched, but along them no power of grade 2 or more
    #: reaches a parliament or local assembly.
    gap_no_chain: Final = "https://w3id.org/huis-van-thorbecke/def#gap-no-chain"
    #: A source says that nobody is designated to decide on the choice.
    gap_no_decider: Final = "https://w3id.org/huis-van-thorbecke/def#gap-no-decider"
    #: The choice binds one-sidedly or imposes duties, but no valid attribution, delegation or mandate to
    #: the decider is recorded.
    gap_no_legal_basis: Final = "https://w3id.org/huis-van-thorbecke/def#gap-no-legal-basis"
    #: On the reference date the record holds no role of decider on the choice, and no aim for which a
    #: minister answers.
    gap_not_recorded: Final = "https://w3id.org/huis-van-thorbecke/def#gap-not-recorded"
    #: There is a chain, but a relation on it does not cover the subject or kind of choice; another
    #: minister may be the one concerned.
    gap_outside_portfolio: Final = "https://w3id.org/huis-van-thorbecke/def#gap-outside-portfolio"
    #: The decider faces more than 4 forums with a discussion grade of 2 or more, each of which may use
    #: standards of its own (Bovens, Schillemans & 't Hart 2008).
    gap_overload: Final = "https://w3id.org/huis-van-thorbecke/def#gap-overload"
    #: A relation on the best chain gives the forum consequences of grade 2 or more, but information of
    #: grade 1 at most.
    gap_power_without_sight: Final = "https://w3id.org/huis-van-thorbecke/def#gap-power-without-sight"
    #: A relation on the best chain gives the forum information of grade 2 or more, but consequences of
    #: grade 1 at most.
    gap_sight_without_power: Final = "https://w3id.org/huis-van-thorbecke/def#gap-sight-without-power"
    #: The only chain to parliament is about the rules of the system, not about this choice.
    gap_system_only: Final = "https://w3id.org/huis-van-thorbecke/def#gap-system-only"
    #: A source says that there is no cover for the choice.
    gap_unfunded: Final = "https://w3id.org/huis-van-thorbecke/def#gap-unfunded"
    #: The relations upward of the decider, or of an actor above it, were not researched or are not
    #: established with enough certainty.
    gap_unknown_chain: Final = "https://w3id.org/huis-van-thorbecke/def#gap-unknown-chain"
    #: The decider was looked for, but the record does not establish one with enough certainty.
    gap_unknown_decider: Final = "https://w3id.org/huis-van-thorbecke/def#gap-unknown-decider"
    #: Nothing is recorded on the funding of the choice, which is no finding that there is no money.
    gap_unknown_funding: Final = "https://w3id.org/huis-van-thorbecke/def#gap-unknown-funding"
    #: Whether this kind of relation gives the account-giver the power to decide: attribution, delegation
    #: or mandate.
    grantsPower: Final = "https://w3id.org/huis-van-thorbecke/def#grantsPower"
    #: A body that advises on the choice answers through this office.
    ground_advises: Final = "https://w3id.org/huis-van-thorbecke/def#ground-advises"
    #: Several offices already answer for a part of this choice; which of them becomes the lead is for the
    #: prime minister.
    ground_among: Final = "https://w3id.org/huis-van-thorbecke/def#ground-among"
    #: On the record this office answered to parliament on this choice; that says who spoke, not who must.
    ground_answered: Final = "https://w3id.org/huis-van-thorbecke/def#ground-answered"
    #: The record points to nobody for this choice; computed with the office that decided or answered on
    #: most choices under the broader theme.
    ground_broader_theme: Final = "https://w3id.org/huis-van-thorbecke/def#ground-broader-theme"
    #: The other deciders on this choice already answer, if only in part, through this one office.
    ground_chain: Final = "https://w3id.org/huis-van-thorbecke/def#ground-chain"
    #: A service that carries out the choice answers through this office.
    ground_executes: Final = "https://w3id.org/huis-van-thorbecke/def#ground-executes"
    #: Whoever pays for the choice answers through this office.
    ground_finances: Final = "https://w3id.org/huis-van-thorbecke/def#ground-finances"
    #: The record points to nobody; computed with the council of ministers where that can be, else with
    #: the first office in order of IRI.
    ground_first: Final = "https://w3id.org/huis-van-thorbecke/def#ground-first"
    #: The legal instrument settles who decides.
    ground_kind_of_act: Final = "https://w3id.org/huis-van-thorbecke/def#ground-kind-of-act"
    #: The office is already designated to answer for the whole.
    ground_lead: Final = "https://w3id.org/huis-van-thorbecke/def#ground-lead"
    #: The record names this office, or whoever stands under it, as decider with a status that is not
    #: accepted now.
    ground_named: Final = "https://w3id.org/huis-van-thorbecke/def#ground-named"
    #: A relation of this actor with this office is on record, too weak or on evidence that does not
    #: count.
    ground_own: Final = "https://w3id.org/huis-van-thorbecke/def#ground-own"
    #: A ministry or service that prepares the choice answers through this office.
    ground_prepares: Final = "https://w3id.org/huis-van-thorbecke/def#ground-prepares"
    #: On most other choices under the same theme this minister decided or answered.
    ground_theme: Final = "https://w3id.org/huis-van-thorbecke/def#ground-theme"
    #: What the actors of a class are called together that are not each drawn alone.
    groupLabel: Final = "https://w3id.org/huis-van-thorbecke/def#groupLabel"
    #: The person who holds the office.
    holder: Final = "https://w3id.org/huis-van-thorbecke/def#holder"
    #: The class of actors that stands in the room; each class stands in one room.
    holdsClass: Final = "https://w3id.org/huis-van-thorbecke/def#holdsClass"
    #: The code by which a register knows the actor.
    identifier: Final = "https://w3id.org/huis-van-thorbecke/def#identifier"
    #: The date of the text of an instrument that was in force on the reference date of the house.
    inForceDate: Final = "https://w3id.org/huis-van-thorbecke/def#inForceDate"
    #: The provision that makes an actor independent of the minister, so that a missing chain is no gap.
    independentByLaw: Final = "https://w3id.org/huis-van-thorbecke/def#independentByLaw"
    #: It follows from what the sources say, but none of them says it in so many words.
    inferred: Final = "https://w3id.org/huis-van-thorbecke/def#inferred"
    #: How far the forum can obtain information: 0 not, 1 public reports, 2 a bounded right to ask, 3 a
    #: right to ask and to see records (Bovens 2007; Brandsma & Schillemans 2013).
    informationGrade: Final = "https://w3id.org/huis-van-thorbecke/def#informationGrade"
    #: The provision or source by which an organ, body or programme was instituted.
    institutedBy: Final = "https://w3id.org/huis-van-thorbecke/def#institutedBy"
    #: True when the record points to nobody for this choice and a fixed rule only gives a candidate to
    #: compute with.
    isPoliticalChoice: Final = "https://w3id.org/huis-van-thorbecke/def#isPoliticalChoice"
    #: The state whose law holds: of a house its own, of a kind of relation, instrument or gap text the
    #: only one it exists in.
    jurisdiction: Final = "https://w3id.org/huis-van-thorbecke/def#jurisdiction"
    #: A language that the names in the house are in, as a code (nl, en).
    language: Final = "https://w3id.org/huis-van-thorbecke/def#language"
    #: The actor designated as first responsible for a joint choice (Thompson 2014; Reglement van orde
    #: voor de ministerraad art. 6).
    lead: Final = "https://w3id.org/huis-van-thorbecke/def#lead"
    #: Whether what has this status may lack the answer itself: the forum, the kind, the actor.
    leavesOpen: Final = "https://w3id.org/huis-van-thorbecke/def#leavesOpen"
    #: The provision on which a relation, role or choice rests.
    legalBasis: Final = "https://w3id.org/huis-van-thorbecke/def#legalBasis"
    #: The articles and sources that the grades of a relation kind rest on.
    legalBasisText: Final = "https://w3id.org/huis-van-thorbecke/def#legalBasisText"
    #: The legal form of an actor, in the words of the register.
    legalForm: Final = "https://w3id.org/huis-van-thorbecke/def#legalForm"
    #: The government in whose area another lies.
    liesIn: Final = "https://w3id.org/huis-van-thorbecke/def#liesIn"
    #: Whether the room is under the low roof, of those who answer not to parliament but to an assembly of
    #: their own.
    localWing: Final = "https://w3id.org/huis-van-thorbecke/def#localWing"
    #: The sentence that reports a gap, with placeholders in braces.
    messageTemplate: Final = "https://w3id.org/huis-van-thorbecke/def#messageTemplate"
    #: The legal instrument by which the change is laid down.
    needsInstrument: Final = "https://w3id.org/huis-van-thorbecke/def#needsInstrument"
    #: Whether account-giver and forum count as one office, as a minister and a junior minister may.
    nestsOffice: Final = "https://w3id.org/huis-van-thorbecke/def#nestsOffice"
    #: The relation by itself creates no accountability.
    none: Final = "https://w3id.org/huis-van-thorbecke/def#none"
    #: The office that is held.
    office: Final = "https://w3id.org/huis-van-thorbecke/def#office"
    #: The day on which a step shows the house, or for which an earlier outcome held.
    onDate: Final = "https://w3id.org/huis-van-thorbecke/def#onDate"
    #: The floor the room is on.
    onFloor: Final = "https://w3id.org/huis-van-thorbecke/def#onFloor"
    #: What is left of a room beside its largest group is called.
    othersLabel: Final = "https://w3id.org/huis-van-thorbecke/def#othersLabel"
    #: Whether the relation is oversight over what the account-giver itself decides or does only.
    ownConductOnly: Final = "https://w3id.org/huis-van-thorbecke/def#ownConductOnly"
    #: An actor that takes part: in the body itself, or by a participation.
    participant: Final = "https://w3id.org/huis-van-thorbecke/def#participant"
    #: The capacity in which the participant takes part.
    participationRole: Final = "https://w3id.org/huis-van-thorbecke/def#participationRole"
    #: Whether the choice has not yet been taken: whoever it belongs to would decide on it.
    pending: Final = "https://w3id.org/huis-van-thorbecke/def#pending"
    #: The period the amount is for, in the words of the source.
    period: Final = "https://w3id.org/huis-van-thorbecke/def#period"
    #: Whether the actor's name is plural, so that a sentence agrees with it.
    plural: Final = "https://w3id.org/huis-van-thorbecke/def#plural"
    #: The role in the choice by which the record points to an office: of the office itself, or of whoever
    #: stands under it.
    pointsByRole: Final = "https://w3id.org/huis-van-thorbecke/def#pointsByRole"
    #: The forum in turn answers only for using, or not using, its powers over the actor; not for the
    #: choice itself.
    powers: Final = "https://w3id.org/huis-van-thorbecke/def#powers"
    #: The source that proposes the scenario.
    proposedIn: Final = "https://w3id.org/huis-van-thorbecke/def#proposedIn"
    #: What the rule proposes: a kind of relation, a decider (hvt:Decides) or a designated lead
    #: (hvt:lead).
    proposes: Final = "https://w3id.org/huis-van-thorbecke/def#proposes"
    #: The question a member of parliament can ask about this gap, with placeholders in braces.
    questionTemplate: Final = "https://w3id.org/huis-van-thorbecke/def#questionTemplate"
    #: The place in an ordered list; lower is stronger, or more severe for gaps.
    rank: Final = "https://w3id.org/huis-van-thorbecke/def#rank"
    #: What the forum can hold the actor to account for along this relation.
    reach: Final = "https://w3id.org/huis-van-thorbecke/def#reach"
    #: Whether the source was read in full.
    readInFull: Final = "https://w3id.org/huis-van-thorbecke/def#readInFull"
    #: The day for which the house is asked when nobody names another.
    referenceDate: Final = "https://w3id.org/huis-van-thorbecke/def#referenceDate"
    #: The legal figure of the relation; it supplies grades and reach unless the relation itself states
    #: others.
    relationKind: Final = "https://w3id.org/huis-van-thorbecke/def#relationKind"
    #: The classes of actors of which the rule proposes a relation upward.
    repairsActor: Final = "https://w3id.org/huis-van-thorbecke/def#repairsActor"
    #: True when the rule applies only to a choice that binds others, false when only to a choice that
    #: does not.
    repairsBinding: Final = "https://w3id.org/huis-van-thorbecke/def#repairsBinding"
    #: The kinds of choice to which the rule applies; without a limit all of them, also choices without a
    #: kind.
    repairsChoiceKind: Final = "https://w3id.org/huis-van-thorbecke/def#repairsChoiceKind"
    #: The classes of offices that can become forum, decider or lead.
    repairsTowards: Final = "https://w3id.org/huis-van-thorbecke/def#repairsTowards"
    #: The day on which the actor's relations upward were looked for. Without it a missing chain is
    #: unknown, not absent.
    researchedOn: Final = "https://w3id.org/huis-van-thorbecke/def#researchedOn"
    #: The role the actor has in the choice.
    role: Final = "https://w3id.org/huis-van-thorbecke/def#role"
    room_advice: Final = "https://w3id.org/huis-van-thorbecke/def#room-advice"
    room_assemblies: Final = "https://w3id.org/huis-van-thorbecke/def#room-assemblies"
    room_associations: Final = "https://w3id.org/huis-van-thorbecke/def#room-associations"
    room_cabinet: Final = "https://w3id.org/huis-van-thorbecke/def#room-cabinet"
    room_consultation: Final = "https://w3id.org/huis-van-thorbecke/def#room-consultation"
    room_executives: Final = "https://w3id.org/huis-van-thorbecke/def#room-executives"
    room_independent: Final = "https://w3id.org/huis-van-thorbecke/def#room-independent"
    room_local: Final = "https://w3id.org/huis-van-thorbecke/def#room-local"
    room_ministries: Final = "https://w3id.org/huis-van-thorbecke/def#room-ministries"
    room_parliament: Final = "https://w3id.org/huis-van-thorbecke/def#room-parliament"
    room_programmes: Final = "https://w3id.org/huis-van-thorbecke/def#room-programmes"
    room_providers: Final = "https://w3id.org/huis-van-thorbecke/def#room-providers"
    room_units: Final = "https://w3id.org/huis-van-thorbecke/def#room-units"
    #: The choice to which the relation is limited.
    scopeChoice: Final = "https://w3id.org/huis-van-thorbecke/def#scopeChoice"
    #: The kind of choice to which the relation is limited.
    scopeChoiceKind: Final = "https://w3id.org/huis-van-thorbecke/def#scopeChoiceKind"
    #: The theme, with everything narrower, to which the relation is limited.
    scopeTheme: Final = "https://w3id.org/huis-van-thorbecke/def#scopeTheme"
    #: Whether the source itself was not read at all and is known only from being cited.
    seenAsCitation: Final = "https://w3id.org/huis-van-thorbecke/def#seenAsCitation"
    #: The place of a verdict in an answer that names the most severe choices first; lower is more severe.
    severity: Final = "https://w3id.org/huis-van-thorbecke/def#severity"
    #: The choice or actor that a step shows.
    shows: Final = "https://w3id.org/huis-van-thorbecke/def#shows"
    #: The kinds of choice to which the rule does not apply.
    sparesChoiceKind: Final = "https://w3id.org/huis-van-thorbecke/def#sparesChoiceKind"
    #: True when the rule does not apply to a choice that uses public power, because the instrument gives
    #: no such power.
    sparesPublicPower: Final = "https://w3id.org/huis-van-thorbecke/def#sparesPublicPower"
    #: The articles on which a repair rule rests for choices of hvt:specialTheme or a theme below it, in
    #: words.
    specialArticlesText: Final = "https://w3id.org/huis-van-thorbecke/def#specialArticlesText"
    #: The theme for which a repair rule rests on articles of its own; for other choices the general ones
    #: hold.
    specialTheme: Final = "https://w3id.org/huis-van-thorbecke/def#specialTheme"
    #: A source that was read says it.
    stated: Final = "https://w3id.org/huis-van-thorbecke/def#stated"
    #: How sure the fact is, by the sources that were read.
    status: Final = "https://w3id.org/huis-van-thorbecke/def#status"
    #: The steps of a tour, as a list in order.
    steps: Final = "https://w3id.org/huis-van-thorbecke/def#steps"
    #: The place of the verdict on a decider among those on other deciders of the same choice; lower is
    #: stronger.
    strength: Final = "https://w3id.org/huis-van-thorbecke/def#strength"
    #: Whether the instrument can carry a change.
    sufficient: Final = "https://w3id.org/huis-van-thorbecke/def#sufficient"
    #: One character by which a verdict is told apart without colour, or that stands for a currency.
    symbol: Final = "https://w3id.org/huis-van-thorbecke/def#symbol"
    #: The forum in turn answers only for the rules of the system, never for a single choice within it.
    system: Final = "https://w3id.org/huis-van-thorbecke/def#system"
    #: The subject that the choice falls under.
    theme: Final = "https://w3id.org/huis-van-thorbecke/def#theme"
    #: The number above which the gap is reported.
    threshold: Final = "https://w3id.org/huis-van-thorbecke/def#threshold"
    #: The scenario under which a step shows the house.
    underScenario: Final = "https://w3id.org/huis-van-thorbecke/def#underScenario"
    #: It was looked for and not found, which is never the same as 'no'.
    unknown: Final = "https://w3id.org/huis-van-thorbecke/def#unknown"
    #: From memory, or from a source that was not checked; to be verified before use.
    unverified: Final = "https://w3id.org/huis-van-thorbecke/def#unverified"
    #: Whether a choice of this kind binds one-sidedly and so needs a basis in law.
    usesPublicPower: Final = "https://w3id.org/huis-van-thorbecke/def#usesPublicPower"
    #: Whether a choice of this kind needs a basis in law as soon as it binds others.
    usesPublicPowerWhenBinding: Final = "https://w3id.org/huis-van-thorbecke/def#usesPublicPowerWhenBinding"
    #: The first day on which the statement holds.
    validFrom: Final = "https://w3id.org/huis-van-thorbecke/def#validFrom"
    #: The first day on which the statement no longer holds.
    validUntil: Final = "https://w3id.org/huis-van-thorbecke/def#validUntil"
    #: A minister answers for the aim. Who decides on its execution is not laid down in this record.
    verdict_AIM_ONLY: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-AIM_ONLY"
    #: Whoever decides is parliament or a local assembly itself.
    verdict_FORUM_ITSELF: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-FORUM_ITSELF"
    #: The best chains run through a minister to parliament, with all three powers in full and over the
    #: decision itself.
    verdict_FULL: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-FULL"
    #: A provision of law keeps the minister at a distance from whoever decides.
    verdict_INDEPENDENT_BY_LAW: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-INDEPENDENT_BY_LAW"
    #: A chain runs to parliament with at least one power of grade 2, but not in full or not over the
    #: decision itself.
    verdict_LIMITED: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-LIMITED"
    #: The chain ends at the assembly of a local or devolved government, which in itself is no deficit.
    verdict_LOCAL: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-LOCAL"
    #: There is a decider and its relations were researched, but on this record no chain of weight runs to
    #: a parliament or local assembly.
    verdict_NONE_FOUND: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-NONE_FOUND"
    #: This record is silent on who decides on the choice.
    verdict_NOT_RECORDED: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-NOT_RECORDED"
    #: A source says that nobody is designated to decide on the choice.
    verdict_NO_DECIDER: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-NO_DECIDER"
    #: Different offices answer each for their own part and none is designated as the lead (Thompson 1980:
    #: many hands).
    verdict_SHARED: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-SHARED"
    #: A minister answers only for the rules of the system, not for this choice.
    verdict_SYSTEM_ONLY: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-SYSTEM_ONLY"
    #: The record leaves open who decides, or how that actor answers, which is not a 'no'.
    verdict_UNKNOWN: Final = "https://w3id.org/huis-van-thorbecke/def#verdict-UNKNOWN"
    #: The date of the consolidated text that was read.
    versionDate: Final = "https://w3id.org/huis-van-thorbecke/def#versionDate"
    #: The relation or role assignment that lapses under the scenario.
    withdraws: Final = "https://w3id.org/huis-van-thorbecke/def#withdraws"
