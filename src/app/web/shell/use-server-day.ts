import { useEffect, useState } from 'react'
import { type CalendarDate, calendarDateOf } from '../../../platform/time/calendar-date.ts'

/** Today by the server's clock, also past midnight and on a device with a wrong clock. */
export function useServerDay(serverNow: string | undefined): CalendarDate | undefined {
  const [day, setDay] = useState<CalendarDate | undefined>(undefined)
  useEffect(() => {
    if (!serverNow) return
    const ahead = Date.parse(serverNow) - Date.now()
    const look = () => setDay(calendarDateOf(new Date(Date.now() + ahead)))
    look()
    const timer = setInterval(look, 60_000)
    return () => clearInterval(timer)
  }, [serverNow])
  return day
}
