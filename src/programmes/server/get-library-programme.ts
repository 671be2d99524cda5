import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { programmeOperations } from '../api.ts'
import { getLifeDomains, LifeDomainSet } from '../rules/life-domains.ts'
import { settingsOf } from '../rules/settings.ts'
import { libraryFiles, libraryOf } from './library.ts'
import { findSettings } from './stored-programme.ts'

/** The newest version of the library; when an earlier one runs here, the answer says which. */
export const getLibraryProgramme: Handler<typeof programmeOperations.getLibraryProgramme> = async ({ tx, input }) => {
  const { programmes, runsHere } = await libraryOf(tx)
  const programme = programmes.find(one => one.id === input.programmeId)
  if (!programme) throw notFound('Dit programma staat niet in de bibliotheek. Kijk het adres na, of zoek het in de lijst.')
  const keys = settingsOf(programme).map(({ key }) => key)
  const stored = await findSettings(tx, ['lifeDomains.default', ...keys.map(key => `${programme.id}.${key}`)])
  const settings = keys.flatMap(key => {
    const value = stored.get(`${programme.id}.${key}`)
    return typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : []
  })
  const ownDefaults = LifeDomainSet.safeParse(stored.get('lifeDomains.default'))
  const defaults = ownDefaults.success ? ownDefaults.data : (await libraryFiles()).defaultLifeDomains
  return {
    programme,
    here: runsHere(programme.id),
    settings: Object.fromEntries(settings),
    lifeDomains: getLifeDomains(programme, defaults).domains.map(({ code, label, explanation }) => ({
      code,
      label,
      explanation,
    })),
    others: programmes
      .filter(({ id }) => id !== programme.id)
      .map(({ id, title, municipality }) => ({ id, title, municipality })),
  }
}
