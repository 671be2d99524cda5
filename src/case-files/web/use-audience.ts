import type { AccessDomain } from '../../access/rules/access-domains.ts'
import { useRead } from '../../platform/web/api.ts'
import { caseFileOperations } from '../api.ts'

/** Who will be able to read what is written in this part of the file; undefined until it is known. */
export function useAudience(caseFileId: string, accessDomain: AccessDomain, subjectId: string | undefined, enabled = true) {
  const { data } = useRead(
    caseFileOperations.getAudience,
    { caseFileId, accessDomain, ...(subjectId ? { subjectId } : {}) },
    { enabled, keepPrevious: true },
  )
  return data
}
