import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { listProgrammes } from '../../programmes/server/commands.ts'
import type { SettingLine, settingOperations } from '../api.ts'
import { ownSettings, programmeSettings, type SettingDefinition } from '../rules/setting-definition.ts'

/** Also of a programme that takes no new households: files still run in it. */
export async function listDefinitions(
  tx: Transaction,
): Promise<{ own: readonly SettingDefinition[]; programmes: { id: string; title: string; settings: SettingDefinition[] }[] }> {
  const programmes = (await listProgrammes(tx)).map(programme => ({
    id: programme.id,
    title: programme.title,
    settings: programmeSettings(programme),
  }))
  return { own: ownSettings, programmes: programmes.filter(one => one.settings.length > 0) }
}

export const listSettings: Handler<typeof settingOperations.listSettings> = async ({ tx, touch }) => {
  const { own, programmes } = await listDefinitions(tx)
  const stored = await tx.rows<{ key: string; value: unknown }>(
    sql`select key, value from app.settings where municipality_id = ${tx.session.municipality}`,
  )
  const changes = await tx.rows<SettingLine['history'][number] & { about: string }>(sql`
    select c.id, c.about, c.before, c.after, u.display_name as by, c.changed_at as at
    from app.administration_changes c join access.users u on u.municipality_id = c.municipality_id and u.id = c.changed_by
    where c.municipality_id = ${tx.session.municipality} and c.kind = 'setting'
    order by c.changed_at desc, c.id limit 500`)
  touch({})
  const lineOf = (definition: SettingDefinition): SettingLine => ({
    ...definition,
    own: (stored.find(one => one.key === definition.key)?.value ?? null) as SettingLine['own'],
    history: changes.filter(one => one.about === definition.key).map(({ about: _, ...one }) => one),
  })
  return {
    own: own.map(lineOf),
    programmes: programmes.map(({ settings, ...programme }) => ({ ...programme, settings: settings.map(lineOf) })),
  }
}
