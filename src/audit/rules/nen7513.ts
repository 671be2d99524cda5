import type { StandardLine } from './ldv.ts'

/** Create, read, update, delete, or execute: what leaves the system, and logging in and out. */
export type ActionCode = 'C' | 'R' | 'U' | 'D' | 'E'

/** A line in the fields of NEN 7513, by the names that Logius maps them with. */
export interface Nen7513Record {
  eventId: string
  eventTypeCode: string
  eventActionCode: ActionCode
  eventDateTime: string
  /** 0: done. 8: the action was stopped. */
  eventOutcomeIndicator: 0 | 8
  user: {
    userId: string
    /** The organisation on whose behalf. */
    alternateUserId: string
    userIsRequestor: true
    roleIdCode: string[]
    purposeOfUse: string
    /** 2: an address in the network. */
    networkAccessPointTypeCode?: 2
    networkAccessPointId?: string
  }
  participantObjects: ParticipantObject[]
  /** By what right: the legal grounds with their articles. */
  authorisationProtocol: string[]
  auditSource: { auditSourceId: 'voordeur'; auditSourceTypeCode: 4 }
}

export interface ParticipantObject {
  /** 1: a person. 2: something in the system. */
  typeCode: 1 | 2
  /** 1: the person it is about. 3: a file or report. */
  roleCode: 1 | 3
  idTypeCode: 'person-or-household' | 'case-file' | 'record'
  id: string
}

const byVerb: Readonly<Record<ActionCode, readonly string[]>> = {
  R: ['read', 'listed', 'searched', 'followed', 'seen', 'prepared', 'verified'],
  C: [
    'recorded',
    'added',
    'received',
    'started',
    'placed',
    'planned',
    'given',
    'invited',
    'drawn-up',
    'offered',
    'referred',
    'appointed',
  ],
  D: ['destroyed', 'discarded', 'removed'],
  E: ['printed', 'exported', 'warned', 'missed'],
  U: [],
}
// Of "opened" the object decides: to open a file is to make one, to open a paper is to read it.
const exceptions: Readonly<Record<string, ActionCode>> = {
  'case-file.opened': 'C',
  'document.opened': 'R',
  'workplace.opened': 'R',
  'figures.opened': 'R',
  'administration.opened': 'R',
  'session.started': 'E',
  'session.ended': 'E',
}

/** What is none of the others changed something: claimed, answered, ended, transferred. */
export function actionCode(event: string): ActionCode {
  const exception = exceptions[event]
  if (exception) return exception
  const verb = event.slice(event.lastIndexOf('.') + 1)
  const found = (Object.keys(byVerb) as ActionCode[]).find(code =>
    byVerb[code].some(one => verb === one || verb.endsWith(`-${one}`)),
  )
  return found ?? 'U'
}

export function nen7513Of(line: StandardLine): Nen7513Record {
  const people = line.subjectId ? [line.subjectId] : line.subjectIds
  const object = (id: string, idTypeCode: ParticipantObject['idTypeCode']): ParticipantObject =>
    idTypeCode === 'person-or-household'
      ? { typeCode: 1, roleCode: 1, idTypeCode, id }
      : { typeCode: 2, roleCode: 3, idTypeCode, id }
  return {
    eventId: line.id,
    eventTypeCode: line.operation,
    eventActionCode: actionCode(line.event),
    eventDateTime: line.occurredAt.toISOString(),
    eventOutcomeIndicator: line.outcome === 'done' ? 0 : 8,
    user: {
      userId: line.userId ?? 'systeem',
      alternateUserId: line.organisationId ?? '',
      userIsRequestor: true,
      roleIdCode: line.roles,
      purposeOfUse: line.purpose,
      ...(line.origin && { networkAccessPointTypeCode: 2 as const, networkAccessPointId: line.origin }),
    },
    participantObjects: [
      ...people.map(id => object(id, 'person-or-household')),
      ...(line.caseFileId ? [object(line.caseFileId, 'case-file')] : []),
      ...line.recordIds.map(id => object(id, 'record')),
    ],
    authorisationProtocol: line.grounds,
    auditSource: { auditSourceId: 'voordeur', auditSourceTypeCode: 4 },
  }
}
