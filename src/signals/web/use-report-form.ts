import { useCallback, useEffect, useRef, useState } from 'react'
import { draftOperations } from '../../drafts/api.ts'
import { useRead } from '../../platform/web/api.ts'
import { type DraftOf, useDraft } from '../../platform/web/draft.ts'
import { type ReportProgramme, signalOperations } from '../api.ts'
import { emptyReport, type ReportDraft } from './report-draft.ts'

/** What a report form holds: the typed text, kept as a draft, and the programme whose questions it asks. */
export function useReportForm(form: string, by: readonly string[]) {
  const programmes = useRead(signalOperations.listReportProgrammes, {})
  const kept: DraftOf<ReportDraft> = useDraft<ReportDraft>(draftOperations, form)
  const [draft, setDraft] = useState(emptyReport)
  const latest = useRef(emptyReport)
  // A fresh key makes fields with a text of their own (the address) start anew.
  const [round, setRound] = useState(0)

  useEffect(() => {
    if (!kept.found) return
    latest.current = { ...emptyReport, ...kept.found.body }
    setDraft(latest.current)
    setRound(count => count + 1)
  }, [kept.found])

  const { keep } = kept
  const change = useCallback(
    (changes: Partial<ReportDraft>) => {
      // Two changes can come before the screen is drawn anew.
      latest.current = { ...latest.current, ...changes }
      setDraft(latest.current)
      keep(latest.current)
    },
    [keep],
  )

  const usable = (programmes.data ?? []).filter(each => each.channels.some(channel => by.includes(channel.by)))
  const chosen: ReportProgramme | undefined =
    usable.find(each => each.id === draft.programmeId) ?? (usable.length === 1 ? usable[0] : undefined)
  const channels = (chosen?.channels ?? []).filter(channel => by.includes(channel.by))
  const channel =
    channels.find(each => each.code === draft.channel)?.code ?? (channels.length === 1 ? (channels[0]?.code ?? '') : '')
  const startAnew = useCallback(async () => {
    await kept.discard()
    latest.current = emptyReport
    setDraft(emptyReport)
    setRound(count => count + 1)
  }, [kept])

  return { programmes, usable, programme: chosen, channels, channel, kept, draft, change, startAnew, round }
}
