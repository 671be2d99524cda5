import { useQueryClient } from '@tanstack/react-query'
import { formatDutchDate, Link, Menu, useToast, useToday } from '../../../platform/design/index.ts'
import { newId } from '../../../platform/ids.ts'
import './demo-clock.css'

const moves = [
  { key: '+1D', label: '1 dag verder' },
  { key: '+7D', label: '1 week verder' },
  { key: '+1M', label: '1 maand verder' },
  { key: '+6M', label: '6 maanden verder' },
  { key: 'reset', label: 'Terug naar vandaag' },
]

/** In a demonstration: which day it is, and a way to move on, so that terms and aftercare can be seen to fall due. */
export function DemoClock() {
  const today = useToday()
  const client = useQueryClient()
  const toast = useToast()
  async function move(key: string) {
    try {
      const response = await fetch('/demo/clock', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
        body: JSON.stringify(key === 'reset' ? { reset: true } : { move: key }),
      })
      if (!response.ok) throw new Error(String(response.status))
      await client.invalidateQueries()
      toast({ text: 'De klok is verzet. Wat verlopen is, staat nu op de lijsten.' })
    } catch {
      toast({ text: 'De klok kon niet worden verzet. Er is niets gewijzigd.' })
    }
  }
  return (
    <aside className="app-demo-clock" aria-label="Demonstratie">
      <span>
        Demonstratie met verzonnen mensen. Het is <strong>{formatDutchDate(today, 'long')}</strong>.
      </span>
      <span className="app-demo-clock-actions">
        <Menu label="Verzet de klok" size="small" items={moves} onAction={key => void move(key)} />
        <Link href="/demo/mail" target="_blank">
          Verstuurde mail
        </Link>
      </span>
    </aside>
  )
}
