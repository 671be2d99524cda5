import { sql } from 'kysely'
import { accessDomainOf } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { Consent } from '../api.ts'
import { consentState, lastVoices, type Voice } from '../rules/consent-state.ts'
import { standardText } from '../rules/consent-texts.ts'

export interface StoredConsent extends Omit<Consent, 'accessDomains' | 'text' | 'needed' | 'state' | 'lastDay'> {
  domainIds: number[]
  neededIds: string[]
  validTo: string | null
  textCode: string
  textVersion: number
  textTitle: string | null
  textBody: string | null
  scopeId: number
}

/** The questions for consent of a file that the session may read, newest first, with every answer. */
export async function readConsents(tx: Transaction, file: CaseFileCard, id?: string): Promise<(Consent & { scopeId: number })[]> {
  const m = tx.session.municipality
  const nameOf = (column: string) => sql`coalesce((
    select concat_ws(' ', nullif(p.given_names, ''), nullif(p.surname_prefix, ''), nullif(p.surname, ''))
    from app.person_identities p where p.municipality_id = ${m} and p.person_id = ${sql.ref(column)}), 'Iemand van wie u de naam niet ziet')`
  const stored = await tx.rows<{ consent: StoredConsent }>(sql`
    select jsonb_build_object('id', c.id, 'scopeId', c.scope_id, 'person', jsonb_build_object('personId', c.person_id, 'name', ${nameOf('c.person_id')}),
      'organisation', jsonb_build_object('id', o.id, 'name', o.name), 'usedFor', c.used_for, 'domainIds', c.access_domains,
      'textCode', c.text_code, 'textVersion', c.text_version, 'textTitle', t.title, 'textBody', t.body, 'ageRule', c.age_rule,
      'neededIds', c.needed, 'validTo', c.valid_to, 'endsBecause', c.ends_because, 'askedAt', c.asked_at,
      'recordedBy', (select display_name from access.users where municipality_id = ${m} and id = c.recorded_by),
      'voices', coalesce((
        select jsonb_agg(jsonb_build_object('personId', v.person_id, 'name', ${nameOf('v.person_id')}, 'saidAs', v.said_as, 'answer', v.answer,
          'way', v.way, 'note', v.note, 'at', v.answered_at,
          'recordedBy', coalesce((select display_name from access.users where municipality_id = ${m} and id = v.recorded_by), ''))
          order by v.answered_at, v.recorded_at, v.id)
        from app.consent_voices v where v.municipality_id = ${m} and v.consent_id = c.id), '[]'),
      'decisions', coalesce((
        select jsonb_agg(jsonb_build_object('decision', d.decision, 'ground', (
            select label from access.legal_grounds g where g.municipality_id = ${m} and g.id = d.legal_ground_id),
          'reason', d.reason, 'by', (select display_name from access.users where municipality_id = ${m} and id = d.recorded_by), 'at', d.recorded_at)
          order by d.recorded_at desc)
        from app.consent_decisions d where d.municipality_id = ${m} and d.consent_id = c.id), '[]')) as consent
    from app.consent_records c
    join app.organisations o on o.municipality_id = ${m} and o.id = c.organisation_id
    left join app.consent_texts t on t.municipality_id = ${m} and t.code = c.text_code and t.version = c.text_version
    where c.municipality_id = ${m} and c.case_file_id = ${file.id} ${id === undefined ? sql`` : sql`and c.id = ${id}`}
    order by c.asked_at desc, c.id`)
  const names = await namesOf(
    tx,
    stored.flatMap(row => row.consent.neededIds),
  )
  return stored.map(({ consent }) => told(consent, names, tx.now))
}

function told(
  { domainIds, neededIds, validTo, textCode, textVersion, textTitle, textBody, ...rest }: StoredConsent,
  names: ReadonlyMap<string, string>,
  now: Date,
): Consent & { scopeId: number } {
  const voices: Voice[] = rest.voices
  const last = lastVoices(voices)
  return {
    ...rest,
    accessDomains: domainIds.map(accessDomainOf),
    text: {
      code: textCode,
      version: textVersion,
      title: textTitle ?? standardText.title,
      body: textBody ?? standardText.body,
    },
    needed: neededIds.map(personId => ({
      personId,
      name: names.get(personId) ?? 'Iemand van wie u de naam niet ziet',
      last: last.get(personId)?.answer ?? null,
    })),
    state: consentState({ needed: neededIds, until: validTo, voices }, now),
    lastDay: validTo === null ? null : calendarDateOf(new Date(new Date(validTo).getTime() - 1)),
  }
}

export async function namesOf(tx: Transaction, persons: readonly string[]): Promise<Map<string, string>> {
  if (persons.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; name: string }>(sql`
    select person_id as id, concat_ws(' ', nullif(given_names, ''), nullif(surname_prefix, ''), nullif(surname, '')) as name
    from app.person_identities where municipality_id = ${tx.session.municipality} and person_id = any (${[...new Set(persons)]}::uuid[])`)
  return new Map(rows.map(row => [row.id, row.name]))
}
