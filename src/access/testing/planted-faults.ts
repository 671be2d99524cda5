import type pg from 'pg'
import { renderPolicies } from '../../platform/database/render-policies.ts'
import { conditionsOf } from './conditions.ts'

/** One condition taken out of one policy or function, and how to put it back. */
export interface Fault {
  /** As in `select desk_handles on app.report_handlings` or `access.enter`. */
  place: string
  /** Of a policy. */
  table?: string
  command?: 'select' | 'insert' | 'update' | 'delete' | 'all'
  says: string
  /** Of a function: one of the reasons why it refuses. */
  isGuard?: boolean
  plant: string
  undo: string
}

interface Policy {
  name: string
  table: string
  command: NonNullable<Fault['command']>
  using: string | null
  check: string | null
}

/** Every condition of every policy of the acting role, from what the database keeps of them. */
export async function faultsInPolicies(client: pg.ClientBase): Promise<Fault[]> {
  const { rows } = await client.query<Policy>(`
    select p.polname as name, format('%s.%s', n.nspname, c.relname) as table,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
      pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('access', 'app', 'audit') and 'voordeur_actor'::regrole = any (p.polroles) order by 2, 1`)
  return rows.flatMap(policy => {
    const alter = (part: 'using' | 'check', to: string) =>
      `alter policy ${policy.name} on ${policy.table} ${part === 'using' ? 'using' : 'with check'} (${to});`
    const faults = new Map<string, Fault>()
    for (const part of ['using', 'check'] as const) {
      const said = policy[part]
      if (said === null) continue
      const all = conditionsOf(asWritten(said))
      // The whole of it is a fault of its own only where there is nothing else in it.
      for (const { says, without } of all.length > 1 ? all.filter(one => one.without !== 'true') : all) {
        // What is asked of the row as it was and as it becomes is taken out of both: either of them alone still refuses.
        const fault = faults.get(says) ?? {
          place: `${policy.command} ${policy.name} on ${policy.table}`,
          table: policy.table,
          command: policy.command,
          says,
          plant: '',
          undo: '',
        }
        fault.plant += alter(part, renderPolicies(without, 'postgres'))
        fault.undo += alter(part, said)
        faults.set(says, fault)
      }
    }
    return [...faults.values()]
  })
}

/** As in db/policies, so that a report reads like it. */
const asWritten = (expression: string): string =>
  expression
    .replaceAll(
      /\( SELECT \(?NULLIF\(current_setting\('app\.([a-z]+)'::text, true\), ''::text\)(?:\)::[a-z_.]+(?:\[\])?)? AS "?\w+"?\)/gi,
      'session($1)',
    )
    .replaceAll(/\(session\(([a-z]+)\)\)?::[a-z_.]+(?:\[\])?\)?/gi, '(session($1))')
    .replaceAll(/'::text(?!\[)/g, "'")

/** Every condition of these functions; what only repeats the municipality of a row is left, because a policy of the resolver asks it too. */
export async function faultsInFunctions(client: pg.ClientBase, names: readonly string[]): Promise<Fault[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select format('%s.%s', n.nspname, p.proname) as name, pg_get_functiondef(p.oid) as definition
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where format('%s.%s', n.nspname, p.proname) = any ($1) order by 1`,
    [names],
  )
  return rows.flatMap(({ name, definition }) => {
    const [head, body, tail] = definition.split('$function$')
    if (head === undefined || body === undefined || tail === undefined) throw new Error(`${name} has no body`)
    return conditionsOf(body)
      .filter(condition => !/^(\w+\.)?municipality_id = \S+ → true$/.test(condition.says))
      .map(condition => ({
        place: name,
        says: `line ${condition.line}: ${condition.says}`,
        isGuard: condition.isGuard,
        plant: `${head}$function$${condition.without}$function$${tail}`,
        undo: definition,
      }))
  })
}
