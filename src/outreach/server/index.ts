import { capability } from '../../platform/http/handlers.ts'
import { outreachOperations } from '../api.ts'
import { getVisitForm } from './get-visit-form.ts'
import { recordHomeVisit } from './record-home-visit.ts'

export const outreach = capability('outreach', outreachOperations, { getVisitForm, recordHomeVisit })
