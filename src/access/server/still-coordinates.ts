import { type RawBuilder, sql } from 'kysely'

/**
 * Of a role of coordinator (alias `r`): whether it still covers this file. Who came back after a role ended lost the files with
 * it, and coordinates them only when appointed anew.
 */
export const stillCoordinates = (caseFileId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(not r.renewed or access.coordinates(${caseFileId}, r.user_id, r.organisation_id))`
