import { sql } from 'kysely'
import { accessDomainOf } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { findSettings } from '../../programmes/server/commands.ts'
import type { CaseDocument, documentOperations } from '../api.ts'
import { mostBytes, sizeSetting } from '../rules/size-limit.ts'
import { withEarlier } from '../rules/versions.ts'
import { maySetAside } from './stored-document.ts'

type Found = Omit<CaseDocument, 'lifeDomainLabel' | 'accessDomain' | 'earlier' | 'mayReplace' | 'mayWithdraw'> & {
  replacesId: string | null
  accessDomain: number
  isWithdrawn: boolean
  withdrawnAt: string | null
  withdrawnBy: string | null
  reason: string | null
  recorderId: string
  writes: boolean
}

export const listDocuments: Handler<typeof documentOperations.listDocuments> = async ({ tx, input, roles, touch }) => {
  const m = tx.session.municipality
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  const found = await tx.rows<Found>(sql`
    select d.id, d.kind, d.title, d.life_domain as "lifeDomain", d.subject_id as "subjectId", d.dated_on as "datedOn",
      d.file_type as "fileType", d.byte_count as "byteCount", d.replaces_id as "replacesId", d.recorded_by as "recorderId",
      to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt",
      d.withdrawn_at is not null as "isWithdrawn", to_char(d.withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "withdrawnAt",
      w.display_name as "withdrawnBy", d.withdraw_reason as reason, s.access_domain as "accessDomain",
      coalesce(u.display_name, '') as "recordedBy",
      coalesce((
        select o.name from app.timeline t join app.organisations o on o.municipality_id = ${m} and o.id = t.actor_organisation_id
        where t.municipality_id = ${m} and t.case_file_id = d.case_file_id and t.refers_to = d.id
          and t.event in ('document.added', 'document.replaced') limit 1), '') as "organisationName",
      (select nullif(i.given_names, '') from app.person_identities i where i.municipality_id = ${m} and i.person_id = d.subject_id) as "subjectName",
      coalesce(d.scope_id = any (nullif(current_setting('app.writable'), '')::bigint[]), false) as writes
    from app.documents d
    join access.scopes s on s.municipality_id = ${m} and s.id = d.scope_id
    left join access.users u on u.municipality_id = ${m} and u.id = d.recorded_by
    left join access.users w on w.municipality_id = ${m} and w.id = d.withdrawn_by
    where d.municipality_id = ${m} and d.case_file_id = ${file.id}
    order by d.recorded_at desc, d.id`)
  const writes = mayStart(roles, 'case-file.write')
  const theirs = (one: Found) => writes && one.writes && maySetAside(tx, file, { recordedBy: one.recorderId })
  return {
    documents: withEarlier(found).map(({ current, earlier }) => ({
      ...versionOf(current),
      kind: current.kind,
      lifeDomain: current.lifeDomain,
      lifeDomainLabel: current.lifeDomain
        ? (domains.find(one => one.code === current.lifeDomain)?.label ?? current.lifeDomain)
        : 'Algemeen',
      accessDomain: accessDomainOf(current.accessDomain),
      subjectId: current.subjectId,
      subjectName: current.subjectName,
      earlier: earlier.map(versionOf),
      mayReplace: writes && current.writes && !file.closedAt,
      mayWithdraw: theirs(current),
    })),
    withdrawn: found
      .filter(one => one.isWithdrawn && theirs(one) && !file.closedAt)
      .map(one => ({
        id: one.id,
        title: one.title,
        reason: one.reason ?? '',
        withdrawnAt: one.withdrawnAt ?? '',
        withdrawnBy: one.withdrawnBy ?? '',
      })),
    mostBytes: mostBytes((await findSettings(tx, [sizeSetting])).get(sizeSetting)),
  }
}

const versionOf = ({ id, title, datedOn, fileType, byteCount, recordedAt, recordedBy, organisationName }: Found) => ({
  id,
  title,
  datedOn,
  fileType,
  byteCount,
  recordedAt,
  recordedBy,
  organisationName,
})
