import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, formatDutchDate, Link, useToast, useToday } from '../../../platform/design/index.ts'
import { newId } from '../../../platform/ids.ts'
import './demo-clock.css'

const steps = [
  { by: '+1D', label: '1 dag verder' },
  { by: '+7D', label: '1 week' },
  { by: '+1M', label: '1 maand' },
  { by: '+6M', label: '6 maanden' },
  { by: 'reset', label: 'Terug naar nu' },
] as const

/** In a demonstration: which day it is, and a way to move on, so that terms and aftercare can be seen to fall due. */
export function DemoClock() {
  const today = useToday()
  const client = useQueryClient()
  const toast = useToast()
  const [busy, setBusy] = useState<string>('')
  async function move(by: string) {
    setBusy(by)
    try {
      const response = await fetch('/demo/clock', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
        body: JSON.stringify(by === 'reset' ? { reset: true } : { move: by }),
      })
      if (!response.ok) throw new Error(String(response.status))
      await client.invalidateQueries()
      toast({ text: 'De klok van de demonstratie is verzet.' })
    } catch {
      toast({ text: 'De klok kon niet worden verzet. Er is niets gewijzigd.' })
    } finally {
      setBusy('')
    }
  }
  return (
    <div className="app-demo-clock" role="group" aria-label="Demonstratieklok">
      <span>
        Demonstratie met verzonnen mensen. Het is <strong>{formatDutchDate(today, 'long')}</strong>.{' '}
        <Link href="/demo/mail" target="_blank">
          Verstuurde mail
        </Link>
      </span>
      <span className="app-demo-clock-steps">
        {steps.map(step => (
          <Button key={step.by} variant="quiet" size="small" pending={busy === step.by} onClick={() => void move(step.by)}>
            {step.label}
          </Button>
        ))}
      </span>
    </div>
  )
}
