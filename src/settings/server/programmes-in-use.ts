import { sql } from 'kysely'
import { recordChange } from '../../directory/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { libraryFiles } from '../../programmes/server/commands.ts'
import type { ProgrammeInUse, settingOperations } from '../api.ts'

interface Stored {
  id: string
  published: number | null
  title: string | null
  municipality: string | null
  startedAt: Date | null
  stoppedAt: Date | null
  version: number
}

const listStored = (tx: Transaction): Promise<Stored[]> =>
  tx.rows<Stored>(sql`
    select coalesce(u.programme_id, p.programme_id) as id, p.version as published, p.body ->> 'title' as title,
      p.body ->> 'municipality' as municipality, u.started_at as "startedAt", u.stopped_at as "stoppedAt", coalesce(u.version, 0) as version
    from (
      select distinct on (programme_id) programme_id, version, body from app.programme_versions
      where municipality_id = ${tx.session.municipality} order by programme_id, version desc) p
    full join (select * from app.programmes_in_use where municipality_id = ${tx.session.municipality}) u on u.programme_id = p.programme_id`)

export const listProgrammesInUse: Handler<typeof settingOperations.listProgrammesInUse> = async ({ tx, touch }) => {
  const stored = await listStored(tx)
  const { programmes } = await libraryFiles()
  touch({})
  const ids = [...new Set([...programmes.keys(), ...stored.map(one => one.id)])]
  const lines: ProgrammeInUse[] = ids.map(id => {
    const here = stored.find(one => one.id === id)
    const file = programmes.get(id)
    return {
      id,
      title: file?.title ?? here?.title ?? id,
      municipality: file?.municipality ?? here?.municipality ?? '',
      libraryVersion: file?.version ?? null,
      publishedVersion: here?.published ?? null,
      startedAt: here?.startedAt?.toISOString() ?? null,
      stoppedAt: here?.stoppedAt?.toISOString() ?? null,
      version: here?.version ?? 0,
    }
  })
  return { programmes: lines.toSorted((one, other) => one.title.localeCompare(other.title, 'nl')) }
}

export const startProgramme: Handler<typeof settingOperations.startProgramme> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const { programmeId } = input
  const { programmes } = await libraryFiles()
  const file = programmes.get(programmeId)
  if (!file)
    throw invalid([{ field: 'programmeId', message: 'Dit programma staat niet in de bibliotheek. Kies er een uit de lijst.' }])
  touch({})
  const here = (await listStored(tx)).find(one => one.id === programmeId)
  const isNewVersion = file.version > (here?.published ?? 0)
  if (here?.startedAt && !here.stoppedAt && !isNewVersion) {
    throw conflict('Dit programma is al in gebruik, in deze versie. Er is niets gewijzigd.')
  }
  if (isNewVersion) {
    await tx.run(
      build.insertInto('app.programme_versions').values({
        municipality_id: m,
        programme_id: programmeId,
        version: file.version,
        body: JSON.stringify(file),
        published_at: tx.now,
      }),
    )
    await recordChange(tx, {
      kind: 'programme',
      about: programmeId,
      field: 'publishedVersion',
      before: here?.published ?? null,
      after: file.version,
    })
  }
  if (!here?.startedAt || here.stoppedAt) {
    await tx.run(sql`
      insert into app.programmes_in_use (municipality_id, programme_id, started_at) values (${m}, ${programmeId}, ${tx.now})
      on conflict on constraint programmes_in_use_pkey do update set stopped_at = null, version = app.programmes_in_use.version + 1`)
    await recordChange(tx, { kind: 'programme', about: programmeId, field: 'takesNew', before: false, after: true })
  }
  return { programmeId, version: (here?.version ?? 0) + 1 }
}

export const stopProgramme: Handler<typeof settingOperations.stopProgramme> = async ({ tx, input, touch }) => {
  touch({})
  const stopped = await tx.find<{ version: number }>(sql`
    update app.programmes_in_use set stopped_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and programme_id = ${input.programmeId} and stopped_at is null
    returning version`)
  if (!stopped) throw conflict('Dit programma neemt al geen nieuwe huishoudens. Er is niets gewijzigd.')
  await recordChange(tx, { kind: 'programme', about: input.programmeId, field: 'takesNew', before: true, after: false })
  return { programmeId: input.programmeId, version: stopped.version }
}
