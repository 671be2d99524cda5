import { accessDomainIds, budgetDomainId, figuresDomainId, requestsDomainId } from '../rules/access-domains.ts'
import type { Role } from '../rules/roles.ts'
import type { Oracle } from './oracle.ts'
import { type Look, moment } from './world.ts'
import { eventsOfShields, type PlacedRow } from './world-rows.ts'

type Rule = (asked: { oracle: Oracle; look: Look; row: PlacedRow['row']; placed: PlacedRow }) => boolean

const works: Rule = ({ oracle }) => oracle.roles().length > 0
const staffOrCouncil: Rule = asked => works(asked) && !asked.oracle.has('resident')
const colleague: Rule = asked => staffOrCouncil(asked) && !asked.oracle.has('council_member')
/** Who keeps by which door people come in and who still needs a role, and who watches that. */
const keeper: Rule = asked => works(asked) && (asked.oracle.has('administrator') || asked.oracle.has('privacy_officer'))
const privacyOfficer: Rule = asked => asked.oracle.has('privacy_officer') && asked.look.purpose === 'privacy-oversight'
const loader: Rule = asked => works(asked) && asked.oracle.has('administrator') && asked.look.purpose === 'first-load'
const desk: Rule = ({ oracle, row }) => oracle.isDeskOf(row['area_id'] as number)
const reporter: Rule = asked =>
  works(asked) &&
  asked.row['reporter_user_id'] === asked.look.user &&
  asked.row['reporter_organisation_id'] === asked.look.organisation
const officer: Rule = asked => works(asked) && asked.look.purpose === 'steering' && asked.oracle.has('policy_officer')
/** The privacy officer, overseeing. */
const reviewer: Rule = asked => asked.oracle.has('privacy_officer') && asked.look.purpose === 'privacy-oversight'
const reaches: Rule = ({ oracle, placed }) => placed.scope !== undefined && oracle.reaches(placed.scope)
const own: Rule = asked => works(asked) && asked.row['user_id'] === asked.look.user
/** Who looked at what is theirs; not who looked without the household being allowed to know. */
const toldToThePerson: Rule = ({ oracle, look, row }) =>
  oracle.has('resident') &&
  look.purpose === 'own-file' &&
  oracle.persons().includes(row['subject_id'] as string) &&
  row['covert'] !== true &&
  !eventsOfShields.includes(row['event'] as string)
/** What a resident asked in the portal, or told a colleague; of a copy only until its day. */
const askedByThemselves: Rule = ({ oracle, look, row }) =>
  oracle.has('resident') &&
  look.purpose === 'own-file' &&
  oracle.persons().includes(row['person_id'] as string) &&
  (row['asked_by_user'] === look.user ||
    ((row['asked_by_user'] ?? null) === null &&
      row['in_portal'] !== false &&
      oracle.selves().includes(row['asked_by_person'] as string))) &&
  (!('available_until' in row) || new Date(row['available_until'] as string) > moment(look.day))
/** Who watches over keeping and destroying, for that purpose. */
const retains: (...roles: Role[]) => Rule =
  (...roles) =>
  asked =>
    asked.look.purpose === 'retention' && roles.some(role => asked.oracle.has(role))
const either =
  (...rules: Rule[]): Rule =>
  asked =>
    rules.some(rule => rule(asked))

/** Who sees the rows that lie under no scope: what the municipality sets, who works there, the desk, one's own. */
const whoSees: Record<string, Rule> = {
  'access.access_domains': works,
  'access.purposes': works,
  'access.legal_grounds': works,
  'access.role_domains': works,
  'access.users': asked => colleague(asked) || (works(asked) && asked.row['id'] === asked.look.user),
  'access.role_assignments': colleague,
  'access.teams': colleague,
  'access.team_members': colleague,
  'access.scopes': ({ oracle, placed }) => placed.scope !== undefined && oracle.reaches(placed.scope),
  'access.number_matches': asked => asked.oracle.has('contact_point'),
  'access.deputies': colleague,
  'access.identity_providers': keeper,
  'access.identity_provider_domains': keeper,
  'app.covenants': staffOrCouncil,
  'app.covenant_versions': staffOrCouncil,
  'app.covenant_documents': staffOrCouncil,
  'app.role_reviews': keeper,
  'app.accountability_answers': privacyOfficer,
  'app.addresses': works,
  'app.administration_changes': colleague,
  'app.areas': works,
  'app.consent_texts': works,
  'app.data_breaches': privacyOfficer,
  'app.data_breach_lines': privacyOfficer,
  'app.data_breach_people': privacyOfficer,
  'app.dpia_editions': privacyOfficer,
  'app.figure_cells': asked => colleague(asked) && asked.look.purpose === 'steering',
  'app.first_loads': loader,
  'app.first_load_lines': loader,
  'app.first_load_records': loader,
  'app.legal_ground_changes': works,
  'app.organisations': works,
  'app.programme_versions': works,
  'app.programmes_in_use': works,
  'app.settings': works,
  'app.search_misspellings': works,
  'app.search_names': works,
  'app.targets': works,
  'app.half_year_reports': asked =>
    asked.look.purpose === 'steering' && (officer(asked) || (staffOrCouncil(asked) && asked.row['state'] === 'published')),
  'app.half_year_report_texts': officer,
  'app.concern_reports': either(reporter, desk),
  'app.report_tidings': either(reporter, desk),
  'app.report_handlings': desk,
  'app.triages': desk,
  'app.desk_conversations': desk,
  'app.report_links': desk,
  'app.report_endings': desk,
  'app.drafts': own,
  'app.receipts': own,
  'app.emergency_accesses': asked =>
    reaches(asked) || (works(asked) && asked.row['user_id'] === asked.look.user) || reviewer(asked),
  'app.retention_terms': works,
  'app.legal_holds': retains('privacy_officer', 'process_coordinator'),
  'app.destruction_orders': either(
    retains('privacy_officer', 'process_coordinator'),
    asked => works(asked) && asked.row['ordered_by'] === asked.look.user,
  ),
  'app.destruction_runs': retains('privacy_officer', 'process_coordinator', 'administrator'),
  'app.destruction_approvals': retains('privacy_officer', 'process_coordinator', 'administrator'),
  'app.destruction_items': either(
    retains('privacy_officer'),
    ({ oracle, row }) =>
      oracle.has('process_coordinator') &&
      row['shielded'] !== true &&
      oracle.oversees((row['area_id'] ?? 0) as number, accessDomainIds.general),
  ),
  'app.destroyed_rows': retains('privacy_officer'),
  'audit.alert_reviews': privacyOfficer,
  'audit.alerts': privacyOfficer,
  'audit.leaves': () => false,
  'audit.mentions': either(privacyOfficer, toldToThePerson),
  'audit.processing_log': either(privacyOfficer, asked => toldToThePerson(asked) && asked.row['outcome'] === 'done'),
  'audit.seals': privacyOfficer,
}

const askedAbout = ['app.resident_requests', 'app.resident_request_texts', 'app.request_decisions', 'app.resident_copies']

/** Whether a row comes back. A table under no scope that is not in the list above fails here: its rule has to be said first. */
export function comesBack(oracle: Oracle, look: Look, placed: PlacedRow): boolean {
  const rule = whoSees[placed.table.name]
  if (rule) return rule({ oracle, look, row: placed.row, placed })
  if (!placed.table.scoped) {
    throw new Error(`src/access/testing/expected-rows.ts does not say who sees ${placed.table.name}`)
  }
  if (placed.scope !== undefined && oracle.reaches(placed.scope)) return true
  const asked = { oracle, look, row: placed.row, placed }
  // Clocks of no household: of a breach, and of a programme as a whole.
  if (placed.table.name === 'app.clocks') {
    const kind = placed.row['about_kind']
    if (kind === 'data-breach' && privacyOfficer(asked)) return true
    const steers = look.purpose === 'steering' && (oracle.has('policy_officer') || oracle.has('process_coordinator'))
    if (kind === 'programme' && steers) return true
  }
  // What is asked about own data: who asked it reads it back, and no other who represents the same person.
  if (askedAbout.includes(placed.table.name)) {
    const watches = placed.table.name === 'app.resident_requests' && privacyOfficer(asked)
    return watches || askedByThemselves(asked) || isOverseenCard(oracle, placed)
  }
  // A resident reads what they themselves said, and what is about them or whom they represent; but for what is shielded.
  const theirs = placed.table.name === 'app.consent_voices' ? oracle.selves() : oracle.persons()
  if (placed.table.ofPersons && theirs.includes(placed.row['person_id'] as string)) {
    return placed.scope === undefined || !oracle.isVeiled(placed.scope)
  }
  return isOverseenCard(oracle, placed)
}

/** Whether a row like this one may be added, in one's own name. */
export function maybeAdded(oracle: Oracle, placed: PlacedRow): boolean {
  const { scope, row, table } = placed
  // Facts are counted by whoever reaches the scope: a partner that answers a task counts it for the file.
  if (table.name === 'app.counted_facts') return scope === undefined || oracle.reaches(scope)
  // A mandate is given by who answers for it, and so is the yes or no to an expense (the sample row is a yes).
  if (['app.mandates', 'app.spending_decisions'].includes(table.name) && !oracle.has('process_coordinator')) return false
  // What is done without consent is decided by the coordinator.
  if (table.name === 'app.consent_decisions' && !oracle.has('coordinator')) return false
  // What is asked by residents is prepared and carried out by the coordinator; a decision is a process coordinator's too.
  if (['app.request_proposals', 'app.resident_copies'].includes(table.name) && !oracle.has('coordinator')) return false
  if (table.name === 'app.request_decisions' && !oracle.has('coordinator') && !oracle.has('process_coordinator')) return false
  if (scope !== undefined && oracle.writesUnder(scope)) return true
  // A partner tells that it comes wherever it knows that there is a file.
  if (table.name === 'app.visit_cards') return scope !== undefined && oracle.reaches(scope) && oracle.has('partner')
  // The contact point calls about open tasks in its areas.
  return (
    table.name === 'app.task_calls' &&
    row['shielded'] !== true &&
    oracle.has('contact_point') &&
    oracle.tends(row['area_id'] as number, accessDomainIds.tasks)
  )
}

/** Whether an update of the row reaches it. */
export function maybeChanged(oracle: Oracle, look: Look, placed: PlacedRow): boolean {
  // Judged by who oversees privacy alone, and never one's own.
  if (placed.table.name === 'app.emergency_accesses') {
    return (
      reviewer({ oracle, look, row: placed.row, placed }) && placed.row['user_id'] !== look.user && !placed.row['reviewed_at']
    )
  }
  if (placed.scope !== undefined && oracle.writesUnder(placed.scope)) return true
  const { row, table } = placed
  // A partner moves the visits it planned itself.
  if (table.name === 'app.visit_cards') {
    const isOwn = row['visitor_user_id'] === look.user && row['visitor_organisation_id'] === look.organisation
    return isOwn && placed.scope !== undefined && oracle.reaches(placed.scope) && oracle.has('partner')
  }
  // The contact point sets new terms of open tasks, and moves the clocks of its reports and tasks.
  const domain = cardDomain(placed)
  const deskMoves =
    table.name === 'app.tasks' ||
    (table.name === 'app.clocks' && (domain === accessDomainIds.intake || domain === accessDomainIds.tasks))
  return deskMoves && row['shielded'] !== true && oracle.has('contact_point') && oracle.tends(row['area_id'] as number, domain)
}

/** The card of an unshielded file, task or clock comes back to whoever watches over its area. */
function isOverseenCard(oracle: Oracle, placed: PlacedRow): boolean {
  const { row, table } = placed
  const area = areaOf(placed)
  return table.overseen && row['shielded'] !== true && area !== null && oracle.oversees(area, cardDomain(placed))
}

/** Null: not by area. Words of an address or title name the area by which they are found, unless the file is shielded. */
const areaOf = ({ row }: PlacedRow): number | null => (row['area_id'] ?? row['overseen_area'] ?? null) as number | null

function cardDomain({ table, row }: PlacedRow): number {
  if ('access_domain' in row) return row['access_domain'] as number
  if (table.name === 'app.counted_facts') return figuresDomainId
  if (table.name.startsWith('app.spending')) return budgetDomainId
  if (table.name === 'app.resident_requests') return requestsDomainId
  return table.name.startsWith('app.task') ? accessDomainIds.tasks : accessDomainIds.general
}
