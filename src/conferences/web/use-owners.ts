import { useMemo } from 'react'
import { planOperations } from '../../plans/api.ts'
import type { DoerKind } from '../../plans/rules/action-state.ts'
import type { ComboBoxOption } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'

/** Who can do what was decided: everybody for an action, organisations that answer tasks for a task. */
export function useOwners(caseFileId: string): { doers: ComboBoxOption[]; receivers: ComboBoxOption[] } {
  const me = useMe()
  const { data } = useRead(planOperations.listDoers, { caseFileId })
  return useMemo(() => {
    const option = (kind: DoerKind, id: string, label: string, detail: string) => ({ value: `${kind}:${id}`, label, detail })
    const colleagues = data?.colleagues ?? []
    const organisations = data?.organisations ?? []
    return {
      doers: [
        ...(data?.members.map(one => option('member', one.id, one.name, 'gezin')) ?? []),
        ...colleagues.filter(one => one.id === me.user).map(one => option('user', one.id, one.name, 'u zelf')),
        ...organisations.map(one => option('organisation', one.id, one.name, one.field)),
        ...colleagues
          .filter(one => one.id !== me.user)
          .map(one => option('user', one.id, one.name, `${one.jobTitle}, ${one.organisationName}`)),
      ],
      receivers: organisations.filter(one => one.takesTasks).map(one => ({ value: one.id, label: one.name, detail: one.field })),
    }
  }, [data, me.user])
}

export function doerOf(value: string): { kind: DoerKind; id: string } {
  const [kind, id = ''] = value.split(':')
  return { kind: kind as DoerKind, id }
}
