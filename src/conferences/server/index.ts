import { capability } from '../../platform/http/handlers.ts'
import { conferenceOperations } from '../api.ts'
import { cancelConference, holdConference, moveConference } from './change-conference.ts'
import { addConferenceLine, correctConferenceLine, dropAgendaLine, followUpDecision } from './change-lines.ts'
import { inviteToConference, recordAttendance, withdrawInvitation } from './change-people.ts'
import { getConference } from './get-conference.ts'
import { listConferences } from './list-conferences.ts'
import { listMyConferences } from './list-my-conferences.ts'
import { planConference } from './plan-conference.ts'

export const conferences = capability('conferences', conferenceOperations, {
  listConferences,
  getConference,
  listMyConferences,
  planConference,
  moveConference,
  cancelConference,
  inviteToConference,
  withdrawInvitation,
  recordAttendance,
  addConferenceLine,
  correctConferenceLine,
  dropAgendaLine,
  followUpDecision,
  holdConference,
})
