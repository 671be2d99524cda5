/**
 * The short fixed list by which access is decided. Every life domain of every set points to exactly one of these, so that
 * changing a set of life domains never changes who may see what. The numbers are stored: they never change meaning.
 */
export const accessDomainIds = {
  general: 1,
  identity: 2,
  contact: 3,
  address: 4,
  numbers: 5,
  finance: 6,
  housing: 7,
  health: 8,
  parenting: 9,
  education: 10,
  work: 11,
  safety: 12,
  social: 13,
  intake: 14,
  aftercare: 15,
  tasks: 16,
} as const
/**
 * No part of a file and under no scope: the key by which facts are counted in an area. Apart from `general`, so that who steers
 * by figures reads cases and never the name on a card.
 */
export const figuresDomainId = 17
/**
 * No part of a file either: the key by which who oversees an area sees what asks for their yes about money. Apart from
 * `general`, because the desk oversees the cards there too.
 */
export const budgetDomainId = 18
/**
 * What residents ask about their own data: that they asked and what was decided (existence), the copy itself (content). Apart from
 * `general`, because it is shared with no partner, and who oversees an area decides on it.
 */
export const requestsDomainId = 19

export type AccessDomain = keyof typeof accessDomainIds

export const accessDomainLabels: Record<AccessDomain, string> = {
  general: 'Algemeen',
  identity: 'Namen en geboortedata',
  contact: 'Telefoon en mail',
  address: 'Adres',
  numbers: 'BSN',
  finance: 'Geldzaken',
  housing: 'Wonen',
  health: 'Gezondheid',
  parenting: 'Opvoeding',
  education: 'School en leren',
  work: 'Werk en dagbesteding',
  safety: 'Veiligheid',
  social: 'Netwerk en meedoen',
  intake: 'Meldingen',
  aftercare: 'Nazorg',
  tasks: 'Taken',
}

export const accessDomains = Object.keys(accessDomainIds) as AccessDomain[]

export function accessDomainOf(id: number): AccessDomain {
  // For who reads it, a request of a resident is something general of the file.
  if (id === requestsDomainId) return 'general'
  const domain = accessDomains.find(name => accessDomainIds[name] === id)
  if (!domain) throw new Error(`there is no access domain ${id}`)
  return domain
}
