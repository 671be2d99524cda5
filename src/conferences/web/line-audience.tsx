import type { AccessDomain } from '../../access/rules/access-domains.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { AudienceLine } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'

/** Who will read this line on. */
export function LineAudience({
  caseFileId,
  accessDomain,
  subjectId,
}: {
  caseFileId: string
  accessDomain: AccessDomain
  subjectId?: string | undefined
}) {
  const { data } = useRead(
    caseFileOperations.getAudience,
    { caseFileId, accessDomain, ...(subjectId ? { subjectId } : {}) },
    { keepPrevious: true },
  )
  return data ? <AudienceLine visibleTo={data.visibleTo} notVisibleTo={data.notVisibleTo} /> : null
}
