import { useState } from 'react'
import { Button, ButtonGroup, Dialog, Form, LineList, Section, Select, TextField } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type BreachView, breachOperations } from '../breach-api.ts'
import { readNumbers } from '../rules/breach-words.ts'
import { type BreachSubject, breachSubjects } from '../rules/data-breach.ts'

const shownAtOnce = 20

/** Whom and which files it is about, by number: names stay in the files. */
export function BreachAbout({ breach, mayWrite }: { breach: BreachView; mayWrite: boolean }) {
  const [isAdding, setAdding] = useState(false)
  const [isAll, setAll] = useState(false)
  const { write } = useWrite(breachOperations.takeFromDataBreach)
  const shown = isAll ? breach.about : breach.about.slice(0, shownAtOnce)
  const counts = (Object.keys(breachSubjects) as BreachSubject[])
    .map(kind => ({ kind, count: breach.about.filter(one => one.kind === kind).length }))
    .filter(one => one.count > 0)
  return (
    <Section
      title="Om wie het gaat"
      count={breach.about.length}
      actions={
        mayWrite ? (
          <Button size="small" variant="quiet" onClick={() => setAdding(true)}>
            Voeg nummers toe
          </Button>
        ) : null
      }
    >
      {counts.length > 0 ? <p>{counts.map(({ kind, count }) => `${breachSubjects[kind]}: ${count}`).join(' · ')}</p> : null}
      <LineList
        empty="Er zijn nog geen nummers bekend. Namen horen hier niet."
        lines={shown.map(one => ({
          key: one.id,
          primary: <code>{one.aboutId}</code>,
          secondary: breachSubjects[one.kind],
          trailing: mayWrite ? (
            <Button
              size="small"
              variant="quiet"
              aria-label={`Haal ${one.aboutId} weg`}
              onClick={() => void write({ breachId: breach.id, entryId: one.id }).catch(() => undefined)}
            >
              Haal weg
            </Button>
          ) : undefined,
        }))}
      />
      {breach.about.length > shown.length ? (
        <Button size="small" onClick={() => setAll(true)}>
          Toon alle {breach.about.length}
        </Button>
      ) : null}
      {isAdding ? <AddDialog breachId={breach.id} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

function AddDialog({ breachId, onClose }: { breachId: string; onClose: () => void }) {
  const { write } = useWrite(breachOperations.addToDataBreach)
  const [kind, setKind] = useState<BreachSubject>('case-file')
  const [typed, setTyped] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="Om wie het gaat">
      <Form
        onSubmit={async () => {
          const { ids, problem } = readNumbers(typed)
          if (problem) return { aboutIds: problem }
          await write({ breachId, kind, aboutIds: ids })
          onClose()
          return undefined
        }}
      >
        <Select
          label="Wat zijn het?"
          name="kind"
          emptyText={null}
          value={kind}
          onChange={value => value && setKind(value)}
          options={(Object.keys(breachSubjects) as BreachSubject[]).map(value => ({ value, label: breachSubjects[value] }))}
        />
        <TextField
          label="Nummers"
          name="aboutIds"
          lines={5}
          hint="Eén per regel, zoals in het verwerkingslogboek. Geen namen."
          value={typed}
          onChange={setTyped}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Toevoegen…">
            Voeg toe
          </Button>
          <Button onClick={onClose}>Annuleer</Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
