import { capability } from '../../platform/http/handlers.ts'
import { directoryOperations } from '../api.ts'
import { covenantOperations } from '../covenant-api.ts'
import { providerOperations } from '../provider-api.ts'
import { reviewOperations } from '../review-api.ts'
import { getOrganisation } from './get-organisation.ts'
import { getPerson } from './get-person.ts'
import { changeIdentityProvider, listIdentityProviders, trustIdentityProvider } from './identity-providers.ts'
import { addArea, changeArea } from './keep-area.ts'
import { addCovenant, addCovenantDocument, changeCovenant, withdrawCovenantDocument } from './keep-covenant.ts'
import { appointDeputy, endDeputy } from './keep-deputy.ts'
import { addOrganisation, changeOrganisation, endOrganisation, resumeOrganisation } from './keep-organisation.ts'
import { addPerson, changePerson, endPerson } from './keep-person.ts'
import { endRole, giveRole } from './keep-role.ts'
import { addTeam, changeTeam, joinTeam, leaveTeam } from './keep-team.ts'
import { listAreas } from './list-areas.ts'
import { listOwnDeputies } from './list-deputies.ts'
import { listOrganisations } from './list-organisations.ts'
import { listPeople } from './list-people.ts'
import { getCovenant, listCovenants, openCovenantDocument } from './read-covenants.ts'
import { confirmRoles, endReviewedRole, listRoleReviews } from './role-reviews.ts'

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

export const covenants = capability('covenants', covenantOperations, {
  listCovenants,
  getCovenant,
  addCovenant,
  changeCovenant,
  addCovenantDocument,
  openCovenantDocument,
  withdrawCovenantDocument,
})

export const roleReviews = capability('role-reviews', reviewOperations, { listRoleReviews, confirmRoles, endReviewedRole })

export const identityProviders = capability('identity-providers', providerOperations, {
  listIdentityProviders,
  trustIdentityProvider,
  changeIdentityProvider,
})
