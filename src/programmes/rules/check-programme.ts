import { evaluate } from 'feelin'
import { factNames, possibleWorlds } from './criteria.ts'
import type { Criterion } from './criterion.ts'
import { programmeEvents } from './events.ts'
import type { LifeDomainSet } from './life-domains.ts'
import type { Programme } from './programme.ts'
import { settingsOf } from './settings.ts'
import { triageEvents } from './triage.ts'
import type { Trigger } from './trigger.ts'

export type Path = readonly (string | number)[]

/** Something wrong in a programme: where, what, and what was expected. In English: read by who writes the file. */
export interface Problem {
  readonly path: Path
  readonly what: string
  readonly expected: string
}

/** Signatories and recipients who are no role of the programme. */
export const householdParty = 'resident'

function duplicates(path: Path, entries: readonly { readonly code: string }[]): Problem[] {
  return entries.flatMap((entry, index) =>
    entries.findIndex(other => other.code === entry.code) < index
      ? [{ path: [...path, index, 'code'], what: `code "${entry.code}" is used twice`, expected: 'a code of its own' }]
      : [],
  )
}

function unknownReference(path: Path, code: string, kind: string, known: readonly string[]): Problem[] {
  if (known.includes(code)) return []
  return [
    {
      path,
      what: `there is no ${kind} "${code}"`,
      expected: known.length ? `one of ${known.join(', ')}` : `a ${kind} in this file`,
    },
  ]
}

function checkCriterion(path: Path, criterion: Criterion, programme: Programme): Problem[] {
  const known = programme.criteria.facts.map(fact => fact.name)
  let names: string[]
  try {
    names = factNames(criterion.when)
  } catch (error) {
    return [{ path, what: `"${criterion.when}" is ${(error as Error).message}`, expected: 'a FEEL expression' }]
  }
  const unknown = names.flatMap(name => unknownReference(path, name, 'fact', known))
  if (unknown.length) return unknown
  if (names.length === 0) {
    return [{ path, what: `"${criterion.when}" asks for no fact`, expected: 'an expression over facts of this file' }]
  }
  const uses = programme.criteria.facts.filter(fact => names.includes(fact.name))
  const worlds = possibleWorlds(criterion.when, uses, {})
  if (!worlds) {
    return [{ path, what: 'too many facts to explain the answer', expected: 'fewer facts, or two criteria' }]
  }
  const values = new Set<unknown>()
  for (const world of worlds) {
    const { value, warnings } = evaluate(criterion.when, world)
    if (typeof value !== 'boolean') {
      const why = warnings[0]?.message ?? `the answer is ${JSON.stringify(value)}`
      return [{ path, what: `"${criterion.when}" does not always give yes or no: ${why}`, expected: 'true or false' }]
    }
    values.add(value)
  }
  if (values.size === 1) {
    return [{ path, what: `"${criterion.when}" has the same answer for everybody`, expected: 'a test that can fail' }]
  }
  return []
}

/** All triggers of a programme with their place, for the check of attributes and codes. */
function* triggersOf(programme: Programme): Generator<{ path: Path; trigger: Trigger }> {
  function* list(path: Path, triggers: readonly Trigger[]): Generator<{ path: Path; trigger: Trigger }> {
    for (const [index, trigger] of triggers.entries()) yield { path: [...path, index], trigger }
  }
  for (const [p, phase] of programme.phases.entries()) {
    yield* list(['phases', p, 'opensOn'], phase.opensOn)
    yield* list(['phases', p, 'endsOn'], phase.endsOn)
    for (const [s, step] of phase.steps.entries()) {
      yield* list(['phases', p, 'steps', s, 'opensOn'], step.opensOn)
      yield* list(['phases', p, 'steps', s, 'reopensOn'], step.reopensOn)
      yield* list(['phases', p, 'steps', s, 'endsOn'], step.endsOn)
    }
  }
  for (const [c, clock] of programme.clocks.entries()) {
    for (const part of ['startedBy', 'restartedBy', 'pausedBy', 'resumedBy', 'stoppedBy'] as const) {
      yield* list(['clocks', c, part], clock[part])
    }
  }
  for (const [p, paper] of programme.papers.entries()) yield* list(['papers', p, 'dueOn'], paper.dueOn)
  for (const [e, level] of programme.escalation.entries()) yield* list(['escalation', e, 'on'], level.on)
  for (const [i, indicator] of programme.indicators.entries()) {
    yield* list(['indicators', i, 'counts'], indicator.counts)
    if (indicator.outOf) yield* list(['indicators', i, 'outOf', 'counts'], indicator.outOf.counts)
  }
}

/**
 * What a schema alone cannot see: codes that point nowhere, triggers on attributes an event does not have, expressions
 * that are no FEEL or never say no. An empty list means that the programme can run.
 */
export function checkProgramme(programme: Programme): Problem[] {
  const problems: Problem[] = []
  const codes = (entries: readonly { readonly code: string }[]) => entries.map(entry => entry.code)
  const roles = codes(programme.roles)
  const clocks = codes(programme.clocks)
  const papers = codes(programme.papers)
  const tables = codes(programme.caseTables)
  const outcomes = codes(programme.triage.outcomes)
  const steps = programme.phases.flatMap(phase => phase.steps)

  const lists = {
    roles: programme.roles,
    entryChannels: programme.entryChannels,
    contactMoments: programme.contactMoments,
    phases: programme.phases,
    clocks: programme.clocks,
    norms: programme.norms,
    papers: programme.papers,
    caseTables: programme.caseTables,
    closingReasons: programme.closingReasons,
    reports: programme.reports,
    indicators: programme.indicators,
  }
  for (const [name, entries] of Object.entries(lists)) problems.push(...duplicates([name], entries))
  problems.push(...duplicates(['triage', 'outcomes'], programme.triage.outcomes))
  problems.push(...duplicates(['triage', 'urgencies'], programme.triage.urgencies))
  problems.push(...duplicates(['aftercare', 'outcomes'], programme.aftercare.outcomes))
  problems.push(...duplicates(['criteria', 'inclusion'], programme.criteria.inclusion))
  problems.push(...duplicates(['criteria', 'exclusion'], programme.criteria.exclusion))
  problems.push(
    ...duplicates(
      ['criteria', 'facts'],
      programme.criteria.facts.map(({ name }) => ({ code: name })),
    ),
  )
  for (const [p, phase] of programme.phases.entries()) {
    for (const [s, step] of phase.steps.entries()) {
      if (steps.findIndex(other => other.code === step.code) === steps.indexOf(step)) continue
      const expected = 'a code of its own over all phases'
      problems.push({ path: ['phases', p, 'steps', s, 'code'], what: `code "${step.code}" is used twice`, expected })
    }
  }
  if (programme.lifeDomains.use === 'own') {
    problems.push(...duplicates(['lifeDomains', 'domains'], programme.lifeDomains.domains))
  }

  for (const kind of ['inclusion', 'exclusion'] as const) {
    for (const [index, criterion] of programme.criteria[kind].entries()) {
      const path = ['criteria', kind, index]
      problems.push(...checkCriterion([...path, 'when'], criterion, programme))
      if (criterion.outcome) {
        problems.push(...unknownReference([...path, 'outcome'], criterion.outcome, 'triage outcome', outcomes))
      }
    }
  }

  for (const [index, outcome] of programme.triage.outcomes.entries()) {
    if (!outcome.table) continue
    problems.push(...unknownReference(['triage', 'outcomes', index, 'table'], outcome.table, 'case table', tables))
  }
  for (const [p, phase] of programme.phases.entries()) {
    for (const [s, step] of phase.steps.entries()) {
      const path = ['phases', p, 'steps', s]
      problems.push(
        ...step.by.flatMap((code, i) => unknownReference([...path, 'by', i], code, 'role', roles)),
        ...step.clocks.flatMap((code, i) => unknownReference([...path, 'clocks', i], code, 'clock', clocks)),
        ...step.papers.flatMap((code, i) => unknownReference([...path, 'papers', i], code, 'paper', papers)),
      )
      if (step.opensOn.length === 0 && phase.opensOn.length === 0) {
        problems.push({ path: [...path, 'opensOn'], what: 'nothing opens this step', expected: 'a trigger here or on its phase' })
      }
    }
  }
  for (const [c, moment] of programme.contactMoments.entries()) {
    problems.push(...moment.by.flatMap((code, i) => unknownReference(['contactMoments', c, 'by', i], code, 'role', roles)))
  }
  for (const [n, norm] of programme.norms.entries()) {
    if (norm.role) problems.push(...unknownReference(['norms', n, 'role'], norm.role, 'role', roles))
    if (norm.kind === 'caseload' && (!norm.role || norm.max === null)) {
      problems.push({
        path: ['norms', n],
        what: 'a caseload without role or max',
        expected: 'whose caseload it is, and the most it may be',
      })
    }
  }
  const parties = [...roles, householdParty]
  for (const [p, paper] of programme.papers.entries()) {
    for (const part of ['signedBy', 'recipients'] as const) {
      problems.push(...paper[part].flatMap((code, i) => unknownReference(['papers', p, part, i], code, 'role', parties)))
    }
  }
  for (const [t, table] of programme.caseTables.entries()) {
    if (table.chair) problems.push(...unknownReference(['caseTables', t, 'chair'], table.chair, 'role', roles))
  }
  for (const [e, level] of programme.escalation.entries()) {
    if (level.by) problems.push(...unknownReference(['escalation', e, 'by'], level.by, 'role', roles))
    if (level.level !== e + 1) {
      problems.push({
        path: ['escalation', e, 'level'],
        what: `level ${level.level} stands in place ${e + 1}`,
        expected: `${e + 1}`,
      })
    }
  }
  const { aftercare } = programme
  problems.push(...aftercare.by.flatMap((code, i) => unknownReference(['aftercare', 'by', i], code, 'role', roles)))
  if (aftercare.clock) problems.push(...unknownReference(['aftercare', 'clock'], aftercare.clock, 'clock', clocks))
  if (aftercare.available && (!aftercare.clock || aftercare.outcomes.length === 0)) {
    problems.push({ path: ['aftercare'], what: 'aftercare has no clock or no outcomes', expected: 'both, or available: false' })
  }
  for (const [r, report] of programme.reports.entries()) {
    const known = codes(programme.indicators)
    problems.push(
      ...report.indicators.flatMap((code, i) => unknownReference(['reports', r, 'indicators', i], code, 'indicator', known)),
    )
  }

  const known: Readonly<Record<string, readonly string[] | undefined>> = {
    clock: clocks,
    paper: papers,
    table: tables,
    phase: codes(programme.phases),
    channel: codes(programme.entryChannels),
    urgency: codes(programme.triage.urgencies),
  }
  for (const { path, trigger } of triggersOf(programme)) {
    for (const [attribute, wanted] of Object.entries(trigger.with ?? {})) {
      const attributes: readonly string[] = programmeEvents[trigger.event].attributes
      const place = [...path, 'with', attribute]
      problems.push(...unknownReference(place, attribute, `attribute of ${trigger.event}`, attributes))
      const values = Array.isArray(wanted) ? wanted : [wanted]
      const referred =
        trigger.event === triageEvents[programme.triage.of] && attribute === 'outcome'
          ? { kind: 'triage outcome', codes: outcomes }
          : trigger.event === 'case-file.closed' && attribute === 'reason'
            ? { kind: 'closing reason', codes: codes(programme.closingReasons) }
            : trigger.event === 'aftercare.recorded' && attribute === 'outcome'
              ? { kind: 'aftercare outcome', codes: codes(aftercare.outcomes) }
              : (trigger.event.startsWith('home-visit.') || trigger.event === 'contact.recorded') && attribute === 'kind'
                ? { kind: 'contact moment', codes: codes(programme.contactMoments) }
                : { kind: attribute, codes: known[attribute] }
      if (referred.codes) {
        problems.push(...values.flatMap(value => unknownReference(place, String(value), referred.kind, referred.codes ?? [])))
      }
    }
  }
  for (const [i, indicator] of programme.indicators.entries()) {
    const { ofWhich } = indicator
    if (!ofWhich) continue
    const shared = indicator.counts.every(trigger =>
      (programmeEvents[trigger.event].attributes as readonly string[]).includes(ofWhich.attribute),
    )
    if (!shared) {
      problems.push({
        path: ['indicators', i, 'ofWhich', 'attribute'],
        what: `not every counted event has the attribute "${ofWhich.attribute}"`,
        expected: indicator.counts
          .map(trigger => `${trigger.event}: ${programmeEvents[trigger.event].attributes.join(', ') || 'none'}`)
          .join('; '),
      })
    }
  }
  return [...problems, ...checkSettings(programme)]
}

/** One key is one value: two places that share a key must start from the same. */
function checkSettings(programme: Programme): Problem[] {
  const settings = settingsOf(programme)
  return settings.flatMap((setting, index) => {
    const first = settings.findIndex(other => other.key === setting.key)
    const other = settings[first]
    if (first === index || (other?.kind === setting.kind && other.value === setting.value)) return []
    const what = `the setting "${setting.key}" is ${other?.value} in one place and ${setting.value} in another`
    return [{ path: [], what, expected: 'one value, or two keys' }]
  })
}

/** As {@link checkProgramme}, for a set of life domains on its own. */
export function checkLifeDomainSet(set: LifeDomainSet): Problem[] {
  return duplicates(['domains'], set.domains)
}
