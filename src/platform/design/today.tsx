import { createContext, type ReactNode, useContext, useState } from 'react'
import { type CalendarDate, calendarDateOf } from '../time/calendar-date.ts'

const TodayContext = createContext<CalendarDate | undefined>(undefined)

/** The server's date, so that a moved demo clock and a device with a wrong clock show the same day. */
export function TodayProvider({ today, children }: { today: CalendarDate; children: ReactNode }) {
  return <TodayContext value={today}>{children}</TodayContext>
}

/** Today in the Netherlands; the device's own clock only where the app gave none. */
export function useToday(): CalendarDate {
  const [deviceDay] = useState(() => calendarDateOf(new Date()))
  return useContext(TodayContext) ?? deviceDay
}
