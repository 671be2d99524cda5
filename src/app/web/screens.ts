import { screens as auditScreens } from '../../audit/web/screens.tsx'
import { screens as caseFileScreens } from '../../case-files/web/screens.tsx'
import { screens as indicatorScreens } from '../../indicators/web/screens.tsx'
import { screens as outreachScreens } from '../../outreach/web/screens.tsx'
import type { Screen } from '../../platform/web/screen.ts'
import { screens as signalScreens } from '../../signals/web/screens.tsx'
import { screens as workplaceScreens } from '../../workplace/web/screens.tsx'

/** Every page of the product, in the order of the chain. */
export const screens: readonly Screen[] = [
  ...workplaceScreens,
  ...signalScreens,
  ...caseFileScreens,
  ...outreachScreens,
  ...indicatorScreens,
  ...auditScreens,
]
