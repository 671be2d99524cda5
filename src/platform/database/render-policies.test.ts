import { expect, test } from 'vitest'
import { renderPolicies } from './render-policies.ts'

test('a setting becomes a sub-select on PostgreSQL, so that it is read once per statement', () => {
  expect(renderPolicies('municipality_id = session(municipality)', 'postgres')).toBe(
    `municipality_id = ((select nullif(current_setting('app.municipality', true), '')::integer)::integer)`,
  )
})

test('a setting is read plainly on Citus, which refuses sub-selects in policies', () => {
  expect(renderPolicies('scope_id = any (session(scopes))', 'citus')).toBe(
    `scope_id = any ((nullif(current_setting('app.scopes', true), '')::bigint[]))`,
  )
})

test('every setting in a file is rendered, each with its own type', () => {
  const rendered = renderPolicies(`user_id = session(user) and 'reporter' = any (session(roles))`, 'citus')
  expect(rendered).toContain(`current_setting('app.user', true), '')::uuid`)
  expect(rendered).toContain(`current_setting('app.roles', true), '')::access.role[]`)
  expect(rendered).not.toContain('session(')
})

test('a setting that nobody sets is a mistake in the policy, and is named', () => {
  expect(() => renderPolicies('x = session(everything)', 'postgres')).toThrow(/session\(everything\).*municipality.*scopes/)
})

test('what is not a setting stays as it is', () => {
  const sql = `create table app.login_session (id integer); -- a session, of course`
  expect(renderPolicies(sql, 'postgres')).toBe(sql)
})
