import { expect, test } from 'vitest'
import { addTerm } from '../src/platform/time/term.ts'
import { clocksFor } from '../src/programmes/rules/clock-definition.ts'
import type { ProgrammeEvent } from '../src/programmes/rules/events.ts'
import { getLifeDomains } from '../src/programmes/rules/life-domains.ts'
import type { Programme } from '../src/programmes/rules/programme.ts'
import { nextSteps } from '../src/programmes/rules/steps.ts'
import { loadProgrammes } from '../src/programmes/server/load-programmes.ts'

const { programmes, defaultLifeDomains } = await loadProgrammes()
const avTeams = programmes.get('amersfoort-av-teams') as Programme
const interview: ProgrammeEvent = { name: 'home-visit.recorded', attributes: { kind: 'activating-interview' } }

test('a household goes from letter to revisit', () => {
  const history: ProgrammeEvent[] = []
  const after = (event: ProgrammeEvent) => {
    history.push(event)
    return nextSteps(avTeams, history).map(({ step }) => step.code)
  }
  expect(after({ name: 'visit-stop.planned' })).toEqual(['brief'])
  expect(after({ name: 'announcement.sent' })).toEqual(['aanbellen'])
  expect(after({ name: 'home-visit.planned', attributes: { kind: 'activating-interview' } })).toEqual(['interview'])
  expect(after(interview)).toEqual(['aanbod-of-toestemming', 'vervolgstappen'])
  expect(after({ name: 'home-visit.triaged', attributes: { outcome: 'core-team' } })).toEqual([
    'kernteam',
    'vervolgstappen',
    'toeleiding',
  ])
  expect(after({ name: 'conference.decided', attributes: { table: 'kernteam', decision: 'x' } })).toEqual([
    'vervolgstappen',
    'toeleiding',
  ])
  expect(after({ name: 'home-visit.recorded', attributes: { kind: 'next-steps' } })).toEqual(['toeleiding'])
  expect(after({ name: 'enrolment.started' })).toEqual(['herbezoek'])
  expect(after({ name: 'home-visit.recorded', attributes: { kind: 'revisit' } })).toEqual([])
})

test('contact about next steps within four weeks of the interview', () => {
  const [start] = clocksFor(avTeams, interview)
  expect(start).toMatchObject({ effect: 'start', clock: { code: 'next-steps', source: 'stated' } })
  expect(start && addTerm('2026-11-23', start.clock).dueOn).toBe('2026-12-21')
  const stop = clocksFor(avTeams, { name: 'contact.recorded', attributes: { kind: 'next-steps', reached: true } })
  expect(stop.map(({ effect }) => effect)).toEqual(['met'])
  expect(clocksFor(avTeams, { name: 'contact.recorded', attributes: { kind: 'next-steps', reached: false } })).toEqual([])
})

test('the resident agrees before the core team talks, and the judgement is made at the door', () => {
  expect(avTeams.papers.find(({ kind }) => kind === 'consent')?.signedBy).toEqual(['resident'])
  expect(avTeams.triage).toMatchObject({ of: 'home-visit', by: 'visitor' })
  expect(avTeams.modes.map(({ mode }) => mode)).toEqual(['voluntary'])
})

test('has four categories of its own, on the scale of the municipality', () => {
  const { domains, scale } = getLifeDomains(avTeams, defaultLifeDomains)
  expect(domains.map(({ accessDomain }) => accessDomain)).toEqual(['housing', 'finance', 'health', 'social'])
  expect(scale).toBe(defaultLifeDomains.scale)
})

test('the trajectories of the source add up', () => {
  const value = (what: string) => avTeams.experience.results.find(result => result.what === what)?.value ?? Number.NaN
  const parts = avTeams.experience.results.filter(({ what }) => what.startsWith('trajecten ') && what !== 'trajecten in totaal')
  expect(parts.reduce((sum, part) => sum + (part.value ?? 0), 0)).toBe(value('trajecten in totaal'))
})
