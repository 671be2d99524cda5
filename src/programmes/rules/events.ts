/**
 * What can happen to a household, as far as programmes speak of it: the words with which a programme file says what
 * starts and stops a clock, opens and ends a step, and is counted by an indicator. The capabilities write the same
 * names in the timeline, so that a figure opens down to its lines.
 */
interface EventMeaning {
  /** In Dutch, for the screens on which a programme or an indicator is made. */
  readonly label: string
  /** What the event happens to, and so what a clock that it starts hangs on. */
  readonly about: EventSubject
  /** Attributes that a trigger may test and a table may be split by. */
  readonly attributes: readonly string[]
}

export const eventSubjects = [
  'concern-report',
  'signal',
  'visit-stop',
  'household',
  'case-file',
  'participation',
  'plan',
  'task',
  'conference',
  'paper',
  'escalation',
  'clock',
  'programme',
  'spending',
] as const
export type EventSubject = (typeof eventSubjects)[number]

export const programmeEvents = {
  'concern-report.received': {
    label: 'Melding ontvangen',
    about: 'concern-report',
    attributes: ['channel', 'reporterKind', 'urgency'],
  },
  'concern-report.triaged': {
    label: 'Melding beoordeeld',
    about: 'concern-report',
    attributes: ['outcome', 'urgency', 'channel'],
  },
  'concern-report.closed': { label: 'Melding afgehandeld', about: 'concern-report', attributes: ['outcome', 'result'] },
  'concern-report.triage-undone': {
    label: 'Beoordeling teruggenomen',
    about: 'concern-report',
    attributes: ['outcome', 'channel'],
  },
  'concern-report.handed-over': {
    label: 'Melding overgedragen aan de coördinator',
    about: 'concern-report',
    attributes: ['channel', 'urgency'],
  },
  'conversation.recorded': {
    label: 'Gesprek en advies vastgelegd',
    about: 'concern-report',
    attributes: ['channel', 'adviceGiven'],
  },
  'emergency-access.opened': { label: 'Dossier geopend met noodtoegang', about: 'case-file', attributes: [] },
  'power.used': { label: 'Bevoegdheid gebruikt', about: 'case-file', attributes: ['kind'] },
  'signal.received': { label: 'Signaal ontvangen', about: 'signal', attributes: ['kind', 'organisationKind'] },
  'signal.assessed': { label: 'Signaal beoordeeld', about: 'signal', attributes: ['outcome'] },
  'visit-stop.planned': { label: 'Adres op de ronde gezet', about: 'visit-stop', attributes: [] },
  'announcement.sent': { label: 'Aankondiging verstuurd', about: 'visit-stop', attributes: ['paper'] },
  'visit.attempted': { label: 'Aangebeld', about: 'visit-stop', attributes: ['outcome'] },
  'home-visit.planned': { label: 'Huisbezoek afgesproken', about: 'household', attributes: ['kind'] },
  'home-visit.moved': { label: 'Huisbezoek verzet', about: 'household', attributes: [] },
  'home-visit.cancelled': { label: 'Huisbezoek afgezegd', about: 'household', attributes: [] },
  'home-visit.made': { label: 'Op huisbezoek geweest', about: 'household', attributes: [] },
  'home-visit.recorded': { label: 'Huisbezoek vastgelegd', about: 'household', attributes: ['kind', 'outcome'] },
  'home-visit.triaged': { label: 'Huisbezoek beoordeeld', about: 'household', attributes: ['outcome'] },
  'contact.recorded': { label: 'Contact vastgelegd', about: 'household', attributes: ['kind', 'reached'] },
  'assessment.recorded': { label: 'Leefgebieden besproken', about: 'case-file', attributes: ['kind'] },
  'resident-request.received': {
    label: 'Inwoner vraagt iets over de eigen gegevens',
    about: 'case-file',
    attributes: ['kind', 'channel'],
  },
  'resident-request.extended': { label: 'Meer tijd genomen voor een verzoek', about: 'case-file', attributes: ['kind'] },
  'resident-request.returned': { label: 'Voorstel op een verzoek teruggegeven', about: 'case-file', attributes: ['kind'] },
  'resident-request.decided': {
    label: 'Besluit op een verzoek van een inwoner',
    about: 'case-file',
    attributes: ['kind', 'outcome'],
  },
  'resident-request.carried-out': { label: 'Verzoek van een inwoner uitgevoerd', about: 'case-file', attributes: ['kind'] },
  'resident-request.withdrawn': { label: 'Verzoek door de inwoner ingetrokken', about: 'case-file', attributes: ['kind'] },
  'resident-statement.added': { label: 'Eigen verklaring van een inwoner toegevoegd', about: 'case-file', attributes: [] },
  'consent.recorded': { label: 'Toestemming vastgelegd', about: 'household', attributes: ['answer', 'purpose'] },
  'consent.asked': { label: 'Toestemming gevraagd', about: 'household', attributes: ['purpose'] },
  'consent.refused': { label: 'Toestemming geweigerd', about: 'household', attributes: ['purpose'] },
  'consent.withdrawn': { label: 'Toestemming ingetrokken', about: 'household', attributes: ['purpose'] },
  'consent.set-aside': { label: 'Besloten hoe het zonder toestemming verder gaat', about: 'household', attributes: ['decision'] },
  'sharing.changed': { label: 'Delen aangepast', about: 'case-file', attributes: [] },
  'participation.proposed': { label: 'Aangemeld voor de aanpak', about: 'participation', attributes: ['by'] },
  'participation.decided': { label: 'Besloten over deelname', about: 'participation', attributes: ['decision'] },
  'participation.started': { label: 'Aanpak gestart', about: 'participation', attributes: ['mode'] },
  'participation.ended': { label: 'Aanpak geëindigd', about: 'participation', attributes: ['reason'] },
  'phase.entered': { label: 'Fase begonnen', about: 'participation', attributes: ['phase'] },
  'phase.left': { label: 'Fase afgerond', about: 'participation', attributes: ['phase'] },
  'case-file.opened': { label: 'Dossier geopend', about: 'case-file', attributes: ['outcome', 'channel'] },
  'coordinator.assigned': { label: 'Coördinator toegewezen', about: 'case-file', attributes: [] },
  'coordinator.left': { label: 'Coördinator gestopt', about: 'case-file', attributes: ['reason'] },
  'case-file.printed': { label: 'Dossier afgedrukt', about: 'case-file', attributes: [] },
  'transfer.offered': { label: 'Dossier aangeboden aan een ander', about: 'case-file', attributes: [] },
  'transfer.ended': { label: 'Overdracht gaat niet door', about: 'case-file', attributes: ['result'] },
  'case-file.transferred': {
    label: 'Overgedragen aan ander overleg of andere organisatie',
    about: 'case-file',
    attributes: ['platform'],
  },
  'involvement.started': { label: 'Organisatie betrokken', about: 'case-file', attributes: ['disclosure'] },
  'involvement.ended': { label: 'Betrokkenheid beëindigd', about: 'case-file', attributes: [] },
  'note.recorded': { label: 'Notitie gemaakt', about: 'case-file', attributes: ['kind'] },
  'document.added': { label: 'Document toegevoegd', about: 'case-file', attributes: ['kind'] },
  'document.replaced': { label: 'Nieuwe versie van een document', about: 'case-file', attributes: ['kind'] },
  'document.withdrawn': { label: 'Document teruggetrokken', about: 'case-file', attributes: ['kind'] },
  'document.restored': { label: 'Document teruggezet', about: 'case-file', attributes: ['kind'] },
  'household.changed': { label: 'Gezinsgegevens gewijzigd', about: 'household', attributes: ['change'] },
  'case-file.closed': { label: 'Dossier afgesloten', about: 'case-file', attributes: ['reason', 'success'] },
  'case-file.reopened': { label: 'Dossier heropend', about: 'case-file', attributes: ['reason'] },
  'conference.planned': { label: 'Overleg gepland', about: 'conference', attributes: ['table'] },
  'conference.held': { label: 'Overleg gehouden', about: 'conference', attributes: ['table', 'kind'] },
  'conference.decided': { label: 'Besluit in het overleg', about: 'conference', attributes: ['table', 'decision'] },
  'conference.moved': { label: 'Overleg verzet', about: 'conference', attributes: ['table'] },
  'conference.cancelled': { label: 'Overleg gaat niet door', about: 'conference', attributes: ['table', 'reason'] },
  'conference.supplemented': { label: 'Verslag van het overleg aangevuld', about: 'conference', attributes: ['table'] },
  'plan.drawn-up': { label: 'Plan opgesteld', about: 'plan', attributes: [] },
  'plan.signed': { label: 'Plan ondertekend', about: 'plan', attributes: ['signatory'] },
  'plan.reviewed': { label: 'Plan besproken', about: 'plan', attributes: ['outcome'] },
  'plan.ended': { label: 'Plan afgerond', about: 'plan', attributes: [] },
  'goal.added': { label: 'Doel afgesproken', about: 'plan', attributes: ['lifeDomain'] },
  'goal.changed': { label: 'Doel bijgesteld', about: 'plan', attributes: ['lifeDomain', 'state'] },
  'goal.reached': { label: 'Doel bereikt', about: 'plan', attributes: ['lifeDomain'] },
  'action.added': { label: 'Actie afgesproken', about: 'plan', attributes: ['lifeDomain', 'who'] },
  'action.changed': { label: 'Actie bijgesteld', about: 'plan', attributes: ['lifeDomain', 'state'] },
  'action.done': { label: 'Actie gedaan', about: 'plan', attributes: ['lifeDomain'] },
  'budget.spent': { label: 'Geld uit het huishoudbudget besteed', about: 'spending', attributes: ['lifeDomain'] },
  'budget.asked': { label: 'Geld gevraagd boven het mandaat', about: 'spending', attributes: ['lifeDomain'] },
  'budget.refused': { label: 'Nee gezegd op gevraagd geld', about: 'spending', attributes: ['lifeDomain'] },
  'budget.withdrawn': { label: 'Uitgave teruggenomen', about: 'spending', attributes: ['lifeDomain'] },
  'mandate.given': { label: 'Mandaat van de coördinator vastgelegd', about: 'case-file', attributes: [] },
  'task.placed': { label: 'Taak uitgezet', about: 'task', attributes: ['kind', 'lifeDomain', 'organisationKind'] },
  'task.accepted': { label: 'Taak opgepakt', about: 'task', attributes: ['kind', 'lifeDomain'] },
  'task.declined': { label: 'Taak teruggegeven', about: 'task', attributes: ['kind', 'lifeDomain', 'reason'] },
  'task.reminded': { label: 'Hulpverlener aangespoord', about: 'task', attributes: ['kind', 'reached'] },
  'task.done': { label: 'Taak gedaan', about: 'task', attributes: ['kind', 'lifeDomain'] },
  'task.withdrawn': { label: 'Taak ingetrokken', about: 'task', attributes: ['kind', 'reason'] },
  'intervention.referred': {
    label: 'Verwezen naar hulp of traject',
    about: 'household',
    attributes: ['lifeDomain', 'kind', 'organisationKind'],
  },
  'enrolment.started': {
    label: 'Toegeleid: hulp of activiteit gestart',
    about: 'task',
    attributes: ['lifeDomain', 'by', 'organisationKind', 'kind'],
  },
  'intervention.changed': { label: 'Hulp of traject bijgesteld', about: 'household', attributes: ['lifeDomain', 'kind'] },
  'intervention.ended': {
    label: 'Hulp of traject geëindigd',
    about: 'household',
    attributes: ['lifeDomain', 'kind', 'result', 'reason'],
  },
  'paper.sent': { label: 'Stuk verstuurd', about: 'paper', attributes: ['paper'] },
  'paper.signed': { label: 'Stuk ondertekend', about: 'paper', attributes: ['paper', 'signatory'] },
  'escalation.raised': { label: 'Opgeschaald', about: 'escalation', attributes: ['level', 'reason'] },
  'escalation.settled': { label: 'Opschaling afgerond', about: 'escalation', attributes: ['level', 'outcome'] },
  'mandate.used': { label: 'Doorzettingsmacht gebruikt', about: 'escalation', attributes: ['reason'] },
  'aftercare.planned': { label: 'Nazorgcontact gepland', about: 'case-file', attributes: [] },
  'aftercare.recorded': { label: 'Nazorgcontact vastgelegd', about: 'case-file', attributes: ['outcome'] },
  'clock.warned': { label: 'Termijn loopt bijna af', about: 'clock', attributes: ['clock'] },
  'clock.missed': { label: 'Termijn verstreken', about: 'clock', attributes: ['clock'] },
  'report.published': { label: 'Verslag uitgebracht', about: 'programme', attributes: ['report'] },
} as const satisfies Record<string, EventMeaning>

export type ProgrammeEventName = keyof typeof programmeEvents
export const programmeEventNames = Object.keys(programmeEvents) as [ProgrammeEventName, ...ProgrammeEventName[]]

/** Something that happened, as rules look at it. */
export interface ProgrammeEvent {
  readonly name: ProgrammeEventName
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>>
}
