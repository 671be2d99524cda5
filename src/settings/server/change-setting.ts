import { sql } from 'kysely'
import { takeChange } from '../../directory/server/commands.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { settingOperations } from '../api.ts'
import { wrongWith } from '../rules/check-value.ts'
import { listDefinitions } from './list-settings.ts'

/** Null is kept as null: then the standard holds, and the next change is compared with that. */
export const changeSetting: Handler<typeof settingOperations.changeSetting> = async ({ tx, input, touch }) => {
  const { own, programmes } = await listDefinitions(tx)
  const definition = [...own, ...programmes.flatMap(one => one.settings)].find(one => one.key === input.key)
  if (!definition) throw notFound('Deze instelling is er niet (meer). Er is niets gewijzigd.')
  const { to } = input.change.value
  const wrong = to === null || to === undefined ? undefined : wrongWith(definition, to)
  if (wrong) throw invalid([{ field: 'change.value.to', message: wrong }])
  touch({})
  const stored = await tx.find<{ value: unknown; version: number }>(sql`
    select value, version from app.settings where municipality_id = ${tx.session.municipality} and key = ${definition.key} for update`)
  const current: { value: unknown } = { value: stored?.value ?? null }
  const values = await takeChange(tx, { kind: 'setting', about: definition.key }, current, input.change)
  if (!values) return { key: definition.key, version: stored?.version ?? 0 }
  const value = JSON.stringify(values.value ?? null)
  const { version } = await tx.get<{ version: number }>(sql`
    insert into app.settings (municipality_id, key, value, updated_by, updated_at)
    values (${tx.session.municipality}, ${definition.key}, ${value}::jsonb, ${tx.session.user}, ${tx.now})
    on conflict on constraint settings_pkey do update
      set value = excluded.value, updated_by = excluded.updated_by, updated_at = excluded.updated_at, version = app.settings.version + 1
    returning version`)
  return { key: definition.key, version }
}
