import { accountability } from '../accountability/server/index.ts'
import { aftercare } from '../aftercare/server/index.ts'
import { assessments } from '../assessments/server/index.ts'
import { audit } from '../audit/server/index.ts'
import { caseFiles } from '../case-files/server/index.ts'
import { conferences } from '../conferences/server/index.ts'
import { consent } from '../consent/server/index.ts'
import { covenants, directory, identityProviders, roleReviews } from '../directory/server/index.ts'
import { documents } from '../documents/server/index.ts'
import { drafts } from '../drafts/server/index.ts'
import { emergency } from '../emergency/server/index.ts'
import { firstLoad } from '../first-load/server/index.ts'
import { households } from '../households/server/index.ts'
import { indicators } from '../indicators/server/index.ts'
import { interventions } from '../interventions/server/index.ts'
import { mandates } from '../mandates/server/index.ts'
import { outreach } from '../outreach/server/index.ts'
import { plans } from '../plans/server/index.ts'
import type { Capability } from '../platform/http/handlers.ts'
import { programmes } from '../programmes/server/index.ts'
import { residents } from '../residents/server/index.ts'
import { retention } from '../retention/server/index.ts'
import { settings } from '../settings/server/index.ts'
import { shields } from '../shields/server/index.ts'
import { signals } from '../signals/server/index.ts'
import { tasks } from '../tasks/server/index.ts'
import { transfers } from '../transfers/server/index.ts'
import { workplace } from '../workplace/server/index.ts'

/** Everything the product can do, in the order of the chain. */
export const capabilities: readonly Capability[] = [
  signals,
  drafts,
  caseFiles,
  consent,
  households,
  assessments,
  outreach,
  plans,
  interventions,
  mandates,
  documents,
  shields,
  tasks,
  conferences,
  transfers,
  emergency,
  aftercare,
  workplace,
  indicators,
  programmes,
  firstLoad,
  residents,
  audit,
  accountability(() => capabilities),
  directory,
  covenants,
  roleReviews,
  identityProviders,
  settings,
  retention,
]
