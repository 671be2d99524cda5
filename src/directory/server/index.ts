import { capability } from '../../platform/http/handlers.ts'
import { directoryOperations } from '../api.ts'
import { getOrganisation } from './get-organisation.ts'
import { getPerson } from './get-person.ts'
import { addArea, changeArea } from './keep-area.ts'
import { appointDeputy, endDeputy } from './keep-deputy.ts'
import { addOrganisation, changeOrganisation, endOrganisation, resumeOrganisation } from './keep-organisation.ts'
import { addPerson, changePerson, endPerson } from './keep-person.ts'
import { endRole, giveRole } from './keep-role.ts'
import { addTeam, changeTeam, joinTeam, leaveTeam } from './keep-team.ts'
import { listAreas } from './list-areas.ts'
import { listOwnDeputies } from './list-deputies.ts'
import { listOrganisations } from './list-organisations.ts'
import { listPeople } from './list-people.ts'

export const directory = capability('directory', directoryOperations, {
  listOrganisations,
  getOrganisation,
  addOrganisation,
  changeOrganisation,
  endOrganisation,
  resumeOrganisation,
  addTeam,
  changeTeam,
  joinTeam,
  leaveTeam,
  listAreas,
  addArea,
  changeArea,
  listPeople,
  getPerson,
  addPerson,
  changePerson,
  giveRole,
  endRole,
  endPerson,
  listOwnDeputies,
  appointDeputy,
  endDeputy,
})
