import { daysBetween } from '../../platform/time/calendar-date.ts'

/** Between this team and Veilig Thuis, in both directions. Advice and report are counted apart. */
export const veiligThuisKinds = ['advice', 'report', 'scaled-down'] as const
export type VeiligThuisKind = (typeof veiligThuisKinds)[number]

export const veiligThuisLabels: Record<VeiligThuisKind, string> = {
  advice: 'Advies gevraagd',
  report: 'Gemeld',
  'scaled-down': 'Terug van Veilig Thuis naar het lokale team',
}

/** Days until the other side took it on; null: it did not yet. */
export const daysWaited = (contact: { contactedOn: string; acceptedOn: string | null }): number | null =>
  contact.acceptedOn === null ? null : daysBetween(contact.contactedOn, contact.acceptedOn)
