import { expect, test } from 'vitest'
import { purposes } from '../../access/rules/purposes.ts'
import { ldvOf, type StandardLine } from './ldv.ts'
import { actionCode, nen7513Of } from './nen7513.ts'
import { activityUri, purposeOfActivity } from './processing-activity.ts'

const line: StandardLine = {
  id: '019e0000-0000-7000-8000-000000000001',
  occurredAt: new Date('2026-11-24T09:00:00Z'),
  recordedAt: new Date('2026-11-24T09:00:00Z'),
  tookMs: 12,
  event: 'case-file.read',
  operation: 'case-files.getCaseFile',
  outcome: 'done',
  reason: '',
  purpose: 'support',
  roles: ['coordinator'],
  userId: 'u',
  organisationId: 'o',
  caseFileId: 'f',
  subjectId: 'p',
  subjectIds: [],
  recordIds: ['r'],
  origin: '10.0.0.7',
  traceId: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  parentSpanId: null,
  isCalledFromElsewhere: false,
  grounds: ['Wmo 5.3.3'],
}

test('a record of Logboek Dataverwerkingen', () => {
  expect(ldvOf(line, 'https://voordeur.example', '0.1.0')).toMatchObject({
    traceId: line.traceId,
    spanId: line.spanId,
    status: 'Ok',
    name: 'case-file.read',
    startTime: '2026-11-24T09:00:00.000Z',
    endTime: '2026-11-24T09:00:00.012Z',
    attributes: {
      'dpl.core.processing_activity_id': 'https://voordeur.example/v1/processing-activities/support',
      'dpl.core.data_subject_id': 'p',
      'dpl.core.data_subject_id_type': 'urn:voordeur:pseudonym',
    },
  })
  expect(ldvOf(line, '', '0.1.0')).not.toHaveProperty('parentSpanId')
  expect(ldvOf(line, '', '0.1.0').attributes).not.toHaveProperty('dpl.core.foreign_operation.processor')
})

test('a refusal, a list, and a call from another application', () => {
  const other = {
    ...line,
    outcome: 'refused' as const,
    subjectId: null,
    subjectIds: ['p', 'q'],
    parentSpanId: 'aa',
    isCalledFromElsewhere: true,
  }
  const record = ldvOf(other, '', '0.1.0')
  expect(record).toMatchObject({ status: 'Error', parentSpanId: 'aa' })
  expect(record.attributes).toMatchObject({
    'voordeur.data_subject_ids': ['p', 'q'],
    'dpl.core.foreign_operation.processor': 'urn:voordeur:network:10.0.0.7',
  })
  expect(record.attributes).not.toHaveProperty('dpl.core.data_subject_id')
})

test('the fields of NEN 7513', () => {
  expect(nen7513Of(line)).toMatchObject({
    eventId: line.id,
    eventActionCode: 'R',
    eventOutcomeIndicator: 0,
    user: {
      userId: 'u',
      roleIdCode: ['coordinator'],
      purposeOfUse: 'support',
      networkAccessPointTypeCode: 2,
      networkAccessPointId: '10.0.0.7',
    },
    participantObjects: [
      { typeCode: 1, roleCode: 1, id: 'p' },
      { typeCode: 2, roleCode: 3, idTypeCode: 'case-file', id: 'f' },
      { typeCode: 2, roleCode: 3, idTypeCode: 'record', id: 'r' },
    ],
    authorisationProtocol: ['Wmo 5.3.3'],
  })
  expect(nen7513Of({ ...line, userId: null, origin: '', outcome: 'refused' })).toMatchObject({
    user: { userId: 'systeem' },
    eventOutcomeIndicator: 8,
  })
})

test.each([
  ['case-file.opened', 'C'],
  ['note.recorded', 'C'],
  ['document.opened', 'R'],
  ['tasks.listed', 'R'],
  ['person.corrected', 'U'],
  ['concern-report.handed-over', 'U'],
  ['log-lines.destroyed', 'D'],
  ['case-file.printed', 'E'],
  ['session.started', 'E'],
])('%s is %s', (event, code) => expect(actionCode(event)).toBe(code))

test('every purpose has its place in the register, and is found by it', () => {
  for (const purpose of Object.keys(purposes)) {
    expect(purposeOfActivity(activityUri(purpose, 'https://voordeur.example'))).toBe(purpose)
    expect(purposeOfActivity(purpose)).toBe(purpose)
  }
  for (const wrong of ['', 'elsewhere', 'https://x/v1/processing-activities/nothing', '%E0%A4%A', "support'; drop table"])
    expect(purposeOfActivity(wrong)).toBeUndefined()
})
