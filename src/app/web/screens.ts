import { lazy } from 'react'
import { screens as accountabilityScreens } from '../../accountability/web/screens.tsx'
import { screens as aftercareScreens } from '../../aftercare/web/screens.tsx'
import { screens as auditScreens } from '../../audit/web/screens.tsx'
import { screens as caseFileScreens } from '../../case-files/web/screens.tsx'
import { screens as conferenceScreens } from '../../conferences/web/screens.tsx'
import { screens as consentScreens } from '../../consent/web/screens.tsx'
import { screens as directoryScreens } from '../../directory/web/screens.tsx'
import { screens as documentScreens } from '../../documents/web/screens.tsx'
import { screens as emergencyScreens } from '../../emergency/web/screens.tsx'
import { screens as firstLoadScreens } from '../../first-load/web/screens.tsx'
import { screens as householdScreens } from '../../households/web/screens.tsx'
import { screens as indicatorScreens } from '../../indicators/web/screens.tsx'
import { screens as interventionScreens } from '../../interventions/web/screens.tsx'
import { screens as mandateScreens } from '../../mandates/web/screens.tsx'
import { screens as outreachScreens } from '../../outreach/web/screens.tsx'
import type { Screen } from '../../platform/web/screen.ts'
import { screens as programmeScreens } from '../../programmes/web/screens.tsx'
import { screens as residentScreens } from '../../residents/web/screens.tsx'
import { screens as retentionScreens } from '../../retention/web/screens.tsx'
import { screens as settingScreens } from '../../settings/web/screens.tsx'
import { screens as shieldScreens } from '../../shields/web/screens.tsx'
import { screens as signalScreens } from '../../signals/web/screens.tsx'
import { screens as taskScreens } from '../../tasks/web/screens.tsx'
import { screens as transferScreens } from '../../transfers/web/screens.tsx'
import { screens as workplaceScreens } from '../../workplace/web/screens.tsx'

/** Pages that compose what several capabilities show. */
const composed: Screen[] = [
  {
    path: '/dossiers/$caseFileId',
    title: 'Huishouden',
    component: lazy(() => import('./household-page.tsx')),
    permission: 'case-file.read',
  },
  {
    path: '/dossiers/$caseFileId/overleg/$conferenceId',
    title: 'Overleg',
    component: lazy(() => import('./conference-page.tsx')),
    permission: 'case-file.read',
  },
  {
    path: '/dossiers/$caseFileId/afdruk',
    title: 'Afdruk',
    component: lazy(() => import('./print/print-page.tsx')),
    permission: 'case-file.read',
  },
]

/** Every page of the product, in the order of the chain. */
export const screens: readonly Screen[] = [
  ...workplaceScreens,
  ...signalScreens,
  ...composed,
  ...caseFileScreens,
  ...consentScreens,
  ...householdScreens,
  ...mandateScreens,
  ...outreachScreens,
  ...interventionScreens,
  ...documentScreens,
  ...shieldScreens,
  ...taskScreens,
  ...conferenceScreens,
  ...transferScreens,
  ...emergencyScreens,
  ...aftercareScreens,
  ...indicatorScreens,
  ...programmeScreens,
  ...firstLoadScreens,
  ...auditScreens,
  ...accountabilityScreens,
  ...directoryScreens,
  ...settingScreens,
  ...retentionScreens,
  ...residentScreens,
]
