import { evaluate, parseExpression } from 'feelin'
import type { Criteria, Criterion, Fact, Facts } from './criterion.ts'
import type { Programme } from './programme.ts'

export type Answer = 'yes' | 'no' | 'unknown'

export interface CriterionOutcome {
  readonly criterion: Criterion
  readonly kind: 'inclusion' | 'exclusion'
  readonly answer: Answer
  /** The facts that the expression looks at, and of these the ones that nobody has answered yet. */
  readonly uses: readonly Fact[]
  readonly missing: readonly Fact[]
  /** One plain Dutch sentence: what was asked, the answer, and what is still to be asked. */
  readonly explanation: string
}

export interface CriteriaOutcome {
  /** `fits`: goes ahead. `excluded`: an exclusion applies. `does-not-fit`: an inclusion fails. `unknown`: ask further. */
  readonly result: 'fits' | 'excluded' | 'does-not-fit' | 'unknown'
  readonly criteria: readonly CriterionOutcome[]
  /** What to ask next, each fact once, those of open criteria first. */
  readonly toAsk: readonly Fact[]
  /** The triage outcome that an exclusion which applies points to. */
  readonly outcome: string | null
}

/** Names of facts in a FEEL expression; throws an Error with the place when it cannot be read as FEEL. */
export function factNames(expression: string): string[] {
  const names = new Set<string>()
  const own = new Set(['item'])
  const tree = parseExpression(expression, {}, undefined)
  tree.iterate({
    enter(node) {
      const text = expression.slice(node.from, node.to)
      if (node.type.isError) throw new Error(`not FEEL at character ${node.from + 1}`)
      if (node.name === 'SimplePositiveUnaryTest' && /^[<>]/.test(text) && node.node.parent?.name !== 'PositiveUnaryTest') {
        throw new Error(`not FEEL at character ${node.from + 1}: two comparisons in a row`)
      }
      if (node.name === 'Name') own.add(text)
      if (node.name === 'VariableName') {
        const parent = node.node.parent
        const isCalled = parent?.name === 'FunctionInvocation' && parent.firstChild?.from === node.from
        if (!isCalled) names.add(text)
      }
    },
  })
  return [...names].filter(name => !own.has(name))
}

/** More worlds than this are not tried; the answer is then "unknown", which is always safe. */
const worldLimit = 1024

/**
 * Values that an unanswered fact can take, enough to see whether it matters: all of them for yes/no and choices; for a
 * number both sides of every number in the expression; for a list none, each, and growing numbers of answers.
 */
function candidates(fact: Fact, expression: string): readonly unknown[] {
  switch (fact.type) {
    case 'boolean':
      return [true, false]
    case 'number': {
      const borders = [...expression.matchAll(/\d+(?:\.\d+)?/g)].map(match => Number(match[0]))
      const around = borders.flatMap(border => [border - 1, border, border + 1])
      // Ages, counts, months and amounts: none of them is below zero.
      return [...new Set([0, ...around.filter(value => value >= 0), 1e6])]
    }
    case 'choice':
      return (fact.values ?? []).map(value => value.code)
    case 'choices': {
      const codes = (fact.values ?? []).map(value => value.code)
      return [...codes.map(code => [code]), ...codes.map((_, index) => codes.slice(0, index)), codes]
    }
  }
}

/** Every world in which the unanswered facts have some value, or null when there are too many to try. */
export function possibleWorlds(expression: string, uses: readonly Fact[], facts: Facts): Record<string, unknown>[] | null {
  let worlds: Record<string, unknown>[] = [{}]
  for (const fact of uses) {
    const known = facts[fact.name] ?? null
    const values = known === null ? candidates(fact, expression) : [known]
    if (worlds.length * values.length > worldLimit) return null
    worlds = worlds.flatMap(world => values.map(value => ({ ...world, [fact.name]: value })))
  }
  return worlds
}

/**
 * The answer holds whatever the unanswered facts turn out to be; otherwise it is unknown. FEEL alone is not enough
 * here: it says false to `null = true`, and a question nobody asked is not a "no".
 */
function answerOf(expression: string, uses: readonly Fact[], facts: Facts): Answer {
  const worlds = possibleWorlds(expression, uses, facts)
  if (!worlds) return 'unknown'
  const values = new Set(worlds.map(world => evaluate(expression, world).value))
  if (values.size !== 1) return 'unknown'
  const [value] = values
  return value === true ? 'yes' : value === false ? 'no' : 'unknown'
}

function explain(criterion: Criterion, answer: Answer, missing: readonly Fact[]): string {
  if (answer === 'yes') return `${criterion.label}: ja. (${criterion.text})`
  if (answer === 'no') return `${criterion.label}: nee. (${criterion.text})`
  const questions = missing.map(fact => fact.question).join(' ')
  return `${criterion.label}: nog niet bekend. ${questions ? `Vraag: ${questions} ` : ''}(${criterion.text})`
}

function outcomeOf(criterion: Criterion, kind: 'inclusion' | 'exclusion', criteria: Criteria, facts: Facts): CriterionOutcome {
  const names = factNames(criterion.when)
  const uses = criteria.facts.filter(fact => names.includes(fact.name))
  const missing = uses.filter(fact => (facts[fact.name] ?? null) === null)
  const answer = answerOf(criterion.when, uses, facts)
  return { criterion, kind, answer, uses, missing, explanation: explain(criterion, answer, missing) }
}

/** Together: one "no" decides for `all`, one "yes" for `any`; indications never decide. Nothing required is a yes. */
function combined(outcomes: readonly CriterionOutcome[], combine: 'all' | 'any'): Answer {
  const answers = outcomes.filter(outcome => outcome.criterion.weight === 'required').map(outcome => outcome.answer)
  if (answers.length === 0) return 'yes'
  const decisive = combine === 'all' ? 'no' : 'yes'
  if (answers.includes(decisive)) return decisive
  if (answers.includes('unknown')) return 'unknown'
  return combine === 'all' ? 'yes' : 'no'
}

/** Whether a household fits the programme, criterion by criterion, with the words of the source. */
export function evaluateCriteria(programme: Pick<Programme, 'criteria'>, facts: Facts): CriteriaOutcome {
  const { criteria } = programme
  const inclusion = criteria.inclusion.map(criterion => outcomeOf(criterion, 'inclusion', criteria, facts))
  const exclusion = criteria.exclusion.map(criterion => outcomeOf(criterion, 'exclusion', criteria, facts))
  const included = combined(inclusion, criteria.combine)
  const excluded = exclusion.length === 0 ? 'no' : combined(exclusion, 'any')
  const applying = exclusion.find(outcome => outcome.answer === 'yes' && outcome.criterion.weight === 'required')
  const result =
    excluded === 'yes'
      ? 'excluded'
      : included === 'no'
        ? 'does-not-fit'
        : included === 'yes' && excluded === 'no'
          ? 'fits'
          : 'unknown'
  const all = [...inclusion, ...exclusion]
  const open = all.filter(outcome => outcome.answer === 'unknown')
  return {
    result,
    criteria: all,
    toAsk: [...new Set([...open, ...all].flatMap(outcome => outcome.missing))],
    outcome: applying?.criterion.outcome ?? null,
  }
}
