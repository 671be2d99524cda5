import { Button, Dialog, type FieldErrors, Form, TextField, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type HalfYearFigures, indicatorOperations } from '../api.ts'

/** What is planned for the year, all figures together, because they are decided on together. */
export function PlanDialog({ figures, onClose }: { figures: HalfYearFigures; onClose: () => void }) {
  const plan = useWrite(indicatorOperations.planIndicator)
  const toast = useToast()
  async function save(data: FormData): Promise<FieldErrors | undefined> {
    const wrong: FieldErrors = {}
    const changed: { indicator: string; from: number | null; to: number }[] = []
    for (const row of figures.rows) {
      const from = row.planned.year?.planned ?? null
      const text = String(data.get(row.indicator) ?? '').trim()
      const to = wholeNumber(text)
      if (text === '' && from === null) continue
      if (text === '') wrong[row.indicator] = `Vul een getal in bij ${row.label}. Leegmaken kan niet meer; 0 mag wel.`
      else if (to === undefined) wrong[row.indicator] = `Vul bij ${row.label} een heel getal in, bijvoorbeeld 120.`
      else if (to !== from) changed.push({ indicator: row.indicator, from, to })
    }
    if (Object.keys(wrong).length > 0) return wrong
    for (const { indicator, from, to } of changed) {
      await plan.write({
        programmeId: figures.programme.id,
        indicator,
        year: figures.year,
        half: 0,
        change: { planned: { from, to } },
      })
    }
    if (changed.length > 0) toast({ text: 'De planning is bewaard.' })
    onClose()
    return undefined
  }
  return (
    <Dialog isOpen onClose={onClose} title={`Planning ${figures.year}, ${figures.programme.title}`}>
      <Form onSubmit={save}>
        <p className="vd-muted">Wat is er voor het hele jaar gepland? Laat leeg wat niet gepland is.</p>
        {figures.rows
          .filter(row => !row.isShare)
          .map(row => (
            <TextField
              key={row.indicator}
              name={row.indicator}
              label={row.label}
              optional
              inputMode="numeric"
              width="8rem"
              defaultValue={row.planned.year ? String(row.planned.year.planned) : ''}
            />
          ))}
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Bewaar de planning
        </Button>
      </Form>
    </Dialog>
  )
}

/** "2.100" is how people write it. */
function wholeNumber(text: string): number | undefined {
  const digits = text.replaceAll(/[.\s]/g, '')
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined
}
