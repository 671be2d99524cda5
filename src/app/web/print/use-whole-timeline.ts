import { useEffect, useState } from 'react'
import { caseFileOperations, type TimelineLine } from '../../../case-files/api.ts'
import { read } from '../../../platform/web/api.ts'

export interface WholeTimeline {
  lines: readonly TimelineLine[]
  state: 'loading' | 'complete' | 'failed'
}

/** Every line that is shared with the reader, oldest first, fetched page by page while the screen already shows what came. */
export function useWholeTimeline(caseFileId: string, isWanted: boolean): WholeTimeline {
  const [timeline, setTimeline] = useState<WholeTimeline>({ lines: [], state: 'loading' })
  useEffect(() => {
    if (!isWanted) return undefined
    let isGone = false
    const fetchAll = async () => {
      let lines: TimelineLine[] = []
      let after: string | null = null
      do {
        const page: { lines: TimelineLine[]; next: string | null } = await read(
          caseFileOperations.listTimeline,
          { caseFileId, limit: 200, ...(after ? { after } : {}) },
          undefined,
          { withoutShields: true },
        )
        lines = [...page.lines.toReversed(), ...lines]
        after = page.next
        if (isGone) return
        setTimeline({ lines, state: after ? 'loading' : 'complete' })
      } while (after)
    }
    fetchAll().catch(() => {
      if (!isGone) setTimeline(current => ({ ...current, state: 'failed' }))
    })
    return () => {
      isGone = true
    }
  }, [caseFileId, isWanted])
  return timeline
}
