import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { halfwayHousehold } from '../app/testing/halfway-household.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { newId } from '../platform/ids.ts'
import { workplaceOperations } from '../workplace/api.ts'
import { openSealedHouse, type SealedHouse } from './testing/sealed-house.ts'

let house: SealedHouse
let caseFileId: string
/** Seals of the lines that were there before the first sealing. */
let backlog: number

beforeAll(async () => {
  house = await openSealedHouse({ moment: new Date('2026-11-24T09:00:00Z') })
  const hint = await halfwayHousehold(house)
  caseFileId = String(hint('caseFileId', ['caseFileId']))
  // The first sealing finds a database with older lines.
  backlog = (await house.seal()).seals
  for (let time = 0; time < 4; time += 1) {
    await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId })
    await house.as('samira').call(workplaceOperations.getCaseWork, {})
    await house.seal()
  }
})
afterAll(() => house?.close())

interface Line {
  id: string
  event: string
  seal: number
  position: number
}
const lines = () =>
  house.stored<Line>(
    `select l.id, l.event, f.seal::int as seal, f.position from audit.leaves f join audit.processing_log l on l.id = f.line_id order by 3, 4`,
  )
/** Of the nth time that the file was opened after the first sealing; all its lines are of one transaction, so of one seal. */
async function lineOf(nth: number, place = 0): Promise<Line> {
  const reads = (await lines()).filter(line => line.event === 'case-file.read' && line.seal > backlog)
  const seals = [...new Set(reads.map(line => line.seal))]
  return reads.filter(line => line.seal === seals[nth])[place] as Line
}

test('all that is finished is sealed, older lines first, and once', async () => {
  const [all] = await house.stored<{ lines: number; sealed: number; seals: number }>(
    `select (select count(*)::int from audit.processing_log) as lines, (select count(*)::int from audit.leaves) as sealed,
       (select count(*)::int from audit.seals) as seals`,
  )
  expect(all?.lines).toBe(all?.sealed)
  expect(all?.seals).toBeGreaterThan(4)
  expect(await house.seal()).toEqual({ lines: 0, seals: 0 })
  expect(await house.findings()).toEqual([])
})

test('a line of a transaction that still runs waits, and is not lost', async () => {
  const samira = house.as('samira')
  await samira.look('support', async tx => {
    await tx.rows((await import('kysely')).sql`select pg_current_xact_id()`)
    await house.as('joep').call(workplaceOperations.getCaseWork, {})
    expect(await house.sealOnce()).toEqual({ lines: 0, seals: 0 })
  })
  expect((await house.seal()).lines).toBe(1)
  expect(await house.findings()).toEqual([])
})

describe('whoever owns the database but not the key and the copied heads', () => {
  test('changes a line: named, with time and event', async () => {
    const line = await lineOf(0)
    for (const change of [
      `user_id = gen_random_uuid()`,
      `outcome = 'refused'`,
      `occurred_at = occurred_at - interval '1 microsecond'`,
      `subject_id = null`,
      `covert = not covert`,
      `legal_grounds = '{1}'`,
      `salt = sha256('x')`.replace(`sha256('x')`, `substr(sha256('x'), 1, 16)`),
      `record_ids = record_ids || gen_random_uuid()`,
    ]) {
      const found = await house.tampered([`update audit.processing_log set ${change} where id = $1`, [line.id]])
      expect(found, change).toMatchObject([{ fault: 'changed', lineId: line.id, event: 'case-file.read', seal: line.seal }])
      expect(found[0]?.at).toMatch(/^2026-11-24T/)
    }
  })

  test('changes a line and its fingerprint: still named', async () => {
    const line = await lineOf(0, 1)
    const found = await house.tampered(
      [`update audit.processing_log set user_id = null where id = $1`, [line.id]],
      [`update audit.leaves set leaf = sha256('made up') where line_id = $1`, [line.id]],
    )
    expect(found).toMatchObject([{ fault: 'changed', lineId: line.id }])
  })

  test('takes a line away, with or without its fingerprint', async () => {
    const line = await lineOf(1)
    expect(await house.tampered([`delete from audit.processing_log where id = $1`, [line.id]])).toMatchObject([
      { fault: 'removed', lineId: line.id, seal: line.seal },
    ])
    const gone = await house.tampered(
      [`delete from audit.processing_log where id = $1`, [line.id]],
      [`delete from audit.leaves where line_id = $1`, [line.id]],
    )
    expect(gone).toMatchObject([
      { fault: 'removed', seal: line.seal, explanation: expect.stringContaining(`Regel ${line.position + 1} van de`) },
    ])
  })

  const copied = (line: Line, changes: string): [string, unknown[]] => {
    const id = newId()
    return [
      `insert into audit.processing_log select (r).* from (select jsonb_populate_record(l, jsonb_build_object('id', '${id}') || ${changes}) as r
       from audit.processing_log l where id = $1) made`,
      [line.id],
    ]
  }

  test('adds a line among the sealed ones, or of a transaction that never was', async () => {
    const line = await lineOf(0)
    expect(await house.tampered(copied(line, `'{}'`))).toMatchObject([{ fault: 'added', event: line.event }])
    expect(await house.tampered(copied(line, `'{"transaction_id": "99999999999"}'`))).toMatchObject([{ fault: 'added' }])
  })

  test('changes the order', async () => {
    const [one, other] = [await lineOf(0), await lineOf(0, 1)]
    const found = await house.tampered(
      [`update audit.leaves set position = -1 where line_id = $1`, [one.id]],
      [`update audit.leaves set position = $2 where line_id = $1`, [other.id, one.position]],
      [`update audit.leaves set position = $2 where line_id = $1`, [one.id, other.position]],
    )
    expect(found.map(one => [one.fault, one.lineId]).toSorted()).toEqual(
      [
        ['moved', one.id],
        ['moved', other.id],
      ].toSorted(),
    )
  })

  test('cuts the end: lines, fingerprints and seals', async () => {
    const last = Math.max(...(await lines()).map(line => line.seal))
    const found = await house.tampered(
      [`delete from audit.processing_log l using audit.leaves f where f.line_id = l.id and f.seal >= $1`, [last - 1]],
      [`delete from audit.leaves where seal >= $1`, [last - 1]],
      [`delete from audit.seals where number >= $1`, [last - 1]],
    )
    expect(found.map(one => [one.fault, one.seal])).toEqual([
      ['cut', last - 1],
      ['cut', last],
    ])
  })

  test('takes a seal from the middle, or the first', async () => {
    for (const number of [1, 3]) {
      const found = await house.tampered(
        [`delete from audit.processing_log l using audit.leaves f where f.line_id = l.id and f.seal = $1`, [number]],
        [`delete from audit.leaves where seal = $1`, [number]],
        [`delete from audit.seals where number = $1`, [number]],
      )
      expect(found).toMatchObject([{ fault: 'seal-missing', seal: number }])
    }
  })

  test('seals anew with a key of its own', async () => {
    const found = await house.tampered([`update audit.seals set key_id = 'mine', signature = sha512('mine') where number = 2`])
    expect(found.map(one => one.fault)).toEqual(expect.arrayContaining(['unknown-key', 'replaced', 'chain-broken']))
    const same = await house.tampered([`update audit.seals set signature = sha512('mine') where number = 2`])
    expect(same.map(one => one.fault)).toEqual(expect.arrayContaining(['seal-forged']))
  })

  test('excuses what is gone with a record of destruction of its own', async () => {
    const line = await lineOf(1)
    const reason = JSON.stringify({
      throughSeal: 99,
      beforeMs: Date.now(),
      lines: 1,
      signature: Buffer.from('x').toString('base64'),
    })
    const found = await house.tampered(
      [`delete from audit.processing_log where id = $1`, [line.id]],
      [
        `insert into audit.processing_log (municipality_id, id, occurred_at, event, operation, outcome, purpose, role, trace_id, reason)
         values (1, gen_random_uuid(), now(), 'log-lines.destroyed', 'x', 'done', 'system', 'systeem', gen_random_uuid(), $1)`,
        [reason],
      ],
    )
    expect(found).toMatchObject([{ fault: 'removed', lineId: line.id }])
  })

  test('whatever is done to whichever line, it is found, and the line is named', async () => {
    const all = await lines()
    const tampering = fc.constantFrom(
      `update audit.processing_log set event = event || 'x' where id = $1`,
      `update audit.processing_log set recorded_at = recorded_at + interval '1 second' where id = $1`,
      `update audit.processing_log set transaction_id = '7' where id = $1`,
      `update audit.processing_log set reason = 'x' where id = $1`,
      `delete from audit.processing_log where id = $1`,
      `update audit.leaves set leaf = sha256('x') where line_id = $1`,
      `update audit.leaves set position = position + 1000 where line_id = $1`,
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(), tampering, async (nth, statement) => {
        const line = all[nth % all.length] as Line
        const found = await house.tampered([statement, [line.id]])
        expect(found.map(one => one.lineId)).toContain(line.id)
      }),
      { numRuns: 15 },
    )
  })
})

test('a stop between commit and file: the head is noted at the next start', async () => {
  const text = readFileSync(house.headsFile, 'utf8')
  writeFileSync(house.headsFile, `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n{"half`)
  await house.catchUp()
  const heads = readFileSync(house.headsFile, 'utf8')
  expect(heads).toContain(text.trimEnd().split('\n').at(-1))
  writeFileSync(house.headsFile, text)
})

test('a heads file that was damaged is no empty one', async () => {
  const text = readFileSync(house.headsFile, 'utf8')
  appendFileSync(house.headsFile, '{"municipality":1}\n')
  await expect(house.findings()).rejects.toThrow()
  writeFileSync(house.headsFile, text)
})

test('on another database server, whose numbering is behind, sealing goes on and nothing is sealed twice', async () => {
  // As after a restore: what was sealed there carries numbers that this server has yet to reach.
  await house.stored(
    `update audit.seals set horizon = '999999999' where number = (select max(number) from audit.seals) returning number`,
  )
  const [last] = await house.stored<{ number: number }>(`select max(number)::int as number from audit.seals`)
  // How many seals it takes depends on what else runs on this server; each line is sealed once.
  for (let line = 0; line < 2; line++) {
    await house.as('samira').call(workplaceOperations.getCaseWork, {})
    expect(await house.seal()).toMatchObject({ lines: 1 })
  }
  expect(await house.seal()).toMatchObject({ lines: 0 })
  // Only the seal we changed by hand is wrong.
  expect([...new Set((await house.findings()).map(one => one.seal))]).toEqual([last?.number])
})

test('a line of last month, that the worker seals in good faith, is found by its times', async () => {
  await house.seal()
  const before = await house.findings()
  const add = async (recordedAt: string) =>
    (
      await house.stored<{ id: string }>(`
        insert into audit.processing_log (municipality_id, id, occurred_at, recorded_at, event, operation, outcome, purpose, role, trace_id)
        values (1, '${newId()}', '2026-10-01', ${recordedAt}, 'case-file.read', 'x', 'done', 'support', 'coordinator', gen_random_uuid())
        returning id`)
    )[0]?.id
  const [written, shifted] = [await add(`now() - interval '1 month'`), await add('now()')]
  await house.seal()
  const found = (await house.findings()).filter(
    one => !before.some(known => known.seal === one.seal && known.fault === one.fault),
  )
  expect(found.map(one => [one.fault, one.lineId])).toEqual([
    ['backdated', written],
    ['backdated', shifted],
  ])
})
