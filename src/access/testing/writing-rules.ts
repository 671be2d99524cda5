import type { Role } from '../rules/roles.ts'
import type { Row } from './sample-row.ts'

/** Who writes, in each row that tries. */
export const self = '00000001-0000-4000-8000-000000000001'
export const ownOrganisation = '00000002-0000-4000-8000-000000000001'
/** A person whom this user represents, when a resident. */
export const ownPerson = '00000006-0000-4000-8000-000000000001'
export const somebodyElse = '0000000a-0000-4000-8000-000000000009'
export const writableScope = 500
export const readableScope = 501
export const ownArea = 1
export const otherArea = 2

export interface WritingRule {
  table: string
  does: 'insert' | 'update' | 'delete'
  /** Any one of these will do; left out: whoever has any role, or none. */
  roles?: readonly Role[]
  purpose?: string
  /** What stands in the row for it to be allowed. */
  row?: Row
  /** With any of these in the row it is refused, or the row stays as it is. */
  unless?: readonly Row[]
  /** What an update makes of the row; `version` when nothing is said. */
  to?: Row
  /** And what it never makes of it, each refused. */
  neverTo?: readonly Row[]
}

const officer = ['privacy_officer'] as const
const keeper = ['administrator'] as const
const desk = ['contact_point'] as const
const policy = ['policy_officer'] as const
const oversight = { roles: officer, purpose: 'privacy-oversight' }
const loading = { roles: keeper, purpose: 'first-load' }
const retention = { roles: ['privacy_officer', 'process_coordinator'], purpose: 'retention' } as const
const runs = { roles: ['privacy_officer', 'process_coordinator', 'administrator'], purpose: 'retention' } as const

const mine = (column: string): Pick<WritingRule, 'row' | 'unless'> => ({
  row: { [column]: self },
  unless: [{ [column]: somebodyElse }],
})
const signs = (column: string): Pick<WritingRule, 'to' | 'neverTo'> => ({
  to: { [column]: self },
  neverTo: [{ [column]: somebodyElse }],
})
const atTheDesk = (also: Row = {}, unless: readonly Row[] = []) => ({
  roles: desk,
  row: { area_id: ownArea, ...also },
  unless: [{ area_id: otherArea }, ...unless],
})
const moment = '2026-06-15T12:00:00Z'

/**
 * Who adds and changes what lies under no scope, and what a few other policies ask besides: said once more, apart from the database. A
 * table under no scope that somebody may write in and that is not here turns `writing.db.test.ts` red.
 */
export const writingRules: readonly WritingRule[] = [
  // What the administrator keeps.
  { table: 'access.users', does: 'insert', roles: keeper },
  { table: 'access.users', does: 'update', roles: keeper, unless: [{ id: self }] },
  { table: 'access.teams', does: 'insert', roles: keeper },
  { table: 'access.teams', does: 'update', roles: keeper },
  { table: 'access.identity_providers', does: 'insert', roles: keeper },
  { table: 'access.identity_providers', does: 'update', roles: keeper },
  { table: 'access.identity_provider_domains', does: 'insert', roles: keeper },
  { table: 'access.identity_provider_domains', does: 'delete', roles: keeper },
  { table: 'app.administration_changes', does: 'insert', roles: keeper, ...mine('changed_by') },
  {
    table: 'app.administration_changes',
    does: 'insert',
    roles: ['administrator', 'coordinator'],
    row: { changed_by: self, kind: 'deputy' },
    unless: [{ changed_by: somebodyElse }],
  },
  { table: 'app.areas', does: 'insert', roles: keeper },
  { table: 'app.areas', does: 'update', roles: keeper, to: { is_priority: true } },
  { table: 'app.organisations', does: 'insert', roles: keeper },
  { table: 'app.organisations', does: 'update', roles: keeper },
  { table: 'app.settings', does: 'insert', roles: keeper },
  { table: 'app.settings', does: 'update', roles: keeper },
  { table: 'app.programmes_in_use', does: 'insert', roles: keeper },
  { table: 'app.programmes_in_use', does: 'update', roles: keeper },
  { table: 'app.programme_versions', does: 'insert', roles: keeper },
  { table: 'app.covenants', does: 'insert', roles: keeper, ...mine('recorded_by') },
  { table: 'app.covenants', does: 'update', roles: keeper },
  { table: 'app.covenant_versions', does: 'insert', roles: keeper, ...mine('recorded_by') },
  { table: 'app.covenant_documents', does: 'insert', roles: keeper, ...mine('recorded_by') },
  { table: 'app.covenant_documents', does: 'update', roles: keeper, ...signs('withdrawn_by') },
  { table: 'app.role_reviews', does: 'insert', roles: ['administrator', 'privacy_officer'], ...mine('decided_by') },
  { table: 'app.first_loads', does: 'insert', ...loading, ...mine('started_by') },
  { table: 'app.first_loads', does: 'update', ...loading },
  { table: 'app.first_load_lines', does: 'insert', ...loading },
  { table: 'app.first_load_lines', does: 'update', ...loading, to: { outcome: 'x' } },
  { table: 'app.first_load_records', does: 'insert', ...loading, ...mine('loaded_by') },
  { table: 'app.first_load_records', does: 'update', ...loading, to: { content_hash: '\\x02' } },

  // What the privacy officer keeps.
  { table: 'app.accountability_answers', does: 'insert', ...oversight, ...mine('recorded_by') },
  { table: 'app.dpia_editions', does: 'insert', ...oversight, ...mine('recorded_by') },
  {
    table: 'app.data_breaches',
    does: 'insert',
    ...oversight,
    row: { recorded_by: self },
    unless: [{ recorded_by: somebodyElse }, { closed_at: moment }],
  },
  { table: 'app.data_breaches', does: 'update', ...oversight },
  { table: 'app.data_breach_lines', does: 'insert', ...oversight, ...mine('recorded_by') },
  {
    table: 'app.data_breach_people',
    does: 'insert',
    ...oversight,
    row: { recorded_by: self },
    unless: [{ recorded_by: somebodyElse }, { removed_at: moment }],
  },
  { table: 'app.data_breach_people', does: 'update', ...oversight, to: { removed_at: moment }, neverTo: [{ removed_at: null }] },
  { table: 'app.consent_texts', does: 'insert', roles: officer, ...mine('recorded_by') },
  { table: 'app.legal_ground_changes', does: 'insert', roles: officer, ...mine('changed_by') },
  { table: 'audit.alert_reviews', does: 'insert', ...oversight, ...mine('reviewed_by') },
  {
    table: 'app.emergency_accesses',
    does: 'update',
    ...oversight,
    row: { user_id: somebodyElse },
    unless: [{ user_id: self }],
    ...signs('reviewed_by'),
  },

  // Keeping and destroying.
  { table: 'app.retention_terms', does: 'insert', roles: keeper, purpose: 'retention', ...mine('decided_by') },
  {
    table: 'app.legal_holds',
    does: 'insert',
    ...retention,
    row: { set_by: self },
    unless: [{ set_by: somebodyElse }, { valid_to: moment }, { found: 1 }, { told_at: moment }],
  },
  { table: 'app.legal_holds', does: 'update', ...retention, ...signs('lifted_by') },
  {
    table: 'app.destruction_orders',
    does: 'insert',
    roles: ['privacy_officer', 'process_coordinator', 'coordinator'],
    row: { ordered_by: self },
    unless: [{ ordered_by: somebodyElse }, { run_id: somebodyElse }, { done_at: moment }, { withdrawn_at: moment }],
  },
  { table: 'app.destruction_orders', does: 'update', ...retention, unless: [{ done_at: moment }], to: { withdrawn_at: moment } },
  {
    table: 'app.destruction_runs',
    does: 'insert',
    roles: ['process_coordinator', 'administrator'],
    purpose: 'retention',
    row: { prepared_by: self, state: 'counting' },
    unless: [{ prepared_by: somebodyElse }, { state: 'approved' }, { root: '\\x01' }, { list_hash: '\\x01' }],
  },
  {
    table: 'app.destruction_runs',
    does: 'update',
    ...runs,
    row: { state: 'counting', withdrawn_by: null },
    unless: [{ state: 'done' }],
    to: { withdrawn_by: self },
    neverTo: [{ withdrawn_by: somebodyElse }, { state: 'done' }],
  },
  ...(['privacy_officer', 'process_coordinator', 'administrator'] as const).map(role => ({
    table: 'app.destruction_approvals',
    does: 'insert' as const,
    // Each in the role they hold themselves.
    roles: [role],
    purpose: 'retention',
    row: { approved_by: self, as_role: role },
    unless: [{ approved_by: somebodyElse }],
  })),

  // Nobody's name needs to stand there yet.
  ...(
    [
      { table: 'app.covenant_documents', roles: keeper, row: { withdrawn_by: null }, to: { withdrawn_at: null } },
      { table: 'app.triages', ...atTheDesk({ undone_by: null }), to: { undo_reason: null } },
      { table: 'app.destruction_runs', ...runs, row: { state: 'counting', withdrawn_by: null } },
      { table: 'app.legal_holds', ...retention, row: { lifted_by: null } },
      { table: 'app.emergency_accesses', ...oversight, row: { user_id: somebodyElse, reviewed_by: null } },
    ] as const
  ).map(rule => ({ ...rule, does: 'update' as const })),

  // Figures.
  { table: 'app.targets', does: 'insert', roles: policy },
  { table: 'app.targets', does: 'update', roles: policy },
  {
    table: 'app.half_year_reports',
    does: 'insert',
    roles: policy,
    row: { state: 'draft', started_by: self },
    unless: [{ state: 'published' }, { started_by: somebodyElse }],
  },
  {
    table: 'app.half_year_reports',
    does: 'update',
    roles: policy,
    row: { state: 'draft' },
    unless: [{ state: 'published' }],
    to: { state: 'published', published_by: self },
    neverTo: [{ state: 'published', published_by: somebodyElse }],
  },
  { table: 'app.half_year_reports', does: 'update', roles: policy, row: { state: 'draft' }, to: { version: 9 } },
  { table: 'app.half_year_reports', does: 'delete', roles: policy, row: { state: 'draft' }, unless: [{ state: 'published' }] },
  { table: 'app.half_year_report_texts', does: 'insert', roles: policy, purpose: 'steering' },
  { table: 'app.half_year_report_texts', does: 'update', roles: policy, purpose: 'steering' },
  { table: 'app.half_year_report_texts', does: 'delete', roles: policy, purpose: 'steering' },

  // Reports. Whoever reports sets off the handling, the clock and a first tiding, and reads none of it.
  {
    table: 'app.concern_reports',
    does: 'insert',
    roles: ['reporter'],
    row: { area_id: otherArea, reporter_user_id: self, entered_by: self, reporter_organisation_id: ownOrganisation },
    unless: [{ reporter_user_id: somebodyElse }, { entered_by: somebodyElse }, { reporter_organisation_id: somebodyElse }],
  },
  {
    table: 'app.concern_reports',
    does: 'insert',
    ...atTheDesk({ entered_by: self, reporter_user_id: null }, [
      { entered_by: somebodyElse },
      { reporter_user_id: somebodyElse },
    ]),
  },
  {
    table: 'app.report_handlings',
    does: 'insert',
    row: { state: 'new', known_household: 'not-checked', claimed_by: null },
    unless: [{ state: 'triaged' }, { known_household: 'known' }, { claimed_by: self }],
  },
  { table: 'app.report_handlings', does: 'update', ...atTheDesk() },
  { table: 'app.triages', does: 'insert', ...atTheDesk({ decided_by: self }, [{ decided_by: somebodyElse }]) },
  { table: 'app.triages', does: 'update', ...atTheDesk(), ...signs('undone_by') },
  { table: 'app.report_tidings', does: 'insert', ...mine('told_by') },
  { table: 'app.desk_conversations', does: 'insert', ...atTheDesk({ held_by: self }, [{ held_by: somebodyElse }]) },
  {
    table: 'app.report_links',
    does: 'insert',
    ...atTheDesk({ linked_by: self }, [{ linked_by: somebodyElse }, { parted_at: moment }]),
  },
  { table: 'app.report_links', does: 'update', ...atTheDesk(), ...signs('parted_by') },
  { table: 'app.report_endings', does: 'insert', ...atTheDesk({ ended_by: self }, [{ ended_by: somebodyElse }]) },

  // Clocks that lie in no file: of a report, of a programme, of a breach.
  {
    table: 'app.clocks',
    does: 'insert',
    row: { about_kind: 'report', access_domain: 14, scope_id: null, case_file_id: null },
    unless: [{ access_domain: 16 }, { scope_id: readableScope }, { case_file_id: somebodyElse }],
  },
  {
    table: 'app.clocks',
    does: 'insert',
    row: { about_kind: 'programme', access_domain: 17, scope_id: null, case_file_id: null },
    unless: [{ access_domain: 1 }, { about_kind: 'task' }, { scope_id: readableScope }, { case_file_id: somebodyElse }],
  },
  {
    table: 'app.clocks',
    does: 'insert',
    ...oversight,
    row: { about_kind: 'data-breach', access_domain: 1, scope_id: null, case_file_id: null, shielded: true },
    unless: [{ shielded: false }, { about_kind: 'task' }, { scope_id: readableScope }, { case_file_id: somebodyElse }],
  },
  {
    table: 'app.clocks',
    does: 'update',
    ...oversight,
    row: { about_kind: 'data-breach', access_domain: 1, area_id: otherArea, shielded: true },
    unless: [{ about_kind: 'task' }, { shielded: false }],
  },
  {
    table: 'app.clocks',
    does: 'update',
    roles: policy,
    purpose: 'steering',
    row: { about_kind: 'programme', access_domain: 17, area_id: otherArea },
    unless: [{ about_kind: 'task' }],
  },
  ...[14, 16].map(access_domain => ({
    table: 'app.clocks',
    does: 'update' as const,
    ...atTheDesk({ about_kind: 'task', access_domain }, [{ access_domain: 1 }, { shielded: true }]),
  })),

  // Of whoever acts, in their own name.
  { table: 'app.drafts', does: 'insert', ...mine('user_id') },
  { table: 'app.drafts', does: 'update', ...mine('user_id'), to: { user_id: self }, neverTo: [{ user_id: somebodyElse }] },
  { table: 'app.drafts', does: 'delete', ...mine('user_id') },
  { table: 'app.receipts', does: 'insert', ...mine('user_id') },
  { table: 'app.messages', does: 'insert', ...mine('created_by') },
  {
    table: 'app.counted_facts',
    does: 'insert',
    row: { recorded_by: self, scope_id: null },
    unless: [{ recorded_by: somebodyElse }],
  },
  {
    table: 'app.counted_facts',
    does: 'insert',
    row: { recorded_by: self, scope_id: readableScope },
    unless: [{ recorded_by: somebodyElse }, { scope_id: 999 }],
  },
  {
    table: 'audit.processing_log',
    does: 'insert',
    row: { user_id: self, organisation_id: ownOrganisation },
    unless: [{ user_id: somebodyElse }, { organisation_id: somebodyElse }, { user_id: null }],
  },
  // The dictionary tells only that a word occurs somewhere.
  { table: 'app.search_names', does: 'insert' },
  { table: 'app.search_misspellings', does: 'insert' },

  // Under a scope, where a policy asks for more than the scope.
  {
    table: 'app.consent_voices',
    does: 'insert',
    row: { scope_id: readableScope, person_id: ownPerson, answer: 'withdrawn', way: 'portal', recorded_by: self },
    unless: [{ person_id: somebodyElse }, { answer: 'yes' }, { way: 'in-person' }, { recorded_by: somebodyElse }],
  },
  {
    table: 'app.involvements',
    does: 'update',
    roles: ['partner'],
    row: { scope_id: readableScope, organisation_id: ownOrganisation, role: 'partner', valid_to: null },
    unless: [{ scope_id: 999 }, { organisation_id: somebodyElse }, { role: 'coordinator' }, { valid_to: moment }],
    to: { valid_to: moment },
    neverTo: [{ valid_to: null }],
  },
  {
    table: 'app.sharing_decisions',
    does: 'update',
    row: { scope_id: readableScope, organisation_id: ownOrganisation, ended_by: null, ended_at: null },
    unless: [{ scope_id: 999 }, { organisation_id: somebodyElse }],
    to: { ended_by: self, ended_at: moment },
    neverTo: [
      { ended_by: somebodyElse, ended_at: moment },
      { ended_by: self, ended_at: null },
    ],
  },
  {
    table: 'app.sharing_decisions',
    does: 'update',
    row: { scope_id: writableScope, organisation_id: somebodyElse, ended_by: null },
    ...signs('ended_by'),
  },
  { table: 'app.documents', does: 'update', row: { scope_id: writableScope, withdrawn_by: null }, ...signs('withdrawn_by') },
  { table: 'app.extract_passages', does: 'update', row: { scope_id: writableScope, checked_by: null }, ...signs('checked_by') },
  {
    table: 'app.extract_passages',
    does: 'delete',
    row: { scope_id: writableScope },
    unless: [{ scope_id: readableScope }],
  },
  {
    table: 'app.search_entries',
    does: 'delete',
    row: { scope_id: writableScope },
    unless: [{ scope_id: readableScope }],
  },
  { table: 'app.transfers', does: 'update', row: { scope_id: writableScope, settled_by: null }, ...signs('settled_by') },
  {
    table: 'app.aftercare_contacts',
    does: 'update',
    row: { scope_id: writableScope, recorded_by: null },
    ...signs('recorded_by'),
  },
  {
    table: 'app.timeline',
    does: 'insert',
    row: { scope_id: writableScope, actor_user_id: self, actor_organisation_id: ownOrganisation },
    unless: [{ scope_id: readableScope }, { actor_user_id: somebodyElse }, { actor_organisation_id: somebodyElse }],
  },
  {
    table: 'app.tasks',
    does: 'insert',
    row: { scope_id: writableScope, sender_user_id: self, sender_organisation_id: ownOrganisation },
    unless: [{ scope_id: readableScope }, { sender_user_id: somebodyElse }, { sender_organisation_id: somebodyElse }],
  },
  { table: 'app.tasks', does: 'update', ...atTheDesk({ scope_id: 999 }, [{ shielded: true }]) },
  {
    table: 'app.task_calls',
    does: 'insert',
    ...atTheDesk({ scope_id: 999, called_by: self }, [{ called_by: somebodyElse }, { shielded: true }]),
  },
  {
    table: 'app.spending_decisions',
    does: 'insert',
    row: { scope_id: writableScope, recorded_by: self, decision: 'withdrawn' },
    unless: [{ scope_id: readableScope }, { recorded_by: somebodyElse }],
  },
  {
    table: 'app.spending_decisions',
    does: 'insert',
    roles: ['process_coordinator'],
    row: { scope_id: writableScope, recorded_by: self, decision: 'granted' },
    unless: [{ scope_id: readableScope }, { recorded_by: somebodyElse }],
  },
  ...(['app.request_proposals', 'app.resident_copies', 'app.consent_decisions', 'app.mandates'] as const).map(table => ({
    table,
    does: 'insert' as const,
    roles: [table === 'app.mandates' ? ('process_coordinator' as const) : ('coordinator' as const)],
    row: { scope_id: writableScope, recorded_by: self },
    unless: [{ scope_id: readableScope }, { recorded_by: somebodyElse }],
  })),
  {
    table: 'app.request_decisions',
    does: 'insert',
    roles: ['coordinator', 'process_coordinator'],
    row: { scope_id: writableScope, recorded_by: self },
    unless: [{ scope_id: readableScope }, { recorded_by: somebodyElse }],
  },
]
