import { describe, expect, test } from 'vitest'
import { clocksFor } from '../src/programmes/rules/clock-definition.ts'
import { evaluateCriteria } from '../src/programmes/rules/criteria.ts'
import type { Facts } from '../src/programmes/rules/criterion.ts'
import type { ProgrammeEvent } from '../src/programmes/rules/events.ts'
import type { Programme } from '../src/programmes/rules/programme.ts'
import { nextSteps } from '../src/programmes/rules/steps.ts'
import { loadProgrammes } from '../src/programmes/server/load-programmes.ts'

const { programmes } = await loadProgrammes()
const familyManagement = programmes.get('gouda-gezinsmanagement') as Programme

const family: Facts = {
  problemDomains: ['wonen', 'opvoeden'],
  nuisanceOrCrime: true,
  hasChildren: true,
  youngestChildAge: 16,
}

describe('the four criteria', () => {
  test.each<[string, Facts, string]>([
    ['a family that fits', family, 'fits'],
    ['discussed before only weighs', { ...family, discussedBefore: false }, 'fits'],
    ['one problem is not several', { ...family, problemDomains: ['wonen'] }, 'does-not-fit'],
    ['without nuisance or crime', { ...family, nuisanceOrCrime: false }, 'does-not-fit'],
    ['the youngest is seventeen', { ...family, youngestChildAge: 17 }, 'does-not-fit'],
    ['no children, so their age does not matter', { ...family, hasChildren: false, youngestChildAge: null }, 'does-not-fit'],
    ['the age is not known', { ...family, youngestChildAge: null }, 'unknown'],
  ])('%s', (_, facts, result) => expect(evaluateCriteria(familyManagement, facts).result).toBe(result))
})

test('compulsion has its law, the contract its signatories, a manager five families', () => {
  expect(familyManagement.modes.map(({ mode, legalBasis }) => [mode, legalBasis?.law])).toEqual([
    ['pressure', 'huurovereenkomst met bijzondere voorwaarden'],
    ['compulsion', 'Wet werk en bijstand'],
  ])
  expect(familyManagement.papers.find(({ code }) => code === 'contract')?.signedBy).toEqual(['resident', 'aanmelder'])
  expect(familyManagement.papers.find(({ code }) => code === 'plan')?.signedBy).toEqual([
    'resident',
    'aanmelder',
    'gezinsmanager',
  ])
  expect(familyManagement.norms.find(({ kind }) => kind === 'caseload')).toMatchObject({ max: 5, role: 'gezinsmanager' })
})

test('a family goes from signal to monitoring', () => {
  const history: ProgrammeEvent[] = []
  const after = (...events: ProgrammeEvent[]) => {
    history.push(...events)
    return nextSteps(familyManagement, history).map(({ step }) => step.code)
  }
  expect(after({ name: 'concern-report.received' })).toEqual(['vooronderzoek'])
  expect(after({ name: 'concern-report.triaged', attributes: { outcome: 'discuss' } })).toEqual(['beoordelen'])
  expect(after({ name: 'conference.held', attributes: { table: 'casuistiekoverleg' } })).toEqual(['besluit'])
  expect(after({ name: 'participation.decided', attributes: { decision: 'accepted' } })).toEqual(['kennismaken'])
  expect(after({ name: 'phase.entered', attributes: { phase: 'onderzoek-overname' } })).toEqual(['kennismaken', 'structuur'])
  expect(after({ name: 'home-visit.recorded', attributes: { kind: 'introduction' } })).toEqual(['afspraken', 'structuur'])
  expect(after({ name: 'paper.signed', attributes: { paper: 'contract' } })).toEqual(['structuur'])
  expect(after({ name: 'plan.drawn-up' })).toEqual(['plan-ondertekenen', 'structuur'])
  expect(after({ name: 'paper.signed', attributes: { paper: 'plan' } })).toEqual(['structuur'])
  expect(
    after(
      { name: 'phase.left', attributes: { phase: 'onderzoek-overname' } },
      { name: 'phase.entered', attributes: { phase: 'leerfase' } },
    ),
  ).toEqual(['leren'])
  expect(
    after(
      { name: 'phase.left', attributes: { phase: 'leerfase' } },
      { name: 'phase.entered', attributes: { phase: 'afsluitfase' } },
    ),
  ).toEqual(['afronden', 'eindrapportage'])
  expect(after({ name: 'case-file.closed', attributes: { reason: 'risks-gone' } })).toEqual(['eindrapportage', 'monitoren'])
  expect(after({ name: 'paper.sent', attributes: { paper: 'end-report' } })).toEqual(['monitoren'])
})

test('every visit begins the day anew in the first phase', () => {
  const effects = (event: ProgrammeEvent) =>
    clocksFor(familyManagement, event).map(({ clock, effect }) => `${clock.code} ${effect}`)
  expect(effects({ name: 'phase.entered', attributes: { phase: 'onderzoek-overname' } })).toEqual(['daily-presence start'])
  expect(effects({ name: 'home-visit.recorded', attributes: { kind: 'guidance' } })).toEqual(['daily-presence restart'])
  expect(effects({ name: 'phase.left', attributes: { phase: 'onderzoek-overname' } })).toEqual(['daily-presence stopped'])
  expect(effects({ name: 'phase.entered', attributes: { phase: 'leerfase' } })).toEqual(['learning-phase start'])
})
