import { sql } from 'kysely'
import { type Permission, permissions } from '../../access/rules/permissions.ts'
import { purposes } from '../../access/rules/purposes.ts'
import { roleLabels } from '../../access/rules/roles.ts'
import { eventLabel } from '../../audit/rules/event-labels.ts'
import { activityUri } from '../../audit/rules/processing-activity.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Capability } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { describeDuration, type IsoDuration } from '../../platform/time/iso-duration.ts'
import { retentionParts } from '../../retention/rules/parts.ts'
import { type ActivityCode, activityWords } from '../rules/activities.ts'
import { type ControllerKey, controllerOn, controllers } from '../rules/controllers.ts'
import { type DataKind, dataKinds, peopleKinds, specialKinds } from '../rules/data-kinds.ts'
import { type RecordKind, recordGroups } from '../rules/record-kind.ts'
import type { Activity, Question, Register } from '../rules/register.ts'
import { registerQuestions } from '../rules/register-questions.ts'
import { findAnswers } from './answers.ts'
import { readGrounds } from './get-access-rules.ts'
import { readCatalogue } from './read-catalogue.ts'

/** What the register says now: from operations, tables, grounds, terms and who works where; only the answers were written by people. */
export async function buildRegister(tx: Transaction, capabilities: readonly Capability[]): Promise<Register> {
  const m = tx.session.municipality
  const today = calendarDateOf(tx.now)
  const answers = await findAnswers(tx, 'register')
  const grounds = (await readGrounds(tx)).filter(ground => ground.isOpen)
  const terms = await tx.rows<{ part: string; term: IsoDuration }>(sql`
    select distinct on (part) part, term from app.retention_terms where municipality_id = ${m} order by part, version desc`)
  const workers = await tx.rows<{ role: string; names: string[] }>(sql`
    select a.role, array_agg(distinct o.name order by o.name) as names
    from access.role_assignments a
    join app.organisations o on o.municipality_id = a.municipality_id and o.id = a.organisation_id
    where a.municipality_id = ${m} and a.valid_from <= ${tx.now} and (a.valid_to is null or a.valid_to > ${tx.now})
    group by a.role`)
  const covenants = await tx.rows<{ title: string; purposes: string[] }>(sql`
    select v.title, v.purposes from app.covenants c
    join app.covenant_versions v on v.municipality_id = c.municipality_id and v.covenant_id = c.id and v.version = c.version
    where c.municipality_id = ${m} and v.starts_on <= ${today} and (v.ends_on is null or v.ends_on >= ${today})
    order by v.title, c.id`)
  const { name } = await tx.get<{ name: string }>(sql`select name from access.municipalities where id = ${m}`)

  const activityOf = (code: ActivityCode): Activity => {
    const acts = capabilities.flatMap(capability =>
      Object.values(capability.operations)
        .filter(operation => operation.purpose === code)
        .map(operation => ({ operation, keeps: capability.name })),
    )
    const kinds = code === 'system' ? kindsKeptBy(null) : kindsKeptBy(new Set(acts.map(act => act.keeps)))
    const own = acts.filter(act => !isForEverybody(act.operation.permission))
    const roles = [
      ...new Set((own.length > 0 ? own : acts).flatMap(act => permissions[act.operation.permission] as readonly string[])),
    ]
    const data = new Set(kinds.flatMap(kind => kind.data))
    const { what, kept } = activityWords[code]
    return {
      code,
      uri: activityUri(code),
      label: code === 'system' ? 'Wat het systeem zelf doet' : purposes[code],
      what,
      controller: [...new Set(kinds.map(kind => kind.controller))]
        .filter(key => key !== 'none')
        .map(key => controllerOn(key, today))
        .map(({ label, law }) => ({ label, law })),
      grounds: grounds
        .filter(ground => ground.purpose === code)
        .map(ground => ({ label: ground.label, receiver: ground.receiver ?? '', secrecy: ground.secrecy ?? '' })),
      people: [...new Set(kinds.flatMap(kind => kind.about))].map(kind => peopleKinds[kind]),
      data: (Object.keys(dataKinds) as DataKind[])
        .filter(kind => kind !== 'none' && data.has(kind))
        .map(kind => ({ label: dataKinds[kind], special: specialKinds[kind] ?? null })),
      records: kinds.map(kind => kind.label),
      acts: [...new Set(acts.map(act => eventLabel(act.operation.event)))].toSorted((one, other) =>
        one.localeCompare(other, 'nl'),
      ),
      roles: roles.map(role => roleLabels[role as keyof typeof roleLabels]),
      receivers: [...new Set(workers.filter(one => roles.includes(one.role)).flatMap(one => one.names))].toSorted(),
      covenants: covenants.filter(one => one.purposes.includes(code)).map(one => one.title),
      retention: retentionParts
        .filter(part => kept.includes(part.code))
        .map(part => ({
          label: part.label,
          term: describeDuration(terms.find(one => one.part === part.code)?.term ?? part.standard),
          law: part.law,
        })),
      note: {
        code,
        label: 'Toelichting van de gemeente',
        hint: 'Wat er over deze verwerking nog te zeggen is.',
        answer: answers.get(code) ?? null,
      },
    }
  }

  return {
    municipality: name,
    readAt: tx.now.toISOString(),
    questions: Object.entries(registerQuestions).map(
      ([code, one]): Question => ({ code, ...one, answer: answers.get(code) ?? null }),
    ),
    activities: (Object.keys(activityWords) as ActivityCode[]).map(activityOf),
    controllers: (Object.keys(controllers) as ControllerKey[]).map(key => ({
      ...pick(controllerOn(key, today)),
      records: allKinds.filter(kind => kind.controller === key).map(kind => kind.label),
    })),
    measures: await measuresOf(tx, capabilities),
  }
}

/** What (nearly) everybody who works here may start, as looking up an address, says nothing about who does this. */
const isForEverybody = (permission: Permission): boolean => permissions[permission].length >= 9

const pick = ({ label, law, explanation }: { label: string; law: string; explanation: string }) => ({ label, law, explanation })

const allKinds: readonly RecordKind[] = recordGroups.flatMap(group => Object.values(group.records))

/** Kinds of records that these capabilities keep; null: those of the platform itself. */
const kindsKeptBy = (capabilities: ReadonlySet<string> | null): RecordKind[] =>
  allKinds.filter(kind => (capabilities === null ? kind.keptBy === null : kind.keptBy !== null && capabilities.has(kind.keptBy)))

/** What protects, as far as it can be counted here and now. */
async function measuresOf(tx: Transaction, capabilities: readonly Capability[]): Promise<string[]> {
  const { tables } = await readCatalogue(tx)
  const forced = tables.filter(table => table.forced).length
  const policies = tables.reduce((sum, table) => sum + table.policies.length, 0)
  const operations = capabilities.flatMap(one => Object.values(one.operations))
  const unread = tables.filter(table => !table.rights.select).length
  return [
    `De database beslist per rij wie die mag zien: ${forced} van de ${tables.length} tabellen dwingen dat af, met ${policies} regels.`,
    `Elk van de ${operations.length} handelingen heeft een recht, een doel en een regel in het verwerkingslogboek, ook als zij geweigerd wordt.`,
    `${unread} tabellen zijn voor geen enkele rol te lezen.`,
    'Het verwerkingslogboek wordt verzegeld met een sleutel die niet in de database staat.',
    'Een burgerservicenummer wordt versleuteld bewaard en staat niet in adressen of logregels.',
    'Kleine aantallen in cijfers worden achtergehouden.',
    'Wat afgeschermd is, ziet alleen wie met naam genoemd is.',
    'Inloggen gaat via een inlogdienst die de gemeente vertrouwt; wie geen rol heeft, ziet niets.',
  ]
}
