import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import type { TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import type { ExampleFile } from '../../case-files/testing/open-example-file.ts'
import { householdOperations } from '../../households/api.ts'
import { newId } from '../../platform/ids.ts'
import { consentOperations } from '../api.ts'

/** Short words for the tests of consent and sharing: as whom, about whom, with which changes. */
export const asking = (house: TestHouse) => ({
  read: (user: string, file: ExampleFile) => house.as(user).call(consentOperations.getConsents, { caseFileId: file.caseFileId }),
  ask: (user: string, file: ExampleFile, more: object = {}) =>
    house.as(user).call(consentOperations.askConsent, {
      caseFileId: file.caseFileId,
      id: newId(),
      personId: file.mother,
      organisationId: organisationId('de-brug'),
      usedFor: 'other-help' as const,
      accessDomains: ['finance' as const],
      text: { code: 'delen', version: 0 },
      voices: [{ id: newId(), personId: file.mother, answer: 'yes' as const, way: 'visit' as const }],
      ...more,
    }),
  voice: (personId: string, answer: 'yes' | 'no' = 'yes') => ({ id: newId(), personId, answer, way: 'visit' as const }),
  answer: (user: string, file: ExampleFile, consentId: string, personId: string, answer: 'yes' | 'no' = 'yes') =>
    house.as(user).call(consentOperations.addVoice, {
      caseFileId: file.caseFileId,
      consentId,
      id: newId(),
      personId,
      answer,
      way: 'phone' as const,
    }),
  withdraw: (user: string, file: ExampleFile, consentId: string, personId: string) =>
    house.as(user).call(consentOperations.withdrawConsent, {
      caseFileId: file.caseFileId,
      consentId,
      id: newId(),
      personId,
      way: 'phone' as const,
      note: '',
    }),
  share: (user: string, file: ExampleFile, change: object, organisation: Parameters<typeof organisationId>[0] = 'de-brug') =>
    house.as(user).call(consentOperations.decideSharing, {
      caseFileId: file.caseFileId,
      id: newId(),
      organisationId: organisationId(organisation),
      changes: [
        { accessDomain: 'finance', from: 'none', to: 'content', groundCode: 'hulp-elders-toestemming', ...change } as never,
      ],
      reason: '',
    }),
  sharing: (user: string, file: ExampleFile) =>
    house.as(user).call(consentOperations.getSharing, { caseFileId: file.caseFileId }),
  parent: (file: ExampleFile, child: string, parent: string, kind: 'parent' | 'guardian' = 'parent') =>
    house.as('samira').call(householdOperations.addRelation, {
      caseFileId: file.caseFileId,
      id: newId(),
      personId: child,
      relatedPersonId: parent,
      kind,
    }),
  note: (file: ExampleFile, body: string, more: object = {}) =>
    house.as('samira').call(caseFileOperations.recordNote, {
      caseFileId: file.caseFileId,
      id: newId(),
      kind: 'note' as const,
      lifeDomain: 'geld',
      body,
      ...more,
    }),
  notesOf: async (user: string, file: ExampleFile) => {
    const answer = await house.as(user).call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, limit: 200 })
    return answer.status === 200 ? answer.body.lines.flatMap(line => (line.note ? [line.note.body] : [])) : answer.status
  },
})
