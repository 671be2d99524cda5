import pg from 'pg'
import { foundVoorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import { schemaTemplate } from '../../platform/testing/clone-template.ts'
import type { Template } from '../../platform/testing/template.ts'
import { loadProgrammes } from '../../programmes/server/load-programmes.ts'

/** Voorbeeldstad on the day it was founded, before anything happened to anybody. */
export const foundedTemplate: Template = {
  name: 'voorbeeldstad',
  madeFrom: [...schemaTemplate().madeFrom, 'db/demo/voorbeeldstad.ts', 'programmes', 'src/programmes', 'src/access'],
  build: async adminUrl => {
    await schemaTemplate().build(adminUrl)
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    await foundVoorbeeldstad(client, await loadProgrammes())
    await client.end()
  },
}
