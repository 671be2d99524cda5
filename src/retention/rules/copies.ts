import type { CalendarDate } from '../../platform/time/calendar-date.ts'
import { addTerm } from '../../platform/time/term.ts'
import type { Terms } from './terms.ts'

/** A place where what was destroyed can still stand, and until when at most. */
export interface RemainingCopy {
  what: string
  /** Null: the product cannot know; `note` says who answers for it. */
  lastDay: CalendarDate | null
  note: string
}

/** Copies outside the tables of the product, with their last possible day (AVG art. 17 and 19). */
export function copiesAfter(destroyedOn: CalendarDate, terms: Terms): RemainingCopy[] {
  const until = (term: string): CalendarDate => addTerm(destroyedOn, { duration: term, counting: 'calendar' }).dueOn
  return [
    {
      what: 'Reservekopieën van de database, met het logboek van de server (WAL)',
      lastDay: until(terms.backup),
      note: 'Wordt een oudere kopie teruggezet, voer dan deze vernietiging opnieuw uit (retention replay).',
    },
    {
      what: 'Toestellen aan de deur',
      lastDay: until('P1D'),
      note: 'Een ronde op een toestel verdwijnt bij uitloggen en uiterlijk na een dag.',
    },
    {
      what: 'Regels van het verwerkingslogboek',
      lastDay: until(terms['log-line']),
      note: 'Alleen wie wanneer keek, met nummers die nergens meer naar verwijzen. Geen namen, geen inhoud.',
    },
    {
      what: 'Afdrukken, verstrekte afschriften en wat aan een ander is overgedragen',
      lastDay: null,
      note: 'Bij wie ze kreeg. Die ander beslist zelf; van verstrekkingen staat een regel in het verwerkingslogboek.',
    },
  ]
}
