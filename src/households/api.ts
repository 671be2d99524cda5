import * as z from 'zod'
import { accessDomainIds } from '../access/rules/access-domains.ts'
import { operation } from '../platform/operation.ts'
import { day, line, requiredLine } from '../platform/text-fields.ts'
import { householdEventOperations } from './event-operations.ts'
import { isBsn, normaliseBsn } from './rules/bsn.ts'
import { genders, householdPositions } from './rules/household-position.ts'
import { isPhoneNumber } from './rules/phone-number.ts'
import { networkKinds, relationKinds } from './rules/relation-kind.ts'

const id = () => z.uuid()
const caseFileId = id()
const done = z.object({ id: id() })

const changed = <T extends z.ZodType>(value: T) => z.object({ from: value, to: value }).optional()

const identityChange = z.object({
  givenNames: changed(line(200)),
  initials: changed(line(20)),
  surnamePrefix: changed(line(20)),
  surname: changed(line(200)),
  birthDate: changed(day().nullable()),
  gender: changed(z.enum(genders)),
  diedOn: changed(day().nullable()),
})

const inFile = { permission: 'case-file.write', purpose: 'support', caseFile: 'caseFileId' } as const

export const householdOperations = {
  ...householdEventOperations,
  addMember: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/members',
    summary: 'Adds somebody to the household (gezinslid), or a person known from another file of one’s own',
    input: z
      .object({
        caseFileId,
        personId: id(),
        givenNames: line(200).default(''),
        surnamePrefix: line(20).default(''),
        surname: line(200).default(''),
        birthDate: day().optional(),
        gender: z.enum(genders).default('unknown'),
        position: z.enum(householdPositions),
        phone: line(30).refine(isPhoneNumber, 'Dit is geen telefoonnummer. Gebruik cijfers, spaties en streepjes.').optional(),
        since: day().optional(),
      })
      .refine(member => member.givenNames !== '' || member.surname !== '', {
        path: ['surname'],
        message: 'Vul een voornaam of een achternaam in. Eén van de twee is genoeg.',
      }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  endMembership: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/members/{memberId}/ending',
    summary: 'Somebody leaves the household; what is recorded about them later is no longer of this file',
    input: z.object({ caseFileId, memberId: id(), on: day(), reason: line(200).default('') }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  changePosition: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/members/{memberId}',
    summary: 'Corrects the place of somebody in the household',
    input: z.object({ caseFileId, memberId: id(), change: z.object({ position: changed(z.enum(householdPositions)) }) }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  changeIdentity: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/persons/{personId}',
    summary: 'Corrects name, birth date or gender; every change names what it was made on',
    input: z.object({ caseFileId, personId: id(), change: identityChange }),
    output: z.object({ version: z.int() }),
    event: 'person.corrected',
    ...inFile,
  }),
  renameHousehold: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/household',
    summary: 'Changes how the household is called in lists',
    input: z.object({ caseFileId, change: z.object({ name: changed(requiredLine(120)) }) }),
    output: z.object({ version: z.int() }),
    event: 'household.changed',
    ...inFile,
  }),
  addContact: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/persons/{personId}/contacts',
    summary: 'Adds a phone number, mail address or language; says whether it is safe to use',
    input: z
      .object({
        caseFileId,
        personId: id(),
        id: id(),
        kind: z.enum(['phone', 'email', 'language', 'other']),
        value: requiredLine(200),
        safeToUse: z.boolean().default(true),
      })
      .superRefine((contact, context) => {
        const wrong =
          contact.kind === 'phone' && !isPhoneNumber(contact.value)
            ? 'Dit is geen telefoonnummer. Gebruik cijfers, spaties en streepjes.'
            : contact.kind === 'email' && !z.email().safeParse(contact.value).success
              ? 'Dit is geen mailadres. Het ziet eruit als naam@voorbeeld.nl.'
              : undefined
        if (wrong) context.addIssue({ code: 'custom', path: ['value'], message: wrong })
      }),
    output: done,
    event: 'contact-data.changed',
    ...inFile,
  }),
  endContact: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/contacts/{contactId}/ending',
    summary: 'A phone number or address no longer holds',
    input: z.object({ caseFileId, contactId: id() }),
    output: done,
    event: 'contact-data.changed',
    ...inFile,
  }),
  recordResidence: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/residences',
    summary: 'The household moves, or has no fixed address: then the place in words',
    input: z
      .object({
        caseFileId,
        addressId: id().nullable().default(null),
        place: line(200).default(''),
        /** Outside this municipality. */
        elsewhere: z.boolean().default(false),
        since: day(),
      })
      .refine(residence => residence.addressId !== null || residence.place !== '', {
        path: ['addressId'],
        message: 'Kies een adres, of schrijf waar het gezin verblijft.',
      }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  recordNumber: operation({
    method: 'PUT',
    path: '/case-files/{caseFileId}/persons/{personId}/number',
    summary: 'Records a BSN; never required',
    input: z.object({
      caseFileId,
      personId: id(),
      bsn: z
        .string()
        .max(20)
        .overwrite(normaliseBsn)
        .refine(isBsn, 'Dit BSN klopt niet. Controleer de negen cijfers; zonder BSN kunt u ook verder.'),
      /** Chance from the client, stored nowhere: the receipt keeps a hash of the request, and nine digits alone are guessed from it. */
      salt: id(),
    }),
    output: z.object({ personId: id() }),
    event: 'number.recorded',
    ...inFile,
  }),
  getNumber: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/persons/{personId}/number',
    summary: 'Shows a BSN in full; masked everywhere else',
    input: z.object({ caseFileId, personId: id() }),
    output: z.object({ bsn: z.string() }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'number.read',
    caseFile: 'caseFileId',
  }),
  addRelation: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/relations',
    summary: 'How two members of the household are related: the related person is this of the person',
    input: z.object({ caseFileId, id: id(), personId: id(), relatedPersonId: id(), kind: z.enum(relationKinds) }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  addNetworkPerson: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/network-persons',
    summary: 'Somebody around the household who does not live in it (netwerk): a grandmother, a neighbour, an informal carer',
    input: z
      .object({
        caseFileId,
        id: id(),
        ofPersonId: id(),
        personId: id(),
        kind: z.enum(networkKinds),
        givenNames: line(200).default(''),
        surnamePrefix: line(20).default(''),
        surname: line(200).default(''),
        phone: line(30).refine(isPhoneNumber, 'Dit is geen telefoonnummer. Gebruik cijfers, spaties en streepjes.').optional(),
      })
      .refine(person => person.givenNames !== '' || person.surname !== '', {
        path: ['givenNames'],
        message: 'Vul een naam in, of hoe het gezin deze persoon noemt.',
      }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  endRelation: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/relations/{relationId}/ending',
    summary: 'A relation no longer holds; somebody of the network leaves the file with it',
    input: z.object({ caseFileId, relationId: id() }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  findOwnPersons: operation({
    method: 'GET',
    path: '/persons',
    summary: 'People in one’s own files with this name, so that one person keeps one record',
    input: z.object({ surname: line(200).default(''), birthDate: day().optional() }),
    output: z.array(
      z.object({
        personId: id(),
        givenNames: z.string(),
        surnamePrefix: z.string(),
        surname: z.string(),
        birthDate: z.string().nullable(),
      }),
    ),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'persons.searched',
    reach: [accessDomainIds.identity],
  }),
}

export type { FileLink, HouseholdState, LikelyDoubles, SplitPreview } from './event-operations.ts'
