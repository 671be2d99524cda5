import { discardDrafts } from '../../drafts/server/commands.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { signalOperations } from '../api.ts'
import { receiveReport } from './receive-report.ts'
import { addConversation } from './record-conversation.ts'

export const enterConcernReport: Handlers<typeof signalOperations>['enterConcernReport'] = async ({ tx, input, touch }) => {
  const { conversation, ...report } = input
  const byResident = report.reporterKind === 'resident'
  const { areaId, isNew } = await receiveReport(
    tx,
    {
      ...report,
      // The resident who tells it knows of it and wants it told.
      ...(byResident ? { residentInformed: true, residentAgrees: 'agreed' as const } : {}),
      reporterUserId: null,
      reporterOrganisationId: null,
      knowsWhomToCall: false,
    },
    channel => channel.by === 'desk' || channel.by === 'resident',
  )
  if (conversation && isNew) {
    await addConversation(tx, {
      ...conversation,
      reportId: report.id,
      areaId,
      channel: report.channel,
      programme: { id: report.programmeId, version: report.programmeVersion },
    })
  }
  await discardDrafts(tx, { form: 'desk-report', aboutId: report.id })
  touch({ records: [report.id] })
  return { id: report.id }
}
