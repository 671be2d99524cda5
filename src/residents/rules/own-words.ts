import { type AccessDomain, accessDomainOf } from '../../access/rules/access-domains.ts'

/** Access domains as a resident calls them. */
export const domainInOwnWords: Record<AccessDomain, string> = {
  general: 'hoe het met u gaat',
  identity: 'uw naam en geboortedatum',
  contact: 'uw telefoonnummer en mail',
  address: 'uw adres',
  numbers: 'uw burgerservicenummer',
  finance: 'geld',
  housing: 'wonen',
  health: 'gezondheid',
  parenting: 'opvoeden',
  education: 'school en leren',
  work: 'werk en wat u overdag doet',
  safety: 'veiligheid',
  social: 'familie, vrienden en meedoen',
  intake: 'de melding',
  aftercare: 'hoe het na de hulp gaat',
  tasks: 'welke taken er voor u zijn',
}

export const ownWordsFor = (domainId: number): string => domainInOwnWords[accessDomainOf(domainId)]

export const everything = 'wat nodig is om alle hulp te regelen'
export const onlyThatThereIsHelp = 'alleen dat u hulp krijgt, en van wie'
