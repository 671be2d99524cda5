/** A table that holds something about a household, and how what is in it is found and destroyed. */
export interface KeptTable {
  readonly name: KeptTableName
  /** What tells its rows apart, without municipality and moments. The first is the number of a record. */
  readonly key: readonly [string, ...string[]]
  /** Its rows carry a scope: by that they belong to a file and, with its access domain, to a part of it. */
  readonly scoped?: true
  /** Holds the file together: goes last, whatever domain it lies in, because other parts hang on it. */
  readonly core?: true
  /** Moments at which the row was made or changed. The last of them, over a part, is from when its term runs. */
  readonly moments: readonly string[]
  /** Counts as a change only when somebody did it: a term that passes by itself, noted by the system, keeps nothing longer. */
  readonly doneBy?: string
  /** Foreign keys to other tables of this list. What hangs on a destroyed row goes along, unless it may stand without. */
  readonly hangsOn: readonly { readonly column: string; readonly on: KeptTableName; readonly mayStandAlone?: true }[]
  /** Columns without a foreign key that name another record: the row goes along with it. */
  readonly tellsOf: readonly string[]
  /** Columns that name a person: the row goes along when all about one person is destroyed. In a file it lies under the file's scopes. */
  readonly about: readonly string[]
  /** Columns without a foreign key that name another record (the last of each), and are emptied together when it goes. */
  readonly mentions: readonly (readonly [string, ...string[]])[]
}

type Entry = Partial<Omit<KeptTable, 'name'>>
const table = (name: KeptTableName, key: string | readonly [string, ...string[]], entry: Entry = {}): KeptTable => ({
  name,
  key: typeof key === 'string' ? [key] : key,
  moments: [],
  hangsOn: [],
  tellsOf: [],
  about: [],
  mentions: [],
  ...entry,
})
/** Under a scope, in the part of its access domain. */
const scoped = (name: KeptTableName, moments: readonly string[], entry: Entry = {}): KeptTable =>
  table(name, 'id', { scoped: true, moments, ...entry })
/** Under a scope, and what holds the file together. */
const core = (name: KeptTableName, moments: readonly string[], entry: Entry = {}): KeptTable =>
  scoped(name, moments, { core: true, ...entry })

/**
 * Every table with something about a household, in the order of destruction: what hangs on another comes before it. A test
 * compares the list with the schema, so that a new table is not forgotten: `src/retention/server/kept-tables.db.test.ts`.
 */
export const keptTables: readonly KeptTable[] = [
  scoped('app.document_chunks', [], {
    key: ['document_id', 'chunk'],
    hangsOn: [{ column: 'document_id', on: 'app.documents' }],
  }),
  scoped('app.documents', ['recorded_at', 'withdrawn_at'], {
    hangsOn: [{ column: 'replaces_id', on: 'app.documents', mayStandAlone: true }],
  }),
  table('app.clock_steps', ['clock_id', 'run', 'step'], { hangsOn: [{ column: 'clock_id', on: 'app.clocks' }] }),
  core('app.clocks', [], { tellsOf: ['about_id'] }),
  core('app.search_entries', []),
  scoped('app.timeline', ['recorded_at', 'occurred_at'], { doneBy: 'actor_user_id', tellsOf: ['refers_to'] }),
  scoped('app.notes', ['recorded_at', 'occurred_at'], { mentions: [['superseded_by']] }),
  scoped('app.domain_scores', ['scored_at'], { mentions: [['home_visit_id']] }),
  scoped('app.home_visits', ['recorded_at', 'visited_at']),
  scoped('app.visit_cards', ['recorded_at', 'ended_at'], { mentions: [['home_visit_id']] }),
  scoped('app.aftercare_contacts', ['made_at']),
  scoped('app.closures', ['closed_at', 'reopened_at']),
  scoped('app.actions', ['recorded_at', 'finished_at'], { hangsOn: [{ column: 'goal_id', on: 'app.goals' }], about: ['who_id'] }),
  scoped('app.interventions', ['recorded_at'], { hangsOn: [{ column: 'goal_id', on: 'app.goals', mayStandAlone: true }] }),
  scoped('app.spending_decisions', ['recorded_at'], { hangsOn: [{ column: 'spending_id', on: 'app.spendings' }] }),
  scoped('app.spendings', ['recorded_at'], {
    hangsOn: [
      { column: 'goal_id', on: 'app.goals', mayStandAlone: true },
      { column: 'mandate_id', on: 'app.mandates', mayStandAlone: true },
    ],
  }),
  scoped('app.mandates', ['recorded_at']),
  scoped('app.goals', ['recorded_at'], { hangsOn: [{ column: 'plan_id', on: 'app.plans' }] }),
  core('app.plan_households', ['valid_from', 'valid_to'], {
    key: ['plan_id', 'household_id'],
    hangsOn: [
      { column: 'plan_id', on: 'app.plans' },
      { column: 'household_id', on: 'app.households' },
    ],
  }),
  core('app.plans', ['started_at', 'ended_at'], { hangsOn: [{ column: 'case_file_id', on: 'app.case_files' }] }),
  scoped('app.task_contents', [], { key: ['task_id'], hangsOn: [{ column: 'task_id', on: 'app.tasks' }] }),
  scoped('app.task_calls', ['called_at'], { hangsOn: [{ column: 'task_id', on: 'app.tasks' }] }),
  core('app.tasks', ['placed_at', 'answered_at', 'finished_at'], { mentions: [['action_id'], ['involvement_id']] }),
  scoped('app.conference_lines', ['recorded_at', 'dropped_at'], {
    hangsOn: [{ column: 'conference_id', on: 'app.conferences' }],
    mentions: [['supersedes'], ['superseded_by'], ['became', 'became_id']],
  }),
  scoped('app.conference_people', ['recorded_at', 'invited_at', 'withdrawn_at'], {
    hangsOn: [{ column: 'conference_id', on: 'app.conferences' }],
    about: ['person_id'],
  }),
  core('app.conferences', ['recorded_at', 'ended_at'], {}),
  scoped('app.transfers', ['offered_at', 'settled_at']),
  scoped('app.report_files', ['linked_at'], { key: ['report_id'] }),
  scoped('app.household_events', ['recorded_at', 'withdrawn_at'], { about: ['subject_id'] }),
  core('app.file_links', ['recorded_at'], {
    key: ['id', 'case_file_id'],
    hangsOn: [
      { column: 'case_file_id', on: 'app.case_files' },
      { column: 'other_file_id', on: 'app.case_files' },
    ],
    tellsOf: ['record_id', 'other_record_id'],
  }),
  core('app.file_shares', ['valid_from', 'valid_to'], {
    hangsOn: [
      { column: 'case_file_id', on: 'app.case_files' },
      { column: 'with_file_id', on: 'app.case_files' },
    ],
    about: ['subject_id'],
  }),
  core('app.consent_voices', ['recorded_at'], {
    hangsOn: [{ column: 'consent_id', on: 'app.consent_records' }],
    about: ['person_id'],
  }),
  core('app.consent_decisions', ['recorded_at'], { hangsOn: [{ column: 'consent_id', on: 'app.consent_records' }] }),
  core('app.consent_records', ['recorded_at'], { about: ['person_id'] }),
  core('app.domain_cards', [], { hangsOn: [{ column: 'sharing_decision_id', on: 'app.sharing_decisions' }] }),
  core('app.sharing_decisions', ['valid_from', 'ended_at'], { hangsOn: [{ column: 'involvement_id', on: 'app.involvements' }] }),
  scoped('app.veilig_thuis_contacts', ['recorded_at', 'withdrawn_at'], {
    hangsOn: [{ column: 'meldcode_id', on: 'app.meldcodes' }],
  }),
  scoped('app.meldcode_entries', ['recorded_at'], {
    hangsOn: [{ column: 'meldcode_id', on: 'app.meldcodes' }],
    mentions: [['superseded_by']],
  }),
  scoped('app.meldcodes', ['recorded_at', 'ended_at'], { hangsOn: [{ column: 'shield_id', on: 'app.shieldings' }] }),
  core('app.shield_people', ['recorded_at', 'ended_at'], { hangsOn: [{ column: 'shield_id', on: 'app.shieldings' }] }),
  core('app.shieldings', ['recorded_at', 'lifted_at'], { about: ['subject_id'] }),
  scoped('app.resident_copies', ['released_at'], { hangsOn: [{ column: 'request_id', on: 'app.resident_requests' }] }),
  scoped('app.extract_passages', ['recorded_at', 'checked_at'], {
    hangsOn: [{ column: 'request_id', on: 'app.resident_requests' }],
    tellsOf: ['source_id'],
  }),
  scoped('app.request_decisions', ['recorded_at'], { hangsOn: [{ column: 'request_id', on: 'app.resident_requests' }] }),
  scoped('app.request_proposals', ['recorded_at'], { hangsOn: [{ column: 'request_id', on: 'app.resident_requests' }] }),
  scoped('app.resident_request_texts', [], {
    key: ['request_id'],
    hangsOn: [{ column: 'request_id', on: 'app.resident_requests' }],
  }),
  scoped('app.resident_statements', ['recorded_at'], { mentions: [['request_id']] }),
  scoped('app.resident_requests', ['recorded_at'], {}),
  core('app.emergency_accesses', ['opened_at']),
  core('app.involvements', ['valid_from', 'valid_to']),
  core('app.participations', ['started_at', 'ended_at']),
  core('app.case_files', ['opened_at', 'closed_at'], {
    hangsOn: [
      { column: 'household_id', on: 'app.households' },
      { column: 'joined_into', on: 'app.case_files', mayStandAlone: true },
    ],
  }),
  core('app.residences', ['recorded_at'], { hangsOn: [{ column: 'household_id', on: 'app.households' }] }),
  core('app.household_members', ['recorded_at'], {
    hangsOn: [{ column: 'household_id', on: 'app.households' }],
    about: ['person_id'],
  }),
  core('app.person_relations', ['recorded_at'], { about: ['person_id', 'related_person_id'] }),
  core('app.person_contacts', ['recorded_at', 'ended_at'], { about: ['person_id'] }),
  core('app.person_identities', ['recorded_at'], { key: ['person_id'] }),
  core('app.households', ['recorded_at']),
  core('access.numbers', [], { key: ['person_id'] }),

  table('app.report_endings', ['triage_id'], { moments: ['ended_at'], hangsOn: [{ column: 'triage_id', on: 'app.triages' }] }),
  table('app.triages', ['id'], {
    moments: ['decided_at', 'undone_at'],
    hangsOn: [{ column: 'report_id', on: 'app.concern_reports' }],
  }),
  table('app.report_links', ['id'], {
    moments: ['linked_at', 'parted_at'],
    hangsOn: [
      { column: 'report_id', on: 'app.concern_reports' },
      { column: 'leading_report_id', on: 'app.concern_reports' },
    ],
  }),
  table('app.report_tidings', ['id'], { moments: ['told_at'], hangsOn: [{ column: 'report_id', on: 'app.concern_reports' }] }),
  table('app.desk_conversations', ['id'], {
    moments: ['held_at'],
    hangsOn: [{ column: 'report_id', on: 'app.concern_reports' }],
  }),
  table('app.report_handlings', ['report_id'], {
    moments: ['claimed_at'],
    hangsOn: [{ column: 'report_id', on: 'app.concern_reports' }],
  }),
  table('app.concern_reports', ['id'], { moments: ['received_at'] }),

  table('app.drafts', ['about_id', 'user_id', 'device_id', 'form'], { tellsOf: ['about_id'] }),
  table('app.messages', ['id'], { tellsOf: ['about_id'] }),
  table('app.first_load_records', ['record_id', 'kind', 'reference'], { tellsOf: ['record_id'] }),
  table('app.data_breach_people', ['id'], { tellsOf: ['about_id'] }),
  table('access.number_matches', ['id'], { tellsOf: ['person_id', 'other_person_id'] }),
  table('access.consents', ['id', 'access_domain'], { tellsOf: ['case_file_id', 'person_id'] }),
  table('access.residents', ['person_id', 'user_id'], { tellsOf: ['person_id'] }),
  table('access.grants', ['id'], { tellsOf: ['case_file_id', 'grantee_id'], about: ['holder_id', 'subject_id'] }),
  table('access.file_holders', ['case_file_id', 'holder_id'], { tellsOf: ['case_file_id', 'holder_id'] }),
  table('access.file_registry', ['case_file_id'], { tellsOf: ['case_file_id'] }),
  // Last: every row above lay under one of them.
  table('access.scopes', ['holder_id', 'subject_id', 'access_domain', 'disclosure', 'shield_id'], {
    tellsOf: ['holder_id'],
    about: ['subject_id'],
  }),
  table('access.shields', ['id'], { tellsOf: ['case_file_id'], about: ['subject_id'] }),
]

export const keptTableNames = [
  'app.emergency_accesses',
  'app.data_breach_people',
  'app.resident_requests',
  'app.resident_statements',
  'app.resident_request_texts',
  'app.request_proposals',
  'app.request_decisions',
  'app.extract_passages',
  'app.resident_copies',
  'app.shieldings',
  'app.shield_people',
  'app.meldcodes',
  'app.meldcode_entries',
  'app.veilig_thuis_contacts',
  'app.sharing_decisions',
  'app.domain_cards',
  'app.consent_records',
  'app.consent_decisions',
  'app.consent_voices',
  'access.consents',
  'access.residents',
  'access.scopes',
  'access.shields',
  'access.file_holders',
  'access.file_registry',
  'access.grants',
  'access.number_matches',
  'access.numbers',
  'app.actions',
  'app.aftercare_contacts',
  'app.case_files',
  'app.clock_steps',
  'app.clocks',
  'app.closures',
  'app.concern_reports',
  'app.conference_lines',
  'app.conference_people',
  'app.conferences',
  'app.desk_conversations',
  'app.document_chunks',
  'app.documents',
  'app.domain_scores',
  'app.drafts',
  'app.file_links',
  'app.file_shares',
  'app.first_load_records',
  'app.goals',
  'app.home_visits',
  'app.household_events',
  'app.household_members',
  'app.households',
  'app.interventions',
  'app.involvements',
  'app.mandates',
  'app.messages',
  'app.notes',
  'app.participations',
  'app.person_contacts',
  'app.person_identities',
  'app.person_relations',
  'app.plan_households',
  'app.plans',
  'app.report_endings',
  'app.report_files',
  'app.report_handlings',
  'app.report_links',
  'app.report_tidings',
  'app.residences',
  'app.search_entries',
  'app.spending_decisions',
  'app.spendings',
  'app.task_calls',
  'app.task_contents',
  'app.tasks',
  'app.timeline',
  'app.transfers',
  'app.triages',
  'app.visit_cards',
] as const
export type KeptTableName = (typeof keptTableNames)[number]
