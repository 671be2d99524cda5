import type { OrganisationCode } from '../../../db/demo/voorbeeldstad.ts'
import type { TestHouse } from '../../app/testing/test-house.ts'
import { inputHeader } from '../../platform/file-answer.ts'
import type { Problem } from '../../platform/http/problem.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import type { documentOperations } from '../api.ts'

type Sent = Omit<SentOf<typeof documentOperations.addDocument>, 'caseFileId' | 'id'>

export interface Answered {
  id: string
  status: number
  body: { id: string }
  problem: Problem
}

/** Sends a file as the browser does. */
export async function sendDocument(
  house: TestHouse,
  user: string | [code: string, organisation: OrganisationCode],
  path: string,
  bytes: Buffer,
  given: Partial<Sent> & { id?: string; requestId?: string; contentType?: string } = {},
): Promise<Answered> {
  const { requestId = newId(), contentType = 'application/octet-stream', ...input } = given
  const id = input.id ?? newId()
  const caller = typeof user === 'string' ? house.as(user) : house.as(...user)
  const response = await caller.request({
    method: 'POST',
    url: `/v1${path}`,
    headers: {
      'content-type': contentType,
      'idempotency-key': requestId,
      [inputHeader]: encodeURIComponent(JSON.stringify({ kind: 'letter', title: 'Brief van de verhuurder', ...input, id })),
    },
    payload: bytes,
  })
  const body = response.json() as never
  return { id, status: response.statusCode, body, problem: body as Problem }
}
