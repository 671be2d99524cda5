import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import { type File, idOf, now, type SmallTown, userOf } from '../testing/small-town.ts'
import { newId, openTwoFiles, refused, share } from '../testing/two-files.ts'

// A plan of two households: what goes under the plan is read by both, and only who writes in both places puts it there. The functions run
// with the worker's rights, so each of these refusals is theirs alone.

let town: SmallTown
let file: File
let other: File
const { general, finance, health } = accessDomainIds
const plan = idOf('plan', 'De Vries')
const goal = idOf('goal', 'De Vries')

const asCoordinator = <T>(doIt: (tx: Transaction) => Promise<T>, caseFile = file.id) => town.as('coordinator', doIt, { caseFile })
/** As meant, and then taken back. */
class Undone extends Error {}
const tried = async (doIt: (tx: Transaction) => Promise<void>, person: 'coordinator' | 'partner' = 'coordinator') => {
  const attempt = town.as(
    person,
    async tx => {
      await doIt(tx)
      throw new Undone()
    },
    { caseFile: file.id },
  )
  await expect(attempt).rejects.toThrow(Undone)
}
const sharePlan = (tx: Transaction, scope: number) => tx.run(sql`select app.share_plan(${plan}, ${scope})`)
const shareGoal = (tx: Transaction, scope: number) => tx.run(sql`select app.share_goal(${goal}, ${scope})`)
const scopeOfGoal = async (tx: Transaction) =>
  Number((await tx.get<{ scope_id: string }>(sql`select scope_id from app.goals where id = ${goal}`)).scope_id)
const underFile = (tx: Transaction, domain: number, changes: object = {}) =>
  tx.scope({ caseFile: file.id, subject: file.household, domain, ...changes })
const underPlan = (tx: Transaction, domain: number, changes: object = {}) =>
  tx.scope({ caseFile: file.id, holder: plan, subject: file.household, domain, ...changes })
/** As a plan's cover lies once it is shared. */
const cover = (tx: Transaction, changes: object = {}) =>
  tx.scope({ caseFile: file.id, holder: plan, subject: plan, domain: general, ...changes })

beforeAll(async () => {
  ;({ town, file, other } = await openTwoFiles())
  await asCoordinator(async tx => {
    await tx.run(sql`select access.add_holder(${file.id}, ${plan})`)
    const scope_id = await underFile(tx, general)
    const written = { municipality_id: 1, recorded_by: userOf('coordinator') }
    await tx.run(build.insertInto('app.plans').values({ ...written, id: plan, case_file_id: file.id, scope_id, started_at: now }))
    await tx.run(
      build.insertInto('app.goals').values({
        ...written,
        id: goal,
        case_file_id: file.id,
        plan_id: plan,
        scope_id: await underFile(tx, finance),
        life_domain: 'x',
        subject_id: file.household,
        title: 'x',
        recorded_at: now,
      }),
    )
    await share(tx, file, { to: 'bridge', user: 'partner', domains: [general, finance], write: false })
  })
})
afterAll(() => town.close())

describe('the cover of a plan', () => {
  test('goes under the plan itself', () => tried(async tx => void (await sharePlan(tx, await cover(tx)))))

  test.each<[string, (tx: Transaction) => Promise<number>]>([
    ['a file', tx => underFile(tx, general)],
    ['a household', tx => underPlan(tx, general)],
    ['another part of life', tx => cover(tx, { domain: finance })],
    ['what shows only that it is there', tx => cover(tx, { disclosure: 'existence' })],
  ])('never under %s', async (_, scope) => {
    await expect(asCoordinator(async tx => sharePlan(tx, await scope(tx)))).rejects.toMatchObject(refused)
  })

  test('is put there by nobody who only reads it, or writes elsewhere', async () => {
    // The scope is there already, so that it is not the asking for it that is refused.
    const scope = await asCoordinator(tx => cover(tx))
    await expect(town.as('partner', tx => sharePlan(tx, scope), { caseFile: file.id })).rejects.toMatchObject(refused)
    await expect(town.as('colleague', tx => sharePlan(tx, scope), { caseFile: other.id })).rejects.toMatchObject(refused)
    // Under what they may write in themselves, of a plan that is not theirs.
    await expect(
      town.as(
        'colleague',
        async tx => sharePlan(tx, await tx.scope({ caseFile: other.id, subject: other.household, domain: general })),
        { caseFile: other.id },
      ),
    ).rejects.toMatchObject(refused)
    await expect(asCoordinator(tx => tx.run(sql`select app.share_plan(${newId()}, ${scope})`))).rejects.toMatchObject(refused)
  })
})

describe('a goal', () => {
  test('goes under the plan and back', () =>
    tried(async tx => {
      const was = await scopeOfGoal(tx)
      const shared = await underPlan(tx, finance)
      await shareGoal(tx, shared)
      expect(await scopeOfGoal(tx)).toBe(shared)
      await shareGoal(tx, was)
      expect(await scopeOfGoal(tx)).toBe(was)
    }))

  test.each<[string, (tx: Transaction) => Promise<number>]>([
    ['to another part of life', tx => underPlan(tx, health)],
    ['to whom it is not about', tx => underPlan(tx, finance, { subject: file.son })],
    ['to who knows only that it is there', tx => underPlan(tx, finance, { disclosure: 'existence' })],
    ['under a person', tx => tx.scope({ caseFile: file.id, holder: file.son, subject: file.household, domain: finance })],
  ])('never %s', async (_, scope) => {
    await expect(asCoordinator(async tx => shareGoal(tx, await scope(tx)))).rejects.toMatchObject(refused)
  })

  test('is moved by nobody who only reads it, or writes elsewhere', async () => {
    const scope = await asCoordinator(tx => underPlan(tx, finance))
    await expect(town.as('partner', tx => shareGoal(tx, scope), { caseFile: file.id })).rejects.toMatchObject(refused)
    await expect(town.as('colleague', tx => shareGoal(tx, scope), { caseFile: other.id })).rejects.toMatchObject(refused)
    await expect(
      town.as(
        'colleague',
        async tx => shareGoal(tx, await tx.scope({ caseFile: other.id, subject: other.household, domain: finance })),
        { caseFile: other.id },
      ),
    ).rejects.toMatchObject(refused)
    await expect(asCoordinator(tx => shareGoal(tx, -1))).rejects.toMatchObject(refused)
  })
})
