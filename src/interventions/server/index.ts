import { capability } from '../../platform/http/handlers.ts'
import { interventionOperations } from '../api.ts'
import { changeIntervention } from './change-intervention.ts'
import { endIntervention, resumeIntervention } from './end-intervention.ts'
import { listInterventionChoices, listInterventions } from './list-interventions.ts'
import { refer } from './refer.ts'
import { startIntervention } from './start-intervention.ts'

export const interventions = capability('interventions', interventionOperations, {
  listInterventions,
  listInterventionChoices,
  refer,
  startIntervention,
  endIntervention,
  resumeIntervention,
  changeIntervention,
})
