// Generated from the schema by `npm run voordeur -- describe-tables`. Do not edit.
import type { ColumnType } from 'kysely'

export interface Tables {
  'access.access_domains': {
    municipality_id: number
    id: number
    code: string
    label: string
  }
  'access.accounts': {
    id: string
    issuer: string
    subject: string
    name: string
    email: ColumnType<string | null, string | null | undefined, string | null>
  }
  'access.consents': {
    municipality_id: number
    id: string
    case_file_id: string
    person_id: string
    organisation_id: string
    purpose: string
    access_domain: number
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    ends_at: ColumnType<Date, never, never>
  }
  'access.demo_clock': {
    id: ColumnType<boolean, boolean | undefined, boolean>
    shift: string
  }
  'access.deputies': {
    municipality_id: number
    id: string
    absent_user_id: string
    deputy_user_id: string
    organisation_id: string
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date, Date | string, Date | string>
    arranged_by: string
    arranged_at: ColumnType<Date, Date | string, Date | string>
  }
  'access.file_holders': {
    municipality_id: number
    case_file_id: string
    holder_id: string
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'access.file_registry': {
    municipality_id: number
    case_file_id: string
    household_id: string
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    closed_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'access.grants': {
    municipality_id: number
    id: string
    case_file_id: string
    grantee_id: string
    organisation_id: string
    for_role: ColumnType<'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member' | null, 'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member' | null | undefined, 'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member' | null>
    holder_id: ColumnType<string | null, string | null | undefined, string | null>
    subject_id: ColumnType<string | null, string | null | undefined, string | null>
    access_domain: ColumnType<number | null, number | null | undefined, number | null>
    disclosure: 'existence' | 'content'
    may_write: boolean
    shield_id: ColumnType<string | null, string | null | undefined, string | null>
    hidden: ColumnType<boolean, boolean | undefined, boolean>
    legal_ground_id: number
    involvement_id: ColumnType<string | null, string | null | undefined, string | null>
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    ends_at: ColumnType<Date, never, never>
  }
  'access.identity_provider_domains': {
    municipality_id: number
    domain: string
    provider_code: string
  }
  'access.identity_providers': {
    municipality_id: number
    code: string
    kind: string
    label: string
    every_organisation: ColumnType<boolean, boolean | undefined, boolean>
    organisation_ids: ColumnType<(string)[], (string)[] | undefined, (string)[]>
    strong_acr: ColumnType<(string)[], (string)[] | undefined, (string)[]>
    strong_amr: ColumnType<(string)[], (string)[] | undefined, (string)[]>
    strong_for: ColumnType<string, string | undefined, string>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'access.legal_grounds': {
    municipality_id: number
    id: number
    code: string
    label: string
    purpose: string
    source_law: ColumnType<string, string | undefined, string>
    used_for: ColumnType<string, string | undefined, string>
    receiver_basis: ColumnType<string | null, string | null | undefined, string | null>
    special_basis: ColumnType<string | null, string | null | undefined, string | null>
    criminal_basis: ColumnType<string | null, string | null | undefined, string | null>
    secrecy_basis: ColumnType<string | null, string | null | undefined, string | null>
    secrecy_by: ColumnType<string, string | undefined, string>
    controller: ColumnType<string, string | undefined, string>
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    by_consent: ColumnType<boolean, never, never>
  }
  'access.login_sessions': {
    token_hash: Buffer
    account_id: string
    municipality_id: ColumnType<number | null, number | null | undefined, number | null>
    user_id: ColumnType<string | null, string | null | undefined, string | null>
    organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    id_token: ColumnType<string | null, string | null | undefined, string | null>
    created_at: ColumnType<Date, Date | string, Date | string>
    last_seen_at: ColumnType<Date, Date | string, Date | string>
    expires_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    provider: ColumnType<string | null, string | null | undefined, string | null>
    acr: ColumnType<string | null, string | null | undefined, string | null>
    amr: ColumnType<(string)[], (string)[] | undefined, (string)[]>
  }
  'access.municipalities': {
    id: number
    code: string
    name: string
  }
  'access.number_matches': {
    municipality_id: number
    id: string
    person_id: string
    other_person_id: string
    found_at: ColumnType<Date, Date | string, Date | string>
  }
  'access.numbers': {
    municipality_id: number
    person_id: string
    scope_id: number
    bsn_hash: Buffer
    bsn_sealed: Buffer
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'access.purposes': {
    municipality_id: number
    code: string
    label: string
  }
  'access.residents': {
    municipality_id: number
    user_id: string
    person_id: string
    is_self: boolean
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'access.role_assignments': {
    municipality_id: number
    id: string
    user_id: string
    organisation_id: string
    role: 'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member'
    area_id: ColumnType<number | null, number | null | undefined, number | null>
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    renewed: ColumnType<boolean, boolean | undefined, boolean>
  }
  'access.role_domains': {
    municipality_id: number
    role: 'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member'
    access_domain: number
    disclosure: 'existence' | 'content'
    may_write: boolean
    legal_ground_id: number
  }
  'access.scopes': {
    municipality_id: number
    id: ColumnType<number, never, never>
    holder_id: string
    subject_id: string
    access_domain: number
    disclosure: 'existence' | 'content'
    shield_id: ColumnType<string | null, string | null | undefined, string | null>
  }
  'access.shields': {
    municipality_id: number
    id: string
    case_file_id: ColumnType<string | null, string | null | undefined, string | null>
    subject_id: string
    reason: string
    created_by: string
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'access.team_members': {
    municipality_id: number
    team_id: string
    user_id: string
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'access.teams': {
    municipality_id: number
    id: string
    organisation_id: string
    name: string
    area_ids: ColumnType<(number)[], (number)[] | undefined, (number)[]>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'access.users': {
    municipality_id: number
    id: string
    account_id: ColumnType<string | null, string | null | undefined, string | null>
    display_name: string
    job_title: ColumnType<string, string | undefined, string>
    email: ColumnType<string | null, string | null | undefined, string | null>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.accountability_answers': {
    municipality_id: number
    id: string
    document: string
    question: string
    body: string
    previous_id: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.actions': {
    municipality_id: number
    id: string
    case_file_id: string
    goal_id: string
    scope_id: number
    what: string
    who_kind: string
    who_id: string
    due_on: ColumnType<string | null, string | null | undefined, string | null>
    done_when: ColumnType<string, string | undefined, string>
    state: ColumnType<string, string | undefined, string>
    finished_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.addresses': {
    municipality_id: number
    id: string
    street: string
    house_number: number
    addition: ColumnType<string, string | undefined, string>
    postcode: string
    city: string
    area_id: number
  }
  'app.administration_changes': {
    municipality_id: number
    id: string
    kind: string
    about: string
    field: string
    before: ColumnType<unknown | null, string | null | undefined, string | null>
    after: ColumnType<unknown | null, string | null | undefined, string | null>
    changed_by: string
    changed_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.aftercare_contacts': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    planned_for: string
    responsible_user_id: string
    made_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    result: ColumnType<string | null, string | null | undefined, string | null>
    note: ColumnType<string, string | undefined, string>
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
    version: ColumnType<number, number | undefined, number>
  }
  'app.areas': {
    municipality_id: number
    id: number
    parent_id: ColumnType<number | null, number | null | undefined, number | null>
    kind: string
    name: string
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    is_priority: ColumnType<boolean, boolean | undefined, boolean>
  }
  'app.case_files': {
    municipality_id: number
    id: string
    household_id: string
    scope_id: number
    title: string
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    phase: string
    coordinator_user_id: ColumnType<string | null, string | null | undefined, string | null>
    coordinator_organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    opened_at: ColumnType<Date, Date | string, Date | string>
    first_visit_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    last_step_at: ColumnType<Date, Date | string, Date | string>
    closed_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    oversight_key: ColumnType<number | null, never, never>
    joined_into: ColumnType<string | null, string | null | undefined, string | null>
  }
  'app.clock_steps': {
    municipality_id: number
    clock_id: string
    step: string
    run: number
    fired_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.clocks': {
    municipality_id: number
    id: string
    scope_id: ColumnType<number | null, number | null | undefined, number | null>
    case_file_id: ColumnType<string | null, string | null | undefined, string | null>
    about_kind: string
    about_id: string
    area_id: number
    access_domain: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    kind: string
    label: string
    term: string
    counting: string
    extend: ColumnType<boolean, boolean | undefined, boolean>
    warn_before: ColumnType<string | null, string | null | undefined, string | null>
    norm_source: string
    programme_id: ColumnType<string | null, string | null | undefined, string | null>
    run: ColumnType<number, number | undefined, number>
    pauses: ColumnType<unknown, string | undefined, string>
    started_at: ColumnType<Date, Date | string, Date | string>
    warns_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    due_at: ColumnType<Date, Date | string, Date | string>
    paused_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    met_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    stopped_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    responsible_user_id: ColumnType<string | null, string | null | undefined, string | null>
    responsible_role: ColumnType<'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member' | null, 'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member' | null | undefined, 'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member' | null>
    responsible_organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    version: ColumnType<number, number | undefined, number>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.closures': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    reason: string
    outcome: string
    explanation: ColumnType<string, string | undefined, string>
    handover_to: ColumnType<string | null, string | null | undefined, string | null>
    handover_note: ColumnType<string, string | undefined, string>
    closed_by: string
    closed_at: ColumnType<Date, Date | string, Date | string>
    reopened_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'app.concern_reports': {
    municipality_id: number
    id: string
    programme_id: string
    programme_version: number
    channel: string
    reporter_kind: string
    reporter_name: ColumnType<string, string | undefined, string>
    reporter_contact: ColumnType<string, string | undefined, string>
    reporter_user_id: ColumnType<string | null, string | null | undefined, string | null>
    reporter_organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    entered_by: string
    obtained: ColumnType<string, string | undefined, string>
    received_at: ColumnType<Date, Date | string, Date | string>
    about_name: ColumnType<string, string | undefined, string>
    about_address: ColumnType<string, string | undefined, string>
    address_id: ColumnType<string | null, string | null | undefined, string | null>
    area_id: number
    about_contact: ColumnType<string, string | undefined, string>
    observed: string
    life_domains: (string)[]
    urgency: string
    wants_help: ColumnType<string, string | undefined, string>
    knows_whom_to_call: ColumnType<boolean, boolean | undefined, boolean>
    resident_informed: boolean
    resident_agrees: string
    anonymous: ColumnType<boolean, boolean | undefined, boolean>
    resident_informed_note: ColumnType<string, string | undefined, string>
    folded_name: ColumnType<string | null, never, never>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.conference_lines': {
    municipality_id: number
    id: string
    conference_id: string
    case_file_id: string
    scope_id: number
    kind: string
    life_domain: ColumnType<string | null, string | null | undefined, string | null>
    subject_id: ColumnType<string | null, string | null | undefined, string | null>
    body: string
    takes_minutes: ColumnType<number | null, number | null | undefined, number | null>
    became: ColumnType<string | null, string | null | undefined, string | null>
    became_id: ColumnType<string | null, string | null | undefined, string | null>
    supersedes: ColumnType<string | null, string | null | undefined, string | null>
    superseded_by: ColumnType<string | null, string | null | undefined, string | null>
    dropped_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.conference_people': {
    municipality_id: number
    id: string
    conference_id: string
    case_file_id: string
    scope_id: number
    kind: string
    organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    user_id: ColumnType<string | null, string | null | undefined, string | null>
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    name: ColumnType<string, string | undefined, string>
    organisation_name: ColumnType<string, string | undefined, string>
    job_title: ColumnType<string, string | undefined, string>
    invited_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    withdrawn_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    attended: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.conferences': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    programme_id: ColumnType<string | null, string | null | undefined, string | null>
    table_code: ColumnType<string | null, string | null | undefined, string | null>
    starts_at: ColumnType<Date, Date | string, Date | string>
    length_minutes: ColumnType<number, number | undefined, number>
    online: ColumnType<boolean, boolean | undefined, boolean>
    place: ColumnType<string, string | undefined, string>
    state: ColumnType<string, string | undefined, string>
    cancel_reason: ColumnType<string | null, string | null | undefined, string | null>
    kind: ColumnType<string | null, string | null | undefined, string | null>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.consent_decisions': {
    municipality_id: number
    id: string
    consent_id: string
    case_file_id: string
    scope_id: number
    decision: string
    legal_ground_id: ColumnType<number | null, number | null | undefined, number | null>
    reason: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.consent_records': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    person_id: string
    organisation_id: string
    used_for: string
    access_domains: (number)[]
    text_code: string
    text_version: number
    age_rule: string
    needed: (string)[]
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    ends_because: ColumnType<string | null, string | null | undefined, string | null>
    asked_at: ColumnType<Date, Date | string, Date | string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.consent_texts': {
    municipality_id: number
    code: string
    version: number
    title: string
    body: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.consent_voices': {
    municipality_id: number
    id: string
    consent_id: string
    scope_id: number
    person_id: string
    said_as: string
    answer: string
    way: string
    note: ColumnType<string, string | undefined, string>
    answered_at: ColumnType<Date, Date | string, Date | string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.counted_facts': {
    municipality_id: number
    id: string
    programme_id: string
    event: string
    attributes: ColumnType<unknown, string | undefined, string>
    about_kind: string
    about_id: string
    case_file_id: ColumnType<string | null, string | null | undefined, string | null>
    household_id: ColumnType<string | null, string | null | undefined, string | null>
    occurred_on: string
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    scope_id: ColumnType<number | null, number | null | undefined, number | null>
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.covenant_documents': {
    municipality_id: number
    id: string
    covenant_id: string
    title: string
    file_type: string
    byte_count: number
    sha256: Buffer
    bytes: Buffer
    withdrawn_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    withdrawn_by: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.covenant_versions': {
    municipality_id: number
    covenant_id: string
    version: number
    title: string
    organisation_ids: (string)[]
    purposes: (string)[]
    access_domains: (number)[]
    articles: ColumnType<string, string | undefined, string>
    agreements: ColumnType<string, string | undefined, string>
    area_ids: ColumnType<(number)[], (number)[] | undefined, (number)[]>
    starts_on: string
    ends_on: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.covenants': {
    municipality_id: number
    id: string
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.data_breach_lines': {
    municipality_id: number
    id: string
    breach_id: string
    kind: string
    details: ColumnType<unknown, string | undefined, string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.data_breach_people': {
    municipality_id: number
    id: string
    breach_id: string
    kind: string
    about_id: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    removed_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'app.data_breaches': {
    municipality_id: number
    id: string
    number: number
    title: string
    source: string
    alert_id: ColumnType<string | null, string | null | undefined, string | null>
    discovered_at: ColumnType<Date, Date | string, Date | string>
    happened_on: ColumnType<string | null, string | null | undefined, string | null>
    what: ColumnType<string, string | undefined, string>
    data_kinds: ColumnType<(string)[], (string)[] | undefined, (string)[]>
    estimated_people: ColumnType<number | null, number | null | undefined, number | null>
    consequences: ColumnType<string, string | undefined, string>
    measures: ColumnType<string, string | undefined, string>
    risk: ColumnType<string | null, string | null | undefined, string | null>
    authority: ColumnType<string | null, string | null | undefined, string | null>
    authority_reason: ColumnType<string, string | undefined, string>
    authority_told_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    authority_reference: ColumnType<string, string | undefined, string>
    late_reason: ColumnType<string, string | undefined, string>
    people: ColumnType<string | null, string | null | undefined, string | null>
    people_reason: ColumnType<string, string | undefined, string>
    people_told_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    people_told_how: ColumnType<string, string | undefined, string>
    lessons: ColumnType<string, string | undefined, string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    closed_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.desk_conversations': {
    municipality_id: number
    id: string
    report_id: string
    area_id: number
    held_at: ColumnType<Date, Date | string, Date | string>
    held_by: string
    support_need: string
    advice: string
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.destroyed_rows': {
    municipality_id: number
    run_id: string
    row_hash: Buffer
    table_name: string
    act: string
  }
  'app.destruction_approvals': {
    municipality_id: number
    run_id: string
    approved_by: string
    as_role: 'reporter' | 'visitor' | 'contact_point' | 'coordinator' | 'process_coordinator' | 'partner' | 'policy_officer' | 'privacy_officer' | 'administrator' | 'resident' | 'council_member'
    prepared_by: string
    list_hash: Buffer
    approved_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.destruction_items': {
    municipality_id: number
    run_id: string
    id: string
    kind: string
    about_id: ColumnType<string | null, string | null | undefined, string | null>
    part: string
    area_id: ColumnType<number, number | undefined, number>
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    term: string
    last_changed_at: ColumnType<Date, Date | string, Date | string>
    ends_on: string
    row_count: number
    order_id: ColumnType<string | null, string | null | undefined, string | null>
    line_hash: Buffer
    state: string
    why: ColumnType<string | null, string | null | undefined, string | null>
    settled_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.destruction_orders': {
    municipality_id: number
    id: string
    case_file_id: ColumnType<string | null, string | null | undefined, string | null>
    part: ColumnType<string | null, string | null | undefined, string | null>
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    request_id: ColumnType<string | null, string | null | undefined, string | null>
    reason: string
    ordered_by: string
    ordered_at: ColumnType<Date, Date | string, Date | string>
    run_id: ColumnType<string | null, string | null | undefined, string | null>
    done_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    withdrawn_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'app.destruction_runs': {
    municipality_id: number
    id: string
    state: string
    prepared_by: string
    prepared_at: ColumnType<Date, Date | string, Date | string>
    counted_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    summary: ColumnType<unknown, string | undefined, string>
    list_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    salt: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    started_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    finished_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    withdrawn_by: ColumnType<string | null, string | null | undefined, string | null>
    withdraw_reason: ColumnType<string | null, string | null | undefined, string | null>
    root: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    destroyed: ColumnType<number | null, number | null | undefined, number | null>
    tally: ColumnType<unknown, string | undefined, string>
    copies: ColumnType<unknown, string | undefined, string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.document_chunks': {
    municipality_id: number
    document_id: string
    chunk: number
    scope_id: number
    bytes: Buffer
  }
  'app.documents': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    kind: string
    title: string
    life_domain: ColumnType<string | null, string | null | undefined, string | null>
    subject_id: ColumnType<string | null, string | null | undefined, string | null>
    dated_on: ColumnType<string | null, string | null | undefined, string | null>
    file_type: string
    byte_count: number
    sha256: Buffer
    replaces_id: ColumnType<string | null, string | null | undefined, string | null>
    withdrawn_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    withdrawn_by: ColumnType<string | null, string | null | undefined, string | null>
    withdraw_reason: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.domain_cards': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    access_domain: number
    organisation_id: string
    sharing_decision_id: string
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'app.domain_scores': {
    municipality_id: number
    id: string
    case_file_id: string
    home_visit_id: ColumnType<string | null, string | null | undefined, string | null>
    subject_id: string
    scope_id: number
    life_domain: string
    life_domain_set: string
    score: ColumnType<number | null, number | null | undefined, number | null>
    strengths: ColumnType<string, string | undefined, string>
    wishes: ColumnType<string, string | undefined, string>
    observed: ColumnType<string, string | undefined, string>
    scored_at: ColumnType<Date, Date | string, Date | string>
    recorded_by: string
  }
  'app.dpia_editions': {
    municipality_id: number
    id: string
    edition: number
    reason: string
    body: ColumnType<unknown, string, string>
    open_questions: number
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.drafts': {
    municipality_id: number
    user_id: string
    device_id: string
    form: string
    about_id: string
    body: ColumnType<unknown, string, string>
    saved_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.emergency_accesses': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    user_id: string
    organisation_id: string
    role: string
    reason: string
    opened_at: ColumnType<Date, Date | string, Date | string>
    ends_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    reviewed_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    reviewed_by: ColumnType<string | null, string | null | undefined, string | null>
    verdict: ColumnType<string | null, string | null | undefined, string | null>
    finding: ColumnType<string, string | undefined, string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.extract_passages': {
    municipality_id: number
    id: string
    request_id: string
    case_file_id: string
    scope_id: number
    position: number
    part: string
    label: string
    source_table: string
    source_id: string
    source_organisation: ColumnType<string, string | undefined, string>
    occurred_on: ColumnType<string | null, string | null | undefined, string | null>
    body: string
    redactions: ColumnType<unknown, string | undefined, string>
    left_out: ColumnType<boolean, boolean | undefined, boolean>
    checked_by: ColumnType<string | null, string | null | undefined, string | null>
    checked_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.figure_cells': {
    municipality_id: number
    programme_id: string
    year: number
    indicator: string
    half: number
    split: string
    split_value: ColumnType<string, string | undefined, string>
    state: string
    counted: ColumnType<number | null, number | null | undefined, number | null>
    out_of: ColumnType<number | null, number | null | undefined, number | null>
    counted_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.file_links': {
    municipality_id: number
    id: string
    case_file_id: string
    kind: string
    leads: boolean
    other_file_id: ColumnType<string | null, string | null | undefined, string | null>
    record_id: string
    other_record_id: string
    scope_id: number
    reason: ColumnType<string, string | undefined, string>
    before: ColumnType<unknown, string | undefined, string>
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    end_reason: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.file_shares': {
    municipality_id: number
    id: string
    case_file_id: string
    with_file_id: string
    subject_id: string
    scope_id: number
    access_domains: (number)[]
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    recorded_by: string
  }
  'app.first_load_lines': {
    municipality_id: number
    load_id: string
    number: number
    lines: number
    outcome: string
    problems: ColumnType<unknown, string | undefined, string>
    read_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.first_load_records': {
    municipality_id: number
    kind: string
    reference: string
    content_hash: Buffer
    record_id: string
    made: ColumnType<unknown, string | undefined, string>
    load_id: string
    loaded_by: string
    loaded_at: ColumnType<Date, Date | string, Date | string>
    undone_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'app.first_loads': {
    municipality_id: number
    id: string
    kind: string
    file_name: string
    line_count: number
    chosen_columns: ColumnType<unknown, string, string>
    started_by: string
    started_at: ColumnType<Date, Date | string, Date | string>
    finished_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    undone_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.goals': {
    municipality_id: number
    id: string
    case_file_id: string
    plan_id: string
    scope_id: number
    life_domain: string
    subject_id: string
    title: string
    resident_words: ColumnType<string, string | undefined, string>
    safety_first: ColumnType<boolean, boolean | undefined, boolean>
    state: ColumnType<string, string | undefined, string>
    position: ColumnType<number, number | undefined, number>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.half_year_report_texts': {
    municipality_id: number
    id: string
    report_id: string
    chapter: string
    organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    body: ColumnType<string, string | undefined, string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.half_year_reports': {
    municipality_id: number
    id: string
    programme_id: string
    year: number
    half: number
    edition: ColumnType<number, number | undefined, number>
    reason: ColumnType<string, string | undefined, string>
    state: ColumnType<string, string | undefined, string>
    body: ColumnType<unknown | null, string | null | undefined, string | null>
    published_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    published_by: ColumnType<string | null, string | null | undefined, string | null>
    started_by: string
    started_at: ColumnType<Date, Date | string, Date | string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.home_visits': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    stream: string
    visited_at: ColumnType<Date, Date | string, Date | string>
    visitor_user_id: string
    reason: string
    purpose_told: boolean
    entry_consent: boolean
    outcome: string
    next_step: ColumnType<string, string | undefined, string>
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.household_events': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    kind: string
    subject_id: string
    happened_on: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    withdrawn_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'app.household_members': {
    municipality_id: number
    id: string
    household_id: string
    person_id: string
    scope_id: number
    position: string
    valid_from: string
    valid_to: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.households': {
    municipality_id: number
    id: string
    scope_id: number
    name: string
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.interventions': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    kind: string
    name: ColumnType<string, string | undefined, string>
    organisation_id: string
    life_domain: string
    subject_id: string
    goal_id: ColumnType<string | null, string | null | undefined, string | null>
    referred_on: string
    started_on: ColumnType<string | null, string | null | undefined, string | null>
    ended_on: ColumnType<string | null, string | null | undefined, string | null>
    result: ColumnType<string | null, string | null | undefined, string | null>
    end_reason: ColumnType<string | null, string | null | undefined, string | null>
    end_note: ColumnType<string, string | undefined, string>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.involvements': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    role: string
    user_id: ColumnType<string | null, string | null | undefined, string | null>
    organisation_id: string
    disclosure: 'existence' | 'content'
    access_domains: (number)[]
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    end_reason: ColumnType<string | null, string | null | undefined, string | null>
  }
  'app.legal_ground_changes': {
    municipality_id: number
    id: string
    legal_ground_id: number
    code: string
    change: string
    takes_effect_at: ColumnType<Date, Date | string, Date | string>
    reason: string
    changed_by: string
    changed_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.legal_holds': {
    municipality_id: number
    id: string
    case_file_id: ColumnType<string | null, string | null | undefined, string | null>
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    reason: string
    review_on: string
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    set_by: string
    lifted_by: ColumnType<string | null, string | null | undefined, string | null>
    lift_reason: ColumnType<string | null, string | null | undefined, string | null>
    found: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
    told_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.mandates': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    kinds: (string)[]
    budget_cents: ColumnType<number | null, number | null | undefined, number | null>
    ceiling_cents: ColumnType<number | null, number | null | undefined, number | null>
    explanation: ColumnType<string, string | undefined, string>
    previous_id: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.meldcode_entries': {
    municipality_id: number
    id: string
    meldcode_id: string
    case_file_id: string
    scope_id: number
    step: number
    entry: ColumnType<unknown, string, string>
    superseded_by: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.meldcodes': {
    municipality_id: number
    id: string
    case_file_id: string
    shield_id: string
    scope_id: number
    subject_ids: (string)[]
    subject_names: (string)[]
    state: ColumnType<string, string | undefined, string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    ended_by: ColumnType<string | null, string | null | undefined, string | null>
    end_note: ColumnType<string, string | undefined, string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.messages': {
    municipality_id: number
    id: string
    kind: string
    recipient_user_id: ColumnType<string | null, string | null | undefined, string | null>
    recipient_organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    about_id: string
    created_by: ColumnType<string | null, string | null | undefined, string | null>
    created_at: ColumnType<Date, Date | string, Date | string>
    sent_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    attempts: ColumnType<number, number | undefined, number>
    last_error: ColumnType<string | null, string | null | undefined, string | null>
  }
  'app.notes': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    kind: string
    life_domain: ColumnType<string | null, string | null | undefined, string | null>
    subject_id: ColumnType<string | null, string | null | undefined, string | null>
    body: string
    occurred_at: ColumnType<Date, Date | string, Date | string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    superseded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  'app.organisations': {
    municipality_id: number
    id: string
    name: string
    kind: string
    field: ColumnType<string, string | undefined, string>
    parts: ColumnType<(string)[], (string)[] | undefined, (string)[]>
    area_id: ColumnType<number | null, number | null | undefined, number | null>
    contact_function: ColumnType<string, string | undefined, string>
    mailbox: ColumnType<string | null, string | null | undefined, string | null>
    phone: ColumnType<string | null, string | null | undefined, string | null>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    visiting_address: ColumnType<string, string | undefined, string>
    services: ColumnType<string, string | undefined, string>
  }
  'app.participations': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    programme_id: string
    programme_version: number
    route: string
    step: string
    started_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.person_contacts': {
    municipality_id: number
    id: string
    person_id: string
    scope_id: number
    kind: string
    value: string
    safe_to_use: ColumnType<boolean, boolean | undefined, boolean>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.person_identities': {
    municipality_id: number
    person_id: string
    scope_id: number
    surname: string
    surname_prefix: ColumnType<string, string | undefined, string>
    given_names: ColumnType<string, string | undefined, string>
    initials: ColumnType<string, string | undefined, string>
    birth_date: ColumnType<string | null, string | null | undefined, string | null>
    gender: ColumnType<string, string | undefined, string>
    died_on: ColumnType<string | null, string | null | undefined, string | null>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.person_relations': {
    municipality_id: number
    id: string
    person_id: string
    related_person_id: string
    kind: string
    scope_id: number
    valid_from: ColumnType<string | null, string | null | undefined, string | null>
    valid_to: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.plan_households': {
    municipality_id: number
    plan_id: string
    household_id: string
    scope_id: number
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
  }
  'app.plans': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    started_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
  }
  'app.programme_versions': {
    municipality_id: number
    programme_id: string
    version: number
    body: ColumnType<unknown, string, string>
    published_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.programmes_in_use': {
    municipality_id: number
    programme_id: string
    started_at: ColumnType<Date, Date | string, Date | string>
    stopped_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.receipts': {
    municipality_id: number
    user_id: string
    request_id: string
    operation: string
    body_hash: Buffer
    made: ColumnType<unknown, string | undefined, string>
    received_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.report_endings': {
    municipality_id: number
    triage_id: string
    report_id: string
    area_id: number
    result: string
    note: ColumnType<string, string | undefined, string>
    ended_at: ColumnType<Date, Date | string, Date | string>
    ended_by: string
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.report_files': {
    municipality_id: number
    report_id: string
    case_file_id: string
    scope_id: number
    handed_over: boolean
    area_id: number
    reporter_user_id: ColumnType<string | null, string | null | undefined, string | null>
    reporter_organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    reporter_kind: string
    reporter_name: string
    reporter_contact: ColumnType<string, string | undefined, string>
    channel: string
    urgency: string
    life_domains: (string)[]
    observed: string
    received_at: ColumnType<Date, Date | string, Date | string>
    linked_by: string
    linked_at: ColumnType<Date, Date | string, Date | string>
    seen_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    seen_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  'app.report_handlings': {
    municipality_id: number
    report_id: string
    area_id: number
    state: string
    claimed_by: ColumnType<string | null, string | null | undefined, string | null>
    claimed_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    known_household: ColumnType<string, string | undefined, string>
    version: ColumnType<number, number | undefined, number>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.report_links': {
    municipality_id: number
    id: string
    report_id: string
    leading_report_id: string
    area_id: number
    linked_at: ColumnType<Date, Date | string, Date | string>
    linked_by: string
    parted_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    parted_by: ColumnType<string | null, string | null | undefined, string | null>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.report_tidings': {
    municipality_id: number
    id: string
    report_id: string
    reporter_user_id: ColumnType<string | null, string | null | undefined, string | null>
    reporter_organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    area_id: number
    state: string
    message: ColumnType<string, string | undefined, string>
    told_at: ColumnType<Date, Date | string, Date | string>
    told_by: string
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.request_decisions': {
    municipality_id: number
    id: string
    request_id: string
    case_file_id: string
    person_id: string
    scope_id: number
    asked_by_user: ColumnType<string | null, string | null | undefined, string | null>
    asked_by_person: ColumnType<string | null, string | null | undefined, string | null>
    in_portal: ColumnType<boolean, boolean | undefined, boolean>
    outcome: string
    ground: ColumnType<string | null, string | null | undefined, string | null>
    explanation: string
    letter: string
    objection_until: string
    proposed_by: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.request_proposals': {
    municipality_id: number
    id: string
    request_id: string
    case_file_id: string
    scope_id: number
    outcome: string
    ground: ColumnType<string | null, string | null | undefined, string | null>
    explanation: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.residences': {
    municipality_id: number
    id: string
    household_id: string
    scope_id: number
    address_id: ColumnType<string | null, string | null | undefined, string | null>
    place: ColumnType<string, string | undefined, string>
    valid_from: string
    valid_to: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    elsewhere: ColumnType<boolean, boolean | undefined, boolean>
  }
  'app.resident_copies': {
    municipality_id: number
    id: string
    request_id: string
    case_file_id: string
    person_id: string
    scope_id: number
    asked_by_user: ColumnType<string | null, string | null | undefined, string | null>
    asked_by_person: ColumnType<string | null, string | null | undefined, string | null>
    in_portal: ColumnType<boolean, boolean | undefined, boolean>
    readable: string
    structured: ColumnType<unknown, string, string>
    passages: number
    released_at: ColumnType<Date, Date | string, Date | string>
    available_until: ColumnType<Date, Date | string, Date | string>
    recorded_by: string
  }
  'app.resident_request_texts': {
    municipality_id: number
    request_id: string
    case_file_id: string
    person_id: string
    scope_id: number
    asked_by_user: ColumnType<string | null, string | null | undefined, string | null>
    asked_by_person: ColumnType<string | null, string | null | undefined, string | null>
    in_portal: ColumnType<boolean, boolean | undefined, boolean>
    words: string
    about: ColumnType<string, string | undefined, string>
    represented_by: ColumnType<string, string | undefined, string>
    identity_seen: ColumnType<string, string | undefined, string>
    recorded_by: string
  }
  'app.resident_requests': {
    municipality_id: number
    id: string
    group_id: string
    case_file_id: string
    person_id: string
    scope_id: number
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    kind: string
    channel: string
    asked_by_user: ColumnType<string | null, string | null | undefined, string | null>
    asked_by_person: ColumnType<string | null, string | null | undefined, string | null>
    in_portal: ColumnType<boolean, boolean | undefined, boolean>
    received_on: string
    due_on: string
    state: ColumnType<string, string | undefined, string>
    extended_on: ColumnType<string | null, string | null | undefined, string | null>
    extension_reason: ColumnType<string | null, string | null | undefined, string | null>
    ended_on: ColumnType<string | null, string | null | undefined, string | null>
    version: ColumnType<number, number | undefined, number>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.resident_statements': {
    municipality_id: number
    id: string
    case_file_id: string
    person_id: string
    scope_id: number
    request_id: ColumnType<string | null, string | null | undefined, string | null>
    body: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.retention_terms': {
    municipality_id: number
    part: string
    version: number
    term: string
    reason: string
    decided_by: string
    decided_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.role_reviews': {
    municipality_id: number
    id: string
    role_assignment_id: string
    user_id: string
    organisation_id: string
    role: string
    outcome: string
    decided_by: string
    decided_at: ColumnType<Date, Date | string, Date | string>
  }
  'app.search_entries': {
    municipality_id: number
    id: string
    name_id: number
    case_file_id: string
    scope_id: number
    overseen_area: ColumnType<number | null, number | null | undefined, number | null>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.search_misspellings': {
    municipality_id: number
    written: string
    name_id: number
    left_out: number
  }
  'app.search_names': {
    municipality_id: number
    id: ColumnType<number, never, never>
    folded: string
  }
  'app.settings': {
    municipality_id: number
    key: string
    value: ColumnType<unknown, string, string>
    updated_by: ColumnType<string | null, string | null | undefined, string | null>
    updated_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.sharing_decisions': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    involvement_id: string
    organisation_id: string
    access_domain: number
    level: 'existence' | 'content'
    may_write: boolean
    used_for: string
    legal_ground_id: number
    came_of: string
    reason: ColumnType<string, string | undefined, string>
    valid_from: ColumnType<Date, Date | string, Date | string>
    valid_to: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    recorded_by: string
    ended_by: ColumnType<string | null, string | null | undefined, string | null>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    end_reason: ColumnType<string | null, string | null | undefined, string | null>
  }
  'app.shield_people': {
    municipality_id: number
    id: string
    shield_id: string
    case_file_id: string
    scope_id: number
    user_id: ColumnType<string | null, string | null | undefined, string | null>
    organisation_id: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    ended_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  'app.shieldings': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    kind: string
    subject_id: string
    called: string
    reason: string
    review_on: string
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    lifted_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    lifted_by: ColumnType<string | null, string | null | undefined, string | null>
    lift_reason: ColumnType<string | null, string | null | undefined, string | null>
    version: ColumnType<number, number | undefined, number>
  }
  'app.spending_decisions': {
    municipality_id: number
    id: string
    spending_id: string
    case_file_id: string
    scope_id: number
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    decision: string
    is_withdrawal: ColumnType<boolean, never, never>
    note: ColumnType<string, string | undefined, string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.spendings': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    what: string
    amount_cents: number
    spent_on: string
    life_domain: string
    goal_id: ColumnType<string | null, string | null | undefined, string | null>
    asks_for: ColumnType<string | null, string | null | undefined, string | null>
    why: ColumnType<string, string | undefined, string>
    mandate_id: ColumnType<string | null, string | null | undefined, string | null>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.targets': {
    municipality_id: number
    programme_id: string
    indicator: string
    year: number
    half: number
    planned: number
    updated_by: ColumnType<string | null, string | null | undefined, string | null>
    version: ColumnType<number, number | undefined, number>
  }
  'app.task_calls': {
    municipality_id: number
    id: string
    task_id: string
    scope_id: number
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    called_at: ColumnType<Date, Date | string, Date | string>
    called_by: string
    reached: boolean
    note: string
    new_pick_up_by: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.task_contents': {
    municipality_id: number
    task_id: string
    scope_id: number
    what: string
    background: ColumnType<string, string | undefined, string>
    answer: ColumnType<string, string | undefined, string>
    result: ColumnType<string, string | undefined, string>
  }
  'app.tasks': {
    municipality_id: number
    id: string
    case_file_id: string
    action_id: ColumnType<string | null, string | null | undefined, string | null>
    scope_id: number
    area_id: number
    shielded: ColumnType<boolean, boolean | undefined, boolean>
    life_domain: string
    case_title: string
    sender_user_id: string
    sender_organisation_id: string
    organisation_id: string
    assignee_user_id: ColumnType<string | null, string | null | undefined, string | null>
    involvement_id: ColumnType<string | null, string | null | undefined, string | null>
    state: string
    placed_at: ColumnType<Date, Date | string, Date | string>
    pick_up_by: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    to_call_since: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    answered_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    finished_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    seen_by_sender_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.timeline': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    event: string
    occurred_at: ColumnType<Date, Date | string, Date | string>
    recorded_at: ColumnType<Date, Date | string, Date | string>
    actor_user_id: ColumnType<string | null, string | null | undefined, string | null>
    actor_organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    subject_id: ColumnType<string | null, string | null | undefined, string | null>
    refers_to: ColumnType<string | null, string | null | undefined, string | null>
    details: ColumnType<unknown, string | undefined, string>
  }
  'app.transfers': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    platform: ColumnType<string | null, string | null | undefined, string | null>
    to_organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    reason: string
    handed_over: (string)[]
    state: string
    offered_by: string
    offered_at: ColumnType<Date, Date | string, Date | string>
    settled_by: ColumnType<string | null, string | null | undefined, string | null>
    settled_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    accepted_by: ColumnType<string, string | undefined, string>
    new_coordinator: ColumnType<string, string | undefined, string>
    answer: ColumnType<string, string | undefined, string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.triages': {
    municipality_id: number
    id: string
    report_id: string
    area_id: number
    outcome: string
    reasoning: string
    decided_by: string
    decided_at: ColumnType<Date, Date | string, Date | string>
    case_file_id: ColumnType<string | null, string | null | undefined, string | null>
    handed_over: ColumnType<boolean, boolean | undefined, boolean>
    undone_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    undone_by: ColumnType<string | null, string | null | undefined, string | null>
    undo_reason: ColumnType<string | null, string | null | undefined, string | null>
    oversight_key: ColumnType<number | null, never, never>
  }
  'app.veilig_thuis_contacts': {
    municipality_id: number
    id: string
    meldcode_id: string
    case_file_id: string
    scope_id: number
    kind: string
    contacted_on: string
    is_anonymous: ColumnType<boolean, boolean | undefined, boolean>
    what: string
    accepted_on: ColumnType<string | null, string | null | undefined, string | null>
    accepted_by: ColumnType<string, string | undefined, string>
    answer_on: ColumnType<string | null, string | null | undefined, string | null>
    answer: ColumnType<string, string | undefined, string>
    recorded_by: string
    recorded_at: ColumnType<Date, Date | string, Date | string>
    withdrawn_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
  }
  'app.visit_cards': {
    municipality_id: number
    id: string
    case_file_id: string
    scope_id: number
    visitor_user_id: string
    visitor_organisation_id: string
    visit_on: string
    part_of_day: string
    state: ColumnType<string, string | undefined, string>
    home_visit_id: ColumnType<string | null, string | null | undefined, string | null>
    ended_at: ColumnType<Date | null, Date | null | string | undefined, Date | null | string>
    version: ColumnType<number, number | undefined, number>
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
  'audit.alert_reviews': {
    municipality_id: number
    alert_id: string
    finding: string
    explanation: string
    reviewed_by: string
    reviewed_at: ColumnType<Date, Date | string, Date | string>
  }
  'audit.alerts': {
    municipality_id: number
    id: string
    kind: string
    user_id: string
    organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    noticed_on: string
    about_id: string
    first_at: ColumnType<Date, Date | string, Date | string>
    last_at: ColumnType<Date, Date | string, Date | string>
    found_at: ColumnType<Date, Date | string, Date | string>
    file_count: number
    threshold: number
    line_ids: (string)[]
  }
  'audit.leaves': {
    municipality_id: number
    seal: number
    position: number
    line_id: string
    leaf: Buffer
    proof: Buffer
  }
  'audit.mentions': {
    municipality_id: number
    subject_id: string
    line_id: string
    act_id: string
    occurred_at: ColumnType<Date, Date | string, Date | string>
    is_list: boolean
    event: string
    purpose: string
    role: string
    user_id: ColumnType<string | null, string | null | undefined, string | null>
    organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    legal_grounds: (number)[]
    covert: boolean
  }
  'audit.processing_log': {
    municipality_id: number
    id: string
    occurred_at: ColumnType<Date, Date | string, Date | string>
    recorded_at: ColumnType<Date, Date | string | undefined, Date | string>
    transaction_id: ColumnType<string, string | undefined, string>
    event: string
    operation: string
    outcome: string
    purpose: string
    role: string
    user_id: ColumnType<string | null, string | null | undefined, string | null>
    organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    case_file_id: ColumnType<string | null, string | null | undefined, string | null>
    subject_ids: ColumnType<(string)[], (string)[] | undefined, (string)[]>
    record_ids: ColumnType<(string)[], (string)[] | undefined, (string)[]>
    origin: ColumnType<string, string | undefined, string>
    trace_id: string
    reason: ColumnType<string, string | undefined, string>
    act_id: ColumnType<string, string | undefined, string>
    subject_id: ColumnType<string | null, string | null | undefined, string | null>
    is_list: ColumnType<boolean, boolean | undefined, boolean>
    span_id: ColumnType<Buffer, Buffer | undefined, Buffer>
    parent_span_id: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    legal_grounds: ColumnType<(number)[], (number)[] | undefined, (number)[]>
    covert: ColumnType<boolean, boolean | undefined, boolean>
    took_ms: ColumnType<number, number | undefined, number>
    salt: ColumnType<Buffer, Buffer | undefined, Buffer>
  }
  'audit.seals': {
    municipality_id: number
    number: number
    format: number
    sealed_at: ColumnType<Date, Date | string, Date | string>
    clock_shift_ms: number
    line_count: number
    root: Buffer
    previous: Buffer
    horizon: string
    through_id: ColumnType<string | null, string | null | undefined, string | null>
    key_id: string
    signature: Buffer
  }
}
