import { reopeningReasonLabels } from '../../aftercare/rules/reopening.ts'
import { contactKindLabels } from '../../case-files/rules/contact-kind.ts'
import { conferenceKindLabels } from '../../conferences/rules/conference-state.ts'
import { organisationKindLabels } from '../../directory/rules/organisation-kind.ts'
import { resultLabels } from '../../interventions/rules/outcome.ts'
import { visitOutcomeLabels } from '../../outreach/rules/visit-outcome.ts'
import { actionStateLabels } from '../../plans/rules/action-state.ts'
import { goalStateLabels } from '../../plans/rules/goal-state.ts'
import type { IndicatorDefinition } from '../../programmes/rules/indicator-definition.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { reporterKindLabels } from '../../signals/rules/reporter-kinds.ts'

interface CountedFact {
  event: string
  attributes: Readonly<Record<string, string | number | boolean | null>>
}
type Labelled = readonly { code: string; label: string }[]

/** What programme files call things; life domains stand in a set of their own. */
export interface Wording {
  programme: Programme
  lifeDomains: Labelled
  /** Whose "of which" may name values in its own words. */
  indicator: IndicatorDefinition
}

/** The attributes of a counted fact as people say them; a code that nobody gave a label is shown as it is. */
export const attributeWords = (fact: CountedFact, wording: Wording): string[] =>
  Object.entries(fact.attributes)
    .filter(([, value]) => value !== null)
    .map(([attribute, value]) => wordOf(fact.event, attribute, value ?? '', wording))

function wordOf(event: string, attribute: string, value: string | number | boolean, wording: Wording): string {
  if (typeof value === 'boolean') return answers[attribute]?.[value ? 0 : 1] ?? (value ? 'ja' : 'nee')
  const code = String(value)
  const { ofWhich } = wording.indicator
  const own = ofWhich?.attribute === attribute ? ofWhich.values?.find(one => one.value === code)?.label : undefined
  return own ?? choicesOf(event, attribute, wording).find(one => one.code === code)?.label ?? code
}

/** What yes and no mean where a bare "ja" would tell nothing. */
const answers: Readonly<Record<string, readonly [string, string]>> = {
  success: ['gelukt', 'niet gelukt'],
  reached: ['bereikt', 'niet bereikt'],
  adviceGiven: ['advies gegeven', 'geen advies'],
}

/** One attribute means different things for different events: an outcome of a triage is none of an aftercare contact. */
function choicesOf(event: string, attribute: string, { programme, lifeDomains }: Wording): Labelled {
  const of = (prefix: string) => event.startsWith(prefix)
  switch (attribute) {
    case 'outcome':
      if (of('aftercare.')) return programme.aftercare.outcomes
      if (event === 'home-visit.recorded' || event === 'visit.attempted') return visitOutcomes
      return programme.triage.outcomes
    case 'channel':
      return programme.entryChannels
    case 'urgency':
      return programme.triage.urgencies
    case 'lifeDomain':
      return lifeDomains
    case 'table':
    case 'platform':
      return [...programme.caseTables, { code: 'organisation', label: 'een andere organisatie' }]
    case 'phase':
      return programme.phases
    case 'clock':
      return programme.clocks
    case 'reason':
      if (event === 'case-file.closed') return programme.closingReasons
      return event === 'case-file.reopened' ? reopeningReasons : []
    case 'kind':
      if (of('conference.')) return conferenceKinds
      if (of('home-visit.') || of('visit.') || of('assessment.')) return programme.contactMoments
      return of('contact.') || of('note.') ? contactKinds : []
    case 'result':
      return of('intervention.') ? results : []
    case 'state':
      return of('goal.') ? goalStates : of('action.') ? actionStates : []
    case 'reporterKind':
      return reporterKinds
    case 'organisationKind':
      return organisationKinds
    default:
      return []
  }
}

const listed = (labels: Readonly<Record<string, string>>): Labelled =>
  Object.entries(labels).map(([code, label]) => ({ code, label }))
const visitOutcomes = Object.entries(visitOutcomeLabels).map(([code, { label }]) => ({ code, label }))
const reopeningReasons = listed(reopeningReasonLabels)
const conferenceKinds = listed(conferenceKindLabels)
const contactKinds = listed(contactKindLabels)
const results = listed(resultLabels)
const goalStates = listed(goalStateLabels)
const actionStates = listed(actionStateLabels)
const reporterKinds = listed(reporterKindLabels)
const organisationKinds = listed(organisationKindLabels)
