import { Button, Dialog, type FieldErrors, Form, FormGroup, FormRow, TextField, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type FigureRow, type HalfYearFigures, indicatorOperations, type Target } from '../api.ts'
import type { Half } from '../rules/half-years.ts'

const periods: readonly { half: Half; label: string; of: (row: FigureRow) => Target }[] = [
  { half: 0, label: 'Hele jaar', of: row => row.planned.year },
  { half: 1, label: '1e halfjaar', of: row => row.planned.first },
  { half: 2, label: '2e halfjaar', of: row => row.planned.second },
]

/** What is planned for the year, all figures together, because they are decided on together. */
export function PlanDialog({ figures, onClose }: { figures: HalfYearFigures; onClose: () => void }) {
  const plan = useWrite(indicatorOperations.planIndicator)
  const toast = useToast()
  const rows = figures.rows.filter(row => !row.isShare)

  async function save(data: FormData): Promise<FieldErrors | undefined> {
    const wrong: FieldErrors = {}
    const changed: { indicator: string; half: Half; from: number | null; to: number }[] = []
    for (const row of rows) {
      const typed = periods.map(({ half, label, of }) => {
        const name = fieldName(row, half)
        const text = String(data.get(name) ?? '').trim()
        const from = of(row)?.planned ?? null
        const to = wholeNumber(text)
        if (text === '' && from !== null)
          wrong[name] = `${row.label}, ${label}: een planning kan niet leeg worden gemaakt. Vul 0 in.`
        else if (text !== '' && to === undefined) wrong[name] = `${row.label}, ${label}: vul een heel getal in, bijvoorbeeld 120.`
        else if (to !== undefined && to !== from) changed.push({ indicator: row.indicator, half, from, to })
        return to
      })
      const [year, first, second] = typed
      if (year !== undefined && first !== undefined && second !== undefined && first + second !== year) {
        wrong[fieldName(row, 0)] = `${row.label}: de halfjaren zijn samen ${first + second}, niet ${year}.`
      }
    }
    if (Object.keys(wrong).length > 0) return wrong
    for (const { indicator, half, from, to } of changed) {
      await plan.write({
        programmeId: figures.programme.id,
        indicator,
        year: figures.year,
        half,
        change: { planned: { from, to } },
      })
    }
    if (changed.length > 0) toast({ text: 'De planning is bewaard.' })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Planning ${figures.year}, ${figures.programme.title}`} size="wide">
      <Form onSubmit={save}>
        <p className="vd-muted">Laat leeg wat niet gepland is. Per halfjaar hoeft niet.</p>
        {rows.map(row => (
          <FormGroup key={row.indicator} title={row.label}>
            <FormRow>
              {periods.map(({ half, label, of }) => (
                <TextField
                  key={half}
                  name={fieldName(row, half)}
                  label={label}
                  optional
                  inputMode="numeric"
                  defaultValue={of(row) ? String(of(row)?.planned) : ''}
                />
              ))}
            </FormRow>
          </FormGroup>
        ))}
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Bewaar de planning
        </Button>
      </Form>
    </Dialog>
  )
}

const fieldName = (row: FigureRow, half: Half): string => `${row.indicator}/${half}`

/** "2.100" is how people write it. */
function wholeNumber(text: string): number | undefined {
  const digits = text.replaceAll(/[.\s]/g, '')
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined
}
