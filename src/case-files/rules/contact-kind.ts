/** What is noted: a thought of one's own, or contact with the household or somebody around it. */
export const contactKinds = ['note', 'phone', 'mail', 'talk'] as const
export type ContactKind = (typeof contactKinds)[number]

export const contactKindLabels: Record<ContactKind, string> = {
  note: 'Notitie',
  phone: 'Telefoongesprek',
  mail: 'Mail',
  talk: 'Gesprek',
}
