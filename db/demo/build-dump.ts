import { foundedTemplate } from '../../src/app/testing/founded-template.ts'
import { cloneTemplate } from '../../src/platform/testing/clone-template.ts'
import { baseDay, firstMoment, makeHistories, type Size } from './make-histories.ts'
import { openStage } from './stage.ts'
import { noteFounded, takeDump } from './take-dump.ts'

/** Makes the histories on a database of their own and gives them as text. */
export async function buildDump(serverUrl: string, size: Size): Promise<{ dump: string; acts: number }> {
  const database = await cloneTemplate(serverUrl, foundedTemplate)
  const stage = openStage(database, firstMoment)
  try {
    const client = await stage.superuser.connect()
    const founded = await noteFounded(client).finally(() => client.release())
    await makeHistories(stage, size)
    const again = await stage.superuser.connect()
    const dump = await takeDump(again, { baseDay }, founded).finally(() => again.release())
    return { dump, acts: stage.acts() }
  } finally {
    await stage.close()
    await database.drop()
  }
}
