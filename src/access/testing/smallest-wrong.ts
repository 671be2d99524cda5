import { wrongRows } from './compare-world.ts'
import type { Look, World } from './world.ts'
import type { WorldDatabase } from './world-database.ts'

/** What can be left out of a world, one by one, while it stays a world. */
const parts = [
  'files',
  'scopes',
  'grants',
  'assignments',
  'oversight',
  'consents',
  'members',
  'residents',
  'teams',
  'reports',
  'grounds',
  'persons',
] as const satisfies (keyof World)[]

/**
 * Plays a wrong world alone and leaves out whatever it stays wrong without. Says it as a test to keep: the smallest world, the look and
 * what was wrong. A world that is right by itself was wrong because of another one beside it, which is said too.
 */
export async function smallestWrong(database: WorldDatabase, world: World, look: Look): Promise<string> {
  const alone: World = { ...world, municipality: 1, scopes: world.scopes.map((scope, at) => ({ ...scope, id: 1000 + at })) }
  const wrongIn = async (tried: World): Promise<string[]> => {
    const [loaded] = await database.load([tried])
    return loaded ? wrongRows(database, loaded, look) : []
  }
  let wrong = await wrongIn(alone)
  if (wrong.length === 0) return 'a row crosses from one municipality to another: alone this one is right'
  let smallest = alone
  for (const part of parts) {
    // Halves first, then one by one.
    for (let size = Math.ceil(smallest[part].length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < smallest[part].length; ) {
        const tried = { ...smallest, [part]: smallest[part].toSpliced(at, size) } as World
        const still = tried.scopes.length === 0 || tried.areas.length === 0 ? [] : await wrongIn(tried)
        if (still.length > 0) {
          smallest = tried
          wrong = still
        } else at += size
      }
    }
  }
  const { areas: _, looks: __, ...said } = smallest
  return [`${wrong.slice(0, 5).join('\n')}`, `test.each([[${JSON.stringify(said)}, ${JSON.stringify(look)}]])`].join('\n')
}
