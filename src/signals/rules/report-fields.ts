import * as z from 'zod'
import { line, lines } from '../../platform/text-fields.ts'
import { helpWishes, residentViews } from './reporter-kinds.ts'

/** What a report says, whoever brings it in. */
export const reportFields = {
  id: z.uuid(),
  programmeId: z.string().max(60),
  programmeVersion: z.int().min(1).max(10_000),
  aboutName: line(200).default(''),
  /** As it was written; `addressId` when it is in the register of addresses. */
  aboutAddress: line(200).default(''),
  addressId: z.uuid().nullable().default(null),
  aboutContact: line(200).default(''),
  /** For advice only, without saying whom it is about. */
  anonymous: z.boolean().default(false),
  observed: lines(10_000).min(1, 'Schrijf wat u zag of hoorde.'),
  lifeDomains: z.array(z.string().max(60)).min(1, 'Kies waar het over gaat, minstens één.').max(40),
  urgency: z.string().min(1, 'Kies hoe snel er iets moet gebeuren.').max(60),
  wantsHelp: z.enum(helpWishes).default('unknown'),
  residentInformed: z.boolean('Kies of de bewoner van de melding weet.'),
  residentAgrees: z.enum(residentViews).default('not-asked'),
  /** Why it is reported although the resident does not know of it, or does not agree. */
  residentInformedNote: lines(2000).default(''),
}

interface Told {
  aboutName: string
  aboutAddress: string
  addressId: string | null
  anonymous: boolean
  residentInformed: boolean
  residentAgrees: (typeof residentViews)[number]
  residentInformedNote: string
}

/** So that whoever sends too early hears in one go all that is missing, not first this and then that. */
export const alsoWhenIncomplete = {
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
}

/** What fields must say together. `byResident`: who tells it is the resident, so nobody has to be informed. */
export function checkTogether(report: Told, context: z.RefinementCtx, byResident = false): void {
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if (report.anonymous) {
    if (report.aboutName !== '') refuse('aboutName', 'U vraagt anoniem advies. Haal de naam weg, of zet "anoniem" uit.')
    if (report.aboutAddress !== '' || report.addressId !== null) {
      refuse('aboutAddress', 'U vraagt anoniem advies. Haal het adres weg, of zet "anoniem" uit.')
    }
  } else if (report.aboutName === '' && report.aboutAddress === '' && report.addressId === null) {
    refuse('aboutName', 'Vul een naam of een adres in. Weet u geen van beide, kies dan voor anoniem advies.')
  }
  if (byResident || report.anonymous || report.residentInformedNote !== '') return
  if (report.residentInformed === false) {
    refuse('residentInformedNote', 'Schrijf waarom de bewoner het niet weet. Dat helpt het contactpunt om zorgvuldig te zijn.')
  } else if (report.residentAgrees === 'refused') {
    refuse('residentInformedNote', 'Schrijf waarom u het toch meldt, ook al wil de bewoner dit niet.')
  }
}
