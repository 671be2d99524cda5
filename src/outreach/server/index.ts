import { capability } from '../../platform/http/handlers.ts'
import { outreachOperations } from '../api.ts'
import { askTogether, cancelVisit, finishVisit, moveVisit } from './change-visit.ts'
import { getVisitForm } from './get-visit-form.ts'
import { listMyVisits, listVisits } from './list-visits.ts'
import { planVisit } from './plan-visit.ts'
import { recordHomeVisit } from './record-home-visit.ts'

export const outreach = capability('outreach', outreachOperations, {
  listVisits,
  listMyVisits,
  planVisit,
  moveVisit,
  cancelVisit,
  finishVisit,
  askTogether,
  getVisitForm,
  recordHomeVisit,
})
