import { formatDutchDate, Status, Table } from '../../platform/design/index.ts'
import type { GroundShown } from '../rules/access-rules.ts'

/** The two questions of the law for each ground, and whether it opens anything now. */
export function GroundsTable({ grounds }: { grounds: readonly GroundShown[] }) {
  return (
    <Table
      caption="Op welke grondslag iemand iets mag zien"
      hideCaption
      density="compact"
      rows={grounds}
      rowKey={ground => `${ground.code} ${ground.validFrom}`}
      columns={[
        { key: 'label', header: 'Grondslag', rowHeader: true, cell: ground => ground.label },
        { key: 'purpose', header: 'Doel', cell: ground => ground.purposeLabel },
        {
          key: 'receiver',
          header: 'Waarom de ontvanger het mag hebben',
          cell: ground => [ground.receiver, ground.special, ground.criminal].filter(Boolean).join('; ') || 'niet beantwoord',
        },
        { key: 'secrecy', header: 'Waarom het beroepsgeheim wijkt', cell: ground => ground.secrecy ?? 'niet beantwoord' },
        { key: 'controller', header: 'Verantwoordelijk', cell: ground => ground.controller, hideNarrow: true },
        { key: 'now', header: 'Nu', noWrap: true, cell: ground => <Standing ground={ground} /> },
      ]}
    />
  )
}

function Standing({ ground }: { ground: GroundShown }) {
  if (ground.isOpen) return <Status kind="done">van kracht</Status>
  if (ground.validFrom === null) return <Status kind="stopped">uitgeschakeld</Status>
  if (ground.validTo !== null) return <Status kind="closed">tot {formatDutchDate(ground.validTo, 'numeric')}</Status>
  if (ground.receiver === null || ground.secrecy === null) return <Status kind="stopped">opent niets</Status>
  return <Status kind="wait">vanaf {formatDutchDate(ground.validFrom, 'numeric')}</Status>
}
