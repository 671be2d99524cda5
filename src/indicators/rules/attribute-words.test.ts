import { expect, test } from 'vitest'
import { demoProgramme } from '../../../db/demo/voorbeeldstad.ts'
import { loadProgrammes } from '../../programmes/server/load-programmes.ts'
import { attributeWords } from './attribute-words.ts'

const programme = (await loadProgrammes()).programmes.get(demoProgramme.id)
const [indicator] = programme?.indicators ?? []
if (!programme || !indicator) throw new Error('the programme of the demonstration is missing')
const words = (event: string, attributes: Record<string, string | boolean | null>): string[] =>
  attributeWords({ event, attributes }, { programme, indicator, lifeDomains: [{ code: 'geld', label: 'Geldzaken' }] })
const label = (choices: readonly { code: string; label: string }[], code: string) => choices.find(one => one.code === code)?.label

test('codes are said in the words of the programme, each as its event means it', () => {
  expect(words('aftercare.recorded', { outcome: 'stable' })).toEqual([label(programme.aftercare.outcomes, 'stable')])
  expect(words('aftercare.recorded', { outcome: 'declined' })).not.toEqual(words('case-file.closed', { reason: 'declined' }))
  expect(words('concern-report.triaged', { outcome: 'single', urgency: 'now' })).toEqual([
    label(programme.triage.outcomes, 'single'),
    label(programme.triage.urgencies, 'now'),
  ])
  expect(words('goal.reached', { lifeDomain: 'geld' })).toEqual(['Geldzaken'])
  expect(words('home-visit.recorded', { kind: 'inventory', outcome: 'conversation' }).at(-1)).toBe('Gesprek gehad')
})

test('yes and no say of what, what is absent is left out, and an unknown code is shown as it is', () => {
  expect(words('case-file.closed', { reason: 'spookreden', success: false })).toEqual(['spookreden', 'niet gelukt'])
  expect(words('task.reminded', { reached: true })).toEqual(['bereikt'])
  expect(words('conference.planned', { table: null })).toEqual([])
})

test('every outcome, channel, urgency, table and closing reason of the programme has its word', () => {
  const raw = [
    ...programme.aftercare.outcomes.map(one => words('aftercare.recorded', { outcome: one.code })[0] === one.label),
    ...programme.triage.outcomes.map(one => words('case-file.opened', { outcome: one.code })[0] === one.label),
    ...programme.entryChannels.map(one => words('concern-report.received', { channel: one.code })[0] === one.label),
    ...programme.caseTables.map(one => words('conference.held', { table: one.code })[0] === one.label),
    ...programme.closingReasons.map(one => words('case-file.closed', { reason: one.code })[0] === one.label),
  ]
  expect(raw.length).toBeGreaterThan(15)
  expect(raw.filter(one => !one)).toEqual([])
})
