import { Table } from '../../platform/design/index.ts'
import type { AccessRules } from '../rules/access-rules.ts'

/** The only ways in which rights change: functions that run with more rights than their caller, and check the session first. */
export function FunctionsTable({ functions }: { functions: AccessRules['functions'] }) {
  return (
    <>
      <p>
        Wie mag zien wat, verandert alleen door deze functies van de database. Elke functie kijkt eerst wie vraagt. De uitleg komt
        uit de database zelf en is in het Engels, de taal van de broncode.
      </p>
      <Table
        caption="Functies die met meer rechten werken dan wie ze aanroept"
        hideCaption
        density="compact"
        rows={functions}
        rowKey={one => `${one.name} ${one.comment}`}
        columns={[
          { key: 'name', header: 'Functie', rowHeader: true, cell: one => <code>{one.name}</code> },
          { key: 'comment', header: 'Uitleg', cell: one => <span lang="en">{one.comment || 'geen'}</span> },
          { key: 'runsAs', header: 'Werkt als', cell: one => <code>{one.runsAs}</code>, hideNarrow: true },
        ]}
      />
    </>
  )
}
