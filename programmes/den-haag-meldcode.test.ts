import { describe, expect, test } from 'vitest'
import { addTerm } from '../src/platform/time/term.ts'
import { clocksFor } from '../src/programmes/rules/clock-definition.ts'
import { evaluateCriteria } from '../src/programmes/rules/criteria.ts'
import type { ProgrammeEvent } from '../src/programmes/rules/events.ts'
import { getLifeDomains } from '../src/programmes/rules/life-domains.ts'
import type { Programme } from '../src/programmes/rules/programme.ts'
import { nextSteps } from '../src/programmes/rules/steps.ts'
import { triageOutcomes } from '../src/programmes/rules/triage.ts'
import { loadProgrammes } from '../src/programmes/server/load-programmes.ts'

const { programmes, defaultLifeDomains } = await loadProgrammes()
const meldcode = programmes.get('den-haag-meldcode') as Programme

describe('the report desk', () => {
  test('a reporter who knows whom to call is sent there', () => {
    const knows = evaluateCriteria(meldcode, { reporterKnowsOrganisation: true })
    expect([knows.result, knows.outcome]).toEqual(['excluded', 'redirected'])
    expect(evaluateCriteria(meldcode, { reporterIsProfessional: true, reporterKnowsOrganisation: false }).result).toBe('fits')
    expect(evaluateCriteria(meldcode, { reporterIsProfessional: false, reporterKnowsOrganisation: false }).result).toBe(
      'does-not-fit',
    )
  })

  test('has the four outcomes of the source', () => {
    expect(triageOutcomes(meldcode).map(({ code, does, conference }) => [code, does, conference])).toEqual([
      ['redirected', 'redirect', false],
      ['single', 'direct-help', false],
      ['multiple-unrelated', 'open-case-file', false],
      ['multiple-related', 'open-case-file', true],
    ])
  })

  test('the route of multiple problems can change until the inventory visit', () => {
    const open = triageOutcomes(meldcode).filter(({ does }) => does === 'open-case-file')
    expect(open.map(({ provisionalUntil }) => provisionalUntil)).toEqual(['home-visit.recorded', 'home-visit.recorded'])
  })

  test('takes the life domains of the municipality, and says so', () => {
    expect(getLifeDomains(meldcode, defaultLifeDomains)).toBe(defaultLifeDomains)
    expect(meldcode.lifeDomains.note).toMatch(/noemt geen leefgebieden/)
  })
})

describe('clocks', () => {
  const effects = (event: ProgrammeEvent) => clocksFor(meldcode, event).map(({ clock, effect }) => `${clock.code} ${effect}`)
  test.each<[ProgrammeEvent, string[]]>([
    [{ name: 'concern-report.received', attributes: { channel: 'meldcode' } }, ['triage start']],
    [{ name: 'concern-report.triaged', attributes: { outcome: 'single' } }, ['triage met']],
    [{ name: 'task.placed' }, ['task-pick-up start']],
    [{ name: 'task.reminded', attributes: { reached: true } }, ['task-pick-up restart']],
    [{ name: 'task.reminded', attributes: { reached: false } }, []],
    [{ name: 'task.accepted' }, ['task-pick-up met']],
    [{ name: 'task.declined' }, ['task-pick-up stopped']],
    [{ name: 'case-file.closed', attributes: { reason: 'help-in-place' } }, ['aftercare start']],
    [{ name: 'case-file.closed', attributes: { reason: 'moved' } }, []],
    [{ name: 'aftercare.recorded', attributes: { outcome: 'stable' } }, ['aftercare met']],
  ])('%o', (event, expected) => expect(effects(event)).toEqual(expected))

  test('closed on 15 March, aftercare on 15 September', () => {
    const aftercare = meldcode.clocks.find(({ code }) => code === 'aftercare')
    expect(aftercare && addTerm('2026-03-15', aftercare).dueOn).toBe('2026-09-15')
  })

  test('start with the closing reasons that have aftercare, and no others', () => {
    const started = meldcode.closingReasons
      .filter(({ code }) => effects({ name: 'case-file.closed', attributes: { reason: code } }).includes('aftercare start'))
      .map(({ code }) => code)
    expect(started).toEqual(meldcode.closingReasons.filter(({ aftercare }) => aftercare).map(({ code }) => code))
  })

  test('the term of an open task is a default that the municipality sets, that of aftercare is stated', () => {
    expect(Object.fromEntries(meldcode.clocks.map(({ code, source, setting }) => [code, [source, setting]]))).toEqual({
      triage: ['default', 'triage.term'],
      'task-pick-up': ['default', 'taskPickUp.term'],
      aftercare: ['stated', null],
    })
  })
})

test('a household goes from report to aftercare', () => {
  const history: ProgrammeEvent[] = []
  const after = (event: ProgrammeEvent) => {
    history.push(event)
    return nextSteps(meldcode, history).map(({ step }) => step.code)
  }
  expect(after({ name: 'concern-report.received' })).toEqual(['beoordelen'])
  expect(after({ name: 'concern-report.triaged', attributes: { outcome: 'multiple-related' } })).toEqual([])
  expect(after({ name: 'case-file.opened' })).toEqual(['regisseur'])
  expect(after({ name: 'coordinator.assigned' })).toEqual(['huisbezoek'])
  expect(after({ name: 'home-visit.recorded', attributes: { kind: 'inventory' } })).toEqual([
    'externe-hulp',
    'plan',
    'taak-uitzetten',
    'afsluiten',
  ])
  expect(after({ name: 'plan.drawn-up' })).toEqual(['externe-hulp', 'taak-uitzetten', 'afsluiten'])
  expect(after({ name: 'task.placed' })).toEqual(['externe-hulp', 'opvolging-bewaken', 'afsluiten'])
  expect(after({ name: 'task.done' })).toEqual(['externe-hulp', 'afsluiten'])
  expect(after({ name: 'case-file.closed', attributes: { reason: 'help-in-place' } })).toEqual(['nazorgcontact'])
  expect(after({ name: 'aftercare.recorded', attributes: { outcome: 'relapse' } })).toEqual([])
  expect(after({ name: 'case-file.reopened' })).toEqual(['afsluiten'])
})
