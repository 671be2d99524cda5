import { createHash } from 'node:crypto'
import { organisationId, voorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import type { Crowd } from '../many-households.ts'

/** The id that many-households.ts gave something: the number in its name, then the md5 of the name, as a UUID of version 8. */
export function crowdId(name: string): string {
  const hash = createHash('md5').update(name).digest('hex')
  const number = Number(/\d+/.exec(name)?.[0] ?? 0)
    .toString(16)
    .padStart(12, '0')
  return `${number.slice(0, 8)}-${number.slice(8)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20)}`
}

export interface Worker {
  municipality: number
  user: string
  organisation: string
  /** The cookie value of the browser session that the benchmark made for this person. */
  token: string
  /** The case files they coordinate now. */
  files: string[]
}

/** The coordinators of a crowd with the files that run. */
export function coordinatorsOf(crowd: Crowd): Worker[] {
  const workers = Array.from({ length: crowd.coordinators }, (_, at) => ({
    municipality: voorbeeldstad.id,
    user: crowdId(`coordinator${at + 1}`),
    organisation: organisationId('sociaal-team'),
    token: `bench-token-${at + 1}`,
    files: [] as string[],
  }))
  for (let i = 10; i <= crowd.households; i += 10) workers[(i / 10) % crowd.coordinators]?.files.push(crowdId(`file${i}`))
  return workers
}
