import type { Purpose } from '../../access/rules/purposes.ts'
import type { RetentionPart } from '../../retention/rules/parts.ts'

/** The activity that the worker does by itself: clocks, mail, figures, seals, destruction. */
export type ActivityCode = Purpose | 'system'

/** What cannot be read from operations and tables: what it is for in a sentence, and which terms of keeping it has to do with. */
export const activityWords: Record<ActivityCode, { what: string; kept: readonly RetentionPart[] }> = {
  intake: {
    what: 'Zorgen over een huishouden ontvangen, beoordelen en doorgeven aan wie kan helpen.',
    kept: ['report'],
  },
  support: {
    what: 'Een huishouden met meer problemen helpen met één plan en één coördinator, samen met partners.',
    kept: ['support', 'youth', 'safety', 'debt', 'core'],
  },
  steering: {
    what: 'Tellen wat er gebeurde en wat het opleverde, om bij te sturen en verantwoording af te leggen. Zonder namen.',
    kept: [],
  },
  'privacy-oversight': {
    what: 'Nagaan of gegevens alleen gebruikt worden waarvoor ze zijn, en verantwoording afleggen.',
    kept: ['log-line'],
  },
  administration: {
    what: 'Bijhouden wie hier werkt, in welke rol, en hoe het werk is ingericht.',
    kept: [],
  },
  'first-load': {
    what: 'Dossiers die een team al had eenmalig overnemen.',
    kept: ['core', 'support'],
  },
  workplace: {
    what: 'Ieder het eigen werk laten zien, en bewaren wat nog getypt wordt.',
    kept: ['draft', 'request', 'message'],
  },
  'own-file': {
    what: 'Inwoners laten zien wat er van hen is vastgelegd, wie keek, en hun rechten laten gebruiken.',
    kept: ['core'],
  },
  'sharing-check': {
    what: 'Nakijken wat een partner van een dossier ziet.',
    kept: ['log-line'],
  },
  retention: {
    what: 'Vernietigen wat niet langer nodig is, met goedkeuring van twee mensen, en bewijzen dat het gebeurde.',
    kept: ['support', 'youth', 'safety', 'debt', 'core', 'report', 'log-line', 'backup'],
  },
  system: {
    what: 'Wat vanzelf gebeurt: termijnen bewaken, berichten versturen, cijfers tellen, het logboek verzegelen.',
    kept: ['message', 'log-line'],
  },
}
