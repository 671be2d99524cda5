import { useState } from 'react'
import { Button, ButtonGroup, Dialog, Form, Notice, RadioGroup, TextField, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { indicatorOperations } from '../api.ts'
import type { ReportView } from '../report-api.ts'
import { chapterLabels } from '../rules/report-body.ts'
import { checksOf } from '../rules/report-checks.ts'

interface Props {
  report: ReportView
  onClose: () => void
}

/** Cannot be undone, so it says first what is still empty and what does not add up. */
export function PublishDialog({ report, onClose }: Props) {
  const { write } = useWrite(indicatorOperations.publishHalfYearReport)
  const toast = useToast()
  const [kind, setKind] = useState(report.kinds[0]?.code ?? '')
  const empty = report.body.texts.filter(one => one.organisation === null && one.body === '')
  const odd = report.body.figures.flatMap(figure =>
    checksOf(figure)
      .filter(check => check.kind === 'look')
      .map(check => `${figure.label}. ${check.text}`),
  )
  return (
    <Dialog isOpen mustAnswer onClose={onClose} title="Halfjaarbericht uitbrengen?">
      <Form
        onSubmit={async () => {
          await write({ reportId: report.id, version: report.version, kind })
          toast({ text: 'Het halfjaarbericht is uitgebracht.' })
          onClose()
          return undefined
        }}
      >
        <p>
          Iedereen die de cijfers mag zien, kan het daarna lezen. Tekst en cijfers blijven zoals ze nu zijn; verbeteren kan alleen
          met een nieuwe uitgave.
        </p>
        {empty.length > 0 ? (
          <Notice kind="info" title="Nog leeg">
            {empty.map(one => chapterLabels[one.chapter]).join(', ')}
          </Notice>
        ) : null}
        {odd.length > 0 ? (
          <Notice kind="warning" title="Kijk dit eerst na">
            <ul>
              {odd.map(text => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {report.kinds.length > 1 ? (
          <RadioGroup
            label="Als wat komt het uit?"
            name="kind"
            value={kind}
            onChange={setKind}
            options={report.kinds.map(one => ({ value: one.code, label: one.label }))}
          />
        ) : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Uitbrengen…">
            Breng uit
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

export function CorrectDialog({ report, onClose }: Props) {
  const { write } = useWrite(indicatorOperations.correctHalfYearReport)
  const go = useGo()
  const [id] = useState(() => newId())
  return (
    <Dialog isOpen onClose={onClose} title="Een verbeterde uitgave maken">
      <Form
        onSubmit={async data => {
          const reason = String(data.get('reason') ?? '').trim()
          if (reason === '') return { reason: 'Schrijf wat er niet klopte.' }
          await write({ reportId: report.id, id, reason })
          onClose()
          go(`/cijfers/halfjaarberichten/${id}`)
          return undefined
        }}
      >
        <p>De teksten gaan mee, de cijfers worden die van nu. Deze uitgave blijft te lezen.</p>
        <TextField label="Wat klopte er niet?" name="reason" lines={3} maxLength={1000} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Beginnen…">
            Begin de nieuwe uitgave
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

export function DiscardDialog({ report, onClose }: Props) {
  const { write } = useWrite(indicatorOperations.discardHalfYearReport)
  const go = useGo()
  const toast = useToast()
  return (
    <Dialog isOpen mustAnswer onClose={onClose} title="Concept weggooien?">
      <Form
        onSubmit={async () => {
          go('/cijfers/halfjaarberichten')
          await write({ reportId: report.id, version: report.version })
          toast({ text: 'Het concept is weggegooid.' })
          return undefined
        }}
      >
        <p>De teksten in dit concept gaan verloren. De cijfers blijven.</p>
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Weggooien…">
            Gooi weg
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
