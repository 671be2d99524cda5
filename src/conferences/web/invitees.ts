import type { CaseFileView } from '../../case-files/api.ts'
import { newId } from '../../platform/ids.ts'
import type { Conference, Invitee } from '../api.ts'

type Invitable = Conference['invitable'][number]

/** Everybody of this file who can be asked: who is involved now, and the family. Partners are who it is for. */
export function invitableOf(file: CaseFileView, me: string): (Invitable & { isPartner: boolean })[] {
  const partners = new Set(
    file.involvements.filter(one => !one.validTo && one.role === 'partner').map(one => one.organisation.id),
  )
  const current = file.involvements.filter(one => !one.validTo)
  const involved = current.flatMap((one): Invitable[] => {
    if (!one.user)
      return [
        { kind: 'organisation', id: one.organisation.id, name: one.organisation.name, detail: one.organisation.contactFunction },
      ]
    return one.user.id === me ? [] : [{ kind: 'user', id: one.user.id, name: one.user.name, detail: one.organisation.name }]
  })
  const family = file.members.flatMap((member): Invitable[] =>
    member.identity && !member.validTo && !member.identity.diedOn
      ? [
          {
            kind: 'member',
            id: member.personId,
            name: `${member.identity.givenNames} ${member.identity.surname}`.trim(),
            detail: 'gezin',
          },
        ]
      : [],
  )
  return [
    ...new Map(
      [...involved, ...family].map(one => [
        keyOf(one),
        { ...one, isPartner: one.kind === 'organisation' && partners.has(one.id) },
      ]),
    ).values(),
  ]
}

export const keyOf = (one: { kind: string; id: string }): string => `${one.kind}:${one.id}`

export function inviteeOf(key: string): Invitee {
  const [kind, id = ''] = key.split(':')
  if (kind === 'organisation') return { kind, id: newId(), organisationId: id }
  if (kind === 'user') return { kind, id: newId(), userId: id }
  return { kind: 'member', id: newId(), personId: id }
}
