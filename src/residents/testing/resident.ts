import { organisationId, voorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import { type Call, callAs, requestAs, serveInProcess } from '../../app/testing/in-process.ts'
import type { TestHouse } from '../../app/testing/test-house.ts'
import { asSession, type Session, type Transaction } from '../../platform/database/transaction.ts'
import type { Caller } from '../../platform/http/register-operations.ts'
import { newId } from '../../platform/ids.ts'

export interface TestResident extends Caller {
  call: Call
  request: ReturnType<typeof requestAs>
  look<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

/** Somebody who logs in as an inhabitant: who they are, and whom they represent with until when. Written past all policies. */
export async function makeResident(
  house: TestHouse,
  self: string,
  children: readonly { id: string; until?: string }[] = [],
): Promise<TestResident> {
  const user = newId()
  const municipality = voorbeeldstad.id
  const organisation = organisationId('gemeente')
  await house.stored(`insert into access.users (municipality_id, id, display_name) values ($1, $2, 'Inwoner')`, [
    municipality,
    user,
  ])
  await house.stored(
    `insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from) values ($1, $2, $3, $4, 'resident', '2025-01-01')`,
    [municipality, newId(), user, organisation],
  )
  for (const { id, isSelf, until } of [
    { id: self, isSelf: true, until: undefined },
    ...children.map(child => ({ ...child, isSelf: false })),
  ]) {
    await house.stored(
      `insert into access.residents (municipality_id, user_id, person_id, is_self, valid_from, valid_to) values ($1, $2, $3, $4, '2025-01-01', $5)`,
      [municipality, user, id, isSelf, until ?? null],
    )
  }
  const caller: Caller = { municipality, user, organisation, roles: ['resident'] }
  const app = serveInProcess(house)
  return {
    ...caller,
    call: callAs(app, caller),
    request: requestAs(app, caller),
    look: work => {
      const session: Session = { ...caller, purpose: 'own-file', moment: house.clock.now() }
      return asSession(house.pool, session, work)
    },
  }
}
