/** How a policy reads a setting of the current transaction. Citus refuses sub-selects in policies; plain PostgreSQL is faster with them. */
export type PolicyRendering = 'postgres' | 'citus'

const settingTypes: Record<string, string> = {
  municipality: 'integer',
  user: 'uuid',
  organisation: 'uuid',
  purpose: 'text',
  roles: 'access.role[]',
  scopes: 'bigint[]',
  writable: 'bigint[]',
  oversight: 'integer[]',
  tended: 'integer[]',
  workplace: 'integer',
  persons: 'uuid[]',
  selves: 'uuid[]',
  veiled: 'bigint[]',
  moment: 'timestamptz',
}

/**
 * Replaces `session(name)` in a policy file. A setting that was never set, or is '' (what it becomes after its first use),
 * reads as null, and a comparison with null lets no row through.
 */
export function renderPolicies(sql: string, rendering: PolicyRendering): string {
  return sql.replaceAll(/\bsession\(([a-z]+)\)/g, (_, name: string) => {
    const type = settingTypes[name]
    if (!type) throw new Error(`session(${name}) is not a setting; known are ${Object.keys(settingTypes).join(', ')}`)
    const setting = `nullif(current_setting('app.${name}', true), '')::${type}`
    // The cast stands inside the sub-select, and again outside so that any(…) takes it as an array and not as rows.
    return rendering === 'postgres' ? `((select ${setting})::${type})` : `(${setting})`
  })
}
