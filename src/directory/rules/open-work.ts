/** Kinds of work that is still open when somebody or an organisation leaves, as the database counts them. */
export const openWorkKinds = ['coordinated', 'aftercare', 'tasks', 'sent-tasks', 'actions', 'involved'] as const
export type OpenWorkKind = (typeof openWorkKinds)[number]

interface Wording {
  one: string
  many: string
  /** What becomes of it when the one who has it leaves. */
  goesTo: string
}

const ofPerson: Record<OpenWorkKind, Wording> = {
  coordinated: {
    one: 'huishouden heeft deze coördinator',
    many: 'huishoudens hebben deze coördinator',
    goesTo: 'komen bij de procesregisseur op de lijst "zonder coördinator"; die wijst een collega aan',
  },
  aftercare: {
    one: 'nazorgcontact staat gepland',
    many: 'nazorgcontacten staan gepland',
    goesTo: 'komen bij de procesregisseur op de lijst "nazorg zonder coördinator"',
  },
  tasks: {
    one: 'taak is door deze collega opgepakt',
    many: 'taken zijn door deze collega opgepakt',
    goesTo: 'blijven bij de organisatie; collega’s daar zien ze en kunnen ze overnemen',
  },
  'sent-tasks': {
    one: 'taak wacht op antwoord van een partner',
    many: 'taken wachten op antwoord van een partner',
    goesTo: 'gaan mee naar wie het huishouden overneemt',
  },
  actions: {
    one: 'actie uit een plan staat op deze naam',
    many: 'acties uit een plan staan op deze naam',
    goesTo: 'blijven in het plan staan; de coördinator geeft ze aan een ander',
  },
  involved: {
    one: 'dossier waarin deze collega zelf betrokken is',
    many: 'dossiers waarin deze collega zelf betrokken is',
    goesTo: 'zijn daarna niet meer te zien; de coördinator kan een ander betrekken',
  },
}

const ofOrganisation: Record<OpenWorkKind, Wording> = {
  coordinated: {
    one: 'huishouden wordt vanuit deze organisatie gecoördineerd',
    many: 'huishoudens worden vanuit deze organisatie gecoördineerd',
    goesTo: 'komen bij de procesregisseur op de lijst "zonder coördinator"',
  },
  aftercare: {
    one: 'nazorgcontact staat gepland',
    many: 'nazorgcontacten staan gepland',
    goesTo: 'komen bij de procesregisseur op de lijst "nazorg zonder coördinator"',
  },
  tasks: {
    one: 'open taak ligt bij deze organisatie',
    many: 'open taken liggen bij deze organisatie',
    goesTo: 'komen na hun termijn bij het contactpunt op de lijst "te bellen"; de afzender kan ze intrekken',
  },
  'sent-tasks': {
    one: 'taak is vanuit deze organisatie uitgezet en nog open',
    many: 'taken zijn vanuit deze organisatie uitgezet en nog open',
    goesTo: 'gaan mee naar wie het huishouden overneemt',
  },
  actions: {
    one: 'actie uit een plan staat op deze organisatie',
    many: 'acties uit een plan staan op deze organisatie',
    goesTo: 'blijven in het plan staan; de coördinator geeft ze aan een ander',
  },
  involved: {
    one: 'dossier waarin deze organisatie betrokken is',
    many: 'dossiers waarin deze organisatie betrokken is',
    goesTo: 'niemand daar ziet ze nog; de coördinator beëindigt de betrokkenheid',
  },
}

export interface OpenWork {
  kind: OpenWorkKind
  number: number
}

/** "18 huishoudens hebben deze coördinator", and where they go. */
export function openWorkInWords({ kind, number }: OpenWork, of: 'person' | 'organisation'): { what: string; goesTo: string } {
  const { one, many, goesTo } = (of === 'person' ? ofPerson : ofOrganisation)[kind]
  return { what: `${number} ${number === 1 ? one : many}`, goesTo }
}
