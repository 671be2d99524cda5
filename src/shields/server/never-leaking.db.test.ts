import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { capabilities } from '../../app/capabilities.ts'
import { halfwayHousehold } from '../../app/testing/halfway-household.ts'
import { filledIn } from '../../app/testing/hostile-input.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { examplePdf } from '../../documents/testing/example-files.ts'
import { sendDocument } from '../../documents/testing/send-document.ts'
import { householdOperations } from '../../households/api.ts'
import { newId } from '../../platform/ids.ts'
import { type AnyOperation, pathParameters } from '../../platform/operation.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { shieldOperations } from '../api.ts'
import { meldcodeOperations } from '../meldcode-api.ts'

// To whoever is not named, something that is shielded is nothing that is not there. So every question of the product, also one that is
// added tomorrow, gets the very same answer before a thing exists and after it exists under a shield: lists, searches, counts,
// figures, errors for its id.

let house: TestHouse
let known: ReturnType<typeof filledHints>
const hidden = {
  noteId: newId(),
  documentId: newId(),
  involvementId: newId(),
  shieldId: newId(),
  meldcodeId: newId(),
  contactId: newId(),
  namingId: newId(),
}
const hiddenTask = newId()

const operations = capabilities.flatMap(({ name, operations: all }) =>
  Object.entries(all).map(([operation, definition]) => ({ name: `${name}.${operation}`, operation: definition as AnyOperation })),
)
const asked = operations.filter(({ operation }) => operation.method === 'GET' || 'asks' in operation)
/** Changes that name something by its id: refused alike, whether it is hidden or not there. */
const changes = operations.filter(
  ({ operation }) =>
    operation.method !== 'GET' &&
    !('asks' in operation) &&
    pathParameters(operation.path).some(name => name in hidden || name === 'taskId'),
)
/** Who reads the log sees that something was done with a shield, by whom and when; not what. */
const outsiders = ['peter', 'fatma', 'tom', 'joep', 'hans', 'bram']

const filledHints = (hint: (field: string, path: string[]) => unknown) => (field: string) =>
  (({ ...hidden, taskId: hiddenTask, userId: userId('joep'), query: 'Yilmaz' }) as Record<string, unknown>)[field] ??
  hint(field, [field])

const done = <Body>(answer: { status: number; body: Body; problem: unknown }): Body => {
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}

/** What differs from moment to moment: the number of a fault, and now. */
const withoutMoment = (answer: string): string =>
  answer.replaceAll(/urn:uuid:[0-9a-f-]{36}/g, 'urn:uuid').replaceAll(/2026-11-25T09:\d\d:\d\d(\.\d+)?Z/g, 'now')

async function send(user: string, operation: AnyOperation, input: Record<string, unknown>): Promise<string> {
  const filled = { ...input }
  let url = `/v1${operation.path}`
  for (const name of pathParameters(operation.path)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(filled[name])))
    delete filled[name]
  }
  const response = await house
    .as(user)
    .request(
      operation.method === 'GET'
        ? { method: 'GET', url, query: Object.fromEntries(Object.entries(filled).map(([key, value]) => [key, String(value)])) }
        : { method: operation.method, url, headers: { 'idempotency-key': newId() }, payload: operation.takesFile ? {} : filled },
    )
  return withoutMoment(`${response.statusCode} ${response.body}`)
}

/** With every field filled in, and with none that may be left out. */
function inputsOf(operation: AnyOperation): Record<string, unknown>[] {
  const { input } = filledIn(operation, field => known(field))
  const least: Record<string, unknown> = { ...input }
  for (const field of Object.keys(input)) {
    const { [field]: _, ...rest } = least
    if (operation.input.safeParse(rest).success) delete least[field]
  }
  return JSON.stringify(least) === JSON.stringify(input) ? [input] : [input, least]
}
const inputs = new Map<string, Record<string, unknown>[]>()

/** Every answer to everybody. */
async function ask(these: typeof operations): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const { name, operation } of these) {
    const questions = inputs.get(name) ?? inputsOf(operation)
    inputs.set(name, questions)
    const asking = outsiders
      .filter(code => mayStart(house.as(code).roles, operation.permission))
      .map(async user => {
        const told = await Promise.all(questions.map(input => send(user, operation, input)))
        answers.set(`${name} to ${user}`, told.join('\n'))
      })
    await Promise.all(asking)
  }
  return answers
}

let before: Map<string, string>
let refusedBefore: Map<string, string>
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  const hint = await halfwayHousehold(house)
  known = filledHints((field, path) => hint(field, path))
  const caseFileId = String(known('caseFileId'))
  const samira = house.as('samira')
  // Tom is as near as can be: reads and writes all that a partner can be given.
  done(
    await samira.call(caseFileOperations.involveOrganisation, {
      caseFileId,
      id: newId(),
      organisationId: organisationId('woonpartners'),
      disclosure: 'content',
      accessDomains: ['general', 'identity', 'contact', 'address', 'finance', 'safety', 'parenting', 'tasks'],
      mayWrite: true,
    }),
  )
  // Later, so that a day that moves is seen to move.
  house.clock.shiftTo(new Date('2026-11-25T10:00:00+01:00'))
  before = await ask(asked)
  refusedBefore = await ask(changes)

  const people = { namingId: hidden.namingId, reason: 'Niemand mag dit weten', reviewOn: '2027-01-01' }
  done(
    await samira.call(caseFileOperations.recordNote, {
      caseFileId,
      id: hidden.noteId,
      kind: 'note',
      body: 'Zij duikt onder.',
      lifeDomain: 'geld',
    }),
  )
  expect(
    (
      await sendDocument(house, 'samira', `/case-files/${caseFileId}/documents`, examplePdf(), {
        id: hidden.documentId,
        title: 'Aangifte',
      })
    ).status,
  ).toBe(200)
  done(
    await samira.call(householdOperations.addContact, {
      caseFileId,
      personId: String(known('personId')),
      id: hidden.contactId,
      kind: 'phone',
      value: '06-99999999',
      safeToUse: true,
    }),
  )
  done(
    await samira.call(shieldOperations.raiseShield, {
      caseFileId,
      id: hidden.shieldId,
      ...people,
      recordIds: [hidden.noteId, hidden.documentId, hidden.contactId],
    }),
  )
  done(
    await samira.call(meldcodeOperations.startMeldcode, {
      caseFileId,
      id: hidden.meldcodeId,
      shieldId: newId(),
      namingId: newId(),
      subjectIds: [String(known('personId'))],
    }),
  )
  done(
    await samira.call(meldcodeOperations.recordEntry, {
      caseFileId,
      meldcodeId: hidden.meldcodeId,
      id: newId(),
      entry: { step: 1, what: 'Blauwe plek', on: '2026-11-20', source: 'seen' },
    }),
  )
  done(
    await samira.call(caseFileOperations.involveOrganisation, {
      caseFileId,
      id: hidden.involvementId,
      organisationId: organisationId('ggd'),
      disclosure: 'content',
      accessDomains: ['general'],
      mayWrite: true,
    }),
  )
  done(
    await samira.call(shieldOperations.hideInvolvement, {
      caseFileId,
      involvementId: hidden.involvementId,
      ...people,
      id: newId(),
      namingId: newId(),
    }),
  )
  done(await placeExampleTask(house, caseFileId, { id: hiddenTask, organisationId: organisationId('ggd') }))
  // Some hundreds of questions: seconds on a quiet machine.
}, 240_000)
afterAll(() => house.close())

describe('to whoever is not named it is not there', () => {
  test('samira, who is named, does see it', async () => {
    const told = (
      await Promise.all(asked.flatMap(({ operation }) => inputsOf(operation).map(input => send('samira', operation, input))))
    ).join('\n')
    for (const word of ['Zij duikt onder.', 'Aangifte', '06-99999999', 'Blauwe plek', 'GGD']) expect(told).toContain(word)
  })

  test.each(asked)('$name', async ({ name, operation }) => {
    for (const [question, answer] of await ask([{ name, operation }])) expect(answer, question).toBe(before.get(question))
  })
})

describe('and a change by its id is refused as of what is not there', () => {
  test.each(changes)('$name', async ({ name, operation }) => {
    for (const [question, answer] of await ask([{ name, operation }])) expect(answer, question).toBe(refusedBefore.get(question))
  })
})
