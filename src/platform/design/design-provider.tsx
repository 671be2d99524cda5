import type { ComponentType, ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { CalendarDate } from '../time/calendar-date.ts'
import { type AnchorProps, LinkProvider, PlainAnchor } from './link.tsx'
import { ToastProvider } from './toast.tsx'
import { TodayProvider } from './today.tsx'

export type DesignProviderProps = {
  /** The server's date, 'YYYY-MM-DD'. */
  today: CalendarDate
  /** The router's link; plain anchors without it. */
  anchor?: ComponentType<AnchorProps> | undefined
  children: ReactNode
}

/** Around the whole app, once: Dutch spoken texts whatever the browser's language, the day, the links and the toasts. */
export function DesignProvider({ today, anchor = PlainAnchor, children }: DesignProviderProps) {
  return (
    <I18nProvider locale="nl-NL">
      <TodayProvider today={today}>
        <LinkProvider anchor={anchor}>
          <ToastProvider>{children}</ToastProvider>
        </LinkProvider>
      </TodayProvider>
    </I18nProvider>
  )
}
