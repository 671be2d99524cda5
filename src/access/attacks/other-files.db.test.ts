import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { capabilities } from '../../app/capabilities.ts'
import { halfwayHousehold } from '../../app/testing/halfway-household.ts'
import { filledIn } from '../../app/testing/hostile-input.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { directoryOperations } from '../../directory/api.ts'
import { documentOperations } from '../../documents/api.ts'
import { examplePdf } from '../../documents/testing/example-files.ts'
import { sendDocument } from '../../documents/testing/send-document.ts'
import { interventionOperations } from '../../interventions/api.ts'
import { mandateOperations } from '../../mandates/api.ts'
import { inputHeader } from '../../platform/file-answer.ts'
import { newId } from '../../platform/ids.ts'
import { type AnyOperation, pathParameters } from '../../platform/operation.ts'
import { transferOperations } from '../../transfers/api.ts'
import { mayStart } from '../rules/permissions.ts'

// Ids that somebody came to know: from a mail, a print, a colleague's screen. Every operation in a case file, also one that is added
// tomorrow: with the ids of another's file it answers as if nothing were there, and nothing is changed.

let house: TestHouse
let theirs: Record<string, unknown>
/** A file of Joep's own, in which he may do everything. */
let own: Awaited<ReturnType<typeof openExampleFile>>

const operations = capabilities.flatMap(({ name, operations: all }) =>
  Object.entries(all).map(([operation, definition]) => [`${name}.${operation}`, definition] as const),
)
const inFiles = operations.filter(([, operation]) => operation.caseFile)

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  const hint = await halfwayHousehold(house)
  const fields = [
    'caseFileId',
    'householdId',
    'goalId',
    'actionId',
    'noteId',
    'conferenceId',
    'lineId',
    'taskId',
    'personId',
    'memberId',
    'contactId',
    'participationId',
    'subjectId',
    'parentIds',
    'relatedPersonId',
    'ofPersonId',
    'otherPersonId',
  ]
  theirs = Object.fromEntries(fields.map(field => [field, hint(field, [field])]))
  const samira = house.as('samira')
  const caseFileId = String(theirs['caseFileId'])
  const [documentId, interventionId, spendingId, transferId] = [newId(), newId(), newId(), newId()]
  const sent = { id: documentId, lifeDomain: 'geld' }
  expect((await sendDocument(house, 'samira', `/case-files/${caseFileId}/documents`, examplePdf(), sent)).status).toBe(200)
  const done = (answer: { status: number; problem: unknown }) => {
    expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  }
  const choices = await samira.call(interventionOperations.listInterventions, { caseFileId })
  done(choices)
  done(
    await samira.call(interventionOperations.refer, {
      caseFileId,
      id: interventionId,
      kind: choices.body.kinds[0]?.code ?? '',
      organisationId: organisationId('de-brug'),
      lifeDomain: 'geld',
      referredOn: '2026-11-24',
    }),
  )
  done(
    await samira.call(mandateOperations.recordSpending, {
      caseFileId,
      id: spendingId,
      what: 'Bed',
      amountCents: 1000,
      spentOn: '2026-11-24',
      lifeDomain: 'geld',
      why: 'Zij slapen op de grond',
    }),
  )
  done(
    await samira.call(transferOperations.offerTransfer, {
      caseFileId,
      id: transferId,
      organisationId: organisationId('de-brug'),
      reason: 'Verhuisd',
      handedOver: [],
    }),
  )
  Object.assign(theirs, { documentId, interventionId, spendingId, transferId })
  const joep = house.as('joep')
  own = await openExampleFile(house, {
    household: { name: 'Familie Anders' },
    coordinator: { userId: joep.user, organisationId: joep.organisation },
  })
})
afterAll(() => house.close())

async function send(user: string, operation: AnyOperation, change: (input: Record<string, unknown>) => object) {
  const { input } = filledIn(
    operation,
    field => theirs[field] ?? { userId: userId('joep'), organisationId: organisationId('de-brug'), lifeDomain: 'geld' }[field],
  )
  const filled: Record<string, unknown> = { ...input, ...change(input) }
  let url = `/v1${operation.path}`
  for (const name of pathParameters(operation.path)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(filled[name] ?? newId())))
    delete filled[name]
  }
  const caller = house.as(user)
  const headers = { 'idempotency-key': newId() }
  if (operation.method === 'GET') {
    const query = Object.fromEntries(Object.entries(filled).map(([key, value]) => [key, String(value)]))
    return caller.request({ method: 'GET', url, query })
  }
  if (operation.takesFile) {
    const beside = { [inputHeader]: encodeURIComponent(JSON.stringify(filled)) }
    return caller.request({
      method: operation.method,
      url,
      headers: { ...headers, 'content-type': 'application/octet-stream', ...beside },
      payload: examplePdf(),
    })
  }
  return caller.request({ method: operation.method, url, headers, payload: filled })
}

/** Everything that is stored about the file, but for the log and receipts. */
async function stateOf(caseFileId: string): Promise<string> {
  const tables = await house.stored<{ name: string; column: string }>(`
    select format('%I.%I', table_schema, table_name) as name, column_name as column from information_schema.columns
    where table_schema in ('app', 'access') and column_name in ('case_file_id', 'person_id', 'household_id')
      and table_name not in ('receipts', 'number_matches')`)
  const people = [theirs['personId'], theirs['relatedPersonId']]
  let state = ''
  for (const { name, column } of tables) {
    const rows = await house.stored<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t where ${column} = any ($1) order by 1`,
      [column === 'case_file_id' ? [caseFileId] : column === 'person_id' ? people : [theirs['householdId']]],
    )
    state += `${name} ${rows.map(row => row.row).join('\n')}\n`
  }
  return state
}

const secrets = ['Yilmaz', 'Ayşe', 'Post openen', 'De huur op tijd', 'Gebeld.', 'Stadskantoor']
const outsiders = ['joep', 'collega-1', 'joke', 'hans', 'ingrid', 'bram']

describe('the file of another', () => {
  test.each(inFiles)('%s', async (_, operation) => {
    const before = await stateOf(String(theirs['caseFileId']))
    for (const user of outsiders.filter(code => mayStart(house.as(code).roles, operation.permission))) {
      const response = await send(user, operation, () => ({}))
      if (response.body !== '[]') expect([response.statusCode, user]).not.toEqual([200, user])
      for (const secret of secrets) expect(response.body, user).not.toContain(secret)
    }
    expect(await stateOf(String(theirs['caseFileId']))).toBe(before)
  })
})

describe('one’s own file, with what belongs to another’s', () => {
  test.each(inFiles)('%s', async (_, operation) => {
    const before = await stateOf(String(theirs['caseFileId']))
    if (!mayStart(house.as('joep').roles, operation.permission)) return
    const response = await send('joep', operation, () => ({ caseFileId: own.caseFileId }))
    for (const secret of secrets.filter(text => text !== 'Yilmaz')) {
      // What one sends oneself may come back, and names of one's own family.
      if (secret !== 'Ayşe') expect(response.body).not.toContain(secret)
    }
    expect(await stateOf(String(theirs['caseFileId']))).toBe(before)
  })

  test('a document of another file is not opened, replaced, withdrawn or put back through one’s own', async () => {
    const input = { caseFileId: own.caseFileId, documentId: String(theirs['documentId']) }
    for (const operation of [
      documentOperations.openDocument,
      documentOperations.replaceDocument,
      documentOperations.withdrawDocument,
      documentOperations.restoreDocument,
    ]) {
      expect((await send('joep', operation, () => ({ ...input, title: 'x', reason: 'x' }))).statusCode).toBe(404)
    }
  })
})

describe('who has a part of the file', () => {
  // What each may know of it stands in docs/access.md: the desk the card, the partner names to do a task by, who watches over the area
  // what is general.
  const closedTo: Record<string, readonly string[]> = {
    peter: ['Ayşe', 'Post openen', 'De huur op tijd', 'Gebeld.', 'Zij slapen op de grond'],
    karin: ['Post openen', 'De huur op tijd', 'Gebeld.', 'Zij slapen op de grond', 'Verhuisd'],
    fatma: ['Ayşe', 'Post openen', 'De huur op tijd'],
  }
  const reads = operations.filter(([, operation]) => operation.method === 'GET' && !operation.givesFile)

  test.each(reads)('%s tells no more', async (_, operation) => {
    for (const [user, secretsOf] of Object.entries(closedTo)) {
      if (!mayStart(house.as(user).roles, operation.permission)) continue
      const response = await send(user, operation, () => ({}))
      for (const secret of secretsOf) expect(response.body, `${user}: ${secret}`).not.toContain(secret)
    }
  })

  const ownWork = new Set(['tasks.placeTask', 'caseFiles.recordPrint', 'case-files.recordPrint'])
  const writes = inFiles.filter(([name, operation]) => operation.method !== 'GET' && !ownWork.has(name))
  test.each(writes)('%s is not the desk’s nor a partner’s', async (_, operation) => {
    const before = await stateOf(String(theirs['caseFileId']))
    for (const user of ['peter', 'karin'].filter(code => mayStart(house.as(code).roles, operation.permission))) {
      const response = await send(user, operation, () => ({}))
      expect([response.statusCode, user]).not.toEqual([200, user])
    }
    expect(await stateOf(String(theirs['caseFileId']))).toBe(before)
  })
})

describe('who left, while the server still remembers them', () => {
  beforeAll(async () => {
    // Not yet at the same moment: what ended, ended from then on.
    house.clock.shiftTo(new Date('2026-11-24T11:00:00+01:00'))
    const ended = await house.as('bram').call(directoryOperations.endPerson, { userId: userId('samira') })
    expect(ended.status, JSON.stringify(ended.problem)).toBe(200)
    house.clock.shiftTo(new Date('2026-11-24T12:00:00+01:00'))
  })

  test.each(operations)('%s', async (_, operation) => {
    const before = await stateOf(String(theirs['caseFileId']))
    if (!mayStart(house.as('samira').roles, operation.permission)) return
    const response = await send('samira', operation, () => ({}))
    for (const secret of [...secrets, 'Wijk', 'Sociaal']) expect(response.body).not.toContain(secret)
    if (operation.method !== 'GET') expect(response.statusCode).not.toBe(200)
    expect(await stateOf(String(theirs['caseFileId']))).toBe(before)
  })
})
